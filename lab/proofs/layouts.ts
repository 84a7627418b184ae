import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawn } from '../../test/conformance/drawn';
import { build, documentsOf } from '../../test/properties/lib/build';
import { SEED } from '../../test/properties/lib/law';
import { countAccepted } from '../lib/cluster';
import { kubectl } from '../lib/control-plane';
import { RUN } from '../lib/paths';
import { Report } from '../lib/proof';
import { during, say } from '../lib/say';

/** kubectl starts once for so many objects; as many calls are under way at once as keep two processors busy. */
const PER_CALL = 200;
const AT_ONCE = 3;

/** What happened to generated layouts, in numbers of objects. */
export interface Judged {
  layouts: number;
  objects: number;
  /** Objects that differ from every other: each is judged once. */
  distinct: number;
  refusals: string[];
}

/** An object, and the first layout that it is in. */
interface Drawn { readonly layout: number; readonly text: string }

/** Judge what the property tests generate, nothing of it is kept. */
export async function judgeLayouts(report: Report, count = 300): Promise<Judged> {
  const layouts = drawn(count);
  say(`${layouts.length} layouts are drawn with seed ${SEED} and synthesized; FC_SEED=${SEED} draws the same again`);
  const seen = new Map<string, Drawn>();
  let objects = 0;
  const namespaces = new Set<string>();
  layouts.forEach((blueprint, layout) => {
    for (const document of documentsOf(build(blueprint))) {
      const text = JSON.stringify(document);
      objects++;
      if (!seen.has(text)) seen.set(text, { layout, text });
      if (document.metadata.namespace) namespaces.add(document.metadata.namespace);
    }
  });
  makeNamespaces(namespaces);
  const all = [...seen.values()];
  const judged: Judged = { layouts: layouts.length, objects, distinct: all.length, refusals: await judge(all) };
  report.step(`${judged.layouts} layouts (seed ${SEED}) have ${objects} objects, of which ${all.length} differ: ${judged.refusals.length} refused${judged.refusals.map(refusal => `\n  ${refusal}`).join('')}`);
  return judged;
}

/** A dry run makes no namespace, and what is in one needs it. */
export function makeNamespaces(names: Iterable<string>): void {
  for (const name of names) kubectl(['create', 'namespace', name], { anyway: true });
}

async function judge(all: readonly Drawn[]): Promise<string[]> {
  const home = join(RUN, 'layouts');
  mkdirSync(home, { recursive: true });
  const refusals: string[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    while (next < all.length) {
      const [from, batch] = [next, all.slice(next, next + PER_CALL)];
      next += batch.length;
      refusals.push(...await refused(batch, join(home, `${from}.json`)));
      done += batch.length;
    }
  };
  await during(() => `objects of generated layouts: ${done} of ${all.length} judged, ${refusals.length} refused`, Promise.all(Array.from({ length: AT_ONCE }, work)));
  return refusals;
}

/** Those that the server refuses, with what it says; a batch with one in it is asked about again by halves. */
async function refused(batch: readonly Drawn[], file: string): Promise<string[]> {
  writeFileSync(file, `{"apiVersion":"v1","kind":"List","items":[${batch.map(({ text }) => text).join(',')}]}`);
  const { accepted, said } = await countAccepted(file, true);
  rmSync(file);
  if (accepted === batch.length) return [];
  if (batch.length === 1) return [`layout ${batch[0].layout}: ${said}`];
  const found: string[] = [];
  const half = Math.ceil(batch.length / 2);
  for (const part of [batch.slice(0, half), batch.slice(half)]) found.push(...await refused(part, file));
  return found;
}
