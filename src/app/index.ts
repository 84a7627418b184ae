export * from './delivery';
export * from './delivery-props';
export * from './storage-app';
