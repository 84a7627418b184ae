import type { OsdReference } from './reference';

/** What an answer can be expected to show. The set is closed: every kind has one reader, in `evaluate`. */
export enum ExpectationKind {
  /** `status`: every placement group is active+clean, and nothing is degraded, misplaced or unfound. */
  GROUPS_CLEAN = 'groupsClean',
  /** `quorum_status`: every monitor is in quorum. */
  MONITORS_IN_QUORUM = 'monitorsInQuorum',
  /** `health detail`: none of `codes` is told. */
  NO_HEALTH_CODES = 'noHealthCodes',
  /** `health detail`: nothing that is an error is told, but for `codes`. */
  NO_HEALTH_ERRORS = 'noHealthErrors',
  /** `osd dump`: none of `flags` is set for the whole cluster. */
  NO_FLAGS = 'noFlags',
  /** `osd tree`: the OSDs are there and up. */
  OSDS_UP = 'osdsUp',
  /** `osd tree`: the OSDs are there and down. */
  OSDS_DOWN = 'osdsDown',
  /** `osd tree`: the OSDs are there and have the CRUSH weight `weight`. */
  OSDS_WEIGH = 'osdsWeigh',
  /** `osd df`: the OSDs are there and have no placement group. */
  OSDS_EMPTY = 'osdsEmpty',
  /** `tell osd.N status`: the OSD itself knows the map of the action `since`, and holds no placement group. */
  OSD_HOLDS_NOTHING = 'osdHoldsNothing',
  /** `osd dump`: the map is at least that of the action `since`. */
  MAP_REACHED = 'mapReached',
  /** `osd safe-to-destroy`: Ceph itself needs none of the OSDs any more. */
  SAFE_TO_DESTROY = 'safeToDestroy',
  /** `osd metadata`: the device that the OSD has opened has at least `bytes`. */
  DEVICE_SIZED = 'deviceSized',
  /** `osd df`: the OSDs have room for at least `bytes`. */
  OSDS_SIZED = 'osdsSized',
  /** `osd ok-to-stop`: everything can be read and written while the OSDs are stopped. */
  OK_TO_STOP = 'okToStop',
  /** `osd tree`: the OSDs are there and take data. */
  OSDS_IN = 'osdsIn',
  /** `osd dump`: no host but `host` has a flag of its own, such as noout. */
  OTHERS_UNFLAGGED = 'othersUnflagged',
  /** `osd dump`: the host `host` has no flag of its own. */
  HOST_UNFLAGGED = 'hostUnflagged',
  /** `osd dump`: the host `host` has the flag noout. */
  HOST_HELD_IN = 'hostHeldIn',
  /** `quorum_status`: more than half of the monitors are in quorum without `monitors`. */
  QUORUM_WITHOUT = 'quorumWithout',
  /** `osd tree`: none of the OSDs is there. */
  OSDS_GONE = 'osdsGone',
  /** `osd tree`: the host `host` stands below the bucket `bucket`. */
  HOST_PLACED = 'hostPlaced',
  /** `status`: the cluster is the one with the fsid `fsid`. */
  FSID = 'fsid',
  /** `versions`: all daemons, or those of the kind `daemons`, run one version, which begins with `version`. */
  VERSIONS_EQUAL = 'versionsEqual',
  /** `osd dump`: `require_osd_release` is `version`. */
  RELEASE_REQUIRED = 'releaseRequired',
  /** A list: at least `count` workloads, all of them rolled out and ready. */
  READY = 'ready',
  /** A list: at least `count` objects. */
  THERE = 'there',
  /** A list: no object. */
  GONE = 'gone',
  /** A list: at least `count` objects, all of them in the phase `phase`. */
  PHASE = 'phase',
  /** A list: at least `count` objects, the condition `condition` of each being true. */
  CONDITION = 'condition',
  /** A list of nodes: of the hosts `hosts`, which are all there, none but `host` is kept free of new pods. */
  OTHERS_SCHEDULABLE = 'othersSchedulable',
  /** A list of pods: none is left but those of DaemonSets, those of the node itself, and those that have ended. */
  EVICTED = 'evicted',
  /** A list of pods: at least `count` have ended well; what each left as its last word is what the result rests on. */
  REPORTED = 'reported',
  /** A list: all objects carry the label `label` with one value, which begins with `version`. */
  LABELS_EQUAL = 'labelsEqual',
  /** A list: each workload has a container of the image `image`. */
  IMAGES_EQUAL = 'imagesEqual',
}

/** What an answer must show. */
export interface Expectation {
  /** Which one of the closed set. */
  readonly kind: ExpectationKind;
  /**
   * The OSDs that it is about.
   * @default - it is about no OSD
   */
  readonly osds?: OsdReference[];
  /**
   * Health codes that must not be told; for `NO_HEALTH_ERRORS` those that may.
   * @default - no code matters
   */
  readonly codes?: string[];
  /**
   * Flags of the OSD map that must not be set.
   * @default - no flag matters
   */
  readonly flags?: string[];
  /**
   * The kind of daemons, as `versions` calls it, e.g. `mon`.
   * @default - all daemons
   */
  readonly daemons?: string;
  /**
   * The CRUSH weight that the OSDs have.
   * @default - the weight does not matter
   */
  readonly weight?: number;
  /**
   * At least so many bytes.
   * @default - the size does not matter
   */
  readonly bytes?: number;
  /**
   * The action whose map must have been reached: the one that keeps the epoch of the map.
   * @default - any map will do
   */
  readonly since?: string;
  /**
   * The epoch that the action `since` has kept.
   * @default - it is filled in when the step runs
   */
  readonly epoch?: number;
  /**
   * At least so many objects.
   * @default 1
   */
  readonly count?: number;
  /**
   * How the version begins, or the release.
   * @default - any one version
   */
  readonly version?: string;
  /**
   * The fsid of the cluster.
   * @default - any cluster will do
   */
  readonly fsid?: string;
  /**
   * The label that is compared.
   * @default - no label matters
   */
  readonly label?: string;
  /**
   * The image that a container of each workload has.
   * @default - any image will do
   */
  readonly image?: string;
  /**
   * The phase that objects are in.
   * @default - no phase matters
   */
  readonly phase?: string;
  /**
   * The condition that is true.
   * @default - no condition matters
   */
  readonly condition?: string;
  /**
   * The host, by its name in the CRUSH map.
   * @default - no host matters
   */
  readonly host?: string;
  /**
   * Hosts, by the names of their nodes.
   * @default - no hosts matter
   */
  readonly hosts?: string[];
  /**
   * Monitors that are about to stop.
   * @default - none stops
   */
  readonly monitors?: string[];
  /**
   * The bucket of the CRUSH map.
   * @default - no bucket matters
   */
  readonly bucket?: string;
}
