import { hasCsi } from '../lib/artefacts';
import { cephJson, NAMESPACE, osds, whenSettled } from '../lib/ceph';
import { applicationsDown, applicationsUp } from '../lib/claims';
import { isThere } from '../lib/control-plane';
import { program } from '../lib/edition';
import { killedEverywhere, lastWord, phraseAsked, unfinished } from '../lib/killed';
import { nodeNamed } from '../lib/layout';
import { onNode } from '../lib/nodes';
import { OsdPlace, osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { Asks, watchedCommand } from '../lib/watched-command';

/** What stands on the device of an OSD that was: nothing, or what wipefs tells of it. */
const signatures = ({ node, path }: OsdPlace) => onNode(nodeNamed(node), `wipefs --noheadings --output TYPE "$(readlink -f ${path})"`).trim();

const kept = (node: string) => onNode(nodeNamed(node), 'ls -A /var/lib/rook 2>/dev/null | tr \'\\n\' \' \'').trim();

export const teardownAndReinstall: Proof = {
  name: 'teardown-and-reinstall',
  question: 'The whole stack is taken down by one command that is killed at every point of its way, and installed again on the same hosts by one command: is nothing left over, and does the second cluster serve?',
  needsNodes: true,
  async prove(report) {
    const edition = await adoptStorage(report);
    const places = osdPlaces(), { fsid } = cephJson<{ fsid: string }>('status'), hosts = [...new Set(places.map(({ node }) => node))];
    const untyped = await watchedCommand(['teardown'], () => undefined), [asked] = untyped.lines.at(-1)?.problems ?? [];
    report.expect(`nothing is done until what is destroyed is typed (${lastWord(untyped)})`, untyped.code === 1 && asked?.code === 'run/not-confirmed');
    const phrase = phraseAsked(untyped);
    report.expect(`what is typed names the cluster (${phrase})`, phrase !== undefined && phrase.includes(fsid.slice(0, 8)));

    const began = report.seconds, { last, kills } = await killedEverywhere(report, ['teardown', '--confirm', phrase!], undefined, () => !isThere('namespace', NAMESPACE));
    report.expect(`it is taken down (${lastWord(last)})`, last === undefined || last.code === 0);
    report.figure('seconds until it was down', Math.round(report.seconds - began));
    report.figure('times that it was killed', kills);
    report.figure('told as left', ((last?.lines.at(-1)?.data?.left ?? []) as string[]).join('; ') || 'nothing');
    report.expect('nothing of Rook or of its operator is left in Kubernetes', !isThere('namespace', NAMESPACE) || !isThere('-n', NAMESPACE, 'cephclusters.ceph.rook.io', 'ceph'));
    const volumes = places.filter(({ volume }) => isThere('pv', volume)).map(({ volume }) => volume);
    report.expect(`no volume is left (${volumes.join(', ') || 'none'})`, volumes.length === 0);
    const marked = places.filter(place => signatures(place) !== '').map(({ node, path }) => `${node} ${path}`);
    report.expect(`no device carries anything (${marked.join(', ') || 'none does'})`, marked.length === 0);
    const folders = hosts.filter(host => kept(host) !== '').map(host => `${host}: ${kept(host)}`);
    report.expect(`no host keeps anything of Rook (${folders.join(', ') || 'none does'})`, folders.length === 0);

    const again = report.seconds, installed = await watchedCommand(['apply', '--app', program(edition), '--yes'], () => undefined, Asks.TOOLBOX);
    report.expect(`it is installed again (${lastWord(installed)})`, installed.code === 0);
    report.figure('seconds from one command to a cluster that serves', Math.round(report.seconds - again));
    report.expect('it is another cluster', cephJson<{ fsid: string }>('status').fsid !== fsid);
    report.expect('every device carries an OSD', osds().length === places.length && osds().every(({ up, in: taken }) => up && taken));
    await whenSettled('every placement group is clean', 900);
    if (hasCsi()) {
      await applicationsUp(report);
      await applicationsDown(report);
    }
    report.expect('nothing of a run is left', !unfinished());
  },
};
