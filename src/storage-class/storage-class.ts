import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { ClaimProps, ClaimTemplateProps } from './claim';
import { ClaimTemplate } from './claim-template';
import { claimOf, ClaimedClass } from './private/claims';
import { sizedClaims } from './private/late';
import { SnapshotClass, SnapshotDeletionPolicy } from './snapshot-class';
import { CephResource, describe, ICephResource, IStorageBackend, Phase, ReclaimPolicy, render } from '../core';
import * as kube from '../imports/storage.k8s.io';
import { isNotForBuckets, STORAGE_CLASS_TOPIC, StorageClassSpec } from '../model/rules';

/** The annotation of the class that serves claims which name none. */
const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';

/** A class that applications claim storage from, owned by this app or not. */
export interface IStorageClass extends ICephResource {
  /** Claim a volume; the claim is handed to pods like every other of cdk8s-plus. */
  claim(scope: Construct, id: string, props: ClaimProps): kplus.PersistentVolumeClaim;
  /** Describe the volume that every replica of a StatefulSet gets for itself. */
  claimTemplate(name: string, props: ClaimTemplateProps): ClaimTemplate;
}

/** When a claim gets its volume. */
export enum VolumeBindingMode {
  /** As soon as it is there. Ceph volumes are reached from every node, so there is nothing to wait for. */
  IMMEDIATE = 'Immediate',
  /** When the first pod that uses it is scheduled. */
  WAIT_FOR_FIRST_CONSUMER = 'WaitForFirstConsumer',
}

/** The filesystem a block volume is formatted with at its first use. */
export enum FsType {
  /** Safe everywhere. */
  EXT4 = 'ext4',
  /** Only where pods and OSDs never share a node. */
  XFS = 'xfs',
}

/** What a class serves, and how. */
export interface StorageClassProps {
  /** The pool, filesystem or object store that claims are served from. */
  readonly backend: IStorageBackend;
  /**
   * The name of the class. Claims refer to it, so it is a promise to applications.
   * @default - the construct id
   */
  readonly name?: string;
  /**
   * Whether claims that name no class are served from here.
   * @default false
   */
  readonly isDefault?: boolean;
  /**
   * What happens to the data when a claim is deleted.
   * @default ReclaimPolicy.RETAIN
   */
  readonly reclaimPolicy?: ReclaimPolicy;
  /**
   * Whether claims may ask for more space later. Not for buckets.
   * @default true
   */
  readonly allowVolumeExpansion?: boolean;
  /**
   * When claims get their volumes. Not for buckets.
   * @default VolumeBindingMode.IMMEDIATE
   */
  readonly volumeBindingMode?: VolumeBindingMode;
  /**
   * Options of the mount on the node, e.g. `discard`. Not for buckets.
   * @default - mounted without further options
   */
  readonly mountOptions?: string[];
  /**
   * What block volumes are formatted with. Only for block pools.
   * @default FsType.EXT4
   */
  readonly fsType?: FsType;
  /**
   * Further parameters for the driver, beside the derived ones.
   *
   * @see https://rook.io/docs/rook/v1.20/Storage-Configuration/Block-Storage-RBD/block-storage/
   * @default - only the derived parameters
   */
  readonly parameters?: { [key: string]: string };
}

/** How a snapshot class of a storage class may differ from what is usual. */
export interface SnapshotClassOptions {
  /**
   * The name of the snapshot class.
   * @default - the name of the storage class
   */
  readonly name?: string;
  /**
   * What happens to the snapshot in Ceph when its VolumeSnapshot is deleted.
   * @default SnapshotDeletionPolicy.DELETE
   */
  readonly deletionPolicy?: SnapshotDeletionPolicy;
}

/**
 * A StorageClass: the counter at which applications get volumes of a block pool or a filesystem, or buckets of an
 * object store. Its driver, parameters and secrets follow from the backend.
 *
 * Kubernetes refuses to change most of an existing class. To change it, delete the class object (`kubectl delete
 * storageclass NAME`) and apply the new one: existing claims and volumes do not notice, only new claims see the change.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
export class StorageClass extends CephResource implements IStorageClass {
  /** A class that somebody else owns. What it serves is not known here, so claims on it are not judged against it. */
  public static fromStorageClassName(scope: Construct, id: string, name: string): IStorageClass {
    return new ForeignStorageClass(scope, id, name);
  }

  /** What happens to the data when a claim is deleted. */
  public readonly reclaimPolicy: ReclaimPolicy;

  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: StorageClassProps) {
    super(scope, id, props.name);
    this.reclaimPolicy = props.reclaimPolicy ?? ReclaimPolicy.RETAIN;
    const annotations = props.isDefault ? { [IS_DEFAULT]: 'true' } : undefined;
    this.apiObject = render(this, kube.StorageClass, { name: this.name, annotations }, () => this._toKube(), { phase: Phase.CLASSES });
    describe(this, STORAGE_CLASS_TOPIC, () => this.toSpec());
  }

  public claim(scope: Construct, id: string, props: ClaimProps): kplus.PersistentVolumeClaim {
    return new (sizedClaims().SizedClaim)(scope, id, claimOf(props.name ?? id, this.asClaimed(), props));
  }

  public claimTemplate(name: string, props: ClaimTemplateProps): ClaimTemplate {
    return ClaimTemplate._of(claimOf(name, this.asClaimed(), props));
  }

  /** Let volumes of this class be snapshotted. The snapshot CRDs and their controller must be in the cluster. */
  public addSnapshotClass(options: SnapshotClassOptions = {}): SnapshotClass {
    return new SnapshotClass(this, 'Snapshots', { backend: this.props.backend, name: this.name, ...options });
  }

  /** @internal */
  public _toKube(): kube.StorageClass {
    const { backend, parameters, allowVolumeExpansion, volumeBindingMode, mountOptions } = this.props;
    const { kind, provisioner } = backend._provisioning();
    const ofVolumes = kind === 'bucket' ? {} : {
      allowVolumeExpansion: allowVolumeExpansion ?? true,
      volumeBindingMode: volumeBindingMode ?? VolumeBindingMode.IMMEDIATE,
      mountOptions: mountOptions && [...mountOptions],
    };
    return { provisioner, parameters: { ...parameters, ...this.derived() }, reclaimPolicy: this.reclaimPolicy, ...ofVolumes };
  }

  private asClaimed(): ClaimedClass {
    const { kind, parameters, tenant } = this.props.backend._provisioning();
    const pool = kind === 'bucket' ? `${parameters.objectStoreName}.rgw.buckets.data` : parameters.dataPool ?? parameters.pool;
    return { name: this.name, from: { kind, pool, tenant } };
  }

  private derived(): Record<string, string> {
    const { kind, parameters } = this.props.backend._provisioning();
    return kind === 'block' ? { ...parameters, 'csi.storage.k8s.io/fstype': this.props.fsType ?? FsType.EXT4 } : { ...parameters };
  }

  private toSpec(): StorageClassSpec {
    const { isDefault, fsType, parameters: given = {} } = this.props;
    const derived = this.derived();
    const { provisioner, kind, pools } = this.props.backend._provisioning();
    const { parameters = {}, allowVolumeExpansion, reclaimPolicy, volumeBindingMode } = this._toKube();
    return {
      name: this.name,
      provisioner,
      reclaimPolicy,
      volumeBindingMode,
      kind,
      set: kind !== 'bucket' ? [] : Object.entries(this.props).filter(([, value]) => value !== undefined && value !== false).map(([prop]) => prop).filter(isNotForBuckets),
      fsType: kind === 'block' ? fsType ?? FsType.EXT4 : fsType,
      isDefault: isDefault ?? false,
      allowVolumeExpansion: allowVolumeExpansion ?? false,
      parameters,
      overridden: Object.fromEntries(Object.entries(given).filter(([key]) => key in derived)),
      pools: pools ?? [],
      filesystem: parameters.fsName,
    };
  }
}

class ForeignStorageClass extends Construct implements IStorageClass {
  public constructor(scope: Construct, id: string, public readonly name: string) {
    super(scope, id);
  }

  public claim(scope: Construct, id: string, props: ClaimProps): kplus.PersistentVolumeClaim {
    return new (sizedClaims().SizedClaim)(scope, id, claimOf(props.name ?? id, { name: this.name }, props));
  }

  public claimTemplate(name: string, props: ClaimTemplateProps): ClaimTemplate {
    return ClaimTemplate._of(claimOf(name, { name: this.name }, props));
  }
}
