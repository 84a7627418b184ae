export * from './device-class';
export * from './host';
export * from './local-volume';
export * from './local-volume-set';
export * from './volume-claims';
export * from './volume-source';
