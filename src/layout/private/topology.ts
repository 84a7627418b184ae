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

/** Where a host stands, level by level, e.g. `{ rack: 'r1', zone: 'a' }`. */
export type TopologySpec = Readonly<Record<string, string>>;

/** The node labels that a position stands for. */
export function topologyLabels(topology: TopologySpec): Record<string, string> {
  const levels = Object.keys(topology).sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
  return Object.fromEntries(levels.map(level => [TOPOLOGY_LABELS[level], topology[level]]));
}
