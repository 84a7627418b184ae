import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ICephCluster } from '../cluster';
import { CephResource, describe, ICephResource, Phase, render } from '../core';
import * as rook from '../imports/ceph.rook.io';
import { OBJECT_REALM_TOPIC } from '../model/rules';

/** A realm of object stores (CephObjectRealm). */
export interface IObjectRealm extends ICephResource {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;
}

/** Which realm. */
export interface ObjectRealmProps {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;

  /**
   * The name of the realm.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * Join a realm of another cluster instead of making one: an endpoint of the master zone there. The Secret with the keys of that realm
   * (see `keysSecretName`) must be copied from there first.
   * @default - the realm is made here
   */
  readonly pullEndpoint?: string;

  /**
   * Whether commands that name no realm mean this one. Ceph cannot take it back, only give it to another.
   * @default false
   */
  readonly isDefault?: boolean;
}

/**
 * A realm (CephObjectRealm): zones of object stores, in one cluster or several, that know the same users and buckets.
 * A single store needs none, Rook makes what it needs.
 *
 * @see https://rook.io/docs/rook/v1.20/Storage-Configuration/Object-Storage-RGW/ceph-object-multisite/
 * @stateful
 */
export class ObjectRealm extends CephResource implements IObjectRealm {
  /** Refer to a realm that another app owns. */
  public static fromObjectRealmName(scope: Construct, id: string, cluster: ICephCluster, objectRealmName: string): IObjectRealm {
    class Unowned extends Construct implements IObjectRealm {
      public readonly name = objectRealmName;
      public readonly cluster = cluster;
    }
    return new Unowned(scope, id);
  }

  public readonly cluster: ICephCluster;
  /** The Secret, in the namespace of the cluster, with the keys by which zones sign in to each other. Rook makes it where the realm is made. */
  public readonly keysSecretName: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: ObjectRealmProps) {
    super(scope, id, props.name);
    this.cluster = props.cluster;
    this.keysSecretName = `${this.name}-keys`;
    const metadata = { name: this.name, namespace: this.cluster.namespace };
    this.apiObject = render(this, rook.CephObjectRealm, metadata, () => this._toKube(), { phase: Phase.SERVICES, keep: true });
    describe(this, OBJECT_REALM_TOPIC, () => ({
      name: this.name, cluster: this.cluster.namespace, pullEndpoint: props.pullEndpoint, isDefault: props.isDefault ?? false,
    }));
  }

  /** @internal */
  public _toKube(): rook.CephObjectRealm {
    const { pullEndpoint, isDefault } = this.props;
    if (pullEndpoint === undefined && !isDefault) return {};
    return { spec: { pull: pullEndpoint === undefined ? undefined : { endpoint: pullEndpoint }, defaultRealm: isDefault ? true : undefined } };
  }
}
