import { answer } from './ceph';
import { kubectl } from './control-plane';
import { interrupted } from './interrupt';
import { sleep } from './sh';
import { answerOf, Clock, Hands } from '../../packages/console/src/run/hands';
import type { Selected } from '../../src/model/checks';

/** The words after `kubectl` for some objects. One that is asked for by its name is a list of one or none, so that nothing is an answer too. */
export function kubectlWords(verb: string, { resource, namespace, name, labels, node }: Selected, ...more: readonly string[]): string[] {
  if (node !== undefined) return [verb, resource, '--all-namespaces', '--field-selector', `spec.nodeName=${node}`, ...more];
  const which = name === undefined ? ['-l', Object.entries(labels ?? {}).map(([label, value]) => `${label}=${value}`).join(',')]
    : verb === 'get' ? ['--field-selector', `metadata.name=${name}`] : [name];
  return [...namespace === undefined ? [] : ['-n', namespace], verb, resource, ...which, ...more];
}

/** What the executor does to the lab's cluster, or to the one that KUBECONFIG names: Ceph is asked on the hub, where the answer comes ten times sooner than from a pod. */
export function hands(): Hands {
  const on = (verb: string, objects: Selected, ...more: string[]) => kubectl(kubectlWords(verb, objects, ...more), { timeout: 320 });
  return {
    list: async objects => {
      const { code, stdout, stderr } = kubectl(kubectlWords('get', objects, '-o', 'json'), { anyway: true, timeout: 60 });
      return answerOf(code, stdout, stderr);
    },
    ceph: async (_, words) => answer(words),
    // JSON is YAML, and a list is applied item by item.
    apply: async objects => void kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }), timeout: 320 }),
    remove: async objects => void on('delete', objects, '--ignore-not-found'),
    scale: async (objects, replicas) => void on('scale', objects, `--replicas=${replicas}`),
    patch: async (objects, patch) => void on('patch', objects, '--type=merge', '--patch', patch),
    evict: async ({ namespace, name, uid }) => {
      const input = JSON.stringify({ apiVersion: 'policy/v1', kind: 'Eviction', metadata: { namespace, name }, deleteOptions: { preconditions: { uid } } });
      const { code, stderr } = kubectl(['create', '--raw', `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, '-f', '-'], { input, anyway: true, timeout: 60 });
      return code === 0 || stderr.includes('NotFound') ? undefined : stderr.trim();
    },
    changed: (_, seconds) => clock.sleep(Math.min(seconds, 5), interrupted),
  };
}

export const clock: Clock = { now: () => Date.now() / 1000, sleep: seconds => sleep(seconds) };
