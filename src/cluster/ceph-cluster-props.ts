import type { Duration, Size } from 'cdk8s';
import type { Encryption } from './encryption';
import type { Monitors } from './monitors';
import type { Network } from './network';
import type { CephResources } from './resources';
import type { SurvivalPolicy } from './survival-policy';
import type { CephVersion } from '../core';
import type { MutedHealthCode } from '../model/layout';
import type { Tuning } from '../model/tuning';
import type { IRookOperator } from '../operator';
import type { IVolumeSource } from '../volumes';

/** What a cluster is for. */
export enum ClusterPurpose {
  /** Data matters: whatever would put it at risk is refused. */
  PRODUCTION = 'production',
  /** Trying things out: one host, fewer copies and files as devices are allowed, and stamped on the objects. */
  TRIAL = 'trial',
}

/** How often log files are rotated. */
export enum LogPeriodicity {
  /** Every hour. */
  HOURLY = 'hourly',
  /** Every day. */
  DAILY = 'daily',
  /** Every week. */
  WEEKLY = 'weekly',
  /** Every month. */
  MONTHLY = 'monthly',
}

/** The kind of key that the CSI drivers authenticate with. */
export enum CephxKeyType {
  /** Understood by every kernel. */
  AES = 'aes',
  /** Needs a kernel of at least 7.0 on every node that mounts. */
  AES256K = 'aes256k',
}

/** What a cluster stands on and how it runs. */
export interface CephClusterProps {
  /** Where its volumes come from, in any mix. */
  readonly storage: IVolumeSource[];

  /**
   * What the cluster is for. A trial cluster is the one door to unsafe layouts.
   * @default ClusterPurpose.PRODUCTION
   */
  readonly purpose?: ClusterPurpose;

  /**
   * What the cluster must be able to take, so that a change after which it no longer could is refused.
   * @default - the rules alone; see `CephCluster.forecast` for what the cluster can take
   */
  readonly policy?: SurvivalPolicy;

  /**
   * The name of the CephCluster object.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * The operator that runs the cluster.
   * @default - one that is already installed in the namespace 'rook-ceph'
   */
  readonly operator?: IRookOperator;

  /**
   * The namespace of the cluster. It is also the id by which the CSI drivers know it, so it is a promise.
   * @default - the namespace of the operator
   */
  readonly namespace?: string;

  /**
   * The release of Ceph.
   * @default CephVersion.V20_2_4
   */
  readonly cephVersion?: CephVersion;

  /**
   * The monitors.
   * @default - 3 on the filesystems of their hosts (1 in a trial cluster), spread over zones or racks where there are as many as monitors
   */
  readonly monitors?: Monitors;

  /**
   * The number of managers.
   * @default 2, or 1 in a trial cluster
   */
  readonly managers?: number;

  /**
   * The network.
   * @default Network.pod()
   */
  readonly network?: Network;

  /**
   * Memory and processors of the daemons. They are always set: an OSD without a limit takes the whole node.
   * @default - see `CephResources`
   */
  readonly resources?: CephResources;

  /**
   * Whether the dashboard of the manager runs, with TLS. Its password is in the secret `rook-ceph-dashboard-password`.
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * Whether the operator makes ServiceMonitors. Needs the Prometheus operator's custom kinds.
   * @default - only where the cluster is watched by the Prometheus operator
   */
  readonly monitoring?: boolean;

  /**
   * Options of Ceph, by section (`global`, `mon`, `mgr`, `osd`, `mds`, `client.…`) and name. An option that is removed here is
   * taken out of the cluster by the plan of the change; where YAML is applied by other means it keeps its last value.
   * @default - only that the balancer evens out to a single placement group
   */
  readonly cephConfig?: { [section: string]: { [option: string]: string } };

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
   * @default Size.mebibytes(500)
   */
  readonly logMaxSize?: Size;

  /**
   * Whether crash reports are collected.
   * @default true
   */
  readonly crashCollector?: boolean;

  /**
   * How long crash reports are kept.
   * @default Duration.days(365)
   */
  readonly crashRetention?: Duration;

  /**
   * Whether Rook guards drains with PodDisruptionBudgets, so that two failure domains are never drained at once.
   * @default true
   */
  readonly disruptionManagement?: boolean;

  /**
   * How long a drained host may be away before its data is copied elsewhere.
   * @default Duration.minutes(30)
   */
  readonly osdMaintenanceTimeout?: Duration;

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
   * The kind of key of the CSI drivers. Rook's own default cannot be mounted by kernels before 7.0.
   * @default CephxKeyType.AES
   */
  readonly csiKeyType?: CephxKeyType;

  /**
   * Complaints that Ceph is told to be silent about, each with a reason. What is given takes the place of the default; `[]` mutes none.
   * One that is removed here stays muted in the cluster until somebody gives `ceph health unmute CODE`.
   * @default - with keys of the type aes and Ceph from 20.2.4 or 19.2.6 on, the three complaints of keys that kernels before 7.0 need: AUTH_INSECURE_CLIENT_KEY_TYPE, AUTH_INSECURE_KEYS_ALLOWED and AUTH_INSECURE_KEYS_CREATABLE; otherwise none
   */
  readonly mutedHealthCodes?: MutedHealthCode[];

  /**
   * Encrypt all that OSDs store. Whole disks and claims only. OSDs that exist are neither encrypted nor decrypted by a change.
   * @default - data is stored in clear
   */
  readonly encryption?: Encryption;

  /**
   * Let pods read block volumes and shared files from a copy near them, by the places of their nodes. Needs a kernel of at least 5.8
   * on every node that mounts.
   * @see https://rook.io/docs/rook/v1.20/CRDs/Cluster/ceph-cluster-crd/#read-affinity
   * @default false - the first copy is read, wherever it is
   */
  readonly readAffinity?: boolean;
}
