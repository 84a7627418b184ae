import { CheckStatus } from '../check';
import type { Expectation } from '../expectation';

/** What one answer shows of one expectation. */
export interface Reading {
  readonly status: CheckStatus;
  readonly message: string;
  readonly details: readonly string[];
  readonly left?: number;
}

/** Reads the JSON of an answer. It throws nothing: what it cannot read is `unknown`. */
export type Reader = (json: unknown, expectation: Expectation) => Reading;

export const pass = (reason: string, details: readonly string[] = []): Reading => ({ status: CheckStatus.PASS, message: reason, details });
/** @param left how much is left until it passes, in whatever unit, where the answer tells */
export const fail = (reason: string, details: readonly string[] = [], left?: number): Reading => (
  { status: CheckStatus.FAIL, message: reason, details, ...left === undefined ? {} : { left } }
);
export const unknown = (reason: string, details: readonly string[] = []): Reading => ({ status: CheckStatus.UNKNOWN, message: reason, details });

/** The value at a place of the answer; `undefined` where the answer has no such place. */
export function at(json: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined, json);
}

export function numberAt(json: unknown, ...path: string[]): number | undefined {
  const value = at(json, ...path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function textAt(json: unknown, ...path: string[]): string | undefined {
  const value = at(json, ...path);
  return typeof value === 'string' ? value : undefined;
}

export function listAt(json: unknown, ...path: string[]): readonly unknown[] | undefined {
  const value = at(json, ...path);
  return Array.isArray(value) ? value : undefined;
}

/** The numbers of the OSDs, or `undefined` where one of them is not known yet: then nothing can be said of any. */
export function idsOf({ osds }: Expectation): number[] | undefined {
  const ids = (osds ?? []).map(({ id }) => id).filter(id => id !== undefined);
  return ids.length > 0 && ids.length === osds?.length ? ids : undefined;
}

/** Which OSDs have no number yet, for a message. */
export function unresolved({ osds = [] }: Expectation): Reading {
  const names = osds.filter(({ id }) => id === undefined).map(({ deviceSet, index }) => index === undefined ? deviceSet : `${deviceSet}#${index}`);
  return unknown(names.length === 0 ? 'no OSD is named' : `no OSD is found for ${names.join(', ')}`);
}
