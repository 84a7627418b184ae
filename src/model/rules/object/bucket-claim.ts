import { Limits, notLimits } from './limits';
import { isDnsLabel, isDnsSubdomain } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** A claim for a bucket. */
export interface BucketClaimSpec {
  readonly name: string;
  readonly storageClassName: string;
  readonly bucketName?: string;
  readonly generateBucketName?: string;
  readonly limits: Limits;
}

/** The provisioner adds a dash and the 36 characters of a UUID; the whole may have 63. */
export const LONGEST_PREFIX = 26;

/** Whether the beginning of a bucket's name is that of its claim, which is taken where nothing else is said. */
function beginsWith(name: string, beginning: string): boolean {
  return beginning.length <= LONGEST_PREFIX && name.startsWith(beginning);
}

export const BUCKET_CLAIM_RULES: readonly Rule<BucketClaimSpec>[] = [
  {
    code: 'bucket-claim/name',
    severity: 'error',
    title: 'The name of a bucket claim is a DNS subdomain.',
    why: 'The API server refuses the claim, and the ConfigMap and the Secret of the same name.',
    see: see('bucket-claim/name'),
    check: ({ name }) => isDnsSubdomain(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits, dashes and dots', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'bucket-claim/storage-class',
    severity: 'error',
    title: 'A bucket claim names a StorageClass.',
    why: 'No provisioner makes the bucket, and the claim stays pending.',
    see: see('bucket-claim/storage-class'),
    check: ({ storageClassName }) => isDnsSubdomain(storageClassName) ? [] : [{
      property: 'storageClassName', value: `'${storageClassName}'`, reason: 'it is not a valid name for a StorageClass', fix: "Set 'storageClassName' to a StorageClass over an object store",
    }],
  },
  {
    code: 'bucket-claim/two-names',
    severity: 'error',
    title: 'A bucket has either a given name or a generated one.',
    why: 'The provisioner refuses a claim with both, and it stays pending.',
    see: see('bucket-claim/two-names'),
    check: ({ bucketName, generateBucketName }) => bucketName === undefined || generateBucketName === undefined ? [] : [{
      property: 'generateBucketName', value: `'${generateBucketName}'`, reason: "'bucketName' is set as well", fix: "Remove 'bucketName' or 'generateBucketName'",
    }],
  },
  {
    code: 'bucket-claim/bucket-name',
    severity: 'error',
    title: 'The name of a bucket is 3 to 63 lower-case letters, digits, dashes and dots.',
    why: 'The gateway refuses the bucket, and the claim stays pending.',
    see: see('bucket-claim/bucket-name'),
    check: ({ name, bucketName, generateBucketName }) => [
      ...bucketName === undefined || (isDnsSubdomain(bucketName) && bucketName.length >= 3 && bucketName.length <= 63) ? [] : [{
        property: 'bucketName', value: `'${bucketName}'`, reason: 'it is not 3 to 63 lower-case letters, digits, dashes and dots', fix: "Set 'bucketName' to such a name",
      }],
      // Of the name of the claim another rule speaks.
      ...generateBucketName === undefined || isDnsLabel(generateBucketName, LONGEST_PREFIX) || beginsWith(name, generateBucketName) ? [] : [{
        property: 'generateBucketName', value: `'${generateBucketName}'`, reason: `it is not up to ${LONGEST_PREFIX} lower-case letters, digits and dashes`, fix: "Set 'generateBucketName' to a shorter beginning of these characters",
      }],
    ],
  },
  {
    code: 'bucket-claim/quota',
    severity: 'error',
    title: 'The limits of a bucket are whole numbers above zero.',
    why: 'For the gateway, zero and less mean no limit.',
    see: see('bucket-claim/quota'),
    check: ({ limits }) => notLimits(limits),
  },
];

export const BUCKET_CLAIM_TOPIC: Topic<BucketClaimSpec> = { name: 'bucket-claim', rules: BUCKET_CLAIM_RULES };
