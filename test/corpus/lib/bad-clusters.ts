import { Chart, Size } from 'cdk8s';
import type { BadSpecification } from './specification';
import {
  CephCluster, CephClusterProps, CephVersion, CephxKeyType, DeviceClass, Encryption, Host, IpFamily, LocalVolume, LocalVolumeSet, Monitors, Network,
  RookOperator, RookOperatorProps, VaultOptions, VolumeClaims, VolumeClaimsProps,
} from '../../../src';
import { cluster, disks } from '../../parity/lib/stage';
import { disk } from '../../support/layouts';
import { PlaceOptions, twoPlaces } from '../../support/stretched';

const clusters = (name: string, code: string, props: Partial<CephClusterProps>): BadSpecification => ({ name, code, build: chart => { cluster(chart, 4, props); } });

const claims = (name: string, code: string, props: Partial<VolumeClaimsProps>): BadSpecification => ({
  name, code, build: chart => { new VolumeClaims(chart, 'cloud', { storageClassName: 'fast', size: Size.gibibytes(100), count: 4, ...props }); },
});

const operators = (name: string, code: string, props: RookOperatorProps): BadSpecification => ({ name, code, build: chart => { new RookOperator(chart, 'operator', props); } });

const vaults = (name: string, code: string, options: Partial<VaultOptions>): BadSpecification => clusters(name, code, {
  encryption: Encryption.withVault({ address: 'https://vault.example.com:8200', tokenSecretName: 'vault-token', ...options }),
});

function stretched(chart: Chart, a: PlaceOptions, b: PlaceOptions, monitors = Monitors.stretched('z')): void {
  new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts: twoPlaces(a, b) })], monitors });
}

const stretches = (name: string, code: string, also: string[], a: PlaceOptions, b: PlaceOptions = {}, monitors?: Monitors): BadSpecification => ({
  name, code, also, build: chart => stretched(chart, a, b, monitors),
});

/** Operators, volumes and clusters that must be refused. */
export const BAD_CLUSTERS: readonly BadSpecification[] = [
  operators('an operator in a namespace that cannot be', 'rook-operator/namespace', { namespace: 'Rook_Ceph' }),
  operators('an operator whose drivers have names that are too long', 'rook-operator/driver-name', { namespace: `rook-${'x'.repeat(50)}` }),
  operators('the own namespace as a further one', 'rook-operator/cluster-namespaces', { clusterNamespaces: ['rook-ceph'] }),
  operators('no controller of the drivers', 'rook-operator/csi-replicas', { csiControllerReplicas: 0 }),
  operators('a setting with a blank', 'rook-operator/setting-name', { settings: { 'ROOK SETTING': '1' } }),
  operators('a setting beside its option', 'rook-operator/setting-with-prop', { settings: { ROOK_LOG_LEVEL: 'DEBUG' } }),
  claims('claims of a set whose name cannot be', 'volume-claims/name', { name: 'Cloud_1' }),
  claims('claims in one zone twice', 'volume-claims/zones', { zones: ['a', 'a'] }),
  claims('claims in no zone', 'volume-claims/zones', { zones: [] }),
  claims('claims of a class of devices that Ceph cannot have', 'volume-claims/device-class', { deviceClass: DeviceClass.of('very fast') }),
  { name: 'a set whose name cannot be', code: 'local-volume-set/name', build: chart => { new LocalVolumeSet(chart, 'set', { name: 'My_Set', hosts: [Host.named('a', { volumes: [disk()] })] }); } },
  {
    name: 'two sets of one name',
    code: 'local-volume-set/duplicate-name',
    also: ['app/duplicate-object'],
    build: chart => ['one', 'other'].forEach((id, i) => new LocalVolumeSet(chart, id, { name: 'disks', hosts: [Host.named('a', { volumes: [disk(`${i}`)] })] })),
  },
  {
    name: 'a cluster in a namespace for which the operator has no permissions',
    code: 'ceph-cluster/namespace-without-permissions',
    build: chart => { cluster(chart, 4, { operator: new RookOperator(chart, 'operator'), namespace: 'elsewhere' }); },
  },
  { name: 'a cluster without volumes', code: 'ceph-cluster/no-volumes', build: chart => { new CephCluster(chart, 'ceph', { storage: [] }); }, also: ['ceph-cluster/too-few-hosts'] },
  {
    name: 'files on an operator that refuses them',
    code: 'ceph-cluster/loop-devices-off',
    also: ['ceph-cluster/file-volume'],
    build: chart => {
      const hosts = ['a', 'b', 'c'].map(name => Host.named(name, { volumes: [LocalVolume.file('/srv/disk.img', { size: Size.gibibytes(20) })] }));
      new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'files', { hosts })], operator: new RookOperator(chart, 'operator') });
    },
  },
  stretches('a stretched cluster with seven monitors', 'ceph-cluster/stretch-monitors', ['ceph-cluster/monitors-exceed-hosts'], {}, {}, Monitors.stretched('z', { count: 7 })),
  stretches('a stretched cluster without its arbiter', 'ceph-cluster/stretch-arbiter', ['ceph-cluster/stretch-monitors', 'ceph-cluster/stretch-places'], {}, {}, Monitors.stretched('nowhere')),
  stretches('a stretched cluster with one host in a place', 'ceph-cluster/stretch-copies', ['ceph-cluster/monitors-exceed-hosts', 'ceph-cluster/stretch-monitors'], { hosts: 1, size: Size.gibibytes(200) }),
  stretches('a stretched cluster with a larger place', 'ceph-cluster/stretch-balance', [], { hosts: 3 }),
  stretches('a stretched cluster with a class of devices for each place', 'ceph-cluster/stretch-device-classes', ['ceph-cluster/too-few-hosts'], { deviceClass: DeviceClass.SSD }, { deviceClass: DeviceClass.HDD }),
  {
    name: 'a stretched cluster over hosts without places',
    code: 'ceph-cluster/stretch-places',
    also: ['ceph-cluster/stretch-arbiter'],
    build: chart => { cluster(chart, 5, { monitors: Monitors.stretched('z') }); },
  },
  {
    name: 'an encrypted logical volume',
    code: 'ceph-cluster/encrypted-volume',
    build: chart => {
      const hosts = ['a', 'b', 'c', 'd'].map(name => Host.named(name, { volumes: [LocalVolume.logicalVolume('vg', 'ceph', { size: Size.gibibytes(100) })] }));
      new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts })], encryption: Encryption.withKubernetesSecrets() });
    },
  },
  clusters('keys that change at a time that cron does not know', 'ceph-cluster/key-rotation', { encryption: Encryption.withKubernetesSecrets({ keyRotation: 'now and then' }) }),
  vaults('Vault without TLS', 'ceph-cluster/vault-address', { address: 'http://vault.example.com:8200' }),
  vaults('two ways to sign in at Vault', 'ceph-cluster/vault-sign-in', { kubernetesRole: 'rook' }),
  vaults('a certificate without its key', 'ceph-cluster/vault-sign-in', { clientCertificateSecretName: 'certificate' }),
  vaults('a Secret that cannot be', 'ceph-cluster/vault-secret', { tokenSecretName: 'Vault_Token' }),
  clusters('keys that this release does not know', 'ceph-cluster/csi-key-type', { cephVersion: CephVersion.V19_2_3, csiKeyType: CephxKeyType.AES256K }),
  clusters('a mute of what is no code', 'ceph-cluster/muted-code', { mutedHealthCodes: [{ code: 'down', reason: 'it is known' }] }),
  clusters('a mute without a reason', 'ceph-cluster/mute-reason', { mutedHealthCodes: [{ code: 'RECENT_CRASH', reason: '' }] }),
  clusters('ranges of another family', 'ceph-cluster/address-family', { network: Network.host({ publicRanges: ['fd00::/64'], ipFamily: IpFamily.IPV4 }) }),
  {
    name: 'two clusters on one host and directory',
    code: 'ceph-cluster/shared-data-dir',
    also: ['local-volume/claimed-twice'],
    build: chart => {
      cluster(chart, 4);
      const hosts = [0, 1, 2, 3].map(i => Host.named(`host${i}`, { volumes: [disk(`ff${i}`)] }));
      new CephCluster(chart, 'other', { storage: [new LocalVolumeSet(chart, 'more', { hosts })], namespace: 'other' });
    },
  },
  clusters('six managers', 'ceph-cluster/manager-count', { managers: 6 }),
  clusters('a directory that is no path', 'ceph-cluster/data-dir', { dataDirHostPath: 'var/lib/rook' }),
  {
    name: 'a cluster on too few hosts',
    code: 'ceph-cluster/too-few-hosts',
    also: ['ceph-cluster/monitors-exceed-hosts', 'pool/too-few-domains'],
    build: chart => { new CephCluster(chart, 'ceph', { storage: [disks(chart, 2)] }); },
  },
];
