import { checks, inventory } from 'cdk8s-ceph/model';
import type { Clock } from './hands';
import { silenceOf } from './silence';
import { inventoryPods, LABEL } from '../actions/pods';
import type { Problem } from '../io/problem';
import type { KubeObjects } from '../kubernetes/objects';

/** Nodes without a pod after so many seconds are told as not seen. */
const PATIENCE = 180;

/** The last line of a capture that is whole. */
const END = '=== cdk8s-ceph end';

const NAMESPACE = 'default';

/** What pods have told of their nodes, and what keeps the others from it. */
export interface Captured<Told> {
  readonly told: Told;
  readonly problems: readonly Problem[];
}

/** Have each node captured by a pod, which is taken away afterwards; it cannot write to a device. Nodes that did not answer are missing. */
export async function captureNodes(objects: KubeObjects, clock: Clock, signal: AbortSignal, folders: readonly string[]): Promise<Captured<Map<string, inventory.HostCapture>>> {
  const { told, problems } = await captureTexts(objects, clock, signal, folders);
  return { told: new Map(told.flatMap(text => inventory.readCaptures(text)).map(capture => [capture.name, capture])), problems };
}

/** The same, as the pods print it. */
export async function captureTexts(objects: KubeObjects, clock: Clock, signal: AbortSignal, folders?: readonly string[]): Promise<Captured<string[]>> {
  const set = inventoryPods(NAMESPACE, undefined, inventory.captureCommand(folders)), { name } = set.metadata;
  const [key, value] = LABEL.split('='), pods = { resource: 'pods', namespace: NAMESPACE, labels: { [key]: value } };
  const listed = async (what: checks.Selected): Promise<any[]> => ((await objects.list(what)).json as { items?: any[] } | undefined)?.items ?? [];
  await objects.apply(set);
  try {
    const texts = new Map<string, string>(), began = clock.now();
    for (;;) {
      const made = await listed(pods);
      for (const { metadata, status } of made) {
        if (status?.phase !== 'Running' || texts.has(metadata.name)) continue;
        const text = await objects.logs(NAMESPACE, metadata.name).catch(() => '');
        if (text.includes(END)) texts.set(metadata.name, text);
      }
      const [daemons] = await listed({ resource: 'daemonsets.apps', namespace: NAMESPACE, name }), wanted = daemons?.status?.desiredNumberScheduled ?? 0;
      const told = [...texts.values()];
      if (wanted > 0 && texts.size >= wanted) return { told, problems: [] };
      if (signal.aborted) return { told, problems: [] };
      if (clock.now() - began >= PATIENCE) {
        const events = (await listed({ resource: 'events', namespace: NAMESPACE })).filter(({ involvedObject }) => involvedObject?.kind === 'DaemonSet' && involvedObject.name === name);
        return { told, problems: silenceOf(made.filter(({ metadata }) => !texts.has(metadata.name)), events, wanted - made.length) };
      }
      await clock.sleep(2, signal);
    }
  } finally {
    await objects.remove({ resource: 'daemonsets.apps', namespace: NAMESPACE, name });
  }
}
