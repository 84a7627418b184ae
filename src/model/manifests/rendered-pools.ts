import { list } from './look';
import type { PolicyManifest } from './policy-manifest';

/** A pool as some object asks Rook for it. */
export interface RenderedPool {
  readonly manifest: PolicyManifest;
  /** Where in the object, e.g. `spec.dataPools[0]`. */
  readonly property: string;
  readonly spec: any;
  /** The pools that Rook makes of it, as Ceph knows them. */
  readonly names: string[];
  readonly namespace: string;
}

/** The pools of a gateway that are made like the one for metadata; `.rgw.root` is shared by all gateways of a cluster. */
const OF_GATEWAY = ['control', 'meta', 'log', 'buckets.index', 'buckets.non-ec', 'otp'];

/** Every pool that an object asks for. */
export function poolsOf(manifest: PolicyManifest): RenderedPool[] {
  const { kind, metadata, spec } = manifest.object;
  const pool = (property: string, at: any, ...names: string[]): RenderedPool[] =>
    at === null || typeof at !== 'object' || Object.keys(at).length === 0 ? [] : [{ manifest, property, spec: at, names, namespace: metadata?.namespace }];
  const name = metadata?.name;
  switch (kind) {
    case 'CephBlockPool': return pool('spec', spec, spec?.name ?? name);
    case 'CephFilesystem': {
      const own = (asked: string | undefined, otherwise: string) => spec?.preservePoolNames && asked ? asked : `${name}-${asked || otherwise}`;
      return [
        ...pool('spec.metadataPool', spec?.metadataPool, own(spec?.metadataPool?.name, 'metadata')),
        ...list(spec?.dataPools).flatMap((at, i) => pool(`spec.dataPools[${i}]`, at, own(at?.name, `data${i}`))),
      ];
    }
    case 'CephObjectStore': case 'CephObjectZone': return [
      ...pool('spec.metadataPool', spec?.metadataPool, ...OF_GATEWAY.map(use => `${name}.rgw.${use}`)),
      ...pool('spec.dataPool', spec?.dataPool, `${name}.rgw.buckets.data`),
    ];
    default: return [];
  }
}
