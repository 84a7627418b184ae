import { layout as facts, logging } from 'cdk8s-ceph/model';
import { onCluster, problem, Reach } from './cluster';
import { judged, Outcome, unreadable } from './outcome';
import type { Problem } from '../io/problem';
import { askStore, NoStore } from '../kubernetes/log-store';
import { keptLogs, NotRead } from '../kubernetes/pod-logs';

/** What of the logs is asked for, as somebody writes it. */
export interface LogsQuestion extends Reach {
  /** The namespace of the cluster. */
  readonly namespace: string;
  readonly osd?: string;
  readonly daemon?: string;
  readonly host?: string;
  readonly claim?: string;
  readonly since: string;
  readonly limit: string;
  readonly saved?: string;
}

/** Lines of logs, oldest first. */
export interface Logs {
  /** Who answered: the store, or Kubernetes with what it still has. */
  readonly from: 'store' | 'kubernetes';
  /** The store that was asked. */
  readonly store?: string;
  /** What the store was asked. */
  readonly query?: string;
  /** Why Kubernetes was asked. */
  readonly reason?: string;
  readonly lines: readonly logging.LogLine[];
  /** Whether there are older ones that were asked for. */
  readonly more: boolean;
  /** What Kubernetes does not keep. */
  readonly notes: readonly string[];
  readonly notRead: readonly NotRead[];
}

/** Ask the store of the logs, or Kubernetes where there is none that answers. */
export async function logs(question: LogsQuestion): Promise<Outcome<Logs>> {
  const { asked, problems } = read(question), { namespace } = question;
  if (asked === undefined) return unreadable(problems);
  return onCluster(question, async ({ objects, clock }) => {
    const [of, claim] = asked.claim?.split('/') ?? [];
    const bound = claim === undefined ? undefined : await objects.get(`/api/v1/namespaces/${of}/persistentvolumeclaims/${claim}`);
    const whole: logging.LogsAsked = { ...asked, volume: bound?.json?.spec?.volumeName }, answer = await askStore(objects, namespace, whole);
    if (!('reason' in answer)) return judged<Logs>({ from: 'store', ...answer, ...cut(answer.lines, asked.limit), notes: [], notRead: [] }, []);
    return fallenBack(answer, await keptLogs(objects, namespace, whole, clock.now()), whole);
  });
}

function fallenBack({ reason }: NoStore, { lines, notes, notRead }: Awaited<ReturnType<typeof keptLogs>>, { limit }: logging.LogsAsked): Outcome<Logs> {
  const data: Logs = { from: 'kubernetes', reason, ...cut(lines, limit), notes, notRead };
  if (notRead.length === 0) return judged(data, []);
  const named = `${notRead.slice(0, 3).map(({ part }) => part).join(', ')}${notRead.length > 3 ? ', …' : ''}`;
  return { status: 'failed', data, problems: [problem('logs/not-read', named, `they cannot be read: ${notRead[0].error}`, 'Ask for the permission to read logs of pods and events, or ask again')] };
}

/** The newest lines, oldest first. */
function cut(lines: readonly logging.LogLine[], limit: number): Pick<Logs, 'lines' | 'more'> {
  return { lines: logging.byTime(lines).slice(-limit), more: lines.length > limit };
}

function read({ osd, daemon = osd === undefined ? undefined : `osd.${osd}`, host, claim, since, limit, saved }: LogsQuestion): { readonly asked?: logging.LogsAsked; readonly problems: readonly Problem[] } {
  const seconds = facts.secondsIn(since), number = Number(limit), query = saved === undefined ? undefined : logging.savedQuery(saved);
  const ofClaim = claim === undefined || claim.includes('/') ? claim : `default/${claim}`;
  const problems = [
    ...daemon === undefined || logging.daemonParts(daemon) !== undefined ? [] : [problem('usage/logs', `'${daemon}'`, 'it is not the name of a daemon', 'Write it as Ceph does, e.g. osd.3, mon.a or mds.files-a')],
    ...host === undefined || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host) ? [] : [problem('usage/logs', `'${host}'`, 'it is not the name of a host', 'Write a name as kubectl get nodes tells it')],
    ...ofClaim === undefined || logging.isClaim(ofClaim) ? [] : [problem('usage/logs', `'${claim}'`, 'it is not the name of a claim', 'Write NAMESPACE/NAME')],
    ...seconds !== undefined && seconds > 0 ? [] : [problem('usage/logs', `'${since}'`, 'it is not a whole number with a unit', 'Write a whole number and one of s, m, h and d, e.g. 30m')],
    ...Number.isInteger(number) && number > 0 && number <= 100_000 ? [] : [problem('usage/logs', `'${limit}'`, 'it is not a number of lines from 1 to 100000', 'Write such a number')],
    ...saved === undefined || query !== undefined ? [] : [problem('usage/logs', `'${saved}'`, 'there is no such saved query', `Write one of ${logging.SAVED_QUERIES.map(({ name }) => name).join(', ')}`)],
    ...query?.needs === 'daemon' && daemon === undefined ? [problem('usage/logs', `'${saved}'`, 'it is about one daemon, and none is named', "Name it with '--daemon' or '--osd'")] : [],
  ];
  return problems.length > 0 ? { problems } : { asked: { daemon, host, claim: ofClaim, since: seconds!, limit: number, saved }, problems };
}
