export * from './ceph-cluster';
export * from './ceph-cluster-props';
export * from './dashboard-ingress';
export * from './encryption';
export * from './monitors';
export * from './network';
export * from './resources';
export * from './survival-policy';
