/**
 * The level at which the copies or chunks of a pool are kept apart: no two of them share one of these.
 * Levels above the host are read from the topology that the hosts declare.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Cluster/ceph-cluster-crd/#osd-topology
 */
export enum FailureDomain {
  /** Different OSDs, perhaps of one host: a lost host can take every copy. For trial clusters. */
  OSD = 'osd',
  /** Different hosts. */
  HOST = 'host',
  /** Different chassis. */
  CHASSIS = 'chassis',
  /** Different racks. */
  RACK = 'rack',
  /** Different rows. */
  ROW = 'row',
  /** Different power distribution units. */
  PDU = 'pdu',
  /** Different pods, in the sense of data centers. */
  POD = 'pod',
  /** Different rooms. */
  ROOM = 'room',
  /** Different data centers. */
  DATACENTER = 'datacenter',
  /** Different zones. */
  ZONE = 'zone',
  /** Different regions. */
  REGION = 'region',
}
