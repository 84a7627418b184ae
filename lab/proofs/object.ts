import { NAMESPACE } from '../lib/ceph';
import { apply } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { CEPH_IMAGE } from '../lib/images';
import { Proof } from '../lib/proof';
import { until } from '../lib/sh';

const CLAIM = 'pictures';

/** A pod with an S3 client that has what Rook's provisioner wrote for the claim. */
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 's3-client', namespace: 'default' },
  spec: {
    containers: [{
      name: 'client',
      image: CEPH_IMAGE,
      command: ['sleep', 'infinity'],
      envFrom: [{ configMapRef: { name: CLAIM } }, { secretRef: { name: CLAIM } }],
    }],
  },
};

const s3 = 's3cmd --access_key="$AWS_ACCESS_KEY_ID" --secret_key="$AWS_SECRET_ACCESS_KEY" --host="$BUCKET_HOST:$BUCKET_PORT" --host-bucket= --no-ssl';

export const object: Proof = {
  name: 'object',
  question: 'Is a bucket that is claimed through our StorageClass made, and does an S3 client get back what it put in?',
  async prove(report) {
    await until('the gateway is Ready', 300, () => get('cephobjectstore', '-n', NAMESPACE, 'objects').status?.phase === 'Ready', 3);
    await until('the claim is Bound', 300, () => get('objectbucketclaim', '-n', 'default', CLAIM).status?.phase === 'Bound', 2);
    report.step(`the claim ${CLAIM} is Bound`);
    apply(pod);
    kubectl(['-n', 'default', 'wait', '--for=condition=Ready', 'pod/s3-client', '--timeout=180s'], { timeout: 200 });
    const output = kubectl(['-n', 'default', 'exec', 's3-client', '--', 'bash', '-c', [
      'set -e', 'head -c 20M /dev/urandom >/tmp/put', `${s3} --no-progress put /tmp/put "s3://$BUCKET_NAME/put"`, `${s3} --no-progress --force get "s3://$BUCKET_NAME/put" /tmp/got`,
      'cmp /tmp/put /tmp/got', 'echo "$(stat -c %s /tmp/got) bytes equal"',
    ].join('; ')], { timeout: 300 }).stdout;
    report.figure('put and got back', output.trim().split('\n').pop() ?? '');
    const denied = kubectl(['-n', 'default', 'exec', 's3-client', '--', 'bash', '-c', `${s3} --secret_key=wrong ls "s3://$BUCKET_NAME"`], { anyway: true, timeout: 120 });
    report.expect('a wrong key is refused', denied.code !== 0);
    kubectl(['-n', 'default', 'delete', 'pod', 's3-client', '--grace-period=1']);
  },
};
