/** A number with where it comes from, so that every figure shown can be asked for its derivation. */
export interface FigureSpec {
  readonly value: number;
  readonly unit: Unit;
  /** In words and signs, naming the inputs. */
  readonly formula: string;
  readonly inputs: Readonly<Record<string, number | string | FigureSpec>>;
  /** What the formula rests on: a manual, a paper, a simulation of the map. */
  readonly source: string;
}

export type Unit = 'bytes' | 'ratio' | 'placement groups' | 'years' | 'cores' | 'probability' | 'seconds' | 'monitors';

/** The sources that figures name. */
export const SOURCES = {
  layout: 'the declared layout',
  crush: 'placement simulated with CRUSH (Weil et al., 2006) and the upmap balancer at deviation 1',
  flow: 'each failure domain takes at most its part of every byte (water-filling)',
  ratios: 'Ceph: nearfull 0.85, backfillfull 0.90, full 0.95, judged per OSD',
  maxAvail: 'the arithmetic of MAX AVAIL in `ceph df`',
  autoscaler: 'the arithmetic of the pg_autoscaler module of the Ceph manager',
  markov: 'birth-death model of independent failures with parallel repair',
} as const;
