/** What one series reads: a number, or one for each minute; nothing where there is no sample, and NaN where the scrape failed. */
export type Reading = number | ((minute: number) => number | undefined);

interface Series {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly reads: Reading;
}

type Labels = Readonly<Record<string, string>>;

/** A counter that grows so much a minute. */
export const growing = (perMinute: number, start = 0): Reading => minute => start + perMinute * minute;

/** What is told before a minute, and from then on. */
export const then = (before: number | undefined, minute: number, after: number | undefined): Reading => now => now < minute ? before : after;

const NAMESPACE = 'rook-ceph';
const HOSTS = ['node-a', 'node-b', 'node-c', 'node-d'];
const FLAGS = ['noup', 'nodown', 'noout', 'noin', 'nobackfill', 'norebalance', 'norecover', 'noscrub', 'nodeep_scrub'];

/** Everything that is scraped of a cluster of four hosts, healthy at first: by the manager, by exporters, and by Kubernetes. */
export class AlertWorld {
  private readonly series = new Map<string, Series>();

  public constructor(private readonly pools: Readonly<Record<string, number>>, private readonly version = '20.2.4') {
    this.manager();
    HOSTS.forEach((host, i) => [2 * i, 2 * i + 1].forEach(id => this.osd(`osd.${id}`, host)));
    Object.entries(pools).forEach(([name, stored], i) => this.pool(`${i + 1}`, name, stored));
    this.kubernetes();
  }

  /** Set what one series reads, new or known. */
  public set(metric: string, labels: Labels, reads: Reading): this {
    this.series.set(`${metric}${JSON.stringify(Object.entries(labels).sort())}`, { metric, labels, reads });
    return this;
  }

  /** A figure of Ceph. */
  public ceph(metric: string, labels: Labels, reads: Reading): this {
    return this.set(`ceph_${metric}`, { cluster: NAMESPACE, ...labels }, reads);
  }

  public code(name: string, reads: Reading = 1): this {
    return this.ceph('health_detail', { name, severity: 'HEALTH_WARN' }, reads);
  }

  /** Every series with these labels ends at a minute. */
  public ends(minute: number, is: (metric: string, labels: Labels) => boolean): this {
    for (const [key, { metric, labels, reads }] of this.series) {
      if (is(metric, labels)) this.series.set(key, { metric, labels, reads: now => now >= minute ? undefined : valueOf(reads, now) });
    }
    return this;
  }

  public hosts(): readonly string[] {
    return HOSTS;
  }

  /** How much Ceph says is stored in a pool of three copies. */
  public stores(name: string, reads: Reading): this {
    const pool = { pool_id: `${Object.keys(this.pools).indexOf(name) + 1}` };
    return this.ceph('pool_stored', pool, reads).ceph('pool_bytes_used', pool, minute => 3 * (valueOf(reads, minute) ?? 0)).ceph('pool_objects', pool, minute => Math.ceil((valueOf(reads, minute) ?? 0) / 4e6));
  }

  /**
   * The last host dies at a minute, and its copies are made anew on the others within an hour: Ceph goes on counting what was on its OSDs.
   * @param bytes what is stored in a pool of three copies, and in no other
   */
  public losesHost(name: string, bytes: number, minute: number): this {
    const lost = ['osd.6', 'osd.7'], others = ['osd.0', 'osd.1', 'osd.2', 'osd.3', 'osd.4', 'osd.5'], made = (now: number) => Math.min(1, Math.max(0, (now - minute) / 60));
    this.stores(name, now => bytes * (1 + made(now) / 4)).ceph('pool_objects', { pool_id: `${Object.keys(this.pools).indexOf(name) + 1}` }, bytes / 4e6);
    this.ceph('num_objects_degraded', {}, now => now < minute ? 0 : 3 * bytes / 4e6 / 4 * (1 - made(now)));
    for (const ceph_daemon of lost) this.ceph('osd_up', { ceph_daemon }, then(1, minute, 0)).ceph('osd_stat_bytes_used', { ceph_daemon }, then(3 * bytes / 8, minute, undefined));
    for (const ceph_daemon of others) this.ceph('osd_stat_bytes_used', { ceph_daemon }, now => 3 * bytes / 8 * (1 + made(now) / 3));
    return this;
  }

  /** How full an OSD is, of 4 TB. */
  public fills(osd: string, part: Reading): this {
    return this.ceph('osd_stat_bytes_used', { ceph_daemon: osd }, minute => (valueOf(part, minute) ?? 0) * 4e12);
  }

  /**
   * The series as promtool wants them.
   * @param minutes so many samples
   * @param step minutes from one to the next
   * @param failover the sample at which another manager takes over; figures of the former are seen for some minutes more
   */
  public input(minutes: number, step = 1, failover?: number): object[] {
    const count = Math.floor(minutes / step) + 1;
    return [...this.series.values()].flatMap(({ metric, labels, reads }) => {
      const all = Array.from({ length: count }, (_, i) => valueOf(reads, i * step));
      if (!ofManager(metric)) return [line(metric, metric.startsWith('ceph_') ? { ...labels, job: 'rook-ceph-exporter', instance: `${labels.ceph_daemon}:9926` } : labels, all)];
      const at = (instance: string) => ({ ...labels, job: 'rook-ceph-mgr', namespace: NAMESPACE, instance, pod: `rook-ceph-mgr-${instance}` });
      if (failover === undefined) return [line(metric, at('a'), all)];
      return [line(metric, at('a'), all.map((value, i) => i < failover ? value : undefined)), line(metric, at('b'), all.map((value, i) => i < failover ? undefined : value))];
    });
  }

  private manager(): void {
    this.ceph('health_status', {}, 1).ceph('num_objects_degraded', {}, 0).ceph('num_objects_unfound', {}, 0);
    this.ceph('prometheus_collect_duration_seconds_count', { method: 'get_df' }, growing(4));
    for (const mon of ['mon.a', 'mon.b', 'mon.c']) this.ceph('mon_quorum_status', { ceph_daemon: mon }, 1).ceph('mon_metadata', { ceph_daemon: mon, ceph_version: this.version }, 1);
    for (const mgr of ['mgr.a', 'mgr.b']) this.ceph('mgr_metadata', { ceph_daemon: mgr, ceph_version: this.version }, 1);
    for (const rgw of ['rgw.1', 'rgw.2']) this.ceph('rgw_metadata', { ceph_daemon: rgw, ceph_version: this.version }, 1);
    this.set('up', { job: 'rook-ceph-mgr', namespace: NAMESPACE, instance: 'a' }, 1);
    this.set('up', { job: 'rook-ceph-exporter', namespace: NAMESPACE, instance: 'x' }, 1);
    for (const flag of FLAGS) this.ceph(`osd_flag_${flag}`, {}, 0);
    // What was once, and what the default kind of keys makes Ceph say for all time.
    this.code('MON_DOWN', 0).code('OSD_NEARFULL', 0).code('PG_DEGRADED', 0).code('AUTH_INSECURE_CLIENT_KEY_TYPE').code('AUTH_INSECURE_KEYS_ALLOWED');
  }

  private osd(ceph_daemon: string, hostname: string): void {
    this.ceph('osd_up', { ceph_daemon }, 1).ceph('osd_in', { ceph_daemon }, 1).ceph('osd_metadata', { ceph_daemon, hostname, device_class: 'ssd', ceph_version: this.version }, 1);
    this.ceph('daemon_health_metrics', { ceph_daemon, type: 'SLOW_OPS' }, 0);
    this.ceph('osd_stat_bytes', { ceph_daemon }, 4e12).fills(ceph_daemon, 0.4);
    this.ceph('osd_op_w_latency_count', { ceph_daemon }, growing(600)).ceph('osd_op_w_latency_sum', { ceph_daemon }, growing(0.6));
  }

  private pool(pool_id: string, name: string, stored: number): void {
    this.ceph('pool_metadata', { pool_id, name }, 1).stores(name, stored);
    this.ceph('pg_total', { pool_id }, 32).ceph('pg_active', { pool_id }, 32);
  }

  private kubernetes(): void {
    const operator = { namespace: NAMESPACE };
    for (const mon of ['a', 'b', 'c']) this.set('kube_pod_status_ready', { ...operator, pod: `rook-ceph-mon-${mon}-5d9f-x2x4q`, condition: 'true' }, 1);
    for (const deployment of ['rook-ceph-operator', 'rook-ceph.rbd.csi.ceph.com-ctrlplugin']) this.set('kube_deployment_status_replicas_available', { ...operator, deployment }, 1);
    this.set('kube_daemonset_status_number_available', { ...operator, daemonset: 'rook-ceph.rbd.csi.ceph.com-nodeplugin' }, 4);
    this.set('kube_cronjob_status_last_successful_time', { ...operator, cronjob: 'identity' }, 0);
    this.set('kube_pod_container_status_restarts_total', { ...operator, pod: 'rook-ceph-osd-0', container: 'osd' }, 2);
    const claim = { namespace: 'shop', persistentvolumeclaim: 'orders' };
    this.set('kube_persistentvolumeclaim_info', { ...claim, storageclass: 'fast' }, 1).set('kube_persistentvolumeclaim_status_phase', { ...claim, phase: 'Pending' }, 0);
    this.set('kubelet_volume_stats_capacity_bytes', claim, 100).set('kubelet_volume_stats_used_bytes', claim, 60).set('kubelet_volume_stats_available_bytes', claim, 40);
    this.set('smartctl_device_smart_status', { instance: 'node-a', device: 'sda' }, 1);
  }
}

/** Figures of OSDs themselves come from exporters, the rest of Ceph's from the manager. */
function ofManager(metric: string): boolean {
  return metric.startsWith('ceph_') && !/^ceph_osd_(stat|op)_/.test(metric);
}

function valueOf(reads: Reading, minute: number): number | undefined {
  return typeof reads === 'number' ? reads : reads(minute);
}

/** Values that follow each other are written once. */
function line(metric: string, labels: Labels, values: readonly (number | undefined)[]): object {
  const runs: { value: number | undefined; times: number }[] = [];
  for (const value of values) {
    const last = runs[runs.length - 1];
    if (last?.value === value && last !== undefined) last.times++; else runs.push({ value, times: 1 });
  }
  const told = runs.map(({ value, times }) => value === undefined ? `_x${times}` : Number.isNaN(value) ? 'stale' : times === 1 ? `${value}` : `${value}x${times - 1}`);
  return { series: `${metric}{${Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`).join(',')}}`, values: told.join(' ') };
}
