import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { Phase } from '../../../src/core';
import { NOT_PLAIN, plainly } from '../../../src/core/private/plain';
import { render } from '../../../src/core/render';

const KIND = { apiVersion: 'example.org/v1', kind: 'Thing', namespaced: true };

const bodies = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/).filter(key => !['kind', 'metadata', 'apiVersion', 'resolve', 'value'].includes(key)),
  fc.jsonValue({ maxDepth: 4 }).map(value => JSON.parse(JSON.stringify(value))), { maxKeys: 5, noNullPrototype: true },
);

function chart(): Chart {
  return new Chart(new App(), 'chart', { namespace: 'storage', labels: { team: 'a' } });
}

describe('Plain data', () => {
  test('is written as cdk8s writes it', () => {
    fc.assert(fc.property(bodies, body => {
      const scope = chart();
      const ours = render(scope, KIND, { name: 'x' }, () => body, { phase: Phase.CLUSTER, id: 'ours' });
      const theirs = new ApiObject(scope, 'theirs', { apiVersion: KIND.apiVersion, kind: KIND.kind, metadata: { name: 'x' }, ...structuredClone(body) });
      expect(JSON.stringify(ours.toJson())).toBe(JSON.stringify(theirs.toJson()));
    }), { numRuns: 500 });
  });

  test('is a copy, with keys in order and without null and undefined', () => {
    const given = { b: [{ d: 1, c: null }], a: undefined, c: { e: undefined } };
    expect(JSON.stringify(plainly(given))).toBe('{"b":[{"d":1}],"c":{}}');
    expect((plainly(given) as typeof given).b).not.toBe(given.b);
  });

  test.each([
    ['a token', Lazy.any({ produce: () => 1 })], ['a function', () => 1], ['a date', new Date(0)], ['a big number', 1n], ['a map', new Map()],
  ])('is not %s, wherever it stands', (_, value) => {
    for (const holder of [value, [value], { a: value }, { a: [{ b: value }] }]) expect(plainly(holder)).toBe(NOT_PLAIN);
  });
});

describe('An object', () => {
  test('resolves what cdk8s resolves', () => {
    const object = render(chart(), KIND, { name: 'x' }, () => ({ spec: { lazy: Lazy.any({ produce: () => ({ b: 1, a: 2 }) }) } }), { phase: Phase.CLUSTER });
    expect(object.toJson().spec).toEqual({ lazy: { a: 2, b: 1 } });
  });

  test('asks the resolvers of its app', () => {
    const app = new App({ resolvers: [{ resolve: context => { if (context.value === 'here') context.replaceValue('there'); } }] });
    const object = render(new Chart(app, 'chart'), KIND, { name: 'x' }, () => ({ spec: { place: 'here' } }), { phase: Phase.CLUSTER });
    expect(object.toJson().spec).toEqual({ place: 'there' });
  });

  test('is patched after it was rendered once already', () => {
    const object = render(chart(), KIND, { name: 'x' }, () => ({ spec: { count: 1 } }), { phase: Phase.CLUSTER });
    expect(object.toJson().spec).toEqual({ count: 1 });
    object.addJsonPatch(JsonPatch.replace('/spec/count', 2));
    expect(object.toJson().spec).toEqual({ count: 2 });
  });
});
