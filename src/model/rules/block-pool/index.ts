import { isDnsLabel } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** The names that a block pool takes in the cluster. */
export interface BlockPoolSpec {
  /** As the user gave it, without what erasure coding adds. */
  readonly name: string;
  /** Every pool made of it. */
  readonly pools: readonly string[];
}

export const BLOCK_POOL_RULES: readonly Rule<BlockPoolSpec>[] = [
  {
    code: 'block-pool/name',
    severity: 'error',
    title: 'The name of a block pool is a DNS label, also with the ending that erasure coding adds.',
    why: 'It is the name of a Kubernetes object and of a Ceph pool. Names that begin with a dot are reserved for the pools of Ceph itself.',
    see: see('block-pool/name'),
    check: ({ name, pools }) => pools.every(pool => isDnsLabel(pool)) ? [] : [{
      property: 'name',
      value: `'${name}'`,
      reason: isDnsLabel(name) ? `'${pools.find(pool => !isDnsLabel(pool))}' is not a DNS label of at most 63 characters` : 'it must be lower-case letters, digits and dashes, at most 63',
      fix: "Set 'name' to such a name",
    }],
  },
];

export const BLOCK_POOL_TOPIC: Topic<BlockPoolSpec> = { name: 'block-pool', rules: BLOCK_POOL_RULES };
