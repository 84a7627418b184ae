import { manifests } from 'cdk8s-ceph/model';
import type { Problem } from '../io/problem';
import type { KubeObjects } from '../kubernetes/objects';
import { RequestFailed } from '../kubernetes/rest';

/** Kinds in which an edit of somebody else changes where data is. */
const GROUP = 'ceph.rook.io/';

/**
 * What somebody else has changed since it was applied. The server itself is asked: what was applied last is applied once more as a dry run,
 * which must change nothing.
 */
export async function driftOf(objects: KubeObjects, { objects: applied }: manifests.StackState): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [id, object] of applied) {
    if (!`${object.apiVersion}`.startsWith(GROUP)) continue;
    const now = await objects.read(object);
    if (now === undefined) {
      problems.push(changedBy(id, 'it is not there any more'));
      continue;
    }
    try {
      const anew = await objects.apply(object, true);
      if (anew.metadata.generation !== now.metadata.generation) problems.push(changedBy(id, 'somebody has changed it since it was applied'));
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.status !== 409) throw error;
      problems.push(changedBy(id, error.message));
    }
  }
  return problems;
}

function changedBy(id: string, reason: string): Problem {
  return {
    code: 'run/drift', severity: 'error', place: { field: id }, value: 'as it is in the cluster', reason, fix: 'Make the same change in the layout, then give what is applied with --applied, or put it back',
  };
}
