import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Size } from 'cdk8s';
import {
  BlockPool, CephClient, CephCluster, CephDaemon, CephFilesystem, CephNfs, CephxKeyType, ClientAccess, DashboardIngress, Encryption,
  Findings, Host, IpFamily, LocalVolume, LocalVolumeSet, Monitors, Network, NetworkPolicies, ObjectRealm, ObjectStore, ObjectZone,
  ObjectZoneGroup, Pinning, RadosNamespace, RookOperator, Severity, StorageApp, StorageClass, SubVolumeGroup, Toolbox,
} from '../../src';
import { judge } from '../../tools/lib/kubectl-validate';

const disk = (host: string) => LocalVolume.disk(`/dev/disk/by-id/wwn-${host}`, { name: 'disk', size: Size.tebibytes(1) });

/** What the examples do not use, in all its forms. */
function everything(outdir: string): Chart {
  const app = new StorageApp({ outdir });
  const chart = new Chart(app, 'storage');
  const hosts = ['a1', 'a2', 'b1', 'b2', 'c1'].map(name => Host.named(name, { zone: name[0], volumes: name === 'c1' ? [] : [disk(name)] }));
  const cluster = new CephCluster(chart, 'ceph', {
    storage: [new LocalVolumeSet(chart, 'disks', { hosts })],
    operator: RookOperator.existing(chart, 'rook', { nfs: true }),
    monitors: Monitors.stretched('c'),
    network: Network.pod({ ipFamily: IpFamily.IPV6, dualStack: true, encryption: true }),
    readAffinity: true,
    encryption: Encryption.withVault({ address: 'https://vault.example.com:8200', kubernetesRole: 'rook', caCertificateSecretName: 'vault-ca', keyRotation: '@weekly' }),
  });
  const vms = new BlockPool(chart, 'vms', { cluster });
  const files = new CephFilesystem(chart, 'files', { cluster });
  const nfs = new CephNfs(chart, 'nfs', { cluster, port: 12049 });
  const tenant = new RadosNamespace(chart, 'team-a', { pool: vms });
  const pinnings = [Pinning.none(), Pinning.distributed(), Pinning.toServer(0), Pinning.random(0.01)];
  const groups = pinnings.map((pinning, i) => new SubVolumeGroup(chart, `group-${i}`, { filesystem: files, pinning, maxSize: Size.gibibytes(1.5), dataPool: files }));
  [nfs.exportsOf(files), tenant, groups[0]].forEach((backend, i) => new StorageClass(chart, `class-${i}`, { backend }).addSnapshotClass());
  new CephClient(chart, 'backup', { cluster, access: [ClientAccess.readOnly(tenant), ClientAccess.readWrite(groups[0])], keyType: CephxKeyType.AES256K });
  new CephClient(chart, 'probe', { cluster, access: [ClientAccess.of(CephDaemon.MON, 'allow r')], secretName: 'probe' });
  const realms = [new ObjectRealm(chart, 'earth', { cluster, isDefault: true }), new ObjectRealm(chart, 'mars', { cluster, pullEndpoint: 'https://s3.example.com' })];
  for (const realm of realms) {
    const zone = new ObjectZone(realm, 'zone', { zoneGroup: new ObjectZoneGroup(realm, 'group', { realm, name: `${realm.name}-group` }), name: `${realm.name}-zone`, endpoints: ['https://s3.example.com'] });
    new ObjectStore(realm, 'store', { cluster, zone, name: `${realm.name}-store` });
  }
  new Toolbox(chart, 'rook-ceph-tools', { cluster });
  new NetworkPolicies(chart, 'policies', { cluster });
  new DashboardIngress(chart, 'dashboard', { cluster, host: 'ceph.example.com', tlsSecretName: 'ceph-tls', ingressClassName: 'nginx' });
  app.synth();
  return chart;
}

test('the API server accepts what every feature renders, unknown fields refused', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'features-'));
  try {
    const chart = everything(outdir);
    expect(Findings.of(chart).filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
    const verdicts = judge([outdir]);
    expect(verdicts.filter(({ valid }) => !valid).map(({ object, errors }) => `${object}: ${errors.join('; ')}`)).toEqual([]);
    const kinds = new Set(verdicts.map(({ object }) => object.split(' ')[0]));
    const expected = [
      'CephNFS', 'CephBlockPoolRadosNamespace', 'CephFilesystemSubVolumeGroup', 'CephClient', 'CephObjectRealm', 'CephObjectZoneGroup', 'CephObjectZone', 'Deployment',
      'NetworkPolicy', 'Ingress', 'VolumeSnapshotClass',
    ];
    expect(expected.filter(kind => !kinds.has(kind))).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
