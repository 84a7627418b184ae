import type { PinningPlan } from './private/pinning-plan';

/**
 * Which metadata servers serve the directories of a group. It matters only with more than one active server.
 *
 * @see https://docs.ceph.com/en/latest/cephfs/fs-volumes/#pinning-subvolumes-and-subvolume-groups
 */
export class Pinning {
  /** Spread the volumes of the group over all active servers. Rook's own default. */
  public static distributed(): Pinning {
    return new Pinning({ kind: 'distributed', value: 1 });
  }

  /** Let the servers share the group by load, as everything else. */
  public static none(): Pinning {
    return new Pinning({ kind: 'distributed', value: 0 });
  }

  /**
   * Let one server serve the whole group.
   * @param rank the number of the active server, from 0
   */
  public static toServer(rank: number): Pinning {
    return new Pinning({ kind: 'export', value: rank });
  }

  /**
   * Spread directories below the group by chance.
   * @param probability that a directory is pinned to a server of its own, from 0 to 1; Ceph advises to stay below 0.01
   */
  public static random(probability: number): Pinning {
    return new Pinning({ kind: 'random', value: probability });
  }

  private constructor(private readonly plan: PinningPlan) {}

  /** @internal */
  public _plan(): PinningPlan {
    return this.plan;
  }
}
