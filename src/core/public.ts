export * from './ceph-resource';
export * from './ceph-version';
export * from './findings';
export * from './phase';
export * from './reclaim-policy';
export * from './sizes';
export * from './storage-backend';
