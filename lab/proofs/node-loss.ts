import { hasCsi } from '../lib/artefacts';
import { health, osds, osdsUp, quietly, whenSettled } from '../lib/ceph';
import { Client, underWriter, verify, writerPod, writing } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { foretell, layBeside } from '../lib/foretold';
import { nodeNamed } from '../lib/layout';
import { powerOff, powerOn, reachable } from '../lib/nodes';
import { Observer } from '../lib/observer';
import { Proof } from '../lib/proof';
import { until } from '../lib/sh';

export const nodeLoss: Proof = {
  name: 'node-loss',
  question: 'A node is switched off under a writing client: does the application come up elsewhere with equal data, and does the node return?',
  needsNodes: true,
  async prove(report) {
    // The operator's node is spared, so that what is seen is the storage and not a wait for another operator.
    const operator = (get('pod', '-n', 'rook-ceph', '-l', 'app=rook-ceph-operator').items as any[])[0].spec.nodeName as string;
    const client: Client = { name: 'writer-node', volume: hasCsi() ? { storageClass: 'ceph-block' } : { pool: 'volumes' }, mebibytes: 200, avoid: [operator, 'node-d'] };
    await underWriter(client, async () => {
      const node = nodeNamed(writerPod(client)!.node);
      const count = osds().length;
      await writing(client, 60);
      const told = await foretell(report, node.name), observer = new Observer();
      report.step(`the writer is on ${node.name}, which is switched off`);
      await powerOff(node);
      const off = report.seconds;
      await until('Kubernetes has noticed', 180, () => !get('node', node.name).status.conditions.some((each: any) => each.type === 'Ready' && each.status === 'True'), 2);
      report.figure('seconds until the node was NotReady', Math.round(report.seconds - off));
      // What the documentation tells an operator to do for a node that is known to be off.
      kubectl(['taint', 'node', node.name, 'node.kubernetes.io/out-of-service=nodeshutdown:NoExecute', '--overwrite']);
      await until('the writer runs elsewhere', 300, quietly(() => {
        const pod = writerPod(client);
        return pod && pod.node !== node.name;
      }), 2);
      await writing(client, 300);
      report.figure('seconds until the application wrote again, on another node', Math.round(report.seconds - off));
      report.figure('read back elsewhere', verify(client));
      const { stopped, looks } = observer.end();
      report.figure('looks at the copies', looks);
      layBeside(report, `host ${node.name}`, told, { keepsData: true, keepsWorking: stopped.length === 0, keepsQuorum: true });
      powerOn(node);
      const on = report.seconds;
      await reachable(node);
      kubectl(['taint', 'node', node.name, 'node.kubernetes.io/out-of-service-', '--overwrite'], { anyway: true });
      await osdsUp(count, 420);
      report.figure('seconds from switching on to all OSDs up', Math.round(report.seconds - on));
      await whenSettled('all placement groups are clean');
      report.figure('seconds from switching on to clean', Math.round(report.seconds - on));
      report.figure('read back at the end', verify(client));
      report.figure('health', [health().status, ...health().checks].join(' '));
    });
  },
};
