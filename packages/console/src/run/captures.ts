import { inventory } from 'cdk8s-ceph/model';
import type { Clock } from './hands';
import { inventoryPods, LABEL } from '../actions/pods';
import type { KubeObjects } from '../kubernetes/objects';

/** Nodes without a pod after so many seconds are told as not seen. */
const PATIENCE = 180;

/** The last line of a capture that is whole. */
const END = '=== cdk8s-ceph end';

const NAMESPACE = 'default';

/** Have each node captured by a pod, which is taken away afterwards; it cannot write to a device. Nodes that did not answer are missing. */
export async function captureNodes(objects: KubeObjects, clock: Clock, signal: AbortSignal, folders: readonly string[]): Promise<Map<string, inventory.HostCapture>> {
  const texts = await captureTexts(objects, clock, signal, folders);
  return new Map(texts.flatMap(text => inventory.readCaptures(text)).map(capture => [capture.name, capture]));
}

/** The same, as the pods print it. */
export async function captureTexts(objects: KubeObjects, clock: Clock, signal: AbortSignal, folders?: readonly string[]): Promise<string[]> {
  const set = inventoryPods(NAMESPACE, undefined, inventory.captureCommand(folders)), { name } = set.metadata;
  const [key, value] = LABEL.split('='), pods = { resource: 'pods', namespace: NAMESPACE, labels: { [key]: value } };
  await objects.apply(set);
  try {
    const texts = new Map<string, string>(), began = clock.now();
    while (!signal.aborted && clock.now() - began < PATIENCE) {
      const { json } = await objects.list(pods), items = (json as { items?: any[] } | undefined)?.items ?? [];
      for (const { metadata, status } of items) {
        if (status?.phase !== 'Running' || texts.has(metadata.name)) continue;
        const text = await objects.logs(NAMESPACE, metadata.name).catch(() => '');
        if (text.includes(END)) texts.set(metadata.name, text);
      }
      const daemons = (await objects.list({ resource: 'daemonsets.apps', namespace: NAMESPACE, name })).json as { items?: any[] } | undefined;
      const wanted = daemons?.items?.[0]?.status?.desiredNumberScheduled ?? 0;
      if (wanted > 0 && texts.size >= wanted) break;
      await clock.sleep(2, signal);
    }
    return [...texts.values()];
  } finally {
    await objects.remove({ resource: 'daemonsets.apps', namespace: NAMESPACE, name });
  }
}
