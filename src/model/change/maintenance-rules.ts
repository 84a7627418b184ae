import type { PodFacts } from '../checks';
import { isAlone, podName } from '../checks';
import { Rule, see } from '../rules';

/** A host that is to be taken out of work for a while. */
export interface MaintenanceCase {
  readonly host: string;
  /** Whether Kubernetes has a node of this name. */
  readonly known: boolean;
  /** The pods on it. */
  readonly pods: readonly PodFacts[];
}

/** What speaks against taking a host out of work. */
export const MAINTENANCE_RULES: readonly Rule<MaintenanceCase>[] = [
  {
    code: 'maintenance/node-missing',
    severity: 'error',
    title: 'A host that is taken out of work is a node of Kubernetes.',
    why: 'Nothing would be moved, and the work would begin on a host that is in use.',
    see: see('maintenance/node-missing'),
    check: ({ host, known }) => known ? [] : [{
      at: `Node/${host}`, property: 'the host', value: host, reason: 'Kubernetes has no node of this name', fix: "Use a name that 'kubectl get nodes' shows",
    }],
  },
  {
    code: 'maintenance/pod-alone',
    severity: 'error',
    title: 'A pod that nothing makes anew is evicted only where somebody says so.',
    why: 'A pod without a controller does not come back, neither on this host nor elsewhere.',
    see: see('maintenance/pod-alone'),
    check: ({ host, pods }) => pods.filter(isAlone).map(pod => ({
      at: `Pod/${podName(pod)}`,
      property: 'the pod',
      value: `on ${host}, without a controller`,
      reason: 'once evicted, it does not come back',
      fix: 'Delete the pod, have a controller make it, or approve that it is lost',
    })),
  },
];
