import { Rules } from 'cdk8s-ceph';
import { Outcome, judged, unreadable } from './outcome';
import { CODES } from '../io/codes';

/** What a code means. */
export interface Explained {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
  readonly why: string;
  readonly see?: string;
}

/** Tell what a code of a finding means: of a rule, or of what this command itself says. */
export function explain({ code }: { readonly code: string }): Outcome<Explained> {
  const known: readonly Explained[] = [...Rules.all(), ...CODES];
  const found = known.find(each => each.code === code);
  if (found !== undefined) return judged({ code: found.code, severity: found.severity, title: found.title, why: found.why, see: found.see }, []);
  const room = code.split('/')[0];
  const near = known.filter(each => each.code.startsWith(`${room}/`) || each.code.endsWith(`/${code.split('/').pop()}`)).map(each => each.code);
  return unreadable([{ code: 'usage/code', severity: 'error', place: {}, value: `'${code}'`, reason: 'there is no such code', fix: near.length === 0 ? 'Write a code as findings tell it, e.g. pool/copies' : `Write one of ${near.join(', ')}` }]);
}

/** Every code that can be told. */
export function allCodes(): string[] {
  return [...Rules.all(), ...CODES].map(({ code }) => code).sort();
}
