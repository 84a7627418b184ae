import { Groups, having, isWhole, lacking } from './groups';
import { flagsOf } from './osds';
import type { Told } from './read';
import { isUnknown, Maybe } from '../../layout';
import type { Complaint } from '../complaint';
import type { Access, DataState, Reply } from '../reply';

/** What was seen that data and access are judged by. */
export interface Seen {
  readonly told: Told;
  readonly groups: Maybe<Groups>;
  readonly complaints: Maybe<readonly Complaint[]>;
}

const says = (complaints: readonly Complaint[], data: DataState) => complaints.find(({ meaning }) => meaning?.data === data);

/** An error that we cannot read may be about anything. */
const riddle = (complaints: readonly Complaint[]) => complaints.find(({ meaning, severity }) => meaning === undefined && severity !== 'warning');

/** Whether all data is there. Only what is known to be whole is safe. */
export function dataOf({ groups, complaints }: Seen): Reply<DataState> {
  const known = isUnknown(complaints) ? [] : complaints;
  const missing = isUnknown(groups) ? undefined : groups.unfound + having(groups, 'recovery_unfound', 'backfill_unfound');
  if (missing || says(known, 'missing')) {
    return { is: 'missing', reason: 'no up-to-date copy of some data is found on the devices that run' };
  }
  if (!isUnknown(groups) && having(groups, 'inconsistent', 'snaptrim_error', 'failed_repair') > 0 || says(known, 'damaged')) {
    return { is: 'damaged', reason: 'copies of some data differ or cannot be read; other copies of it are probably good' };
  }
  if (isUnknown(groups)) return { is: 'unknown', reason: groups.unknown };
  if (lacking(groups, 'active') > 0) {
    return { is: 'unreachable', reason: `${lacking(groups, 'active')} of ${groups.all} placement groups do not answer; whether their data is whole is known once they do` };
  }
  const { degraded, degradedOf } = groups;
  if (degraded > 0 && degradedOf > 0) {
    return { is: 'fewerCopies', reason: degraded / degradedOf < 0.001 ? 'all data is there, and less than 0.1 % of the copies are missing' : `all data is there, and ${partOf(degraded, degradedOf)} of the copies are missing` };
  }
  if (isUnknown(complaints)) return { is: 'unknown', reason: complaints.unknown };
  if (says(known, 'unreachable')) return { is: 'unreachable', reason: 'some data cannot be reached; whether it is whole is known once it can' };
  if (having(groups, 'degraded', 'undersized', 'recovering', 'recovery_wait', 'recovery_toofull') > 0 || says(known, 'fewerCopies')) {
    return { is: 'fewerCopies', reason: 'all data is there, and some of it has fewer copies than it should' };
  }
  const error = riddle(known);
  if (error !== undefined) return { is: 'unknown', reason: `Ceph tells of ${error.code}, which is not known to us` };
  if (!isWhole(groups)) return { is: 'unknown', reason: 'some placement groups are in a state that is not known to us' };
  return { is: 'safe', reason: `every copy of all ${groups.all} placement groups is there` };
}

/** What can be read and written now. */
export function accessOf({ told, groups, complaints }: Seen): Reply<Access> {
  const known = isUnknown(complaints) ? [] : complaints, flags = flagsOf(told);
  if (isUnknown(groups)) return { is: 'unknown', reason: groups.unknown };
  const idle = lacking(groups, 'active');
  if (idle === groups.all) return { is: 'none', reason: 'no placement group is active' };
  if (idle > 0) return { is: 'some', reason: `${idle} of ${groups.all} placement groups can be neither read nor written` };
  if (flags?.some(flag => flag === 'pauserd')) return { is: 'none', reason: 'reads and writes are paused by a switch of Ceph' };
  const stops = (access: Access) => known.find(({ meaning }) => meaning?.access === access);
  const readOnly = stops('readOnly'), some = stops('some');
  if (readOnly !== undefined || flags?.some(flag => flag === 'full' || flag === 'pausewr')) {
    return { is: 'readOnly', reason: readOnly === undefined ? 'writes are stopped by a switch of Ceph' : `writes are refused, at least in a part: Ceph tells of ${readOnly.code}` };
  }
  if (some !== undefined) return { is: 'some', reason: `a part of it cannot be reached: Ceph tells of ${some.code}` };
  if (isUnknown(complaints)) return { is: 'unknown', reason: complaints.unknown };
  if (flags === undefined && known.some(({ code }) => code === 'OSDMAP_FLAGS')) return { is: 'unknown', reason: 'switches of Ceph are set, and which ones was not answered' };
  const error = riddle(known);
  if (error !== undefined) return { is: 'unknown', reason: `Ceph tells of ${error.code}, which is not known to us` };
  return { is: 'all', reason: 'every placement group is active' };
}

/** Never 0 % or 100 % where it is neither. */
function partOf(part: number, whole: number): string {
  const percent = part / whole * 100;
  return percent < 10 ? `${percent.toFixed(1)} %` : `${Math.min(99, Math.round(percent))} %`;
}
