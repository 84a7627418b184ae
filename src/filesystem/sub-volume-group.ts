import type { ApiObject, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ICephFilesystem } from './ceph-filesystem';
import { Pinning } from './pinning';
import { CephResource, describe, IStorageBackend, Phase, Provisioning, render } from '../core';
import * as rook from '../imports/ceph.rook.io';
import { bytesOf, quantity, tenantId } from '../model/layout';
import { TENANT_TOPIC, TenantSpec } from '../model/rules';

/** Which group of which filesystem. */
export interface SubVolumeGroupProps {
  /** The filesystem it is a part of. */
  readonly filesystem: ICephFilesystem;

  /**
   * The name of the object, unique in the cluster.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The name of the group inside its filesystem. It is a promise: renamed, it is another group.
   * @default - the name of the object
   */
  readonly groupName?: string;

  /**
   * The id by which the CSI drivers know this group, unique among all clusters and parts of an operator. It stands in every volume,
   * so it is a promise.
   * @default - made of the namespace of the cluster, the filesystem and the name, at most 36 characters
   */
  readonly clusterId?: string;

  /**
   * Which metadata servers serve the group.
   * @default Pinning.distributed()
   */
  readonly pinning?: Pinning;

  /**
   * How much all volumes of the group together may hold.
   * @default - no limit
   */
  readonly maxSize?: Size;

  /**
   * The data pool for the files of the group, one of `CephFilesystem.dataPool`.
   * @default - the default data pool
   */
  readonly dataPool?: IStorageBackend;
}

/**
 * A part of a filesystem for one tenant (CephFilesystemSubVolumeGroup), with a limit and metadata servers of its own.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Shared-Filesystem/ceph-fs-subvolumegroup-crd/
 * @stateful
 */
export class SubVolumeGroup extends CephResource implements IStorageBackend {
  /** The filesystem it is a part of. */
  public readonly filesystem: ICephFilesystem;
  /** The name of the group inside its filesystem. */
  public readonly groupName: string;
  /** The id by which the CSI drivers know this group. */
  public readonly clusterId: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: SubVolumeGroupProps) {
    super(scope, id, props.name);
    this.filesystem = props.filesystem;
    this.groupName = props.groupName ?? this.name;
    const { namespace } = this.filesystem.cluster;
    this.clusterId = props.clusterId ?? tenantId(namespace, 'file', this.filesystem.name, this.groupName);
    const metadata = { name: this.name, namespace };
    this.apiObject = render(this, rook.CephFilesystemSubVolumeGroup, metadata, () => this._toKube(), { phase: Phase.SERVICES, keep: true });
    describe(this, TENANT_TOPIC, () => this.toSpec());
  }

  /** @internal */
  public _provisioning(): Provisioning {
    const { parameters, snapshotParameters, ...filesystem } = (this.props.dataPool ?? this.filesystem)._provisioning();
    const clusterID = this.clusterId;
    return {
      ...filesystem,
      tenant: this.groupName,
      parameters: { ...parameters, clusterID },
      snapshotParameters: { ...snapshotParameters, clusterID },
    };
  }

  /** @internal */
  public _toKube(): rook.CephFilesystemSubVolumeGroup {
    const { dataPool, maxSize } = this.props;
    const { kind, value } = (this.props.pinning ?? Pinning.distributed())._plan();
    return {
      spec: {
        name: this.groupName,
        filesystemName: this.filesystem.name,
        clusterID: this.clusterId,
        pinning: { [kind]: value },
        quota: maxSize && quantity(bytesOf(maxSize)),
        dataPoolName: dataPool?._provisioning().parameters.pool,
      },
    };
  }

  private toSpec(): TenantSpec {
    const { name, groupName: part, clusterId, filesystem, props: { pinning, maxSize, dataPool } } = this;
    const { namespace: cluster, operatorNamespace: operator } = filesystem.cluster;
    const group = {
      pinning: (pinning ?? Pinning.distributed())._plan(),
      maxBytes: maxSize && bytesOf(maxSize),
      dataPoolOf: dataPool && (dataPool._provisioning().parameters.fsName ?? ''),
    };
    return { kind: 'sub-volume-group', name, whole: filesystem.name, part, cluster, operator, clusterId, strictNames: true, group };
  }
}
