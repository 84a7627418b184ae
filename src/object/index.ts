export * from './bucket-claim';
export * from './object-gateway';
export * from './object-realm';
export * from './object-store';
export * from './object-store-user';
export * from './object-zone';
export * from './object-zone-group';
