import { bytesIn, ClusterLayout, DaemonNeed } from '../layout';

/** What a daemon asks for, unless its object says so: nothing is said about its host then. */
const NOTHING = { cpus: 0, memoryBytes: 0 };

/** Everything that runs for a cluster, read from rendered objects: whoever made them, and whatever patched them. */
export function daemonsOf(objects: readonly any[], namespace: string, layout: ClusterLayout): DaemonNeed[] {
  const within = objects.filter(({ metadata }) => metadata?.namespace === namespace);
  const osds = (need: typeof NOTHING) => layout.osds.flatMap(({ name, host, count }) => many(count, count === 1 ? `OSD ${name}` : `OSD ${name}#`, { ...need, host }));
  return within.flatMap(({ kind, metadata: { name }, spec }): DaemonNeed[] => {
    switch (kind) {
      case 'CephCluster': return [
        ...osds(needOf(spec?.resources?.osd)),
        ...many(spec?.mon?.count ?? 0, 'monitor ', { ...needOf(spec?.resources?.mon), apart: 'mon' }),
        ...many(spec?.mgr?.count ?? 0, 'manager ', { ...needOf(spec?.resources?.mgr), apart: 'mgr' }),
      ];
      case 'CephFilesystem': {
        const { activeCount = 0, activeStandby, resources } = spec?.metadataServer ?? {};
        return many(activeCount * (activeStandby ? 2 : 1), `metadata server ${name} `, { ...needOf(resources), apart: `mds ${name}` });
      }
      case 'CephObjectStore': return many(spec?.gateway?.instances ?? 0, `gateway ${name} `, { ...needOf(spec?.gateway?.resources), apart: `rgw ${name}` });
      case 'CephNFS': return many(spec?.server?.active ?? 0, `NFS server ${name} `, { ...needOf(spec?.server?.resources), apart: `nfs ${name}` });
      default: return [];
    }
  });
}

function many(number: number, name: string, need: Omit<DaemonNeed, 'name'>): DaemonNeed[] {
  return Array.from({ length: number }, (_, i) => ({ name: name.endsWith(' ') || name.endsWith('#') ? `${name}${i}` : name, ...need }));
}

/** Requests count: limits of processors are not set, and those of memory are the same. */
function needOf(resources: any): typeof NOTHING {
  const { cpu, memory } = resources?.requests ?? {};
  return { cpus: bytesIn(cpu) ?? 0, memoryBytes: bytesIn(memory) ?? 0 };
}
