export * from './capture';
export * from './device';
export * from './host-facts';
export * from './inventory';
export { UnreadableCapture } from './lsblk';
export { readDiscovery } from './rook-discovery';
export { INVENTORY_RULES } from './rules';
