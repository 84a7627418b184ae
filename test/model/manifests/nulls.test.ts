import { judgeEdits } from '../../../src/model/change';
import { Policy, PolicyManifest, stateOf } from '../../../src/model/manifests';
import { stackOf } from '../../../src/model/manifests/stack';
import { exampleNames, readGolden } from '../../../tools/lib/examples';
import { objectsOf } from '../../../tools/lib/summary/objects';

type Path = readonly (string | number)[];

/** Every place in an object, whole branches as well. */
function placesIn(value: any, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.keys(value).flatMap(key => {
    const place = [...at, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesIn(value[key], place)];
  });
}

/** Every list in an object. */
const listsIn = (object: any): Path[] => placesIn(object).filter(place => Array.isArray(valueAt(object, place)));
const valueAt = (object: any, place: Path): any => place.reduce((value, key) => value?.[key], object);

function withNullAt(object: any, place: Path): any {
  const copy = structuredClone(object);
  valueAt(copy, place.slice(0, -1))[place[place.length - 1]] = null;
  return copy;
}

function withNullInLists(object: any): any {
  const copy = structuredClone(object);
  for (const place of listsIn(object)) valueAt(copy, place)?.unshift(null);
  return copy;
}

/** The objects of an example, but for those that are only applied. */
function manifestsOf(name: string): PolicyManifest[] {
  return [...readGolden(name)].filter(([file]) => file.endsWith('.yaml'))
    .flatMap(([file, text]) => objectsOf(text).map((object, i): PolicyManifest => ({ object, path: `${file}[${i}]`, file })))
    .filter(({ object }) => object.kind !== 'CustomResourceDefinition');
}

/** All who read objects do it. */
function read(manifests: readonly PolicyManifest[], former: readonly PolicyManifest[]): void {
  const state = (from: readonly PolicyManifest[]) => stateOf(from.map(({ object }) => object));
  Policy.judge([...manifests]);
  stackOf(manifests);
  judgeEdits({ former: state(former), next: state(manifests) });
  judgeEdits({ former: state(manifests), next: state(former) });
}

const EXAMPLES = new Map(exampleNames().map(name => [name, manifestsOf(name)]));
// Of places that differ in their index only, and of objects of one kind, one is enough.
const seen = new Set<string>();

describe.each([...EXAMPLES])('of %s', (_name, manifests) => {

  test('a null at any place of any kind stops nobody who reads it', () => {
    const places = manifests.map(({ object }) => placesIn(object).filter(place => {
      const kind = `${object.kind} ${place.map(key => typeof key === 'number' ? '#' : key).join('.')}`;
      return !seen.has(kind) && seen.add(kind);
    }));
    // Each object takes a null at one of its places at once.
    for (let i = 0; i < Math.max(...places.map(({ length }) => length)); i++) {
      read(manifests.map((manifest, j) => places[j][i] === undefined ? manifest : { ...manifest, object: withNullAt(manifest.object, places[j][i]) }), manifests);
    }
  });

  test('a null in each list stops nobody, changes nothing that is read, and is told', () => {
    const nulled = manifests.map(manifest => ({ ...manifest, object: withNullInLists(manifest.object) }));
    read(nulled, manifests);
    expect(stackOf(nulled)).toEqual(stackOf(manifests));
    const told = new Set(Policy.judge(nulled).findings.filter(({ code }) => code === 'policy/null-value').map(({ path }) => path));
    const mapped = manifests.filter(({ object }) => object.kind === 'CephCluster' && listsIn(object).length > 0);
    expect(mapped.filter(({ path }) => !told.has(path))).toEqual([]);
  });
});
