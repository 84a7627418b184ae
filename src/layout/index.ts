export * from './device-class';
export * from './host';
export * from './local-volume';
export * from './taint';
