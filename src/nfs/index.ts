export * from './ceph-nfs';
