import type { Plain } from './rook-examples';

/** One place where two objects differ. What one side does not have is undefined. */
export interface Difference {
  /** The way to it, e.g. `spec.mon.count`; entries of lists by their number. */
  readonly path: string;
  readonly rook?: unknown;
  readonly ours?: unknown;
}

/** Marks for tools beside Rook: what an object is for, and that tools which apply whole directories never prune it. They say nothing to Rook. */
const OWN_MARK = /^(cdk8s-ceph|argocd\.argoproj\.io|kustomize\.toolkit\.fluxcd\.io)\//;

/** All differences of two objects, leaf by leaf. Names are promises of each app, so they are not compared. */
export function compare(rook: Plain, ours: Plain): Difference[] {
  return differences('', meant(rook), meant(ours));
}

/** An object without what means the same as nothing. */
function meant(document: Plain): unknown {
  const { metadata = {}, status: _, ...body } = document;
  const marks = Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([key]) => !OWN_MARK.test(key)));
  const labels = Object.fromEntries(Object.entries(metadata.labels ?? {}).filter(([key]) => !OWN_MARK.test(key)));
  const rookKind = String(document.apiVersion).startsWith('ceph.rook.io/');
  return normal({ ...body, metadata: { labels, annotations: marks } }, rookKind) ?? {};
}

/** What Rook writes back into every pool of a list: nothing that anybody asked for. */
const UNASKED: Plain = { application: '', dataChunks: 0, codingChunks: 0, size: 0 };

/**
 * Null and what is empty is left out, and in Rook's own kinds `false`, too: its switches are Go booleans that are left out when they are
 * false, so both are one value to the operator. An empty rule of a NetworkPolicy means everything and stays, as an entry of a list.
 */
function normal(value: unknown, rookKind: boolean, inList = false): unknown {
  if (value === null || value === undefined || (rookKind && value === false)) return undefined;
  if (Array.isArray(value)) {
    const entries = value.map(entry => normal(entry, rookKind, true)).filter(entry => entry !== undefined);
    return entries.length > 0 ? entries : undefined;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key, inner]) => !(rookKind && UNASKED[key] === inner))
    .map(([key, inner]) => [key, normal(inner, rookKind)] as const).filter(([, inner]) => inner !== undefined);
  return entries.length > 0 || inList ? Object.fromEntries(entries) : undefined;
}

function differences(path: string, rook: unknown, ours: unknown): Difference[] {
  if (isMap(rook) && isMap(ours)) {
    const keys = [...new Set([...Object.keys(rook), ...Object.keys(ours)])].sort();
    return keys.flatMap(key => differences(path === '' ? key : `${path}.${key}`, rook[key], ours[key]));
  }
  if (Array.isArray(rook) && Array.isArray(ours) && rook.length === ours.length) {
    return rook.flatMap((entry, i) => differences(`${path}[${i}]`, entry, ours[i]));
  }
  if (JSON.stringify(rook) === JSON.stringify(ours)) return [];
  // What only one side has is told leaf by leaf, too, so that a reason must be given for each.
  if (rook === undefined && isMap(ours)) return differences(path, {}, ours);
  if (ours === undefined && isMap(rook)) return differences(path, rook, {});
  return [{ path, rook, ours }];
}

function isMap(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
