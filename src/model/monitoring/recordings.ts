import { latest, ours, plain } from './private/query';
import { storedIn } from './private/stored';
import { BY_DAEMON, BY_OSD } from './private/words';
import type { Recording } from './recording';
import { nameOfSet, Watched } from './watched';


/** What is recorded, in the order in which one needs the other. */
export function recordings(watched: Watched): Recording[] {
  const where = latest(watched, 'ceph_osd_metadata', BY_OSD);
  const placed = (figure: string) => `${figure} * on (cluster, ceph_daemon) group_left (hostname, device_class) ${where}`;
  const perClass = (operation: string, series: string, further = '') => `${operation} by (cluster, device_class${further}) (${series})`;
  const rate = (part: string) => `sum by (cluster, ceph_daemon) (rate(ceph_osd_op_w_latency_${part}{${ours(watched)}}[15m]))`;
  // Rules of other clusters record series of the same names.
  const own = (series: string, matchers = '') => `storage:${series}{${ours(watched)}${matchers}}`;
  const size = own('osd:size_bytes'), fill = own('osd:fill_ratio');
  const ofClass = perClass('sum', size), onHost = perClass('sum', size, ', hostname');
  return [
    { record: 'storage:osd:size_bytes', expr: placed(latest(watched, 'ceph_osd_stat_bytes', BY_DAEMON)) },
    { record: 'storage:osd:used_bytes', expr: placed(latest(watched, 'ceph_osd_stat_bytes_used', BY_DAEMON)) },
    { record: 'storage:osd:fill_ratio', expr: `${own('osd:used_bytes')} / (${size} > 0)` },
    { record: 'storage:osd:write_seconds', expr: placed(`${rate('sum')} / (${rate('count')} > 0.1)`) },
    // What the lost part held is spread over the rest in proportion to size, so the fullest OSD stays as far ahead as it is.
    { record: 'storage:fill:without_host', expr: `${perClass('max', fill)} * ${ofClass} / (${ofClass} - ${perClass('max', onHost)} > 0)` },
    {
      record: 'storage:fill:without_device',
      expr: perClass('max', `${perClass('max', fill, ', hostname')} * ${onHost} / (${onHost} - ${perClass('max', size, ', hostname')} > 0)`),
    },
    ...storedIn(watched),
    ...(watched.declared?.sets ?? []).flatMap((set): Recording[] => {
      const labels = { devices: nameOfSet(set) };
      const parts = set.pools.filter(({ safeAlone }) => safeAlone > 0).map(({ name, safeAlone }) => `${own('pool:stored_bytes', `,name="${name}"`)} / ${plain(safeAlone)}`);
      return [
        { record: 'storage:safe:bytes', expr: `vector(${plain(Math.floor(set.safe))})`, labels: { cluster: watched.namespace, ...labels } },
        { record: 'storage:safe:used_ratio', expr: `sum by (cluster) (${parts.join(' or ')})`, labels },
      ];
    }),
  ];
}
