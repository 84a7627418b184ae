import { ifKnown, isDnsLabel, isDnsSubdomain, known, knowsAes256k, Maybe } from '../../layout';
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
    why: 'They are names of Kubernetes objects, and the API server refuses other names.',
    see: see('ceph-client/name'),
    check: ({ name, strictNames, secretName }) => [
      ...!strictNames || isDnsLabel(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "Set 'name' to such a name" }],
      ...secretName === undefined || isDnsSubdomain(secretName) ? [] : [{ property: 'secretName', value: `'${secretName}'`, reason: 'it is not a valid name for a Secret', fix: "Set 'secretName' to lower-case letters, digits, dashes and dots, or remove it" }],
    ],
  },
  {
    code: 'ceph-client/reserved',
    severity: 'error',
    title: 'A client does not have the name of a client of Ceph or Rook.',
    why: 'Rook refuses some of these names. For others it changes the capabilities back and forth, and mounts, crash reports or metrics stop.',
    see: see('ceph-client/reserved'),
    check: ({ name }) => !RESERVED.test(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'Ceph or Rook has a client of this name', fix: "Set 'name' to another name" }],
  },
  {
    code: 'ceph-client/no-access',
    severity: 'error',
    title: 'A client has capabilities.',
    why: 'Rook refuses a client without capabilities, and Ceph refuses one that has none for the monitors.',
    see: see('ceph-client/no-access'),
    check: ({ capabilities, empty }) => {
      const useless = ifKnown(empty);
      if (useless !== undefined && useless > 0) {
        return [{
          property: 'access',
          value: `${useless} of its entries`,
          reason: 'they give access neither to a block pool nor to a filesystem',
          fix: "Use a BlockPool or a CephFilesystem in 'access'; for buckets use an ObjectStoreUser",
        }];
      }
      return capabilities.mon?.length ? [] : [{
        property: 'access', value: 'nothing for the monitors', reason: 'every client must read from the monitors', fix: "Add 'allow r' for the monitors to 'access'",
      }];
    },
  },
  {
    code: 'ceph-client/key-type',
    severity: 'error',
    title: 'Keys of type aes256k need Ceph 19.2.6, 20.2.4 or newer.',
    why: 'Older releases refuse the command: Rook tries again and again, and the client is never made.',
    see: see('ceph-client/key-type'),
    check: ({ keyType, cephVersion }) => keyType !== 'aes256k' || knowsAes256k(known(cephVersion)) ? [] : [{
      property: 'keyType', value: 'AES256K', reason: `Ceph ${known(cephVersion)} does not know it`, fix: "Remove 'keyType', or use a newer release of Ceph",
    }],
  },
  {
    code: 'ceph-client/capability',
    severity: 'error',
    title: "A capability begins with 'allow' or 'profile'.",
    why: 'Ceph refuses other capabilities: Rook tries again and again, and the client is never made.',
    see: see('ceph-client/capability'),
    check: ({ capabilities }) => Object.entries(capabilities).flatMap(([daemon, clauses]) => clauses
      .filter(clause => !/^(allow|profile)\s+\S/.test(clause))
      .map(clause => ({ property: 'access', value: `${daemon} '${clause}'`, reason: 'Ceph does not understand it', fix: "Write the capability like 'allow r' or 'profile rbd pool=images'" }))),
  },
];

export const CEPH_CLIENT_TOPIC: Topic<ClientSpec> = { name: 'ceph-client', rules: CEPH_CLIENT_RULES };
