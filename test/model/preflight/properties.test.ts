import * as fc from 'fast-check';
import { CASES, running } from './lib/cases';
import { answersOf, Good, goodAnswers, goodStack, HOSTS } from './lib/good';
import type { HostCapture } from '../../../src/model/inventory';
import { preflight, Preflight, PreflightAnswers } from '../../../src/model/preflight';
import { holds, tellSeed } from '../../properties/lib/law';

tellSeed();

const stack = goodStack();

/** Slips that need no other stack. */
const SLIPS = Object.values(CASES).flatMap(({ stack: own, spoil }) => own === undefined && spoil !== undefined ? [spoil] : []);

/** Every answer by a way to take it away. */
const without: Readonly<Record<string, (answers: PreflightAnswers) => PreflightAnswers>> = {
  ...Object.fromEntries((['nodes', 'namespaces', 'deployments', 'crds', 'cephClusters', 'pvs', 'pvcs', 'storageClasses', 'version', 'moments'] as const).map(name => [name, (answers: PreflightAnswers) => ({ ...answers, [name]: undefined })])),
  ...Object.fromEntries(HOSTS.map(host => [`capture of ${host}`, (answers: PreflightAnswers) => ({ ...answers, captures: new Map([...answers.captures].filter(([name]) => name !== host)) })])),
  ...Object.fromEntries((['modules', 'folders', 'clock', 'interfaces'] as const).flatMap(part => HOSTS.map(host => [`${part} of ${host}`, (answers: PreflightAnswers) => ({
    ...answers, captures: new Map([...answers.captures].map(([name, capture]): [string, HostCapture] => [name, name === host ? { ...capture, [part]: undefined } : capture])),
  })]))),
};

const found = ({ findings }: Preflight) => findings.map(({ code, path, property }) => `${code} ${path} ${property}`);
const unknown = ({ notJudged }: Preflight) => notJudged.flatMap(({ want, codes, paths }) => paths.flatMap(path => codes.map(code => `${code} ${path} ${want}`)));

test.each(Object.keys(without))('without the %s, nothing is clean that was not seen', name => {
  const all = answersOf(goodAnswers()), less = preflight(stack, without[name](all));
  expect(less.findings).toEqual([]);
  expect(less.notJudged.length).toBeGreaterThan(0);
});

test('an answer that is taken away adds no finding, whatever else is wrong, and what is no longer told is told as not judged', () => {
  holds('taking answers away adds no finding', fc.tuple(fc.subarray(SLIPS), fc.boolean(), fc.subarray(Object.keys(without), { minLength: 1 })), ([slips, runs, names]) => {
    const good = goodAnswers();
    if (runs) running(good);
    for (const slip of slips) slip(good);
    const all = answersOf(good), whole = preflight(stack, all), less = preflight(stack, names.reduce((answers, name) => without[name](answers), all));
    expect(found(less).filter(each => !found(whole).includes(each))).toEqual([]);
    // Whatever was found is found, or counted.
    const codes = new Set(unknown(less).map(each => each.split(' ')[0]));
    expect(whole.findings.filter(({ code, path, property }) => !found(less).includes(`${code} ${path} ${property}`) && !codes.has(code)).map(({ code }) => code)).toEqual([]);
  });
});

/** What may stand anywhere in an answer. */
const JUNK = fc.oneof(fc.constant(null), fc.constant({}), fc.constant([]), fc.constant('x'), fc.constant(-1), fc.constant([null]), fc.constant({ metadata: null }), fc.constant({ items: [{}] }), fc.boolean());

/** Every place in some JSON. */
function placesIn(json: any, path: (string | number)[] = []): (string | number)[][] {
  return json === null || typeof json !== 'object' ? [] : Object.keys(json).flatMap(key => [[...path, key], ...placesIn(json[key], [...path, key])]);
}

test('an answer of any form is read, or told as not read', () => {
  const names = ['nodes', 'namespaces', 'deployments', 'crds', 'cephClusters', 'pvs', 'pvcs', 'storageClasses', 'version'] as const;
  holds('broken answers do not throw', fc.tuple(fc.subarray(SLIPS), fc.array(fc.tuple(fc.nat(), JUNK), { minLength: 1, maxLength: 4 })), ([slips, junk]) => {
    const good: Good = goodAnswers();
    running(good);
    for (const slip of slips) slip(good);
    const lists: any = JSON.parse(JSON.stringify(Object.fromEntries(names.map(name => [name, good[name]]))));
    for (const [at, value] of junk) {
      const places = placesIn(lists), path = places[at % places.length];
      const parent = path.slice(0, -1).reduce((json, key) => json[key], lists);
      // A value of its own each time: answers are JSON, in which nothing holds itself.
      parent[path[path.length - 1]] = JSON.parse(JSON.stringify(value));
    }
    const { findings, notJudged } = preflight(stack, { ...answersOf(good), ...lists });
    for (const { value, reason, fix } of findings) for (const text of [value, reason, fix]) expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(Array.isArray(notJudged)).toBe(true);
  });
});

test('the order of answers does not matter', () => {
  holds('order does not matter', fc.subarray(SLIPS), slips => {
    const good = goodAnswers();
    for (const slip of slips) slip(good);
    const reversed = (list: any) => ({ ...list, items: [...list.items].reverse() });
    const { nodes, deployments, pvs, captures } = good;
    const turned: Good = { ...good, nodes: reversed(nodes), deployments: reversed(deployments), pvs: reversed(pvs), captures: new Map([...captures].reverse()) };
    expect(found(preflight(stack, answersOf(turned))).sort()).toEqual(found(preflight(stack, answersOf(good))).sort());
  });
});
