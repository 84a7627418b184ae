import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** A data pool that is asked for by its name inside the filesystem. */
export interface AskedDataPool {
  readonly wanted: string;
  readonly declared: readonly string[];
}

export const DATA_POOL_RULES: readonly Rule<AskedDataPool>[] = [
  {
    code: 'ceph-filesystem/unknown-data-pool',
    severity: 'error',
    title: 'A data pool that is used is declared by its filesystem.',
    why: 'A StorageClass would name a pool that does not exist, and its claims would stay pending.',
    see: see('ceph-filesystem/unknown-data-pool'),
    check: ({ wanted, declared }) => declared.includes(wanted) ? [] : [{
      property: 'dataPool', value: `'${wanted}'`, reason: `the filesystem declares ${declared.join(', ')}`, fix: "Use one of these pools, or add the pool to 'extraDataPools'",
    }],
  },
];

export const DATA_POOL_TOPIC: Topic<AskedDataPool> = { name: 'ceph-filesystem', rules: DATA_POOL_RULES };
