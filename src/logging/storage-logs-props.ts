import type { Duration } from 'cdk8s';
import type { LogTarget } from './log-target';
import type { DaemonResources, ICephCluster } from '../cluster';

/** Whose logs are collected, and where they go. */
export interface StorageLogsProps {
  /** The cluster whose daemons, operator and drivers are listened to. */
  readonly cluster: ICephCluster;

  /** Where the logs go. */
  readonly target: LogTarget;

  /**
   * The name with which those of its objects begin.
   * @default 'storage-logs'
   */
  readonly name?: string;

  /**
   * Further namespaces whose pods are listened to.
   * @default - only those of the cluster and of its operator
   */
  readonly namespaces?: string[];

  /**
   * How long lines are kept, if there is room. Only of a store.
   * @default Duration.days(56)
   */
  readonly retention?: Duration;

  /**
   * Whether policies let its pods talk where nothing may unless a policy says so (see `NetworkPolicies`).
   * @default false
   */
  readonly networkPolicies?: boolean;

  /**
   * The image of the agent.
   * @default 'quay.io/victoriametrics/vlagent:v1.52.1'
   */
  readonly agentImage?: string;

  /**
   * The image of the store.
   * @default 'quay.io/victoriametrics/victoria-logs:v1.52.1'
   */
  readonly storeImage?: string;

  /**
   * The image of what translates for receivers that are not a store.
   * @default 'docker.io/fluent/fluent-bit:4.2.0'
   */
  readonly forwarderImage?: string;

  /**
   * What the agent on each node is given.
   * @default - 0.02 core and 128 MiB
   */
  readonly agentResources?: DaemonResources;

  /**
   * What each copy of the store is given.
   * @default - 0.1 core and 512 MiB
   */
  readonly storeResources?: DaemonResources;
}
