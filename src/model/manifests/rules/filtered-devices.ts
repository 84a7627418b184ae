import { Rule, see } from '../../rules';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';

export const filteredDevices: Rule<PolicyCase> = {
  code: 'policy/filtered-devices',
  severity: 'warning',
  title: 'Devices are named one by one rather than by their model.',
  why: 'Every further device of that model becomes an OSD as soon as it is attached, also a device for another purpose, and a wiped disk becomes an OSD again.',
  see: see('policy/filtered-devices'),
  check: ({ clusters, trials }) => clusters.filter(({ object }) => !trials.has(object.metadata?.namespace)).flatMap(cluster => storageScopes(cluster.object.spec?.storage)
    .filter(([, scope]) => isOfOneModel(scope?.devicePathFilter))
    .map(([property, scope]) => on(cluster, `${property}.devicePathFilter`, scope.devicePathFilter, 'it takes every device of a model, also those that are attached later', "Remove 'devicePathFilter' and name the devices, or approve that all devices of this model are for Ceph"))),
};

/** The storage of a cluster as a whole, and that of each node, which may choose for itself. */
export function storageScopes(storage: any): [property: string, scope: any][] {
  return [['spec.storage', storage], ...list(storage?.nodes).map((node, i): [string, any] => [`spec.storage.nodes[${i}]`, node])];
}

/** True for a pattern that begins with a link of /dev/disk/by-id and says more of it than how the device is attached. */
export function isOfOneModel(filter: unknown): boolean {
  return typeof filter === 'string' && !filter.includes('|') && /^\^?\/dev\/disk\/by-id\/(ata|nvme|scsi|sas|virtio)-[A-Za-z0-9_-]{4,}/.test(filter);
}
