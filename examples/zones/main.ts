import { Chart, Size } from 'cdk8s';
import { Service, StatefulSet, Topology } from 'cdk8s-plus-27';
import { BlockPool, CephCluster, FailureDomain, Findings, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp();
const storage = new Chart(app, 'storage');

/** Three zones close enough for synchronous writes, two hosts in each. */
const ZONES: Record<string, string[]> = {
  'zone-1': ['node-11', 'node-12'],
  'zone-2': ['node-21', 'node-22'],
  'zone-3': ['node-31', 'node-32'],
};

const volumes = [1, 2].map(slot => LocalVolume.disk(`/dev/disk/by-path/pci-0000:0${slot}:00.0-nvme-1`, {
  name: `slot${slot}`, size: Size.gibibytes(1788),
}));

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: Object.entries(ZONES).flatMap(([zone, nodes]) => nodes.map(node => Host.named(node, { zone, volumes }))),
});

const cluster = new CephCluster(storage, 'ceph', { storage: [disks] });

const pool = new BlockPool(storage, 'volumes', { cluster, failureDomain: FailureDomain.ZONE });
const block = new StorageClass(storage, 'ceph-block', { backend: pool, isDefault: true });

Findings.approve(storage, 'pool/no-spare-domain', 'there are three zones; one that fails comes back, and two copies bridge the time');

// An application with an instance in every zone. Each has a volume of its own, also those added by scaling later.
const shop = new Chart(app, 'shop', { namespace: 'default' });

const carts = new StatefulSet(shop, 'carts', {
  metadata: { name: 'carts' },
  replicas: 3,
  service: new Service(shop, 'carts-service', { metadata: { name: 'carts' }, clusterIP: 'None', ports: [{ port: 6379 }] }),
  securityContext: { user: 999, group: 999, fsGroup: 999 },
});
const valkey = carts.addContainer({
  name: 'valkey',
  image: 'docker.io/valkey/valkey:8.1',
  args: ['--appendonly', 'yes', '--dir', '/data'],
  portNumber: 6379,
  securityContext: { user: 999, group: 999 },
  resources: { memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) } },
});
block.claimTemplate('data', { size: Size.gibibytes(10) }).addTo(carts, valkey, '/data');
carts.scheduling.spread({ topology: Topology.ZONE, weight: 100 });

app.synth();

// Rook reads the zones from labels of the nodes; they must be there before the first OSD.
disks.labelCommands.forEach(command => console.log(command));
