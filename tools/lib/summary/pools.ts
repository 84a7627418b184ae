import { defaultMinSize } from '../../../src/model/layout/pool';
import type { Stack, StackPool } from '../../../src/model/manifests/stack';
import { wordsOf } from '../../../src/model/rules/pool';

/** A Ceph pool, or pools that are alike, and what it survives. */
export interface PoolSummary {
  readonly pool: string;
  readonly usedFor: string;
  readonly redundancy: string;
  readonly failureDomain: string;
  readonly deviceClass?: string;
  /** So many failure domains may be away and reading and writing go on. */
  readonly worksWithout: number;
  /** So many failure domains may be lost and no data is. */
  readonly keepsDataWithout: number;
  /** Raw bytes taken by each byte stored. */
  readonly rawPerStored: number;
}

/** All pools of a stack. */
export function poolsOf({ pools }: Stack): PoolSummary[] {
  return pools.map(pool);
}

function pool({ owner, spec: { pool: { name, redundancy, failureDomain, deviceClass, minSize, service, holds }, names = [name] } }: StackPool): PoolSummary {
  const least = minSize ?? defaultMinSize(redundancy);
  const place = {
    pool: names.length > 1 ? `${owner}.rgw.*` : name, usedFor: useOf(service, holds, name, owner), failureDomain, deviceClass, redundancy: wordsOf(redundancy),
  };
  if (redundancy.kind === 'erasureCoded') {
    const { dataChunks: k, codingChunks: m } = redundancy;
    return { ...place, worksWithout: k + m - least, keepsDataWithout: m, rawPerStored: (k + m) / k };
  }
  const { copies, copiesPerDomain: each } = redundancy;
  return { ...place, worksWithout: Math.floor((copies - least) / each), keepsDataWithout: Math.floor((copies - 1) / each), rawPerStored: copies };
}

function useOf(service: string, holds: string, name: string, owner: string): string {
  switch (service) {
    case 'file': return `${holds === 'metadata' ? 'folders' : 'files'} of ${owner}`;
    case 'object': return `${holds === 'metadata' ? 'indexes' : 'objects'} of ${owner}`;
    default: return name === '.mgr' ? 'the manager' : 'block volumes';
  }
}
