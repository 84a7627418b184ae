import { PolicyQuestion, PolicyReport } from 'cdk8s-ceph';
import { judged, Outcome, unreadable } from './outcome';
import { filesProblem } from '../input/file';
import { readManifests } from '../input/manifests';
import { brokenProblem, emptiness } from '../input/objects-source';
import { approvalOf, readAll } from '../input/options';
import { placeIn } from '../input/place-in';
import { reportOf } from '../input/report';
import type { Problem } from '../io/problem';

/** What was judged, and what was not. */
export interface Judged extends Pick<PolicyReport, 'judged' | 'storage' | 'otherKinds' | 'notSeen'> {
  readonly errors: number;
  readonly warnings: number;
  readonly approved: number;
  readonly notJudged: readonly PolicyQuestion[];
}

/** Ask every rule of YAML that anybody wrote, and say what was not looked at. */
export function policy({ paths, approve = [] }: { readonly paths: readonly string[]; readonly approve?: readonly string[] }): Outcome<Judged> {
  const approvals = readAll(approve, approvalOf);
  const missing = [...approvals.problems, ...paths.flatMap(filesProblem)];
  if (missing.length > 0) return unreadable(missing);
  const { manifests, unreadable: broken } = readManifests(paths);
  const report = reportOf(manifests, approvals.values);
  const problems = report.findings.map(({ path, property, ...finding }): Problem => ({ ...finding, place: placeIn(manifests, path, property) }));
  const count = (kind: Problem['severity']) => problems.filter(({ severity, approved }) => severity === kind && approved === undefined).length;
  const { judged: objects, storage, otherKinds, notJudged } = report;
  const data: Judged = {
    judged: objects,
    storage,
    otherKinds,
    notJudged,
    errors: count('error'),
    warnings: count('warning'),
    approved: problems.filter(({ approved }) => approved !== undefined).length,
    notSeen: [...broken, ...report.notSeen],
  };
  const gaps = [...emptiness(report, paths), ...broken.map(brokenProblem)];
  return gaps.length > 0 ? { status: 'unreadable', data, problems: [...problems, ...gaps] } : judged(data, problems);
}
