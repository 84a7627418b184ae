import { onCluster, Reach } from './cluster';
import type { Outcome } from './outcome';
import { captureTexts } from '../run/captures';

/** Have pods that cannot write to a device look at each node; returns what they print. */
export async function lookAtNodes(reach: Reach, signal: AbortSignal): Promise<Outcome<string>> {
  return onCluster(reach, async ({ objects, clock }) => {
    const { told, problems } = await captureTexts(objects, clock, signal);
    return told.length === 0 ? { status: 'failed', problems } : { status: 'ok', data: told.join('\n'), problems };
  });
}
