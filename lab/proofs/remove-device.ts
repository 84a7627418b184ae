import { PUSHED } from './rooks-order';
import { cephJson, NAMESPACE, osds } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { kubectl } from '../lib/control-plane';
import { program } from '../lib/edition';
import { movesBeside } from '../lib/foretold';
import { killedEverywhere, lastWord, unfinished } from '../lib/killed';
import { Observer } from '../lib/observer';
import { operatorRuns } from '../lib/operator';
import { wipe } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage, removable } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

/** Seconds without a write: an OSD that is stopped on purpose says so, and has nothing any more. */
const PATIENCE = 30;

export const removeDevice: Proof = {
  name: 'remove-device',
  question: 'A device is taken out by one command, which is killed at every point of its way and gone on with: is every copy there all the time, and is the end the same?',
  needsNodes: true,
  async prove(report) {
    const { device, place, host, set } = removable(report), before = osds().length;
    const edition = await adoptStorage(report), less = { ...edition, without: [...edition.without, device] };

    const edited = ['apply', '--app', program(less)];
    const refused = await watchedCommand([...edited, '--yes'], () => undefined);
    report.expect('dropping the device is refused until it is named', refused.code === 1 && refused.lines.at(-1)?.problems?.some(({ code }) => code === 'edit/device-dropped') === true);
    const meant = [...edited, '--approve', `edit/device-dropped@CephCluster/${NAMESPACE}/ceph/${set}=it is taken out`];
    const untyped = await watchedCommand([...meant, '--yes'], () => undefined);
    report.expect('and until what is destroyed is typed', untyped.code === 1 && untyped.lines.at(-1)?.problems?.some(({ code }) => code === 'run/not-confirmed') === true);

    const client: Client = { name: 'writer-remove', volume: { pool: 'volumes' }, mebibytes: 400, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), observer = new Observer(), began = report.seconds;
      const { last, kills, foretold } = await killedEverywhere(report, [...meant, '--confirm', `remove ${set}`]);
      const observed = observer.end();
      report.figure('times that it was killed', kills);
      movesBeside(report, `device ${device} taken out`, foretold, observed);
      report.figure(PUSHED, Math.round(observed.pushed / 2 ** 20));
      report.figure('seconds in all', Math.round(report.seconds - began));
      report.expect(`it came to its end (${lastWord(last)})`, last?.code === 0);
      report.figure('looks at the copies', observed.looks);
      report.figure('most objects that an OSD had yet to get by its log', observed.recovering);
      report.expect(`every group had as many OSDs as copies at each look (${observed.short[0] ?? 'none had fewer'})`, observed.looks > 30 && observed.short.length === 0);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    report.expect('Ceph does not know the OSD', osds().length === before - 1 && !osds().some(({ id }) => id === place.id));
    const left = [['pv', place.volume], ['-n', NAMESPACE, 'pvc', place.claim], ['-n', NAMESPACE, 'deploy', `rook-ceph-osd-${place.id}`]].filter(what => kubectl(['get', ...what], { anyway: true }).code === 0);
    report.expect(`no volume, claim or deployment of it is left (${left.map(what => what.at(-1)).join(', ') || 'none'})`, left.length === 0);
    report.expect('the operator runs', operatorRuns());
    report.expect('nothing of the run is left', !unfinished());
    // The device is somebody's to take out; a proof after this one puts a blank one in its place.
    report.step(wipe(place));
    const weights = cephJson<{ nodes: { name: string; crush_weight?: number }[] }>('osd tree').nodes;
    report.expect('no other OSD has lost its weight', weights.filter(({ name }) => name.startsWith('osd.')).every(({ crush_weight: weight = 0 }) => weight > 0));
  },
};
