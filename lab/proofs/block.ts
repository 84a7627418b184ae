import {
  applicationsDown, applicationsGone, applicationsUp, fill, grown, inPod, instancesUp, podDown, podUp, restored, snapshotOf, sumOf,
} from '../lib/claims';
import { storageNodes } from '../lib/osds';
import { Proof, Report } from '../lib/proof';

const MEBIBYTES = 64;
/** Of a pool of copies, and of an erasure-coded one. */
const CLAIMS = ['orders', 'history'];
const INSTANCES = ['carts-0', 'carts-1', 'carts-2'];

/** Written, read on another node, snapshotted, written over, restored; returns the checksum of what the reader has now. */
async function movedAndRestored(report: Report, claim: string, [here, there]: readonly string[]): Promise<string> {
  await podUp(report, `${claim}-writer`, claim, here);
  const first = fill(`${claim}-writer`, MEBIBYTES);
  podDown(`${claim}-writer`);
  await podUp(report, `${claim}-reader`, claim, there);
  report.expect(`${MEBIBYTES} MiB of ${claim} written on ${here} are equal when read on ${there}`, sumOf(`${claim}-reader`) === first);
  await snapshotOf(report, claim);
  const second = fill(`${claim}-reader`, MEBIBYTES);
  await podUp(report, `${claim}-restored`, await restored(report, claim), here);
  report.expect(`the snapshot of ${claim} holds what was there before it was written over`, sumOf(`${claim}-restored`) === first);
  podDown(`${claim}-restored`);
  return second;
}

export const block: Proof = {
  name: 'block',
  question: 'Is a claim of a block class bound, moved to another node, snapshotted, restored and made larger, and does each instance of a StatefulSet get a volume?',
  needsCsi: true,
  async prove(report) {
    const nodes = storageNodes();
    await applicationsGone();
    await applicationsUp(report);
    const sums = new Map<string, string>();
    for (const claim of CLAIMS) sums.set(claim, await movedAndRestored(report, claim, nodes));
    await instancesUp(report, 1);

    await applicationsUp(report, { LAB_GIBIBYTES: '2', LAB_INSTANCES: '3' });
    for (const claim of CLAIMS) {
      await grown(report, claim, `${claim}-reader`, 2);
      report.expect(`the data of ${claim} is equal after it has grown`, sumOf(`${claim}-reader`) === sums.get(claim));
    }
    await instancesUp(report, 3);
    report.expect('each instance has a volume of its own', INSTANCES.every(name => inPod(name, 'cat /data/whose') === name));
    podDown('carts-2');
    await instancesUp(report, 3);
    report.expect('an instance that was deleted finds its volume again', inPod('carts-2', 'cat /data/whose') === 'carts-2');
    await applicationsDown(report);
  },
};
