export * from './bucket-claim';
export * from './object-gateway';
export * from './object-store';
export * from './object-store-user';
