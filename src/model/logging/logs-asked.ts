/** What of the logs is asked for; everything that is given must hold. */
export interface LogsAsked {
  /** A daemon, as Ceph calls it, e.g. `osd.3`. */
  readonly daemon?: string;
  /** A node. */
  readonly host?: string;
  /** A claim of a volume, as `<namespace>/<name>`. */
  readonly claim?: string;
  /** The volume that the claim is bound to. */
  readonly volume?: string;
  /** How many seconds back. */
  readonly since: number;
  /** The newest so many lines. */
  readonly limit: number;
  /** A saved query. */
  readonly saved?: string;
}

/** A line, wherever it comes from. */
export interface LogLine {
  /** RFC 3339; empty where the line does not tell. */
  readonly time: string;
  readonly kind: string;
  readonly host?: string;
  readonly daemon?: string;
  /** The pod with its container, the file, or the object of an event. */
  readonly from?: string;
  readonly text: string;
}

/** Lines by their time; what was written at the same time stays in its order. */
export function byTime(lines: readonly LogLine[]): LogLine[] {
  return [...lines].sort((a, b) => a.time < b.time ? -1 : a.time > b.time ? 1 : 0);
}

/** The parts of `osd.3`, `mds.files-a`. */
export function daemonParts(daemon: string): { readonly type: string; readonly id: string } | undefined {
  const [, type, id] = /^(mon|mgr|osd|mds|rgw|nfs|rbd-mirror|cephfs-mirror)\.([A-Za-z0-9][\w.-]*)$/.exec(daemon) ?? [];
  return type === undefined ? undefined : { type, id };
}
