import { entries } from './look';
import type { Reader } from './reader';
import { bytesIn } from '../layout';
import { BUCKET_CLAIM_TOPIC, BucketClaimSpec, LONGEST_PREFIX, OBJECT_STORE_USER_TOPIC, ObjectStoreUserSpec } from '../rules';

/** Users of object stores. */
export const OBJECT_STORE_USER_READER: Reader<ObjectStoreUserSpec> = {
  topic: OBJECT_STORE_USER_TOPIC,
  read: manifests => manifests.filter(({ object }) => object.kind === 'CephObjectStoreUser').map(({ path, object: { metadata, spec } }) => {
    const name = String(metadata?.name);
    const { maxBuckets, maxObjects, maxSize } = spec?.quotas ?? {};
    return {
      at: path,
      spec: {
        name,
        secretName: `rook-ceph-object-user-${spec?.store}-${name}`,
        capabilities: entries(spec?.capabilities).map(([key]) => key),
        // The gateway has words below one for no limit of buckets, and for none at all.
        limits: { maxBuckets: maxBuckets <= 0 ? undefined : maxBuckets ?? undefined, maxObjects: maxObjects ?? undefined, maxSize: bytesIn(maxSize) },
      },
      words: { name: 'metadata.name', capabilities: 'spec.capabilities', maxBuckets: 'spec.quotas.maxBuckets', maxObjects: 'spec.quotas.maxObjects', maxSize: 'spec.quotas.maxSize' },
    };
  }),
};

/** Claims for buckets. */
export const BUCKET_CLAIM_READER: Reader<BucketClaimSpec> = {
  topic: BUCKET_CLAIM_TOPIC,
  read: manifests => manifests.filter(({ object }) => object.kind === 'ObjectBucketClaim').map(({ path, object: { metadata, spec } }) => {
    const { maxObjects, maxSize } = spec?.additionalConfig ?? {};
    return {
      at: path,
      spec: {
        name: String(metadata?.name),
        // A bucket that is there already is claimed by its own object.
        storageClassName: spec?.storageClassName ?? (spec?.objectBucketName === undefined ? '' : 'none'),
        bucketName: spec?.bucketName || undefined,
        // The provisioner cuts what is too long.
        generateBucketName: spec?.generateBucketName === undefined ? undefined : `${spec.generateBucketName}`.slice(0, LONGEST_PREFIX).replace(/[-.]+$/, '') || undefined,
        limits: { maxObjects: maxObjects === undefined ? undefined : Number(maxObjects), maxSize: bytesIn(maxSize) },
      },
      words: {
        name: 'metadata.name',
        storageClassName: 'spec.storageClassName',
        bucketName: 'spec.bucketName',
        generateBucketName: 'spec.generateBucketName',
        maxObjects: 'spec.additionalConfig.maxObjects',
        maxSize: 'spec.additionalConfig.maxSize',
      },
    };
  }),
};
