export * from './public';
export * from './nfs-pool';
export * from './service-daemons';
