import { Rule, see } from '../../rules';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';

export const osdMemory: Rule<PolicyCase> = {
  code: 'policy/osd-memory',
  severity: 'warning',
  title: 'OSDs have a memory limit.',
  why: 'Ceph derives the cache of an OSD from the limit. Without a limit an OSD takes 4 GiB and more on any host, and when memory runs out during recovery, the kernel kills processes, first the OSDs.',
  see: see('policy/osd-memory'),
  check: ({ clusters, trials }) => clusters.filter(({ object }) => !trials.has(object.metadata?.namespace)).flatMap(cluster => {
    const { resources, storage, external } = cluster.object.spec ?? {};
    const sets = list(storage?.storageClassDeviceSets);
    const everySet = sets.length > 0 && sets.every(set => set?.resources?.limits?.memory !== undefined);
    return external?.enable === true || everySet || entriesWithLimit(resources) ? [] : [
      on(cluster, 'spec.resources.osd.limits.memory', undefined, 'OSDs take memory without a limit', "Set 'spec.resources.osd.limits.memory' to 4Gi or more"),
    ];
  }),
};

/** A limit for all OSDs, or for each class of devices that has one of its own. */
function entriesWithLimit(resources: any): boolean {
  return resources?.osd?.limits?.memory !== undefined || Object.entries<any>(resources ?? {}).some(([key, share]) => key.startsWith('osd-') && share?.limits?.memory !== undefined);
}
