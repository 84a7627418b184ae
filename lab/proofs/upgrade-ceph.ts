import { REBUILT } from '../cluster/edition';
import { cephJson, NAMESPACE } from '../lib/ceph';
import { get } from '../lib/control-plane';
import { program } from '../lib/edition';
import { nodesOn, onNode } from '../lib/nodes';
import { byOneCommand } from '../lib/one-command';
import { Proof, Report } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { CephVersion } from 'cdk8s-ceph';

const PATIENCE = 60;

/** When the pod of each daemon was made, by the Deployment that it belongs to. */
function daemons(image: string): Map<string, string> {
  const pods = get('pod', '-n', NAMESPACE, '-l', 'ceph_daemon_id').items as any[];
  const of = pods.filter(({ spec, metadata }) => metadata.deletionTimestamp === undefined && spec.containers.some((container: any) => container.image === image));
  return new Map(of.map(({ metadata }) => [`${metadata.labels.ceph_daemon_type}.${metadata.labels.ceph_daemon_id}`, metadata.uid]));
}

/** Every daemon is made anew of an image by one command. */
async function becomes(report: Report, image: string, former: string, made: string): Promise<void> {
  const before = daemons(former);
  report.figure(`daemons that ran before they were made of ${image}`, before.size);
  await byOneCommand(report, ['apply', '--app', made, '--yes'], { name: 'writer-upgrade', volume: { pool: 'volumes' }, mebibytes: 100 }, { change: `every daemon made of ${image}`, patience: PATIENCE, stops: true });
  const now = daemons(image), left = [...before.keys()].filter(name => !now.has(name) || now.get(name) === before.get(name));
  report.expect(`when the command had ended, every daemon ran the image (${left.join(', ') || 'none is left'})`, before.size > 0 && left.length === 0);
  report.expect('all daemons are of one release', Object.keys(cephJson<{ overall: object }>('versions').overall).length === 1);
}

export const upgradeCeph: Proof = {
  name: 'upgrade-ceph',
  question: 'Another image of the same release, by one command under a writing client, and back: does every daemon run it when the command ends, and do writes go on?',
  needsNodes: true,
  async prove(report) {
    const edition = await adoptStorage(report), first = CephVersion.V20_2_4.image;
    report.expect('the image is the first one', edition.rebuilt !== true);
    for (const node of nodesOn()) onNode(node, `ctr -n k8s.io image tag --force ${first} ${REBUILT}`);
    await becomes(report, REBUILT, first, program({ ...edition, rebuilt: true }));
    await becomes(report, first, REBUILT, program(edition));
  },
};
