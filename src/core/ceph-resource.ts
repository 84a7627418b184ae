import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';

/**
 * Something of the storage stack that has a name in the cluster, owned by this app or not.
 */
export interface ICephResource extends IConstruct {
  /** The name of the object in the cluster. */
  readonly name: string;
}

/**
 * A construct of this library that owns one API object.
 *
 * Its name is its id unless it is told another: ids are a promise, so moving a construct inside its chart renames nothing
 * that holds data.
 */
export abstract class CephResource extends Construct implements ICephResource {
  public readonly name: string;

  /** The API object that is rendered. */
  protected abstract readonly apiObject: ApiObject;

  protected constructor(scope: Construct, id: string, name?: string) {
    super(scope, id);
    this.name = name ?? id;
  }

  /**
   * Change the rendered object by JSON patch (RFC 6902), for fields that this library does not know.
   * Paths are those of the Kubernetes object, e.g. `/spec/skipUpgradeChecks`.
   */
  public patch(...operations: JsonPatch[]): void {
    this.apiObject.addJsonPatch(...operations);
  }
}
