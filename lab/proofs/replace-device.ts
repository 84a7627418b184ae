import { wipe } from './disk-loss';
import { NAMESPACE, osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { Observer } from '../lib/observer';
import { OsdPlace, osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage, left, program, removable } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

/** Seconds without a write: an OSD that is stopped on purpose says so, and has nothing any more. */
const PATIENCE = 30;

const uuid = ({ id }: OsdPlace): string | undefined => osds().find(osd => osd.id === id)?.uuid;

export const replaceDevice: Proof = {
  name: 'replace-device',
  question: 'A device that is alive is swapped in its place by one command, under a writing client: is every copy there all the time, and is its OSD made anew on the new device?',
  needsNodes: true,
  async prove(report) {
    await adoptStorage(report, left());
    const { place, host, set, device } = removable(report), before = osds().length, old = uuid(place);
    const client: Client = { name: 'writer-replace', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), began = report.seconds, observer = new Observer();
      const replacing = await watchedCommand(['replace', 'device', host, device.split('/')[1], '--app', program(left()), '--confirm', `remove ${set}`], () => undefined);
      report.expect(`it waits until somebody has swapped the device (${replacing.stderr.trim() || replacing.lines.at(-1)?.problems?.map(({ code, reason }) => `${code}: ${reason}`).join('; ')})`, replacing.lines.at(-1)?.problems?.[0]?.code === 'run/person');
      report.figure('seconds until the device may be taken out', Math.round(report.seconds - began));
      report.expect('its OSD is forgotten', osds().length === before - 1);
      report.expect('the operator runs', get('deploy', '-n', NAMESPACE, 'rook-ceph-operator').spec.replicas === 1);
      report.step(wipe(place));
      const swapped = report.seconds, resumed = await watchedCommand(['resume'], () => undefined);
      report.expect(`it comes to its end (${resumed.stderr.trim() || resumed.lines.at(-1)?.problems?.map(({ code, reason }) => `${code}: ${reason}`).join('; ') || 'done'})`, resumed.code === 0);
      report.figure('seconds from then to the end', Math.round(report.seconds - swapped));
      const observed = observer.end();
      report.figure('looks at the copies', observed.looks);
      report.expect(`every group had as many OSDs as copies at each look (${observed.short[0] ?? 'none had fewer'})`, observed.looks > 30 && observed.short.length === 0);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    const made = osdPlaces().find(({ deviceSet }) => deviceSet === set);
    report.expect('a new OSD stands on the same volume', made?.volume === place.volume && uuid(made) !== old);
    report.expect('of the same device class', made!.deviceClass === place.deviceClass);
    report.expect('as many OSDs are there as before', osds().length === before);
    await whenSettled('everything is clean');
    report.expect('nothing of the run is left', kubectl(['-n', NAMESPACE, 'get', 'configmap', 'cdk8s-ceph-run'], { anyway: true }).code !== 0);
  },
};
