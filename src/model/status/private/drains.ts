import type { Circumstances, SeenCause } from './circumstances';
import { HOLDING } from './healing';
import { osdNames } from './osds';
import type { Todo } from '../todo';

const CODES: ReadonlySet<string> = new Set(['OBJECT_MISPLACED', 'PG_BACKFILL_FULL', 'OSD_BACKFILLFULL', 'POOL_BACKFILLFULL', 'OSDMAP_FLAGS']);

/** OSDs that are being emptied, still hold placement groups, and from which nothing moves. */
export function drainTodos({ osds, healing, flags, places: { words } }: Circumstances): SeenCause[] {
  const filled = [...osds?.values() ?? []].filter(({ weight, groups, up }) => weight === 0 && groups !== undefined && groups > 0 && up !== false);
  if (filled.length === 0 || healing.is !== 'stuck') return [];
  const groups = filled.reduce((sum, osd) => sum + osd.groups!, 0), flag = flags?.find(name => HOLDING.includes(name));
  const full = healing.reason === 'an OSD is too full to take what should move there';
  const way: Pick<Todo, 'fix' | 'verb' | 'command'> = full ? { fix: 'Add a device or a host, or delete data that is not needed', verb: 'add device' }
    : flag !== undefined ? { fix: 'Unset the switch', command: `ceph osd unset ${flag}` }
      : { fix: 'See which placement groups wait, and for what', command: 'ceph pg dump_stuck unclean' };
  return [{
    todo: {
      cause: 'drain',
      title: `Devices are being emptied and nothing moves: ${filled.map(({ id }) => words.get(id) ?? osdNames([id])).join(', ')}; ${groups} placement groups are still on them.`,
      why: `The data on them is complete. It does not move because ${healing.reason}.`,
      ...way,
    },
    explains: code => CODES.has(code),
  }];
}
