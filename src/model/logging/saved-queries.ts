import { about, daemonIs, phrase } from './filters';
import type { LogsAsked } from './logs-asked';

/** A question that is asked again and again, ready made. */
export interface SavedQuery {
  readonly name: string;
  readonly title: string;
  /** What it must be told beside the time. */
  readonly needs?: 'daemon';
  /** The question, in LogsQL, without its time. */
  readonly query: (asked: LogsAsked, time: string) => string;
  /** Which lines answer it, where lines of pods and events are all there is. */
  readonly matches: RegExp;
  /** Whose pods may have such lines, by their label `app`; all that were asked for where there is none. */
  readonly app?: string;
}

const CRASHED = 'Caught signal|ceph_abort|FAILED ceph_assert|terminate called';
const FAULTS = 'I/O error|[Mm]edium [Ee]rror|critical (target|medium) error|[Uu]nrecovered read error|nvme.*(timeout|controller is down|resetting)|ata[0-9.]+: (failed command|exception|error)|(EXT4-fs|XFS|BTRFS).*(error|corrupt)';

/** Every saved query. */
export const SAVED_QUERIES: readonly SavedQuery[] = [
  {
    name: 'crash',
    title: 'what a daemon wrote before and after it crashed, and the report of the crash',
    needs: 'daemon',
    query: ({ daemon = '' }, time) => `${time} ${daemonIs(daemon)} ~${phrase(CRASHED)} | stream_context before 100 after 200`
      + ` | union (${time} kind:="crash" _stream_id:in(${time} kind:="crash" "entity_name" ${phrase(daemon)} | fields _stream_id))`,
    matches: /./,
  },
  {
    name: 'commands',
    title: 'who gave Ceph which command that changes something',
    query: (asked, time) => `${time} ${about(asked)} kubernetes.pod_labels.app:="rook-ceph-mon" "log_channel(audit)" INF "cmd=" dispatch`,
    matches: /log_channel\(audit\).*\[INF\].*cmd=.*dispatch/,
    app: 'rook-ceph-mon',
  },
  {
    name: 'disk-errors',
    title: 'errors of devices and filesystems that the kernel of a node reported',
    query: (asked, time) => `${time} ${about({ ...asked, daemon: undefined })} kind:="kernel" ~${phrase(FAULTS)}`,
    matches: new RegExp(FAULTS),
  },
  {
    name: 'pending-claims',
    title: 'why a claim of a volume is pending',
    query: ({ claim }, time) => claim === undefined ? `${time} kind:="event" claim:* type:="Warning"`
      : `${time} ((kind:="event" claim:=${phrase(claim)}) or (kubernetes.pod_name:csi ${phrase(claim)}))`,
    matches: /./,
  },
];

export function savedQuery(name: string): SavedQuery | undefined {
  return SAVED_QUERIES.find(each => each.name === name);
}
