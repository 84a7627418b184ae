import { percent, toldValue } from './numbers';
import type { DemandedPool } from '../../layout';
import type { LossForecast } from '../loss-forecast';

/** Redundancy, for people. */
export function wordsOf(redundancy: DemandedPool['redundancy']): string {
  if (redundancy.kind === 'erasureCoded') return `${redundancy.dataChunks} + ${redundancy.codingChunks} chunks`;
  return redundancy.copies === 1 ? '1 copy' : `${redundancy.copies} copies`;
}

/** What a loss does, in one line for people. */
export function lossInWords(of: LossForecast): string {
  const bounds = of.recovers && of.moves.value > 0 ? `${of.moves} move in ${of.recoveredAtBestIn} to ${of.recoveredAtWorstIn}` : undefined;
  return told([
    of.keepsData ? 'no data are lost' : `${of.lost} ARE LOST`,
    availability(of),
    of.unprotected.length === 0 ? undefined : `${poolsIn(of.unprotected)} TAKE WRITES WITH NO REDUNDANCY`,
    of.recovery,
    bounds,
    of.fullest && of.recovers && of.moves.value > 0 ? `the fullest OSD is ${percent(of.fullest.value)} full then` : undefined,
    of.recovers && of.moves.value > 0 && !of.begins.automatic ? `recovery waits for 'ceph osd out': ${of.begins.reason}` : undefined,
  ], '; ');
}

function availability({ keepsWorking, writable, keepsQuorum, stoppedPools }: LossForecast): string {
  if (!keepsQuorum) return 'ALL POOLS STOP: the monitors lose their quorum';
  if (stoppedPools.length > 0) return `${stoppedPools.join(', ')} STOP`;
  return keepsWorking && writable ? 'all pools stay available' : 'WRITES STOP: an OSD is full';
}

/** Everything else that is known of a loss, a line each; nothing that is not so. */
export function lossDetails(of: LossForecast): string[] {
  const { atRisk, staysStopped, degraded, stalled, full, writesStop, untilRestart, affectedClaims, monitorsLeft, begins, lostGroups, osds } = of;
  return [
    ...parts('lost', of.lostParts), ...parts('stopped', of.stoppedParts), ...parts('with no redundancy', of.unprotected), ...parts('degraded', of.degradedParts),
    lostGroups.value > 0 ? `${lostGroups} are lost` : undefined,
    atRisk.value > 0 ? `${atRisk} are only on what is away` : undefined,
    staysStopped.value > 0 ? `${staysStopped} stay stopped after recovery` : undefined,
    degraded.value > 0 ? `${degraded} stay degraded` : undefined,
    stalled.length > 0 ? `too full to take more: ${stalled.join(', ')}` : undefined,
    full.length > 0 ? `would be full: ${full.join(', ')}` : undefined,
    writesStop.length > 0 ? `pools that stop writing then: ${writesStop.join(', ')}` : undefined,
    untilRestart.length > 0 ? `run on until their pods restart: ${untilRestart.join(', ')}` : undefined,
    monitorsLeft === undefined ? undefined : `${monitorsLeft} left`,
    `Ceph marks OSDs out ${begins.automatic ? `after ${begins.after}` : `never by itself: ${begins.reason}${begins.setting === undefined ? '' : ` [${begins.setting}]`}`}`,
    ...osds.filter(({ takes }) => takes > 0).map(({ id, name, fill, takes }) => `OSD ${name} (${id}) takes in ${toldValue(takes, 'bytes')} and is ${percent(fill.value)} full then`),
    ...affectedClaims.map(({ name, stops, losesData, lost }) => `${name} ${told([stops ? 'stops' : undefined, losesData ? 'loses data' : undefined, lost && `about ${lost}`], ', ')}`),
  ].filter(line => line !== undefined);
}

function parts(how: string, of: LossForecast['lostParts']): string[] {
  return of.map(({ pool, groups, bytes }) => `${how}: ${groups} of ${pool}, ${bytes}`);
}

function poolsIn(of: LossForecast['lostParts']): string {
  return of.map(({ pool }) => pool).join(', ');
}

function told(words: readonly (string | undefined)[], by: string): string {
  return words.filter(word => word !== undefined).join(by);
}
