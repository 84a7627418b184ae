export * from './ceph-client';
export * from './client-access';
