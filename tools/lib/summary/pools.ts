import { defaultMinSize } from '../../../src/model/layout/pool';
import { redundancyOf } from '../../../src/model/manifests/read-pools';

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

/** All pools that synthesized objects describe. */
export function poolsOf(objects: readonly any[]): PoolSummary[] {
  return objects.flatMap(({ kind, metadata: { name }, spec }) => {
    switch (kind) {
      case 'CephBlockPool': return [pool(spec.name ?? name, spec.name === '.mgr' ? 'the manager' : 'block volumes', spec)];
      case 'CephFilesystem': return [
        pool(`${name}-metadata`, `folders of ${name}`, spec.metadataPool),
        ...spec.dataPools.map((data: any) => pool(`${name}-${data.name}`, `files of ${name}`, data)),
      ];
      case 'CephObjectStore': return [
        pool(`${name}.rgw.*`, `indexes of ${name}`, spec.metadataPool),
        pool(`${name}.rgw.buckets.data`, `objects of ${name}`, spec.dataPool),
      ];
      default: return [];
    }
  });
}

function pool(name: string, usedFor: string, spec: any): PoolSummary {
  const { replicated, erasureCoded, failureDomain, deviceClass, parameters } = spec;
  const place = { pool: name, usedFor, failureDomain, deviceClass };
  const least = Number(parameters?.min_size ?? defaultMinSize(redundancyOf(spec)!));
  if (erasureCoded?.dataChunks > 0) {
    const { dataChunks: k, codingChunks: m } = erasureCoded;
    return { ...place, redundancy: `${k} + ${m} chunks`, worksWithout: k + m - least, keepsDataWithout: m, rawPerStored: (k + m) / k };
  }
  const { size, replicasPerFailureDomain: each = 1 } = replicated;
  return {
    ...place,
    redundancy: size === 1 ? '1 copy' : `${size} copies`,
    worksWithout: Math.floor((size - least) / each),
    keepsDataWithout: Math.floor((size - 1) / each),
    rawPerStored: size,
  };
}
