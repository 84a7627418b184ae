import type { PinningPlan } from './private/pinning-plan';
import { TenantCase, tenantRules } from '../core/private/tenants';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export interface SubVolumeGroupCase extends TenantCase {
  readonly filesystem: string;
  readonly pinning: PinningPlan;
  readonly maxBytes?: number;
  /** The filesystem that the data pool belongs to, where one is chosen. */
  readonly dataPoolOf?: string;
}

const { name, clusterId, duplicate } = tenantRules('a group of a filesystem', 'groupName');

/** The most servers a filesystem may have, and so the largest number one can be pinned to. */
const LAST_RANK = 256;

export const SUB_VOLUME_GROUP_RULES: Rule<SubVolumeGroupCase>[] = [
  {
    code: 'sub-volume-group/name',
    see: see('sub-volume-group/name'),
    ...name,
  },
  {
    code: 'sub-volume-group/reserved',
    severity: 'error',
    title: "A group of a filesystem is not called 'csi', nor is its object called like that of Rook's own group.",
    why: 'Rook makes this group for every filesystem, and the claims of everybody who is confined to none are in it.',
    see: see('sub-volume-group/reserved'),
    check: group => [
      ...group.part === 'csi' ? [{ property: 'groupName', value: "'csi'", reason: 'Rook makes this group for ordinary claims', fix: 'use another name' }] : [],
      ...group.name === `${group.filesystem}-csi` ? [{ property: 'name', value: `'${group.name}'`, reason: 'Rook makes an object of this name', fix: 'use another name' }] : [],
    ],
  },
  {
    code: 'sub-volume-group/cluster-id',
    see: see('sub-volume-group/cluster-id'),
    ...clusterId,
  },
  {
    code: 'sub-volume-group/duplicate',
    see: see('sub-volume-group/duplicate'),
    ...duplicate,
  },
  {
    code: 'sub-volume-group/pinning',
    severity: 'error',
    title: `A group is pinned to a server from 0 to ${LAST_RANK}, or by a probability from 0 to 1.`,
    why: 'The API server refuses the group.',
    see: see('sub-volume-group/pinning'),
    check: ({ pinning: { kind, value } }) => {
      const wrong = kind === 'export' && !(Number.isInteger(value) && value >= 0 && value <= LAST_RANK) ? `it is not a whole number from 0 to ${LAST_RANK}`
        : kind === 'random' && !(value >= 0 && value <= 1) ? 'it is not a number from 0 to 1' : undefined;
      return wrong === undefined ? [] : [{ property: 'pinning', value: String(value), reason: wrong, fix: 'leave it out, or use such a number' }];
    },
  },
  {
    code: 'sub-volume-group/quota',
    severity: 'error',
    title: 'The limit of a group is above zero.',
    why: 'Ceph takes zero for no limit at all.',
    see: see('sub-volume-group/quota'),
    check: ({ maxBytes }) => maxBytes === undefined || maxBytes > 0 ? [] : [{
      property: 'maxSize', value: String(maxBytes), reason: 'it limits nothing', fix: 'set the limit you mean, or leave it out',
    }],
  },
  {
    code: 'sub-volume-group/data-pool',
    severity: 'error',
    title: 'The data pool of a group belongs to its filesystem.',
    why: 'Ceph refuses the layout, and the group is never made.',
    see: see('sub-volume-group/data-pool'),
    check: ({ filesystem, dataPoolOf }) => dataPoolOf === undefined || dataPoolOf === filesystem ? [] : [{
      property: 'dataPool', value: dataPoolOf === '' ? 'no pool of a filesystem' : `a pool of '${dataPoolOf}'`, reason: `the group is one of '${filesystem}'`, fix: "use 'dataPool(…)' of the same filesystem",
    }],
  },
];

export const SUB_VOLUME_GROUP_TOPIC: Topic<SubVolumeGroupCase> = { name: 'sub-volume-group', rules: SUB_VOLUME_GROUP_RULES };
