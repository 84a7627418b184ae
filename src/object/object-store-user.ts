import type { ApiObject, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import type { IObjectStore } from './object-store';
import { CephResource, describe, Phase, render } from '../core';
import * as rook from '../imports/ceph.rook.io';
import { bytesOf, quantity } from '../model/layout';
import { OBJECT_STORE_USER_TOPIC } from '../model/rules';

/** What a user may do with something of the store. */
export enum UserAccess {
  /** Look at it. */
  READ = 'read',
  /** Change it. */
  WRITE = 'write',
  /** Both. */
  READ_WRITE = 'read, write',
  /** Everything. */
  ALL = '*',
}

/** Who a user is and what it may use. */
export interface ObjectStoreUserOptions {
  /**
   * The name of the user.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The name for people.
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * How many buckets the user may have.
   * @default - 1000, the gateway's own limit
   */
  readonly maxBuckets?: number;

  /**
   * How many objects the user may have in all its buckets.
   * @default - no limit
   */
  readonly maxObjects?: number;

  /**
   * How much data the user may have in all its buckets.
   * @default - no limit
   */
  readonly maxSize?: Size;

  /**
   * What the user may do beyond its own buckets, by what it is about, e.g. `{ usage: UserAccess.READ }`.
   * @default - nothing
   * @see https://docs.ceph.com/en/latest/radosgw/admin/#add-remove-admin-capabilities
   */
  readonly capabilities?: Record<string, UserAccess>;
}

/** A user and the store it belongs to. */
export interface ObjectStoreUserProps extends ObjectStoreUserOptions {
  /** The store. */
  readonly store: IObjectStore;
}

/**
 * A user of an object store (CephObjectStoreUser). Rook makes its keys and puts them into a secret.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Object-Storage/ceph-object-store-user-crd/
 * @stateful
 */
export class ObjectStoreUser extends CephResource {
  /**
   * The name of the secret, in the namespace of the cluster, with the keys of the user: `AccessKey`, `SecretKey` and
   * `Endpoint`.
   */
  public readonly secretName: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: ObjectStoreUserProps) {
    super(scope, id, props.name);
    const { store, capabilities = {}, maxBuckets, maxObjects, maxSize } = props;
    this.secretName = `rook-ceph-object-user-${store.name}-${this.name}`;
    this.apiObject = render(this, rook.CephObjectStoreUser, { name: this.name, namespace: store.cluster.namespace }, () => this._toKube(), {
      phase: Phase.SERVICES, keep: true,
    });
    describe(this, OBJECT_STORE_USER_TOPIC, () => ({
      name: this.name,
      secretName: this.secretName,
      capabilities: Object.keys(capabilities),
      limits: { maxBuckets, maxObjects, maxSize: maxSize && bytesOf(maxSize) },
    }));
  }

  /** @internal */
  public _toKube(): rook.CephObjectStoreUser {
    const { store, displayName = this.name, capabilities, maxBuckets, maxObjects, maxSize } = this.props;
    const limited = maxBuckets !== undefined || maxObjects !== undefined || maxSize !== undefined;
    return {
      spec: {
        store: store.name,
        displayName,
        capabilities: capabilities && { ...capabilities },
        quotas: limited ? { maxBuckets, maxObjects, maxSize: maxSize && quantity(bytesOf(maxSize)) } : undefined,
      },
    };
  }
}
