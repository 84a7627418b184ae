import { LARGER } from '../cluster/edition';
import { capacity, cephJson } from '../lib/ceph';
import { program } from '../lib/edition';
import { lastWord } from '../lib/killed';
import { nodeNamed } from '../lib/layout';
import { onNode } from '../lib/nodes';
import { byOneCommand } from '../lib/one-command';
import { osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

const weightOf = (id: number) => cephJson<{ nodes: { id: number; crush_weight?: number }[] }>('osd tree').nodes.find(each => each.id === id)!.crush_weight!;

export const growVolume: Proof = {
  name: 'grow-volume',
  question: 'A logical volume below an OSD is made larger, and the edit carried out by one command, under a writing client: does the OSD use all of it, and do others stay as they are?',
  needsNodes: true,
  async prove(report) {
    const { host, path, gibibytes } = LARGER, edition = await adoptStorage(report), places = osdPlaces();
    report.expect('the volume has its first size', !edition.larger);
    const place = places.find(each => each.node === host && each.path === path)!, [before, weight] = [capacity(), weightOf(place.id)];
    report.step(onNode(nodeNamed(host), `lvextend --size ${gibibytes}G ${path}`));
    const larger = program({ ...edition, larger: true }), asked = await watchedCommand(['apply', '--app', larger, '--dry-run'], () => undefined);
    report.expect(`it can be looked at first (${lastWord(asked)})`, asked.code === 0);
    await byOneCommand(report, ['apply', '--app', larger, '--yes'], { name: 'writer-larger', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] }, { change: `volume of ${host} made larger`, patience: 30, stops: true });
    report.figure('CRUSH weight before', weight);
    report.figure('CRUSH weight after', weightOf(place.id));
    report.expect('the OSD weighs as much as its new size', Math.abs(weightOf(place.id) / (gibibytes / 1024) - 1) < 0.01);
    report.expect('the cluster has the room', capacity() - before > 0.9 * 2 ** 30);
    report.expect('no OSD has moved or come', osdPlaces().every(now => places.some(({ id, volume }) => id === now.id && volume === now.volume)) && osdPlaces().length === places.length);
  },
};
