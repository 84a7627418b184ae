import { Figure } from '../figure';
import type { LossForecast, PoolPart, RecoveryStart } from '../loss-forecast';
import type { HealingStart, PoolPart as PlainPart, Verdict } from '../simulation';

/** A verdict of the simulation as the public API tells it. */
export function lossForecast({ losses, severity, data, access, healing, quorum, claims, untilRestart }: Verdict): LossForecast {
  const fullest = healing.osds.reduce<typeof healing.osds[number] | undefined>((most, osd) => osd.fill.value > (most?.fill.value ?? -1) ? osd : most, undefined);
  return {
    loss: losses.map(({ level, name, away }) => `${level === 'osd' ? 'OSD' : level} ${name}${away ? ', for a while' : ''}`).join(' and '),
    severity,
    keepsData: data.survives,
    lost: Figure._of('lost', data.bytes),
    lostGroups: Figure._of('lostGroups', data.groups),
    lostParts: data.pools.map(partOf),
    atRisk: Figure._of('atRisk', data.atRisk),
    keepsWorking: access.readable && access.writable,
    readable: access.readable,
    writable: access.writable,
    stoppedPools: access.stops.map(({ pool }) => pool),
    stoppedParts: access.stops.map(partOf),
    unprotected: access.unprotected.map(partOf),
    staysStopped: Figure._of('staysStopped', access.staysStopped),
    keepsQuorum: quorum?.kept ?? true,
    monitorsLeft: quorum && Figure._of('monitorsLeft', quorum.left),
    heals: healing.outcome === 'heals' || healing.outcome === 'nothing to heal',
    healing: healing.until === undefined ? WORDS[healing.outcome] : `${WORDS[healing.outcome]} ${healing.until}`,
    begins: startOf(healing.begins),
    degraded: Figure._of('degraded', healing.degraded),
    degradedParts: healing.pools.map(partOf),
    moves: Figure._of('moves', healing.moves),
    healsAtBestIn: Figure._of('healsAtBestIn', healing.time.least),
    healsAtWorstIn: Figure._of('healsAtWorstIn', healing.time.most),
    fullest: fullest && Figure._of(`fullest, ${fullest.name}`, fullest.fill),
    osds: healing.osds.map(({ fill, ...osd }) => ({ ...osd, fill: Figure._of('fill', fill) })),
    stalled: [...healing.stalled],
    full: [...healing.full],
    writesStop: [...healing.writesStop],
    affectedClaims: claims.map(({ lost, ...claim }) => ({ ...claim, lost: lost && Figure._of('lost', lost) })),
    untilRestart: [...untilRestart],
  };
}

const WORDS: Readonly<Record<Verdict['healing']['outcome'], string>> = {
  'nothing to heal': 'nothing to recover', 'heals': 'recovers', 'stalls': 'recovery stalls', 'stays degraded': 'stays degraded',
};

function partOf({ pool, groups, bytes }: PlainPart): PoolPart {
  return { pool, groups: Figure._of('groups', groups), bytes: Figure._of('bytes', bytes) };
}

/** When recovery begins, as the public API tells it. */
export function startOf({ after, ...plain }: HealingStart): RecoveryStart {
  return { ...plain, after: Figure._of('after', after) };
}
