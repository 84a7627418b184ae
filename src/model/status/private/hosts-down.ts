import type { Circumstances, SeenCause } from './circumstances';
import { cordonedHosts } from './cordoned';
import { osdNames } from './osds';
import { isUnknown } from '../../layout';

/** What follows when OSDs are down. */
export const BY_DOWN: ReadonlySet<string> = new Set([
  'OSD_DOWN', 'PG_DEGRADED', 'PG_AVAILABILITY', 'OBJECT_MISPLACED', 'OSD_FLAGS', 'SLOW_OPS', 'OSD_SLOW_PING_TIME_BACK', 'OSD_SLOW_PING_TIME_FRONT', 'MDS_SLOW_METADATA_IO', 'MDS_SLOW_REQUEST',
]);
/** What follows besides when a whole host is down. */
const BY_HOST: ReadonlySet<string> = new Set(['MDS_INSUFFICIENT_STANDBY', 'FS_DEGRADED', 'MON_NETSPLIT', 'DEGRADED_STRETCH_MODE']);

/** What is down with a host: in words, and what Ceph complains of because of it. */
export function downWith({ places: { down }, monitors, monitorHosts, osds }: Circumstances, host: string): { readonly why?: string } & Pick<SeenCause, 'explains'> {
  const ids = down.get(host) ?? [], inQuorum = isUnknown(monitors.inQuorum) ? [] : monitors.inQuorum;
  const silent = [...monitorHosts].filter(([monitor, at]) => at === host && !inQuorum.includes(monitor)).map(([monitor]) => monitor);
  return {
    ...ids.length === 0 ? {} : { why: silent.length === 0 ? `Its OSDs are down with it: ${osdNames(ids)}.` : `Its OSDs and a monitor are down with it: ${osdNames(ids)}, mon.${silent.join(', mon.')}.` },
    explains: (code, meaning) => ids.length > 0 && (BY_DOWN.has(code) && !othersDown(osds, down) || BY_DOWN.has(code) && code !== 'OSD_DOWN' || BY_HOST.has(code) || meaning?.cause === 'host')
      || code === 'MON_DOWN' && silent.length > 0 && onlyThese(monitors.known, inQuorum, silent),
  };
}

/** Hosts that are down. One that somebody has taken out of work is told as such. */
export function hostTodos(circumstances: Circumstances): SeenCause[] {
  const { places: { down }, hosts } = circumstances, aside = cordonedHosts(circumstances);
  const notReady = hosts.filter(({ name, ready }) => ready === false && !down.has(name)).map(({ name }) => name);
  return [...down.keys(), ...notReady].filter(host => !aside.has(host)).map((host): SeenCause => {
    const ready = hosts.find(({ name }) => name === host)?.ready, { why, explains } = downWith(circumstances, host);
    return {
      todo: {
        cause: 'host',
        title: ready === true ? `Kubernetes can reach host ${host}, and none of its OSDs runs.` : `Host ${host} is down, or cannot be reached.`,
        ...why === undefined ? {} : { why },
        fix: ready === true
          ? 'See why the pods of its OSDs do not run; if they cannot, replace its devices'
          : 'Start the host, or repair its network: its OSDs come back by themselves; if it is lost, put another machine in its place',
        verb: ready === true ? 'replace device' : 'replace host',
      },
      explains,
    };
  });
}

/** Whether OSDs are down that are not those of hosts that are down. */
function othersDown(osds: Circumstances['osds'], down: ReadonlyMap<string, readonly number[]>): boolean {
  const gone = new Set([...down.values()].flat());
  return [...osds?.values() ?? []].some(({ id, up }) => up === false && !gone.has(id));
}

/** Whether no other monitor is missing. */
function onlyThese(known: Circumstances['monitors']['known'], inQuorum: readonly string[], silent: readonly string[]): boolean {
  return !isUnknown(known) && known.every(name => inQuorum.includes(name) || silent.includes(name));
}
