import { Rules } from 'cdk8s-ceph';
import { monitoring, rules, tuning } from 'cdk8s-ceph/model';
import { Outcome, judged, unreadable } from './outcome';
import { CODES } from '../io/codes';

/** What a code means. */
export interface Explained {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
  readonly why: string;
  readonly see?: string;
  /** What to do, where it is an alert. */
  readonly fix?: string;
  /** The verb of this command that does it, or shows more. */
  readonly verb?: string;
  /** What to look at. */
  readonly command?: string;
  /** What it sets, where it is a preset of the tuning. */
  readonly settings?: readonly tuning.TuningSetting[];
}

/** The alerts of a cluster, told as findings are. */
function alerts(): Explained[] {
  return monitoring.ALERTS.map(({ name, severity, title, what, fix, verb, command }) => ({ code: name, severity, title, why: what, see: `${rules.alertsPage()}#${name.toLowerCase()}`, fix, verb, command: command?.replace(/\{(ns|operator)\}/g, 'rook-ceph') }));
}

/** The presets of a cluster's `tuning`. */
function presets(): Explained[] {
  return tuning.TUNING_PRESETS.map(({ name, title, why, settings }) => ({ code: name, severity: 'preset', title, why, settings }));
}

/** Tell what a code of a finding means: of a rule, of what this command itself says, or of an alert; or what a preset of the tuning sets. */
export function explain({ code }: { readonly code: string }): Outcome<Explained> {
  const known: readonly Explained[] = [...Rules.all(), ...CODES, ...alerts(), ...presets()];
  const found = known.find(each => each.code === code);
  if (found !== undefined) {
    const { severity, title, why, see, fix, verb, command, settings } = found;
    return judged({ code: found.code, severity, title, why, see, fix, verb, command, settings }, []);
  }
  const room = code.split('/')[0], likely = code.toLowerCase();
  const near = known.filter(each => each.code.startsWith(`${room}/`) || each.code.endsWith(`/${code.split('/').pop()}`) || each.code.toLowerCase() === likely || each.code.toLowerCase() === `storage${likely}`).map(each => each.code);
  return unreadable([{ code: 'usage/code', severity: 'error', place: {}, value: `'${code}'`, reason: 'there is no such code', fix: near.length === 0 ? 'Write a code as findings tell it, e.g. pool/copies' : `Write one of ${near.join(', ')}` }]);
}

/** Every code that can be told. */
export function allCodes(): string[] {
  return [...Rules.all(), ...CODES, ...alerts(), ...presets()].map(({ code }) => code).sort();
}
