import type { OsdReference } from '../../checks';
import type { ClusterLayout, HostSpec, OsdSpec } from '../../layout';
import type { ClusterState } from '../../manifests';

/** What becomes of the OSDs, each named by its device set, with `#` and a number where the set has or had several. */
export interface OsdChanges {
  readonly added: readonly string[];
  /** Emptied and removed. */
  readonly drained: readonly string[];
  readonly kept: readonly string[];
  /** Those that stay, on a local volume that is larger than before. */
  readonly grown: readonly string[];
}

/** Two states of a cluster whose OSDs go by the same names, each a device set of its own. */
export interface Layouts {
  readonly former: ClusterLayout;
  /** With everything that comes, while nothing has gone. */
  readonly united: ClusterLayout;
  readonly osds: OsdChanges;
}

/**
 * Compare the OSDs of two states. Those of sets that are purged already count as gone before; those that stay weigh what they
 * weighed, unless their local volume grows, or Rook is told to follow the sizes of devices.
 */
export function layoutsOf(former: ClusterState, next: ClusterState, purged: ReadonlySet<string> = new Set()): Layouts {
  const before = former.layout.osds.filter(({ name }) => !purged.has(name));
  const several = new Set([...before, ...next.layout.osds].filter(({ count }) => count > 1).map(({ name }) => name));
  const was = single(before, several), is = single(next.layout.osds, several);
  const known = new Set(was.map(({ name }) => name)), others = new Map(is.map(osd => [osd.name, osd]));
  const grows = next.settings.followsSizes;
  const sized = (osd: OsdSpec) => others.get(osd.name)?.bytes ?? osd.bytes;
  const grown = was.filter(osd => isLocal(osd) && sized(osd) > osd.bytes), larger = new Set(grown);
  const kept = was.map((osd): OsdSpec => grows || larger.has(osd) ? { ...osd, bytes: sized(osd) } : osd);
  const hosts = new Map<string, HostSpec>([...former.layout.hosts, ...next.layout.hosts].map(host => [host.name, host]));
  return {
    former: { ...former.layout, osds: was },
    united: { ...next.layout, hosts: [...hosts.values()], osds: [...kept, ...is.filter(({ name }) => !known.has(name))] },
    osds: {
      added: namesOf(is.filter(({ name }) => !known.has(name))),
      drained: namesOf(was.filter(({ name }) => !others.has(name))),
      kept: namesOf(was.filter(({ name }) => others.has(name))),
      grown: namesOf(grown),
    },
  };
}

/** Whether the data of an OSD is on a volume that is known by its name. */
function isLocal({ claims }: OsdSpec): boolean {
  return claims.some(({ role, volumeName }) => role === 'data' && volumeName !== undefined);
}

/** The device set of an OSD, and which one of it. */
export function setOf(osd: string): { readonly set: string; readonly index?: string } {
  const [set, index] = osd.split('#');
  return { set, index };
}

/** An OSD by its place, with its number where the cluster has told it. */
export function referenceOf(cluster: string, osd: string, id?: number): OsdReference {
  const { set, index } = setOf(osd);
  return { cluster, deviceSet: set, ...index === undefined ? {} : { index: Number(index) }, ...id === undefined ? {} : { id } };
}

/** Every OSD as a set of one; those of sets with several, in whichever state, are numbered. */
function single(osds: readonly OsdSpec[], several: ReadonlySet<string>): OsdSpec[] {
  return osds.flatMap(osd => several.has(osd.name) ? Array.from({ length: osd.count }, (_, i) => ({ ...osd, name: `${osd.name}#${i}`, count: 1 })) : osd.count === 0 ? [] : [osd]);
}

function namesOf(osds: readonly OsdSpec[]): string[] {
  return osds.map(({ name }) => name).sort();
}
