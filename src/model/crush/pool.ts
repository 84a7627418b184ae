import { hash2 } from './hash';

/** What decides where the placement groups of a pool go. */
export interface PgPool {
  readonly id: number;
  readonly name: string;
  readonly pgNum: number;
  /** Groups that are placed on their own. @default - as many as there are */
  readonly pgpNum?: number;
  /** Copies, or data and coding chunks together. */
  readonly size: number;
  /** The id of the rule. */
  readonly rule: number;
  /** Chunks keep their places; copies move up where one is missing. */
  readonly erasureCoded: boolean;
  /** The flag `hashpspool`, which every pool made since 2013 has. @default true */
  readonly hashPsPool?: boolean;
}

/** The seed of every placement group of a pool, as unsigned words. */
export function placementSeeds(pool: PgPool): Uint32Array {
  const seeds = new Uint32Array(pool.pgNum);
  const mask = maskOf(pool);
  for (let pg = 0; pg < seeds.length; pg++) seeds[pg] = seedOf(pool, pg, mask);
  return seeds;
}

/** The seed of one placement group, which CRUSH takes as its input. */
export function placementSeed(pool: PgPool, pg: number): number {
  return seedOf(pool, pg, maskOf(pool));
}

function maskOf({ pgNum, pgpNum = pgNum }: PgPool): number {
  return 2 ** Math.ceil(Math.log2(pgpNum)) - 1;
}

function seedOf(pool: PgPool, pg: number, mask: number): number {
  const folded = stableMod(pg, pool.pgpNum ?? pool.pgNum, mask);
  return pool.hashPsPool === false ? folded + pool.id : hash2(folded, pool.id);
}

/** A modulo that moves only half of what would move when `divisor` grows to the next power of two. */
export function stableMod(x: number, divisor: number, mask: number): number {
  return (x & mask) < divisor ? x & mask : x & (mask >>> 1);
}
