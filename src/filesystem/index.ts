export * from './ceph-filesystem';
export * from './filesystem-data-pool';
export * from './metadata-servers';
