import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LossForecast } from 'cdk8s-ceph';
import { forecast as told, layout as facts } from 'cdk8s-ceph/model';
import { check } from '../actions/check';
import { forecast, whatIf } from '../actions/forecast';
import type { Outcome } from '../actions/outcome';
import { synth } from '../actions/synth';
import { keepSources } from '../input/kept';
import type { Language } from '../text/language';
import { sayIn } from '../text/say';

/** What is asked of a layout, in the words of the command. */
export interface Question {
  readonly verb: 'check' | 'forecast' | 'what-if' | 'additions' | 'synth';
  readonly file: string;
  /** What the layout holds. */
  readonly text: string;
  /** The language of the library's own words. */
  readonly language: Language;
  /** What fails, for `what-if`. */
  readonly lose?: readonly string[];
}

const { additionsText, lossDetails, lossInWords, plainly, reportOf } = told;

/** Stacks that are looked at by turns: the one that is edited, and those of other windows. */
const KEPT = 3;

/** Made once: a language finds its sentences faster the second time. */
const SAY = new Map<Language, facts.Say>();

/** Answers as the command does with `--json`; losses come with the library's own words for them. */
export function judge({ verb, file, text, language, lose = [] }: Question): Outcome<unknown> {
  keepSources(KEPT);
  const say = SAY.get(language) ?? sayIn(language), given = { file, text };
  SAY.set(language, say);
  // Where each OSD stands is shown in the picture.
  const lossOf = (loss: LossForecast | undefined) => loss && { ...plainly(loss) as object, words: lossInWords(loss, say), details: lossDetails({ ...loss, osds: [] }, say) };
  switch (verb) {
    case 'check': return check(given);
    case 'forecast': return mapped(forecast({ ...given, additions: false }), ({ clusters }) => ({
      clusters: clusters.map(({ name, forecast: each }) => {
        const report = reportOf(each);
        return {
          name, ...plainly({ ...report, losses: [] }) as object, losses: report.losses.map(({ level, one, two }) => ({ level, one: lossOf(one), two: lossOf(two) })),
        };
      }),
    }));
    case 'what-if': return mapped(whatIf({ ...given, lose }), ({ lost, clusters }) => ({ lost, clusters: clusters.map(({ name, loss }) => ({ name, ...lossOf(loss) })) }));
    case 'additions': return mapped(forecast(given), ({ clusters }) => ({
      clusters: clusters.map(({ name, additions }) => ({ name, words: additions === undefined ? '' : additionsText(additions, say) })),
    }));
    case 'synth': return files(given);
  }
}

/** The files that would be written, with what is in them. */
function files(given: { readonly file: string; readonly text: string }): Outcome<unknown> {
  const home = mkdtempSync(join(tmpdir(), 'cdk8s-ceph-')), folder = join(home, 'dist');
  try {
    return mapped(synth({ ...given, folder }), ({ files: all }) => ({ files: all.map(each => ({ ...each, text: readFileSync(join(folder, each.path), 'utf8') })) }));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function mapped<Data, Other>({ data, ...outcome }: Outcome<Data>, other: (data: Data) => Other): Outcome<Other> {
  return data === undefined ? outcome : { ...outcome, data: other(data) };
}
