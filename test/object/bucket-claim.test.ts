import { Size } from 'cdk8s';
import { BucketClaim } from '../../src';
import type { BucketClaimProps } from '../../src';
import { codes, object, stage } from '../support/services';

function claim(props: Partial<BucketClaimProps> = {}, id = 'assets') {
  const { chart } = stage();
  const bucket = new BucketClaim(chart, id, { storageClassName: 'buckets', ...props });
  return { chart, bucket, spec: () => object(chart, 'ObjectBucketClaim').spec };
}

describe('a claim for a bucket', () => {
  it('lives in the namespace of its chart', () => {
    expect(object(claim().chart, 'ObjectBucketClaim').metadata).toMatchObject({ name: 'assets', namespace: 'apps' });
  });

  it('lives in another namespace if asked', () => {
    expect(object(claim({ namespace: 'web' }).chart, 'ObjectBucketClaim').metadata.namespace).toBe('web');
  });

  it('has the name of its bucket generated', () => expect(claim().spec()).toEqual({ storageClassName: 'buckets', generateBucketName: 'assets' }));
  it('leaves room for what is generated', () => expect(claim({}, `${'x'.repeat(25)}-assets`).spec().generateBucketName).toBe('x'.repeat(25)));
  it('names its bucket if asked', () => expect(claim({ bucketName: 'the-assets' }).spec()).toEqual({ storageClassName: 'buckets', bucketName: 'the-assets' }));

  it('has limits', () => {
    expect(claim({ maxObjects: 1000, maxSize: Size.gibibytes(2) }).spec().additionalConfig).toEqual({ maxObjects: '1000', maxSize: '2Gi' });
  });

  it('tells applications where to look', () => {
    expect(claim().bucket).toMatchObject({ configMapName: 'assets', secretName: 'assets' });
  });
});

describe('rules of claims for buckets', () => {
  const judged = (props: Partial<BucketClaimProps>) => codes(claim(props).chart);

  it('accept the defaults', () => expect(judged({})).toEqual([]));
  it('accept a name with dots, and the bucket that is called after it', () => expect(judged({ name: 'assets.v2.archive' })).toEqual([]));
  it('bucket-claim/name refuses capitals', () => expect(judged({ name: 'Assets' })).toEqual(['bucket-claim/name']));
  it('bucket-claim/storage-class refuses none', () => expect(judged({ storageClassName: '' })).toEqual(['bucket-claim/storage-class']));
  it('bucket-claim/two-names refuses both', () => {
    expect(judged({ bucketName: 'the-assets', generateBucketName: 'assets' })).toEqual(['bucket-claim/two-names']);
  });
  it.each(['ab', 'The_Assets', 'x'.repeat(64)])('bucket-claim/bucket-name refuses %p', bucketName => {
    expect(judged({ bucketName })).toEqual(['bucket-claim/bucket-name']);
  });
  it('bucket-claim/bucket-name refuses a long beginning', () => {
    expect(judged({ generateBucketName: 'x'.repeat(27) })).toEqual(['bucket-claim/bucket-name']);
  });
  it('bucket-claim/bucket-name accepts a good one', () => expect(judged({ bucketName: 'the.assets-2' })).toEqual([]));
  it('bucket-claim/quota refuses nothing as a limit', () => expect(judged({ maxObjects: 0 })).toEqual(['bucket-claim/quota']));
  it('bucket-claim/quota accepts one object', () => expect(judged({ maxObjects: 1 })).toEqual([]));
});
