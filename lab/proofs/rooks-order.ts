import { ceph, NAMESPACE, osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { kubectl } from '../lib/control-plane';
import { program } from '../lib/edition';
import { lastWord, phraseAsked, unfinished } from '../lib/killed';
import { Observer } from '../lib/observer';
import { operatorOff } from '../lib/operator';
import { purge, stopOsd, wipe } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage, removable } from '../lib/removal';
import { recorded } from '../lib/summary';
import { watchedCommand } from '../lib/watched-command';

/** What this proof and `remove-device` count alike. */
export const PUSHED = 'MiB that OSDs have sent each other';

/** Seconds without a write: an OSD that is stopped says so. */
const PATIENCE = 60;

export const rooksOrder: Proof = {
  name: 'rooks-order',
  question: 'A device is taken out by hand, in the order that Rook documents: how many bytes are moved, and are copies missing meanwhile, beside what the command does with the same device?',
  needsNodes: true,
  async prove(report) {
    const { device, place, host, set } = removable(report), before = osds().length, edition = await adoptStorage(report);
    const client: Client = { name: 'writer-by-hand', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), observer = new Observer(), began = report.seconds;
      operatorOff();
      ceph(`osd out osd.${place.id}`);
      await whenSettled('what it holds lies elsewhere', 900);
      stopOsd(place.id);
      purge(place.id);
      // Its weight goes with it, and with the weight of its host the places of other copies.
      await whenSettled('every group is clean without it', 900);
      const { pushed, short, looks } = observer.end(), moved = Math.round(pushed / 2 ** 20);
      report.figure('seconds in all', Math.round(report.seconds - began));
      report.figure('looks at the copies', looks);
      report.figure('looks at which groups had fewer OSDs than copies', short.length);
      report.figure(PUSHED, moved);
      const byCommand = recorded().find(({ name }) => name === 'remove-device')?.figures[PUSHED];
      if (typeof byCommand === 'number' && moved > 0) report.figure('what the command moved, beside that', Math.round(byCommand / moved * 100) / 100);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    kubectl(['-n', NAMESPACE, 'delete', 'deploy', `rook-ceph-osd-${place.id}`]);
    report.step(wipe(place));
    // What is left in Kubernetes is taken away by the command: it sees that the OSD is purged.
    const edited = ['apply', '--app', program({ ...edition, without: [...edition.without, device] }), '--approve', `edit/device-dropped@CephCluster/${NAMESPACE}/ceph/${set}=it was purged by hand`];
    const untyped = await watchedCommand([...edited, '--yes'], () => undefined), phrase = phraseAsked(untyped);
    const ended = await watchedCommand([...edited, ...phrase === undefined ? ['--yes'] : ['--confirm', phrase]], () => undefined);
    report.expect(`the rest is taken away by the command (${lastWord(ended)})`, ended.code === 0);
    report.expect('Ceph does not know the OSD', osds().length === before - 1);
    report.expect('nothing of the run is left', !unfinished());
  },
};
