import { exampleNames, phasesOf, readGolden } from '../../tools/lib/examples';

interface Place {
  readonly path: string;
  readonly value: unknown;
}

const EXAMPLES = exampleNames();

describe.each(EXAMPLES)('the golden files of %s', name => {
  const phases = phasesOf(readGolden(name));

  test('hold no null', () => {
    expect(everyPlace().filter(({ value }) => value === null).map(({ path }) => path)).toEqual([]);
  });

  test('name no device by a name that moves', () => {
    const moving = everyPlace().filter(({ value }) => typeof value === 'string' && /\/dev\/(sd[a-z]|vd[a-z]|nvme\d|dm-\d|loop\d)/.test(value));
    // The script of the host preparation handles loop devices that it found itself.
    expect(moving.filter(({ path }) => !path.endsWith('.data.prepare.sh')).map(({ path }) => path)).toEqual([]);
  });

  test('never take devices that nobody named', () => {
    const greedy = everyPlace().filter(({ path, value }) => /\.(useAllDevices|useAllNodes)$/.test(path) && value === true);
    expect(greedy.map(({ path }) => path)).toEqual([]);
  });

  function everyPlace(): Place[] {
    return phases.flatMap(({ file, objects }) => objects.flatMap((object, i) => places(object, `${file}[${i}]`)));
  }
});

function places(value: unknown, path: string): Place[] {
  const below = value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, item]) => places(item, `${path}.${key}`)) : [];
  return [{ path, value }, ...below];
}
