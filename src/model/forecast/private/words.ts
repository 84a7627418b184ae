import { percent, toldValue } from './numbers';
import { DemandedPool, inEnglish, Say } from '../../layout';
import type { LossForecast } from '../loss-forecast';

/** Redundancy, for people. */
export function wordsOf(redundancy: DemandedPool['redundancy']): string {
  if (redundancy.kind === 'erasureCoded') return `${redundancy.dataChunks} + ${redundancy.codingChunks} chunks`;
  return redundancy.copies === 1 ? '1 copy' : `${redundancy.copies} copies`;
}

/** What a loss does, in one line for people. */
export function lossInWords(of: LossForecast, say: Say = inEnglish): string {
  const bounds = of.recovers && of.moves.value > 0 ? say(of.recoveredAtBestIn.value === of.recoveredAtWorstIn.value ? `${of.moves} move in ${of.recoveredAtBestIn}` : `${of.moves} move in ${of.recoveredAtBestIn} to ${of.recoveredAtWorstIn}`) : undefined;
  return told([
    of.keepsData ? say('no data are lost') : say(`${of.lost} ARE LOST`),
    availability(of, say),
    of.unprotected.length === 0 ? undefined : say(`${poolsIn(of.unprotected)} TAKE WRITES WITH NO REDUNDANCY`),
    say(of.recovery),
    bounds,
    of.fullest && of.recovers && of.moves.value > 0 ? say(`the fullest OSD is ${percent(of.fullest.value)} full then`) : undefined,
    of.recovers && of.moves.value > 0 && !of.begins.automatic ? say(`recovery waits for 'ceph osd out': ${of.begins.reason}`) : undefined,
  ], say('; '));
}

function availability({ keepsWorking, writable, keepsQuorum, stoppedPools }: LossForecast, say: Say): string {
  if (!keepsQuorum) return say('ALL POOLS STOP: the monitors lose their quorum');
  if (stoppedPools.length > 0) return say(`${stoppedPools.join(', ')} STOP`);
  return keepsWorking && writable ? say('all pools stay available') : say('WRITES STOP: an OSD is full');
}

/** Everything else that is known of a loss, a line each; nothing that is not so. */
export function lossDetails(of: LossForecast, say: Say = inEnglish): string[] {
  const { atRisk, staysStopped, degraded, stalled, full, writesStop, untilRestart, affectedClaims, monitorsLeft, begins, lostGroups, osds } = of;
  return [
    ...parts(say('lost'), of.lostParts, say), ...parts(say('stopped'), of.stoppedParts, say), ...parts(say('with no redundancy'), of.unprotected, say), ...parts(say('degraded'), of.degradedParts, say),
    lostGroups.value > 0 ? say(`${lostGroups} are lost`) : undefined,
    atRisk.value > 0 ? say(`${atRisk} are only on what is away`) : undefined,
    staysStopped.value > 0 ? say(`${staysStopped} stay stopped after recovery`) : undefined,
    degraded.value > 0 ? say(`${degraded} stay degraded`) : undefined,
    stalled.length > 0 ? say(`too full to take more: ${stalled.join(', ')}`) : undefined,
    full.length > 0 ? say(`would be full: ${full.join(', ')}`) : undefined,
    writesStop.length > 0 ? say(`pools that stop writing then: ${writesStop.join(', ')}`) : undefined,
    untilRestart.length > 0 ? say(`run on until their pods restart: ${untilRestart.join(', ')}`) : undefined,
    monitorsLeft === undefined ? undefined : say(`${monitorsLeft} left`),
    begins.automatic ? say(`Ceph marks OSDs out after ${begins.after}`) : `${say(`Ceph marks OSDs out never by itself: ${begins.reason}`)}${begins.setting === undefined ? '' : ` [${begins.setting}]`}`,
    ...osds.filter(({ takes }) => takes > 0).map(({ id, name, fill, takes }) => say(`OSD ${name} (${id}) takes in ${toldValue(takes, 'bytes')} and is ${percent(fill.value)} full then`)),
    ...affectedClaims.map(({ name, stops, losesData, lost }) => `${name} ${told([stops ? say('stops') : undefined, losesData ? say('loses data') : undefined, lost && say(`about ${lost}`)], say(', '))}`),
  ].filter(line => line !== undefined);
}

function parts(how: string, of: LossForecast['lostParts'], say: Say): string[] {
  return of.map(({ pool, groups, bytes }) => `${how}${say(': ')}${say(`${groups} of ${pool}, ${bytes}`)}`);
}

function poolsIn(of: LossForecast['lostParts']): string {
  return of.map(({ pool }) => pool).join(', ');
}

function told(words: readonly (string | undefined)[], by: string): string {
  return words.filter(word => word !== undefined).join(by);
}
