import type { Size } from 'cdk8s';
import type { Approval } from '../model/rules';

/** What is known beside the two states that a plan lies between. */
export interface PlanOptions {
  /**
   * How much users store in each pool, by its name; `ceph df` tells.
   * @default - not known: bytes that move are not told, and whether the other devices have room is not judged
   */
  readonly stored?: { [pool: string]: Size };

  /**
   * Edits that are meant although they lose data or need a drain, each by its code and, as `at`, by the object as the refusal names it,
   * e.g. `edit/device-dropped` at `CephCluster/rook-ceph/ceph/node-a--ssd`. A device that is approved to go is drained first.
   * @default - every such edit is told in `refused`
   */
  readonly approvals?: Approval[];

  /**
   * The namespace of the operator.
   * @default - that of the operator among the objects, else 'rook-ceph'
   */
  readonly operatorNamespace?: string;
}
