import { Rule, see } from '../../rules/rule';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';

const FILTERS = ['deviceFilter', 'devicePathFilter'];

export const greedyDevices: Rule<PolicyCase> = {
  code: 'policy/greedy-devices',
  severity: 'error',
  title: 'Outside of trials, a cluster takes only the devices it names.',
  why: 'Any blank device of any node becomes an OSD, also one that was attached for something else, and a disk that was wiped comes back.',
  see: see('policy/greedy-devices'),
  check: ({ clusters, trials }) => clusters.filter(({ object }) => !trials.has(object.metadata?.namespace)).flatMap(cluster => {
    const { storage } = cluster.object.spec ?? {};
    const scopes: [string, any][] = [['spec.storage', storage], ...list(storage?.nodes).map((node, i): [string, any] => [`spec.storage.nodes[${i}]`, node])];
    return scopes.flatMap(([property, scope]) => [
      ...['useAllNodes', 'useAllDevices'].filter(key => scope?.[key] === true), ...FILTERS.filter(key => scope?.[key]),
    ].map(key => on(cluster, `${property}.${key}`, scope[key], 'it takes devices that nobody named', 'remove it and name the devices, as LocalVolumeSet does')));
  }),
};
