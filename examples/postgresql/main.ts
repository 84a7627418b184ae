import { Chart, Size } from 'cdk8s';
import { ConfigMap, EnvValue, Probe, Secret, Service, StatefulSet, Volume } from 'cdk8s-plus-27';
import { BlockPool, CephCluster, DeviceClass, FailureDomain, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass, Tuning } from 'cdk8s-ceph';

const app = new StorageApp();
const storage = new Chart(app, 'storage');

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, {
    volumes: [LocalVolume.disk('/dev/disk/by-path/pci-0000:01:00.0-nvme-1', { name: 'nvme', size: Size.gibibytes(1788), deviceClass: DeviceClass.NVME })],
  })),
});

const cluster = new CephCluster(storage, 'ceph', {
  storage: [disks],
  // What the database relies on. A change after which this no longer held is refused.
  policy: { survive: FailureDomain.HOST, recover: true, store: Size.gibibytes(500) },
  // A database waits for each commit.
  tuning: [Tuning.LATENCY],
});
const fast = new StorageClass(storage, 'fast', { backend: new BlockPool(storage, 'databases', { cluster }), isDefault: true });

// PostgreSQL: the first pod writes, the others follow it and answer queries. Each has a volume of its own.

const shop = new Chart(app, 'shop', { namespace: 'default' });
const password = Secret.fromSecretName(shop, 'password', 'database');
const DATA = '/var/lib/postgresql/data';

const scripts = new ConfigMap(shop, 'scripts', {
  metadata: { name: 'database-scripts' },
  data: {
    // Runs once, where the first pod makes its database: the others may follow it.
    'allow-followers.sh': 'echo "host replication postgres all scram-sha-256" >> "$PGDATA/pg_hba.conf"\n',
    // Runs in every pod before PostgreSQL. A copy that was broken off is begun anew, a complete one is kept.
    'follow.sh': [
      'set -eu',
      'if [ "$HOSTNAME" = database-0 ] || [ -s "$PGDATA/PG_VERSION" ]; then exit 0; fi',
      'copy() { rm -rf "$PGDATA.part"; pg_basebackup --host=database-0.database --username=postgres --pgdata="$PGDATA.part" --write-recovery-conf --checkpoint=fast; }',
      'until copy; do sleep 5; done',
      'mv "$PGDATA.part" "$PGDATA"',
      '',
    ].join('\n'),
  },
});

const postgres = {
  image: 'docker.io/library/postgres:17',
  securityContext: { user: 999, group: 999, readOnlyRootFilesystem: false },
};
const database = new StatefulSet(shop, 'database', {
  metadata: { name: 'database' },
  // `kubectl scale` goes as well, and is undone by the next apply.
  replicas: 3,
  service: new Service(shop, 'service', { metadata: { name: 'database' }, clusterIP: 'None', ports: [{ port: 5432 }] }),
  securityContext: { user: 999, group: 999, fsGroup: 999 },
});
const server = database.addContainer({
  ...postgres,
  name: 'postgres',
  portNumber: 5432,
  envVariables: { PGDATA: EnvValue.fromValue(`${DATA}/pgdata`), POSTGRES_PASSWORD: EnvValue.fromSecretValue({ secret: password, key: 'password' }) },
  startup: Probe.fromCommand(['pg_isready', '--username=postgres'], { failureThreshold: 60 }),
  readiness: Probe.fromCommand(['pg_isready', '--username=postgres']),
  resources: { memory: { request: Size.gibibytes(1), limit: Size.gibibytes(1) } },
});
const copy = database.addInitContainer({
  ...postgres,
  name: 'follow',
  command: ['sh', '/scripts/follow.sh'],
  envVariables: { PGDATA: EnvValue.fromValue(`${DATA}/pgdata`), PGPASSWORD: EnvValue.fromSecretValue({ secret: password, key: 'password' }) },
  resources: { memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) } },
});
const data = fast.claimTemplate('data', { size: Size.gibibytes(50) });
data.addTo(database, server, DATA);
data.addTo(database, copy, DATA);

const mounted = Volume.fromConfigMap(shop, 'scripts-volume', scripts, { name: 'scripts' });
server.mount('/docker-entrypoint-initdb.d/allow-followers.sh', mounted, { subPath: 'allow-followers.sh', readOnly: true });
copy.mount('/scripts', mounted, { readOnly: true });

// The pods are on different hosts as long as there are enough.
database.scheduling.spread({ weight: 100 });

app.synth();
