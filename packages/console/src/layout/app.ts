import { ApiObject, Chart } from 'cdk8s';
import { Finding, Findings, StorageApp, StorageStack } from 'cdk8s-ceph';
import type { Layout } from './load';
import { fieldOf } from './places';
import type { Included } from './read';
import type { Problem } from '../io/problem';

/** A layout, built. */
export interface Built {
  readonly app: StorageApp;
  readonly stack: StorageStack;
  /** What the rules say, each at the line that caused it. */
  readonly problems: readonly Problem[];
}

/** Build the stack that a layout describes, with the objects of applications beside it, and ask the rules. */
export function build(layout: Layout, included: readonly Included[], outdir?: string): Built {
  const app = new StorageApp({ outdir, quiet: true });
  const stack = new StorageStack(new Chart(app, 'storage'), 'stack', layout.props);
  const applications = included.length === 0 ? undefined : new Chart(app, 'applications');
  const written = new Map<string, Included>();
  included.forEach((each, i) => {
    const { node } = new ApiObject(applications!, `${i}-${each.object.kind}-${each.object.metadata.name}`, each.object);
    written.set(node.path, each);
  });
  return { app, stack, problems: Findings.of(app).map(finding => problemOf(finding, layout, stack, written)) };
}

function problemOf(finding: Finding, layout: Layout, stack: StorageStack, written: ReadonlyMap<string, Included>): Problem {
  const { code, severity, path, property, value, reason, fix, see, approved } = finding;
  const told = { code, severity, value, reason, fix, see, approved };
  const include = written.get(path);
  if (include !== undefined) return { ...told, place: { file: include.file, line: include.line, field: property } };
  const source = stack.sourceOf(finding);
  if (source === undefined) return { ...told, place: { file: layout.file, field: property } };
  const keys = source.keys.map((key, i) => isIndex(layout, source.keys.slice(0, i)) ? Number(key) : key);
  const { line, column, anchor } = layout.places.of(keys);
  return { ...told, place: { file: layout.file, line, column, field: fieldOf(keys) }, reason: anchor === undefined ? reason : `${reason}; it is written in line ${anchor.line}` };
}

/** Whether what stands at a place is a list. */
function isIndex(layout: Layout, keys: readonly string[]): boolean {
  return Array.isArray(keys.reduce<any>((value, key) => value?.[key], layout.props));
}
