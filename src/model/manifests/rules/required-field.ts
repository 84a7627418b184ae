import { Rule, see } from '../../rules';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';

/** What the definitions of Rook's kinds require below `spec`, by kind; a field of a part is required where the part is there. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  CephBlockPool: ['spec'],
  CephBlockPoolRadosNamespace: ['spec.blockPoolName'],
  CephClient: ['spec.caps'],
  CephCluster: ['spec'],
  CephFilesystem: ['spec.dataPools', 'spec.metadataPool', 'spec.metadataServer.activeCount'],
  CephFilesystemSubVolumeGroup: ['spec.filesystemName'],
  CephNFS: ['spec.server.active'],
  CephObjectStore: ['spec'],
  CephObjectStoreUser: ['spec'],
  CephObjectZone: ['spec.zoneGroup'],
  CephObjectZoneGroup: ['spec.realm'],
  CephRBDMirror: ['spec.count'],
};

/** Parts that hold a pool, by kind, and what a pool requires. */
const POOLS: Readonly<Record<string, readonly string[]>> = {
  CephBlockPool: ['spec'], CephFilesystem: ['spec.metadataPool'], CephObjectStore: ['spec.metadataPool', 'spec.dataPool'], CephObjectZone: ['spec.metadataPool', 'spec.dataPool'],
};
const OF_POOL = ['replicated.size', 'erasureCoded.dataChunks', 'erasureCoded.codingChunks'];

/** A patch can take a field away that constructs always write, and hand-made objects forget one. */
export const requiredField: Rule<PolicyCase> = {
  code: 'policy/required-field',
  severity: 'error',
  title: 'An object of Rook has every field that its definition requires.',
  why: 'The API server refuses the object, and nothing is made of it.',
  see: see('policy/required-field'),
  check: ({ manifests }) => manifests.filter(({ object }) => `${object.apiVersion}`.startsWith('ceph.rook.io/')).flatMap(manifest => missing(manifest.object).map(path =>
    on(manifest, path, undefined, `the definition of ${manifest.object.kind} requires it`, `Set '${path}'`))),
};

function missing(object: any): string[] {
  const pools = list(object.spec?.dataPools).map((_, i) => `spec.dataPools.${i}`).concat(POOLS[object.kind] ?? []);
  return [
    ...(REQUIRED[object.kind] ?? []).flatMap(path => firstMissing(object, path, 'always')),
    ...pools.flatMap(pool => OF_POOL.flatMap(path => firstMissing(object, `${pool}.${path}`, 'where its part is there'))),
  ];
}

/** The first part of a path that is not there, if the last one of it must be. */
function firstMissing(object: any, path: string, required: 'always' | 'where its part is there'): string[] {
  const keys = path.split('.');
  let at = object;
  for (const [i, key] of keys.entries()) {
    const next = at?.[key];
    if (next === undefined || next === null) return required === 'always' || i === keys.length - 1 ? [keys.slice(0, i + 1).join('.').replace(/\.(\d+)/g, '[$1]')] : [];
    at = next;
  }
  return [];
}
