export * from './ceph-filesystem';
export * from './filesystem-data-pool';
export * from './metadata-servers';
export * from './pinning';
export * from './sub-volume-group';
