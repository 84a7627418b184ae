import { Fault, FAULTS } from './faults';
import { GOOD } from './good';
import { spoil, Variation, VARIATIONS } from './known-bad';
import { manifestsIn } from '../../packages/console/src/input/manifests';
import { Policy, PolicyManifest } from '../../src';
import { readGolden } from '../../tools/lib/examples';

/** An object that must not get through, the good one that it was made of, and what our rules across objects say of it. */
export interface BadObject {
  readonly what: string;
  /** `Kind/name`. */
  readonly name: string;
  readonly object: any;
  readonly intact: any;
  /** The codes of what is found, one for each finding. */
  readonly codes: string[];
}

/** Every object that is known to be bad: the faults in what examples render, then the variations of small good objects. */
export const badObjects = (): BadObject[] => [...FAULTS.map(injected), ...VARIATIONS.map(varied)];

/** The rendered objects of an example, read anew each time from the text that is applied. */
export const rendered = (example: string): PolicyManifest[] =>
  [...readGolden(example)].filter(([file]) => file.endsWith('.yaml')).flatMap(([file, text]) => manifestsIn(file, text).manifests);

/** The object before and after, and what the rules find in the whole example then. */
export function injected({ example, object: target, spoil: change, what }: Fault): BadObject {
  const [kind, name] = target.split('/');
  const manifests = rendered(example);
  const objects = manifests.map(({ object }) => object);
  const object = objects.find(candidate => candidate.kind === kind && (name === undefined || candidate.metadata.name === name));
  if (object === undefined) throw new Error(`${example} has no ${target} for ${what}`);
  const intact = structuredClone(object);
  change(object, objects);
  const spoilt = objects.map((one, i) => manifests[i] ?? { object: one, path: `added[${i}]` });
  return { what, name: named(intact), object, intact, codes: Policy.judge(spoilt).findings.map(({ code }) => code) };
}

/** The object before and after, and what the rules find in it alone that they do not find in the good one. */
export function varied(variation: Variation): BadObject {
  const codes = (object: object) => Policy.judge([{ object, path: 'x' }]).findings.map(({ code }) => code);
  const [intact, object] = [GOOD[variation.base] as any, spoil(variation)];
  const before = codes(intact);
  return { what: variation.what, name: named(intact), object, intact, codes: codes(object).filter(code => !before.includes(code)) };
}

function named({ kind, metadata }: any): string {
  return `${kind}/${metadata.name}`;
}
