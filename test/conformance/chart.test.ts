import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CHART_DEFAULTS } from '../../src/model/manifests/chart/defaults';
import { merged } from '../../src/model/manifests/chart/objects';
import { PATHS } from '../../tools/lib/paths';

const values = parse(readFileSync(join(PATHS.root, 'vendor', 'charts', 'rook-ceph-cluster.yaml'), 'utf8'));

/** Everything that one value says is said by the other. */
function within(ours: any, theirs: any, path: string): string[] {
  if (Array.isArray(ours)) return ours.length === theirs?.length ? ours.flatMap((item, i) => within(item, theirs[i], `${path}[${i}]`)) : [`${path}: ${theirs?.length} items`];
  if (ours !== null && typeof ours === 'object') return Object.entries(ours).flatMap(([key, value]) => within(value, theirs?.[key], `${path}.${key}`));
  return ours === theirs ? [] : [`${path}: ${JSON.stringify(ours)} is ${JSON.stringify(theirs)} there`];
}

describe("The values of Rook's chart for clusters", () => {
  test('are what the rules take them to be where nobody gives others', () => expect(within(CHART_DEFAULTS, values, '')).toEqual([]));

  test('hold no further list of objects that the rules would overlook', () => {
    const lists = Object.entries(values).filter(([, value]) => Array.isArray(value)).map(([key]) => key);
    expect(lists.filter(key => !(key in CHART_DEFAULTS))).toEqual([]);
  });

  test('are merged as Helm does it: maps key by key, lists as a whole, null takes away', () => {
    expect(merged({ a: { b: 1, c: 2 }, d: [1], e: 1 }, { a: { b: 3 }, d: [2], e: null })).toEqual({ a: { b: 3, c: 2 }, d: [2] });
  });
});
