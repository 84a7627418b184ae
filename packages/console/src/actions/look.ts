import { onCluster, Reach } from './cluster';
import type { Outcome } from './outcome';
import { captureTexts } from '../run/captures';

/** Have pods that cannot write to a device look at each node; returns what they print. */
export async function lookAtNodes(reach: Reach, signal: AbortSignal): Promise<Outcome<string>> {
  return onCluster(reach, async ({ objects, clock }) => ({ status: 'ok', data: (await captureTexts(objects, clock, signal)).join('\n'), problems: [] }));
}
