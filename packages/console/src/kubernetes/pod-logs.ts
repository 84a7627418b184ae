import { logging } from 'cdk8s-ceph/model';
import type { KubeObjects } from './objects';

/** Something that was asked for and could not be read. */
export interface NotRead {
  /** A pod with its container, or a kind. */
  readonly part: string;
  readonly error: string;
}

/** What Kubernetes still has. */
export interface KeptLogs {
  readonly lines: readonly logging.LogLine[];
  /** What it does not keep. */
  readonly notes: readonly string[];
  readonly notRead: readonly NotRead[];
}

/** So many logs are read at a time. */
const AT_ONCE = 8;

/** A log of a container that runs, or of the one before it. */
interface Written {
  readonly pod: any;
  readonly container: string;
  readonly previous: boolean;
}

/** Logs of pods that are there, with those of the containers before, and events. */
export async function keptLogs(objects: KubeObjects, namespace: string, asked: logging.LogsAsked, now: number): Promise<KeptLogs> {
  const { pods, events, matches, notes } = logging.keptByKubernetes(asked), notRead: NotRead[] = [], lines: logging.LogLine[] = [];
  const list = async (part: string, path: string, query: Record<string, string | undefined>): Promise<any[]> => {
    const { status, json } = await objects.get(path, query);
    if (status >= 400) notRead.push({ part, error: String(json?.message ?? status) });
    return status >= 400 ? [] : json?.items ?? [];
  };
  if (pods !== undefined) {
    const selector = Object.entries(pods.labels).map(([key, value]) => `${key}=${value}`).join(',');
    const found = await list('pods', `/api/v1/namespaces/${namespace}/pods`, { labelSelector: selector || undefined, fieldSelector: pods.host === undefined ? undefined : `spec.nodeName=${pods.host}` });
    const all = found.flatMap(writtenBy);
    for (let i = 0; i < all.length; i += AT_ONCE) {
      await Promise.all(all.slice(i, i + AT_ONCE).map(async written => {
        const { metadata: { name } } = written.pod, query = { container: written.container, timestamps: 'true', sinceSeconds: `${asked.since}`, tailLines: `${asked.limit + 1}`, previous: written.previous ? 'true' : undefined };
        const { status, text, json } = await objects.get(`/api/v1/namespaces/${namespace}/pods/${name}/log`, query);
        if (status < 400) lines.push(...logging.containerLines(text, aboutOf(written)));
        // A container that never ran has written nothing; one before it may be gone.
        else if (status !== 400) notRead.push({ part: `${name}/${written.container}`, error: String(json?.message ?? status) });
      }));
    }
  }
  if (events !== undefined) {
    const selector = [['involvedObject.kind', events.kind], ['involvedObject.name', events.name], ['type', events.warnings ? 'Warning' : undefined]].filter(([, value]) => value !== undefined);
    const path = events.namespace === undefined ? '/api/v1/events' : `/api/v1/namespaces/${events.namespace}/events`;
    const since = new Date((now - asked.since) * 1000).toISOString();
    lines.push(...(await list('events', path, { fieldSelector: selector.map(pair => pair.join('=')).join(',') })).map(eventLine).filter(({ time }) => time >= since.slice(0, 19)));
  }
  return { lines: logging.byTime(lines.filter(({ text }) => matches.test(text))), notes, notRead };
}

function writtenBy(pod: any): Written[] {
  const names: string[] = (pod.spec?.containers ?? []).map(({ name }: any) => name);
  const again = (name: string) => pod.status?.containerStatuses?.some((each: any) => each.name === name && each.restartCount > 0) === true;
  return names.flatMap(container => [...again(container) ? [{ pod, container, previous: true }] : [], { pod, container, previous: false }]);
}

function aboutOf({ pod: { metadata, spec }, container }: Written): Omit<logging.LogLine, 'time' | 'text'> {
  const { app, ceph_daemon_type: type, ceph_daemon_id: id } = metadata.labels ?? {};
  return {
    kind: /(^|[.-])csi([.-]|$)/.test(metadata.name) ? 'csi' : app === 'rook-ceph-operator' ? 'operator' : 'daemon',
    ...spec?.nodeName === undefined ? {} : { host: spec.nodeName },
    ...type === undefined || id === undefined ? {} : { daemon: `${type}.${id}` },
    from: `${metadata.name}/${container}`,
  };
}

function eventLine({ involvedObject: about, lastTimestamp, eventTime, firstTimestamp, metadata, reason, message, source }: any): logging.LogLine {
  const host = about?.kind === 'Node' ? about.name : source?.host;
  return {
    time: lastTimestamp ?? eventTime ?? firstTimestamp ?? metadata?.creationTimestamp ?? '',
    kind: 'event',
    ...host === undefined || host === '' ? {} : { host },
    from: [about?.kind, about?.namespace, about?.name].filter(part => part !== undefined).join('/'),
    text: `${reason ?? ''}: ${message ?? ''}`,
  };
}
