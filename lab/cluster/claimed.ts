import { Chart } from 'cdk8s';
import { DYNAMIC } from './dynamic-class';
import { CLUSTER, OPERATOR, spareCluster } from './slow-nodes';
import { CephCluster, ReclaimPolicy, StorageApp, StorageStack } from 'cdk8s-ceph';

// Storage on claims of a StorageClass that is already there, whose driver makes volumes when they are asked for. LAB_OSDS is the edit that
// a proof makes: how many claims carry an OSD.
const { LAB_OSDS = '3' } = process.env;

const app = new StorageApp();
const stack = new StorageStack(new Chart(app, 'storage'), 'lab', {
  operator: { ...OPERATOR, allowLoopDevices: true },
  volumeClaims: { claimed: { storageClassName: DYNAMIC, size: '6GiB', count: Number(LAB_OSDS), deviceClass: 'ssd', reclaimPolicy: ReclaimPolicy.RETAIN } },
  cluster: { ...CLUSTER, monitors: { count: 3, storageClassName: DYNAMIC, size: '2GiB' } },
  block: { volumes: { redundancy: { copies: 3 }, classes: { 'ceph-block': { isDefault: true } } } },
});
spareCluster(stack.find('cluster') as CephCluster);

app.synth();
