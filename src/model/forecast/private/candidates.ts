import type { ForecastSubject } from './subject';
import { bytesOf, ClusterLayout, HostSpec, human, OsdSpec } from '../../layout';
import type { ConsideredDevice } from '../additions';

/** Something that could be added to a cluster. */
export interface Candidate {
  readonly adds: 'device' | 'host' | 'hosts';
  readonly what: string;
  readonly hosts: readonly HostSpec[];
  readonly osds: readonly OsdSpec[];
}

/** Different ones are tried, up to so many; the rest of a large cluster is much like them. */
const MOST_SIZES = 4, MOST_PROFILES = 6;

interface Device {
  readonly bytes: number;
  readonly deviceClass?: string;
}

/** A host that stands for all that have the same devices at places of the same kind. */
interface Profile {
  readonly host: HostSpec;
  readonly devices: readonly Device[];
}

/** What could be added: a claim to each set of claims, a device to each different host, a host like each different one, and two of these. Only of classes that pools of data use. */
export function candidatesOf({ layout, pools }: ForecastSubject, consider?: readonly ConsideredDevice[]): Candidate[] {
  const data = pools.filter(({ holds }) => holds === 'data');
  const used = ({ deviceClass }: Device) => data.some(pool => pool.deviceClass === undefined || pool.deviceClass === deviceClass);
  const asked = consider?.map(({ size, deviceClass }): Device => ({ bytes: bytesOf(size), deviceClass }));
  const devices = (asked ?? different(layout.osds)).filter(used).slice(0, MOST_SIZES);
  const profiles = profilesOf(layout).slice(0, MOST_PROFILES);
  const free = (name: string): string => layout.hosts.some(host => host.name === name) ? free(`${name}-more`) : name;
  const filled = (own: readonly Device[]) => consider === undefined ? [own.filter(used)] : devices.map(device => own.map(() => device));
  const hosts = profiles.flatMap(({ host, devices: own }) => filled(own).filter(({ length }) => length > 0)
    .map(its => ({ host, its, like: `${told(its)}, ${place(host) === '' ? '' : `at ${place(host)}, `}like ${host.name}` })));
  const added = ({ host, its }: { host: HostSpec; its: readonly Device[] }, name: string) => ({
    hosts: [{ ...host, name: free(name), volumes: [], monitor: undefined }], osds: its.map((device, i) => osd(free(name), i, device)),
  });
  return [
    ...layout.osds.filter(each => each.host === undefined && used(each)).slice(0, MOST_SIZES).map((set): Candidate => ({
      adds: 'device', what: `1 claim of ${human(set.bytes)} more in ${set.name}`, hosts: [], osds: [{ ...set, name: `${set.name}--added`, count: 1 }],
    })),
    ...profiles.flatMap(({ host }) => devices.map((device): Candidate => ({ adds: 'device', what: `${told([device])} in ${host.name}`, hosts: [], osds: [osd(host.name, 0, device)] }))),
    ...hosts.map((each): Candidate => ({ adds: 'host', what: `1 host with ${each.like}`, ...added(each, 'added-host') })),
    ...hosts.map((each): Candidate => {
      const [one, two] = [added(each, 'added-host'), added(each, 'second-added-host')];
      return { adds: 'hosts', what: `2 hosts, each with ${each.like}`, hosts: [...one.hosts, ...two.hosts], osds: [...one.osds, ...two.osds] };
    }),
  ];
}

function osd(host: string, index: number, { bytes, deviceClass }: Device): OsdSpec {
  const name = `${host}--added-${index}`;
  return { name, count: 1, portable: false, host, deviceClass, bytes, claims: [{ role: 'data', storageClassName: '', bytes, source: `/dev/${name}` }], onFile: false };
}

/** The different devices, the largest first. */
function different(osds: readonly OsdSpec[]): Device[] {
  return [...new Map(osds.map(({ bytes, deviceClass }) => [keyOf({ bytes, deviceClass }), { bytes, deviceClass }])).values()].sort((a, b) => b.bytes - a.bytes);
}

/** The different hosts that carry OSDs, the one with the fewest bytes first. */
function profilesOf({ hosts, osds }: ClusterLayout): Profile[] {
  const all = hosts.map((host): Profile => ({ host, devices: osds.filter(each => each.host === host.name).map(({ bytes, deviceClass }) => ({ bytes, deviceClass })) }))
    .filter(({ devices }) => devices.length > 0);
  const total = ({ devices }: Profile) => devices.reduce((sum, { bytes }) => sum + bytes, 0);
  const profiles = new Map<string, Profile>();
  for (const profile of all) {
    const key = JSON.stringify([place(profile.host), profile.devices.map(keyOf).sort()]);
    if (!profiles.has(key)) profiles.set(key, profile);
  }
  return [...profiles.values()].sort((a, b) => total(a) - total(b) || (a.host.name < b.host.name ? -1 : 1));
}

function keyOf({ bytes, deviceClass }: Device): string {
  return `${bytes} ${deviceClass ?? ''}`;
}

/** Where a host stands, in words. */
function place({ topology }: HostSpec): string {
  return Object.entries(topology).map(([level, name]) => `${level} ${name}`).join(', ');
}

/** Devices in words: those of one kind together. */
function told(devices: readonly Device[]): string {
  const kinds = new Map<string, Device[]>();
  for (const device of devices) kinds.set(keyOf(device), [...kinds.get(keyOf(device)) ?? [], device]);
  return [...kinds.values()].map(those => `${those.length} ${those.length === 1 ? 'device' : 'devices'} of ${human(those[0].bytes)}${those[0].deviceClass === undefined ? '' : ` (${those[0].deviceClass})`}`).join(' and ');
}
