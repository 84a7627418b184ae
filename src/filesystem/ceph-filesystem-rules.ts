import type { FilesystemPlan } from './private/filesystem-plan';
import { isDnsLabel } from '../model/layout/names';
import { GIB, human } from '../model/layout/quantity';
import { repeated, Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export interface FilesystemCase extends FilesystemPlan {
  readonly trial: boolean;
}

export const FILESYSTEM_RULES: Rule<FilesystemCase>[] = [
  {
    code: 'ceph-filesystem/name',
    severity: 'error',
    title: 'The name of a filesystem is a DNS label of at most 60 characters that begins with a letter.',
    why: 'It begins the names and labels of its metadata servers, which do not start when theirs begins with a digit.',
    see: see('ceph-filesystem/name'),
    check: ({ name }) => isDnsLabel(name, 60) && /^[a-z]/.test(name) ? [] : [{
      property: 'name',
      value: `'${name}'`,
      reason: 'it must be lower-case letters, digits and dashes, at most 60, and begin with a letter',
      fix: "give the construct such an id, or set 'name'",
    }],
  },
  {
    code: 'ceph-filesystem/data-pool-name',
    severity: 'error',
    title: 'The name of a data pool is a DNS label.',
    why: 'It becomes part of the name of a Ceph pool, which StorageClasses and tools refer to.',
    see: see('ceph-filesystem/data-pool-name'),
    check: ({ dataPools }) => dataPools.flatMap(({ declared }, index) => isDnsLabel(declared) ? [] : [{
      property: `extraDataPools[${index - 1}].name`, value: `'${declared}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: 'use such a name',
    }]),
  },
  {
    code: 'ceph-filesystem/duplicate-data-pool',
    severity: 'error',
    title: "The pools of a filesystem have different names; 'default' and 'metadata' are taken.",
    why: 'Rook would apply two descriptions to one and the same pool, one after the other.',
    see: see('ceph-filesystem/duplicate-data-pool'),
    check: ({ dataPools }) => {
      const pools = [{ declared: 'metadata', name: 'metadata' }, ...dataPools];
      const twice = new Set([...repeated(pools, pool => pool.declared).keys(), ...repeated(pools, pool => pool.name).keys()]);
      return [...twice].map(name => ({
        property: 'extraDataPools', value: `'${name}'`, reason: 'more than one pool of the filesystem has this name', fix: 'use another name',
      }));
    },
  },
  {
    code: 'ceph-filesystem/default-erasure-coded',
    severity: 'error',
    title: 'The default data pool of a filesystem is replicated.',
    why: 'Ceph refuses to make a filesystem on an erasure coded default pool; every file keeps a small object there.',
    see: see('ceph-filesystem/default-erasure-coded'),
    check: ({ dataPools: [{ request }] }) => request.redundancy?.kind !== 'erasureCoded' ? [] : [{
      property: 'redundancy',
      value: `erasureCoded(${request.redundancy.dataChunks}, ${request.redundancy.codingChunks})`,
      reason: 'Ceph makes no filesystem on an erasure coded default pool',
      fix: "leave it out, declare the erasure coded pool in 'extraDataPools' and make the StorageClass over 'dataPool(…)'",
    }],
  },
  {
    code: 'ceph-filesystem/active-servers',
    severity: 'error',
    title: 'A filesystem has from 1 to 50 active metadata servers.',
    why: 'The API server or Rook refuses the filesystem.',
    see: see('ceph-filesystem/active-servers'),
    check: ({ active }) => Number.isInteger(active) && active >= 1 && active <= 50 ? [] : [{
      property: 'metadataServers.active', value: String(active), reason: 'it is not a whole number from 1 to 50', fix: 'use 1',
    }],
  },
  {
    code: 'ceph-filesystem/no-standby',
    severity: 'warning',
    title: 'Each active metadata server has a standby.',
    why: 'When one fails or its host is serviced, all clients hang until Kubernetes has started it elsewhere and it has read its journal.',
    see: see('ceph-filesystem/no-standby'),
    check: ({ standby, trial }) => standby || trial ? [] : [{
      property: 'metadataServers.standby', value: 'false', reason: 'nothing takes over when a metadata server fails', fix: 'leave it out',
    }],
  },
  {
    code: 'ceph-filesystem/server-memory',
    severity: 'warning',
    title: 'A metadata server has at least 4 GiB of memory.',
    why: 'Half of it becomes the cache; with less, clients are told to forget files all the time, and the server may be killed while it takes over.',
    see: see('ceph-filesystem/server-memory'),
    check: ({ memory, trial }) => trial || memory === undefined || memory >= 4 * GIB ? [] : [{
      property: 'metadataServers.resources.memory', value: human(memory), reason: 'Ceph recommends at least 4 GiB', fix: 'use 4 GiB, or leave it out',
    }],
  },
];

export const FILESYSTEM_TOPIC: Topic<FilesystemCase> = { name: 'ceph-filesystem', rules: FILESYSTEM_RULES };
