import type { ClusterPlan } from './cluster-plan';
import { objectName, Transition } from '../manifests';
import { Rule, see } from '../rules';

/** A cluster in which OSDs are to be drained. */
export interface DrainCase {
  readonly cluster: any;
  readonly plan: ClusterPlan;
}

const percent = (part: number) => `${Math.round(part * 1000) / 10} %`;

/** What speaks against draining, whoever has named the devices. */
export const DRAIN_RULES: readonly Rule<DrainCase>[] = [
  {
    code: 'plan/drain-no-place',
    severity: 'error',
    title: 'OSDs are drained only when every copy or chunk has another place.',
    why: 'Copies without another place stay where they are, so the drain and the purge job of Rook never end. If the purge is forced, these copies stay missing.',
    see: see('plan/drain-no-place'),
    // What is lost already is not moved: it has its place again on the devices that come.
    check: ({ cluster, plan }) => plan.unplaced === 0 || plan.lost.length > 0 ? [] : [{
      at: objectName(cluster),
      property: 'the drain',
      value: plan.osds.drained.join(', '),
      reason: `${plan.unplaced} copies or chunks would have no place on the remaining OSDs`,
      fix: 'Add devices or hosts first, or drain fewer OSDs',
    }],
  },
  {
    code: 'plan/drain-full',
    severity: 'error',
    title: 'OSDs are drained only when the other OSDs have room for their data.',
    why: 'An OSD above the backfillfull ratio takes no more data from a drain: the drain stops half-way, and new writes can fill the OSD.',
    see: see('plan/drain-full'),
    check: ({ cluster, plan: { fullest, osds, lost, mostStored, backfillfull } }) => osds.drained.length === lost.length || (fullest?.part ?? 0) <= backfillfull ? [] : [{
      at: objectName(cluster),
      property: 'the drain',
      value: osds.drained.join(', '),
      reason: `${fullest!.osd} would be ${percent(fullest!.part)} full, and above ${percent(backfillfull)} it takes no more`,
      fix: `Add devices first, drain fewer OSDs, or delete data until less than ${Math.floor(mostStored! / 2 ** 30)} GiB are stored`,
    }],
  },
];

/** What speaks against figures that somebody states. */
export const STORED_RULES: readonly Rule<Transition>[] = [
  {
    code: 'plan/stored-pool',
    severity: 'error',
    title: 'Amounts of stored data are given for pools that exist.',
    why: 'Room on the other devices is judged only when the amount of every pool is known: one misspelt name would switch this check off.',
    see: see('plan/stored-pool'),
    check: ({ former, stored = new Map() }) => {
      const pools = former.clusters.flatMap(({ namespace, pools: all }) => all.map(({ name }) => ({ name, full: `${namespace}/${name}` })));
      return [...stored.keys()].filter(key => !pools.some(({ name, full }) => key === name || key === full)).map(key => ({
        at: `stored/${key}`,
        property: 'stored',
        value: `'${key}'`,
        reason: 'no pool in the applied state has this name',
        fix: pools.length === 0 ? 'Remove this name' : `Use one of these names: ${pools.map(({ name }) => name).sort().join(', ')}`,
      }));
    },
  },
];
