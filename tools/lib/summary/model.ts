import { basename } from 'node:path';
import { nextSteps } from './next-steps';
import { NamedFile, namedFiles, PhaseFile, stackIn } from './objects';
import { PoolSummary, poolsOf } from './pools';
import { ifKnown } from '../../../src/model/layout/known';
import type { OsdSpec } from '../../../src/model/layout/layout';
import { quantity } from '../../../src/model/layout/quantity';
import type { StackVolume } from '../../../src/model/manifests/read-volumes';
import type { Stack } from '../../../src/model/manifests/stack';
import type { StorageClassSpec } from '../../../src/model/rules/storage-class';

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
  /** Absent where the object does not say it. */
  readonly image?: string;
  readonly trial: boolean;
  readonly monitors: number;
  readonly managers?: number;
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
  readonly reclaimPolicy?: string;
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

/** What a synthesized directory holds. */
export function summarize(directory: string, phases: readonly PhaseFile[], told: Told = {}, stack = stackIn(phases)): Summary {
  const files = namedFiles(phases, stack);
  return {
    directory,
    clusters: stack.clusters.map(clusterOf),
    volumes: stack.volumes.map(volumeOf),
    claims: stack.clusters.flatMap(({ layout }) => layout.osds.flatMap(claimOf)),
    pools: poolsOf(stack),
    storageClasses: stack.storageClasses.map(({ spec }) => spec).filter(({ provisioner }) => provisioner !== NO_PROVISIONER).map(classOf),
    files: files.map(fileOf),
    output: lines(told.output),
    warnings: lines(told.warnings),
    nextSteps: nextSteps(directory, files),
  };
}

/** Of classes for volumes that are there already. */
const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

function clusterOf({ name, namespace, layout, described: { spec } }: Stack['clusters'][number]): ClusterSummary {
  return {
    name,
    namespace,
    image: ifKnown(spec.cephImage),
    trial: spec.trial,
    monitors: spec.monitors.count,
    managers: ifKnown(spec.managers),
    osds: layout.osds.reduce((sum, { count }) => sum + count, 0),
  };
}

function volumeOf({ name, host, path, role, bytes, deviceClass }: StackVolume): VolumeSummary {
  const size = ifKnown(bytes);
  return { host: ifKnown(host) ?? UNKNOWN, device: path, role: ifKnown(role) ?? UNKNOWN, size: size === undefined ? UNKNOWN : quantity(size), deviceClass, persistentVolume: name };
}

/** What stands in a table for a fact that no object tells. */
const UNKNOWN = 'not known';

/** A device set whose volumes are not there yet. */
function claimOf({ name, count, claims, topology }: OsdSpec): ClaimSummary[] {
  const data = claims.find(({ role }) => role === 'data');
  return data === undefined || data.volumeName !== undefined ? [] : [{ set: name, count, size: quantity(data.bytes), storageClass: data.storageClassName, zone: topology?.zone }];
}

function classOf({ name, isDefault, kind, provisioner = UNKNOWN, parameters, reclaimPolicy, allowVolumeExpansion: expandable }: StorageClassSpec): ClassSummary {
  const { objectStoreName, pool, dataPool } = parameters;
  const [serves, from] = kind === 'bucket' ? ['buckets', `object store ${objectStoreName}`]
    : kind === 'file' ? ['shared files', `pool ${pool}`]
      : kind === 'block' ? ['block volumes', `pool ${dataPool ?? pool}`] : ['other', provisioner];
  return { name, isDefault, serves, from, reclaimPolicy, expandable };
}

function fileOf({ file, objects }: NamedFile): FileSummary {
  const kinds: Record<string, number> = {};
  for (const { kind } of objects) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return { file, phase: basename(file).replace(/^\d+-/, '').replace(/(\.k8s)?\.ya?ml$/, ''), objects: objects.length, kinds };
}

function lines(text = ''): string[] {
  return text.split('\n').map(line => line.trimEnd()).filter((line, i, all) => line !== '' || (i > 0 && i < all.length - 1 && all[i - 1] !== ''));
}
