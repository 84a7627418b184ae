import type { ClusterPlan } from './cluster-plan';
import { objectName } from '../manifests/edits/lossy';
import type { Transition } from '../manifests/transition';
import { Rule, see } from '../rules/rule';

/** A cluster in which OSDs are to be drained. */
export interface DrainCase {
  readonly cluster: any;
  readonly plan: ClusterPlan;
}

const percent = (part: number) => `${Math.round(part * 1000) / 10} %`;

/** What speaks against draining, whoever has named the devices. */
export const DRAIN_RULES: readonly Rule<DrainCase>[] = [
  {
    code: 'plan/drain-homeless',
    severity: 'error',
    title: 'OSDs are drained only where every copy finds another place.',
    why: 'Copies that find none stay where they are: the drain never ends, and neither does Rook\'s job that purges; forced, copies are missing for ever.',
    see: see('plan/drain-homeless'),
    check: ({ cluster, plan }) => plan.homeless === 0 ? [] : [{
      at: objectName(cluster),
      property: 'the drain',
      value: plan.osds.drained.join(', '),
      reason: `${plan.homeless} copies or chunks would find no place among the OSDs that are left`,
      fix: 'add devices or hosts first, or remove fewer',
    }],
  },
  {
    code: 'plan/drain-full',
    severity: 'error',
    title: 'OSDs are drained only where the others have room for it.',
    why: 'An OSD that is beyond backfillfull takes no more: the drain stops half-way, and what is written meanwhile may fill it up.',
    see: see('plan/drain-full'),
    check: ({ cluster, plan: { fullest, osds, mostStored, backfillfull } }) => osds.drained.length === 0 || fullest === undefined || fullest.part <= backfillfull ? [] : [{
      at: objectName(cluster),
      property: 'the drain',
      value: osds.drained.join(', '),
      reason: `${fullest.osd} would be ${percent(fullest.part)} full, and beyond ${percent(backfillfull)} it takes no more`,
      fix: `add devices first, remove fewer, or delete data until less than ${Math.floor(mostStored! / 2 ** 30)} GiB are stored`,
    }],
  },
];

/** What speaks against figures that somebody states. */
export const STORED_RULES: readonly Rule<Transition>[] = [
  {
    code: 'plan/stored-pool',
    severity: 'error',
    title: 'What is stored is said of pools that there are.',
    why: 'Whether the other devices have room is judged only where it is known of every pool: one misspelt name would switch that off.',
    see: see('plan/stored-pool'),
    check: ({ former, stored = new Map() }) => {
      const pools = former.clusters.flatMap(({ namespace, pools: all }) => all.map(({ name }) => ({ name, full: `${namespace}/${name}` })));
      return [...stored.keys()].filter(key => !pools.some(({ name, full }) => key === name || key === full)).map(key => ({
        at: `stored/${key}`,
        property: 'stored',
        value: `'${key}'`,
        reason: 'no pool has this name in what is applied',
        fix: pools.length === 0 ? 'Remove it' : `Name one of ${pools.map(({ name }) => name).sort().join(', ')}`,
      }));
    },
  },
];
