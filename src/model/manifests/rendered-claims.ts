import { list } from './look';
import type { PolicyManifest } from './policy-manifest';

/** A claim of a volume, also one that a controller makes from a template. */
export interface RenderedClaim {
  readonly manifest: PolicyManifest;
  /** Where in the object, e.g. `spec.mon.volumeClaimTemplate`. */
  readonly property: string;
  readonly spec: any;
  readonly use: 'osd' | 'monitor' | 'application';
  /** The device set it belongs to. */
  readonly set?: any;
}

/** Every claim an object makes or has made. */
export function claimsOf(manifest: PolicyManifest): RenderedClaim[] {
  const { kind, spec } = manifest.object;
  const claim = (property: string, at: any, use: RenderedClaim['use'], set?: any): RenderedClaim[] =>
    at === null || typeof at !== 'object' ? [] : [{ manifest, property, spec: at, use, set }];
  switch (kind) {
    case 'PersistentVolumeClaim': return claim('spec', spec, 'application');
    case 'StatefulSet': return list(spec?.volumeClaimTemplates).flatMap((template, i) => claim(`spec.volumeClaimTemplates[${i}].spec`, template?.spec, 'application'));
    case 'CephCluster': return [
      ...list(spec?.storage?.storageClassDeviceSets).flatMap((set, i) => list(set?.volumeClaimTemplates).flatMap((template, j) =>
        claim(`spec.storage.storageClassDeviceSets[${i}].volumeClaimTemplates[${j}].spec`, template?.spec, 'osd', set))),
      ...claim('spec.mon.volumeClaimTemplate.spec', spec?.mon?.volumeClaimTemplate?.spec, 'monitor'),
      ...list(spec?.mon?.zones).flatMap((zone, i) => claim(`spec.mon.zones[${i}].volumeClaimTemplate.spec`, zone?.volumeClaimTemplate?.spec, 'monitor')),
    ];
    default: return [];
  }
}
