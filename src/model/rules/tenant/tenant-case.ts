import { isUnknown, Maybe } from '../../layout';
import type { Described } from '../topic';

/** A part of a pool or a filesystem that one tenant is confined to. */
export interface TenantSpec {
  readonly kind: 'rados-namespace' | 'sub-volume-group';
  /** The name of the object. */
  readonly name: string;
  /** The pool or the filesystem. */
  readonly whole: string;
  /** The name of the part inside its pool or filesystem. */
  readonly part: string;
  /** The namespace of the cluster, which is the id of the whole. */
  readonly cluster: string;
  /** The namespace of the operator; ids are unique within one. */
  readonly operator: Maybe<string>;
  /** The id for the CSI drivers, where one is asked for; Rook makes others that nobody has. */
  readonly clusterId?: string;
  /** True where names are given through this library, which keeps them to what is safe in any path. */
  readonly strictNames: boolean;
  /** What only groups of filesystems have. */
  readonly group?: GroupSpec;
}

/** What a group of a filesystem has beside its name. */
export interface GroupSpec {
  /** By the words of Rook; absent where nothing pins it. */
  readonly pinning?: { readonly kind: string; readonly value: number };
  readonly maxBytes?: number;
  /** The filesystem that the chosen data pool belongs to, empty for a pool of none; absent where no pool is chosen. */
  readonly dataPoolOf?: Maybe<string>;
}

/** A part with its neighbours. */
export interface TenantCase extends TenantSpec {
  /** Where others are described that have taken the same id, or are the same part. */
  readonly sameId: Maybe<readonly string[]>;
  readonly samePart: readonly string[];
}

/** Every part with those that clash with it. */
export function relateTenants(all: readonly Described<TenantSpec>[]): Described<TenantCase>[] {
  const ids = grouped(all, ({ clusterId }) => clusterId ?? '');
  const parts = grouped(all, ({ kind, cluster, whole, part }) => [kind, cluster, whole, part].join('\n'));
  return all.map(one => {
    const { spec } = one;
    const others = (group: readonly Described<TenantSpec>[]) => group.filter(other => other !== one && !sameObject(other.spec, spec));
    const sameId = spec.clusterId === undefined ? [] : others(ids.of(spec)).filter(other => sameDrivers(other.spec, spec) !== false);
    const open = sameId.map(other => sameDrivers(other.spec, spec)).find(isUnknown);
    return { ...one, spec: { ...spec, sameId: open ?? sameId.map(({ at }) => at), samePart: others(parts.of(spec)).map(({ at }) => at) } };
  });
}

/** Of an object that is there twice another rule speaks. */
function sameObject(a: TenantSpec, b: TenantSpec): boolean {
  return a.kind === b.kind && a.cluster === b.cluster && a.name === b.name;
}

function sameDrivers(a: TenantSpec, b: TenantSpec): Maybe<boolean> {
  if (a.cluster === b.cluster) return true;
  return [a.operator, b.operator].find(isUnknown) ?? a.operator === b.operator;
}

function grouped(all: readonly Described<TenantSpec>[], keyOf: (spec: TenantSpec) => string): { of(spec: TenantSpec): readonly Described<TenantSpec>[] } {
  const groups = new Map<string, Described<TenantSpec>[]>();
  for (const one of all) groups.set(keyOf(one.spec), [...groups.get(keyOf(one.spec)) ?? [], one]);
  return { of: spec => groups.get(keyOf(spec)) ?? [] };
}
