import { daemonParts, LogLine, LogsAsked } from './logs-asked';
import { savedQuery } from './saved-queries';

/** What is read where there is no store. */
export interface KeptByKubernetes {
  /** The pods whose logs are read, by their labels, on one node or on all; nothing where pods cannot tell. */
  readonly pods?: { readonly labels: Readonly<Record<string, string>>; readonly host?: string };
  /** Of which claim, or of which kind of object, events are read; nothing where they cannot tell. */
  readonly events?: { readonly namespace?: string; readonly kind?: string; readonly name?: string; readonly warnings?: boolean };
  /** Which of the lines are shown. */
  readonly matches: RegExp;
  /** What was asked for that Kubernetes does not keep, one sentence each. */
  readonly notes: readonly string[];
}

const NO_KERNEL = 'Kubernetes does not keep messages of the kernel';
const NO_CRASH = "Kubernetes does not keep reports of crashes: 'ceph crash ls' tells them";
const NO_DELETED = 'Kubernetes does not keep logs of pods that were deleted, nor of containers before the last one';
const NO_EVENTS = 'Kubernetes does not keep events of more than an hour ago';

/** What Kubernetes still has of what is asked for. */
export function keptByKubernetes({ daemon, host, claim, saved: name, since }: LogsAsked): KeptByKubernetes {
  const saved = name === undefined ? undefined : savedQuery(name), parts = daemon === undefined ? undefined : daemonParts(daemon);
  const matches = saved?.matches ?? /./, old = since > 3600 ? [NO_EVENTS] : [];
  if (name === 'disk-errors') return { matches, notes: [NO_KERNEL] };
  if (name === 'pending-claims' || claim !== undefined) {
    const [namespace, ofClaim] = claim?.split('/') ?? [];
    return { events: { kind: 'PersistentVolumeClaim', namespace, name: ofClaim, warnings: claim === undefined }, matches, notes: old };
  }
  const labels: Record<string, string> = {
    ...saved?.app === undefined ? {} : { app: saved.app },
    ...parts === undefined ? {} : { ceph_daemon_type: parts.type, ceph_daemon_id: parts.id },
  };
  const events = host === undefined || saved !== undefined ? undefined : { kind: 'Node', name: host };
  const notes = [NO_DELETED, ...name === 'crash' ? [NO_CRASH] : [], ...host === undefined ? [] : [NO_KERNEL], ...events === undefined ? [] : old];
  return { pods: { labels, host }, events, matches, notes };
}

/** The lines of a container, which begin with their time where it was asked for. */
export function containerLines(text: string, about: Omit<LogLine, 'time' | 'text'>): LogLine[] {
  return text.split('\n').filter(line => line !== '').map(line => {
    const [, time = '', said = line] = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) ?(.*)$/.exec(line) ?? [];
    return { ...about, time, text: said };
  });
}
