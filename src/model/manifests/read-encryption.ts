import { list } from './look';
import type { EncryptionPlan, VaultPlan } from '../layout';

/** What a cluster encrypts, and who keeps the keys; nothing where nothing is encrypted. */
export function encryptionOf({ storage, security }: any): EncryptionPlan | undefined {
  const details = security?.kms?.connectionDetails;
  const rotation = security?.keyRotation?.enabled === true ? security.keyRotation.schedule ?? '@weekly' : undefined;
  const encrypted = list(storage?.storageClassDeviceSets).some(set => set?.encrypted === true)
    || [storage, ...list(storage?.nodes), ...list(storage?.nodes).flatMap(node => list(node?.devices))].some(scope => scope?.config?.encryptedDevice === 'true');
  const vault = details?.KMS_PROVIDER === 'vault' ? vaultOf(details, security.kms.tokenSecretName) : undefined;
  return encrypted || rotation !== undefined || vault !== undefined ? { rotation, vault } : undefined;
}

function vaultOf(details: any, tokenSecretName: unknown): VaultPlan {
  const text = (value: unknown) => typeof value === 'string' && value !== '' ? value : undefined;
  return {
    address: `${details.VAULT_ADDR ?? ''}`,
    path: text(details.VAULT_BACKEND_PATH),
    tokenSecretName: text(tokenSecretName),
    kubernetesRole: text(details.VAULT_AUTH_KUBERNETES_ROLE),
    namespace: text(details.VAULT_NAMESPACE),
    caSecretName: text(details.VAULT_CACERT),
    clientCertificateSecretName: text(details.VAULT_CLIENT_CERT),
    clientKeySecretName: text(details.VAULT_CLIENT_KEY),
    serverName: text(details.VAULT_TLS_SERVER_NAME),
  };
}
