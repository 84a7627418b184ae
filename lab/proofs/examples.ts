import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { makeNamespaces } from './layouts';
import { manifestsBelow } from '../../packages/console/src/input/manifests';
import { exampleNames } from '../../tools/lib/examples';
import { Applied, applyAll, applyKindsOfOthers, countAccepted, filesOf, standing, synthesize } from '../lib/cluster';
import { get, kubectl } from '../lib/control-plane';
import { Proof, Report } from '../lib/proof';
import { during, say } from '../lib/say';
import { until } from '../lib/sh';

const NAMESPACE = 'rook-ceph';

/** What happened to the examples, in numbers of objects. */
export interface Applications {
  accepted: number;
  refused: number;
  /** What the second application left as it was. */
  unchanged: number;
  /** What it changed, by name. */
  changed: string[];
  /** Claims that name their volume and are bound to it. */
  bound: number;
}

/** The file of a phase, wherever it lies in an output. */
const fileOf = (outdir: string, name: string) => filesOf(outdir).find(file => basename(file) === name);

/** The claims that Rook would make of the device sets, word for word but for the name. */
function claimsOf(outdir: string): any[] {
  const file = fileOf(outdir, '30-cluster.k8s.yaml')!;
  const cluster = parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map(document => document.toJS()).find(each => each.kind === 'CephCluster');
  return cluster.spec.storage.storageClassDeviceSets.flatMap((set: any) => set.volumeClaimTemplates.map((template: any) => ({
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: `${set.name}-${template.metadata.name}`, namespace: NAMESPACE }, spec: template.spec,
  })));
}

/** Make those claims, and wait until each is bound to the volume that it names; returns how many. */
async function bind(report: Report, outdir: string, example: string): Promise<number> {
  const claims = claimsOf(outdir);
  kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: claims }) });
  await during(() => `the claims of ${example} are being bound`, until(`the claims of ${example} are bound`, 60, () => {
    const found = new Map((get('pvc', '-n', NAMESPACE).items as any[]).map(each => [each.metadata.name, each]));
    return claims.every(({ metadata, spec }) => {
      const claim = found.get(metadata.name);
      return spec.volumeName === undefined || (claim?.status.phase === 'Bound' && claim.spec.volumeName === spec.volumeName);
    });
  }, 1));
  const bound = claims.filter(({ spec }) => spec.volumeName !== undefined).length;
  report.step(`${example}: ${bound} claims are bound to the volumes they name, before any pod uses them`);
  return bound;
}

const versions = (applied: readonly Applied[]) => new Map(applied.map(({ object, resourceVersion }) => [object, resourceVersion]));

/** The objects of an output as they stand once Kubernetes has bound, noted and counted all that it binds, notes and counts. */
async function settled(example: string, outdir: string): Promise<Map<string, string>> {
  let last = '';
  return during(() => `what was made of ${example} settles`, until(`the objects of ${example} are left alone`, 60, async () => {
    const now = await standing(outdir);
    const [before, text] = [last, JSON.stringify(now)];
    last = text;
    return before === text && versions(now);
  }, 1));
}

/** What kubectl said, without the command. */
const said = (error: unknown) => (error as Error).message.split('\n').slice(1).join('\n');

const applyQuietly = (outdir: string) => applyAll(outdir, () => true, () => undefined);

/**
 * The server stores a Kustomization of Flux once more when it is applied again, however little is in it: the resource version rises once, and nothing else is
 * different. Its generation tells whether somebody changed it.
 */
const STORED_TWICE = /^Kustomization\//;

async function applyTwice(report: Report, example: string, so: Applications): Promise<void> {
  const outdir = await synthesize(`examples/${example}/main.ts`);
  try {
    so.accepted += (await applyQuietly(outdir)).length;
  } catch (error) {
    // Said once more, file by file, to count what it was.
    let accepted = 0;
    for (const file of filesOf(outdir)) accepted += (await countAccepted(join(outdir, file), false)).accepted;
    so.accepted += accepted;
    so.refused += manifestsBelow(filesOf(outdir).map(file => join(outdir, file))).length - accepted;
    report.step(`${example}: REFUSED: ${said(error)}`);
    return;
  }
  if (['20-volumes.k8s.yaml', '30-cluster.k8s.yaml'].every(name => fileOf(outdir, name) !== undefined)) so.bound += await bind(report, outdir, example);
  const before = await settled(example, outdir);
  let second: Applied[];
  try {
    second = await applyQuietly(outdir);
  } catch (error) {
    so.changed.push(`${example} whole`);
    report.step(`${example}: REFUSED the second time: ${said(error)}`);
    return;
  }
  const changed = second.filter(({ object, resourceVersion, version }) => before.get(object) !== resourceVersion && !(STORED_TWICE.test(object) && version === '1')).map(({ object }) => object);
  so.changed.push(...changed.map(object => `${example}: ${object}`));
  so.unchanged += second.length - changed.length;
  report.step(`${example}: ${second.length} objects are accepted, and the second application changes ${changed.join(', ') || 'none'}`);
}

/** Kinds of others that examples use. */
export const KINDS_OF_EXAMPLES = ['snapshot', 'argoproj', 'kustomize'];

/** What delivers examples lives in namespaces that it brings itself. */
const NAMESPACES_OF_CONTROLLERS = ['argocd', 'flux-system'];

/** Examples share names: what one leaves must not answer for the next. */
function clear(): void {
  kubectl(['-n', NAMESPACE, 'delete', 'pvc', '--all', '--wait=false']);
  kubectl(['-n', NAMESPACE, 'delete', 'cephcluster,cephblockpool,cephfilesystem,cephobjectstore', '--all', '--wait=false'], { anyway: true });
  kubectl(['delete', 'pv', '--all', '--wait=false']);
  kubectl(['delete', 'storageclass', '--all'], { anyway: true });
}

/** Apply every example for real, twice. */
export async function applyExamples(report: Report): Promise<Applications> {
  const so: Applications = { accepted: 0, refused: 0, unchanged: 0, changed: [], bound: 0 };
  const names = exampleNames();
  makeNamespaces(NAMESPACES_OF_CONTROLLERS);
  // The one that brings Rook's kinds goes first.
  for (const [i, example] of ['full-install', ...names.filter(name => name !== 'full-install')].entries()) {
    say(`${example}: example ${i + 1} of ${names.length}`);
    await applyTwice(report, example, so);
    clear();
  }
  return so;
}

export const examples: Proof = {
  name: 'examples',
  question: 'Does a real API server take every example whole, unknown fields refused, and does it find the second application equal to the first?',
  async prove(report) {
    applyKindsOfOthers(KINDS_OF_EXAMPLES);
    const { accepted, refused, unchanged, changed, bound } = await applyExamples(report);
    report.conclude({
      'objects judged': accepted + refused,
      'refused': refused,
      'unchanged on second apply': `${unchanged}/${accepted}`,
      'changed on second apply': changed.length,
      'claims bound to the volume they name': bound,
    });
    report.expectAll({ 'every object is accepted': refused === 0, 'the second application changes none': changed.length === 0 });
  },
};
