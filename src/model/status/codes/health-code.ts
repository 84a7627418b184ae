import type { Access, DataState, Urgency } from '../reply';

/** The verbs of our command that a person may be sent to. */
export type Verb = 'status' | 'replace device' | 'replace host' | 'remove device' | 'add device' | 'maintenance' | 'upgrade' | 'plan';

/** What brings complaints about. Those with one cause are told as one thing to do; `upkeep` stands for a cause of each code's own. */
export type Cause =
  | 'run' | 'quorum' | 'missing' | 'full' | 'host' | 'unavailable' | 'osd' | 'damage' | 'monitor' | 'backfillfull' | 'drain' | 'operator' | 'filesystem' | 'unknownCode' | 'nearfull'
  | 'device' | 'healing' | 'manager' | 'clock' | 'monitorDisk' | 'network' | 'flags' | 'slow' | 'stretch' | 'groups' | 'keys' | 'releases' | 'crash' | 'client' | 'scrub' | 'layout' | 'aside' | 'upkeep';

/** What one health code of Ceph means in a cluster of ours. */
export interface HealthCode {
  /** What it means, in plain words. */
  readonly what: string;
  /** What to do, as an instruction. */
  readonly fix: string;
  readonly cause: Cause;
  /** The verb of our command that does it, or shows more. */
  readonly verb?: Verb;
  /** The command that does it, or shows more, where no verb does. */
  readonly command?: string;
  /** @default - that of the cause */
  readonly urgency?: Urgency;
  /** What it says of the data, where it says something. @default - the data may be safe */
  readonly data?: Exclude<DataState, 'safe' | 'unknown'>;
  /** What it says of access. @default - everything may be read and written */
  readonly access?: Exclude<Access, 'all' | 'unknown'>;
}

/** Codes of one topic. */
export type HealthCodes = Readonly<Record<string, HealthCode>>;
