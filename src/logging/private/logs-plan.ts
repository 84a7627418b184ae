import type { DaemonResources } from '../../cluster';
import { tolerationsOf } from '../../core';
import type { Container, Volume } from '../../imports/core';
import { LOGS_LABEL } from '../../model/logging';
import type { LogTargetSpec } from '../../model/rules';

/** Everything about the logs of a cluster, with all defaults. */
export interface LogsPlan {
  readonly name: string;
  readonly namespace: string;
  /** Whose pods are listened to. */
  readonly namespaces: readonly string[];
  readonly target: LogTargetSpec;
  readonly dataDirHostPath: string;
  readonly retentionDays: number;
  readonly images: { readonly agent: string; readonly store: string; readonly forwarder: string; readonly ceph: string };
  readonly resources: { readonly agent?: DaemonResources; readonly store?: DaemonResources };
  readonly tolerations: ReturnType<typeof tolerationsOf>;
}

/** One of the workloads. */
export type Part = 'agent' | 'events' | 'store';

/** What a part is called, and labelled with. */
export function partName({ name }: LogsPlan, part: Part): string {
  return part === 'store' ? name : `${name}-${part}`;
}

export function labelsOf(plan: LogsPlan, part: Part): { app: string; [LOGS_LABEL]: string } {
  return { app: partName(plan, part), [LOGS_LABEL]: part };
}

/** Root without any right but those that are named; nothing of it is written to. */
export function confinedTo(...add: string[]): Container['securityContext'] {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'], ...add.length === 0 ? {} : { add } },
    readOnlyRootFilesystem: true,
    runAsUser: 0,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** The script that reads what the agent cannot. */
export function feeder(plan: LogsPlan, what: 'kernel' | 'events', memory: string): Container {
  return {
    name: what,
    image: plan.images.ceph,
    command: ['python3', '-u', '/etc/cdk8s-ceph/feeder.py', what],
    resources: { requests: { cpu: '5m', memory }, limits: { memory: '128Mi' } },
    securityContext: confinedTo(...what === 'kernel' ? ['SYSLOG'] : []),
    volumeMounts: [{ name: 'config', mountPath: '/etc/cdk8s-ceph', readOnly: true }],
  };
}

export function configOf({ name }: LogsPlan): Volume {
  return { name: 'config', configMap: { name } };
}
