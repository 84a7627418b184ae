import type { StackDashboardIngressProps, StackNetworkPoliciesProps, StackToolboxProps } from './stack-access';
import type { StackResourcesProps } from './stack-resources';
import type { CephxKeyType, ClusterPurpose, EncryptionOptions, HostNetworkOptions, LogPeriodicity, NetworkOptions, VaultOptions } from '../cluster';
import type { FailureDomain, MutedHealthCode } from '../model/layout';
import type { Tuning } from '../model/tuning';

/** The monitors as plain data. At most one of `onLocalVolumes`, `storageClassName` and `arbiter`; without them they are on their hosts' filesystems. */
export interface StackMonitorsProps {
  /**
   * How many: an odd number, so that a majority is left when one is lost.
   * @default - 3, or 1 in a trial cluster, or 5 in a stretched one
   */
  readonly count?: number;

  /**
   * Whether they write to the volumes that hosts set aside for it (`monitor` of a host).
   * @default false - they write elsewhere
   */
  readonly onLocalVolumes?: boolean;

  /**
   * The StorageClass, already there, on whose claims they write.
   * @default - they write elsewhere
   */
  readonly storageClassName?: string;

  /**
   * The size of each monitor's claim. With `storageClassName` only.
   * @default - 10 GiB
   */
  readonly size?: string;

  /**
   * The third place of a cluster that is stretched over two others: it has a monitor that breaks ties, and stores nothing.
   * @default - the cluster is not stretched
   */
  readonly arbiter?: string;

  /**
   * The level of the places of a stretched cluster. With `arbiter` only.
   * @default FailureDomain.ZONE
   */
  readonly level?: FailureDomain;
}

/** The network as plain data: one of `pod` and `host`. */
export interface StackNetworkProps {
  /**
   * The pod network of Kubernetes.
   * @default - the pod network with its defaults, unless `host` is given
   */
  readonly pod?: NetworkOptions;

  /**
   * The network of the hosts: the most throughput, and ports on every host.
   * @default - the pod network is used
   */
  readonly host?: HostNetworkOptions;
}

/** Encryption of all that OSDs store, as plain data: exactly one of `kubernetesSecrets` and `vault`. */
export interface StackEncryptionProps {
  /**
   * Keys in Secrets of the cluster's namespace.
   * @default - the keys are in Vault
   */
  readonly kubernetesSecrets?: EncryptionOptions;

  /**
   * Keys in HashiCorp Vault, in a store of kind `kv`.
   * @default - the keys are in Secrets
   */
  readonly vault?: VaultOptions;
}

/** What a cluster must be able to take, as plain data. A change after which it no longer could is refused. */
export interface StackSurvivalProps {
  /** Losing any single one of these, for good, neither loses data nor stops reading and writing. */
  readonly survive: FailureDomain;

  /**
   * After such a loss all copies come back on what is left, without anybody buying hardware.
   * @default false - it may stay degraded until what failed is replaced
   */
  readonly recover?: boolean;

  /**
   * So much can be stored safely, over all pools, e.g. `5TiB`.
   * @default - nothing is asked for
   */
  readonly store?: string;
}

/** A cluster as plain data: what it stands on and how it runs. */
export interface StackClusterProps {
  /**
   * The name of the CephCluster object.
   * @default - 'ceph', or the key of the cluster in `clusters`
   */
  readonly name?: string;

  /**
   * The volumes that it stands on, each by its place: `hosts`, `volumeSets.<name>` or `volumeClaims.<name>`.
   * @default - all that no other cluster names
   */
  readonly volumes?: string[];

  /**
   * What the cluster is for. A trial cluster is the one door to unsafe layouts.
   * @default ClusterPurpose.PRODUCTION
   */
  readonly purpose?: ClusterPurpose;

  /**
   * What the cluster must be able to take.
   * @default - the rules alone
   */
  readonly policy?: StackSurvivalProps;

  /**
   * The namespace of the cluster. It is also the id by which the CSI drivers know it, so it is a promise.
   * @default - the namespace of the operator
   */
  readonly namespace?: string;

  /**
   * The release of Ceph: an image whose tag begins with the version.
   * @default - that of CephVersion.V20_2_4
   */
  readonly cephVersion?: string;

  /**
   * The monitors.
   * @default - 3 on the filesystems of their hosts (1 in a trial cluster)
   */
  readonly monitors?: StackMonitorsProps;

  /**
   * The number of managers.
   * @default 2, or 1 in a trial cluster
   */
  readonly managers?: number;

  /**
   * The network.
   * @default - the pod network
   */
  readonly network?: StackNetworkProps;

  /**
   * Memory and processors of the daemons.
   * @default - see `CephResources`
   */
  readonly resources?: StackResourcesProps;

  /**
   * Whether the dashboard of the manager runs, with TLS.
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * Whether the operator makes ServiceMonitors. Needs the Prometheus operator's custom kinds.
   * @default - only where the cluster is watched by the Prometheus operator
   */
  readonly monitoring?: boolean;

  /**
   * Options of Ceph, by section (`global`, `mon`, `mgr`, `osd`, `mds`, `client.…`) and name.
   * @default - only that the balancer evens out to a single placement group
   */
  readonly cephConfig?: { readonly [section: string]: { readonly [option: string]: string } };

  /**
   * Presets that set options of Ceph and properties of pools; `cdk8s-ceph explain NAME` tells each setting with its reason and its risk.
   * `cephConfig` goes before them, and a later preset before an earlier one. One that is removed here is taken out of the cluster by the
   * plan of the change.
   * @default - Ceph's own settings
   */
  readonly tuning?: Tuning[];

  /**
   * The directory on each host for logs, crash reports and the monitors' stores. It cannot be changed later.
   * @default '/var/lib/rook'
   */
  readonly dataDirHostPath?: string;

  /**
   * Whether daemons write log files below the data directory, rotated.
   * @default true
   */
  readonly logCollector?: boolean;

  /**
   * How often log files are rotated.
   * @default LogPeriodicity.DAILY
   */
  readonly logPeriodicity?: LogPeriodicity;

  /**
   * The size beyond which a log file is rotated early.
   * @default - 500 MiB
   */
  readonly logMaxSize?: string;

  /**
   * Whether crash reports are collected.
   * @default true
   */
  readonly crashCollector?: boolean;

  /**
   * How long crash reports are kept: a whole number and `s`, `m`, `h` or `d`, e.g. `30d`.
   * @default '365d'
   */
  readonly crashRetention?: string;

  /**
   * Whether Rook guards drains with PodDisruptionBudgets, so that two failure domains are never drained at once.
   * @default true
   */
  readonly disruptionManagement?: boolean;

  /**
   * How long a drained host may be away before its data is copied elsewhere: a whole number and `s`, `m`, `h` or `d`, e.g. `1h`.
   * @default '30m'
   */
  readonly osdMaintenanceTimeout?: string;

  /**
   * The share of a device beyond which Ceph warns.
   * @default 0.85
   */
  readonly nearFullRatio?: number;

  /**
   * The share of a device beyond which nothing is recovered onto it.
   * @default 0.9
   */
  readonly backfillFullRatio?: number;

  /**
   * The share of a device beyond which writes stop.
   * @default 0.95
   */
  readonly fullRatio?: number;

  /**
   * The kind of key of the CSI drivers.
   * @default CephxKeyType.AES
   */
  readonly csiKeyType?: CephxKeyType;

  /**
   * Complaints that Ceph is told to be silent about, each with a reason. What is given takes the place of the default; `[]` mutes none.
   * One that is removed here stays muted in the cluster until somebody gives `ceph health unmute CODE`.
   * @default - with keys of the type aes and Ceph from 20.2.4 or 19.2.6 on, the three complaints of keys that kernels before 7.0 need; otherwise none
   */
  readonly mutedHealthCodes?: MutedHealthCode[];

  /**
   * Encrypt all that OSDs store. OSDs that exist are neither encrypted nor decrypted by a change.
   * @default - data is stored in clear
   */
  readonly encryption?: StackEncryptionProps;

  /**
   * Let pods read block volumes and shared files from a copy near them, by the places of their nodes.
   * @default false - the first copy is read, wherever it is
   */
  readonly readAffinity?: boolean;

  /**
   * The pod in which commands for the cluster are given.
   * @default - there is no such pod
   */
  readonly toolbox?: StackToolboxProps;

  /**
   * The way to the dashboard from outside of Kubernetes.
   * @default - the dashboard is reached inside the Kubernetes cluster only
   */
  readonly dashboardIngress?: StackDashboardIngressProps;

  /**
   * Whom the daemons of the cluster may talk to.
   * @default - there are no NetworkPolicies
   */
  readonly networkPolicies?: StackNetworkPoliciesProps;
}
