import { cephJson, NAMESPACE } from '../lib/ceph';
import { apply, cephPod } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { until } from '../lib/sh';

const mount = 'mkdir -p /data; mount -t ceph admin@.shared=/ /data -o mon_addr="$(sed "s/[a-z]*=//g; s/,/\\//g" /mons/data)",secret="$(cat /secret/ceph-secret)" && touch /tmp/ready; sleep infinity & wait';
const onPod = (pod: string, script: string) => kubectl(['-n', NAMESPACE, 'exec', pod, '--', 'bash', '-c', script], { timeout: 200 }).stdout.trim();

export const file: Proof = {
  name: 'file',
  question: 'Do two pods on two nodes share one filesystem, and does each see at once what the other wrote?',
  async prove(report) {
    await until('the filesystem is Ready', 300, () => get('cephfilesystem', '-n', NAMESPACE, 'shared').status?.phase === 'Ready', 3);
    const names = ['files-one', 'files-two'];
    const nodes = [...new Set(osdPlaces().map(({ node }) => node))].sort();
    for (const [index, name] of names.entries()) apply(cephPod(name, mount, nodes[index]));
    for (const name of names) await until(`${name} has mounted the filesystem`, 240, () => kubectl(['-n', NAMESPACE, 'exec', name, '--', 'test', '-e', '/tmp/ready'], { anyway: true }).code === 0, 2);
    const sum = onPod('files-one', 'head -c 50M /dev/urandom >/data/shared.file; sha256sum </data/shared.file');
    report.expect(`50 MiB written on ${nodes[0]} are equal when read on ${nodes[1]}`, onPod('files-two', 'sha256sum </data/shared.file') === sum);
    onPod('files-two', 'echo two >>/data/lines'); onPod('files-one', 'echo one >>/data/lines');
    report.expect('lines appended by both are both there', onPod('files-two', 'sort /data/lines | uniq | tr "\\n" " "').includes('one two'));
    report.figure('active metadata servers', cephJson('fs status shared').mdsmap.filter((each: any) => each.state === 'active').length);
    for (const name of names) {
      kubectl(['-n', NAMESPACE, 'exec', name, '--', 'umount', '/data'], { anyway: true });
      kubectl(['-n', NAMESPACE, 'delete', 'pod', name, '--grace-period=1']);
    }
  },
};
