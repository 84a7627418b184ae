import { answer } from './ceph';
import { kubectl } from './control-plane';
import { interrupted } from './interrupt';
import { answerOf, Hands, kubectlWords } from './runner';
import { sleep } from './sh';
import type { Selected } from '../../src/model/checks';

/** What the runner does to the lab's cluster, or to the one that KUBECONFIG names. */
export function hands(tell: (text: string) => void): Hands {
  const on = (verb: string, objects: Selected, ...more: string[]) => kubectl(kubectlWords(verb, objects, ...more), { timeout: 320 });
  return {
    list: objects => {
      const { code, stdout, stderr } = kubectl(kubectlWords('get', objects, '-o', 'json'), { anyway: true, timeout: 60 });
      return answerOf(code, stdout, stderr);
    },
    ceph: (_, words) => answer(words),
    // JSON is YAML, and a list is applied item by item.
    apply: objects => void kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }), timeout: 320 }),
    remove: objects => void on('delete', objects, '--ignore-not-found'),
    scale: (objects, replicas) => void on('scale', objects, `--replicas=${replicas}`),
    patch: (objects, patch) => void on('patch', objects, '--type=merge', '--patch', patch),
    now: () => Date.now() / 1000,
    sleep: async seconds => {
      await sleep(seconds);
      interrupted.throwIfAborted();
    },
    tell,
  };
}
