import { Chart, Size } from 'cdk8s';
import { ConfigMap, Deployment, EnvValue, Probe, Secret, Volume } from 'cdk8s-plus-27';
import {
  BucketClaim, CephCluster, DeviceClass, FailureDomain, Host, LocalVolume, LocalVolumeSet, ObjectStore, StorageApp, StorageClass, Tuning,
} from 'cdk8s-ceph';

const app = new StorageApp();
const storage = new Chart(app, 'storage');

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, {
    volumes: [
      LocalVolume.disk('/dev/disk/by-path/pci-0000:03:00.0-sas-phy1-lun-0', { name: 'bay1', size: Size.tebibytes(8), deviceClass: DeviceClass.HDD }),
      LocalVolume.disk('/dev/disk/by-path/pci-0000:03:00.0-sas-phy2-lun-0', { name: 'bay2', size: Size.tebibytes(1), deviceClass: DeviceClass.SSD }),
    ],
  })),
});

const cluster = new CephCluster(storage, 'ceph', {
  storage: [disks],
  // What the registry relies on. A change after which this no longer held is refused.
  policy: { survive: FailureDomain.HOST, recover: true, store: Size.tebibytes(5) },
  // Images are pulled by day: the disks are scrubbed at night.
  tuning: [Tuning.THROUGHPUT, Tuning.HDD],
});
const store = new ObjectStore(storage, 'objects', { cluster, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.SSD });
const buckets = new StorageClass(storage, 'ceph-buckets', { backend: store });

// A registry of container images. Everything is in a bucket, so that any number of pods serve the same images.

const tools = new Chart(app, 'tools', { namespace: 'default' });
const images = new BucketClaim(tools, 'images', { storageClassName: buckets.name, maxSize: Size.tebibytes(2) });
const bucket = ConfigMap.fromConfigMapName(tools, 'bucket', images.configMapName);
const key = Secret.fromSecretName(tools, 'key', images.secretName);
// All pods sign uploads with the same secret, because a client may send the next part to another one.
const signing = Secret.fromSecretName(tools, 'signing', 'registry');

const config = new ConfigMap(tools, 'config', {
  metadata: { name: 'registry' },
  data: {
    'config.yml': [
      'version: 0.1',
      'storage:',
      '  s3: { region: us-east-1, secure: false, forcepathstyle: true }',
      '  delete: { enabled: true }',
      // Clients do not reach the gateway themselves.
      '  redirect: { disable: true }',
      'http: { addr: ":5000" }',
      'health: { storagedriver: { enabled: true } }',
      '',
    ].join('\n'),
  },
});

const registry = new Deployment(tools, 'registry', {
  metadata: { name: 'registry' },
  // `kubectl scale` goes as well, and is undone by the next apply.
  replicas: 2,
  securityContext: { user: 1000, group: 1000 },
});
const server = registry.addContainer({
  name: 'registry',
  image: 'docker.io/library/registry:2.8.3',
  portNumber: 5000,
  securityContext: { user: 1000, group: 1000 },
  envVariables: {
    BUCKET_HOST: EnvValue.fromConfigMap(bucket, 'BUCKET_HOST'),
    BUCKET_PORT: EnvValue.fromConfigMap(bucket, 'BUCKET_PORT'),
    REGISTRY_STORAGE_S3_REGIONENDPOINT: EnvValue.fromValue('http://$(BUCKET_HOST):$(BUCKET_PORT)'),
    REGISTRY_STORAGE_S3_BUCKET: EnvValue.fromConfigMap(bucket, 'BUCKET_NAME'),
    REGISTRY_STORAGE_S3_ACCESSKEY: EnvValue.fromSecretValue({ secret: key, key: 'AWS_ACCESS_KEY_ID' }),
    REGISTRY_STORAGE_S3_SECRETKEY: EnvValue.fromSecretValue({ secret: key, key: 'AWS_SECRET_ACCESS_KEY' }),
    REGISTRY_HTTP_SECRET: EnvValue.fromSecretValue({ secret: signing, key: 'secret' }),
  },
  readiness: Probe.fromHttpGet('/', { port: 5000 }),
  resources: { memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) } },
});
server.mount('/etc/docker/registry', Volume.fromConfigMap(tools, 'config-volume', config, { name: 'config' }), { readOnly: true });
registry.exposeViaService({ name: 'registry', ports: [{ port: 5000 }] });

// The pods are on different hosts as long as there are enough.
registry.scheduling.spread({ weight: 100 });

app.synth();
