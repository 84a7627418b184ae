import { Size } from 'cdk8s';
import { CephVersion, CephxKeyType, Encryption, Host, IpFamily, LocalVolume, Network, VaultOptions, VolumeClaims } from '../../src';
import type { CephClusterProps } from '../../src';
import { clusterOn, codesAt, disk, disks, errorsIn } from '../support/layouts';

type Props = Partial<CephClusterProps>;
const size = Size.gibibytes(100);
const TOKEN: VaultOptions = { address: 'https://vault.vault.svc:8200', tokenSecretName: 'vault-token' };
const vault = (options: Partial<VaultOptions>): Props => ({ encryption: Encryption.withVault({ ...TOKEN, ...options }) });
const spec = (props: Props) => clusterOn(disks(3), props)._toKube();
const IN_SECRETS: Props = { encryption: Encryption.withKubernetesSecrets() };
const on = (volume: (i: number) => LocalVolume) => Array.from({ length: 3 }, (_, i) => Host.named(`n${i}`, { volumes: [volume(i)] }));

describe('encryption', () => {
  it('is off unless asked for', () => {
    expect(spec({}).storage?.storageClassDeviceSets?.[0]).not.toHaveProperty('encrypted', true);
    expect(spec({}).security).not.toHaveProperty('kms', expect.anything());
  });

  it('holds for every device set', () => {
    expect(spec(IN_SECRETS).storage?.storageClassDeviceSets?.map(({ encrypted }) => encrypted)).toEqual([true, true, true]);
  });

  it('keeps keys in Secrets of Kubernetes, which is what no key store means', () => expect(spec(IN_SECRETS).security?.kms).toBeUndefined());

  it('rotates keys when told', () => {
    const props = { encryption: Encryption.withKubernetesSecrets({ keyRotation: '@weekly' }) };
    expect(spec(props).security?.keyRotation).toEqual({ enabled: true, schedule: '@weekly' });
  });

  it('does not rotate keys otherwise', () => expect(spec(IN_SECRETS).security?.keyRotation).toBeUndefined());

  it('keeps keys in Vault by a token', () => {
    expect(spec(vault({ path: 'rook' })).security?.kms).toEqual({
      connectionDetails: {
        KMS_PROVIDER: 'vault', VAULT_ADDR: 'https://vault.vault.svc:8200', VAULT_SECRET_ENGINE: 'kv', VAULT_BACKEND_PATH: 'rook', VAULT_AUTH_METHOD: 'token',
      },
      tokenSecretName: 'vault-token',
    });
  });

  it('keeps keys in Vault by a role', () => {
    const { kms } = spec(vault({ tokenSecretName: undefined, kubernetesRole: 'rook-ceph' })).security!;
    expect(kms?.connectionDetails).toMatchObject({ VAULT_AUTH_METHOD: 'kubernetes', VAULT_AUTH_KUBERNETES_ROLE: 'rook-ceph' });
    expect(kms?.tokenSecretName).toBeUndefined();
  });

  it('hands certificates and names through to Vault', () => {
    const details = spec(vault({
      caCertificateSecretName: 'ca', clientCertificateSecretName: 'cert', clientKeySecretName: 'key', serverName: 'vault.example.com', vaultNamespace: 'team',
    })).security?.kms?.connectionDetails;
    expect(details).toMatchObject({
      VAULT_CACERT: 'ca', VAULT_CLIENT_CERT: 'cert', VAULT_CLIENT_KEY: 'key', VAULT_TLS_SERVER_NAME: 'vault.example.com', VAULT_NAMESPACE: 'team',
    });
  });

  it('still says the kind of the drivers\' keys', () => expect(spec(IN_SECRETS).security?.cephx?.csi?.keyType).toBe('aes'));

  it('also holds for claims', () => {
    const cluster = clusterOn(scope => [new VolumeClaims(scope, 'claims', { storageClassName: 'fast', count: 3, size })], IN_SECRETS);
    expect(cluster._toKube().storage?.storageClassDeviceSets?.[0].encrypted).toBe(true);
    expect(errorsIn(cluster)).not.toContain('ceph-cluster/encrypted-volume');
  });
});

const CASES: [code: string, what: string, broken: [Props, Host[]?], passing: [Props, Host[]?]][] = [
  ['ceph-cluster/encrypted-volume', 'a partition', [IN_SECRETS, on(i => LocalVolume.partition(`/dev/disk/by-partuuid/0${i}`, { size }))], [IN_SECRETS]],
  ['ceph-cluster/encrypted-volume', 'a logical volume', [IN_SECRETS, on(() => LocalVolume.logicalVolume('vg', 'lv', { size }))], [{}, on(() => LocalVolume.logicalVolume('vg', 'lv', { size }))]],
  ['ceph-cluster/encrypted-volume', 'metadata on a logical volume',
    [IN_SECRETS, on(i => disk(`${i}`, { metadata: LocalVolume.logicalVolume('vg', 'db', { size }) }))], [IN_SECRETS, on(i => disk(`${i}`, { metadata: disk(`a${i}`) }))]],
  ['ceph-cluster/key-rotation', 'a time that cron does not know', [{ encryption: Encryption.withKubernetesSecrets({ keyRotation: 'weekly' }) }], [{ encryption: Encryption.withKubernetesSecrets({ keyRotation: '0 3 * * 0' }) }]],
  ['ceph-cluster/vault-address', 'an address without TLS', [vault({ address: 'http://vault:8200' })], [vault({})]],
  ['ceph-cluster/vault-address', 'no URL', [vault({ address: 'vault:8200' })], [vault({ address: 'https://vault.example.com/base' })]],
  ['ceph-cluster/vault-sign-in', 'no way in', [vault({ tokenSecretName: undefined })], [vault({})]],
  ['ceph-cluster/vault-sign-in', 'two ways in', [vault({ kubernetesRole: 'rook' })], [vault({ tokenSecretName: undefined, kubernetesRole: 'rook' })]],
  ['ceph-cluster/vault-sign-in', 'a certificate without its key', [vault({ clientCertificateSecretName: 'c' })], [vault({ clientCertificateSecretName: 'c', clientKeySecretName: 'k' })]],
  ['ceph-cluster/vault-secret', 'a Secret that cannot be', [vault({ caCertificateSecretName: 'CA' })], [vault({ caCertificateSecretName: 'ca' })]],
  ['ceph-cluster/csi-key-type', 'keys that an older release does not know', [{ csiKeyType: CephxKeyType.AES256K, cephVersion: CephVersion.V19_2_3 }], [{ csiKeyType: CephxKeyType.AES256K }]],
  ['ceph-cluster/address-family', 'ranges of the other family', [{ network: Network.host({ publicRanges: ['fd00::/64'] }) }], [{ network: Network.host({ publicRanges: ['fd00::/64'], ipFamily: IpFamily.IPV6 }) }]],
  ['ceph-cluster/address-family', 'old addresses where daemons listen on new ones',
    [{ network: Network.host({ clusterRanges: ['10.0.0.0/24'], ipFamily: IpFamily.IPV6 }) }], [{ network: Network.host({ publicRanges: ['fd00::/64', '10.0.0.0/24'], dualStack: true }) }]],
];

describe.each(CASES)('%s', (code, what, [broken, brokenHosts], [passing, passingHosts]) => {
  it(`refuses ${what}`, () => expect(codesAt(clusterOn(brokenHosts ?? disks(3), broken))).toContain(code));
  it(`accepts what is right instead of ${what}`, () => expect(codesAt(clusterOn(passingHosts ?? disks(3), passing))).not.toContain(code));
});

describe('reads from near', () => {
  it('are off unless asked for', () => expect(spec({}).csi).toBeUndefined());
  it('are asked of the CSI drivers', () => expect(spec({ readAffinity: true }).csi).toEqual({ readAffinity: { enabled: true } }));
  it('do not take away what encryption on the wire needs', () => {
    expect(spec({ readAffinity: true, network: Network.pod({ encryption: true }) }).csi).toEqual({
      readAffinity: { enabled: true }, cephfs: { kernelMountOptions: 'ms_mode=secure' },
    });
  });
});

describe('the family of addresses', () => {
  it('is left to Rook unless asked for', () => expect(spec({}).network?.ipFamily).toBeUndefined());
  it('is rendered', () => expect(spec({ network: Network.pod({ ipFamily: IpFamily.IPV6 }) }).network?.ipFamily).toBe('IPv6'));
  it('may be both', () => expect(spec({ network: Network.pod({ dualStack: true }) }).network?.dualStack).toBe(true));
});
