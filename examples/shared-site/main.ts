import { Chart, Size } from 'cdk8s';
import { ConfigMap, Deployment, Probe, Volume } from 'cdk8s-plus-27';
import { CephCluster, CephFilesystem, DeviceClass, FailureDomain, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp();
const storage = new Chart(app, 'storage');

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, {
    volumes: [LocalVolume.disk('/dev/disk/by-path/pci-0000:03:00.0-sas-phy1-lun-0', { name: 'bay1', size: Size.tebibytes(4), deviceClass: DeviceClass.SSD })],
  })),
});

const cluster = new CephCluster(storage, 'ceph', {
  storage: [disks],
  // What the site relies on. A change after which this no longer held is refused.
  policy: { survive: FailureDomain.HOST, recover: true, store: Size.tebibytes(2) },
});
const files = new StorageClass(storage, 'ceph-files', { backend: new CephFilesystem(storage, 'shared', { cluster }) });

// A site that takes uploads: three web servers on one directory. What one has taken, all others have.

const web = new Chart(app, 'web', { namespace: 'default' });
const uploads = files.claim(web, 'uploads', { size: Size.gibibytes(500) });

const config = new ConfigMap(web, 'config', {
  metadata: { name: 'site' },
  data: {
    // An upload is written beside its place and renamed when it is complete, so that no other server shows half of it.
    'nginx.conf': [
      'pid /tmp/nginx.pid;',
      'error_log stderr;',
      'events {}',
      'http {',
      '  include /etc/nginx/mime.types;',
      '  access_log /dev/stdout;',
      '  client_body_temp_path /srv/site/.incoming;',
      '  proxy_temp_path /tmp/proxy; fastcgi_temp_path /tmp/fastcgi; uwsgi_temp_path /tmp/uwsgi; scgi_temp_path /tmp/scgi;',
      '  server {',
      '    listen 8080;',
      '    location /healthy { return 204; }',
      '    location / {',
      '      root /srv/site;',
      '      client_max_body_size 1g;',
      '      create_full_put_path on;',
      '      dav_methods PUT DELETE;',
      '      autoindex on;',
      '    }',
      '    location /.incoming { return 404; }',
      '  }',
      '}',
      '',
    ].join('\n'),
  },
});

const site = new Deployment(web, 'site', {
  metadata: { name: 'site' },
  // `kubectl scale` goes as well, and is undone by the next apply.
  replicas: 3,
  securityContext: { user: 101, group: 101, fsGroup: 101 },
});
const server = site.addContainer({
  name: 'nginx',
  image: 'docker.io/library/nginx:1.27',
  command: ['nginx', '-g', 'daemon off;'],
  portNumber: 8080,
  securityContext: { user: 101, group: 101 },
  readiness: Probe.fromHttpGet('/healthy', { port: 8080 }),
  resources: { memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) } },
});
server.mount('/srv/site', Volume.fromPersistentVolumeClaim(web, 'uploads-volume', uploads, { name: 'uploads' }));
server.mount('/etc/nginx/nginx.conf', Volume.fromConfigMap(web, 'config-volume', config, { name: 'config' }), { subPath: 'nginx.conf', readOnly: true });
server.mount('/tmp', Volume.fromEmptyDir(web, 'tmp', 'tmp'));
site.exposeViaService({ name: 'site', ports: [{ port: 80, targetPort: 8080 }] });

// The servers are on different hosts as long as there are enough.
site.scheduling.spread({ weight: 100 });

app.synth();
