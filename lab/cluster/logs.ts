import { App, Chart, Size } from 'cdk8s';
import { CephCluster, LogTarget, StorageLogs } from 'cdk8s-ceph';

// The logs of the lab's storage, as those would keep them who run it. LAB_LOG_HOSTS names the two nodes that keep them.
const { LAB_LOG_HOSTS = 'node-a,node-b' } = process.env;

const app = new App();
const chart = new Chart(app, 'logs');
const cluster = CephCluster.fromCephClusterAttributes(chart, 'ceph', { name: 'ceph' });
new StorageLogs(chart, 'logs', { cluster, target: LogTarget.onHosts(LAB_LOG_HOSTS.split(',').map(name => ({ name, size: Size.gibibytes(1) }))) });

app.synth();
