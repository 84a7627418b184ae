import type { PoolBesideOthers } from './neighbours';
import { deviceClasses } from '../../layout';
import { Rule, see } from '../rule';

/** What pools of one cluster have to do with each other. */
export const neighbourRules: Rule<PoolBesideOthers>[] = [
  {
    code: 'policy/pool-name',
    severity: 'error',
    title: 'Two objects of a cluster do not make pools of the same name.',
    why: 'Ceph has one pool of each name. Both objects change its settings in turn, and the applications of both write into it.',
    see: see('policy/pool-name'),
    check: ({ taken, pool: { service } }) => taken.map(({ name, by }) => ({
      property: 'name', value: `'${name}'`, reason: `${by} makes it, too`, fix: `Set 'name' of one of them to another name${service === 'object' ? ', or make the object store over the zone' : ''}`,
    })),
  },
  {
    code: 'pool/device-class-open',
    severity: 'error',
    title: 'If volumes declare several device classes, or other pools of the cluster choose one, every pool chooses a device class.',
    why: 'A pool over all classes overlaps with the pools of one class: the autoscaler of placement groups stops for all of them, and fast devices wait for slow ones.',
    see: see('pool/device-class-open'),
    check: ({ pool, layout, mixed }) => {
      const classes = layout ? deviceClasses(layout) : [];
      if (pool.deviceClass === undefined && classes.length >= 2) {
        return [{
          property: 'deviceClass',
          value: 'not set',
          reason: `the volumes of the cluster declare several classes: ${classes.join(', ')}`,
          fix: `Set 'deviceClass' to one of ${classes.join(', ')}`,
        }];
      }
      return mixed === undefined ? [] : [{
        property: 'deviceClass',
        value: 'not set',
        reason: `'${mixed.chooser}' chooses '${mixed.deviceClass}', and ${some(mixed.open)} ${mixed.open.length === 1 ? 'chooses' : 'choose'} none`,
        fix: "Set 'deviceClass' on all pools of the cluster, or on none",
      }];
    },
  },
];

function some(names: readonly string[]): string {
  const first = names.slice(0, 3).map(name => `'${name}'`).join(', ');
  return names.length > 3 ? `${first} and ${names.length - 3} more` : first;
}
