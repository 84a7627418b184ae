import { Chart, JsonPatch } from 'cdk8s';
import { DEVICE, LOCAL, Measured, STORAGE_HOSTS } from './comparison';
import { CLUSTER, OPERATOR, spareCluster } from './slow-nodes';
import { BenchmarkRow, CephCluster, CephVersion, StackBenchmarkProps, StorageApp, StorageStack } from 'cdk8s-ceph';

/** Ten seconds are the least that the library takes; the nodes are slow enough to be the same for the whole of them. */
const benchmark = ({ rows, client, memory, nfs }: Measured): StackBenchmarkProps => ({
  image: CephVersion.V20_2_4.image,
  rows: rows as BenchmarkRow[],
  hosts: [client],
  cacheSize: `${memory}MiB`,
  workingSet: `${2 * memory}MiB`,
  rounds: 7,
  runtime: '10s',
  rampTime: '5s',
  backends: [{ storageClassName: 'ceph-block' }, { name: 'rook-example', storageClassName: 'rook-ceph-block' }, { storageClassName: LOCAL }, { nfs }],
});

/** By themselves OSDs would keep more in memory than such a node has. */
const CACHES = { bluestore_cache_autotune: 'false', bluestore_cache_size: `${64 * 2 ** 20}` };

/** Clocks and operations of these nodes are what they are: what is measured in spite of that is not bad health. Nobody scrubs while there is load. */
const LENIENT = { mon: { mon_clock_drift_allowed: '0.5' }, osd: { bluestore_slow_ops_warn_threshold: '1000', bluestore_slow_ops_warn_lifetime: '10', osd_scrub_load_threshold: '0.01' } };

// As little as can be measured: each node has one processor, which idle daemons of a whole cluster would keep busy. LAB_MEASURED is what a proof measures.
const { LAB_MEASURED } = process.env;

const app = new StorageApp();
const stack = new StorageStack(new Chart(app, 'storage'), 'lab', {
  operator: OPERATOR,
  hosts: Object.fromEntries(STORAGE_HOSTS.map(host => [host, { volumes: [{ ...DEVICE, deviceClass: 'ssd' }] }])),
  cluster: { ...CLUSTER, managers: 1, monitors: { count: 3 }, cephConfig: { ...CLUSTER.cephConfig, mon: LENIENT.mon, osd: { ...CACHES, ...LENIENT.osd } } },
  block: { volumes: { redundancy: { copies: 3 }, classes: { 'ceph-block': { isDefault: true } } } },
  ...LAB_MEASURED ? { benchmark: benchmark(JSON.parse(LAB_MEASURED) as Measured) } : {},
});
const cluster = stack.find('cluster') as CephCluster;
spareCluster(cluster);
// A node has less memory than daemons ask for by themselves.
cluster.patch(JsonPatch.remove('/spec/resources'));

app.synth();
