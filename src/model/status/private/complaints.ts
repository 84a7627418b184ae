import type { Told } from './read';
import { at, listAt, textAt } from '../../checks';
import { ifKnown, Maybe, unknown } from '../../layout';
import { ClusterState, mutedIn } from '../../manifests';
import { meaningOf } from '../codes';
import type { Complaint } from '../complaint';

const SEVERITIES: Readonly<Record<string, Complaint['severity']>> = { HEALTH_ERR: 'error', HEALTH_WARN: 'warning' };
const WORST: readonly Complaint['severity'][] = ['error', 'unknown', 'warning'];

/** What Ceph complains of, the worst first; unknown where it does not tell its health. */
export function complaintsOf({ health, status }: Told, cluster: ClusterState): Maybe<readonly Complaint[]> {
  const reasons = new Map(mutedIn(cluster.object).map(({ code, reason }) => [code, ifKnown(reason)]));
  const told = [health, at(status, 'health')].find(answer => isHealth(answer));
  if (told === undefined) return unknown("neither 'ceph health detail' nor 'ceph status' tells the health");
  const complaints = Object.entries(at(told, 'checks') as object).map(([code, check]): Complaint => ({
    code,
    severity: SEVERITIES[textAt(check, 'severity') ?? ''] ?? 'unknown',
    summary: textAt(check, 'summary', 'message') ?? '',
    details: (listAt(check, 'detail') ?? []).flatMap(line => textAt(line, 'message') ?? []),
    muted: at(check, 'muted') === true,
    ...at(check, 'muted') === true && reasons.get(code) !== undefined ? { mutedFor: reasons.get(code) } : {},
    meaning: meaningOf(code),
  }));
  return complaints.sort((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity) || Number(a.muted) - Number(b.muted) || (a.code < b.code ? -1 : 1));
}

function isHealth(answer: unknown): boolean {
  const checks = at(answer, 'checks');
  return textAt(answer, 'status') !== undefined && checks !== null && typeof checks === 'object' && !Array.isArray(checks);
}
