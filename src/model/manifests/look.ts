import type { PolicyManifest } from './policy-manifest';
import type { Violation } from '../rules';

/** Hand-made objects may hold anything anywhere; what is no list is an empty one. */
export function list(value: any): any[] {
  return Array.isArray(value) ? value : [];
}

/** Whether something is an object of keys and values. */
export function isMap(value: unknown): value is Record<string, any> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The keys and values of what should be an object. */
export function entries(value: any): [string, any][] {
  return isMap(value) ? Object.entries(value) : [];
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

/** Tells the names of all of some objects but one, for a message: the first few, found once for all of them. */
export function othersAmong(all: readonly PolicyManifest[]): (self: PolicyManifest) => string {
  const bearers = new Map<string, number>();
  for (const manifest of new Set(all)) bearers.set(nameOf(manifest), (bearers.get(nameOf(manifest)) ?? 0) + 1);
  const first = [...bearers.keys()].sort().slice(0, TOLD + 1);
  return self => first.filter(name => name !== nameOf(self) || bearers.get(name)! > 1).slice(0, TOLD).join(' and ');
}

/** How many names a message has. */
const TOLD = 5;
