import { rules } from 'cdk8s-ceph/model';
import { Outcome } from './outcome';
import type { Problem } from '../io/problem';
import { connect, Connection, Reach } from '../kubernetes/connect';
import { RequestFailed } from '../kubernetes/rest';
import { NotAnswered } from '../run/live';
import { Held } from '../run/session';

export type { Connection, Reach };

/** A problem that is no finding of a rule. */
export function problem(code: string, value: string, reason: string, fix: string, field?: string): Problem {
  return { code, severity: rules.Severity.ERROR, place: field === undefined ? {} : { field }, value, reason, fix };
}

/** What is done with a cluster; where it cannot be reached, or is in use, that is the outcome. */
export async function onCluster<Data>(reach: Reach, what: (connection: Connection) => Promise<Outcome<Data>>): Promise<Outcome<Data>> {
  let connection: Connection | undefined;
  try {
    connection = await connect(reach);
    return await what(connection);
  } catch (error) {
    const told = problemOf(error as Error, connection?.name ?? reach.context ?? 'the current context');
    if (told === undefined) throw error;
    return { status: 'failed', problems: [told] };
  } finally {
    await connection?.close().catch(() => undefined);
  }
}

function problemOf(error: Error, context: string): Problem | undefined {
  if (error instanceof Held) {
    const { who, since } = error.holder;
    return problem('run/held', who, `it changes this cluster since ${since}${error.at === undefined ? '' : `, and is at step ${error.at}`}`, "Wait until it has ended, and ask with 'cdk8s-ceph status'");
  }
  if (error instanceof NotAnswered) return problem('run/not-answered', error.asked, error.message, `See that ${error.cluster} answers, and run the command again`, error.cluster);
  if (error instanceof RequestFailed) {
    return error.status === 0 ? problem('run/unreachable', context, error.message, "Check the context with 'kubectl config get-contexts', and that the API server is reachable")
      : problem('run/refused-by-server', `${error.status}`, error.message, 'Correct what the API server refuses; where it is a permission, ask for it');
  }
  if (/kubeconfig|ENOENT|context|No currently active cluster|YAML/i.test(error.message) && !(error instanceof TypeError)) return problem('run/unreachable', context, error.message, "Name a kubeconfig with '--kubeconfig', and a context with '--context'");
  return undefined;
}
