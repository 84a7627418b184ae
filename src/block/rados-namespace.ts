import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { IBlockPool } from './block-pool';
import { CephResource, describe, IStorageBackend, Phase, Provisioning, render } from '../core';
import * as rook from '../imports/ceph.rook.io';
import { tenantId } from '../model/layout';
import { TENANT_TOPIC, TenantSpec } from '../model/rules';

/** Which part of which pool. */
export interface RadosNamespaceProps {
  /** The pool it is a part of. */
  readonly pool: IBlockPool;

  /**
   * The name of the object, unique in the cluster.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The name of the part inside its pool. It is a promise: renamed, it is another part.
   * @default - the name of the object
   */
  readonly radosNamespaceName?: string;

  /**
   * The id by which the CSI drivers know this part, unique among all clusters and parts of an operator. It stands in every volume,
   * so it is a promise.
   * @default - made of the namespace of the cluster, the pool and the name, at most 36 characters
   */
  readonly clusterId?: string;
}

/**
 * A part of a block pool for one tenant (CephBlockPoolRadosNamespace): its images are seen by nobody who is confined to another part.
 * Parts share the devices and the redundancy of their pool, and have no limits of their own.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Block-Storage/ceph-block-pool-rados-namespace-crd/
 * @stateful
 */
export class RadosNamespace extends CephResource implements IStorageBackend {
  /** The pool it is a part of. */
  public readonly pool: IBlockPool;
  /** The name of the part inside its pool. */
  public readonly radosNamespaceName: string;
  /** The id by which the CSI drivers know this part. */
  public readonly clusterId: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: RadosNamespaceProps) {
    super(scope, id, props.name);
    this.pool = props.pool;
    const { namespace } = this.pool.cluster;
    this.radosNamespaceName = props.radosNamespaceName ?? this.name;
    this.clusterId = props.clusterId ?? tenantId(namespace, 'block', this.pool.name, this.radosNamespaceName);
    const metadata = { name: this.name, namespace };
    this.apiObject = render(this, rook.CephBlockPoolRadosNamespace, metadata, () => this._toKube(), { phase: Phase.SERVICES, keep: true });
    describe(this, TENANT_TOPIC, () => this.toSpec());
  }

  /** @internal */
  public _provisioning(): Provisioning {
    const { parameters, snapshotParameters, ...pool } = this.pool._provisioning();
    const clusterID = this.clusterId;
    return {
      ...pool,
      tenant: this.radosNamespaceName,
      parameters: { ...parameters, clusterID },
      snapshotParameters: { ...snapshotParameters, clusterID },
    };
  }

  /** @internal */
  public _toKube(): rook.CephBlockPoolRadosNamespace {
    return { spec: { name: this.radosNamespaceName, blockPoolName: this.pool.name, clusterID: this.clusterId } };
  }

  private toSpec(): TenantSpec {
    const { name, radosNamespaceName: part, clusterId, pool } = this;
    const { namespace: cluster, operatorNamespace: operator } = pool.cluster;
    return { kind: 'rados-namespace', name, whole: pool.name, part, cluster, operator, clusterId, strictNames: true };
  }
}
