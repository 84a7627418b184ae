import { build } from './lib/build';
import { holds, tellSeed } from './lib/law';
import { layouts } from './lib/layouts';
import { differences } from './lib/lenses';
import { READERS } from '../../src/model/manifests/descriptions';

tellSeed();

test('What constructs say of a thing is what its objects say, fact by fact', () => {
  holds('constructs and objects describe alike', layouts(), blueprint => {
    expect(differences(build(blueprint))).toEqual([]);
  });
});

test('Every kind of thing is read once', () => {
  const names = READERS.map(({ topic }) => topic.name);
  expect(new Set(names).size).toBe(names.length);
});
