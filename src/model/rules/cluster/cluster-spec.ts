import type { ClusterLayout, EncryptionPlan, HostSpec, Maybe, MonitorPlan, MonitorVolumes, NetworkPlan, VolumeSpec } from '../../layout';

/** Cores and bytes of one daemon; what is absent is not limited. */
export interface ShareSpec {
  readonly cpus?: number;
  readonly bytes?: number;
}

/** A device that some OSD of a cluster stands on, as far as encryption asks for it. */
export interface DeviceUse {
  /** What says so. */
  readonly property: string;
  readonly path: string;
  readonly kind: Maybe<VolumeSpec['kind']>;
  readonly encrypted: boolean;
}

/** Something that is to be done once, but stands written where it goes on to be done. */
export interface StandingAct {
  readonly property: string;
  readonly value: string;
}

/** A cluster as its rules see it, whatever describes it. */
export interface ClusterSpec {
  readonly name: Maybe<string>;
  readonly namespace: Maybe<string>;
  readonly trial: boolean;
  /** True for one that runs outside of Kubernetes: Rook makes nothing of it. */
  readonly external: boolean;
  readonly layout: ClusterLayout;
  /** Every host that daemons may run on, also those without volumes. */
  readonly hosts: Maybe<readonly HostSpec[]>;
  /** True where every node of Kubernetes belongs to it. */
  readonly everyNode: boolean;
  /** The hosts as each source declares them, for sources can contradict each other. */
  readonly declared: Maybe<readonly { readonly path: string; readonly hosts: readonly HostSpec[] }[]>;
  readonly devices: readonly DeviceUse[];
  /** `together`: several of them may run on one host. */
  readonly monitors: Omit<MonitorPlan, 'bytes' | 'storageClassName'> & { readonly count: number; readonly together: boolean };
  readonly monitorVolumes: readonly MonitorVolumes[];
  readonly managers: Maybe<number>;
  /** The modules of the manager that are switched on. */
  readonly modules: readonly string[];
  readonly network: NetworkPlan;
  readonly shares: Readonly<Record<'osd' | 'mon' | 'mgr', ShareSpec>>;
  /** Empty where somebody chose an image that does not tell it. */
  readonly cephVersion: Maybe<string>;
  readonly cephImage: Maybe<string>;
  /** Whether releases that Rook was not made for are run, too. */
  readonly allowUnsupported: boolean;
  /** Absent where each pod gets a directory that goes with it. */
  readonly dataDirHostPath?: string;
  readonly ratios: { readonly nearFull?: number; readonly backfillFull?: number; readonly full?: number };
  readonly allowLoopDevices: Maybe<boolean>;
  /** The namespaces in which the operator runs clusters. */
  readonly operatorNamespaces: Maybe<readonly string[]>;
  readonly logMegabytes: number;
  readonly csiKeyType?: string;
  /** Undefined where nothing is encrypted. */
  readonly encryption?: EncryptionPlan;
  /** Complaints that Ceph is told to be silent about. */
  readonly muted: readonly { readonly code: string; readonly reason: Maybe<string> }[];
  /** Names of presets. */
  readonly tuning: readonly string[];
  /** Whether pods read from a copy near them. */
  readonly readAffinity: boolean;
  readonly acts: readonly StandingAct[];
  /** Bytes of the object. */
  readonly bytes: number;
}

/** What another cluster that is described together with this one occupies. */
export interface Neighbour {
  readonly path: string;
  readonly namespace?: string;
  readonly dataDirHostPath?: string;
  readonly everyNode: boolean;
  readonly hosts: readonly string[];
  readonly sources: readonly string[];
}

/** A cluster with its neighbours. */
export interface ClusterCase extends ClusterSpec {
  readonly others: readonly Neighbour[];
}
