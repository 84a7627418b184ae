import { JsonPatch } from 'cdk8s';
import { BucketClaim } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'object-bucket-claim-notification.yaml',
  build: chart => {
    const claim = new BucketClaim(chart, 'ceph-notification-bucket', { storageClassName: 'rook-ceph-delete-bucket', generateBucketName: 'ceph-bkt' });
    claim.patch(JsonPatch.add('/metadata/labels', { 'some': 'value', 'bucket-notification-my-notification': 'my-notification' }));
  },
};
