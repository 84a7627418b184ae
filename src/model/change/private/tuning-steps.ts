import { makeStep } from './make-step';
import { movedHosts } from './moved-hosts';
import { TunedOptions, tunedWhilePlanned, TuningSetting } from '../../tuning';
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
  const held = new Set(firstWhilePlanned(cluster).map(({ section, name }) => `${section} ${name}`));
  const dropped = droppedOptions(former.settings.cephConfig, next.settings.cephConfig).filter(({ section, name }) => !held.has(`${section} ${name}`));
  if (dropped.length === 0) return { acts: [], notes: [] };
  return {
    acts: dropped.map(({ section, name }) => ceph(plan.key, 'config rm', section, name)),
    notes: [`Rook does not take back options of Ceph that are no longer described. These are removed by command, and have Ceph's own values then: ${dropped.map(({ section, name }) => `${section} ${name}`).join(', ')}.`],
  };
}

/** What goes before other things while this plan moves data; an option that the cluster describes itself is Rook's, which would set it back. */
function firstWhilePlanned({ plan, former, next }: PlannedCluster): TuningSetting[] {
  const moves = plan.adding.shards > 0 || plan.osds.drained.length > 0 || plan.osds.grown.length > 0 || movedHosts({ former, next }).length > 0;
  if (!moves) return [];
  return tunedWhilePlanned(next.settings.tuning).filter(({ section = '', name }) => next.settings.cephConfig[section]?.[name] === undefined);
}

/** The steps around those that move data, where the cluster asks for such a time. */
export function whilePlanned(cluster: PlannedCluster): { readonly before: readonly Step[]; readonly after: readonly Step[] } {
  const settings = firstWhilePlanned(cluster), { key } = cluster.plan;
  if (settings.length === 0) return { before: [], after: [] };
  const back = settings.map(({ section = '', name }) => ceph(key, 'config rm', section, name));
  const step = { danger: Danger.CHANGES, cluster: key };
  return {
    before: [makeStep({
      ...step,
      kind: StepKind.TUNE,
      title: 'Let recovery go before applications until this plan is at its end',
      acts: settings.map(({ section = '', name, value }) => ceph(key, 'config set', section, name, value)),
      undo: back,
      temporary: true,
      notes: settings.map(({ risk }) => `${risk}.`),
    })],
    after: [makeStep({ ...step, kind: StepKind.UNTUNE, title: 'Give applications and recovery their usual shares again', acts: back })],
  };
}
