import { hostsMap } from './support/maps';
import { allIn, mapperOf, placeOne, without } from '../../../src/model/crush';
import { Draws } from '../../../src/model/crush/draws';

test('what was drawn is told for its own input and attempt', () => {
  const draws = new Draws();
  const value = (input: number, attempt: number) => (input ^ attempt * 77) & 1023;
  const inputs = Array.from({ length: 5000 }, (_, i) => Math.imul(i, 2654435761) >>> 0);
  for (const input of inputs) for (let attempt = 0; attempt < 3; attempt++) draws.set(input, attempt, value(input, attempt));
  const wrong = inputs.filter(input => [0, 1, 2].some(attempt => draws.get(input, attempt) !== value(input, attempt)) || draws.get(input, 3) !== -1);
  expect(wrong).toEqual([]);
  expect(draws.get(1, 0)).toBe(-1);
});

test('attempts beyond those that are remembered are drawn anew', () => {
  const draws = new Draws();
  draws.set(5, 100, 1);
  expect(draws.get(5, 100)).toBe(-1);
});

test('a mapper of large buckets that was asked before answers like one that was not', () => {
  const map = hostsMap(Array.from({ length: 100 }, (_, host) => [1 + host % 2, 1]));
  const asked = mapperOf(map);
  const all = allIn(200).reweights, some = without(allIn(200), [3, 4, 5, 40, 41, 120], 'out').reweights;
  const wrong: string[] = [];
  for (let round = 0; round < 4; round++) {
    for (let input = 0; input < 300; input++) {
      for (const [rule, size] of [[0, 3], [1, 6]]) {
        const reweights = (round + input) % 2 ? all : some;
        const [told, fresh] = [asked, mapperOf(map)].map(mapper => placeOne(mapper, rule, input, size, reweights));
        if (`${told}` !== `${fresh}`) wrong.push(`round ${round}, input ${input}, rule ${rule}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
