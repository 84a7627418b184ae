import type { DaemonResources } from '../cluster';

/** The daemons through which an object store is reached: S3 and Swift over HTTP. */
export interface ObjectGateway {
  /**
   * How many daemons share the work.
   * @default 2, or 1 in a trial cluster
   */
  readonly instances?: number;

  /**
   * The port for plain HTTP inside the Kubernetes cluster; 0 for none.
   * @default 80
   */
  readonly port?: number;

  /**
   * The port for HTTPS. Needs `certificateSecretName`.
   * @default - no HTTPS
   */
  readonly securePort?: number;

  /**
   * The name of the secret, in the cluster's namespace, that holds the certificate for HTTPS: one of type `kubernetes.io/tls`,
   * or an opaque one with everything under the key `cert`.
   * @default - no HTTPS
   */
  readonly certificateSecretName?: string;

  /**
   * What each of the daemons is given.
   * @default - 0.5 core and 2 GiB; 0.1 core and 1 GiB in a trial cluster
   */
  readonly resources?: DaemonResources;
}
