import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

/** The flag that keeps the pools, by kind. */
const FLAGS: Readonly<Record<string, string>> = {
  CephFilesystem: 'preserveFilesystemOnDelete', CephObjectStore: 'preservePoolsOnDelete', CephObjectZone: 'preservePoolsOnDelete',
};

export const deletedWithObject: Rule<PolicyCase> = {
  code: 'policy/deleted-with-object',
  severity: 'warning',
  title: 'Data stays when its object is deleted.',
  why: 'With the object of a filesystem or object store, Rook deletes its pools and everything in them, also where a tool deletes it by mistake.',
  see: see('policy/deleted-with-object'),
  check: ({ pools, trials }) => [...new Map(pools.map(pool => [pool.manifest, pool])).values()].flatMap(({ manifest, namespace }) => {
    const flag = FLAGS[manifest.object.kind];
    if (flag === undefined || trials.has(namespace) || manifest.object.spec[flag] === true) return [];
    return [on(manifest, `spec.${flag}`, manifest.object.spec[flag], 'the data goes with the object', 'set it to true')];
  }),
};
