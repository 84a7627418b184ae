import { list } from './look';
import type { PolicyManifest } from './policy-manifest';
import { claimsOf, RenderedClaim } from './rendered-claims';
import { poolsOf, RenderedPool } from './rendered-pools';
import { withoutNulls } from './without-nulls';

/** What calling a cluster a trial leaves on its object. */
const PURPOSE = 'cdk8s-ceph/purpose';

/** All objects that are applied together, and what many rules ask of them. */
export interface PolicyCase {
  readonly manifests: readonly PolicyManifest[];
  /** The same as somebody wrote them, nulls included, one for one; the very same where it has none. */
  readonly written: readonly PolicyManifest[];
  readonly clusters: readonly PolicyManifest[];
  /** PersistentVolumes by name. */
  readonly volumes: ReadonlyMap<string, PolicyManifest>;
  /** StorageClasses by name. */
  readonly classes: ReadonlyMap<string, PolicyManifest>;
  readonly pools: readonly RenderedPool[];
  readonly claims: readonly RenderedClaim[];
  /** Namespaces of trial clusters, the one door to unsafe settings. */
  readonly trials: ReadonlySet<string>;
}

/** Look at the objects once for all rules. */
export function policyCase(given: readonly PolicyManifest[]): PolicyCase {
  const written = given.filter(({ object }) => object !== null && typeof object === 'object');
  return caseOf(withoutNulls(written), written);
}

/** The same of objects in which no null is left. */
export function caseOf(manifests: readonly PolicyManifest[], written = manifests): PolicyCase {
  const ofKind = (kind: string) => manifests.filter(({ object }) => object.kind === kind);
  const byName = (kind: string) => new Map(ofKind(kind).map(manifest => [manifest.object.metadata?.name as string, manifest]));
  const clusters = ofKind('CephCluster');
  return {
    manifests,
    written,
    clusters,
    volumes: byName('PersistentVolume'),
    classes: byName('StorageClass'),
    pools: manifests.flatMap(poolsOf),
    claims: manifests.flatMap(claimsOf),
    trials: new Set(clusters.filter(({ object }) => object.metadata?.annotations?.[PURPOSE] === 'trial').map(({ object }) => object.metadata.namespace)),
  };
}

/** The hosts a local volume can be used on, as its affinity says. */
export function hostsOf({ object }: PolicyManifest): string[] {
  return list(object.spec?.nodeAffinity?.required?.nodeSelectorTerms)
    .flatMap(term => list(term?.matchExpressions))
    .filter(expression => expression?.key === 'kubernetes.io/hostname' && expression.operator === 'In')
    .flatMap(expression => list(expression.values));
}
