import { cephJson, osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { get } from '../lib/control-plane';
import { lastWord, unfinished } from '../lib/killed';
import { Observer } from '../lib/observer';
import { osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage, foretoldAndSeen, left, program } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

/** Seconds without a write: nothing is stopped at all. */
const PATIENCE = 30;

/** Bytes on one OSD. */
const filled = (id: number) => cephJson<{ nodes: { id: number; kb_used_data: number }[] }>('osd df').nodes.find(each => each.id === id)!.kb_used_data * 1024;

export const addDevice: Proof = {
  name: 'add-device',
  question: 'A device that an earlier proof took out is added again by one edit and one command, under a writing client: does its OSD take its share, and is every copy there all the time?',
  needsNodes: true,
  async prove(report) {
    const gone = left(), [device, ...others] = gone, before = osds().length;
    report.expect('a device was taken out before, by remove-device', device !== undefined);
    await adoptStorage(report, gone);
    const [host, name] = device.split('/'), set = `${host}--${name}`;
    const adding = ['apply', '--app', program(others), '--yes'];
    const client: Client = { name: 'writer-add', volume: { pool: 'volumes' }, mebibytes: 100 };
    await underWriter(client, async () => {
      const since = moment(), observer = new Observer(), began = report.seconds;
      let foretold = 0;
      const added = await watchedCommand(adding, ({ event, moves = 0 }) => { if (event === 'step') foretold += moves as number; });
      report.expect(`it is added (${lastWord(added)})`, added.code === 0);
      report.figure('seconds until the command had ended', Math.round(report.seconds - began));
      await whenSettled('data has been spread', 900);
      report.figure('seconds until data was spread', Math.round(report.seconds - began));
      const observed = observer.end();
      report.figure('looks at the copies', observed.looks);
      foretoldAndSeen(report, foretold, observed);
      report.expect(`every group had as many OSDs as copies at each look (${observed.short[0] ?? 'none had fewer'})`, observed.looks > 5 && observed.short.length === 0);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    const made = osdPlaces().find(({ deviceSet }) => deviceSet === set);
    report.expect('its OSD stands on the device, of the device class that the layout says', made?.node === host && made.deviceClass === 'ssd');
    report.expect('no other OSD has come or gone', osds().length === before + 1 && osds().every(({ up, in: taken }) => up && taken));
    report.figure('MiB on the new OSD', Math.round(filled(made!.id) / 2 ** 20));
    report.expect('it took its share', filled(made!.id) > 0);
    report.expect('the operator runs', get('deploy', '-n', 'rook-ceph', 'rook-ceph-operator').spec.replicas === 1);
    report.expect('nothing of the run is left', !unfinished());
  },
};
