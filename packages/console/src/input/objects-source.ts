import { PolicyManifest, PolicyReport } from 'cdk8s-ceph';
import { forecast, layout as facts, manifests as model } from 'cdk8s-ceph/model';
import { fileOf, filesProblem } from './file';
import { readManifests } from './manifests';
import { problemsIn } from './place-in';
import { reportOf } from './report';
import type { Source } from './stack';
import { Outcome, unreadable } from '../actions/outcome';
import type { Problem } from '../io/problem';

/** YAML that anybody wrote, judged. */
export function objectsSource(paths: readonly string[]): Source | Outcome<never> {
  const missing = paths.flatMap(filesProblem);
  if (missing.length > 0) return unreadable(missing);
  const { manifests, unreadable: broken } = readManifests(paths);
  const report = reportOf(manifests);
  const problems = [...problemsIn(manifests, report.findings), ...emptiness(report, paths)];
  if (broken.length > 0 || report.storage === 0) return unreadable([...problems, ...broken.map(brokenProblem)]);
  return sourceOfObjects(manifests, problems);
}

/** A document that is no YAML. */
export function brokenProblem({ path, reason }: { readonly path: string; readonly reason: string }): Problem {
  return { code: 'input/yaml', severity: 'error', place: fileOf(path), value: 'a document', reason, fix: 'Correct the file, or leave it out' };
}

/** Where there is no storage, nothing is said of storage. */
export function emptiness({ storage }: PolicyReport, paths: readonly string[]): Problem[] {
  return storage > 0 ? [] : [{ code: 'input/no-storage', severity: 'error', place: {}, value: paths.join(' '), reason: 'no object in it is storage', fix: 'Name the files or folders with the objects of Rook, StorageClasses and claims' }];
}

/** Objects as a stack that can be looked at. */
export function sourceOfObjects(manifests: readonly PolicyManifest[], problems: readonly Problem[]): Source {
  const stack = model.stackOf(manifests);
  return {
    problems,
    hosts: new Set(stack.clusters.flatMap(({ layout }) => layout.hosts.map(({ name }) => name))).size,
    volumes: stack.volumes.length,
    made: true,
    objects: () => [...manifests],
    forecasts: options => stack.clusters.filter(({ layout }) => layout.osds.length > 0).map(cluster => ({ name: facts.ifKnown(cluster.name) ?? '', forecast: forecast.forecastOf(cluster, options) })),
  };
}
