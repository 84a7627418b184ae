import { nextSteps } from './next-steps';
import { PhaseFile, readPhases } from './objects';
import { PoolSummary, poolsOf } from './pools';

/** Everything worth knowing about synthesized files, as plain data: what `--json` prints and what the tables are made of. */
export interface Summary {
  readonly directory: string;
  readonly clusters: ClusterSummary[];
  readonly volumes: VolumeSummary[];
  readonly claims: ClaimSummary[];
  readonly pools: PoolSummary[];
  readonly storageClasses: ClassSummary[];
  readonly files: FileSummary[];
  /** What the program itself printed, such as commands that label nodes. */
  readonly output: string[];
  readonly warnings: string[];
  readonly nextSteps: string[];
}

export interface ClusterSummary {
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  readonly trial: boolean;
  readonly monitors: number;
  readonly managers: number;
  readonly osds: number;
}

/** A volume of a host. */
export interface VolumeSummary {
  readonly host: string;
  readonly device: string;
  readonly role: string;
  readonly size: string;
  readonly deviceClass?: string;
  readonly persistentVolume: string;
}

/** OSDs on claims of a StorageClass that is already there. */
export interface ClaimSummary {
  readonly set: string;
  readonly count: number;
  readonly size: string;
  readonly storageClass: string;
  readonly zone?: string;
}

export interface ClassSummary {
  readonly name: string;
  readonly isDefault: boolean;
  readonly serves: string;
  readonly from: string;
  readonly reclaimPolicy: string;
  readonly expandable: boolean;
}

export interface FileSummary {
  readonly file: string;
  readonly phase: string;
  readonly objects: number;
  readonly kinds: Record<string, number>;
}

/** What was told on the side while the files were made. */
export interface Told {
  readonly output?: string;
  readonly warnings?: string;
}

/** Reads a synthesized directory. */
export function summarize(directory: string, told: Told = {}): Summary {
  const phases = readPhases(directory);
  const objects = phases.flatMap(phase => phase.objects);
  const clusters = objects.filter(({ kind }) => kind === 'CephCluster');
  const deviceSets = clusters.flatMap(({ spec }) => spec.storage.storageClassDeviceSets ?? []);
  return {
    directory,
    clusters: clusters.map(clusterOf),
    volumes: objects.filter(({ kind, spec }) => kind === 'PersistentVolume' && spec.local).map(object => volumeOf(object, deviceClasses(deviceSets))),
    claims: deviceSets.filter(set => set.volumeClaimTemplates[0].spec.volumeName === undefined).map(claimOf),
    pools: poolsOf(objects),
    storageClasses: objects.filter(({ kind, provisioner }) => kind === 'StorageClass' && provisioner !== 'kubernetes.io/no-provisioner').map(classOf),
    files: phases.map(fileOf),
    output: lines(told.output),
    warnings: lines(told.warnings),
    nextSteps: nextSteps(directory, phases),
  };
}

function clusterOf({ metadata: { name, namespace, annotations = {} }, spec }: any): ClusterSummary {
  return {
    name,
    namespace,
    image: spec.cephVersion.image,
    trial: annotations['cdk8s-ceph/purpose'] === 'trial',
    monitors: spec.mon.count,
    managers: spec.mgr.count,
    osds: (spec.storage.storageClassDeviceSets ?? []).reduce((sum: number, { count }: any) => sum + count, 0),
  };
}

function volumeOf({ metadata: { name, labels = {} }, spec }: any, classes: ReadonlyMap<string, string>): VolumeSummary {
  return {
    host: spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0],
    device: spec.local.path,
    role: labels['cdk8s-ceph/role'] ?? 'data',
    size: spec.capacity.storage,
    deviceClass: classes.get(name),
    persistentVolume: name,
  };
}

/** The device class of each volume for data, by the name of its PersistentVolume. */
function deviceClasses(deviceSets: any[]): Map<string, string> {
  const templates = deviceSets.flatMap(set => set.volumeClaimTemplates);
  return new Map(templates.filter(({ metadata }) => metadata.annotations?.crushDeviceClass)
    .map(({ metadata, spec }) => [spec.volumeName, metadata.annotations.crushDeviceClass]));
}

function claimOf({ name, count, placement, volumeClaimTemplates: [{ spec }] }: any): ClaimSummary {
  const terms = placement?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions ?? [];
  return {
    set: name,
    count,
    size: spec.resources.requests.storage,
    storageClass: spec.storageClassName,
    zone: terms.find(({ key }: any) => key === 'topology.kubernetes.io/zone')?.values[0],
  };
}

function classOf({ metadata: { name, annotations = {} }, provisioner, parameters = {}, reclaimPolicy, allowVolumeExpansion = false }: any): ClassSummary {
  const [serves, from] = parameters.objectStoreName ? ['buckets', `object store ${parameters.objectStoreName}`]
    : parameters.fsName ? ['shared files', `pool ${parameters.pool}`]
      : provisioner.endsWith('.rbd.csi.ceph.com') ? ['block volumes', `pool ${parameters.dataPool ?? parameters.pool}`] : ['other', provisioner];
  return {
    name, isDefault: annotations['storageclass.kubernetes.io/is-default-class'] === 'true', serves, from, reclaimPolicy, expandable: allowVolumeExpansion,
  };
}

function fileOf({ file, objects }: PhaseFile): FileSummary {
  const kinds: Record<string, number> = {};
  for (const { kind } of objects) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return { file, phase: file.replace(/^\d+-/, '').replace(/(\.k8s)?\.ya?ml$/, ''), objects: objects.length, kinds };
}

function lines(text = ''): string[] {
  return text.split('\n').map(line => line.trimEnd()).filter((line, i, all) => line !== '' || (i > 0 && i < all.length - 1 && all[i - 1] !== ''));
}
