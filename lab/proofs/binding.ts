import { health, NAMESPACE, osds, osdsUp, quietly, whenSettled } from '../lib/ceph';
import { kubectl } from '../lib/control-plane';
import { editionNow, storageOf } from '../lib/edition';
import { nodeNamed } from '../lib/layout';
import { powerOff, powerOn, reachable } from '../lib/nodes';
import { declared, osdIdOnDevice, OsdPlace, osdPlaces } from '../lib/osds';
import { Proof, Report } from '../lib/proof';
import { until } from '../lib/sh';

/** Compare what was said with where the OSDs are. */
export function compare(report: Report, said: Map<string, { volume: string; deviceClass: string }>, places: OsdPlace[]): void {
  report.expect(`there are as many OSDs as volumes (${said.size})`, places.length === said.size);
  for (const place of places) {
    const { volume, deviceClass } = said.get(place.deviceSet)!;
    report.expect(`osd.${place.id} of set ${place.deviceSet} is on ${volume} (${place.path} of ${place.node}) and in that host of Ceph's map`,
      place.volume === volume && place.crushHost === place.node && place.deviceClass === deviceClass);
    report.expect(`the device itself says it is osd.${place.id}`, osdIdOnDevice(place) === place.id);
  }
}

export const binding: Proof = {
  name: 'binding',
  question: 'Does every OSD sit on the device that the code said, and does it stay there when pods and nodes are restarted?',
  needsNodes: true,
  async prove(report) {
    const said = declared(await storageOf(editionNow()));
    compare(report, said, osdPlaces());

    kubectl(['-n', NAMESPACE, 'delete', 'pod', '-l', 'app=rook-ceph-osd', '--wait=false']);
    const deleted = report.seconds;
    await until('the OSDs are gone or starting', 60, quietly(() => osds().some(osd => !osd.up)), 1).catch(() => undefined);
    await osdsUp(said.size, 420);
    report.figure('seconds until all OSDs are up after their pods were deleted', Math.round(report.seconds - deleted));
    compare(report, said, osdPlaces());

    // The node with the logical volume and the file: both have to be made available again after the boot.
    const node = nodeNamed('node-b');
    await powerOff(node);
    const off = report.seconds;
    await until(`the OSDs of ${node.name} are noticed to be away`, 120, quietly(() => osds().filter(osd => !osd.up).length === 2), 2);
    report.figure(`seconds until Ceph noticed that ${node.name} is away`, Math.round(report.seconds - off));
    powerOn(node);
    const on = report.seconds;
    await reachable(node);
    await osdsUp(said.size, 420);
    report.figure(`seconds from switching ${node.name} on to all OSDs up`, Math.round(report.seconds - on));
    compare(report, said, osdPlaces());
    await whenSettled('all placement groups are clean');
    report.figure('health', [health().status, ...health().checks].join(' '));
  },
};
