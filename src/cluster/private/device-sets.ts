import { trueOrAbsent } from '../../core';
import type { Placement, StorageClassDeviceSets, VolumeClaimTemplate } from '../../imports/ceph.rook.io';
import { declaredWeight } from '../../model/crush';
import { ClaimSpec, OsdSpec, quantity } from '../../model/layout';

/** The device sets of a cluster, by name: one per local volume, bound to the very PersistentVolumes it stands on. As Rook writes them back. */
export function deviceSets(osds: readonly OsdSpec[], encrypted: boolean): StorageClassDeviceSets[] {
  return [...osds].sort((a, b) => a.name < b.name ? -1 : 1).map(osd => ({
    name: osd.name,
    count: osd.count,
    portable: trueOrAbsent(osd.portable),
    encrypted: trueOrAbsent(encrypted),
    placement: osd.portable ? spread(osd) : {},
    resources: {},
    volumeClaimTemplates: osd.claims.map(claim => template(osd, claim)),
  }));
}

function template(osd: OsdSpec, claim: ClaimSpec): VolumeClaimTemplate {
  return {
    metadata: { name: claim.role, annotations: annotations(osd, claim) },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: quantity(claim.bytes) } },
      storageClassName: claim.storageClassName,
      volumeMode: 'Block',
      volumeName: claim.volumeName,
    },
  };
}

/** Rook reads the class from the data template, but the weight from the last template, whichever that is. */
function annotations(osd: OsdSpec, claim: ClaimSpec): Record<string, string> | undefined {
  const all: Record<string, string> = {};
  if (claim.role === 'data' && osd.deviceClass !== undefined) all.crushDeviceClass = osd.deviceClass;
  if (claim.volumeName !== undefined) all.crushInitialWeight = declaredWeight(osd.bytes);
  return Object.keys(all).length === 0 ? undefined : all;
}

/** Claims go wherever Kubernetes puts them: over the nodes as evenly as it can, and in the zone that was asked for. */
function spread(osd: OsdSpec): Placement {
  const zone = osd.topology?.zone;
  return {
    nodeAffinity: zone === undefined ? undefined : {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [zone] }] }],
      },
    },
    topologySpreadConstraints: [{
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['rook-ceph-osd', 'rook-ceph-osd-prepare'] }] },
    }],
  };
}
