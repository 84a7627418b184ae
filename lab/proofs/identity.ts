import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cephJson, osds, osdsUp, toolbox, whenSettled } from '../lib/ceph';
import { applyKindsOfOthers } from '../lib/cluster';
import { controlPlaneUp, kubectl, snapshotControllerUp } from '../lib/control-plane';
import { lastWord, unfinished } from '../lib/killed';
import { nodeNamed } from '../lib/layout';
import { powerOff } from '../lib/nodes';
import { osdPlaces, storageNodes } from '../lib/osds';
import { RUN } from '../lib/paths';
import { end } from '../lib/processes';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { nodesUp } from '../lib/up';
import { watchedCommand } from '../lib/watched-command';

const IMAGE = 'volumes/kept-identity';

/** All that runs of Kubernetes beside the nodes, in the order in which it is ended. */
const SERVERS = ['snapshot-controller', 'kube-proxy', 'name-server', 'kube-scheduler', 'kube-controller-manager', 'kube-apiserver', 'etcd'];

const sum = () => toolbox(`timeout 200 rbd export --no-progress ${IMAGE} - | sha256sum`, 240).trim();

const fsid = () => cephJson<{ fsid: string }>('status').fsid;

export const identity: Proof = {
  name: 'identity',
  question: 'All that Kubernetes knew is lost while every node is off: does one command bring the same cluster back on a new control plane, with equal data?',
  needsNodes: true,
  async prove(report) {
    await adoptStorage(report);
    const [nodes, before, same] = [storageNodes(), osds().length, fsid()], ids = () => osdPlaces().map(({ id, volume }) => `osd.${id} ${volume}`).join(', '), placed = ids();
    const file = join(RUN, 'identity.age'), phrase = join(RUN, 'identity.phrase'), secret = ['--passphrase-file', phrase];
    rmSync(file, { force: true });
    writeFileSync(phrase, 'of the lab, not of a cluster that matters\n', { mode: 0o600 });
    toolbox(`rbd rm --no-progress ${IMAGE} 2>/dev/null; head -c 64M /dev/urandom | timeout 120 rbd import --no-progress - ${IMAGE}`, 160);
    const kept = sum(), backup = await watchedCommand(['backup', 'identity', file, ...secret], () => undefined);
    report.expect(`the identity is kept in one file (${lastWord(backup)})`, backup.code === 0);
    report.figure('bytes of the file', backup.lines.at(-1)?.data.bytes);

    for (const node of nodes) await powerOff(nodeNamed(node));
    for (const server of SERVERS) await end(server);
    rmSync(join(RUN, 'etcd'), { recursive: true });
    await controlPlaneUp();
    await nodesUp(nodes);
    applyKindsOfOthers();
    snapshotControllerUp();
    report.expect('Kubernetes knows nothing of Rook', kubectl(['get', 'crd', 'cephclusters.ceph.rook.io'], { anyway: true }).code !== 0);

    const began = report.seconds, restored = await watchedCommand(['restore', 'identity', file, ...secret, '--yes'], () => undefined);
    report.expect(`it is brought back (${lastWord(restored)})`, restored.code === 0);
    report.figure('seconds until the command had ended', Math.round(report.seconds - began));
    await osdsUp(before, 900);
    report.figure('seconds until all OSDs were up', Math.round(report.seconds - began));
    await whenSettled('every placement group is clean', 900);
    report.expect('it is the same cluster', fsid() === same);
    report.expect('each OSD stands on the volume that it had', ids() === placed);
    report.expect('the data is equal', sum() === kept);
    report.expect('nothing of the run is left', !unfinished());
    toolbox(`timeout 60 rbd rm --no-progress ${IMAGE}`, 90);
  },
};
