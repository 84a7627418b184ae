import { latest, oneOf, ours, zero } from './query';
import type { DeviceSet } from '../../forecast';
import type { Recording } from '../recording';
import { nameOfSet, Watched } from '../watched';

/**
 * What pools store. Ceph divides all bytes that its OSDs have told by the number of copies, and goes on counting what was told by OSDs that
 * are down: while lost copies are made anew they are counted twice, until the OSDs are back or purged. So its figure is multiplied by the
 * part that is real: what is on OSDs that are up, with what is missing there.
 */
export function storedIn(watched: Watched): Recording[] {
  const sets = watched.declared?.sets ?? [], told = (names: string) => `${latest(watched, 'ceph_pool_stored', ['pool_id'])} * on (cluster, pool_id) group_left (name) ${latest(watched, 'ceph_pool_metadata', ['pool_id', 'name'], names)}`;
  const namesIn = ({ pools }: DeviceSet) => pools.map(({ name }) => name), all = sets.flatMap(namesIn);
  const corrected = sets.map(set => `${told(`name=~"${oneOf(namesIn(set))}"`)} * on (cluster) group_left () storage:stored:real_ratio{${ours(watched)},devices="${nameOfSet(set)}"}`);
  return [
    ...sets.map((set): Recording => ({ record: 'storage:stored:real_ratio', expr: `${realPart(watched, set, oneOf(namesIn(set)))} or 1 + ${zero(watched)}`, labels: { devices: nameOfSet(set) } })),
    { record: 'storage:pool:stored_bytes', expr: [...corrected, told(all.length === 0 ? '' : `name!~"${oneOf(all)}"`)].join(' or ') },
  ];
}

/** Nothing where an OSD that is up does not tell how much is on it. */
function realPart(watched: Watched, { deviceClasses, pools }: DeviceSet, names: string): string {
  const up = `${latest(watched, 'ceph_osd_up')} == 1`, used = (matcher = '') => `storage:osd:used_bytes{${ours(watched)}${matcher}} and on (cluster, ceph_daemon) ${up}`;
  const ofPools = (figure: string, matched: string) => `${latest(watched, figure, ['pool_id'])} * on (cluster, pool_id) group_left () ${latest(watched, 'ceph_pool_metadata', ['pool_id'], `name=~"${matched}"`)}`;
  const bySize = new Map<number, string[]>();
  for (const { name, size } of pools) bySize.set(size, [...bySize.get(size) ?? [], name]);
  const copies = [...bySize].map(([size, matched]) => `${size} * sum by (cluster) (${ofPools('ceph_pool_objects', oneOf(matched))})`).join(' + ');
  const present = `(1 - clamp_max(${latest(watched, 'ceph_num_objects_degraded', [])} / (${copies} > 0), 0.9))`;
  const isWhole = `count by (cluster) (${used()}) == count by (cluster) (${up})`;
  return `clamp_max(sum by (cluster) (${used(deviceClasses.length === 0 ? '' : `,device_class=~"${oneOf(deviceClasses)}"`)}) / (sum by (cluster) (${ofPools('ceph_pool_bytes_used', names)}) > 0) / ${present}, 1) and on (cluster) (${isWhole})`;
}
