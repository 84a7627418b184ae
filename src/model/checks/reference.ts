/** An OSD by where it stands: its place is known from code, its number only from the cluster. */
export interface OsdReference {
  /** The cluster, as `<namespace>/<name>`. */
  readonly cluster: string;
  /** The device set it belongs to. */
  readonly deviceSet: string;
  /**
   * Which one of the set, by the label `ceph.rook.io/setIndex` of its claim.
   * @default - the set has one OSD
   */
  readonly index?: number;
  /**
   * Its number.
   * @default - it is looked up when the step runs
   */
  readonly id?: number;
  /**
   * The claim of its data.
   * @default - it is looked up when the step runs
   */
  readonly claim?: string;
}

/** What belongs to an OSD in Kubernetes. Its names follow from the number and the claim of the OSD. */
export enum OsdPart {
  /** The Deployment of the daemon. */
  DEPLOYMENT = 'deployment',
  /** The pods of the daemon. */
  PODS = 'pods',
  /** The Jobs that prepared the device. */
  PREPARE_JOBS = 'prepareJobs',
  /** The claims of all its parts. */
  CLAIMS = 'claims',
}

/** One object, or all objects with some labels. */
export interface ObjectReference {
  /** The resource, as `kubectl` takes it, e.g. `deployments.apps`. */
  readonly resource: string;
  /**
   * The namespace.
   * @default - the resource has no namespace
   */
  readonly namespace?: string;
  /**
   * The name of the object.
   * @default - the objects are found by their labels, or are part of an OSD
   */
  readonly name?: string;
  /**
   * Labels that all of the objects have.
   * @default - the object is found by its name, or is part of an OSD
   */
  readonly labels?: { [label: string]: string };
  /**
   * The node that pods run on.
   * @default - pods of every node
   */
  readonly node?: string;
  /**
   * The OSD that the objects belong to.
   * @default - they belong to no OSD
   */
  readonly osd?: OsdReference;
  /**
   * What of the OSD is meant.
   * @default - they belong to no OSD
   */
  readonly part?: OsdPart;
}

/** One word of a command: text, or an OSD, which stands for `osd.<number>`. */
export interface CommandWord {
  /**
   * The word as it is.
   * @default - the word is an OSD
   */
  readonly text?: string;
  /**
   * The OSD.
   * @default - the word is text
   */
  readonly osd?: OsdReference;
}
