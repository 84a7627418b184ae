import { opened } from './opened';
import { judged, Outcome } from './outcome';

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
  const found = opened(file);
  if ('status' in found) return found;
  const { problems, layout: { props: { hosts = {}, volumeSets = {} } } } = found;
  const all = [hosts, ...Object.values(volumeSets).map(set => set.hosts)].flatMap(each => Object.entries(each));
  const approved = problems.filter(problem => problem.approved !== undefined).length;
  return judged({
    hosts: new Set(all.map(([name]) => name)).size,
    volumes: all.reduce((sum, [, { volumes = [] }]) => sum + volumes.length, 0),
    errors: problems.filter(({ severity }) => severity === 'error').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length - approved,
    approved,
  }, problems);
}
