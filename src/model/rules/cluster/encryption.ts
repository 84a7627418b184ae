import type { ClusterCase } from './cluster-spec';
import { ifKnown, isDnsSubdomain, VaultPlan } from '../../layout';
import { Rule, see, Violation } from '../rule';

/** What cannot be encrypted, in words. */
const UNENCRYPTABLE: Readonly<Record<string, string>> = { partition: 'partition', logicalVolume: 'logical volume' };

/** Properties that name a Secret, with their place in the plan. */
const SECRETS = {
  tokenSecretName: 'tokenSecretName',
  caCertificateSecretName: 'caSecretName',
  clientCertificateSecretName: 'clientCertificateSecretName',
  clientKeySecretName: 'clientKeySecretName',
} as const;

/** Encryption of what is stored. */
export const ENCRYPTION_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/encrypted-volume',
    severity: 'error',
    title: 'Only whole disks and claims are encrypted, not partitions and logical volumes.',
    why: 'Rook does not support others: the OSD is not made, or its device cannot be opened after a restart.',
    see: see('ceph-cluster/encrypted-volume'),
    check: ({ devices }) => devices.flatMap(({ property, path, kind, encrypted }) => {
      const word = UNENCRYPTABLE[ifKnown(kind) ?? ''];
      return !encrypted || word === undefined ? [] : [{
        property, value: `'${path}'`, reason: `it is a ${word}, and Rook encrypts whole disks only`, fix: "Use a whole disk, or remove 'encryption'", cause: word,
      }];
    }),
  },
  {
    code: 'ceph-cluster/key-rotation',
    severity: 'error',
    title: 'The schedule of key rotation has the form of cron.',
    why: 'The API server refuses the CronJobs that Rook makes, and no key is ever rotated.',
    see: see('ceph-cluster/key-rotation'),
    check: ({ encryption }) => encryption?.rotation === undefined || isCron(encryption.rotation) ? [] : [{
      property: 'encryption.keyRotation', value: `'${encryption.rotation}'`, reason: 'it is not a schedule of cron', fix: "Set 'encryption.keyRotation' to @weekly, or to five fields such as 0 3 * * 0",
    }],
  },
  {
    code: 'ceph-cluster/vault-address',
    severity: 'error',
    title: 'The address of Vault is a URL with HTTPS.',
    why: 'The keys of all disks and the token for them would be sent without encryption, or Vault would not be found.',
    see: see('ceph-cluster/vault-address'),
    check: ({ encryption }) => encryption?.vault === undefined || /^https:\/\/[^\s/]+(\/\S*)?$/.test(encryption.vault.address) ? [] : [{
      property: 'encryption.address', value: `'${encryption.vault.address}'`, reason: 'it is not a URL that begins with https://', fix: "Set 'encryption.address' to a URL such as https://vault.vault.svc:8200",
    }],
  },
  {
    code: 'ceph-cluster/vault-sign-in',
    severity: 'error',
    title: 'There is exactly one sign-in to Vault, a token or a role, and a client certificate has its key.',
    why: 'Rook cannot check the connection, and makes no OSD.',
    see: see('ceph-cluster/vault-sign-in'),
    check: ({ encryption }) => encryption?.vault === undefined ? [] : signIn(encryption.vault),
  },
  {
    code: 'ceph-cluster/vault-secret',
    severity: 'error',
    title: 'Secrets for Vault have valid names.',
    why: 'Rook does not find them, and makes no OSD.',
    see: see('ceph-cluster/vault-secret'),
    check: ({ encryption }) => Object.entries(SECRETS).flatMap(([property, field]) => {
      const name = encryption?.vault?.[field];
      return name === undefined || isDnsSubdomain(name) ? [] : [{
        property: `encryption.${property}`, value: `'${name}'`, reason: 'it is not a valid name for a Secret', fix: `Set 'encryption.${property}' to the name of a Secret in the namespace of the cluster`,
      }];
    }),
  },
];

function signIn({ tokenSecretName, kubernetesRole, clientCertificateSecretName, clientKeySecretName }: VaultPlan): Violation[] {
  const ways = [tokenSecretName, kubernetesRole].filter(way => way !== undefined).length;
  const halves = (clientCertificateSecretName === undefined) !== (clientKeySecretName === undefined);
  return [
    ...ways === 1 ? [] : [{
      property: 'encryption', value: ways === 0 ? 'no sign-in' : 'two ways to sign in', reason: 'exactly one sign-in is needed', fix: "Set either 'tokenSecretName' or 'kubernetesRole'",
    }],
    ...halves ? [{
      property: 'encryption', value: 'half a client certificate', reason: 'a client certificate and its key need each other', fix: "Set both 'clientCertificateSecretName' and 'clientKeySecretName'",
    }] : [],
  ];
}

function isCron(schedule: string): boolean {
  return /^@(hourly|daily|midnight|weekly|monthly|yearly|annually)$/.test(schedule) || /^[\d*/,-]+( [\d*/,\-a-zA-Z?]+){4}$/.test(schedule);
}
