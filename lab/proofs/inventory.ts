import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cdk8sCeph } from '../lib/console';
import { get, kubectl } from '../lib/control-plane';
import { LabNode, nodeNamed } from '../lib/layout';
import { nodesOn, onNode } from '../lib/nodes';
import { Proof } from '../lib/proof';
import { until } from '../lib/sh';

const LABEL = 'app=cdk8s-ceph-inventory';

/** What a node itself says of its disks, without our code. Unused is a disk with no holder, no partition, no signature, no mount, and zeros where labels stand. */
const LOOK = `for disk in /dev/ubd?; do
  name=\${disk#/dev/}; state=unused
  [ "$(head -c 1048576 $disk 2>/dev/null | tr -d '\\0' 2>/dev/null | wc -c)" = 0 ] || state=written
  grep -q "^$disk " /proc/mounts && state=mounted
  blkid -p $disk >/dev/null 2>&1 && state=signed
  ls -d /sys/block/$name/$name[0-9]* >/dev/null 2>&1 && state=partitioned
  [ -n "$(ls /sys/block/$name/holders)" ] && state=held
  echo "$disk $state $(head -c 67108864 $disk | sha256sum | cut -c1-64)"
done`;

interface Seen { readonly node: string; readonly disk: string; readonly state: string; readonly sum: string }

const look = (node: LabNode): Seen[] => onNode(node, LOOK, 300).split('\n').map(line => line.split(' ')).map(([disk, state, sum]) => ({ node: node.name, disk, state, sum }));

interface Device { readonly host: string; readonly path: string; readonly state: string; readonly use?: string; readonly findings: readonly { readonly code: string }[] }

export const inventory: Proof = {
  name: 'inventory',
  question: 'Do the pods of the inventory see all devices of their nodes, offer exactly those that nobody uses, and write nothing?',
  needsNodes: true,
  async prove(report) {
    const nodes = nodesOn(), before = nodes.flatMap(look);
    report.table({ title: 'what the nodes themselves say of their disks', columns: ['node', 'disk', 'is'], rows: before.map(({ node, disk, state }) => [node, disk, state]) });
    const captures = mkdtempSync(join(tmpdir(), 'captures-'));
    kubectl(['apply', '-f', '-'], { input: cdk8sCeph('inventory', '--pods') });
    try {
      const pods = (): any[] => get('pod', '-n', 'default', '-l', LABEL).items.filter(({ metadata }: any) => metadata.deletionTimestamp === undefined);
      await until('a pod runs on every node', 300, () => pods().filter(({ status }) => status.phase === 'Running').length === nodes.length, 3);
      const files = await Promise.all(pods().map(async ({ metadata, spec }) => {
        const text = await until(`the pod of ${spec.nodeName} has told all`, 120, () => {
          const { stdout } = kubectl(['logs', '-n', 'default', metadata.name]);
          return stdout.includes('=== cdk8s-ceph end') && stdout;
        }, 2);
        const file = join(captures, `${spec.nodeName}.txt`);
        writeFileSync(file, text);
        return file;
      }));
      const { devices } = JSON.parse(cdk8sCeph('inventory', ...files, '--json')).data as { devices: Device[] };
      const disks = devices.filter(({ path }) => /^\/dev\/ubd[a-z]$/.test(path));
      const key = ({ host, path }: Device) => `${host} ${path}`;
      report.table({ title: 'what the inventory says of them', columns: ['node', 'disk', 'is', 'why'], rows: disks.map(({ host, path, state, findings }) => [host, path, state, findings.map(({ code }) => code.replace('inventory/', '')).join(' ')]) });
      report.expect(`all ${before.length} disks of ${nodes.length} nodes are seen`, before.every(({ node, disk }) => disks.some(each => key(each) === `${node} ${disk}`)) && disks.length === before.length);
      const unused = before.filter(({ state }) => state === 'unused').map(({ node, disk }) => `${node} ${disk}`);
      const offered = disks.filter(({ state }) => state === 'offered').map(key);
      report.expect(`exactly the unused disks are offered: ${unused.join(', ')}`, unused.length > 0 && offered.sort().join() === unused.sort().join());
      const whole = disks.find(each => key(each) === unused[0])!;
      report.expect(`an offered disk has a name that stays: ${whole.use}`, whole.use !== undefined);

      const blank = pods().find(({ spec }) => spec.nodeName === whole.host);
      const written = kubectl(['exec', '-n', 'default', blank.metadata.name, '--', 'dd', 'if=/dev/zero', `of=${whole.path}`, 'bs=512', 'count=1'], { anyway: true });
      report.expect(`the pod cannot write to a device, even if it is told to (${written.stderr.trim().split('\n')[0]})`, written.code !== 0);
      const read = kubectl(['exec', '-n', 'default', blank.metadata.name, '--', 'head', '-c', '1', whole.path], { anyway: true });
      report.figure('the pod can read a device', read.code === 0 ? 'yes' : 'no');
    } finally {
      kubectl(['delete', 'daemonset', '-n', 'default', '-l', LABEL, '--wait=true'], { anyway: true });
      rmSync(captures, { recursive: true });
    }
    // What runs writes to its own devices all the time; those that nobody uses must be as they were, over all that labels take.
    const after = nodes.map(({ name }) => look(nodeNamed(name))).flat();
    const changed = before.filter(({ node, disk, sum, state }) => state === 'unused' && after.find(each => each.node === node && each.disk === disk)!.sum !== sum);
    report.expect('the first 64 MiB of every unused disk are as they were', changed.length === 0);
    report.conclude({ disks: before.length, nodes: nodes.length, unused: before.filter(({ state }) => state === 'unused').length });
  },
};
