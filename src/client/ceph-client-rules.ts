import { knowsAes256k } from '../model/layout/key-types';
import { isDnsLabel, isDnsSubdomain } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export interface ClientCase {
  readonly name: string;
  /** Where it was asked for. */
  readonly secretName?: string;
  readonly capabilities: Readonly<Record<string, readonly string[]>>;
  /** How many accesses give nothing. */
  readonly empty: number;
  readonly keyType: string;
  /** The version of Ceph, where that is known. */
  readonly cephVersion?: string;
}

/** Rook refuses the first; the others are its own users, whose capabilities it would fight about. */
const RESERVED = /^(admin|rgw.*|rbd-mirror|rbd-mirror-peer|osd.\d*|bootstrap-(mds|mgr|mon|osd|rgw|rbd-mirror)|csi-.*|crash|ceph-exporter|cephfs-mirror|nfs-ganesha.*)$/;

export const CEPH_CLIENT_RULES: Rule<ClientCase>[] = [
  {
    code: 'ceph-client/name',
    severity: 'error',
    title: 'The name of a client is a DNS label, and that of its Secret a DNS name.',
    why: 'They are names of Kubernetes objects.',
    see: see('ceph-client/name'),
    check: ({ name, secretName }) => [
      ...isDnsLabel(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "give the construct such an id, or set 'name'" }],
      ...secretName === undefined || isDnsSubdomain(secretName) ? [] : [{ property: 'secretName', value: `'${secretName}'`, reason: 'no Secret can be called so', fix: 'leave it out' }],
    ],
  },
  {
    code: 'ceph-client/reserved',
    severity: 'error',
    title: 'A client is not called like one that Ceph or Rook has for itself.',
    why: 'Rook refuses some of these names, and of others changes the capabilities back and forth: mounts, crash reports or metrics stop.',
    see: see('ceph-client/reserved'),
    check: ({ name }) => !RESERVED.test(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'Ceph or Rook has a client of this name', fix: 'use another name' }],
  },
  {
    code: 'ceph-client/no-access',
    severity: 'error',
    title: 'A client may do something.',
    why: 'Rook refuses a client without capabilities, or Ceph one that may not ask the monitors.',
    see: see('ceph-client/no-access'),
    check: ({ capabilities, empty }) => [
      ...empty === 0 ? [] : [{ property: 'access', value: `${empty} of its entries`, reason: 'they give access neither to a block pool nor to a filesystem', fix: 'use a BlockPool or a CephFilesystem; for buckets make an ObjectStoreUser' }],
      ...capabilities.mon?.length || empty > 0 ? [] : [{ property: 'access', value: 'nothing of the monitors', reason: 'no client can do without asking them', fix: "add ClientAccess.of(CephDaemon.MON, 'allow r')" }],
    ],
  },
  {
    code: 'ceph-client/key-type',
    severity: 'error',
    title: 'Keys of kind aes256k need Ceph 19.2.6, 20.2.4 or newer.',
    why: 'Older releases refuse the command, and Rook tries to make the client for ever.',
    see: see('ceph-client/key-type'),
    check: ({ keyType, cephVersion }) => keyType !== 'aes256k' || !cephVersion || knowsAes256k(cephVersion) ? [] : [{
      property: 'keyType', value: 'AES256K', reason: `Ceph ${cephVersion} does not know it`, fix: 'leave it out, or use a newer release of Ceph',
    }],
  },
  {
    code: 'ceph-client/capability',
    severity: 'error',
    title: "A capability begins with 'allow' or 'profile'.",
    why: 'Ceph does not understand others, and Rook tries to make the client for ever.',
    see: see('ceph-client/capability'),
    check: ({ capabilities }) => Object.entries(capabilities).flatMap(([daemon, clauses]) => clauses
      .filter(clause => clause.split(',').some(part => !/^\s*(allow|profile)\s+\S/.test(part)))
      .map(clause => ({ property: 'access', value: `${daemon} '${clause}'`, reason: 'Ceph does not understand it', fix: "write it as 'allow r' or 'profile rbd pool=images'" }))),
  },
];

export const CEPH_CLIENT_TOPIC: Topic<ClientCase> = { name: 'ceph-client', rules: CEPH_CLIENT_RULES };
