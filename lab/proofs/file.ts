import { cephJson } from '../lib/ceph';
import { applicationsDown, applicationsGone, applicationsUp, fill, grown, inPod, podDown, podUp, restored, snapshotOf, sumOf } from '../lib/claims';
import { storageNodes } from '../lib/osds';
import { Proof } from '../lib/proof';

const MEBIBYTES = 64;
const PODS = ['uploads-one', 'uploads-two'];

export const file: Proof = {
  name: 'file',
  question: 'Do two pods on two nodes share one claim and see at once what the other wrote; is the claim snapshotted, restored and made larger?',
  needsCsi: true,
  async prove(report) {
    const nodes = storageNodes();
    await applicationsGone();
    await applicationsUp(report);
    for (const [index, pod] of PODS.entries()) await podUp(report, pod, 'uploads', nodes[index]);
    const first = fill(PODS[0], MEBIBYTES);
    report.expect(`${MEBIBYTES} MiB written on ${nodes[0]} are equal when read on ${nodes[1]}`, sumOf(PODS[1]) === first);
    for (const pod of PODS) inPod(pod, `echo ${pod} >>/data/lines`);
    report.expect('lines appended by both are both there', PODS.every(pod => inPod(pod, 'sort /data/lines | tr "\\n" " "') === PODS.join(' ')));
    report.figure('active metadata servers', cephJson('fs status shared').mdsmap.filter((each: any) => each.state === 'active').length);

    await snapshotOf(report, 'uploads');
    const second = fill(PODS[0], MEBIBYTES);
    await podUp(report, 'uploads-restored', await restored(report, 'uploads'), nodes[1]);
    report.expect('the snapshot holds what was there before it was written over', sumOf('uploads-restored') === first);
    podDown('uploads-restored');

    await applicationsUp(report, { LAB_GIBIBYTES: '2' });
    await grown(report, 'uploads', PODS[1], 2);
    report.expect('the data is equal after the claim has grown', sumOf(PODS[1]) === second);
    await applicationsDown(report);
  },
};
