import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ObjectGateway } from './object-gateway';
import { ObjectStoreUser, ObjectStoreUserOptions } from './object-store-user';
import type { IObjectZone } from './object-zone';
import { ICephCluster, servicePlacement, serviceResources } from '../cluster';
import { CephResource, describe, describeAll, IStorageBackend, Phase, Provisioning, render, trueOrAbsent } from '../core';
import { describedPools } from './private/described-pools';
import { bucketProvisioning } from './private/provisioning';
import { dataPool, GATEWAY_DEFAULTS, gatewayOf, metadataPools, planStore, StorePlan, TRIAL_GATEWAY_DEFAULTS } from './private/store-plan';
import * as rook from '../imports/ceph.rook.io';
import type { PoolSpec } from '../model/layout';
import { keptAsDeclared, OBJECT_STORE_TOPIC, ObjectStoreSpec, POOL_TOPIC } from '../model/rules';
import { poolBody, PoolOptions } from '../pools';
import type { DeviceClass } from '../volumes';

/** An object store (CephObjectStore), owned by this app or not. */
export interface IObjectStore extends IStorageBackend {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;
  /** @internal The Ceph pools it consists of; none where another app owns it. */
  _pools(): PoolSpec[];
}

/**
 * What an object store is made of. The options of a pool are those of the pool of the objects. Its redundancy may be erasure
 * coded, but is then fixed for good: the pool has a fixed name, and Rook would write a changed profile over that of the data.
 */
export interface ObjectStoreProps extends PoolOptions {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;

  /**
   * The name of the store, at most 38 characters.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The class of the devices for everything but the objects: bucket indexes want fast ones. All stores of a cluster should
   * agree, because they share a root pool.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: DeviceClass;

  /**
   * The daemons through which it is reached.
   * @default - two on port 80 (one in a trial cluster)
   */
  readonly gateway?: ObjectGateway;

  /**
   * The zone whose pools the store serves. It has the options of pools then, and the store none.
   * @default - the store has pools of its own
   */
  readonly zone?: IObjectZone;

  /**
   * Let Rook destroy the pools of the store and all objects when its object is deleted.
   * @default false - the pools outlive the store
   */
  readonly destroyDataOnDelete?: boolean;
}

/**
 * An object store (CephObjectStore): buckets and objects over S3.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Object-Storage/ceph-object-store-crd/
 * @stateful
 */
export class ObjectStore extends CephResource implements IObjectStore {
  /** Refer to an object store that another app owns. */
  public static fromObjectStoreName(scope: Construct, id: string, cluster: ICephCluster, objectStoreName: string): IObjectStore {
    class Unowned extends Construct implements IObjectStore {
      public readonly name = objectStoreName;
      public readonly cluster = cluster;

      public _pools(): PoolSpec[] {
        return [];
      }

      public _provisioning(): Provisioning {
        return bucketProvisioning(cluster, objectStoreName);
      }
    }
    return new Unowned(scope, id);
  }

  public readonly cluster: ICephCluster;
  /** The name of the service, in the cluster's namespace, through which the store is reached. */
  public readonly serviceName: string;
  protected readonly apiObject: ApiObject;
  private readonly plan: StorePlan;

  public constructor(scope: Construct, id: string, private readonly props: ObjectStoreProps) {
    super(scope, id, props.name);
    this.cluster = props.cluster;
    this.serviceName = `rook-ceph-rgw-${this.name}`;
    this.plan = planStore(this.name, props);
    const metadata = { name: this.name, namespace: this.cluster.namespace };
    this.apiObject = render(this, rook.CephObjectStore, metadata, () => this._toKube(), { phase: Phase.SERVICES, keep: true });

    describe(this, OBJECT_STORE_TOPIC, () => this.toSpec());
    describeAll(this, POOL_TOPIC, () => props.zone ? [] : describedPools('CephObjectStore', this.plan, this.cluster, props.metadataDeviceClass));
  }

  /**
   * Add a user of the store. Keys are made by Rook and put into a secret.
   * @param id the name of the user
   */
  public addUser(id: string, options: ObjectStoreUserOptions = {}): ObjectStoreUser {
    return new ObjectStoreUser(this, id, { ...options, store: this });
  }

  /** @internal */
  public _pools(): PoolSpec[] {
    if (this.props.zone) return [];
    const layout = this.cluster._layout();
    return [dataPool(this.plan, layout), ...metadataPools(this.plan, layout)];
  }

  /** @internal */
  public _provisioning(): Provisioning {
    return bucketProvisioning(this.cluster, this.name);
  }

  private get trial(): boolean {
    return this.cluster._layout()?.trial ?? false;
  }

  private toSpec(): ObjectStoreSpec {
    const { cluster, name, gateway, zone, ...poolOptions } = this.props;
    const { instances, port, securePort, certificateSecretName: certificate } = gatewayOf(this.plan, this.cluster._layout());
    return {
      name: this.name,
      gateway: { instances, port, securePort, certificate },
      trial: this.trial,
      kept: keptAsDeclared(zone === undefined && this.props.destroyDataOnDelete),
      zone: zone && { name: zone.name, sameCluster: zone.cluster.namespace === cluster.namespace },
      poolOptions: zone === undefined ? [] : Object.entries(poolOptions).filter(([, value]) => value !== undefined).map(([key]) => key).sort(),
    };
  }

  /** What it stores in: a zone, or pools of its own. */
  private storage(): Partial<rook.CephObjectStore['spec']> {
    if (this.props.zone) return { zone: { name: this.props.zone.name } };
    const layout = this.cluster._layout();
    return {
      metadataPool: poolBody(metadataPools(this.plan, layout)[0]),
      dataPool: poolBody(dataPool(this.plan, layout)),
      preservePoolsOnDelete: trueOrAbsent(!this.props.destroyDataOnDelete),
    };
  }

  /** @internal */
  public _toKube(): rook.CephObjectStore {
    const layout = this.cluster._layout();
    const { instances, port, securePort, certificateSecretName, resources } = gatewayOf(this.plan, layout);
    return {
      spec: {
        ...this.storage(),
        gateway: {
          instances,
          port: port === 0 ? undefined : port,
          securePort,
          sslCertificateRef: certificateSecretName,
          placement: servicePlacement(layout, { app: 'rook-ceph-rgw', rook_object_store: this.name }),
          priorityClassName: 'system-cluster-critical',
          resources: serviceResources(resources, this.trial ? TRIAL_GATEWAY_DEFAULTS : GATEWAY_DEFAULTS),
        },
      },
    };
  }
}
