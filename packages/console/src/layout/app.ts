import { ApiObject, Chart } from 'cdk8s';
import { Delivery, Finding, Findings, StorageApp, StorageStack } from 'cdk8s-ceph';
import type { Layout } from './load';
import { reasonAt } from './places';
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
  const app = new StorageApp({ outdir, quiet: true, delivery: Delivery.fromProps(layout.delivery ?? {}) });
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
  const { path, property, ...told } = finding, { reason } = told;
  const include = written.get(path);
  if (include !== undefined) return { ...told, place: { file: include.file, line: include.line, field: property } };
  const source = stack.sourceOf(finding);
  if (source === undefined) return { ...told, place: { file: layout.file, field: property } };
  const position = layout.places.of(source.keys), { line, column } = position;
  return { ...told, place: { file: layout.file, line, column, field: source.place }, reason: reasonAt(reason, position) };
}
