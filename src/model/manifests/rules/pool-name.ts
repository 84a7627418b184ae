import { repeated, Rule, see } from '../../rules/rule';
import { nameOf, on } from '../look';
import type { PolicyCase } from '../policy-case';

export const poolName: Rule<PolicyCase> = {
  code: 'policy/pool-name',
  severity: 'error',
  title: 'No two objects make a pool of the same name in one cluster.',
  why: 'Ceph has one pool of a name: both objects set it up their way in turn, and applications of one write into the pool of the other.',
  see: see('policy/pool-name'),
  check: ({ pools }) => {
    const named = pools.flatMap(pool => pool.names.map(name => ({ pool, name })));
    return [...repeated(named, ({ pool, name }) => `${pool.namespace}/${name}`).values()].flatMap(([first, ...twins]) => twins
      // An object that is there twice is told of as such.
      .filter(({ pool }) => pool.manifest === first.pool.manifest || nameOf(pool.manifest) !== nameOf(first.pool.manifest))
      .map(({ pool, name }) => on(pool.manifest, pool.property, name, `${nameOf(first.pool.manifest)} makes it, too`, 'give one of them another name')));
  },
};
