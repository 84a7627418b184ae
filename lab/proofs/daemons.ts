import { ceph, cephJson, health, NAMESPACE, quietly, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { operatorOff, operatorOn, reconciledSince } from '../lib/operator';
import { Proof, Report } from '../lib/proof';
import { sleep, until } from '../lib/sh';

/** Seconds without a write that the loss of a daemon which keeps no data may cost. */
const PATIENCE = 30;

async function whileWriting(report: Report, name: string, act: () => Promise<void>): Promise<void> {
  const client: Client = { name, volume: { pool: 'volumes' }, mebibytes: 64 };
  await underWriter(client, async () => {
    const began = moment();
    await act();
    await sleep(5);
    expectWrites(report, client, began, PATIENCE);
    report.figure('read back', verify(client));
  });
}

export const monitorLoss: Proof = {
  name: 'monitor-loss',
  question: 'Does storage go on when a monitor dies, and does the monitor come back?',
  async prove(report) {
    await whileWriting(report, 'writer-monitor', async () => {
      const { monmap, quorum_names: quorum } = cephJson('quorum_status');
      report.expect('three monitors are in quorum', quorum.length === 3);
      const victim = monmap.mons[1].name as string;
      kubectl(['-n', NAMESPACE, 'delete', 'pod', '-l', `mon=${victim}`, '--grace-period=0', '--force']);
      const killed = report.seconds;
      await until('the quorum is smaller', 90, quietly(() => cephJson('quorum_status').quorum_names.length === 2), 1).catch(() => report.step('it was back before anyone saw it away'));
      await until('three monitors are in quorum again', 400, quietly(() => cephJson('quorum_status').quorum_names.length === 3), 2);
      report.figure(`seconds until monitor ${victim} was back in quorum`, Math.round(report.seconds - killed));
    });
  },
};

export const managerLoss: Proof = {
  name: 'manager-loss',
  question: 'Does the standby manager take over?',
  async prove(report) {
    await whileWriting(report, 'writer-manager', async () => {
      const active = () => cephJson<{ active_name: string }>('mgr dump').active_name;
      const victim = active();
      kubectl(['-n', NAMESPACE, 'delete', 'pod', '-l', `mgr=${victim}`, '--grace-period=0', '--force']);
      const killed = report.seconds;
      await until('another manager is active', 180, quietly(() => active() !== '' && active() !== victim), 1);
      report.figure('seconds until the other manager was active', Math.round(report.seconds - killed));
      await until('both managers are there', 300, quietly(() => cephJson<{ standbys: unknown[] }>('mgr dump').standbys.length === 1), 2);
      report.figure('seconds until both were there', Math.round(report.seconds - killed));
    });
  },
};

export const operatorLoss: Proof = {
  name: 'operator-loss',
  question: 'Does storage go on without the operator, and does the operator change anything when it returns?',
  async prove(report) {
    const daemons = () => (get('pod', '-n', NAMESPACE).items as any[])
      .filter(pod => /^rook-ceph-(osd|mon|mgr|mds|rgw)$/.test(pod.metadata.labels?.app ?? '')).map(pod => pod.metadata.uid).sort().join();
    const before = daemons();
    await whileWriting(report, 'writer-operator', async () => {
      operatorOff();
      await until('the operator is gone', 90, () => get('pod', '-n', NAMESPACE, '-l', 'app=rook-ceph-operator').items.length === 0);
      await sleep(30);
      report.step(`without an operator: ${ceph('health').trim()}`);
      const [left, back] = [Date.now(), report.seconds];
      operatorOn();
      await reconciledSince(left);
      report.figure('seconds until the operator was back and had gone through the cluster', Math.round(report.seconds - back));
    });
    report.expect('no daemon was restarted', daemons() === before);
    await whenSettled('all placement groups are clean');
    report.figure('health', [health().status, ...health().checks].join(' '));
  },
};
