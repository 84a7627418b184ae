import { BucketClaim } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'object-bucket-claim-a.yaml',
  build: chart => {
    new BucketClaim(chart, 'ceph-bucket-a', { storageClassName: 'rook-ceph-bucket-a', generateBucketName: 'ceph-bkt' });
  },
};
