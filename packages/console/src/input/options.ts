import { Size } from 'cdk8s';
import type { Approval, ConsideredDevice, StackVolumeProps } from 'cdk8s-ceph';
import { layout as facts } from 'cdk8s-ceph/model';
import type { Problem } from '../io/problem';

/** A value of an option, or what is wrong with it. */
export type Read<Value> = { readonly value: Value } | { readonly problem: Problem };

/** The values of an option that may be given several times, or what is wrong with some. */
export function readAll<Value>(texts: readonly string[], read: (text: string) => Read<Value>): { readonly values: Value[]; readonly problems: Problem[] } {
  const all = texts.map(read);
  return { values: all.flatMap(each => 'value' in each ? [each.value] : []), problems: all.flatMap(each => 'problem' in each ? [each.problem] : []) };
}

/** `CODE=REASON`, or `CODE@PLACE=REASON`. */
export function approvalOf(text: string): Read<Approval> {
  const [, code, at, reason] = /^([^@=]+)(?:@([^=]*))?=(.*)$/s.exec(text) ?? [];
  return code === undefined ? wrong('usage/approve', text, 'it has no code and no reason', "Write '--approve CODE=REASON', or '--approve CODE@PLACE=REASON'") : { value: { code, at, reason } };
}

/** `POOL=SIZE`: what users store in a pool. */
export function storedOf(text: string): Read<readonly [string, Size]> {
  const [, pool, size = ''] = /^(.+)=([^=]*)$/.exec(text) ?? [];
  const { bytes, fault } = facts.readSize(size);
  if (pool === undefined) return wrong('usage/stored', text, 'it names no pool', "Write '--stored POOL=SIZE', e.g. --stored vms=2TiB");
  return fault === undefined ? { value: [pool, sizeOf(bytes)] } : wrong('usage/stored', text, fault.reason, fault.fix);
}

/** `SIZE` or `SIZE:CLASS`: a device that can be had. */
export function deviceOf(text: string): Read<ConsideredDevice> {
  const [size, deviceClass] = text.split(':', 2);
  const { bytes, fault } = facts.readSize(size);
  return fault === undefined ? { value: { size: sizeOf(bytes), deviceClass } } : wrong('usage/consider', text, fault.reason, `${fault.fix}, and after it a colon and the device class, e.g. --consider 8TB:hdd`);
}

/** Bytes in a second, as a size. */
export function speedOf(text: string): Read<Size> {
  const { bytes, fault } = facts.readSize(text);
  if (fault !== undefined) return wrong('usage/speed', text, fault.reason, fault.fix);
  return bytes > 0 ? { value: sizeOf(bytes) } : wrong('usage/speed', text, 'an OSD that recovers takes more than that', "Write what it takes in a second, e.g. '60MB'");
}

/** `NAME=SIZE` or `NAME=SIZE:CLASS`: a device that comes. A name below /dev is a disk, and `group/volume` a logical volume. */
export function volumeOf(text: string): Read<StackVolumeProps> {
  const [, name, size = '', deviceClass] = /^([^=]+)=([^:]*)(?::(.+))?$/.exec(text) ?? [];
  if (name === undefined) return wrong('usage/device', text, 'it has no size', 'Write NAME=SIZE or NAME=SIZE:CLASS, e.g. /dev/disk/by-id/wwn-0x5000c500a1b2c301=4TB:hdd');
  const { fault } = facts.readSize(size);
  if (fault !== undefined) return wrong('usage/device', text, fault.reason, fault.fix);
  const device = !name.startsWith('/') ? { logicalVolume: name } : name.startsWith('/dev/disk/by-part') ? { partition: name } : name.startsWith('/dev/') ? { disk: name } : { file: name };
  return { value: { ...device, size, ...deviceClass === undefined ? {} : { deviceClass } } };
}

function sizeOf(bytes: number): Size {
  return Size.kibibytes(Math.ceil(bytes / 1024));
}

function wrong(code: string, value: string, reason: string, fix: string): { readonly problem: Problem } {
  return { problem: { code, severity: 'error', place: {}, value, reason, fix } };
}
