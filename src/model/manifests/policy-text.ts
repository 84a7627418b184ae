import type { PolicyQuestion, PolicyReport } from './policy-report';
import { Finding, findingsText, Severity } from '../rules';

/** A report for people: what is found, then the sum, then what nobody looked at. */
export function policyText({ findings, judged, storage, otherKinds, notSeen, notJudged }: PolicyReport): string {
  const [errors, warnings] = [Severity.ERROR, Severity.WARNING].map(severity => findings.filter(finding => finding.severity === severity && finding.approved === undefined));
  const accepted = findings.filter(({ approved }) => approved !== undefined);
  const others = Object.entries(otherKinds).map(([kind, number]) => `${number} ${kind}`);
  return [
    ...section('errors', errors),
    ...section('warnings', warnings),
    `${count(judged, 'object')} judged: ${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}${accepted.length === 0 ? '' : `, ${accepted.length} approved`}`,
    ...storage > 0 ? [] : ['None of them is storage, so nothing is said of storage.'],
    ...others.length === 0 ? [] : [`No rule is about: ${others.join(', ')}`],
    ...notSeen.map(({ path, reason }) => `Not looked at: ${path}: ${reason}`),
    ...notJudged.length === 0 ? [] : [notJudgedText(notJudged)],
  ].join('\n');
}

function section(title: string, findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : [title, findingsText(findings)];
}

const NAMED = 3;

/** One line: how many questions have no answer, and some of the facts that are missing. */
function notJudgedText(questions: readonly PolicyQuestion[]): string {
  const asked = questions.reduce((sum, { codes, paths }) => sum + codes.length * paths.length, 0);
  const more = questions.length > NAMED ? `; and ${questions.length - NAMED} more reasons` : '';
  return `Not judged for want of facts: ${count(asked, 'question')}, because ${questions.slice(0, NAMED).map(({ want }) => want).join('; ')}${more}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
