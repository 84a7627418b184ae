import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { CephResource, describe, ICephResource, IStorageBackend, Phase, render } from '../core';
import { VolumeSnapshotClass } from '../imports/snapshot.storage.k8s.io';
import { SNAPSHOT_CLASS_TOPIC, SnapshotClassSpec } from '../model/rules';

/** A class that snapshots are taken by. */
export interface ISnapshotClass extends ICephResource {}

/** What happens to a snapshot in Ceph when its VolumeSnapshot object is deleted. */
export enum SnapshotDeletionPolicy {
  /** It is deleted, and its space is free again. */
  DELETE = 'Delete',
  /** It stays, and takes space, until somebody removes it from Ceph. */
  RETAIN = 'Retain',
}

/** What is snapshotted, and what becomes of it. */
export interface SnapshotClassProps {
  /** The pool or filesystem whose volumes are snapshotted. */
  readonly backend: IStorageBackend;
  /**
   * The name of the class.
   * @default - the construct id
   */
  readonly name?: string;
  /**
   * What happens to the snapshot in Ceph when its VolumeSnapshot is deleted.
   *
   * Unlike a volume, a snapshot is a copy, mostly made and expired by a schedule: kept ones would fill the cluster
   * unseen until it refuses writes. Say `RETAIN` where snapshots must outlive their namespace.
   *
   * @default SnapshotDeletionPolicy.DELETE
   */
  readonly deletionPolicy?: SnapshotDeletionPolicy;
}

/**
 * A VolumeSnapshotClass: how snapshots of volumes are taken. The snapshot CRDs and the snapshot controller are part
 * neither of Kubernetes nor of Rook, and must be in the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/
 */
export class SnapshotClass extends CephResource implements ISnapshotClass {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: SnapshotClassProps) {
    super(scope, id, props.name);
    this.apiObject = render(this, VolumeSnapshotClass, { name: this.name }, () => this._toKube(), { phase: Phase.CLASSES });
    describe(this, SNAPSHOT_CLASS_TOPIC, () => this.toSpec());
  }

  /** @internal */
  public _toKube(): VolumeSnapshotClass {
    const { provisioner, snapshotParameters } = this.props.backend._provisioning();
    return {
      driver: provisioner,
      deletionPolicy: this.props.deletionPolicy ?? SnapshotDeletionPolicy.DELETE,
      parameters: snapshotParameters && { ...snapshotParameters },
    };
  }

  private toSpec(): SnapshotClassSpec {
    const { kind, snapshotParameters } = this.props.backend._provisioning();
    return { name: this.name, kind, backend: this.props.backend.name, hasSnapshots: kind !== 'bucket' && snapshotParameters !== undefined };
  }
}
