import { BucketClaim } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'object-bucket-claim-retain.yaml',
  build: chart => {
    new BucketClaim(chart, 'ceph-retain-bucket', { storageClassName: 'rook-ceph-retain-bucket', generateBucketName: 'ceph-bkt' });
  },
};
