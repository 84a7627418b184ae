import { randomUUID } from 'node:crypto';
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import type { Daemons } from './daemons';
import { waitFor } from './wait-for';

/** Hosts, each with a monitor and two OSDs; managers are on the first two. */
export const HOSTS = ['node-a', 'node-b', 'node-c'];
export const MONITORS = ['a', 'b', 'c'];
export const MANAGERS = ['a', 'b'];
export const OSDS_ON_HOST = 2;

/** The size of the file that is the device of an OSD. */
export const DEVICE_BYTES = 2 ** 30;

/** Ports of the monitors, and of the figures of the managers. */
const MONITOR_PORT = 16789, FIGURES_PORT = 19283;

/** The pool that is filled. */
export const POOL = 'volumes';

/** A cluster of Ceph's own programs, without Kubernetes; devices are files. */
export class RealCeph {
  private readonly conf: string;

  public constructor(private readonly daemons: Daemons) {
    this.conf = `${daemons.home}/ceph.conf`;
  }

  /** Where each manager tells figures. */
  public figures(): { readonly pod: string; readonly address: string }[] {
    return MANAGERS.map((name, i) => ({ pod: `rook-ceph-mgr-${name}`, address: `127.0.0.1:${FIGURES_PORT + i}` }));
  }

  public osdsOf(host: string): number[] {
    return Array.from({ length: OSDS_ON_HOST }, (_, i) => HOSTS.indexOf(host) * OSDS_ON_HOST + i);
  }

  /** What `ceph` answers. */
  public async ask<T = any>(...command: readonly string[]): Promise<T> {
    return JSON.parse(await this.ceph(...command, '--format=json'));
  }

  public async ceph(...command: readonly string[]): Promise<string> {
    return this.daemons.run(['ceph', '--conf', this.conf, '--connect-timeout', '60', ...command]);
  }

  public async rados(seconds: number, ...command: readonly string[]): Promise<string> {
    return this.daemons.run(['rados', '--conf', this.conf, '--pool', POOL, ...command], seconds);
  }

  /** Until every copy is where it belongs. */
  public async isClean(): Promise<void> {
    await waitFor('all placement groups are active and clean', 300, async () => {
      const { pgmap: { num_pgs, pgs_by_state } } = await this.ask('status');
      return num_pgs > 0 && pgs_by_state.every(({ state_name }: { state_name: string }) => /^active\+clean(\+scrubbing(\+deep)?)?$/.test(state_name));
    });
  }

  public async begin(): Promise<void> {
    this.configure();
    await this.beginMonitors();
    for (const name of MANAGERS) {
      await this.key(`mgr.${name}`, `mgr-${name}`, ['mon', 'allow profile mgr', 'osd', 'allow *', 'mds', 'allow *']);
      await this.ceph('config', 'set', 'mgr', `mgr/prometheus/${name}/server_port`, `${FIGURES_PORT + MANAGERS.indexOf(name)}`, '--force');
      this.startManager(name);
    }
    for (const host of HOSTS) for (const id of this.osdsOf(host)) await this.makeOsd(id, host);
    await waitFor('all OSDs are up', 180, async () => (await this.ask('osd', 'stat')).num_up_osds === HOSTS.length * OSDS_ON_HOST);
    for (const host of HOSTS) for (const id of this.osdsOf(host)) await this.ceph('osd', 'crush', 'set-device-class', 'ssd', `osd.${id}`);
    await this.ceph('osd', 'pool', 'create', POOL, '32', '32', '--autoscale-mode=off');
    await this.ceph('osd', 'pool', 'application', 'enable', POOL, 'rbd');
    await this.isClean();
  }

  /** @param under words before its own, such as those that change its clock */
  public startMonitor(name: string, under: readonly string[] = []): void {
    this.daemons.start(`mon.${name}`, HOSTS[MONITORS.indexOf(name)], [...under, 'ceph-mon', '-f', '--id', name, '--conf', this.conf]);
  }

  public startManager(name: string): void {
    this.daemons.start(`mgr.${name}`, HOSTS[MANAGERS.indexOf(name)], ['ceph-mgr', '-f', '--id', name, '--conf', this.conf, '--keyring', `${this.daemons.home}/mgr-${name}/keyring`]);
  }

  public startOsd(id: number): void {
    this.daemons.start(`osd.${id}`, HOSTS[Math.floor(id / OSDS_ON_HOST)], ['ceph-osd', '-f', '--id', `${id}`, '--conf', this.conf]);
  }

  private configure(): void {
    const { home } = this.daemons;
    mkdirSync(this.daemons.outside('crash'), { recursive: true });
    chmodSync(this.daemons.outside(), 0o755);
    writeFileSync(this.daemons.outside('ceph.conf'), `[global]
fsid = ${randomUUID()}
mon_host = ${MONITORS.map((_, i) => `v2:127.0.0.1:${MONITOR_PORT + i}`).join(',')}
keyring = ${home}/keyring
log_to_file = false
log_to_stderr = true
admin_socket = ${home}/$name.asok
run_dir = ${home}
crash_dir = ${home}/crash
mon_data = ${home}/mon-$id
mgr_data = ${home}/mgr-$id
osd_data = ${home}/osd-$id
osd_class_dir = /usr/lib/x86_64-linux-gnu/rados-classes
osd_objectstore = bluestore
bluestore_block_create = true
bluestore_block_size = ${DEVICE_BYTES}
osd_memory_target = 939524096
osd_crush_chooseleaf_type = 1
osd_class_update_on_start = false
auth_allow_insecure_global_id_reclaim = false
osd_pool_default_size = ${HOSTS.length}
mgr_initial_modules = prometheus balancer
# The disk of this machine is not what is looked at.
mon_data_avail_warn = 2
mon_data_avail_crit = 1
`);
  }

  private async beginMonitors(): Promise<void> {
    const { home } = this.daemons, keyring = `${home}/keyring`, map = `${home}/monmap`, fsid = await this.daemons.run(['ceph-conf', '--conf', this.conf, '--lookup', 'fsid']);
    await this.daemons.run(['ceph-authtool', '--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *']);
    await this.daemons.run(['ceph-authtool', keyring, '--gen-key', '-n', 'client.admin', '--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *', '--cap', 'mds', 'allow *', '--cap', 'mgr', 'allow *']);
    await this.daemons.run(['monmaptool', '--create', '--clobber', '--fsid', fsid.trim(), ...MONITORS.flatMap((name, i) => ['--addv', name, `[v2:127.0.0.1:${MONITOR_PORT + i}]`]), map]);
    for (const name of MONITORS) {
      mkdirSync(this.daemons.outside(`mon-${name}`));
      await this.daemons.run(['ceph-mon', '--mkfs', '--id', name, '--conf', this.conf, '--monmap', map, '--keyring', keyring]);
      this.startMonitor(name);
    }
    await waitFor('the monitors have a quorum', 120, async () => (await this.ask('quorum_status')).quorum.length === MONITORS.length);
    for (const [key, value] of [['mon_allow_pool_delete', 'true'], ['mgr/prometheus/exclude_perf_counters', 'false'], ['mgr/prometheus/server_addr', '127.0.0.1']]) {
      await this.ceph('config', 'set', key.startsWith('mgr') ? 'mgr' : 'mon', key, value, '--force');
    }
  }

  /** A daemon's key, in its folder. */
  private async key(entity: string, folder: string, caps: readonly string[]): Promise<void> {
    mkdirSync(this.daemons.outside(folder));
    appendFileSync(this.daemons.outside(folder, 'keyring'), await this.ceph('auth', 'get-or-create', entity, ...caps));
  }

  private async makeOsd(id: number, host: string): Promise<void> {
    const uuid = randomUUID();
    await this.ceph('osd', 'new', uuid, `${id}`);
    await this.key(`osd.${id}`, `osd-${id}`, ['mon', 'allow profile osd', 'mgr', 'allow profile osd', 'osd', 'allow *']);
    await this.daemons.run(['ceph-osd', '--mkfs', '--id', `${id}`, '--osd-uuid', uuid, '--conf', this.conf, '--keyring', `${this.daemons.home}/osd-${id}/keyring`]);
    appendFileSync(this.daemons.outside('ceph.conf'), `[osd.${id}]\ncrush_location = root=default host=${host}\nkeyring = ${this.daemons.home}/osd-${id}/keyring\n`);
    this.startOsd(id);
  }
}
