import { isUnknown, NotKnown } from '../../../src/model/layout/known';
import type { PolicyManifest } from '../../../src/model/manifests';
import { describedBy } from '../../../src/model/manifests/descriptions';
import { judgeAll } from '../../../src/model/rules/judge';
import type { Rule } from '../../../src/model/rules/rule';

/** As much of an object as every object has. */
export function skeletonOf({ object: { apiVersion, kind, metadata }, path }: PolicyManifest): PolicyManifest {
  return { object: { apiVersion, kind, metadata: { name: metadata.name, namespace: metadata.namespace } }, path };
}

/** What a fact that nobody told may be taken for by mistake, and other things that it may be. */
const VALUES: readonly unknown[] = [0, '', [], {}, false, undefined, true, 1, 'a', ['a']];

/** Codes of rules that could not be asked of these objects. */
export function unjudgedOf(manifests: readonly PolicyManifest[]): string[] {
  return [...new Set(judgeAll(describedBy(manifests)).unjudged.map(({ code }) => code))].sort();
}

/** Properties that are refused although a fact is not known: with another value in its place they are not. */
export function guesses(manifests: readonly PolicyManifest[]): string[] {
  return [...describedBy(manifests)].flatMap(([{ name, rules, relate }, described]) => {
    const cases = relate === undefined ? described : relate(described);
    return cases.flatMap(({ spec }) => unknownsIn(spec).flatMap(path => rules.flatMap(rule => {
      const others = VALUES.flatMap(value => {
        const found = refusedBy(rule, replaced(spec, path, value));
        return found === undefined ? [] : [found];
      });
      const guessed = (refusedBy(rule, spec) ?? []).filter(property => others.some(other => !other.includes(property)));
      return guessed.map(property => `${rule.code} refuses '${property}' of a ${name} without knowing '${path.join('.')}'`);
    })));
  });
}

/** The properties that a rule refuses; nothing where it lacks a fact, or a value is none that it could have. */
function refusedBy(rule: Rule<any>, spec: unknown): string[] | undefined {
  try {
    return rule.check(spec).map(({ property }) => property);
  } catch (error) {
    if (error instanceof NotKnown || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Where in a spec facts are missing. */
function unknownsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (isUnknown(value)) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => unknownsIn(item, [...path, key]));
}

function replaced(value: any, [key, ...rest]: readonly string[], by: unknown): any {
  if (key === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaced(value[key], rest, by);
  return copy;
}
