import { ceph, health, NAMESPACE, osds, quietly, settled, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify, writerPod } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { foretell, fullestNow, layBeside } from '../lib/foretold';
import { Observer } from '../lib/observer';
import { operatorOff, operatorOn, restartOperator } from '../lib/operator';
import { OsdPlace, osdPlaces, purge, stopOsd, wipe } from '../lib/osds';
import { Proof, Report } from '../lib/proof';
import { sleep, until } from '../lib/sh';

const MEBIBYTES = 200;
/** Seconds without a write: an OSD that falls silent is missed after twenty, and the nodes are slow. */
const PATIENCE = 60;

/** A new OSD on the same volume: what the library's documentation tells to do for a replaced disk. */
async function replace(report: Report, place: OsdPlace): Promise<void> {
  const began = report.seconds;
  purge(place.id);
  kubectl(['-n', NAMESPACE, 'delete', 'deploy', `rook-ceph-osd-${place.id}`]);
  kubectl(['-n', NAMESPACE, 'delete', 'job', '-l', `ceph.rook.io/pvc=${place.claim}`, '--ignore-not-found']);
  restartOperator();
  const returned = await until('a new OSD is up on the volume', 900, quietly(() => {
    const found = osdPlaces().find(each => each.deviceSet === place.deviceSet);
    return found && osds().some(osd => osd.id === found.id && osd.up) ? found : undefined;
  }), 5);
  report.figure(`seconds until a new OSD was up on ${place.volume}`, Math.round(report.seconds - began));
  report.expect('it stands on the same PersistentVolume', returned.volume === place.volume);
}

/** Kill and wipe an OSD, recover without it. The operator would start a missing pod again: it looks away while the disk is broken. */
async function loseDisk(report: Report, client: Client, place: OsdPlace): Promise<void> {
  const told = await foretell(report, `osd:${place.deviceSet}`), observer = new Observer(), [began, since] = [report.seconds, moment()];
  operatorOff();
  try {
    stopOsd(place.id);
    kubectl(['-n', NAMESPACE, 'delete', 'pod', '-l', `ceph-osd-id=${place.id}`, '--grace-period=0', '--force', '--ignore-not-found']);
    await until('Ceph has noticed', 120, quietly(() => !osds().find(osd => osd.id === place.id)?.up), 1);
    report.figure(`${client.name}: seconds until the OSD was down`, Math.round(report.seconds - began));
    report.step(wipe(place));
    ceph(`osd out ${place.id}`);
    const out = report.seconds;
    await sleep(5);
    await whenSettled('everything is recovered onto the other OSDs', 900);
    const recoveredIn = report.seconds - out, { stopped, pushed: moves, short } = observer.end();
    report.figure(`${client.name}: seconds from out to clean`, Math.round(recoveredIn));
    report.figure(`${client.name}: looks at which groups had fewer OSDs than copies`, short.length);
    expectWrites(report, client, since, PATIENCE);
    report.figure(`${client.name}: read back`, verify(client));
    layBeside(report, `device ${place.deviceSet}`, told, { keepsData: true, keepsWorking: stopped.length === 0, keepsQuorum: true, recovers: settled(), moves, recoveredIn, fullest: fullestNow() });
  } finally {
    operatorOn();
  }
}

async function lose(report: Report, client: Client, deviceSet: string): Promise<void> {
  await underWriter(client, async () => {
    // The data has to be copied, not skipped: the disk that is lost is one of another node than the writer's.
    const place = osdPlaces().find(each => each.deviceSet === deviceSet)!;
    report.step(`${client.name} is on ${writerPod(client)?.node}; osd.${place.id} (${place.volume} of ${place.node}) is killed and wiped`);
    await loseDisk(report, client, place);
    await replace(report, place);
    await whenSettled('the new OSD has its share', 900);
    report.figure(`${client.name}: read back after the replacement`, verify(client));
    report.expect('every placement group is clean', settled());
  });
}

export const diskLoss: Proof = {
  name: 'disk-loss',
  question: 'A disk dies under a writing client and everything on it is gone: do writes go on, and is every byte still there?',
  needsNodes: true,
  async prove(report) {
    await lose(report, { name: 'replicated', volume: { pool: 'volumes' }, mebibytes: MEBIBYTES, avoid: ['node-a'] }, 'node-a--disk');
    await lose(report, { name: 'erasure-coded', volume: { pool: 'archive-metadata', dataPool: 'archive-k2m1' }, mebibytes: MEBIBYTES, avoid: ['node-c'] }, 'node-c--part');
    report.figure('health', [health().status, ...health().checks].join(' '));
    report.step(String(get('cephcluster', '-n', NAMESPACE, 'ceph').status.phase));
  },
};
