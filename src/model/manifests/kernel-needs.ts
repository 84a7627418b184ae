import type { Stack } from './stack';
import type { StackState } from './state';
import { ifKnown, knowsAes256k } from '../layout';

/** What clients need the kernel of every node for. */
export interface KernelNeed {
  /** Whether it is the kind of keys, without which nothing is mounted. */
  readonly keys: boolean;
  /** The object that asks for it. */
  readonly at: string;
  readonly property: string;
  readonly value: string;
  /** The first kernel that does it, e.g. `5.11`. */
  readonly since: string;
  /** What to do where kernels stay as they are. */
  readonly fix: string;
}

/** Features of images that the kernel's client got late. */
const LATE_FEATURES = /\b(fast-diff|object-map|deep-flatten)\b/;

/** What the kernels of nodes must be able to do. What a class mounts without the kernel is left out. */
export function kernelNeeds({ clusters }: StackState, stack: Stack): KernelNeed[] {
  const need = (at: string, property: string, value: unknown, since: string, fix: string, keys = false): KernelNeed => ({ keys, at, property, value: `${value}`, since, fix });
  const ofClusters = stack.clusters.flatMap(({ name, namespace, described: { spec } }): KernelNeed[] => {
    const at = `CephCluster ${namespace}/${name}`, version = ifKnown(spec.cephVersion) ?? '';
    const { network, csi } = clusters.find(({ key }) => key === `${namespace}/${name}`)?.object.spec ?? {};
    const { encryption, compression, requireMsgr2 } = network?.connections ?? {};
    const isLong = spec.csiKeyType === 'aes256k' || (spec.csiKeyType === undefined && knowsAes256k(version));
    return [
      ...isLong ? [need(at, 'spec.security.cephx.csi.keyType', spec.csiKeyType ?? 'not set', '7.0', "Set 'spec.security.cephx.csi.keyType' to aes, or update the kernels first", true)] : [],
      ...encryption?.enabled === true ? [need(at, 'spec.network.connections.encryption.enabled', true, '5.11', "Set 'spec.network.connections.encryption.enabled' to false, or update the kernels first")] : [],
      ...compression?.enabled === true ? [need(at, 'spec.network.connections.compression.enabled', true, '5.11', "Set 'spec.network.connections.compression.enabled' to false, or update the kernels first")] : [],
      ...requireMsgr2 === true ? [need(at, 'spec.network.connections.requireMsgr2', true, '5.11', "Remove 'spec.network.connections.requireMsgr2', or update the kernels first")] : [],
      ...csi?.readAffinity?.enabled === true ? [need(at, 'spec.csi.readAffinity.enabled', true, '5.8', "Set 'spec.csi.readAffinity.enabled' to false, or update the kernels first")] : [],
    ];
  });
  const ofClasses = stack.storageClasses.flatMap(({ spec: { name, kind, parameters: { imageFeatures = '', mounter = '' } } }): KernelNeed[] => {
    if (kind === 'block' && mounter === '' && LATE_FEATURES.test(imageFeatures)) return [need(`StorageClass ${name}`, 'parameters.imageFeatures', imageFeatures, '5.4', "Set 'parameters.imageFeatures' to layering, or update the kernels first")];
    if (kind === 'file' && mounter !== 'fuse') return [need(`StorageClass ${name}`, 'sizes of volumes', 'quotas of CephFS', '4.17', 'Update the kernels first: the sizes of volumes are not kept to otherwise')];
    return [];
  });
  return [...ofClusters, ...ofClasses];
}

/** The parts of the kernel that hosts need, by name. */
export function moduleNeeds({ storageClasses, clusters }: Stack): string[] {
  const mounted = storageClasses.flatMap(({ spec: { kind, parameters: { mounter = '' } } }) => (
    kind === 'block' ? [mounter === 'rbd-nbd' ? 'nbd' : 'rbd'] : kind === 'file' && mounter !== 'fuse' ? ['ceph'] : []));
  const encrypted = clusters.some(({ described: { spec } }) => spec.encryption !== undefined);
  return [...new Set([...mounted, ...encrypted ? ['dm_crypt'] : []])].sort();
}
