import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';
import { isOfOneModel, storageScopes } from './filtered-devices';

const FILTERS = ['deviceFilter', 'devicePathFilter'];

export const greedyDevices: Rule<PolicyCase> = {
  code: 'policy/greedy-devices',
  severity: 'error',
  title: 'Outside of trials, a cluster takes only the devices it names.',
  why: 'Any blank device of any node becomes an OSD, also one that was attached for something else, and a disk that was wiped comes back.',
  see: see('policy/greedy-devices'),
  check: ({ clusters, trials }) => clusters.filter(({ object }) => !trials.has(object.metadata?.namespace)).flatMap(cluster => {
    return storageScopes(cluster.object.spec?.storage).flatMap(([property, scope]) => [
      ...['useAllNodes', 'useAllDevices'].filter(key => scope?.[key] === true && !(key === 'useAllNodes' && isNarrow(scope))),
      // By degree: what takes the devices of one model is told by a warning of its own.
      ...FILTERS.filter(key => scope?.[key] && !(key === 'devicePathFilter' && isOfOneModel(scope[key]))),
    ].map(key => on(cluster, `${property}.${key}`, scope[key], 'it takes devices that nobody named', 'remove it and name the devices, as LocalVolumeSet does')));
  }),
};

/** Of all nodes it takes the devices of one model, and no others. */
function isNarrow(scope: any): boolean {
  return isOfOneModel(scope.devicePathFilter) && scope.useAllDevices !== true && !scope.deviceFilter;
}
