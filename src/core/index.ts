export * from './ceph-resource';
export * from './findings';
export * from './phase';
export * from './storage-backend';
