import { identityOf } from './entries';
import { writtenOtherwise } from './written-back';
import { isDnsLabel, isDnsSubdomain, isLabelValue } from '../../../src/model/layout/names';

/** Kernel names, written down here once more and more coarsely than in the library, so that a hole there shows. */
const MOVING = /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|dm-|loop|md\d|nbd|rbd|sr|ram|zram|pmem|dasd|disk\/by-diskseq)/;
const FORBIDDEN_KEYS = ['deviceFilter', 'devicePathFilter', 'confirmation', 'password', 'nodes', 'devices'];

/** Everything about the documents of one app that no document may be. */
export function untidy(documents: readonly any[]): string[] {
  return [...documents.flatMap(walk), ...identities(documents), ...names(documents), ...volumes(documents), ...claims(documents), ...writtenOtherwise(documents)];
}

function walk(document: any): string[] {
  const found: string[] = [];
  const visit = (value: any, path: string): void => {
    if (value === null) found.push(`${path} is null`);
    if (value === undefined) found.push(`${path} is undefined`);
    if (typeof value === 'number' && !Number.isFinite(value)) found.push(`${path} is ${value}`);
    if (typeof value === 'string' && !path.endsWith('prepare.sh') && MOVING.test(value)) found.push(`${path} is ${value}, which moves`);
    if (typeof value === 'string' && /undefined|NaN|\[object/.test(value)) found.push(`${path} is ${value}`);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if ((key === 'useAllDevices' || key === 'useAllNodes') && item !== false) found.push(`${path}.${key} is ${item}`);
      if (FORBIDDEN_KEYS.includes(key)) found.push(`${path}.${key} must not be there`);
      visit(item, `${path}.${key}`);
    }
  };
  visit(document, identityOf(document));
  return found;
}

function identities(documents: readonly any[]): string[] {
  const all = documents.map(identityOf);
  return all.filter((identity, i) => all.indexOf(identity) !== i).map(identity => `${identity} is there twice`);
}

function names(documents: readonly any[]): string[] {
  const found: string[] = [];
  for (const document of documents) {
    const { name, labels = {}, namespace } = document.metadata;
    const legal = ['PersistentVolume', 'StorageClass', 'ConfigMap', 'PersistentVolumeClaim', 'VolumeSnapshotClass'].includes(document.kind) ? isDnsSubdomain(name) : isDnsLabel(name);
    if (!legal) found.push(`${identityOf(document)} has an illegal name`);
    if (namespace !== undefined && !isDnsLabel(namespace)) found.push(`${identityOf(document)} has an illegal namespace`);
    for (const value of Object.values<string>(labels)) if (!isLabelValue(value)) found.push(`${identityOf(document)} has the label value '${value}'`);
    if (document.kind !== 'CephCluster') continue;
    for (const { name: set } of document.spec.storage.storageClassDeviceSets) {
      // <set>-<template>-<index><5>-bridge is a volume of a pod; the longest template is `metadata`.
      if (!isDnsLabel(set, 39) || set.includes('.')) found.push(`device set '${set}' has an illegal name`);
      if (!isDnsLabel(`${set}-metadata-0abcde-bridge`)) found.push(`device set '${set}' makes too long a volume name`);
    }
    const sets = document.spec.storage.storageClassDeviceSets.map((set: any) => set.name);
    if (new Set(sets).size !== sets.length) found.push('two device sets share a name');
  }
  return found;
}

function volumes(documents: readonly any[]): string[] {
  const taken = new Map<string, string>();
  const found: string[] = [];
  for (const { kind, metadata, spec } of documents) {
    if (kind !== 'PersistentVolume') continue;
    const place = `${spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values} ${spec.local.path}`;
    if (taken.has(place)) found.push(`${metadata.name} and ${taken.get(place)} are both at ${place}`);
    taken.set(place, metadata.name);
    if (spec.persistentVolumeReclaimPolicy !== 'Retain') found.push(`${metadata.name} is not kept`);
    if (!documents.some(other => other.kind === 'StorageClass' && other.metadata.name === spec.storageClassName)) found.push(`${metadata.name} has a class that is not there`);
  }
  return found;
}

function claims(documents: readonly any[]): string[] {
  const byName = new Map(documents.filter(({ kind }) => kind === 'PersistentVolume').map(volume => [volume.metadata.name, volume]));
  const claimed = new Set<string>();
  const found: string[] = [];
  for (const cluster of documents.filter(({ kind }) => kind === 'CephCluster')) {
    for (const set of cluster.spec.storage.storageClassDeviceSets) {
      const hosts = new Set<string>();
      for (const { metadata, spec } of set.volumeClaimTemplates) {
        const at = `${set.name} ${metadata.name}`;
        if (!['data', 'metadata', 'wal'].includes(metadata.name)) found.push(`${at} is no part of an OSD`);
        if (spec.volumeMode !== 'Block' || spec.accessModes?.[0] !== 'ReadWriteOnce' || !spec.storageClassName) found.push(`${at} lacks mode, access or class`);
        if ((set.portable === true) !== (spec.volumeName === undefined)) found.push(`${at} moves although it is bound, or the other way round`);
        if (spec.volumeName === undefined) continue;
        if (set.count !== 1) found.push(`${at} is bound but there are ${set.count}`);
        if (claimed.has(spec.volumeName)) found.push(`${spec.volumeName} is claimed twice`);
        claimed.add(spec.volumeName);
        const volume = byName.get(spec.volumeName);
        if (volume === undefined) {found.push(`${at} claims ${spec.volumeName}, which is not there`);} else if (volume.spec.storageClassName !== spec.storageClassName || volume.spec.capacity.storage !== spec.resources.requests.storage || volume.spec.volumeMode !== spec.volumeMode) {
          found.push(`${at} does not fit ${spec.volumeName}`);
        } else {hosts.add(volume.spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0]);}
      }
      if (hosts.size > 1) found.push(`${set.name} spans ${[...hosts].join(' and ')}`);
    }
  }
  for (const [name, volume] of byName) {
    if (volume.spec.volumeMode === 'Block' && !claimed.has(name)) found.push(`${name} is claimed by nobody`);
  }
  return found;
}
