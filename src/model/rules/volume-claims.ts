import { repeated, Rule, see } from './rule';
import type { Topic } from './topic';
import { GIB, human, ifKnown, isDeviceClassName, isDnsLabel, isDnsSubdomain, isLabelValue, known, Maybe } from '../layout';

/** Claims on a class, as their rules see them. */
export interface ClaimsCase {
  /** What they are for. */
  readonly use: 'osd' | 'monitor';
  readonly trial: Maybe<boolean>;
  readonly name: string;
  /** The longest name, from which no name of a claim grows too long. */
  readonly nameLimit: number;
  readonly storageClassName: Maybe<string>;
  readonly bytes: Maybe<number>;
  readonly count: number;
  readonly zones: readonly string[];
  readonly zonesGiven: boolean;
  readonly deviceClass?: string;
  /** What the class does with a volume whose claim is gone; undefined where whoever chose the class did not say. */
  readonly reclaimPolicy: Maybe<string | undefined>;
}

export const VOLUME_CLAIMS_RULES: Rule<ClaimsCase>[] = [
  {
    code: 'volume-claims/name',
    severity: 'error',
    title: 'The name of a set of claims is a DNS label, and that of its class is a DNS name.',
    why: 'Rook changes dots to dashes and reports no error, and the API server refuses other characters.',
    see: see('volume-claims/name'),
    check: claims => [
      ...isDnsLabel(claims.name, claims.nameLimit) ? [] : [{
        property: 'name', value: `'${claims.name}'`, reason: `it must be lower-case letters, digits and dashes, at most ${claims.nameLimit}`, fix: "Set 'name' to such a name",
      }],
      ...isDnsSubdomain(known(claims.storageClassName)) ? [] : [{
        property: 'storageClassName', value: `'${known(claims.storageClassName)}'`, reason: 'it is not a valid name for a StorageClass', fix: "Set 'storageClassName' to a name that `kubectl get storageclass` shows",
      }],
    ],
  },
  {
    code: 'volume-claims/count',
    severity: 'error',
    title: 'A set has at least one claim.',
    why: 'The API server refuses a set without claims.',
    see: see('volume-claims/count'),
    check: claims => Number.isInteger(claims.count) && claims.count >= 1 ? [] : [{
      property: 'count', value: `${claims.count}`, reason: 'it must be a whole number of at least 1', fix: "Set 'count' to how many OSDs you want",
    }],
  },
  {
    code: 'volume-claims/size',
    severity: 'error',
    title: 'A claim for an OSD is at least 5 GiB.',
    why: 'The OSD cannot be made, or is full at once.',
    see: see('volume-claims/size'),
    check: claims => claims.use !== 'osd' || known(claims.bytes) >= 5 * GIB ? [] : [{
      property: 'size', value: human(known(claims.bytes)), reason: 'an OSD needs at least 5 GiB', fix: "Set 'size' to 5 GiB or more",
    }],
  },
  {
    code: 'volume-claims/zones',
    severity: 'error',
    title: 'If zones are given, there is at least one, and they are different, valid label values.',
    why: 'The claims stay pending, because no such node can exist.',
    see: see('volume-claims/zones'),
    check: claims => [
      ...claims.zonesGiven && claims.zones.length === 0 ? [{ property: 'zones', value: '[]', reason: 'no claim would be made', fix: "Set 'zones' to the zones, or remove it" }] : [],
      ...claims.zones.filter(zone => zone === '' || !isLabelValue(zone)).map(zone => ({
        property: 'zones', value: `'${zone}'`, reason: 'it cannot be the value of a node label', fix: "Set 'zones' to values that `kubectl get nodes -L topology.kubernetes.io/zone` shows",
      })),
      ...[...repeated(claims.zones, zone => zone).keys()].map(zone => ({ property: 'zones', value: `'${zone}'`, reason: 'it is named twice', fix: "Set 'zones' to each zone once" })),
    ],
  },
  {
    code: 'volume-claims/device-class',
    severity: 'error',
    title: 'The name of a device class is made of letters, digits, dots, dashes and underscores.',
    why: 'Ceph refuses other names, and the OSD is made without its class.',
    see: see('volume-claims/device-class'),
    check: claims => claims.deviceClass === undefined || isDeviceClassName(claims.deviceClass) ? [] : [{
      property: 'deviceClass',
      value: `'${claims.deviceClass}'`,
      reason: 'it is not a valid name for a device class',
      fix: "Set 'deviceClass' to hdd, ssd, nvme, or a name like archive-hdd",
    }],
  },
  {
    code: 'volume-claims/reclaim-policy',
    severity: 'warning',
    title: 'The class of the claims retains its volumes.',
    why: 'When the CephCluster is deleted, the claims of its OSDs and monitors are deleted with it, and a class with the reclaim policy Delete then deletes their volumes and the data.',
    see: see('volume-claims/reclaim-policy'),
    check: claims => {
      if (ifKnown(claims.trial) === true) return [];
      const policy = known(claims.reclaimPolicy);
      return policy === 'Retain' ? [] : [{
        property: 'reclaimPolicy',
        value: policy === undefined ? 'not stated' : `'${policy}'`,
        reason: 'if the class deletes its volumes, the data is deleted with the CephCluster',
        fix: "Use a class that retains its volumes, and set 'reclaimPolicy' to Retain",
      }];
    },
  },
];

export const VOLUME_CLAIMS_TOPIC: Topic<ClaimsCase> = { name: 'volume-claims', rules: VOLUME_CLAIMS_RULES };
