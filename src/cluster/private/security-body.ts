import type { ClusterPlan } from './cluster-plan';
import type { CephClusterSpec } from '../../imports/ceph.rook.io';
import type { VaultPlan } from '../../model/layout';

/** The `security` part of a cluster: kinds of keys, and who keeps those of encrypted devices. */
export function securityBody({ csiKeyType, encryption }: ClusterPlan): CephClusterSpec['security'] {
  const { rotation, vault } = encryption ?? {};
  return {
    cephx: { csi: { keyType: csiKeyType } },
    keyRotation: rotation === undefined ? undefined : { enabled: true, schedule: rotation },
    kms: vault && { connectionDetails: connectionDetails(vault), tokenSecretName: vault.tokenSecretName },
  };
}

/** Vault in the words of its own client, which Rook hands through. */
function connectionDetails(vault: VaultPlan): Record<string, string> {
  const details = {
    KMS_PROVIDER: 'vault',
    VAULT_ADDR: vault.address,
    VAULT_SECRET_ENGINE: 'kv',
    VAULT_BACKEND_PATH: vault.path,
    VAULT_NAMESPACE: vault.namespace,
    VAULT_AUTH_METHOD: vault.tokenSecretName === undefined ? 'kubernetes' : 'token',
    VAULT_AUTH_KUBERNETES_ROLE: vault.kubernetesRole,
    VAULT_CACERT: vault.caSecretName,
    VAULT_CLIENT_CERT: vault.clientCertificateSecretName,
    VAULT_CLIENT_KEY: vault.clientKeySecretName,
    VAULT_TLS_SERVER_NAME: vault.serverName,
  };
  return Object.fromEntries(Object.entries(details).filter((detail): detail is [string, string] => detail[1] !== undefined));
}
