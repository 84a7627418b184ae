import { manifests } from 'cdk8s-ceph/model';
import type { Problem } from '../io/problem';
import type { KubeObjects } from '../kubernetes/objects';

/** Argo CD's own namespace, where an Application does not name one. */
const ARGO_CD = 'argocd';

/** Kinds in which a controller that puts things back would fight a plan. */
const GROUP = 'ceph.rook.io/';

/**
 * Controllers that deliver objects of the stack and are not paused: while a device is drained they would apply what the plan holds back,
 * or put back what it takes away. One problem a controller.
 */
export async function deliveredProblems(objects: KubeObjects, { objects: all }: manifests.StackState): Promise<Problem[]> {
  const found = new Map<string, { readonly deliverer: manifests.Deliverer; readonly object: string }>();
  for (const [id, object] of all) {
    if (!`${object.apiVersion}`.startsWith(GROUP)) continue;
    const deliverer = manifests.deliveredBy(await objects.read(object));
    if (deliverer !== undefined) found.set(JSON.stringify(deliverer), { deliverer, object: id });
  }
  const problems: Problem[] = [];
  for (const { deliverer, object } of found.values()) {
    const { tool, apiVersion, kind, name, namespace = ARGO_CD } = deliverer;
    if (manifests.isPaused(await objects.read({ apiVersion, kind, metadata: { name, namespace } }))) continue;
    problems.push({
      code: 'run/delivered-by',
      severity: 'error',
      place: { field: object },
      value: `${kind} ${namespace}/${name}`,
      reason: `${tool} applies this object, and would put back what a plan changes on its way`,
      fix: `Pause it with '${manifests.pauseCommand(deliverer, true)}', and let it go on when the plan is at its end and what it applies is what the plan has made`,
    });
  }
  return problems;
}
