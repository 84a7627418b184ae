export * from './ceph-cluster';
