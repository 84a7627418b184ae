import { cephJson, osds } from '../lib/ceph';
import { editionNow, program, setOf } from '../lib/edition';
import { byOneCommand } from '../lib/one-command';
import { osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';

/** Bytes on one OSD. */
const filled = (id: number) => cephJson<{ nodes: { id: number; kb_used_data: number }[] }>('osd df').nodes.find(each => each.id === id)!.kb_used_data * 1024;

export const addDevice: Proof = {
  name: 'add-device',
  question: 'A device that an earlier proof took out is added again by one edit and one command, under a writing client: does its OSD take its share, and is every copy there all the time?',
  needsNodes: true,
  async prove(report) {
    const [device, ...others] = editionNow().without, before = osds().length;
    report.expect('a device was taken out before, by remove-device', device !== undefined);
    const edition = await adoptStorage(report), [host] = device.split('/');
    await byOneCommand(report, ['apply', '--app', program({ ...edition, without: others }), '--yes'], { name: 'writer-add', volume: { pool: 'volumes' }, mebibytes: 400 }, { change: `device ${device} added`, patience: 30 });
    const made = osdPlaces().find(({ deviceSet }) => deviceSet === setOf(device));
    report.expect('its OSD stands on the device, of the device class that the layout says', made?.node === host && made.deviceClass === 'ssd');
    report.expect('no other OSD has come or gone', osds().length === before + 1 && osds().every(({ up, in: taken }) => up && taken));
    report.figure('MiB on the new OSD', Math.round(filled(made!.id) / 2 ** 20));
    report.expect('it took its share', filled(made!.id) > 0);
  },
};
