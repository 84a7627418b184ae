import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeNamespaces } from './layouts';
import { BadObject, badObjects } from '../../test/conformance/bad-objects';
import { judge } from '../../tools/lib/kubectl-validate';
import { countAccepted } from '../lib/cluster';
import { kubectl } from '../lib/control-plane';
import { RUN } from '../lib/paths';
import { Report } from '../lib/proof';
import { during, say } from '../lib/say';

const AT_ONCE = 3;
/** So many characters say what the matter is. */
const ENOUGH = 200;

/** What each of the judges says of an object that is known to be bad; a judge that says nothing is blind to it. */
export interface Verdict {
  readonly what: string;
  readonly object: string;
  readonly server: string | undefined;
  readonly validator: string | undefined;
  readonly policy: string | undefined;
}

/** What kubectl says when it is not the object's fault. */
const OF_THE_LAB = /connect|timeout|timed out|deadline|EOF|too many requests|Unauthorized/i;

/** Show objects that are known to be bad to the real server, to kubectl-validate and to our rules across objects. */
export async function judgeFaults(report: Report): Promise<Verdict[]> {
  const bad = badObjects();
  const home = join(RUN, 'faults');
  mkdirSync(home, { recursive: true });
  makeNamespaces(new Set(bad.flatMap(({ intact }) => intact.metadata.namespace ?? [])));

  const intact = join(home, 'intact.json');
  writeFileSync(intact, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: bad.map(each => each.intact) }));
  const { accepted, said } = await during(() => 'the good objects are judged', countAccepted(intact, true));
  rmSync(intact);
  report.expect(`the server accepts all ${bad.length} objects before they are spoilt${said && `: ${said}`}`, accepted === bad.length);

  say(`${bad.length} bad objects are shown to kubectl-validate, which takes about twenty seconds`);
  const validator = validated(home, bad);
  const server = await served(bad);
  return bad.map(({ what, name, codes }, i) => ({ what, object: name, server: server[i], validator: validator[i], policy: [...new Set(codes)].join(', ') || undefined }));
}

/** What kubectl-validate says of each, undefined where it finds nothing. */
function validated(home: string, bad: readonly BadObject[]): (string | undefined)[] {
  // JSON is YAML in which no text can be mistaken for a boolean or a number.
  bad.forEach(({ object }, i) => writeFileSync(join(home, `${i}.yaml`), JSON.stringify(object)));
  const found = new Map(judge([home]).map(({ file, valid, errors }) => [basename(file, '.yaml'), valid ? undefined : errors.join('; ').slice(0, ENOUGH)]));
  return bad.map((_, i) => {
    if (!found.has(`${i}`)) throw new Error(`kubectl-validate gave no verdict on ${bad[i].what}`);
    return found.get(`${i}`);
  });
}

/** What the server says of each, undefined where it accepts it. One call each: only so is it clear what an answer is about. */
async function served(bad: readonly BadObject[]): Promise<(string | undefined)[]> {
  const answers: (string | undefined)[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    while (next < bad.length) {
      const i = next++;
      answers[i] = await refusal(bad[i], join(RUN, 'faults', `${i}.yaml`));
      done++;
    }
  };
  await during(() => `bad objects are shown to the server: ${done} of ${bad.length}`, Promise.all(Array.from({ length: AT_ONCE }, work)));
  kubectl(['get', '--raw', '/readyz']);
  return answers;
}

async function refusal({ what }: BadObject, file: string): Promise<string | undefined> {
  const { accepted, said } = await countAccepted(file, true);
  if (accepted === 1) return undefined;
  if (said === '' || OF_THE_LAB.test(said)) throw new Error(`no answer on ${what}: ${said}`);
  return said.replaceAll(file, 'the file').replace(/\s*\n\s*(\* )?/g, ' ').slice(0, ENOUGH);
}
