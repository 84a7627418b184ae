import { canonicalPath, ClaimSpec, fileLink, HostSpec, joinNames, OsdSpec, TopologySpec, VolumeOffer, VolumeRole, VolumeSpec } from '../../model/layout';

// A PersistentVolumeClaim of a device set is called <set>-<template>-<index><5 characters>, and Rook mounts it as
// <claim>-bridge, which must be a DNS label: 39 characters are left for the set when it has a metadata volume.
// The same limit holds without one, so that adding a metadata volume to the code does not rename the set.
const SET_LIMIT = 39;

const VOLUME_LIMIT = 120;

/** A volume of a set with everything its PersistentVolume needs. */
export interface PlacedVolume {
  readonly name: string;
  readonly host: string;
  readonly role: VolumeRole;
  readonly spec: VolumeSpec;
  readonly storageClassName: string;
  /** What the PersistentVolume points at. */
  readonly path: string;
  /** Where the host stands. */
  readonly topology: TopologySpec;
}

/** The class of a role in a set; each role has its own, so that no claim takes a volume meant for another. */
export function className(set: string, role: VolumeRole): string {
  return `${set}-${role}`;
}

/** The PersistentVolume of a volume. */
export function volumeName(set: string, host: string, volume: string): string {
  return joinNames(VOLUME_LIMIT, set, host, volume);
}

/** All volumes of a set, hosts and volumes by name, so that the order of declaration does not show. */
export function placedVolumes(set: string, hosts: readonly HostSpec[]): PlacedVolume[] {
  return byName(hosts).flatMap(host => [
    ...byName(host.volumes).flatMap(volume => osdParts(volume).map(([role, spec]) => placed(set, host, role, spec))),
    ...host.monitor ? [placed(set, host, 'monitor', host.monitor)] : [],
  ]);
}

/** What a set of local volumes brings into a cluster: one OSD a data volume, each part bound to its PersistentVolume. */
export function localOffer(path: string, set: string, hosts: readonly HostSpec[]): VolumeOffer {
  const withMonitor = byName(hosts).filter(host => host.monitor !== undefined);
  return {
    path,
    hosts: byName(hosts),
    osds: byName(hosts).flatMap(host => byName(host.volumes).map(volume => osdOf(set, host.name, volume))),
    monitors: withMonitor.length === 0 ? undefined : {
      storageClassName: className(set, 'monitor'),
      bytes: Math.min(...withMonitor.map(host => host.monitor!.bytes)),
      hosts: withMonitor.map(host => host.name),
    },
  };
}

/** The parts of an OSD that have a volume of their own, data first. */
export function osdParts(volume: VolumeSpec): [VolumeRole, VolumeSpec][] {
  const parts: [VolumeRole, VolumeSpec | undefined][] = [['data', volume], ['metadata', volume.metadata], ['wal', volume.wal]];
  return parts.flatMap(([role, spec]) => spec === undefined ? [] : [[role, spec]] as [VolumeRole, VolumeSpec][]);
}

function osdOf(set: string, host: string, volume: VolumeSpec): OsdSpec {
  const parts = osdParts(volume);
  return {
    name: joinNames(SET_LIMIT, host, volume.name),
    count: 1,
    portable: false,
    host,
    deviceClass: volume.deviceClass,
    bytes: volume.bytes,
    claims: parts.map(([role, spec]): ClaimSpec => ({
      role, storageClassName: className(set, role), bytes: spec.bytes, volumeName: volumeName(set, host, spec.name), source: spec.path,
    })),
    onFile: parts.some(([, spec]) => spec.kind === 'file'),
  };
}

function placed(set: string, { name: host, topology }: HostSpec, role: VolumeRole, spec: VolumeSpec): PlacedVolume {
  const name = volumeName(set, host, spec.name);
  return {
    name, host, role, spec, storageClassName: className(set, role), path: spec.kind === 'file' ? fileLink(name) : canonicalPath(spec.path), topology,
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
