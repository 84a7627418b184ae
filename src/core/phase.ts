/**
 * The order in which synthesized objects are applied, and in reverse torn down. Each phase becomes one numbered file
 * (see `StorageApp`), so that `kubectl apply` in name order with a wait between works.
 */
export enum Phase {
  /** Definitions of the custom kinds; never part of a prune set. */
  CRDS = '00-crds',
  /** Rook's operator and the CSI drivers, with their namespaces and permissions. */
  OPERATOR = '10-operator',
  /** Local volumes: classes, PersistentVolumes and the preparation of hosts. */
  VOLUMES = '20-volumes',
  /** The Ceph cluster itself. */
  CLUSTER = '30-cluster',
  /** Pools, filesystems and object stores. */
  SERVICES = '40-services',
  /** StorageClasses and snapshot classes for applications. */
  CLASSES = '50-classes',
  /** Alerts, panels and scraping, and what keeps logs. */
  MONITORING = '60-monitoring',
  /** Everything that uses the storage. */
  APPLICATIONS = '70-applications',
}
