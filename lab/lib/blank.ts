import { NAMESPACE } from './ceph';
import { isThere } from './control-plane';
import { lastWord, phraseAsked } from './killed';
import { NODES } from './layout';
import { isOn } from './nodes';
import { Report } from './proof';
import { adoptStorage } from './removal';
import { watchedCommand } from './watched-command';

/** A pool that the storage of the lab has, and that of no proof. */
const OF_THE_LAB = ['-n', NAMESPACE, 'cephblockpools.ceph.rook.io', 'archive-k2m1'];

/** Take the storage down by one command; one that was not applied by it is taken over first. */
export async function takeDown(report: Report): Promise<void> {
  if (isThere(...OF_THE_LAB)) await adoptStorage(report);
  const untyped = await watchedCommand(['teardown'], () => undefined), phrase = phraseAsked(untyped);
  report.expect(`it is told what is to be typed (${phrase})`, phrase !== undefined);
  const down = await watchedCommand(['teardown', '--confirm', phrase!], () => undefined);
  report.expect(`the storage is taken down (${lastWord(down)})`, down.code === 0);
}

/** Nothing of storage is on the nodes. */
export async function blank(report: Report): Promise<void> {
  report.expect('every node is on', NODES.every(isOn));
  if (isThere('-n', NAMESPACE, 'cephclusters.ceph.rook.io', 'ceph')) await takeDown(report);
}
