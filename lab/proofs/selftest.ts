import { compare } from './binding';
import { ceph, NAMESPACE, osds, quietly, toolbox } from '../lib/ceph';
import { Client, underWriter, verify, writerPod } from '../lib/client';
import { kubectl } from '../lib/control-plane';
import { editionNow, storageOf } from '../lib/edition';
import { operatorOff, operatorOn } from '../lib/operator';
import { declared, osdPlaces, stopOsd } from '../lib/osds';
import { Proof, Report } from '../lib/proof';
import { until } from '../lib/sh';

/** The check must fail; one that does not is the failure. */
async function mustFail(report: Report, what: string, check: () => void | Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    // Of a program that failed, what it said and not how it was called.
    const [first, said = first] = (error as Error).message.split('\n');
    report.step(`${what}: reported, as it should be (${said.slice(0, 120)})`);
    return;
  }
  throw new Error(`${what}: nobody noticed`);
}

/** Throws when an object of a pool cannot be read while the OSD that leads it is away. */
async function readWithoutLeader(report: Report, pool: string): Promise<void> {
  toolbox(`echo kept >/tmp/kept; timeout 60 rados -p ${pool} put kept /tmp/kept`, 90);
  const leader = JSON.parse(ceph(`osd map ${pool} kept --format json 2>/dev/null`)).acting_primary as number;
  operatorOff();
  stopOsd(leader);
  try {
    await until(`osd.${leader} is down`, 120, quietly(() => !osds().find(osd => osd.id === leader)!.up), 1);
    report.step(`${pool}: osd.${leader} is away`);
    const read = toolbox(`timeout 45 rados -p ${pool} get kept - || echo lost`, 70).trim();
    if (read !== 'kept') throw new Error(`the object of ${pool} cannot be read: ${read}`);
  } finally {
    kubectl(['-n', NAMESPACE, 'scale', `deploy/rook-ceph-osd-${leader}`, '--replicas=1']);
    operatorOn();
    await until(`osd.${leader} is back`, 300, quietly(() => osds().find(osd => osd.id === leader)!.up), 2);
  }
}

export const selftest: Proof = {
  name: 'selftest',
  question: 'Do the proofs fail when they should?',
  needsNodes: true,
  async prove(report) {
    const crossed = declared(await storageOf(editionNow()));
    const [one, other] = [...crossed.keys()];
    const [first, second] = [crossed.get(one)!, crossed.get(other)!];
    crossed.set(one, second).set(other, first);
    await mustFail(report, 'two volumes of the layout are crossed', () => compare(report, crossed, osdPlaces()));

    const client: Client = { name: 'writer-selftest', volume: { pool: 'volumes' }, mebibytes: 16 };
    await underWriter(client, async () => {
      report.step(`before: ${verify(client)}`);
      kubectl(['-n', NAMESPACE, 'exec', writerPod(client)!.name, '--', 'bash', '-c', 'sed -i "1s/^./x/" /data/sums.first; sync']);
      await mustFail(report, 'a checksum was altered', () => { verify(client); });
    });

    await readWithoutLeader(report, 'volumes');
    report.step('an object of a pool of three copies is read without its leader');
    toolbox('ceph config set mon mon_allow_pool_size_one true; ceph osd pool create selftest 8 8; ceph osd pool set selftest size 1 --yes-i-really-mean-it; ceph osd pool set selftest min_size 1; ceph osd pool application enable selftest rados', 120);
    await mustFail(report, 'a pool has one copy', () => readWithoutLeader(report, 'selftest'));
    toolbox('ceph config set mon mon_allow_pool_delete true; ceph osd pool rm selftest selftest --yes-i-really-really-mean-it; ceph config rm mon mon_allow_pool_delete; ceph config rm mon mon_allow_pool_size_one', 120);
  },
};
