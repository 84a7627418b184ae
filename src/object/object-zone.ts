import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IObjectZoneGroup } from './object-zone-group';
import type { ICephCluster } from '../cluster';
import { CephResource, describe, describeAll, ICephResource, Phase, render, trueOrAbsent } from '../core';
import { describedPools } from './private/described-pools';
import { dataPool, metadataPools, planStore, StorePlan } from './private/store-plan';
import * as rook from '../imports/ceph.rook.io';
import type { PoolSpec } from '../model/layout';
import { keptAsDeclared, OBJECT_ZONE_TOPIC, POOL_TOPIC } from '../model/rules';
import { poolBody, PoolOptions } from '../pools';
import type { DeviceClass } from '../volumes';

/** A zone of object stores (CephObjectZone), owned by this app or not. */
export interface IObjectZone extends ICephResource {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;
}

/**
 * What a zone is made of. The options of a pool are those of the pool of the objects. Its redundancy may be erasure coded, but is then
 * fixed for good, as that of an `ObjectStore`.
 */
export interface ObjectZoneProps extends PoolOptions {
  /** The group it is in. */
  readonly zoneGroup: IObjectZoneGroup;

  /**
   * The name of the zone.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The class of the devices for everything but the objects.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: DeviceClass;

  /**
   * The URLs by which other zones reach this one. Needed where they are in other Kubernetes clusters.
   * @default - the service of the store, inside the Kubernetes cluster
   */
  readonly endpoints?: string[];

  /**
   * Let Rook destroy the pools of the zone and all objects when its object is deleted.
   * @default false - the pools outlive the zone
   */
  readonly destroyDataOnDelete?: boolean;
}

/**
 * A zone (CephObjectZone): the pools of one cluster in which objects are kept. Stores over it (`ObjectStore` with `zone`) serve them;
 * other zones of its group keep the same objects, in other clusters.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Object-Storage/ceph-object-zone-crd/
 * @stateful
 */
export class ObjectZone extends CephResource implements IObjectZone {
  /** Refer to a zone that another app owns. */
  public static fromObjectZoneName(scope: Construct, id: string, cluster: ICephCluster, objectZoneName: string): IObjectZone {
    class Unowned extends Construct implements IObjectZone {
      public readonly name = objectZoneName;
      public readonly cluster = cluster;
    }
    return new Unowned(scope, id);
  }

  public readonly cluster: ICephCluster;
  protected readonly apiObject: ApiObject;
  private readonly plan: StorePlan;

  public constructor(scope: Construct, id: string, private readonly props: ObjectZoneProps) {
    super(scope, id, props.name);
    this.cluster = props.zoneGroup.realm.cluster;
    this.plan = planStore(this.name, props);
    const metadata = { name: this.name, namespace: this.cluster.namespace };
    this.apiObject = render(this, rook.CephObjectZone, metadata, () => this._toKube(), { phase: Phase.SERVICES, keep: true });

    describe(this, OBJECT_ZONE_TOPIC, () => ({
      name: this.name, endpoints: props.endpoints ?? [], trial: this.cluster._layout()?.trial ?? false, kept: keptAsDeclared(props.destroyDataOnDelete),
    }));
    describeAll(this, POOL_TOPIC, () => describedPools('CephObjectZone', this.plan, this.cluster, props.metadataDeviceClass));
  }

  /** @internal */
  public _pools(): PoolSpec[] {
    const layout = this.cluster._layout();
    return [dataPool(this.plan, layout), ...metadataPools(this.plan, layout)];
  }

  /** @internal */
  public _toKube(): rook.CephObjectZone {
    const layout = this.cluster._layout();
    const { zoneGroup, endpoints, destroyDataOnDelete } = this.props;
    return {
      spec: {
        zoneGroup: zoneGroup.name,
        metadataPool: poolBody(metadataPools(this.plan, layout)[0]),
        dataPool: poolBody(dataPool(this.plan, layout)),
        preservePoolsOnDelete: trueOrAbsent(!destroyDataOnDelete),
        customEndpoints: endpoints && [...endpoints],
      },
    };
  }
}
