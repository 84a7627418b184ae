import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';
import { isOfOneModel, storageScopes } from './filtered-devices';

const FILTERS = ['deviceFilter', 'devicePathFilter'];

export const greedyDevices: Rule<PolicyCase> = {
  code: 'policy/greedy-devices',
  severity: 'error',
  title: 'Outside of trials, a cluster takes only the devices that it names.',
  why: 'Every blank device of every node becomes an OSD, also a device for another purpose, and a wiped disk becomes an OSD again.',
  see: see('policy/greedy-devices'),
  check: ({ clusters, trials }) => clusters.filter(({ object }) => !trials.has(object.metadata?.namespace)).flatMap(cluster => {
    return storageScopes(cluster.object.spec?.storage).flatMap(([property, scope]) => [
      ...['useAllNodes', 'useAllDevices'].filter(key => scope?.[key] === true && !(key === 'useAllNodes' && isNarrow(scope))),
      // By degree: what takes the devices of one model is told by a warning of its own.
      ...FILTERS.filter(key => scope?.[key] && !(key === 'devicePathFilter' && isOfOneModel(scope[key]))),
    ].map(key => on(cluster, `${property}.${key}`, scope[key], 'it takes devices that are not named', `Remove '${key}' and name the devices, as LocalVolumeSet does`)));
  }),
};

/** Of all nodes it takes the devices of one model, and no others. */
function isNarrow(scope: any): boolean {
  return isOfOneModel(scope.devicePathFilter) && scope.useAllDevices !== true && !scope.deviceFilter;
}
