import { Figure } from '../figure';
import type { LossForecast } from '../loss-forecast';
import type { Verdict } from '../simulation';

/** A verdict of the simulation as the public API tells it. */
export function lossForecast({ losses, data, access, healing, quorum, claims }: Verdict): LossForecast {
  const fullest = healing.osds.reduce<typeof healing.osds[number] | undefined>((most, osd) => osd.fill.value > (most?.fill.value ?? -1) ? osd : most, undefined);
  return {
    loss: losses.map(({ level, name, away }) => `${level === 'osd' ? 'OSD' : level} ${name}${away ? ', for a while' : ''}`).join(' and '),
    keepsData: data.survives,
    lost: Figure._of('lost', data.bytes),
    keepsWorking: access.readable && access.writable,
    stoppedPools: access.stops.map(({ pool }) => pool),
    keepsQuorum: quorum?.kept ?? true,
    heals: healing.outcome === 'heals' || healing.outcome === 'nothing to heal',
    healing: healing.until === undefined ? healing.outcome : `${healing.outcome} ${healing.until}`,
    moves: Figure._of('moves', healing.moves),
    healsAtBestIn: Figure._of('healsAtBestIn', healing.time.least),
    healsAtWorstIn: Figure._of('healsAtWorstIn', healing.time.most),
    fullest: fullest && Figure._of(`fullest, ${fullest.name}`, fullest.fill),
    touchedClaims: claims.map(({ name }) => name),
  };
}
