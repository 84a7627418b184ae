/** A whole deployment as plain, mutable data: what layouts are generated as, what is shuffled, edited and broken. */
export interface Blueprint {
  trial: boolean;
  cluster: ClusterPlan;
  sets: SetPlan[];
  claims: ClaimsPlan[];
  pools: PoolPlan[];
  filesystems: FilesystemPlan[];
  stores: StorePlan[];
  classes: ClassPlan[];
  /** A second cluster beside the first, with what it shares. */
  second?: { namespace: string; dataDir: string; source?: string; hosts: HostPlan[] };
}

export interface ClusterPlan {
  name?: string;
  namespace?: string;
  monitors: { kind: 'hostPath' | 'localVolumes' | 'storageClass'; count?: number; gib?: number };
  managers?: number;
  network?: { host: boolean; publicRanges?: string[]; encryption?: boolean };
  cephVersion?: string;
  cephConfig?: Record<string, Record<string, string>>;
  ratios?: { near?: number; backfill?: number; full?: number };
  dataDir?: string;
  osdGib?: number;
  logMib?: number;
}

export interface SetPlan {
  id: string;
  hosts: HostPlan[];
}

export interface HostPlan {
  name: string;
  topology: Record<string, string>;
  cpus?: number;
  memoryGib?: number;
  taints: { key: string; value?: string }[];
  volumes: VolumePlan[];
  monitor?: VolumePlan;
}

export interface VolumePlan {
  kind: 'disk' | 'partition' | 'logicalVolume' | 'file';
  /** A device or a file; for logical volumes `group/volume`. */
  path: string;
  name?: string;
  mib: number;
  create?: boolean;
  deviceClass?: string;
  metadata?: VolumePlan;
  wal?: VolumePlan;
}

export interface ClaimsPlan {
  id: string;
  mib: number;
  count: number;
  zones?: string[];
  deviceClass?: string;
  reclaim?: 'Retain' | 'Delete';
}

export interface PoolOptionsPlan {
  redundancy?: { copies: number; perDomain?: number } | { data: number; coding: number; stripeKib?: number };
  failureDomain?: string;
  deviceClass?: string;
  compression?: string;
  bulk?: boolean;
  ratio?: number;
  maxMib?: number;
  maxObjects?: number;
  parameters?: Record<string, string>;
  enableCrushUpdates?: boolean;
}

export interface PoolPlan extends PoolOptionsPlan {
  id: string;
  name?: string;
}

export interface FilesystemPlan extends PoolOptionsPlan {
  id: string;
  name?: string;
  metadataClass?: string;
  extra: (PoolOptionsPlan & { name: string })[];
  active?: number;
  standby?: boolean;
}

export interface StorePlan extends PoolOptionsPlan {
  id: string;
  name?: string;
  metadataClass?: string;
  instances?: number;
  port?: number;
  users: { id: string; capabilities?: Record<string, string>; maxBuckets?: number }[];
}

export interface ClassPlan {
  id: string;
  /** The id of a pool, filesystem or store, and for a further data pool `filesystem/pool`. */
  backend: string;
  isDefault?: boolean;
  fsType?: string;
  parameters?: Record<string, string>;
  snapshots?: boolean;
  claims: { id: string; mib: number; accessMode?: string; volumeMode?: string }[];
}

/** A copy that shares nothing with its original. */
export function copyOf<T>(blueprint: T): T {
  return JSON.parse(JSON.stringify(blueprint)) as T;
}
