import type { ApiObject, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { CephResource, describe, Phase, render } from '../core';
import { ObjectBucketClaim } from '../imports/objectbucket.io';
import { bytesOf, quantity } from '../model/layout';
import { BUCKET_CLAIM_TOPIC, LONGEST_PREFIX } from '../model/rules';

/** Which bucket is claimed, and from where. */
export interface BucketClaimProps {
  /** The name of a StorageClass over an object store. */
  readonly storageClassName: string;

  /**
   * The name of the claim, and of the ConfigMap and the Secret that Rook makes for it.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The namespace of the claim.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * The exact name of the bucket. It must be unique in the whole store.
   * @default - a generated name, see `generateBucketName`
   */
  readonly bucketName?: string;

  /**
   * The beginning of the bucket's name, at most 26 characters; the rest is generated.
   * @default - the beginning of the claim's name, unless `bucketName` is given
   */
  readonly generateBucketName?: string;

  /**
   * How many objects the bucket's user may store.
   * @default - no limit
   */
  readonly maxObjects?: number;

  /**
   * How much data the bucket's user may store.
   * @default - no limit
   */
  readonly maxSize?: Size;
}

/**
 * A claim for a bucket (ObjectBucketClaim). Rook makes the bucket and a user for it, and tells applications where it is in a
 * ConfigMap and how to sign in in a Secret, both in the namespace of the claim.
 *
 * @see https://rook.io/docs/rook/v1.20/Storage-Configuration/Object-Storage-RGW/ceph-object-bucket-claim/
 * @stateful
 */
export class BucketClaim extends CephResource {
  /** The ConfigMap with `BUCKET_HOST`, `BUCKET_PORT`, `BUCKET_NAME` and `BUCKET_REGION`. */
  public readonly configMapName: string;
  /** The Secret with `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. */
  public readonly secretName: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: BucketClaimProps) {
    super(scope, id, props.name);
    this.configMapName = this.name;
    this.secretName = this.name;
    this.apiObject = render(this, ObjectBucketClaim, { name: this.name, namespace: props.namespace }, () => this._toKube(), {
      phase: Phase.APPLICATIONS, keep: true,
    });
    const { storageClassName, bucketName, maxObjects, maxSize } = props;
    describe(this, BUCKET_CLAIM_TOPIC, () => ({
      name: this.name, storageClassName, bucketName, generateBucketName: this.beginning, limits: { maxObjects, maxSize: maxSize && bytesOf(maxSize) },
    }));
  }

  /** What the name of the bucket begins with, where it has no name of its own. */
  private get beginning(): string | undefined {
    const { bucketName, generateBucketName } = this.props;
    return generateBucketName ?? (bucketName === undefined ? this.name.slice(0, LONGEST_PREFIX).replace(/[-.]+$/, '') : undefined);
  }

  /** @internal */
  public _toKube(): ObjectBucketClaim {
    const { storageClassName, bucketName, maxObjects, maxSize } = this.props;
    const limits = {
      ...maxObjects === undefined ? {} : { maxObjects: String(maxObjects) },
      ...maxSize === undefined ? {} : { maxSize: quantity(bytesOf(maxSize)) },
    };
    return {
      spec: {
        storageClassName,
        bucketName,
        generateBucketName: this.beginning,
        additionalConfig: Object.keys(limits).length > 0 ? limits : undefined,
      },
    };
  }
}
