import type { Daemons } from './daemons';
import { HOSTS, MANAGERS, MONITORS, POOL, RealCeph } from './real-ceph';
import { waitFor } from './wait-for';

/** Something that is done to a real cluster. */
export interface Experiment {
  /** What is done, as the page says it. */
  readonly title: string;
  /** Alerts that must fire; no other critical one may. */
  readonly fires: readonly string[];
  readonly happens: () => Promise<void>;
  /** Puts it right. @default - the next one begins where this ends */
  readonly ends?: () => Promise<void>;
}

/** A megabyte an object, so that the amount is met. */
const OBJECT_BYTES = 2 ** 20;

/** Ceph warns when a device is as full as this. */
const NEARFULL = 0.85;

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** What is done to a cluster, in this order. */
export function experiments(ceph: RealCeph, daemons: Daemons, safe: number): Experiment[] {
  const last = HOSTS[HOSTS.length - 1], osds = ceph.osdsOf(last), [, second, third] = MONITORS;
  let written = 0;
  const write = async (objects: number) => {
    written++;
    await ceph.rados(900, 'bench', '800', 'write', '-b', `${OBJECT_BYTES}`, '-O', `${OBJECT_BYTES}`, '-t', '4', '--max-objects', `${objects}`, '--no-cleanup', '--run-name', `fill-${written}`);
  };
  const stored = async () => (await ceph.ask('df')).pools.find(({ name }: { name: string }) => name === POOL).stats.stored as number;
  return [
    { title: 'Nothing is done', fires: [], happens: async () => undefined, ends: async () => undefined },
    {
      title: 'The clock of a monitor is half a second behind',
      fires: ['StorageClockSkew'],
      happens: async () => { await daemons.kill(`mon.${third}`); ceph.startMonitor(third, ['env', `LD_PRELOAD=${FAKETIME}`, 'FAKETIME=-0.5s', 'FAKETIME_DONT_FAKE_MONOTONIC=1']); },
      ends: async () => { await daemons.kill(`mon.${third}`); ceph.startMonitor(third); },
    },
    {
      title: 'Two of three monitors are killed',
      fires: ['StorageQuorumLost'],
      happens: async () => daemons.kill(`mon.${second}`, `mon.${third}`),
      ends: async () => { ceph.startMonitor(second); ceph.startMonitor(third); await ceph.isClean(); },
    },
    {
      title: 'One of two managers is killed, after the other has taken over',
      fires: ['StorageManagerSpare'],
      happens: async () => {
        const { active_name: active } = await ceph.ask('mgr', 'stat');
        await ceph.ceph('mgr', 'fail');
        await waitFor('the other manager is active', 120, async () => { const { active_name: now, available } = await ceph.ask('mgr', 'stat'); return available && now !== active; });
        await daemons.kill(`mgr.${active}`);
      },
      ends: async () => { for (const name of MANAGERS) if (!daemons.runs(`mgr.${name}`)) ceph.startManager(name); },
    },
    {
      title: 'An OSD is killed',
      fires: ['StorageOsdDown'],
      happens: async () => daemons.kill('osd.0'),
      ends: async () => { ceph.startOsd(0); await ceph.isClean(); },
    },
    {
      title: 'A host loses power: two OSDs and a monitor',
      fires: ['StorageHostDown', 'StorageOsdDown', 'StorageQuorumMargin'],
      happens: async () => daemons.kill(...osds.map(id => `osd.${id}`), `mon.${third}`),
      ends: async () => { ceph.startMonitor(third); osds.forEach(id => ceph.startOsd(id)); await ceph.isClean(); },
    },
    {
      title: 'A tenth more is stored than is safe',
      fires: ['StorageBeyondSafe'],
      happens: async () => write(Math.ceil(1.1 * safe / OBJECT_BYTES)),
    },
    {
      title: 'It is filled until a device is beyond nearfull',
      fires: ['StorageBeyondSafe', 'StorageNearFull'],
      happens: async () => {
        await waitFor(`an OSD is filled to ${NEARFULL}`, 1200, async () => {
          const { nodes } = await ceph.ask('osd', 'df'), fullest = Math.max(...nodes.map(({ utilization }: { utilization: number }) => utilization)) / 100;
          if (fullest > NEARFULL) return true;
          // As much as fills the fullest, were it alone.
          await write(Math.max(8, Math.round((NEARFULL - fullest) / fullest * await stored() / OBJECT_BYTES)));
          return false;
        });
      },
      ends: async () => { await ceph.rados(600, 'purge', POOL, '--yes-i-really-really-mean-it'); await ceph.isClean(); },
    },
  ];
}
