import { GIB, human, ifKnown, isDnsLabel, known, Maybe, RedundancySpec } from '../../layout';
import { KeptCase, keptOnDelete } from '../kept';
import { repeated, Rule, see } from '../rule';
import type { Topic } from '../topic';

/** A filesystem. */
export interface FilesystemSpec extends KeptCase {
  readonly name: string;
  /** The default one first. */
  readonly dataPools: readonly DataPoolSpec[];
  /** Names inside the filesystem that its other pools have. */
  readonly reserved: readonly string[];
  /** True where names are given through this library, which keeps them to what is safe in any path. */
  readonly strictNames: boolean;
  readonly active: number;
  readonly standby: boolean;
  /** Memory of each metadata server, where it is limited. */
  readonly memory?: number;
}

/** A data pool inside its filesystem. */
export interface DataPoolSpec {
  /** The name that the user gave it, without what erasure coding adds. */
  readonly declared: Maybe<string>;
  /** The name that Rook is told. */
  readonly name: string;
  /** Copies or chunks, where it is known. */
  readonly redundancy?: RedundancySpec;
}

export const FILESYSTEM_RULES: readonly Rule<FilesystemSpec>[] = [
  {
    code: 'ceph-filesystem/name',
    severity: 'error',
    title: 'The name of a filesystem is a DNS label of at most 60 characters that begins with a letter.',
    why: 'The names and labels of its metadata servers begin with it, and they do not start when their name begins with a digit.',
    see: see('ceph-filesystem/name'),
    check: ({ name }) => isDnsLabel(name, 60) && /^[a-z]/.test(name) ? [] : [{
      property: 'name',
      value: `'${name}'`,
      reason: 'it must be lower-case letters, digits and dashes, at most 60, and begin with a letter',
      fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'ceph-filesystem/data-pool-name',
    severity: 'error',
    title: 'The name of a data pool is a DNS label.',
    why: 'It becomes part of the name of a Ceph pool, which StorageClasses refer to.',
    see: see('ceph-filesystem/data-pool-name'),
    check: ({ dataPools, strictNames }) => !strictNames ? [] : dataPools.flatMap(({ declared }, index) => isDnsLabel(known(declared)) ? [] : [{
      property: `extraDataPools[${index - 1}].name`,
      value: `'${known(declared)}'`,
      reason: 'it must be lower-case letters, digits and dashes, at most 63',
      fix: `Set 'extraDataPools[${index - 1}].name' to such a name`,
    }]),
  },
  {
    code: 'ceph-filesystem/duplicate-data-pool',
    severity: 'error',
    title: "The pools of a filesystem have different names; 'default' and 'metadata' are taken.",
    why: 'Rook would apply two descriptions to the same pool, one after the other.',
    see: see('ceph-filesystem/duplicate-data-pool'),
    check: ({ dataPools, reserved }) => {
      const pools = [...reserved.map(name => ({ declared: name, name })), ...dataPools];
      const given = pools.flatMap(({ declared }) => ifKnown(declared) ?? []);
      const twice = new Set([...repeated(given, name => name).keys(), ...repeated(pools, pool => pool.name).keys()]);
      return [...twice].map(name => ({
        property: 'extraDataPools', value: `'${name}'`, reason: 'more than one pool of the filesystem has this name', fix: "Set 'name' of one of 'extraDataPools' to another name",
      }));
    },
  },
  {
    code: 'ceph-filesystem/default-erasure-coded',
    severity: 'error',
    title: 'The default data pool of a filesystem is replicated.',
    why: 'Ceph refuses to make a filesystem on an erasure coded default pool; every file keeps a small object there.',
    see: see('ceph-filesystem/default-erasure-coded'),
    check: ({ dataPools: [first] }) => first?.redundancy?.kind !== 'erasureCoded' ? [] : [{
      property: 'redundancy',
      value: `${first.redundancy.dataChunks} + ${first.redundancy.codingChunks} chunks`,
      reason: 'Ceph makes no filesystem on an erasure coded default pool',
      fix: "Remove 'redundancy', declare the erasure coded pool in 'extraDataPools' and make the StorageClass over that pool",
    }],
  },
  {
    code: 'ceph-filesystem/active-servers',
    severity: 'error',
    title: 'A filesystem has from 1 to 50 active metadata servers.',
    why: 'The API server or Rook refuses the filesystem.',
    see: see('ceph-filesystem/active-servers'),
    check: ({ active }) => Number.isInteger(active) && active >= 1 && active <= 50 ? [] : [{
      property: 'metadataServers.active', value: String(active), reason: 'it is not a whole number from 1 to 50', fix: "Set 'metadataServers.active' to 1",
    }],
  },
  {
    code: 'ceph-filesystem/no-standby',
    severity: 'warning',
    title: 'Each active metadata server has a standby.',
    why: 'When one fails or its host is drained, all clients hang until Kubernetes has started it elsewhere and it has read its journal.',
    see: see('ceph-filesystem/no-standby'),
    check: ({ standby, trial }) => standby || trial ? [] : [{
      property: 'metadataServers.standby', value: 'false', reason: 'no standby takes over when a metadata server fails', fix: "Set 'metadataServers.standby' to true",
    }],
  },
  {
    code: 'ceph-filesystem/server-memory',
    severity: 'warning',
    title: 'A metadata server has at least 4 GiB of memory.',
    why: 'Half of the memory is its cache. With less, clients must drop cached files all the time, and the server may be killed during a failover.',
    see: see('ceph-filesystem/server-memory'),
    check: ({ memory, trial }) => trial || memory === undefined || memory >= 4 * GIB ? [] : [{
      property: 'metadataServers.resources.memory', value: human(memory), reason: 'Ceph recommends at least 4 GiB', fix: "Set 'metadataServers.resources.memory' to 4 GiB",
    }],
  },
  keptOnDelete,
];

export const FILESYSTEM_TOPIC: Topic<FilesystemSpec> = { name: 'ceph-filesystem', rules: FILESYSTEM_RULES };

export * from './data-pool';
