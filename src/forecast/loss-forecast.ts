import { Figure } from './figure';
import type { Verdict } from '../simulation';

/** What becomes of data, access and redundancy when something fails. */
export interface LossForecast {
  /** What fails, e.g. `host node-a`. */
  readonly loss: string;
  /** Whether no byte is lost. */
  readonly keepsData: boolean;
  /** Bytes of users that are lost. */
  readonly lost: Figure;
  /** Whether everything can be read and written right after the loss, before anything heals. */
  readonly keepsWorking: boolean;
  /** Pools that stop, at least in part. */
  readonly stoppedPools: string[];
  /** Whether the monitors keep their quorum; without it everything stops. */
  readonly keepsQuorum: boolean;
  /** Whether all copies and chunks come back on what is left. */
  readonly heals: boolean;
  /** How it heals, or what it waits for, in words. */
  readonly healing: string;
  /** Bytes that are moved until then. */
  readonly moves: Figure;
  /** How long that takes at 100 MB/s an OSD, in seconds. */
  readonly healsAtBestIn: Figure;
  /** How long that takes at 20 MB/s an OSD, in seconds. */
  readonly healsAtWorstIn: Figure;
  /**
   * How full the fullest OSD is afterwards, as a part of its room.
   * @default - no OSD is left
   */
  readonly fullest?: Figure;
  /** Claims of applications that stop or lose data, as `namespace/name`. */
  readonly touchedClaims: string[];
}

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
