import { balance, CrushMapper, OsdStates, PgPool, Placement, placePool, Reactions, Upmaps } from '../../crush';
import type { FullRatios } from '../../layout';

/** A pool whose capacity is asked for. */
export interface MeasuredPool extends PgPool {
  /** The k of k+m; 1 for copies. */
  readonly dataChunks: number;
  /**
   * Its part of what is stored, beside the other pools on the same OSDs.
   * @default 1, so that all pools are taken to hold the same
   */
  readonly share?: number;
  /**
   * What the balancer has moved.
   * @default - as much as it will have moved once it is done
   */
  readonly upmaps?: Upmaps;
}

/** What is measured: a map, its OSDs, its pools. */
export interface Measured {
  readonly mapper: CrushMapper;
  readonly states: OsdStates;
  /** Bytes of every OSD, by id. */
  readonly osdBytes: ReadonlyMap<number, number>;
  readonly pools: readonly MeasuredPool[];
  readonly ratios?: FullRatios;
  /**
   * The part of every OSD that metadata takes: its RocksDB, allocation and checksums.
   * @default 0.02
   */
  readonly overhead?: number;
  /**
   * What derivations call the OSDs.
   * @default - `osd.0` and so on
   */
  readonly names?: ReadonlyMap<number, string>;
}

/** What derivations call an OSD. */
export function osdName({ names }: Pick<Measured, 'names'>, osd: number): string {
  return names?.get(osd) ?? `osd.${osd}`;
}

export const OVERHEAD = 0.02;

/** Where the groups of a pool are, the balancer done. */
export interface PlacedPool {
  readonly pool: MeasuredPool;
  readonly placement: Placement;
  readonly upmaps: Upmaps;
  /** What becomes of its groups under losses. */
  readonly reactions: Reactions;
}

/** Place a pool; let the balancer finish, unless it is known what it has done. */
export function placed<P extends MeasuredPool>({ mapper, states }: Pick<Measured, 'mapper' | 'states'>, pool: P): PlacedPool & { readonly pool: P } {
  const known = pool.upmaps;
  const { upmaps, ...placement } = known === undefined ? balance(mapper, placePool(mapper, pool, states), states) : { ...placePool(mapper, pool, states, known), upmaps: known };
  return { pool, placement, upmaps, reactions: new Reactions(mapper, placement, upmaps, states) };
}

/** Bytes that an OSD may hold of what users store, beside its metadata. */
export function roomOf({ osdBytes, overhead = OVERHEAD }: Measured): Map<number, number> {
  return new Map([...osdBytes].map(([osd, bytes]) => [osd, bytes * (1 - overhead)]));
}
