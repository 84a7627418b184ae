import { STORE_PORT } from '../../src/model/logging';
import { cephJson, NAMESPACE, osds, osdsUp, quietly, whenSettled } from '../lib/ceph';
import { moment } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { nodeNamed } from '../lib/layout';
import { foundInLogs, LOG_HOSTS, logsDown, logsUp, usedByPods } from '../lib/log-store';
import { onNode, powerOff, powerOn, reachable } from '../lib/nodes';
import { operatorOff, operatorOn } from '../lib/operator';
import { OsdPlace, osdPlaces } from '../lib/osds';
import { Proof, Report } from '../lib/proof';
import { sleep, until } from '../lib/sh';

/** Seconds: what was written later than so long before a power cut may be lost with the node. */
const LAST = 15;
/** Where agents tell about themselves. */
const AGENT_PORT = 9429;

/** The pod of an OSD is deleted, and with it all that Kubernetes kept of what it said. */
async function killedPod(report: Report, { id }: OsdPlace): Promise<void> {
  const [{ metadata: { name } }] = get('pod', '-n', NAMESPACE, '-l', `ceph-osd-id=${id}`).items as any[], all = osds().length;
  const last = kubectl(['-n', NAMESPACE, 'logs', name, '-c', 'osd', '--tail=20']).stdout.split('\n').filter(line => line.trim() !== '').at(-1)!;
  kubectl(['-n', NAMESPACE, 'delete', 'pod', name, '--grace-period=0', '--force']);
  const began = report.seconds;
  await until('Kubernetes has nothing of it', 60, () => kubectl(['-n', NAMESPACE, 'logs', name, '-c', 'osd'], { anyway: true }).code !== 0);
  const lines = await foundInLogs(`the last line of osd.${id}`, ['--osd', String(id), '--since', '6h'], found => found.some(({ from, text }) => from === `${name}/osd` && text.includes(last.trim())));
  report.figure('seconds until the last line of an OSD whose pod was deleted was found by its number', Math.round(report.seconds - began));
  report.figure('lines of that pod', lines.filter(({ from }) => from === `${name}/osd`).length);
  await osdsUp(all, 420);
}

async function crashed(report: Report, { id, node }: OsdPlace): Promise<void> {
  const all = osds().length;
  onNode(nodeNamed(node), `pkill -ABRT -f '^ceph-osd .*--id ${id} '`);
  const began = report.seconds, words = ['--saved', 'crash', '--osd', String(id), '--since', '30m'];
  const lines = await foundInLogs(`the crash of osd.${id} with its stack`, words, found => (
    found.some(({ kind, text }) => kind === 'daemon' && text.includes('Caught signal (Aborted)')) && found.some(({ kind, text }) => kind === 'crash' && text.includes('libc.so'))));
  report.figure('seconds until a crash was found with its stack', Math.round(report.seconds - began));
  report.figure('lines around the crash, and of its report', [false, true].map(reported => lines.filter(({ kind }) => (kind === 'crash') === reported).length).join(', '));
  await osdsUp(all, 420);
}

/** Nothing of Ceph can be asked; logs can. */
async function withoutMonitors(report: Report): Promise<void> {
  const names = (cephJson('quorum_status').monmap.mons as { name: string }[]).map(({ name }) => name);
  const scale = (replicas: number) => names.forEach(name => kubectl(['-n', NAMESPACE, 'scale', `deploy/rook-ceph-mon-${name}`, `--replicas=${replicas}`]));
  operatorOff();
  try {
    scale(0);
    await until('no monitor is there', 120, () => get('pod', '-n', NAMESPACE, '-l', 'app=rook-ceph-mon').items.length === 0);
    const began = report.seconds, lines = await foundInLogs('the last words of a monitor', ['--daemon', `mon.${names[0]}`, '--since', '10m'], found => found.some(({ text }) => /[Ss]ignal|shutdown|Terminated/.test(text)));
    report.figure('seconds until the store told the last words of a monitor, with no monitor left', Math.round(report.seconds - began));
    report.figure('lines of that monitor within ten minutes', lines.length);
  } finally {
    scale(1);
    await until('all monitors are in quorum', 600, quietly(() => cephJson('quorum_status').quorum_names.length === names.length), 3);
    operatorOn();
  }
}

/** A node that keeps logs itself loses power; the other copy tells what it said until then. */
async function powerCut(report: Report): Promise<void> {
  const node = nodeNamed(LOG_HOSTS[1]), all = osds().length;
  onNode(node, 'setsid nohup bash -c \'while :; do echo "lab: alive at $(date +%s)" >/dev/kmsg; sleep 1; done\' >/dev/null 2>&1 &');
  await sleep(60);
  await powerOff(node);
  const cut = moment(), began = report.seconds, seen = (text: string) => Number(/^lab: alive at (\d+)/.exec(text)?.[1] ?? 0);
  try {
    const words = ['--host', node.name, '--since', '10m'];
    const lines = await foundInLogs(`what ${node.name} said until its power was cut`, words, found => found.some(({ kind, text }) => kind === 'kernel' && seen(text) > 0), 300);
    const last = Math.max(...lines.map(({ text }) => seen(text))), kinds = [...new Set(lines.map(({ kind }) => kind))].sort();
    report.figure('seconds until another node told the lines of one that was cut off', Math.round(report.seconds - began));
    report.figure('seconds before the cut at which the last line that is kept was written', cut - last);
    report.figure('lines of that node within ten minutes, by kind', kinds.map(each => `${each} ${lines.filter(({ kind }) => kind === each).length}`).join(', '));
    report.expect(`its kernel is heard until at most ${LAST} seconds before the cut`, cut - last <= LAST);
  } finally {
    powerOn(node);
    await reachable(node);
    await osdsUp(all, 600);
  }
}

export const logs: Proof = {
  name: 'logs',
  question: 'Do logs outlive what they explain: a deleted pod, a crash, a node without power, and a cluster without monitors?',
  needsNodes: true,
  async prove(report) {
    const outdir = await logsUp();
    try {
      const [first, second] = osdPlaces().filter(({ node }) => node !== LOG_HOSTS[1]);
      await sleep(60);
      await killedPod(report, first);
      await crashed(report, second);
      await withoutMonitors(report);
      const rows = [...usedByPods('storage-logs', STORE_PORT), ...usedByPods('storage-logs-agent', AGENT_PORT)];
      report.table({ title: 'What stores and agents use, on nodes on which all is slow', columns: ['pod', 'memory, MiB', 'thousandths of a core'], rows: rows.map(([pod, used]) => [pod, String(used.mebibytes), String(used.millicores)]) });
      await powerCut(report);
    } finally {
      await logsDown(outdir);
    }
    await whenSettled('all placement groups are clean', 900);
  },
};
