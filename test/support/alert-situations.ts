import { AlertWorld, then } from './alert-world';

/** A situation in which two sets of alerts are held beside each other. */
export interface AlertSituation {
  readonly title: string;
  readonly minutes: number;
  /** Whether somebody must be told. */
  readonly wrong: boolean;
  readonly happens: (world: AlertWorld, safe: number) => void;
}

const osd = (id: number) => ({ ceph_daemon: `osd.${id}` });
const mon = (name: string) => ({ ceph_daemon: `mon.${name}` });

/** OSDs that are down, as Ceph and its exporters tell it. */
function down(world: AlertWorld, ...ids: number[]): void {
  for (const id of ids) world.ceph('osd_up', osd(id), then(1, 5, 0));
  world.ends(5, (metric, { ceph_daemon }) => /^ceph_osd_(stat|op)_/.test(metric) && ids.some(id => ceph_daemon === `osd.${id}`));
  world.code('OSD_DOWN', then(0, 5, 1)).code('PG_DEGRADED', then(0, 5, 1));
}

/** Twelve situations; in the last two nothing is wrong. */
export const ALERT_SITUATIONS: readonly AlertSituation[] = [
  {
    title: 'Two of three monitors die; the manager closes its port',
    minutes: 30,
    wrong: true,
    happens: world => {
      for (const name of ['a', 'b']) world.set('kube_pod_status_ready', { namespace: 'rook-ceph', pod: `rook-ceph-mon-${name}-5d9f-x2x4q`, condition: 'true' }, then(1, 5, 0));
      world.ends(6, metric => metric.startsWith('ceph_')).set('up', { job: 'rook-ceph-mgr', namespace: 'rook-ceph', instance: 'a' }, then(1, 6, 0));
    },
  },
  { title: 'One of three monitors was dropped from the map, and not replaced', minutes: 30, wrong: true, happens: world => world.ends(0, (_, labels) => labels.ceph_daemon === 'mon.c') },
  { title: 'The manager repeats old figures', minutes: 30, wrong: true, happens: world => world.ceph('prometheus_collect_duration_seconds_count', { method: 'get_df' }, minute => 4 * Math.min(minute, 10)) },
  {
    title: 'Data cannot be read while two hosts are down',
    minutes: 30,
    wrong: true,
    happens: world => { down(world, 0, 1, 2, 3); world.ceph('pg_active', { pool_id: '2' }, then(32, 5, 20)).code('PG_AVAILABILITY', then(0, 5, 1)).code('OSD_HOST_DOWN', then(0, 5, 1)); },
  },
  { title: 'Objects are unfound while an OSD is down', minutes: 30, wrong: true, happens: world => { down(world, 3); world.ceph('num_objects_unfound', {}, 2).code('OBJECT_UNFOUND', then(0, 5, 1)); } },
  { title: 'More is stored than can be healed after the loss of a host', minutes: 60, wrong: true, happens: (world, safe) => { world.stores('volumes', 1.05 * safe); [0, 1, 2, 3, 4, 5, 6, 7].forEach(id => world.fills(`osd.${id}`, 0.7)); } },
  { title: 'The devices of a pool are nearly full', minutes: 30, wrong: true, happens: world => world.code('POOL_NEARFULL', then(0, 5, 1)) },
  { title: 'An OSD goes down and up every two minutes', minutes: 45, wrong: true, happens: world => world.ceph('osd_up', osd(0), minute => Math.floor(minute / 2) % 2) },
  { title: 'A disk stalls', minutes: 30, wrong: true, happens: world => world.code('BLUESTORE_SLOW_OP_ALERT', then(0, 5, 1)) },
  { title: 'The operator was left scaled down', minutes: 90, wrong: true, happens: world => world.set('kube_deployment_status_replicas_available', { namespace: 'rook-ceph', deployment: 'rook-ceph-operator' }, 0) },
  { title: 'Nothing: a cluster with the default kind of keys', minutes: 90, wrong: false, happens: () => undefined },
  { title: 'Nothing: an OSD restarts', minutes: 30, wrong: false, happens: world => world.ceph('osd_up', osd(0), minute => minute >= 27 && minute < 31 ? 0 : 1).ceph('mon_quorum_status', mon('a'), 1).code('OSD_DOWN', minute => minute >= 27 && minute < 31 ? 1 : 0) },
];
