export * from './block-pool';
export * from './rados-namespace';
