import type { NamedPool } from '../model/rules';

/** How a storage backend serves claims: all that a StorageClass derives from it, as plain data. */
export interface Provisioning {
  /** What kind of claim is served. */
  readonly kind: 'block' | 'file' | 'bucket';
  /** The name of the driver, which is the name of the CSI Driver object or of the bucket provisioner. */
  readonly provisioner: string;
  /** Parameters of the class, secrets included. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The pools among the parameters that this app makes; none for those of somebody else. */
  readonly pools?: readonly NamedPool[];
  /** The part of a pool or a filesystem that claims are confined to, where it is not the whole. */
  readonly tenant?: string;
  /** Parameters of a snapshot class; absent where the backend has no snapshots. */
  readonly snapshotParameters?: Readonly<Record<string, string>>;
}

/**
 * The parameters that point the CSI driver to the secrets which Rook writes for every cluster.
 * @param driver `rbd` or `cephfs`
 */
export function csiSecrets(driver: string, namespace: string): Record<string, string> {
  const provisioner = `rook-csi-${driver}-provisioner`;
  const node = `rook-csi-${driver}-node`;
  return {
    ...secret('provisioner', provisioner, namespace),
    ...secret('controller-expand', provisioner, namespace),
    ...secret('controller-publish', provisioner, namespace),
    ...secret('node-stage', node, namespace),
  };
}

/** The parameter pair of one secret. */
export function secret(use: string, name: string, namespace: string): Record<string, string> {
  return { [`csi.storage.k8s.io/${use}-secret-name`]: name, [`csi.storage.k8s.io/${use}-secret-namespace`]: namespace };
}
