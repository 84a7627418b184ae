/**
 * The levels at which copies can be kept apart, from the smallest to the largest, with the node label Rook reads each from.
 * Levels without a label come from the OSD and the host themselves.
 */
export const TOPOLOGY_LABELS: Readonly<Record<string, string>> = {
  chassis: 'topology.rook.io/chassis',
  rack: 'topology.rook.io/rack',
  row: 'topology.rook.io/row',
  pdu: 'topology.rook.io/pdu',
  pod: 'topology.rook.io/pod',
  room: 'topology.rook.io/room',
  datacenter: 'topology.rook.io/datacenter',
  zone: 'topology.kubernetes.io/zone',
  region: 'topology.kubernetes.io/region',
};

/** Every level, smallest first. */
export const LEVELS: readonly string[] = ['osd', 'host', ...Object.keys(TOPOLOGY_LABELS)];

/** The level that a node label tells. */
export function levelOf(label: string | undefined): string | undefined {
  return Object.keys(TOPOLOGY_LABELS).find(level => TOPOLOGY_LABELS[level] === label);
}

/** Where a host stands, level by level, e.g. `{ rack: 'r1', zone: 'a' }`. */
export type TopologySpec = Readonly<Record<string, string>>;

/** The node labels that a position stands for. */
export function topologyLabels(topology: TopologySpec): Record<string, string> {
  const levels = Object.keys(topology).sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
  return Object.fromEntries(levels.map(level => [TOPOLOGY_LABELS[level], topology[level]]));
}

/** Names the position of a host on its volumes, so that whoever reads applied objects knows the failure domains; Rook reads none of it. */
export const TOPOLOGY_ANNOTATION = 'cdk8s-ceph/topology';

/** The annotation for a position, e.g. `rack=r1,zone=a`, smallest level first; none where nothing is known. */
export function topologyAnnotation(topology: TopologySpec): Record<string, string> | undefined {
  const parts = LEVELS.filter(level => topology[level] !== undefined).map(level => `${level}=${topology[level]}`);
  return parts.length === 0 ? undefined : { [TOPOLOGY_ANNOTATION]: parts.join(',') };
}

/** The position that such an annotation tells; levels that do not exist are left out. */
export function topologyOf(annotations: Readonly<Record<string, unknown>> | undefined): TopologySpec {
  const parts = `${annotations?.[TOPOLOGY_ANNOTATION] ?? ''}`.split(',').map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
  return Object.fromEntries(parts.filter(([level]) => LEVELS.includes(level)));
}
