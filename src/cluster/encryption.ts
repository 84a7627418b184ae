import type { EncryptionPlan } from '../model/layout';

/** How encrypted devices are kept safe beyond the place of their keys. */
export interface EncryptionOptions {
  /**
   * Give each OSD a new key at these times, in cron's notation, e.g. `@weekly`. Data is not written anew: the key that it is
   * encrypted with is itself encrypted, and only that is done again.
   * @default - keys are never changed
   */
  readonly keyRotation?: string;
}

/** Where a Vault is and how to sign in. Secrets are in the namespace of the cluster. */
export interface VaultOptions extends EncryptionOptions {
  /** The address of Vault, e.g. `https://vault.vault.svc:8200`. */
  readonly address: string;

  /**
   * The path at which the key-value store for the keys is mounted in Vault.
   * @default - Vault's own, `secret/`
   */
  readonly path?: string;

  /**
   * The Secret that holds a token of Vault under the key `token`. The token must be renewed by hand.
   * @default - Rook signs in by `kubernetesRole`
   */
  readonly tokenSecretName?: string;

  /**
   * The role in Vault's authentication by Kubernetes, which lets in the service accounts `rook-ceph-system` and `rook-ceph-osd`.
   * @default - Rook signs in by the token
   */
  readonly kubernetesRole?: string;

  /**
   * The namespace inside Vault.
   * @default - Vault has no namespaces, or the root one is meant
   */
  readonly vaultNamespace?: string;

  /**
   * The Secret that holds, under the key `cert`, the certificate of the authority that signed Vault's.
   * @default - one that the containers trust
   */
  readonly caCertificateSecretName?: string;

  /**
   * The Secret that holds, under the key `cert`, a certificate to show to Vault.
   * @default - Vault is shown no certificate
   */
  readonly clientCertificateSecretName?: string;

  /**
   * The Secret that holds, under the key `key`, the private key of that certificate.
   * @default - Vault is shown no certificate
   */
  readonly clientKeySecretName?: string;

  /**
   * The name that is expected in Vault's certificate.
   * @default - the one in its address
   */
  readonly serverName?: string;
}

/**
 * Encryption of all that OSDs store, by LUKS on their devices, and who keeps the keys. Without the keys the data is lost: back them up.
 *
 * Rook encrypts whole disks and claims of a StorageClass, not partitions and logical volumes. OSDs that exist are not encrypted later.
 *
 * @see https://rook.io/docs/rook/v1.20/Storage-Configuration/Advanced/key-management-system/
 */
export class Encryption {
  /** Keys in Secrets of the cluster's namespace: who may read these can read the disks, and who has the disks alone cannot. */
  public static withKubernetesSecrets(options: EncryptionOptions = {}): Encryption {
    return new Encryption({ rotation: options.keyRotation });
  }

  /** Keys in HashiCorp Vault, in a store of kind `kv`. */
  public static withVault(options: VaultOptions): Encryption {
    return new Encryption({
      rotation: options.keyRotation,
      vault: {
        address: options.address,
        path: options.path,
        tokenSecretName: options.tokenSecretName,
        kubernetesRole: options.kubernetesRole,
        namespace: options.vaultNamespace,
        caSecretName: options.caCertificateSecretName,
        clientCertificateSecretName: options.clientCertificateSecretName,
        clientKeySecretName: options.clientKeySecretName,
        serverName: options.serverName,
      },
    });
  }

  private constructor(private readonly plan: EncryptionPlan) {}

  /** @internal */
  public _plan(): EncryptionPlan {
    return this.plan;
  }
}
