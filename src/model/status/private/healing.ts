import { Groups, having, lacking } from './groups';
import { flagsOf, LiveOsd, osdNames } from './osds';
import { Told } from './read';
import type { View } from './room';
import { numberAt } from '../../checks';
import { toldValue } from '../../forecast';
import { isUnknown, Maybe, RecoverySettings, unknown } from '../../layout';
import type { StatusAnswers } from '../answers';
import type { HealingState, Reply } from '../reply';
import type { Healing } from '../status';

export interface Mending {
  readonly told: Told;
  readonly groups: Maybe<Groups>;
  readonly osds: ReadonlyMap<number, LiveOsd> | undefined;
  readonly answers: StatusAnswers;
  readonly view: View;
  readonly recovery: RecoverySettings;
}

/** Seconds within which a speed was measured lately. */
const LAST = 3600;

/** Switches that keep data from moving. */
export const HOLDING: readonly string[] = ['norecover', 'nobackfill', 'norebalance', 'pause', 'pausewr'];

/** Whether Ceph makes or moves copies, and until when at the speed that was measured. */
export function healingOf(mending: Mending): Healing {
  const { groups, answers } = mending;
  if (isUnknown(groups)) return { is: 'unknown', reason: groups.unknown, copies: groups, perSecond: groups, until: groups };
  const copies = groups.degraded + groups.misplaced, perSecond = speedOf(mending, copies);
  const until = copies === 0 ? answers.now : isUnknown(perSecond) ? perSecond : answers.now + copies / perSecond;
  return { ...stateOf(mending, groups, !isUnknown(perSecond)), copies, perSecond, until };
}

/** Copies that are done in a second: by what was counted before, else as Ceph tells it. */
function speedOf({ told: { status }, answers: { now, samples = [] } }: Mending, copies: number): Maybe<number> {
  const [last] = samples.filter(sample => sample.copies !== undefined && sample.at < now && now - sample.at <= LAST).sort((a, b) => b.at - a.at);
  if (last !== undefined && last.copies! > copies) return (last.copies! - copies) / (now - last.at);
  const objects = numberAt(status, 'pgmap', 'recovering_objects_per_sec') ?? 0;
  if (objects > 0) return objects;
  const bytes = numberAt(status, 'pgmap', 'recovering_bytes_per_sec') ?? 0, size = (numberAt(status, 'pgmap', 'data_bytes') ?? NaN) / (numberAt(status, 'pgmap', 'num_objects') ?? NaN);
  return bytes > 0 && size > 0 ? bytes / size : unknown('no speed was measured');
}

function stateOf({ told, osds, view, recovery }: Mending, groups: Groups, moves: boolean): Reply<HealingState> {
  const { degraded, misplaced } = groups, less = degraded > 0 || having(groups, 'degraded', 'undersized') > 0;
  if (having(groups, 'repair') > 0) return { is: 'running', reason: 'Ceph repairs damaged copies' };
  if (having(groups, 'inconsistent') > 0 && degraded === 0) return { is: 'waiting', reason: 'Ceph repairs damaged copies only when it is told to' };
  if (degraded === 0 && misplaced === 0 && lacking(groups, 'clean') === 0) return { is: 'none', reason: 'every copy is where it belongs' };
  if (having(groups, 'recovering', 'backfilling') > 0 || moves) {
    return less ? { is: 'running', reason: 'Ceph makes the missing copies' } : { is: 'moving', reason: 'complete data moves to where it belongs' };
  }
  if (having(groups, 'backfill_toofull', 'recovery_toofull') > 0) return { is: 'stuck', reason: 'an OSD is too full to take what should move there' };
  const flag = flagsOf(told)?.find(name => HOLDING.includes(name));
  if (flag !== undefined) return { is: 'stuck', reason: `the switch ${flag} of Ceph is set` };
  const down = [...osds?.values() ?? []].filter(({ up }) => up === false), waited = down.filter(osd => osd.in !== false).map(({ id }) => id);
  if (waited.length > 0) {
    if (flagsOf(told)?.includes('noout')) return { is: 'waiting', reason: `Ceph waits for ${osdNames(waited)} to come back, because the switch noout is set` };
    if (view.byHand !== undefined) return { is: 'waiting', reason: `Ceph waits for ${osdNames(waited)} to come back: ${view.byHand}` };
    return {
      is: 'waiting',
      reason: !isUnknown(view.unplaced) && view.unplaced > 0
        ? `missing copies wait for ${osdNames(waited)} to come back: there is no other place for all of them`
        : `Ceph waits ${toldValue(recovery.downOutSeconds, 'seconds')} for ${osdNames(waited)} to come back, then makes the missing copies elsewhere`,
    };
  }
  if (down.length > 0 && !isUnknown(view.unplaced) && view.unplaced > 0) {
    return { is: 'waiting', reason: `no other place is left for the missing copies: they wait until ${osdNames(down.map(({ id }) => id))} is back or replaced` };
  }
  if (having(groups, 'peering', 'activating') > 0) return { is: 'waiting', reason: 'OSDs agree on what each of them holds' };
  return { is: 'stuck', reason: 'nothing moves, and Ceph does not tell why' };
}
