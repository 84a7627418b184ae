export * from './capture';
export * from './device';
export * from './inventory';
export { UnreadableCapture } from './lsblk';
export { INVENTORY_RULES } from './rules';
