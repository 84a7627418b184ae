import type { Size } from 'cdk8s';
import { bytesOf, quantity, RedundancySpec } from '../model/layout';

/** How copies are laid out beyond their number. */
export interface ReplicatedOptions {
  /**
   * How many copies share one failure domain, on different hosts of it. Rook can place one or two; two serve sites with
   * fewer rooms or zones than copies, e.g. four copies in two rooms.
   * @default 1 - every copy in a failure domain of its own
   */
  readonly copiesPerFailureDomain?: number;
}

/** The library that computes coding chunks. */
export enum ErasureCodeAlgorithm {
  /** Intel's storage acceleration library. */
  ISA = 'isa',
  /** The portable library. */
  JERASURE = 'jerasure',
}

/** How chunks are made beyond their number. */
export interface ErasureCodedOptions {
  /**
   * The library that computes coding chunks.
   * @default - that of the cluster's default profile
   */
  readonly algorithm?: ErasureCodeAlgorithm;

  /**
   * How much of a stripe one chunk takes: 4, 16, 64, 256 or 1024 KiB.
   * @default - 4 KiB, Ceph's own
   */
  readonly stripeUnit?: Size;
}

/**
 * How a pool survives the loss of devices: by whole copies, or by chunks from which lost ones can be computed.
 * The kind and the chunk numbers of a pool cannot be changed; a pool with others is another pool.
 *
 * @see https://docs.ceph.com/en/latest/rados/operations/erasure-code/
 */
export class Redundancy {
  /**
   * Whole copies. Simple, fast, and recovered by copying.
   * @param copies 3, or more where more losses at once must be survived; raw space is used that many times
   */
  public static replicated(copies: number, options: ReplicatedOptions = {}): Redundancy {
    return new Redundancy({ kind: 'replicated', copies, copiesPerDomain: options.copiesPerFailureDomain ?? 1 });
  }

  /**
   * Data chunks and coding chunks, of which any `dataChunks` are enough to read. Uses raw space (k+m)/k times.
   * @param dataChunks k, at least 2
   * @param codingChunks m, the number of failure domains that may be lost; with 1, data are written with no redundancy while one is away
   */
  public static erasureCoded(dataChunks: number, codingChunks: number, options: ErasureCodedOptions = {}): Redundancy {
    const stripeUnit = options.stripeUnit && quantity(bytesOf(options.stripeUnit));
    return new Redundancy({ kind: 'erasureCoded', dataChunks, codingChunks, algorithm: options.algorithm, stripeUnit });
  }

  private constructor(private readonly spec: RedundancySpec) {}

  /** @internal */
  public _spec(): RedundancySpec {
    return this.spec;
  }
}
