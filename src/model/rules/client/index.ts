import { knowsAes256k } from '../../layout/key-types';
import { ifKnown, known, Maybe } from '../../layout/known';
import { isDnsLabel, isDnsSubdomain } from '../../layout/names';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** A client of Ceph with a key of its own. */
export interface ClientSpec {
  readonly name: string;
  /** True where it is given through this library, which keeps it to what is safe everywhere. */
  readonly strictNames: boolean;
  /** Where it was asked for. */
  readonly secretName?: string;
  /** By kind of daemon, each clause for itself. */
  readonly capabilities: Readonly<Record<string, readonly string[]>>;
  /** How many accesses give nothing. */
  readonly empty: Maybe<number>;
  readonly keyType?: string;
  /** The version of Ceph. */
  readonly cephVersion: Maybe<string>;
}

/** Rook refuses the first; the others are its own users, whose capabilities it would fight about. */
const RESERVED = /^(admin|rgw.*|rbd-mirror|rbd-mirror-peer|osd.\d*|bootstrap-(mds|mgr|mon|osd|rgw|rbd-mirror)|csi-.*|crash|ceph-exporter|cephfs-mirror|nfs-ganesha.*)$/;

/** The clauses of a capability as Ceph reads it. */
export function clausesOf(capability: string): string[] {
  return capability.split(',').map(clause => clause.trim());
}

export const CEPH_CLIENT_RULES: readonly Rule<ClientSpec>[] = [
  {
    code: 'ceph-client/name',
    severity: 'error',
    title: 'The name of a client is a DNS label, and that of its Secret a DNS name.',
    why: 'They are names of Kubernetes objects.',
    see: see('ceph-client/name'),
    check: ({ name, strictNames, secretName }) => [
      ...!strictNames || isDnsLabel(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "Set 'name' to such a name" }],
      ...secretName === undefined || isDnsSubdomain(secretName) ? [] : [{ property: 'secretName', value: `'${secretName}'`, reason: 'no Secret can be called so', fix: "Remove 'secretName'" }],
    ],
  },
  {
    code: 'ceph-client/reserved',
    severity: 'error',
    title: 'A client is not called like one that Ceph or Rook has for itself.',
    why: 'Rook refuses some of these names, and of others changes the capabilities back and forth: mounts, crash reports or metrics stop.',
    see: see('ceph-client/reserved'),
    check: ({ name }) => !RESERVED.test(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'Ceph or Rook has a client of this name', fix: "Set 'name' to another name" }],
  },
  {
    code: 'ceph-client/no-access',
    severity: 'error',
    title: 'A client may do something.',
    why: 'Rook refuses a client without capabilities, or Ceph one that may not ask the monitors.',
    see: see('ceph-client/no-access'),
    check: ({ capabilities, empty }) => {
      const useless = ifKnown(empty);
      if (useless !== undefined && useless > 0) {
        return [{
          property: 'access',
          value: `${useless} of its entries`,
          reason: 'they give access neither to a block pool nor to a filesystem',
          fix: "Use a BlockPool or a CephFilesystem in 'access'; for buckets make an ObjectStoreUser",
        }];
      }
      return capabilities.mon?.length ? [] : [{
        property: 'access', value: 'nothing of the monitors', reason: 'no client can do without asking them', fix: "Add 'allow r' of the monitors to 'access'",
      }];
    },
  },
  {
    code: 'ceph-client/key-type',
    severity: 'error',
    title: 'Keys of kind aes256k need Ceph 19.2.6, 20.2.4 or newer.',
    why: 'Older releases refuse the command, and Rook tries to make the client for ever.',
    see: see('ceph-client/key-type'),
    check: ({ keyType, cephVersion }) => keyType !== 'aes256k' || knowsAes256k(known(cephVersion)) ? [] : [{
      property: 'keyType', value: 'AES256K', reason: `Ceph ${known(cephVersion)} does not know it`, fix: "Remove 'keyType', or use a newer release of Ceph",
    }],
  },
  {
    code: 'ceph-client/capability',
    severity: 'error',
    title: "A capability begins with 'allow' or 'profile'.",
    why: 'Ceph does not understand others, and Rook tries to make the client for ever.',
    see: see('ceph-client/capability'),
    check: ({ capabilities }) => Object.entries(capabilities).flatMap(([daemon, clauses]) => clauses
      .filter(clause => !/^(allow|profile)\s+\S/.test(clause))
      .map(clause => ({ property: 'access', value: `${daemon} '${clause}'`, reason: 'Ceph does not understand it', fix: "Write it as 'allow r' or 'profile rbd pool=images'" }))),
  },
];

export const CEPH_CLIENT_TOPIC: Topic<ClientSpec> = { name: 'ceph-client', rules: CEPH_CLIENT_RULES };
