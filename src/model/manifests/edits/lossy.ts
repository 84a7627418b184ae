import { see, Violation } from '../../rules';
import { list } from '../look';
import { poolsOf, RenderedPool } from '../rendered-pools';
import type { ClusterState } from '../state';
import type { LossyEdit, Transition } from '../transition';

/** An edit with what all of them share filled in. */
export function lossy(edit: Pick<LossyEdit, 'code' | 'title' | 'why' | 'check'>): LossyEdit {
  return { ...edit, severity: 'error', see: see(edit.code) };
}

/** What a user writes to name an object, or a part of it: `CephCluster/rook-ceph/ceph/node-a--ssd`. */
export function objectName({ kind, metadata }: any, ...parts: string[]): string {
  return [kind, metadata?.namespace, metadata?.name, ...parts].filter(part => part !== undefined).join('/');
}

/** The objects of a kind that are in both states. */
export function kept({ former, next }: Transition, kind: string): { readonly former: any; readonly next: any }[] {
  return [...former.objects].flatMap(([id, object]) => object.kind === kind && next.objects.has(id) ? [{ former: object, next: next.objects.get(id) }] : []);
}

/** Those that are in the former state only. */
export function gone({ former, next }: Transition, kind: string): any[] {
  return [...former.objects].flatMap(([id, object]) => object.kind === kind && !next.objects.has(id) ? [object] : []);
}

/** Every object of a kind that is no longer there, as violations. */
export function removals(transition: Transition, kind: string, reason: string, fix: string): Violation[] {
  return gone(transition, kind).map(object => ({ at: objectName(object), property: 'the object', value: 'no longer there', reason, fix }));
}

export interface Turn<T> {
  /** Where the value stands in the object. */
  readonly property: string;
  readonly of: (object: any) => T;
  readonly when: (former: T, next: T) => boolean;
  readonly reason: string;
  readonly fix: string;
}

/** Every object of a kind in which a value turned in a way, as violations. */
export function turns<T>(transition: Transition, kind: string, turn: Turn<T>): Violation[] {
  return kept(transition, kind).flatMap(pair => turned(pair.former, pair.next, objectName(pair.next), turn));
}

/** The same for one pair, of objects or of parts of them. */
export function turned<T>(former: any, next: any, at: string, { property, of, when, reason, fix }: Turn<T>): Violation[] {
  const was = of(former), is = of(next);
  return when(was, is) ? [{ at, property, value: change(was, is), reason, fix }] : [];
}

/** Both values, for a message. */
export function change(former: unknown, next: unknown): string {
  return `${told(next)}, was ${told(former)}`;
}

function told(value: unknown): string {
  if (value === undefined || value === null) return 'not set';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** True where both are there and differ. */
export function differ(former: unknown, next: unknown): boolean {
  return JSON.stringify(former) !== JSON.stringify(next);
}

/** The clusters that are in both states. */
export function keptClusters({ former, next }: Transition): { readonly former: ClusterState; readonly next: ClusterState }[] {
  return former.clusters.flatMap(cluster => next.clusters.filter(({ key }) => key === cluster.key).map(other => ({ former: cluster, next: other })));
}

/** A device set in both states, or in the former one alone. */
export interface SetPair {
  readonly cluster: any;
  readonly former: any;
  readonly next?: any;
  readonly at: string;
  readonly property: string;
  /** Whether its OSDs are known to be purged. */
  readonly purged: boolean;
}

/** The device sets of all clusters that are in both states. */
export function deviceSets(transition: Transition): SetPair[] {
  return keptClusters(transition).flatMap(({ former, next }) => {
    const others = new Map(list(next.object.spec?.storage?.storageClassDeviceSets).map(set => [set.name, set]));
    return list(former.object.spec?.storage?.storageClassDeviceSets).map((set): SetPair => ({
      cluster: next.object,
      former: set,
      next: others.get(set.name),
      at: objectName(next.object, set.name),
      property: `spec.storage.storageClassDeviceSets[${set.name}]`,
      purged: transition.purged?.has(`${former.key}/${set.name}`) ?? false,
    }));
  });
}

/** A template of a device set, by name. */
export function template(set: any, name: string): any {
  return list(set?.volumeClaimTemplates).find(({ metadata }) => metadata?.name === name);
}

/** A pool in both states, as its object renders it. */
export interface PoolPair {
  readonly former: RenderedPool;
  readonly next: RenderedPool;
  readonly at: string;
}

const WITH_POOLS = ['CephBlockPool', 'CephFilesystem', 'CephObjectStore', 'CephObjectZone'];

/** The pools of objects that are in both states; the data pools of a filesystem go by their names. */
export function poolPairs(transition: Transition): PoolPair[] {
  return WITH_POOLS.flatMap(kind => kept(transition, kind)).flatMap(pair => {
    const others = poolsOf({ object: pair.next, path: '' });
    return poolsOf({ object: pair.former, path: '' }).flatMap((former): PoolPair[] => {
      const next = others.find(other => former.property.startsWith('spec.dataPools[') ? other.names[0] === former.names[0] : other.property === former.property);
      return next === undefined ? [] : [{ former, next, at: poolName(next) }];
    });
  });
}

/** What a user writes to name a pool: its object, and the pool where the object has several. */
export function poolName({ manifest: { object }, names }: RenderedPool): string {
  return object.kind === 'CephBlockPool' ? objectName(object) : objectName(object, names[0]);
}

/** Every pool in which a value turned in a way, as violations. */
export function poolTurns<T>(transition: Transition, turn: Turn<T>): Violation[] {
  return poolPairs(transition).flatMap(({ former, next, at }) => turned(former.spec, next.spec, at, { ...turn, property: `${next.property}.${turn.property}` }));
}

/** The cluster that stands in a namespace. */
export function clusterOfNamespace(clusters: readonly ClusterState[], namespace: string): ClusterState | undefined {
  return clusters.find(cluster => cluster.namespace === namespace);
}
