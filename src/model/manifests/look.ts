import type { PolicyManifest } from './policy-manifest';
import type { Violation } from '../rules/rule';

/** Hand-made objects may hold anything anywhere; what is no list is an empty one. */
export function list(value: any): any[] {
  return Array.isArray(value) ? value : [];
}

/** The keys and values of what should be an object. */
export function entries(value: any): [string, any][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}

/** For people: kind, namespace and name. */
export function nameOf({ object }: PolicyManifest): string {
  return `${object.kind} ${[object.metadata?.namespace, object.metadata?.name].filter(part => part !== undefined).join('/')}`;
}

/** A violation on one object. */
export function on(manifest: PolicyManifest, property: string, value: unknown, reason: string, fix: string): Violation {
  return { at: manifest.path, property, value: told(value), reason, fix };
}

function told(value: unknown): string {
  if (value === undefined) return 'not set';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** The names of some objects but one, for a message. */
export function others(all: readonly PolicyManifest[], self: PolicyManifest): string {
  const names = all.filter(other => other !== self).map(nameOf);
  return [...new Set(names)].sort().slice(0, 5).join(' and ');
}
