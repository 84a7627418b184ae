/** What monitors write to and how many there are, as asked for. */
export interface MonitorPlan {
  readonly kind: 'hostPath' | 'localVolumes' | 'storageClass';
  readonly count?: number;
  readonly storageClassName?: string;
  readonly bytes?: number;
  /** Set where the cluster is stretched over two places, with a monitor in a third that breaks ties. */
  readonly stretch?: { readonly level: string; readonly arbiter: string };
}

/** The network, as asked for. */
export interface NetworkPlan {
  readonly host: boolean;
  readonly publicRanges: readonly string[];
  readonly clusterRanges: readonly string[];
  readonly encryption?: boolean;
  readonly compression?: boolean;
  readonly ipFamily?: 'IPv4' | 'IPv6';
  readonly dualStack?: boolean;
}

/** Encryption of what is stored, as asked for. */
export interface EncryptionPlan {
  /** How keys are rotated; undefined: not at all. */
  readonly rotation?: string;
  /** The Vault that keeps the keys; undefined: Secrets of Kubernetes do. */
  readonly vault?: VaultPlan;
}

/** A Vault, as asked for. */
export interface VaultPlan {
  readonly address: string;
  readonly path?: string;
  readonly tokenSecretName?: string;
  readonly kubernetesRole?: string;
  readonly namespace?: string;
  readonly caSecretName?: string;
  readonly clientCertificateSecretName?: string;
  readonly clientKeySecretName?: string;
  readonly serverName?: string;
}
