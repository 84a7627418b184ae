import { judged, Outcome, unreadable } from './outcome';
import { build } from '../layout/app';
import { readLayout } from '../layout/read';

/** How a layout stands. */
export interface Checked {
  readonly hosts: number;
  readonly volumes: number;
  readonly errors: number;
  readonly warnings: number;
  readonly approved: number;
}

/** Ask every rule of a layout. */
export function check({ file }: { readonly file: string }): Outcome<Checked> {
  const { layout, included, problems: broken } = readLayout(file);
  if (layout === undefined) return unreadable(broken);
  const { problems } = build(layout, included);
  const { hosts = {}, volumeSets = {} } = layout.props;
  const all = [hosts, ...Object.values(volumeSets).map(set => set.hosts)].flatMap(each => Object.values(each));
  const approved = problems.filter(problem => problem.approved !== undefined).length;
  return judged({
    hosts: new Set([hosts, ...Object.values(volumeSets).map(set => set.hosts)].flatMap(each => Object.keys(each))).size,
    volumes: all.reduce((sum, { volumes = [] }) => sum + volumes.length, 0),
    errors: problems.filter(({ severity }) => severity === 'error').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length - approved,
    approved,
  }, problems);
}
