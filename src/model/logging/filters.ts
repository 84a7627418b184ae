import { daemonParts, LogsAsked } from './logs-asked';

/** A text of LogsQL in quotes. */
export function phrase(text: string): string {
  return JSON.stringify(text);
}

/** The lines of a daemon; those of no daemon where it is none. */
export function daemonIs(daemon: string): string {
  const { type = '', id = '' } = daemonParts(daemon) ?? {};
  return `(daemon:=${phrase(daemon)} or (kubernetes.pod_labels.ceph_daemon_type:=${phrase(type)} kubernetes.pod_labels.ceph_daemon_id:=${phrase(id)}))`;
}

/** The lines about everything that is asked for; `*` where that is everything. */
export function about({ daemon, host, claim, volume }: Partial<LogsAsked>): string {
  const filters = [
    ...daemon === undefined ? [] : [daemonIs(daemon)],
    ...host === undefined ? [] : [`(host:=${phrase(host)} or kubernetes.pod_node_name:=${phrase(host)})`],
    ...claim === undefined ? [] : [`(${[`claim:=${phrase(claim)}`, phrase(claim), ...volume === undefined ? [] : [phrase(volume)]].join(' or ')})`],
  ];
  return filters.length === 0 ? '*' : filters.join(' ');
}
