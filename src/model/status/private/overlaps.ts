import type { Circumstances, SeenCause } from './circumstances';
import { toldIn } from './read';
import { mapIn } from './readable';
import { at, listAt, textAt } from '../../checks';
import { importCrush, osdsUnder } from '../../crush';
import { isUnknown } from '../../layout';

/**
 * Pools that have some devices in common, and take them from different roots, such as one of every class beside others of one.
 * The rules refuse it within a layout; a pool that somebody made beside it shows here.
 */
export function overlapTodos({ answers }: Circumstances): SeenCause[] {
  const told = toldIn(answers), map = mapIn(told);
  if (isUnknown(map)) return [];
  const crush = importCrush(map.crush), names = new Map(crush.buckets.map(({ id, name }) => [id, name]));
  const takes = new Map(crush.rules.map(({ id, steps }) => [id, steps.flatMap(step => step.op === 'take' ? [step.item] : [])[0]]));
  const byRoot = new Map<number, string[]>();
  for (const { crush_rule: rule, pool_name: pool } of map.osds.pools) {
    const root = takes.get(rule);
    if (root !== undefined) byRoot.set(root, [...byRoot.get(root) ?? [], pool]);
  }
  const under = new Map([...byRoot.keys()].map(root => [root, osdsUnder(crush, root)]));
  const shares = (a: number, b: number) => a !== b && [...under.get(a)!.keys()].some(osd => under.get(b)!.has(osd));
  const roots = [...byRoot.keys()].filter(root => [...byRoot.keys()].some(other => shares(root, other)));
  const scaled = new Set(listAt(told.osds, 'pools')!.filter(pool => at(pool, 'pg_autoscale_mode') === 'on').map(pool => textAt(pool, 'pool_name')!));
  if (!roots.some(root => byRoot.get(root)!.some(pool => scaled.has(pool)))) return [];
  const described = roots.map(root => `${byRoot.get(root)!.join(', ')} (${names.get(root)})`);
  return [{
    todo: {
      cause: 'groups',
      title: `Pools take some of the same devices from different roots: ${described.join('; ')}.`,
      why: "Ceph's autoscaler leaves the number of placement groups of all of them as it is.",
      fix: "Set 'deviceClass' on all pools of the cluster, or on none; delete a pool that nobody needs",
    },
    explains: () => false,
  }];
}
