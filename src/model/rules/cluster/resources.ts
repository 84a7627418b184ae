import type { ClusterCase } from './cluster-spec';
import { GIB, human, MIB } from '../../layout';
import { Rule, see } from '../rule';

/** What Rook itself asks for; below it warns in its log, and the daemons are killed under load. */
const LEAST_MIB = { osd: 2048, mon: 1024, mgr: 512 } as const;

/** Memory and processors: of daemons, and of the hosts they share. */
export const RESOURCE_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/memory-too-small',
    severity: 'error',
    title: 'Daemons have at least the memory that they need: an OSD 2 GiB, a monitor 1 GiB, a manager 512 MiB.',
    why: 'The kernel kills daemons that need more memory, OSDs mostly during recovery.',
    see: see('ceph-cluster/memory-too-small'),
    check: ({ shares }) => (['osd', 'mon', 'mgr'] as const).filter(kind => shares[kind].bytes !== undefined && !(shares[kind].bytes! >= LEAST_MIB[kind] * MIB)).map(kind => ({
      property: `resources.${kind}.memory`, value: human(shares[kind].bytes!), reason: `it needs at least ${human(LEAST_MIB[kind] * MIB)}`, fix: `Set 'resources.${kind}.memory' to ${human(LEAST_MIB[kind] * MIB)} or more`,
    })),
  },
  {
    code: 'ceph-cluster/memory-exceeds-host',
    severity: 'error',
    title: 'The OSDs of a host fit into its memory, with 1 GiB left for the host itself.',
    why: 'Pods that do not fit are unschedulable, or the node runs out of memory and all its OSDs fail together.',
    see: see('ceph-cluster/memory-exceeds-host'),
    check: subject => perHost(subject).filter(({ host, needed }) => host.memoryBytes !== undefined && needed > host.memoryBytes).map(({ host, osds, needed }) => ({
      property: `hosts['${host.name}'].memory`,
      value: human(host.memoryBytes!),
      reason: `${osds} OSDs of ${human(subject.shares.osd.bytes ?? 0)} and the host need ${human(needed)}`,
      fix: "Give the host fewer volumes or more memory, or lower 'resources.osd.memory'",
    })),
  },
  {
    code: 'ceph-cluster/memory-tight',
    severity: 'warning',
    title: 'Besides its OSDs, a host has memory for a monitor and a manager.',
    why: 'After the loss of a host, its monitor is unschedulable.',
    see: see('ceph-cluster/memory-tight'),
    check: subject => perHost(subject).filter(({ host, needed }) => {
      const withOthers = needed + (subject.shares.mon.bytes ?? 0) + (subject.shares.mgr.bytes ?? 0);
      return host.memoryBytes !== undefined && needed <= host.memoryBytes && withOthers > host.memoryBytes;
    }).map(({ host, osds }) => ({
      property: `hosts['${host.name}'].memory`,
      value: human(host.memoryBytes!),
      reason: `${osds} OSDs leave no room for a monitor and a manager`,
      fix: 'Give the host more memory, or fewer volumes',
    })),
  },
  {
    code: 'ceph-cluster/cpus-exceed-host',
    severity: 'error',
    title: 'A host has the cores that its OSDs request.',
    why: 'OSDs that request more cores than are left are unschedulable.',
    see: see('ceph-cluster/cpus-exceed-host'),
    check: subject => perHost(subject).filter(({ host, osds }) => host.cpus !== undefined && osds * (subject.shares.osd.cpus ?? 0) > host.cpus).map(({ host, osds }) => ({
      property: `hosts['${host.name}'].cpus`,
      value: `${host.cpus}`,
      reason: `${osds} OSDs request ${osds * (subject.shares.osd.cpus ?? 0)} cores`,
      fix: "Give the host fewer volumes, or lower 'resources.osd.cpus'",
    })),
  },
];

/** The hosts with how many OSDs they carry, and the memory these and the host itself need. */
function perHost({ layout, shares }: ClusterCase) {
  const osds = new Map<string, number>();
  for (const osd of layout.osds) if (osd.host !== undefined) osds.set(osd.host, (osds.get(osd.host) ?? 0) + osd.count);
  return layout.hosts.map(host => {
    const count = osds.get(host.name) ?? 0;
    return { host, osds: count, needed: count * (shares.osd.bytes ?? 0) + GIB };
  });
}
