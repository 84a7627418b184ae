export * from './local-volume-set';
export * from './volume-claims';
export * from './volume-source';
