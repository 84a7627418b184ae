import { PolicyQuestion, PolicyReport } from 'cdk8s-ceph';
import { judged, Outcome, unreadable } from './outcome';
import { filesProblem } from '../input/file';
import { readManifests } from '../input/manifests';
import { brokenProblem, emptiness } from '../input/objects-source';
import { approvalOf, readAll } from '../input/options';
import { problemsIn } from '../input/place-in';
import { reportOf } from '../input/report';
import { Counts, countsOf } from '../io/problem';

/** What was judged, and what was not. */
export interface Judged extends Counts, Pick<PolicyReport, 'judged' | 'storage' | 'otherKinds' | 'notSeen'> {
  readonly notJudged: readonly PolicyQuestion[];
}

/** Ask every rule of YAML that anybody wrote, and say what was not looked at. */
export function policy({ paths, approve = [] }: { readonly paths: readonly string[]; readonly approve?: readonly string[] }): Outcome<Judged> {
  const approvals = readAll(approve, approvalOf);
  const missing = [...approvals.problems, ...paths.flatMap(filesProblem)];
  if (missing.length > 0) return unreadable(missing);
  const { manifests, unreadable: broken } = readManifests(paths);
  const report = reportOf(manifests, approvals.values);
  const problems = problemsIn(manifests, report.findings);
  const { judged: objects, storage, otherKinds, notJudged } = report;
  const data: Judged = {
    judged: objects,
    storage,
    otherKinds,
    notJudged,
    ...countsOf(problems),
    notSeen: [...broken, ...report.notSeen],
  };
  const gaps = [...emptiness(report, paths), ...broken.map(brokenProblem)];
  return gaps.length > 0 ? { status: 'unreadable', data, problems: [...problems, ...gaps] } : judged(data, problems);
}
