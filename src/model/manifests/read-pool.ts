import { nameOf } from './look';
import { caseOf } from './policy-case';
import { poolsBesideData, readPool } from './read-pools';
import type { Reader } from './reader';
import { stateOf } from './state';
import type { PoolSpec } from '../layout';
import { POOL_TOPIC, PoolCase, Words } from '../rules';

/** Every pool that objects ask for, whatever they serve. */
export const POOL_READER: Reader<PoolCase> = {
  topic: POOL_TOPIC,
  read: manifests => {
    const { pools, trials } = caseOf(manifests);
    const clusters = new Map(stateOf(manifests.map(({ object }) => object)).clusters.map(({ namespace, layout }) => [namespace, layout]));
    const objects = manifests.map(({ object }) => object);
    const beside = new Map([...new Set(pools.map(({ namespace }) => namespace))].map(namespace => [namespace, poolsBesideData(namespace, objects)]));
    return pools.flatMap(({ manifest, property, spec, names, namespace }) => {
      const { path, object } = manifest;
      const read = readPool(object.kind, property, spec, names[0]);
      const pool = read && beside.get(namespace)!.has(read.name) ? { ...read, holds: 'metadata' as const } : read;
      return pool === undefined ? [] : [{
        at: path,
        spec: { pool, layout: clusters.get(namespace), cluster: String(namespace), maker: nameOf(manifest), names },
        trial: trials.has(namespace),
        words: wordsOf(property, pool),
      }];
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
