import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ICephCluster } from '../cluster';
import { CephResource, describe, describeAll, IStorageBackend, Phase, Provisioning, render } from '../core';
import { blockProvisioning, imagePools } from './private/provisioning';
import * as rook from '../imports/ceph.rook.io';
import { metadataRequest, PoolRequest, PoolSpec, profileSuffix, resolvePool } from '../model/layout';
import { BLOCK_POOL_TOPIC, POOL_TOPIC, poolWords } from '../model/rules';
import { poolBody, PoolOptions, requestOf } from '../pools';
import type { DeviceClass } from '../volumes';

/** A block pool (CephBlockPool), owned by this app or not. */
export interface IBlockPool extends IStorageBackend {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;
  /** The pool that holds what is written; another than `name` only where it is erasure coded. */
  readonly dataPoolName: string;
  /** @internal The Ceph pools it consists of; none where another app owns it. */
  _pools(): PoolSpec[];
}

/** What a block pool is made of. */
export interface BlockPoolProps extends PoolOptions {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;

  /**
   * The name of the pool. With erasure coding it is the beginning of two names: `<name>-metadata`, in which images are made,
   * and e.g. `<name>-k4m2`, which holds their data.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The class of the devices for the metadata of images, which faster devices serve well. Erasure coding only.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: DeviceClass;

  /**
   * Collect statistics for each image. They cost time in pools with many images.
   * @default false
   */
  readonly enableRbdStats?: boolean;
}

/**
 * A block pool (CephBlockPool): what virtual disks, and with them `ReadWriteOnce` volumes, are stored in.
 *
 * An erasure coded one consists of two pools, because Ceph keeps the metadata of images replicated. The name of its data pool
 * tells the profile: another profile is another pool, since Rook would write a changed profile over that of the data.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Block-Storage/ceph-block-pool-crd/
 * @stateful
 */
export class BlockPool extends CephResource implements IBlockPool {
  /**
   * Refer to a block pool that another app owns.
   * @param blockPoolName the pool in which images are made
   * @param dataPoolName the erasure coded pool that holds their data, if it is another
   */
  public static fromBlockPoolName(scope: Construct, id: string, cluster: ICephCluster, blockPoolName: string, dataPoolName?: string): IBlockPool {
    class Unowned extends Construct implements IBlockPool {
      public readonly name = blockPoolName;
      public readonly cluster = cluster;
      public readonly dataPoolName = dataPoolName ?? blockPoolName;

      public _pools(): PoolSpec[] {
        return [];
      }

      public _provisioning(): Provisioning {
        return blockProvisioning(cluster, this.name, this.dataPoolName);
      }
    }
    return new Unowned(scope, id);
  }

  public readonly cluster: ICephCluster;
  public readonly dataPoolName: string;
  protected readonly apiObject: ApiObject;
  private readonly data: PoolRequest;
  private readonly metadata?: PoolRequest;

  public constructor(scope: Construct, id: string, props: BlockPoolProps) {
    const data = requestOf(props);
    const base = props.name ?? id;
    const coded = data.redundancy?.kind === 'erasureCoded' ? data.redundancy : undefined;
    super(scope, id, coded ? `${base}-metadata` : base);
    this.cluster = props.cluster;
    this.dataPoolName = coded ? `${base}-${profileSuffix(coded)}` : base;
    this.data = data;
    this.metadata = coded && metadataRequest(data, props.metadataDeviceClass?.name);

    const options = { phase: Phase.SERVICES, keep: true };
    const namespace = this.cluster.namespace;
    const dataObject = () => this._toKube(this.dataSpec(), props.enableRbdStats);
    this.apiObject = render(this, rook.CephBlockPool, { name: this.dataPoolName, namespace }, dataObject, options);
    if (this.metadata) {
      render(this, rook.CephBlockPool, { name: this.name, namespace }, () => this._toKube(this.metadataSpec()!), { ...options, id: 'Metadata' });
    }

    describe(this, BLOCK_POOL_TOPIC, () => ({ name: base, pools: [...new Set([this.name, this.dataPoolName])] }));
    const renamed = props.metadataDeviceClass && { deviceClass: 'metadataDeviceClass' };
    describeAll(this, POOL_TOPIC, () => {
      const layout = this.cluster._layout();
      return this._pools().map(pool => ({ spec: { pool, layout, cluster: namespace, maker: `CephBlockPool ${namespace}/${pool.name}`, names: [pool.name] }, trial: layout?.trial, words: poolWords('', pool.holds === 'metadata' ? renamed : undefined) }));
    });
  }

  /** @internal */
  public _pools(): PoolSpec[] {
    const metadata = this.metadataSpec();
    return [this.dataSpec(), ...metadata ? [metadata] : []];
  }

  /** @internal */
  public _provisioning(): Provisioning {
    return { ...blockProvisioning(this.cluster, this.name, this.dataPoolName), pools: imagePools(this.cluster.namespace, this.name, this.dataPoolName) };
  }

  /** @internal */
  public _toKube(pool: PoolSpec, enableRBDStats?: boolean): rook.CephBlockPool {
    return { spec: { ...poolBody(pool), enableRBDStats } };
  }

  private dataSpec(): PoolSpec {
    return resolvePool({ name: this.dataPoolName, service: 'block', holds: 'data' }, this.data, this.cluster._layout());
  }

  private metadataSpec(): PoolSpec | undefined {
    return this.metadata && resolvePool({ name: this.name, service: 'block', holds: 'metadata' }, this.metadata, this.cluster._layout());
  }
}
