import { nameOf } from './look';
import { policyCase } from './policy-case';
import { readPool } from './read-pools';
import type { Reader } from './reader';
import { stateOf } from './state';
import type { PoolSpec } from '../layout/pool';
import { POOL_TOPIC, PoolCase } from '../rules/pool';
import type { Words } from '../rules/topic';

/** Every pool that objects ask for, whatever they serve. */
export const POOL_READER: Reader<PoolCase> = {
  topic: POOL_TOPIC,
  read: manifests => {
    const { pools, trials } = policyCase(manifests);
    const clusters = new Map(stateOf(manifests.map(({ object }) => object)).clusters.map(({ namespace, layout }) => [namespace, layout]));
    return pools.flatMap(({ manifest, property, spec, names, namespace }) => {
      const { path, object } = manifest;
      const pool = readPool(object.kind, property, spec, names[0]);
      if (pool === undefined) return [];
      const described = { pool, layout: clusters.get(namespace), cluster: String(namespace), maker: nameOf(manifest), names };
      return [{ at: path, spec: described, trial: trials.has(namespace), words: wordsOf(property, pool) }];
    });
  },
};

/** Where an object says what. */
function wordsOf(at: string, { redundancy }: PoolSpec): Words {
  return {
    'name': at,
    'redundancy': redundancy.kind === 'replicated' ? `${at}.replicated.size` : `${at}.erasureCoded`,
    'redundancy.copiesPerFailureDomain': `${at}.replicated.replicasPerFailureDomain`,
    'redundancy.stripeUnit': `${at}.erasureCoded.stripeUnit`,
    'failureDomain': `${at}.failureDomain`,
    'deviceClass': `${at}.deviceClass`,
    'compression': `${at}.parameters.compression_mode`,
    'bulk': `${at}.parameters.bulk`,
    'targetSizeRatio': `${at}.parameters.target_size_ratio`,
    'maxSize': `${at}.quotas.maxSize`,
    'maxObjects': `${at}.quotas.maxObjects`,
    'parameters': `${at}.parameters`,
    'enableCrushUpdates': `${at}.enableCrushUpdates`,
    'requireSafeReplicaSize': `${at}.replicated.requireSafeReplicaSize`,
  };
}
