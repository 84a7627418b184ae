import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { StackHostProps, StackVolumeProps } from 'cdk8s-ceph';

/** What may be said of a volume and of a host; a misspelt word would be left out without a word. */
const OF_VOLUMES: Record<keyof StackVolumeProps, true> = {
  size: true, disk: true, partition: true, logicalVolume: true, file: true, create: true, name: true, deviceClass: true, metadata: true, wal: true,
};
const OF_HOSTS: Record<keyof StackHostProps, true> = {
  volumes: true,
  monitor: true,
  cpus: true,
  memory: true,
  taints: true,
  chassis: true,
  rack: true,
  row: true,
  pdu: true,
  pod: true,
  room: true,
  datacenter: true,
  zone: true,
  region: true,
};

function known(entry: object, words: object, of: string): void {
  const unknown = Object.keys(entry).filter(key => !(key in words));
  if (unknown.length > 0) throw new Error(`${of}: ${unknown.join(', ')} is not known; write ${Object.keys(words).join(', ')}`);
}

/** The hosts that a layout file names, for a cluster that is not the lab's: the words of `StorageStack`; lab/README.md shows one. */
export function hostsIn(path: string): Record<string, StackHostProps> {
  const { hosts } = parse(readFileSync(path, 'utf8')) as { hosts: Record<string, StackHostProps> };
  for (const [name, host] of Object.entries(hosts)) {
    known(host, OF_HOSTS, `host ${name}`);
    (host.volumes ?? []).forEach((volume, i) => known(volume, OF_VOLUMES, `volume ${i} of host ${name}`));
  }
  return hosts;
}
