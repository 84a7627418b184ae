import { isMap, list } from './look';
import type { ClusterState } from './state';

/** A taint, or taints, that pods bear; an empty word stands for any. */
export interface Tolerated {
  readonly key: string;
  readonly effect: string;
  /** The value, where only one is borne. */
  readonly value?: string;
}

/** What a cluster runs on certain hosts, with the taints that it tolerates. For device sets Rook takes what holds for all daemons, and their own. */
export function toleratedBy({ object: { spec }, layout }: ClusterState): { readonly host: string; readonly name: string; readonly tolerated: readonly Tolerated[] }[] {
  const all = of(spec?.placement?.all), sets = new Map(list(spec?.storage?.storageClassDeviceSets).map(set => [set?.name, of(set?.placement)]));
  return [
    ...layout.osds.flatMap(({ name, host }) => host === undefined ? [] : [{ host, name: `OSD ${name}`, tolerated: [...all, ...sets.get(name) ?? []] }]),
    ...(layout.unsized ?? []).flatMap(({ name, host }) => host === undefined ? [] : [{ host, name: `OSD ${name}`, tolerated: [...all, ...of(spec?.placement?.osd)] }]),
  ];
}

/** The taints that all daemons of a cluster tolerate. */
export function toleratedByAll({ object }: ClusterState): readonly Tolerated[] {
  return of(object.spec?.placement?.all);
}

function of(placement: any): Tolerated[] {
  return list(placement?.tolerations).filter(isMap).map(({ key, operator, value, effect }) => ({
    key: `${key ?? ''}`, effect: `${effect ?? ''}`, ...operator === 'Exists' ? {} : { value: `${value ?? ''}` },
  }));
}
