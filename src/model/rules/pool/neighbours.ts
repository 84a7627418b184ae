import type { PoolCase } from './pool-case';
import { deviceClasses } from '../../layout';
import type { Described } from '../topic';

/** A pool with what other pools of its cluster have to do with it. */
export interface PoolBesideOthers extends PoolCase {
  /** Names that another object makes a pool of, too. */
  readonly taken: readonly { readonly name: string; readonly by: string }[];
  /** Where pools of the cluster choose by device class and this is the first that does not: who chooses what, and who else does not. */
  readonly mixed?: { readonly chooser: string; readonly deviceClass: string; readonly open: readonly string[] };
}

/** All gateways of a cluster share it. */
const SHARED = '.rgw.root';

/** Every pool beside the others of its cluster. */
export function relatePools(all: readonly Described<PoolCase>[]): Described<PoolBesideOthers>[] {
  const makers = new Map<string, PoolCase>();
  const told = new Set<string>();
  const mixed = mixedClusters(all);
  return all.map(one => {
    const { cluster, names = [one.spec.pool.name] } = one.spec;
    const taken = names.filter(name => name !== SHARED).flatMap(name => {
      const first = makers.get(`${cluster}/${name}`);
      if (first === undefined) makers.set(`${cluster}/${name}`, one.spec);
      // Of one object, or of one that is there twice, other rules speak. Two that make several of one name are told once.
      if (first?.maker === undefined || first.maker === one.spec.maker || told.has(`${first.maker}\n${one.spec.maker}`)) return [];
      told.add(`${first.maker}\n${one.spec.maker}`);
      return [{ name, by: first.maker }];
    });
    return { ...one, spec: { ...one.spec, taken, mixed: mixed.get(one) } };
  });
}

/**
 * The first pool of every cluster that leaves its class open where others choose one. Where volumes say several classes, each pool
 * is told by them; where they are known and say none, those that choose are.
 */
function mixedClusters(all: readonly Described<PoolCase>[]): Map<Described<PoolCase>, NonNullable<PoolBesideOthers['mixed']>> {
  const mixed = new Map<Described<PoolCase>, NonNullable<PoolBesideOthers['mixed']>>();
  for (const cluster of new Set(all.map(({ spec }) => spec.cluster))) {
    const pools = all.filter(({ spec }) => spec.cluster === cluster && cluster !== undefined);
    const chooser = pools.find(({ spec }) => spec.pool.deviceClass !== undefined);
    const open = pools.filter(({ spec: { pool, layout } }) => pool.deviceClass === undefined && (!layout?.osds.length || deviceClasses(layout).length === 1));
    if (chooser === undefined || open.length === 0) continue;
    const names = [...new Set(open.flatMap(({ spec }) => spec.names ?? [spec.pool.name]))];
    mixed.set(open[0], { chooser: chooser.spec.pool.name, deviceClass: chooser.spec.pool.deviceClass!, open: names });
  }
  return mixed;
}
