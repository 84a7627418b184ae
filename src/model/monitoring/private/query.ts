import { BY_DAEMON } from './words';
import type { Watched } from '../watched';

/** The matcher that every figure of the cluster has. */
export function ours({ namespace }: Watched): string {
  return `cluster="${namespace}"`;
}

/**
 * So long a figure counts that was scraped. A manager begins its server anew whenever its configuration is sent to it, also when nothing in
 * it has changed; each scrape that fails meanwhile would make alerts wait from the beginning.
 */
const KEPT = '2m';

/** Figures as they were scraped last. */
export function kept(series: string): string {
  return `last_over_time(${series}[${KEPT}])`;
}

/**
 * A figure of the active manager, or of an exporter, without the labels that tell where it was scraped: for some minutes after a
 * fail-over two managers have told it.
 */
export function latest(watched: Watched, metric: string, by: readonly string[] = BY_DAEMON, matchers = ''): string {
  return `max by (${['cluster', ...by].join(', ')}) (${kept(`${metric}{${ours(watched)}${matchers === '' ? '' : `,${matchers}`}}`)})`;
}

/** Zero, as long as a manager tells anything: what is counted of nothing is no series. */
export function zero(watched: Watched): string {
  return `0 * ${latest(watched, 'ceph_health_status', [])}`;
}

/** Ceph raises one of these codes. A code that was never raised has no series, and what is over reads 0. */
export function raised(watched: Watched, codes: readonly string[]): string {
  return `${latest(watched, 'ceph_health_detail', ['name'], `name=~"${codes.join('|')}"`)} == 1`;
}

/** Which host each OSD is on, also of those that are down since less than a day. */
export function hostsOfOsds(watched: Watched): string {
  return `max by (cluster, ceph_daemon, hostname) (last_over_time(ceph_osd_metadata{${ours(watched)}}[1d]))`;
}

/** The hosts of which no OSD is up. */
export function hostsDown(watched: Watched): string {
  return `max by (cluster, hostname) (${hostsOfOsds(watched)} * on (cluster, ceph_daemon) group_left () ${latest(watched, 'ceph_osd_up')}) == 0`;
}

/** How many monitors are a quorum. */
export function majority(monitors: number): number {
  return Math.floor(monitors / 2) + 1;
}

/** A number as it is written into an expression: the same everywhere. */
export function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** A pattern for just these names, as it is written between quotes. */
export function oneOf(names: readonly string[]): string {
  return names.map(name => name.replaceAll('.', '\\\\.')).join('|');
}
