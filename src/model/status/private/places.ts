import { hostsDown, LiveOsd, liveOsds } from './osds';
import { itemsOf, labelOf, nameOf, Told } from './read';
import { layoutsOf, namesOf as osdIdsOf } from '../../change';
import { listAt, textAt } from '../../checks';
import { crushName, isUnknown, Maybe, unknown } from '../../layout';
import type { ClusterState } from '../../manifests';
import type { DeviceStatus, Differences, HostStatus } from '../status';

/** Hosts and devices of the layout with what lives on them, and what the cluster has besides. */
export interface Places {
  readonly hosts: readonly HostStatus[];
  readonly differences: Differences;
  /** Hosts that do not run or cannot be reached, with their OSDs. */
  readonly down: ReadonlyMap<string, readonly number[]>;
  /** The device of each OSD in words: its host and its name. */
  readonly words: ReadonlyMap<number, string>;
}

export function placesOf(told: Told, cluster: ClusterState, monitors: ReadonlyMap<string, string>): Places {
  const osds = liveOsds(told), declared = layoutsOf(cluster, cluster).former, deployments = itemsOf(told.deployments);
  const ids = deployments && osdIdsOf(deployments, itemsOf(told.claims) ?? [], new Set(declared.osds.map(({ name }) => name)));
  const known = new Set(ids?.values());
  const devices = [
    ...declared.osds.map(({ name, host, claims }) => {
      const osd = ids?.get(name);
      const live = osd === undefined ? undefined : osds?.get(osd);
      return { host: host ?? live?.host ?? '', ...deviceOf(name, ids === undefined ? unknown("'kubectl get deployments' was not answered") : osd ?? unknown('it has no OSD'), live), device: claims.find(({ role }) => role === 'data')?.source };
    }),
    // Which OSDs the layout has is not known without the Deployments.
    ...[...osds?.values() ?? []].filter(({ id }) => !known.has(id)).map(osd => ({ host: hostNamed(osd.host, declared.hosts), ...deviceOf(`osd.${osd.id}`, osd.id, osd) })),
  ];
  const ready = readyNodes(told);
  const names = [...new Set([...declared.hosts.map(({ name }) => name), ...devices.map(({ host }) => host), ...monitors.values()])].filter(name => name !== '').sort();
  const lost = osds === undefined ? new Map<string, readonly number[]>() : hostsDown(osds);
  return {
    hosts: names.map((name): HostStatus => ({
      name,
      ready: ready === undefined ? unknown("'kubectl get nodes' was not answered") : ready.get(name) ?? unknown('Kubernetes has no such node'),
      monitors: [...monitors].filter(([, host]) => host === name).map(([monitor]) => monitor).sort(),
      devices: devices.filter(({ host }) => host === name).map(({ host: _, ...device }) => device),
    })),
    differences: {
      withoutOsd: ids === undefined ? unknown("'kubectl get deployments' was not answered") : declared.osds.map(({ name }) => name).filter(name => !ids.has(name)).sort(),
      strangers: ids === undefined || osds === undefined ? unknown('the OSDs were not told') : [...osds.keys()].filter(id => !known.has(id)),
      withoutPool: missingPools(told, cluster),
    },
    down: new Map([...lost].map(([name, own]) => [hostNamed(name, declared.hosts), own])),
    words: new Map(devices.flatMap(({ host, name, osd }): [number, string][] => isUnknown(osd) ? [] : [[osd, name.startsWith('osd.') ? name : host === '' ? name : `${name} (osd.${osd})`]])),
  };
}

function deviceOf(name: string, osd: Maybe<number>, live: LiveOsd | undefined): DeviceStatus {
  const fact = <T>(value: T | undefined): Maybe<T> => value ?? unknown('it was not told');
  return {
    name,
    osd,
    up: fact(live?.up),
    in: fact(live?.in),
    fill: fact(live?.fill),
    bytes: fact(live?.bytes),
    groups: fact(live?.groups),
    drained: fact(live?.weight === undefined ? undefined : live.weight === 0),
  };
}

/** The host of the layout that stands in the map under a name. */
function hostNamed(name: string | undefined, hosts: readonly { readonly name: string }[]): string {
  return hosts.find(host => crushName(host.name) === name)?.name ?? name ?? '';
}

/** Which nodes Kubernetes can reach, by the names that the layout uses. */
function readyNodes({ nodes }: Told): ReadonlyMap<string, boolean> | undefined {
  return itemsOf(nodes) && new Map(itemsOf(nodes)!.flatMap((node): [string, boolean][] => {
    const name = labelOf(node, 'kubernetes.io/hostname') ?? nameOf(node), ready = listAt(node, 'status', 'conditions')?.find(condition => textAt(condition, 'type') === 'Ready');
    return name === undefined || ready === undefined ? [] : [[name, textAt(ready, 'status') === 'True']];
  }));
}

/** The hosts of monitors, by the names of the monitors: Rook ties those on host paths to them, others are where their local volume is. */
export function monitorHosts({ deployments, claims }: Told, volumes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const claimed = new Map((itemsOf(claims) ?? []).map(claim => [nameOf(claim), volumes.get(textAt(claim, 'spec', 'volumeName') ?? '')]));
  return new Map((itemsOf(deployments) ?? []).filter(item => labelOf(item, 'app') === 'rook-ceph-mon').flatMap((item): [string, string][] => {
    const monitor = labelOf(item, 'ceph_daemon_id') ?? labelOf(item, 'mon');
    const host = textAt(item, 'spec', 'template', 'spec', 'nodeSelector', 'kubernetes.io/hostname') ?? claimed.get(`rook-ceph-mon-${monitor}`);
    return monitor === undefined || host === undefined ? [] : [[monitor, host]];
  }));
}

function missingPools({ osds, df }: Told, { pools }: ClusterState): Maybe<readonly string[]> {
  const told = listAt(osds, 'pools')?.map(pool => textAt(pool, 'pool_name')) ?? listAt(df, 'pools')?.map(pool => textAt(pool, 'name'));
  if (told === undefined) return unknown('the pools were not told');
  return pools.map(({ name }) => name).filter(name => !told.includes(name)).sort();
}
