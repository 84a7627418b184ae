import type { Circumstances } from './circumstances';
import { itemsOf, labelOf, nameOf, toldIn } from './read';
import { at } from '../../checks';

/** The hosts on which Kubernetes starts no new pods, because somebody wants it so. */
export function cordonedHosts({ answers }: Pick<Circumstances, 'answers'>): ReadonlySet<string> {
  const { nodes } = toldIn(answers);
  return new Set((itemsOf(nodes) ?? []).filter(node => at(node, 'spec', 'unschedulable') === true).flatMap(node => labelOf(node, 'kubernetes.io/hostname') ?? nameOf(node) ?? []));
}
