import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { DeviceClass } from './device-class';
import { IVolumeSource } from './volume-source';
import { describe, ReclaimPolicy } from '../core';
import { bytesOf, joinNames, OsdSpec, unknown, VolumeOffer } from '../model/layout';
import { ClaimsCase, VOLUME_CLAIMS_TOPIC } from '../model/rules';

/** How many claims of which size on which class. */
export interface VolumeClaimsProps {
  /** The StorageClass; it must offer volumes of mode Block. */
  readonly storageClassName: string;

  /** The size of each claim. */
  readonly size: Size;

  /** How many claims, each carrying one OSD; with `zones`, as many in every zone. */
  readonly count: number;

  /**
   * The zones (node label `topology.kubernetes.io/zone`) that the claims are made in.
   * @default - the scheduler chooses, and pools cannot keep copies in different zones
   */
  readonly zones?: string[];

  /**
   * The name of the set: it begins the names of its OSDs' claims, so it is a promise.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * The class of the devices behind the claims.
   * @default - Ceph guesses, and pools cannot choose these volumes by class
   */
  readonly deviceClass?: DeviceClass;

  /**
   * What the StorageClass does with a volume whose claim is gone. Deleting the CephCluster deletes its claims.
   * @default - not known, which is warned about
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}

/**
 * Volumes from a StorageClass that is already there, such as the block volumes of a cloud. Each claim carries one OSD,
 * which moves to another node together with its volume; for Ceph each is a host of its own.
 *
 * For classes that tie volumes to a node (local disks) declare the hosts with `LocalVolumeSet` instead.
 *
 * @stateful
 */
export class VolumeClaims extends Construct implements IVolumeSource {
  /** The name of the set. */
  public readonly name: string;

  private readonly osds: readonly OsdSpec[];

  public constructor(scope: Construct, id: string, props: VolumeClaimsProps) {
    super(scope, id);
    this.name = props.name ?? id;
    const zones = props.zones === undefined ? [undefined] : [...props.zones].sort();
    const bytes = bytesOf(props.size);
    this.osds = zones.map(zone => ({
      name: zone === undefined ? joinNames(39, this.name) : joinNames(39, this.name, zone),
      count: props.count,
      portable: true,
      topology: zone === undefined ? undefined : { zone },
      deviceClass: props.deviceClass?.name,
      bytes,
      claims: [{ role: 'data', storageClassName: props.storageClassName, bytes, source: `a claim on ${props.storageClassName}` }],
      onFile: false,
    }));
    const subject: ClaimsCase = {
      use: 'osd',
      trial: unknown('claims do not know their cluster'),
      nameLimit: 39,
      name: this.name,
      storageClassName: props.storageClassName,
      bytes,
      count: props.count,
      zones: [...props.zones ?? []],
      zonesGiven: props.zones !== undefined,
      deviceClass: props.deviceClass?.name,
      reclaimPolicy: props.reclaimPolicy,
    };
    describe(this, VOLUME_CLAIMS_TOPIC, () => subject);
  }

  /** @internal */
  public _offer(): VolumeOffer {
    return { path: this.node.path, hosts: [], osds: this.osds };
  }

  /** @internal */
  public _bind(): void {}
}
