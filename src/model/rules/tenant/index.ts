import { sharedRules } from './shared';
import { relateTenants, TenantCase, TenantSpec } from './tenant-case';
import { known } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

const parts = sharedRules('rados-namespace', 'a part of a pool', 'radosNamespaceName');
const groups = sharedRules('sub-volume-group', 'a group of a filesystem', 'groupName');

/** The most servers a filesystem may have, and so the largest number one can be pinned to. */
const LAST_RANK = 256;

/** What parts of pools and of filesystems are judged by. */
export const TENANT_RULES: readonly Rule<TenantCase>[] = [
  {
    code: 'rados-namespace/name',
    see: see('rados-namespace/name'),
    ...parts.name,
  },
  {
    code: 'rados-namespace/cluster-id',
    see: see('rados-namespace/cluster-id'),
    ...parts.clusterId,
  },
  {
    code: 'rados-namespace/duplicate',
    see: see('rados-namespace/duplicate'),
    ...parts.duplicate,
  },
  {
    code: 'sub-volume-group/name',
    see: see('sub-volume-group/name'),
    ...groups.name,
  },
  {
    code: 'sub-volume-group/reserved',
    severity: 'error',
    title: "A subvolume group is not called 'csi', and its object does not have the name of the object of Rook's own group.",
    why: 'Rook makes this group for every filesystem, and the claims of all applications without a group of their own are in it.',
    see: see('sub-volume-group/reserved'),
    check: ({ group, part, name, whole, strictNames }) => group === undefined || !strictNames ? [] : [
      ...part === 'csi' ? [{ property: 'groupName', value: "'csi'", reason: 'Rook makes this group for ordinary claims', fix: "Set 'groupName' to another name" }] : [],
      ...name === `${whole}-csi` ? [{ property: 'name', value: `'${name}'`, reason: 'Rook makes an object of this name', fix: "Set 'name' to another name" }] : [],
    ],
  },
  {
    code: 'sub-volume-group/cluster-id',
    see: see('sub-volume-group/cluster-id'),
    ...groups.clusterId,
  },
  {
    code: 'sub-volume-group/duplicate',
    see: see('sub-volume-group/duplicate'),
    ...groups.duplicate,
  },
  {
    code: 'sub-volume-group/pinning',
    severity: 'error',
    title: `A subvolume group is pinned to a server from 0 to ${LAST_RANK}, or by a probability from 0 to 1.`,
    why: 'The API server refuses the group.',
    see: see('sub-volume-group/pinning'),
    check: ({ group }) => {
      const { kind, value = 0 } = group?.pinning ?? {};
      const wrong = kind === 'export' && !(Number.isInteger(value) && value >= 0 && value <= LAST_RANK) ? `it is not a whole number from 0 to ${LAST_RANK}`
        : kind === 'random' && !(value >= 0 && value <= 1) ? 'it is not a number from 0 to 1' : undefined;
      return wrong === undefined ? [] : [{ property: 'pinning', value: String(value), reason: wrong, fix: "Set 'pinning' to such a number, or remove it" }];
    },
  },
  {
    code: 'sub-volume-group/quota',
    severity: 'error',
    title: 'The limit of a subvolume group is above zero.',
    why: 'For Ceph, zero means no limit.',
    see: see('sub-volume-group/quota'),
    check: ({ group }) => group?.maxBytes === undefined || group.maxBytes > 0 ? [] : [{
      property: 'maxSize', value: String(group.maxBytes), reason: 'zero is not a limit', fix: "Set 'maxSize' to a size above zero, or remove it",
    }],
  },
  {
    code: 'sub-volume-group/data-pool',
    severity: 'error',
    title: 'The data pool of a subvolume group belongs to its filesystem.',
    why: 'Ceph refuses the layout, and the group is never made.',
    see: see('sub-volume-group/data-pool'),
    check: ({ group, whole }) => group?.dataPoolOf === undefined || known(group.dataPoolOf) === whole ? [] : [{
      property: 'dataPool',
      value: group.dataPoolOf === '' ? 'no pool of a filesystem' : `a pool of '${known(group.dataPoolOf)}'`,
      reason: `the group belongs to '${whole}'`,
      fix: "Set 'dataPool' to a data pool of the same filesystem",
    }],
  },
];

/** Parts of pools and of filesystems; their ids may not meet. */
export const TENANT_TOPIC: Topic<TenantSpec, TenantCase> = { name: 'tenant', rules: TENANT_RULES, relate: relateTenants };

export * from './tenant-case';
