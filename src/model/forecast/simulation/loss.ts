import { devicesOf } from './devices';
import { crushName } from '../../layout';
import { Domain, domainsAt, PredictedCluster } from '../capacity';

/** Something that fails. Several of them fail at once. */
export interface Loss {
  /**
   * - `osd`: an OSD, by its device set
   * - `volume`: what a PersistentVolume points at, and with it every OSD that has a part on it
   * - `device`: a disk or volume group, `<host>:<path or group>`, with all that is on it
   * - `host`, `rack`, `zone` …: everything there, monitors included
   * - `persistentVolume`: the object alone. Nothing happens as long as the pod of its OSD runs; once it stops, it does not start
   *   again before the same PersistentVolume is made again. The data stay on the device.
   */
  readonly level: string;
  readonly name: string;
  /**
   * It comes back as it was: a host without power, a rack without network.
   * @default false - what is on it is lost; a deleted PersistentVolume never is
   */
  readonly away?: boolean;
}

/** What losses mean for the cluster. */
export interface Resolved {
  /** OSDs whose data are gone. */
  readonly forGood: readonly number[];
  /** OSDs that do not run, and have their data when they run again. */
  readonly away: readonly number[];
  /** Those of them that run on until their pods restart: only an object of theirs was deleted. */
  readonly untilRestart: readonly number[];
  /** Hosts whose monitors do not run. */
  readonly monitorHosts: ReadonlySet<string>;
}

/** Everything of a level that can be lost, with the name that a `Loss` gives it. */
export function unitsAt(cluster: PredictedCluster, level: string): Domain[] {
  const { prediction: { osds }, mapper: { map }, layout } = cluster;
  switch (level) {
    case 'osd': {
      const names = new Map(osds.map(({ id, name }) => [id, name]));
      return domainsAt(map, level).map(({ osds: ids }) => ({ level, name: names.get(ids[0])!, osds: ids }));
    }
    case 'device': {
      const devices = devicesOf(cluster);
      const known = new Set(devices.flatMap(device => device.osds));
      // Where nothing is known of the device, the OSD is taken to have one of its own.
      return [...devices, ...osds.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ name, osds: [id] }))].map(({ name, osds: ids }) => ({ level, name, osds: ids }));
    }
    case 'volume':
    case 'persistentVolume': {
      const ids = new Map(osds.map(({ name, id }) => [name, id]));
      const volumes = new Map<string, Set<number>>();
      for (const { name, claims } of layout.osds) {
        for (const { volumeName } of claims) {
          if (volumeName !== undefined && ids.has(name)) volumes.set(volumeName, new Set([...volumes.get(volumeName) ?? [], ids.get(name)!]));
        }
      }
      return [...volumes].map(([name, on]) => ({ level, name, osds: [...on] })).sort((a, b) => a.name < b.name ? -1 : 1);
    }
    default: return domainsAt(map, level);
  }
}

/** The hosts whose monitors go with a loss of a level, by its name. */
export function monitorHostsAt(cluster: PredictedCluster, level: string): (name: string) => readonly string[] {
  const hosts = new Map<string, string[]>();
  const add = (name: string | undefined, host: string): void => {
    if (name === undefined) return;
    const those = hosts.get(name) ?? [];
    hosts.set(name, those);
    those.push(host);
  };
  switch (level) {
    case 'osd':
    case 'volume':
    case 'persistentVolume': break;
    case 'device':
      for (const { name, host, monitor } of devicesOf(cluster)) if (monitor) add(name, host);
      break;
    case 'host':
      for (const { name } of cluster.layout.hosts) new Set([name, crushName(name)]).forEach(each => add(each, name));
      break;
    default:
      for (const { name, topology } of cluster.layout.hosts) add(topology[level], name);
  }
  return name => hosts.get(name) ?? [];
}

/** Find what fails. Throws where something is not there, because a loss of nothing would look harmless. */
export function resolve(cluster: PredictedCluster, losses: readonly Loss[]): Resolved {
  const forGood = new Set<number>(), away = new Set<number>(), untilRestart = new Set<number>(), hosts = new Set<string>();
  for (const loss of losses) {
    const { level, name } = loss;
    const monitors = monitorHostsAt(cluster, level)(name);
    const units = unitsAt(cluster, level);
    const unit = units.find(each => each.name === name || (level === 'host' && each.name === crushName(name)));
    // A host may carry a monitor and no OSD.
    if (!unit && monitors.length === 0) throw new Error(`there is no ${level} '${name}'${units.length === 0 ? '' : `; there is ${units.slice(0, 5).map(each => `'${each.name}'`).join(', ')}${units.length > 5 ? ', …' : ''}`}`);
    monitors.forEach(host => hosts.add(host));
    for (const osd of unit?.osds ?? []) {
      if (level === 'persistentVolume') untilRestart.add(osd);
      (level === 'persistentVolume' || loss.away ? away : forGood).add(osd);
    }
  }
  for (const osd of forGood) {
    away.delete(osd);
    untilRestart.delete(osd);
  }
  const sorted = (osds: Set<number>) => [...osds].sort((a, b) => a - b);
  return { forGood: sorted(forGood), away: sorted(away), untilRestart: sorted(untilRestart), monitorHosts: hosts };
}
