import * as fc from 'fast-check';
import { build } from './lib/build';
import { holds, tellSeed } from './lib/law';
import { stacks } from './lib/layouts';
import { differences, manifestsOf } from './lib/lenses';
import { guesses, skeletonOf, unjudgedOf } from './lib/skeletons';
import { Findings, Severity } from '../../src';
import { READERS } from '../../src/model/manifests/descriptions';

tellSeed();

const TOPICS = READERS.map(({ topic }) => topic.name);

describe('What constructs say of a thing', () => {
  const held = new Map<string, number>();

  test('is what its objects say, fact by fact', () => {
    holds('constructs and objects describe alike', stacks(), blueprint => {
      expect(differences(build(blueprint), held)).toEqual([]);
    });
  });

  test('is held against the objects of stacks that are accepted', () => {
    holds('stacks are accepted', stacks(), blueprint => {
      expect(Findings.of(build(blueprint)).filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
    }, 20);
  });

  // A law over nothing would hold.
  test.each(TOPICS)('was held against objects: %s', topic => expect(held.get(topic)).toBeGreaterThan(0));
});

/** Rules that need a fact which is not told by an object of which nothing is there but its name. */
const NEEDING_MORE = [
  'ceph-cluster/ceph-version',
  'ceph-cluster/host-contradiction',
  'ceph-cluster/manager-count',
  'ceph-cluster/monitors-exceed-hosts',
  'ceph-cluster/namespace-without-permissions',
  'ceph-cluster/single-manager',
  'rook-operator/cluster-namespaces',
  'rook-operator/setting-with-prop',
  'storage-class/derived-parameter',
];

describe('What objects leave open', () => {
  const skeletons = fc.sample(stacks(), { seed: 8, numRuns: 5 }).map(blueprint => manifestsOf(build(blueprint)).map(skeletonOf));

  test('is not guessed', () => {
    expect(skeletons.flatMap(guesses)).toEqual([]);
  });

  test('is told beside the rules that need it', () => {
    expect([...new Set(skeletons.flatMap(unjudgedOf))].sort()).toEqual(NEEDING_MORE);
  });
});

test('Every kind of thing is read once', () => {
  expect(new Set(TOPICS).size).toBe(TOPICS.length);
});
