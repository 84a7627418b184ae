export * from './block-pool';
