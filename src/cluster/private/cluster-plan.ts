import type { Shares } from './shares';
import type { ClusterLayout, EncryptionPlan, HostSpec, MonitorPlan, MonitorVolumes, MutedHealthCode, NetworkPlan } from '../../model/layout';
import type { Tuning } from '../../model/tuning';
import type { CephxKeyType, LogPeriodicity } from '../ceph-cluster-props';

/** Ceph's options by section and name. */
export type CephConfig = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A cluster as plain data, every default filled in: what is rendered. */
export interface ClusterPlan {
  readonly name: string;
  readonly namespace: string;
  readonly trial: boolean;
  readonly layout: ClusterLayout;
  /** The hosts as each source declares them, for sources can contradict each other. */
  readonly declared: readonly { readonly path: string; readonly hosts: readonly HostSpec[] }[];
  readonly monitors: MonitorPlan & { readonly count: number };
  readonly monitorVolumes: readonly MonitorVolumes[];
  readonly managers: number;
  readonly network: NetworkPlan;
  readonly shares: Shares;
  readonly cephVersion: string;
  readonly cephImage: string;
  readonly dataDirHostPath: string;
  /** What is written: what its author said, over what its presets say. */
  readonly cephConfig: CephConfig;
  readonly tuning: readonly Tuning[];
  readonly ratios: { readonly nearFull?: number; readonly backfillFull?: number; readonly full?: number };
  readonly allowLoopDevices: boolean;
  /** The namespaces in which the operator runs clusters, where that is known. */
  readonly operatorNamespaces?: readonly string[];
  readonly dashboard: boolean;
  /** Undefined where it was not said. */
  readonly monitoring?: boolean;
  /** Labels of ServiceMonitors, by which a Prometheus finds them. */
  readonly monitorLabels?: Readonly<Record<string, string>>;
  readonly logs: { readonly enabled: boolean; readonly periodicity: LogPeriodicity; readonly maxBytes: number };
  readonly crashes: { readonly enabled: boolean; readonly days: number };
  readonly disruptionManagement: boolean;
  readonly maintenanceMinutes: number;
  readonly csiKeyType: `${CephxKeyType}`;
  /** Complaints that Ceph is told to be silent about. */
  readonly muted: readonly MutedHealthCode[];
  /** Undefined where nothing is encrypted. */
  readonly encryption?: EncryptionPlan;
  readonly readAffinity: boolean;
  /** Whether the CSI driver for NFS runs, where that is known. */
  readonly nfsDriver?: boolean;
}
