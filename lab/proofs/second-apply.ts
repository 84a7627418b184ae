import { applyAll } from '../lib/cluster';
import { get, kubectl } from '../lib/control-plane';
import { editionNow, storageOf } from '../lib/edition';
import { Proof } from '../lib/proof';
import { sleep, until } from '../lib/sh';

/** All pods with the number of their restarts. */
const pods = () => (get('pod', '-A').items as any[])
  .filter(pod => pod.metadata.ownerReferences?.[0]?.kind !== 'Job')
  .map(pod => `${pod.metadata.uid} ${pod.metadata.name} ${(pod.status.containerStatuses ?? []).map((each: any) => each.restartCount).join('/')}`).sort();

/** The generation of every object of the output: it rises when a spec changes, not when a status is written. */
function generations(objects: readonly { object: string }[]): Map<string, string> {
  return new Map(objects.map(({ object }) => {
    const [kind, namespace, name] = object.split('/');
    const { metadata, spec, data } = get(kind, ...namespace ? ['-n', namespace] : [], name);
    return [object, metadata.generation === undefined ? JSON.stringify({ spec, data }) : String(metadata.generation)];
  }));
}

export const secondApply: Proof = {
  name: 'second-apply',
  question: 'Does applying the same output again change nothing and restart nothing?',
  async prove(report) {
    const outdir = await storageOf(editionNow());
    const own = (file: string) => !file.startsWith('00-');
    const first = await applyAll(outdir, own);
    // What provisions buckets writes into the claim, up to 17 minutes after it was applied before its gateway was there.
    await until('every bucket claim is bound', 1200, () => (get('obc', '-A').items as any[]).every(({ status }) => status?.phase === 'Bound'), 5);
    const [before, podsBefore] = [generations(first), pods()];
    const second = await applyAll(outdir);
    await sleep(20);
    const after = generations(first);
    const changed = [...before].filter(([object, generation]) => after.get(object) !== generation).map(([object]) => object);
    report.figure('objects applied', second.length);
    report.expect(`no object of ours has another specification than before (${changed.join(', ') || 'none of them'})`, changed.length === 0);
    report.expect('every pod is the same and none was restarted', JSON.stringify(pods()) === JSON.stringify(podsBefore));
    const { stdout } = kubectl(['diff', '--server-side', '-f', outdir], { anyway: true, timeout: 300 });
    report.expect('kubectl diff has nothing to show', stdout.trim() === '');
  },
};
