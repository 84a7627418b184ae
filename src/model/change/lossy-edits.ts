import type { RefusedEdit } from './refused-edit';
import { CLUSTER_EDITS } from '../manifests/edits/clusters';
import { CONSUMER_EDITS } from '../manifests/edits/consumers';
import { DAEMON_EDITS } from '../manifests/edits/daemons';
import { DEVICE_EDITS } from '../manifests/edits/devices';
import { FILESYSTEM_EDITS } from '../manifests/edits/filesystems';
import { HOST_EDITS } from '../manifests/edits/hosts';
import { OBJECT_STORE_EDITS } from '../manifests/edits/object-stores';
import { PLACEMENT_EDITS } from '../manifests/edits/placement';
import { POOL_EDITS } from '../manifests/edits/pools';
import { UPGRADE_EDITS } from '../manifests/edits/upgrades';
import { VOLUME_EDITS } from '../manifests/edits/volumes';
import type { LossyEdit, Transition } from '../manifests/transition';
import { Breach, evaluate } from '../rules/rule';

/** Every edit that is refused, in the order in which it is told: each is harmless in what it leads to, and costs data by the way there. */
export const LOSSY_EDITS: readonly LossyEdit[] = [
  ...DEVICE_EDITS, ...HOST_EDITS, ...VOLUME_EDITS,
  ...CLUSTER_EDITS, ...DAEMON_EDITS, ...UPGRADE_EDITS, ...POOL_EDITS, ...PLACEMENT_EDITS, ...FILESYSTEM_EDITS, ...OBJECT_STORE_EDITS, ...CONSUMER_EDITS,
];

/** What is refused, what is permitted by name, and permissions that permit nothing. */
export interface EditVerdict {
  readonly refused: readonly RefusedEdit[];
  readonly permitted: readonly RefusedEdit[];
  readonly unused: readonly string[];
}

/**
 * Judge what lies between two states.
 * @param permissions edits that are meant, each by code and object: `edit/device-dropped CephCluster/rook-ceph/ceph/node-a--ssd`. There is no way to permit more than one at a time.
 */
export function judgeEdits(transition: Transition, permissions: readonly string[] = []): EditVerdict {
  return verdictOf(evaluate(LOSSY_EDITS, transition, false), permissions);
}

/** Sort breaches by whether they are permitted. */
export function verdictOf(breaches: readonly Breach[], permissions: readonly string[]): EditVerdict {
  const given = new Set(permissions.map(permission => permission.trim().replace(/\s+/g, ' ')));
  const edits = breaches.map(({ code, at = '', property, value, reason, fix, see }): RefusedEdit => ({ code, object: at, property, value, reason, fix, see, permission: `${code} ${at}` }));
  const used = new Set(edits.map(({ permission }) => permission));
  return {
    refused: edits.filter(({ permission }) => !given.has(permission)),
    permitted: edits.filter(({ permission }) => given.has(permission)),
    unused: [...given].filter(permission => !used.has(permission)),
  };
}
