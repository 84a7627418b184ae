export * from './bucket-claim';
export * from './gateway';
export * from './object-store';
export * from './object-store-user';
