import { definitionFields } from './definition-fields';
import { KernelNeed, kernelNeeds, moduleNeeds } from './kernel-needs';
import { entries, isMap } from './look';
import { Stack, stackOf } from './stack';
import type { StackState } from './state';
import { Tolerated, toleratedBy, toleratedByAll } from './tolerated';
import { operatorsOf } from './upgrade';
import { versionIn } from './upgrades';
import { canonicalPath, DaemonNeed, FILE_LINKS, ifKnown, Maybe, TopologySpec, unknown, VolumeRole } from '../layout';

/** What a stack stands on and does not bring along: hosts with devices, and what Kubernetes has and is. */
export interface Footing {
  readonly hosts: readonly HostFooting[];
  readonly volumes: readonly VolumeFooting[];
  readonly clusters: readonly ClusterFooting[];
  /** The operator among the objects. @default - it is installed by somebody else */
  readonly operator?: { readonly namespace: string; readonly release?: string };
  /** The labels of namespaces that are among the objects. */
  readonly namespaces: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Rook's kinds that objects are of. */
  readonly kinds: readonly string[];
  /** The fields of every definition of Rook's kinds that is among the objects, by its name. */
  readonly definitions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every StorageClass among the objects, and whether it is the default. */
  readonly classes: ReadonlyMap<string, boolean>;
  readonly kernel: readonly KernelNeed[];
  /** Parts of the kernel that clients need. */
  readonly modules: readonly string[];
}

/** A host that carries volumes. */
export interface HostFooting {
  readonly name: string;
  readonly topology: TopologySpec;
  /** What is told to run on it, and the taints that this tolerates. */
  readonly daemons: readonly { readonly name: string; readonly tolerated: readonly Tolerated[] }[];
}

/** A device of a host that is used. */
export interface VolumeFooting {
  /** What it is called: its PersistentVolume, or the device where a cluster names it itself. */
  readonly name: string;
  readonly host: string;
  readonly path: string;
  readonly role: Maybe<VolumeRole>;
  readonly bytes: Maybe<number>;
  /** The OSD that it is a part of. */
  readonly osd?: { readonly cluster: string; readonly set: string };
  /** Whether it is made on the host where it is missing. */
  readonly prepared: boolean;
}

/** A cluster, with what must not be there before it. */
export interface ClusterFooting {
  /** `<namespace>/<name>`. */
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly dataDirHostPath: string;
  readonly hosts: readonly string[];
  /** Its device sets, and the nodes that it names. */
  readonly parts: readonly string[];
  readonly daemons: readonly DaemonNeed[];
  /** The taints that all its daemons tolerate. */
  readonly tolerated: readonly Tolerated[];
  /** Why there may be hosts and devices beside these. */
  readonly open?: string;
}

/** What a stack stands on. */
export function footingOf(state: StackState): Footing {
  const objects = [...state.objects.values()], stack = stackOf([...state.objects].map(([path, object]) => ({ path, object })));
  const ofKind = (kind: string) => objects.filter(object => object.kind === kind);
  const [operator] = operatorsOf(state);
  return {
    hosts: hostsOf(state, stack),
    volumes: [...volumesOf(state, stack), ...namedOf(state)],
    clusters: stack.clusters.filter(({ described }) => !described.spec.external).map((cluster): ClusterFooting => ({
      key: `${cluster.namespace}/${cluster.name}`,
      name: cluster.name,
      namespace: cluster.namespace,
      dataDirHostPath: described(state, cluster).settings.dataDirHostPath,
      hosts: cluster.layout.hosts.map(({ name }) => name),
      parts: [...cluster.layout.osds.map(({ name }) => name), ...(cluster.layout.unsized ?? []).flatMap(({ host }) => host ?? [])],
      daemons: cluster.daemons,
      tolerated: toleratedByAll(described(state, cluster)),
      open: cluster.layout.open,
    })),
    ...operator === undefined ? {} : { operator: { namespace: `${operator.object.metadata.namespace}`, release: versionIn(operator.image) } },
    namespaces: new Map(ofKind('Namespace').map(({ metadata }) => [metadata.name, Object.fromEntries(entries(metadata.labels).map(([key, value]) => [key, `${value}`]))])),
    kinds: [...new Set(objects.filter(({ apiVersion }) => `${apiVersion}`.startsWith('ceph.rook.io/')).map(({ kind }) => `${kind}`))].sort(),
    definitions: new Map(ofKind('CustomResourceDefinition').filter(({ spec }) => spec?.group === 'ceph.rook.io').map(object => [object.metadata.name, definitionFields(object)])),
    classes: new Map(stack.storageClasses.map(({ spec }) => [spec.name, spec.isDefault])),
    kernel: kernelNeeds(state, stack),
    modules: moduleNeeds(stack),
  };
}

const described = ({ clusters }: StackState, { name, namespace }: { readonly name: string; readonly namespace: string }) => clusters.find(each => each.key === `${namespace}/${name}`)!;

function hostsOf(state: StackState, stack: Stack): HostFooting[] {
  const topologies = new Map(stack.clusters.flatMap(({ layout }) => layout.hosts).map(({ name, topology }) => [name, topology]));
  const names = new Set([...topologies.keys(), ...stack.volumes.flatMap(({ host }) => ifKnown(host) ?? [])]);
  const daemons = state.clusters.flatMap(toleratedBy);
  return [...names].sort().map(name => ({ name, topology: topologies.get(name) ?? {}, daemons: daemons.filter(({ host }) => host === name) }));
}

function volumesOf(state: StackState, stack: Stack): VolumeFooting[] {
  const osds = new Map(stack.clusters.flatMap(({ namespace, name, layout }) => layout.osds.flatMap(({ name: set, claims }) => claims.flatMap(({ volumeName }) => (
    volumeName === undefined ? [] : [[volumeName, { cluster: `${namespace}/${name}`, set }] as const])))));
  const created = createdIn(state);
  return stack.volumes.flatMap(({ name, host: place, path, role, bytes }) => {
    const host = ifKnown(place), osd = osds.get(name);
    if (host === undefined) return [];
    return [{ name, host, path, role, bytes, ...osd === undefined ? {} : { osd }, prepared: path.startsWith(FILE_LINKS) || created.has(`${host}\n${canonicalPath(path)}`) }];
  });
}

/** Logical volumes that are created where they are missing, as tables of the preparation tell them. */
function createdIn({ objects }: StackState): Set<string> {
  const tables = [...objects.values()].filter(({ kind, data }) => kind === 'ConfigMap' && isMap(data) && 'prepare.sh' in data).flatMap(({ data }) => entries(data));
  return new Set(tables.flatMap(([host, table]) => [...`${table}`.matchAll(/^lv (\S+) (\S+) \d+$/gm)].map(([, group, volume]) => `${host}\n/dev/${group}/${volume}`)));
}

/** Devices that clusters name host by host. */
function namedOf({ clusters }: StackState): VolumeFooting[] {
  return clusters.flatMap(({ layout, key }) => (layout.unsized ?? []).flatMap(({ name, host }): VolumeFooting[] => {
    const path = host !== undefined && name.startsWith(`${host} /`) ? name.slice(host.length + 1) : undefined;
    return path === undefined ? [] : [{ name: path, host: host!, path, role: 'data', bytes: unknown('the size of a device that a cluster names itself is not declared'), osd: { cluster: key, set: name }, prepared: false }];
  }));
}
