import { Damage, damageOf } from './damage';
import { groupsFigure, partsOf, sumOf } from './figures';
import { Loss, resolve, Resolved } from './loss';
import { quorumOf } from './quorum';
import type { Severity } from './severity';
import { grows, isBeyond, ratiosOf, Simulation, StoredClaim, THROUGHPUT } from './simulation';
import { startOf } from './start';
import { OVERHEAD, SOURCES } from '../capacity';
import { Figure } from '../figure';
import type { AffectedClaim, LossForecast, OsdForecast, PoolPart } from '../loss-forecast';

/** What becomes of redundancy. */
type Recovery = Pick<LossForecast, 'recovers' | 'recovery' | 'begins' | 'degraded' | 'degradedParts' | 'moves' | 'recoveredAtBestIn' | 'recoveredAtWorstIn' | 'fullest' | 'osds' | 'stalled' | 'full' | 'writesStop'>;

/** Let some things fail at once, and say what that does to data, to access, and to recovery. */
export function judge(simulation: Simulation, losses: readonly Loss[]): LossForecast {
  const { cluster, pools, options: { monitors, claims = [] } } = simulation;
  const resolved = resolve(cluster, losses);
  const damage = damageOf(simulation, resolved.forGood, resolved.away);
  const parts = (of: keyof Damage['pools'][number], formula: string) => partsOf(pools, damage.pools.map(pool => pool[of]), formula);
  const total = (of: keyof Damage['pools'][number]) => damage.pools.reduce((sum, pool) => sum + pool[of], 0);
  const lost = parts('lost', 'groups of which fewer copies, or chunks than data chunks, are left');
  const stops = parts('stopped', 'groups of which fewer copies or chunks than min_size run');
  const quorum = monitors && quorumOf(monitors, resolved.monitorHosts);
  const readable = stops.length === 0 && quorum?.kept !== false;
  const recovery = recoveryAfter(simulation, resolved, damage);
  const writable = readable && !simulation.held.some((bytes, osd) => isBeyond(bytes, simulation.room[osd], ratiosOf(simulation).full));
  const severity: Severity = lost.length > 0 ? 'lost' : !readable ? 'stops' : !recovery.recovers ? 'degraded' : total('moved') > 0 ? 'recovers' : 'none';
  return {
    loss: losses.map(({ level, name, away }) => `${level === 'osd' ? 'OSD' : level} ${name}${away ? ', for a while' : ''}`).join(' and '),
    severity,
    keepsData: lost.length === 0,
    lost: sumOf('lost', lost, 'bytes'),
    lostGroups: sumOf('lostGroups', lost, 'groups'),
    lostParts: lost,
    atRisk: groupsFigure('atRisk', total('unreachable') - total('lost'), 'groups whose data are only on what is away'),
    keepsWorking: readable && writable,
    readable,
    writable,
    stoppedPools: stops.map(({ pool }) => pool),
    stoppedParts: stops,
    unprotected: parts('unprotected', 'groups of which no more copies or chunks run than make the data, and min_size lets them be written'),
    staysStopped: groupsFigure('staysStopped', total('staysStopped'), 'groups with fewer copies or chunks than min_size once all is where it finds a place'),
    keepsQuorum: quorum?.kept ?? true,
    monitorsLeft: quorum?.left,
    ...recovery,
    affectedClaims: claims.flatMap(claim => affected(claim, lost, stops, quorum?.kept !== false)),
    untilRestart: cluster.prediction.osds.filter(({ id }) => resolved.untilRestart.includes(id)).map(({ name }) => name),
  };
}

function recoveryAfter(simulation: Simulation, { forGood, away, untilRestart }: Resolved, { pools: damages, held, takes, after }: Damage): Recovery {
  const { cluster, pools, room, options: { throughput = THROUGHPUT, recovery } } = simulation;
  const { backfillfull, full } = ratiosOf(simulation);
  const gone = new Set([...forGood, ...away]);
  const left = cluster.prediction.osds.filter(({ id }) => !gone.has(id));
  const degraded = partsOf(pools, damages.map(pool => pool.degraded), 'groups that find fewer places than copies or chunks');
  const waiting = damages.some(pool => pool.unreachable > pool.lost);
  const osds = left.map(({ id, name, bytes }): OsdForecast => ({
    id,
    name,
    takes: takes[id],
    fill: Figure._of('fill', {
      value: room[id] > 0 ? held[id] / room[id] : 0,
      unit: 'ratio',
      formula: 'bytes on it / (size * (1 - overhead))',
      inputs: { bytes: held[id], size: bytes, overhead: cluster.overhead ?? OVERHEAD },
      source: SOURCES.crush,
    }),
  }));
  const stalled = left.filter(({ id }) => grows(held[id], simulation.held[id]) && isBeyond(held[id], room[id], backfillfull));
  const tooFull = left.filter(({ id }) => isBeyond(held[id], room[id], full));
  const fullIds = new Set(tooFull.map(({ id }) => id));
  const moves = Figure._of('moves', {
    value: damages.reduce((sum, { moved }, i) => sum + moved * pools[i].groupBytes, 0),
    unit: 'bytes',
    formula: 'sum over pools of copies and chunks made anew * stored / (pg_num * k)',
    inputs: Object.fromEntries(pools.flatMap(({ pool, stored }, i) => damages[i].moved === 0 ? [] : [
      [`${pool.name}: made anew`, damages[i].moved], [`${pool.name}: stored`, stored], [`${pool.name}: pg_num`, pool.pgNum], [`${pool.name}: k`, pool.dataChunks],
    ])),
    source: SOURCES.crush,
  });
  const busiest = osds.reduce<OsdForecast | undefined>((most, osd) => osd.takes > (most?.takes ?? 0) ? osd : most, undefined);
  const time = (name: string, rate: number) => Figure._of(name, {
    value: (busiest?.takes ?? 0) / rate,
    unit: 'seconds',
    formula: 'the most bytes that one OSD takes in / bytes a second',
    inputs: { ...busiest && { osd: busiest.name, bytes: busiest.takes }, bytesPerSecond: rate },
    source: 'stated throughput; the slowest OSD decides',
  });
  const fullest = osds.reduce<OsdForecast | undefined>((most, osd) => osd.fill.value > (most?.fill.value ?? -1) ? osd : most, undefined);
  const returns = away.length > 0 && untilRestart.length === away.length ? 'the same PersistentVolume is made again' : 'what is away is back';
  const back = away.length === 0 ? 'until what failed is replaced' : forGood.length === 0 ? `until ${returns}` : `until ${returns} and what failed is replaced`;
  const words = degraded.length > 0 || waiting ? `stays degraded ${back}`
    : stalled.length > 0 ? `recovery stalls ${back}, or there is more room`
      : damages.some(({ moved }) => moved > 0) ? 'recovers' : 'nothing to recover';
  return {
    recovers: degraded.length === 0 && !waiting && stalled.length === 0,
    recovery: words,
    begins: startOf(cluster, [...gone], recovery),
    degraded: sumOf('degraded', degraded, 'groups'),
    degradedParts: degraded,
    moves,
    recoveredAtBestIn: time('recoveredAtBestIn', throughput.fast),
    recoveredAtWorstIn: time('recoveredAtWorstIn', throughput.slow),
    fullest: fullest && Figure._of(`fullest, ${fullest.name}`, fullest.fill._plain),
    osds,
    stalled: stalled.map(({ name }) => name),
    full: tooFull.map(({ name }) => name),
    writesStop: pools.filter((_, i) => fullIds.size > 0 && after[i].osds.some(osd => fullIds.has(osd))).map(({ pool }) => pool.name),
  };
}

function affected({ name, pools, bytes }: StoredClaim, lost: readonly PoolPart[], stops: readonly PoolPart[], quorum: boolean): AffectedClaim[] {
  const gone = lost.filter(({ pool }) => pools.includes(pool));
  const still = !quorum || stops.some(({ pool }) => pools.includes(pool));
  if (gone.length === 0 && !still) return [];
  const worst = gone.reduce<PoolPart | undefined>((most, part) => share(part) > (most ? share(most) : 0) ? part : most, undefined);
  return [{
    name,
    stops: still,
    losesData: gone.length > 0,
    lost: worst && bytes !== undefined ? Figure._of('lost', {
      value: bytes * share(worst),
      unit: 'bytes',
      formula: 'bytes * lost groups / pg_num, on average, of the pool that loses most',
      inputs: { bytes, pool: worst.pool, groups: worst.groups._plain },
      source: SOURCES.crush,
    }) : undefined,
  }];
}

function share({ groups }: PoolPart): number {
  return groups.value / (groups._plain.inputs.pg_num as number);
}
