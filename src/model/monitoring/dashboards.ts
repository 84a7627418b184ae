import { alertsOf } from './groups';
import { latest, ours, plain } from './private/query';
import { ratiosOf, Watched } from './watched';

/** What a panel shows its figure as. */
export type PanelKind = 'stat' | 'lines' | 'bars' | 'table';

/** One picture: a question, and the query that answers it. */
export interface Panel {
  readonly heading: string;
  readonly kind: PanelKind;
  /** As Grafana calls it. */
  readonly unit: 'short' | 'bytes' | 'percentunit' | 's' | 'd' | 'ops' | 'Bps';
  readonly query: string;
  /** How a series is called: labels in braces. */
  readonly legend?: string;
  /** From here on it is red. */
  readonly red?: number;
  /** Columns of 24. @default 12 */
  readonly width?: number;
  /** The alert that watches over it. */
  readonly alert?: string;
}

/** One page of panels. */
export interface Board {
  readonly id: BoardId;
  readonly heading: string;
  readonly panels: readonly Panel[];
  /** The page on which alerts are explained. */
  readonly page: string;
}

export type BoardId = 'is-all-well' | 'room' | 'speed';

type Make = (watched: Watched) => readonly Panel[];

/** The pages, in the order in which somebody asks. */
export const BOARDS: readonly { readonly id: BoardId; readonly heading: string; readonly panels: Make }[] = [
  { id: 'is-all-well', heading: 'Storage: is all well?', panels: well },
  { id: 'room', heading: 'Storage: room', panels: room },
  { id: 'speed', heading: 'Storage: speed', panels: speed },
];

/** A page for a cluster. */
export function boardOf(id: BoardId, watched: Watched): Board {
  const { heading, panels } = BOARDS.find(board => board.id === id)!;
  return { id, heading, panels: panels(watched), page: watched.page };
}

/** The first answer, what is left, and what is the matter. */
function well(watched: Watched): Panel[] {
  const own = ours(watched), names = alertsOf(watched).map(({ name }) => name).join('|');
  const firing = (severity: string) => `sum(ALERTS{alertstate="firing",alertname=~"${names}",severity="${severity}"}) or vector(0)`;
  const used = `storage:safe:used_ratio{${own}}`;
  return [
    { heading: 'Act now', kind: 'stat', unit: 'short', query: firing('critical'), red: 1, width: 4 },
    { heading: 'Act this week', kind: 'stat', unit: 'short', query: firing('warning'), width: 4 },
    { heading: 'Stored, of what is safe', kind: 'stat', unit: 'percentunit', query: used, legend: '{{devices}}', red: 1, width: 4, alert: 'StorageBeyondSafe' },
    // A line through the last week; nothing where it does not grow.
    { heading: 'Days until the safe limit', kind: 'stat', unit: 'd', query: `(1 - ${used}) / (deriv(${used}[7d]) > 0) / 86400`, legend: '{{devices}}', width: 4, alert: 'StorageSafeSoonReached' },
    { heading: 'Monitors in quorum', kind: 'stat', unit: 'short', query: `sum(${latest(watched, 'ceph_mon_quorum_status')})`, width: 4, alert: 'StorageQuorumMargin' },
    { heading: 'OSDs that are down', kind: 'stat', unit: 'short', query: `count(${latest(watched, 'ceph_osd_up')} == 0) or vector(0)`, red: 1, width: 4, alert: 'StorageOsdDown' },
    { heading: 'What is the matter', kind: 'table', unit: 'short', query: `ALERTS{alertstate="firing",alertname=~"${names}",alertname!="StorageWatchdog"}`, width: 24 },
    { heading: 'Codes of Ceph', kind: 'table', unit: 'short', query: `${latest(watched, 'ceph_health_detail', ['name', 'severity'])} == 1`, width: 24 },
  ];
}

/** How full it is, and would be. */
function room(watched: Watched): Panel[] {
  const own = ours(watched), { backfillfull, nearfull } = ratiosOf(watched);
  return [
    { heading: 'Stored, of what is safe', kind: 'lines', unit: 'percentunit', query: `storage:safe:used_ratio{${own}}`, legend: '{{devices}}', red: 1, alert: 'StorageBeyondSafe' },
    { heading: 'Safe to store', kind: 'stat', unit: 'bytes', query: `storage:safe:bytes{${own}}`, legend: '{{devices}}' },
    { heading: 'The fullest device after the loss of the largest host', kind: 'lines', unit: 'percentunit', query: `storage:fill:without_host{${own}}`, legend: '{{device_class}}', red: backfillfull, alert: 'StorageCannotHealHost' },
    { heading: 'The fullest device after the loss of a device in its host', kind: 'lines', unit: 'percentunit', query: `storage:fill:without_device{${own}}`, legend: '{{device_class}}', red: backfillfull, alert: 'StorageCannotHealDevice' },
    { heading: 'Hosts', kind: 'bars', unit: 'percentunit', query: `sum by (hostname, device_class) (storage:osd:used_bytes{${own}}) / sum by (hostname, device_class) (storage:osd:size_bytes{${own}})`, legend: '{{hostname}} {{device_class}}', red: nearfull },
    { heading: 'OSDs, the fullest first', kind: 'bars', unit: 'percentunit', query: `topk(20, storage:osd:fill_ratio{${own}})`, legend: '{{ceph_daemon}} {{hostname}}', red: nearfull, alert: 'StorageUneven' },
    { heading: 'Pools', kind: 'lines', unit: 'bytes', query: `storage:pool:stored_bytes{${own}}`, legend: '{{name}}', width: 24 },
  ];
}

/** How fast it is, and what makes it slow. */
function speed(watched: Watched): Panel[] {
  const own = ours(watched);
  const latency = (way: 'r' | 'w') => `sum by (device_class) (${classed(watched, `rate(ceph_osd_op_${way}_latency_sum{${own}}[5m])`)}) / (sum by (device_class) (${classed(watched, `rate(ceph_osd_op_${way}_latency_count{${own}}[5m])`)}) > 0)`;
  return [
    { heading: 'Time of a write', kind: 'lines', unit: 's', query: latency('w'), legend: '{{device_class}}' },
    { heading: 'Time of a read', kind: 'lines', unit: 's', query: latency('r'), legend: '{{device_class}}' },
    { heading: 'Operations', kind: 'lines', unit: 'ops', query: `sum by (name) (${pooled(watched, 'rate(ceph_pool_rd{@}[5m])')}) + sum by (name) (${pooled(watched, 'rate(ceph_pool_wr{@}[5m])')})`, legend: '{{name}}' },
    { heading: 'Throughput', kind: 'lines', unit: 'Bps', query: `sum by (name) (${pooled(watched, 'rate(ceph_pool_rd_bytes{@}[5m])')}) + sum by (name) (${pooled(watched, 'rate(ceph_pool_wr_bytes{@}[5m])')})`, legend: '{{name}}' },
    { heading: 'Copies that are being made', kind: 'lines', unit: 'Bps', query: `sum(${latest(watched, 'ceph_pool_recovering_bytes_per_sec', ['pool_id'])})`, alert: 'StorageHealingStalled' },
    { heading: 'The slowest OSDs', kind: 'bars', unit: 's', query: `topk(10, storage:osd:write_seconds{${own}})`, legend: '{{ceph_daemon}} {{hostname}}', red: Number(plain(0.05)), alert: 'StorageDeviceSlow' },
  ];
}

/** A figure of each OSD, with the class of its device. */
function classed(watched: Watched, figure: string): string {
  return `sum by (cluster, ceph_daemon) (${figure}) * on (cluster, ceph_daemon) group_left (device_class) ${latest(watched, 'ceph_osd_metadata', ['ceph_daemon', 'device_class'])}`;
}

/** A figure of each pool, with its name. */
function pooled(watched: Watched, figure: string): string {
  return `max by (cluster, pool_id) (${figure.replace('@', ours(watched))}) * on (cluster, pool_id) group_left (name) ${latest(watched, 'ceph_pool_metadata', ['pool_id', 'name'])}`;
}
