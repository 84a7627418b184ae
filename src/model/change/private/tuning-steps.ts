import { makeStep } from './make-step';
import { movedHosts } from './moved-hosts';
import { ALL_COPIES, TunedOptions, tunedWhilePlanned, TuningSetting } from '../../tuning';
import { Act, ceph } from '../actions';
import { Danger, Step, StepKind } from '../step';
import type { PlannedCluster } from './planned-cluster';

/** An option of Ceph that somebody has set. */
interface SetOption { readonly section: string; readonly name: string }

/** Rook sets these itself whenever it looks at a cluster. */
const OF_ROOK = ['mon_allow_pool_delete', 'mon_cluster_log_file', 'mon_allow_pool_size_one'];

/** As Rook writes the name of an option. */
const normal = (name: string) => name.replace(/[ -]/g, '_');

/** The options that were described and are not any more. Rook sets what it finds and takes nothing back, so that they stay as they were. */
export function droppedOptions(former: TunedOptions, next: TunedOptions): SetOption[] {
  return Object.entries(former).flatMap(([section, options]) => {
    const kept = new Set(Object.keys(next[section] ?? {}).map(normal));
    return Object.keys(options).map(normal).filter(name => !kept.has(name) && !(section === 'global' && OF_ROOK.includes(name))).map(name => ({ section, name }));
  });
}

/** What is no longer described among the options of Ceph, taken back by commands. */
export function takenBack(cluster: PlannedCluster): { readonly acts: readonly Act[]; readonly notes: readonly string[] } {
  const { plan, former, next } = cluster;
  const held = new Set(setWhilePlanned(cluster).map(({ section, name }) => `${section} ${name}`));
  const dropped = droppedOptions(former.settings.cephConfig, next.settings.cephConfig).filter(({ section, name }) => !held.has(`${section} ${name}`));
  if (dropped.length === 0) return { acts: [], notes: [] };
  return {
    acts: dropped.map(({ section, name }) => ceph(plan.key, 'config rm', section, name)),
    notes: [`Rook does not take back options of Ceph that are no longer described. These are removed by command, and have Ceph's own values then: ${dropped.map(({ section, name }) => `${section} ${name}`).join(', ')}.`],
  };
}

/** What holds while this plan moves data; an option that the cluster describes itself is Rook's, which would set it back. */
function setWhilePlanned({ plan, former, next }: PlannedCluster): TuningSetting[] {
  const { added, drained, grown } = plan.osds, emptied = plan.lost.length > 0 ? [] : drained;
  if (plan.adding.shards === 0 && [...added, ...emptied, ...grown].length === 0 && movedHosts({ former, next }).length === 0) return [];
  return [ALL_COPIES, ...tunedWhilePlanned(next.settings.tuning)].filter(({ section = '', name }) => next.settings.cephConfig[section]?.[name] === undefined);
}

/** The steps around those that move data. */
export function whilePlanned(cluster: PlannedCluster): { readonly before: readonly Step[]; readonly after: readonly Step[] } {
  const settings = setWhilePlanned(cluster), { key } = cluster.plan;
  if (settings.length === 0) return { before: [], after: [] };
  const back = settings.map(({ section = '', name }) => ceph(key, 'config rm', section, name));
  const step = { danger: Danger.CHANGES, cluster: key };
  return {
    before: [makeStep({
      ...step,
      kind: StepKind.TUNE,
      title: 'Set how data moves until this plan is at its end',
      acts: settings.map(({ section = '', name, value }) => ceph(key, 'config set', section, name, value)),
      undo: back,
      temporary: true,
      notes: settings.flatMap(({ reason, risk }) => [reason, risk]),
    })],
    after: [makeStep({ ...step, kind: StepKind.UNTUNE, title: 'Let data move as usual again', acts: back })],
  };
}
