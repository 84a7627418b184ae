import type { Watched } from './watched';
import type { Verb } from '../status';

/**
 * How urgent an alert is: `critical` means somebody acts now, `warning` this week, `info` only shows on dashboards, and `none` is
 * the one that always fires.
 */
export type AlertSeverity = 'critical' | 'warning' | 'info' | 'none';

/** One alert as a record: what it means, when it fires, and what to do. Rules, pages and the command are made from it. */
export interface Alert {
  /** Stable name; part of the public contract. */
  readonly name: string;
  readonly severity: AlertSeverity;
  /** So long it must hold. */
  readonly minutes: number;
  /** What is the case, as one sentence. */
  readonly title: string;
  /** Which one: labels, in the template language of Prometheus. @default - it is about the whole cluster */
  readonly which?: string;
  /** What it means for the data and their users. */
  readonly what: string;
  /** What to do, as an instruction. */
  readonly fix: string;
  /** The verb of our command that does it, or shows more. */
  readonly verb?: Verb | 'forecast';
  /** What to look at. `{ns}` is the namespace of the cluster, `{operator}` that of the operator. */
  readonly command?: string;
  /** Health codes of Ceph that it is made of, or tells in a better way: the last of all alerts leaves them out. */
  readonly codes?: readonly string[];
  /** Who must be scraped beside Ceph. */
  readonly needs?: 'kube-state-metrics' | 'kubelet' | 'smartctl-exporter';
  /** True where it reads series that are recorded, and so is evaluated with them. */
  readonly recorded?: boolean;
  /** The expression; nothing where the layout gives no reason for the alert. */
  readonly expr: (watched: Watched) => string | undefined;
}

/** Severities whose alerts may be muted: what is critical is silenced for a time at the receiver. */
export function mayBeMuted({ severity }: Alert): boolean {
  return severity === 'warning' || severity === 'info';
}
