import { checks, status } from 'cdk8s-ceph/model';
import type { ClusterView } from './cluster-view';

/** Ask a cluster all that its status is told from, at once. */
export async function statusAnswers(view: ClusterView, cluster: string, operatorNamespace: string): Promise<Partial<Record<status.StatusQuestion, checks.Answer>>> {
  const queries = Object.entries(status.statusQueries(cluster, operatorNamespace));
  return Object.fromEntries(await Promise.all(queries.map(async ([question, query]) => [question, await view.answerTo(query)])));
}
