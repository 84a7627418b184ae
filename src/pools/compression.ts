/**
 * Which data the OSDs compress when they write it. Data already written stays as it is.
 *
 * @see https://docs.ceph.com/en/latest/rados/configuration/bluestore-config-ref/#inline-compression
 */
export enum Compression {
  /** Nothing. */
  NONE = 'none',
  /** What the client marks as compressible. */
  PASSIVE = 'passive',
  /** Everything but what the client marks as incompressible. */
  AGGRESSIVE = 'aggressive',
  /** Everything. */
  FORCE = 'force',
}
