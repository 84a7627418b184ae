import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IObjectRealm } from './object-realm';
import { CephResource, describe, ICephResource, Phase, render } from '../core';
import * as rook from '../imports/ceph.rook.io';
import { OBJECT_ZONE_GROUP_TOPIC } from '../model/rules';

/** A group of zones (CephObjectZoneGroup). */
export interface IObjectZoneGroup extends ICephResource {
  /** The realm it is in. */
  readonly realm: IObjectRealm;
}

/** Which group of zones. */
export interface ObjectZoneGroupProps {
  /** The realm it is in. */
  readonly realm: IObjectRealm;

  /**
   * The name of the group. Where the realm is pulled from another cluster, the name that it has there.
   * @default - the id of the construct
   */
  readonly name?: string;
}

/**
 * A group of zones (CephObjectZoneGroup): the zones of a group keep the same objects.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Object-Storage/ceph-object-zonegroup-crd/
 * @stateful
 */
export class ObjectZoneGroup extends CephResource implements IObjectZoneGroup {
  /** Refer to a group of zones that another app owns. */
  public static fromObjectZoneGroupName(scope: Construct, id: string, realm: IObjectRealm, objectZoneGroupName: string): IObjectZoneGroup {
    class Unowned extends Construct implements IObjectZoneGroup {
      public readonly name = objectZoneGroupName;
      public readonly realm = realm;
    }
    return new Unowned(scope, id);
  }

  public readonly realm: IObjectRealm;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: ObjectZoneGroupProps) {
    super(scope, id, props.name);
    this.realm = props.realm;
    const metadata = { name: this.name, namespace: this.realm.cluster.namespace };
    this.apiObject = render(this, rook.CephObjectZoneGroup, metadata, () => this._toKube(), { phase: Phase.SERVICES, keep: true });
    describe(this, OBJECT_ZONE_GROUP_TOPIC, () => ({ name: this.name }));
  }

  /** @internal */
  public _toKube(): rook.CephObjectZoneGroup {
    return { spec: { realm: this.realm.name } };
  }
}
