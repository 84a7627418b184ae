import { BucketClaim } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'object-bucket-claim-delete.yaml',
  build: chart => {
    new BucketClaim(chart, 'ceph-delete-bucket', { storageClassName: 'rook-ceph-delete-bucket', generateBucketName: 'ceph-bkt' });
  },
};
