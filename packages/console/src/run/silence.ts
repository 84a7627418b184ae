import type { Problem } from '../io/problem';

/**
 * Why nodes are not seen, one finding a cause.
 * @param pods that have not told their node, as Kubernetes has them
 * @param events of the set that makes them
 * @param unmade how many pods are missing altogether
 */
export function silenceOf(pods: readonly any[], events: readonly any[], unmade: number): Problem[] {
  const nodes = new Map<string | undefined, string[]>();
  for (const pod of pods) {
    const why = whyOf(pod);
    nodes.set(why, [...nodes.get(why) ?? [], pod.spec?.nodeName ?? pod.metadata.name]);
  }
  const told = [...nodes].map(([why, names]) => problem(names.sort(), why ?? 'its pod has not printed what the node has in three minutes'));
  if (unmade > 0 || pods.length === 0) told.push(problem([], events.at(-1)?.message ?? 'Kubernetes has made no pod for it, and tells no reason'));
  return told;
}

/** What its container waits for; a container that was started and ended tells more. */
function whyOf({ status }: any): string | undefined {
  const state = status?.containerStatuses?.[0], waiting = state?.state?.waiting, ended = state?.lastState?.terminated ?? state?.state?.terminated;
  const unscheduled = status?.conditions?.find((each: any) => each.type === 'PodScheduled' && each.status === 'False');
  const said = [ended?.message && ended, waiting, unscheduled].find(Boolean);
  return said && [said.reason, said.message].filter(Boolean).join(': ');
}

function problem(names: readonly string[], why: string): Problem {
  const [first = 'every node', ...more] = names;
  return {
    code: 'inventory/no-answer',
    severity: 'warning',
    place: { field: first },
    value: 'not seen',
    reason: why,
    fix: "Remove what keeps the pod from starting, or run the command of 'cdk8s-ceph inventory --command' on the node and give what it prints",
    ...more.length > 0 ? { count: names.length, examples: names } : {},
  };
}
