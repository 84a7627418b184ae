import { ceph, cephJson, NAMESPACE, osds, quietly } from './ceph';
import { get, kubectl } from './control-plane';
import { nodeNamed } from './layout';
import { onNode } from './nodes';
import type { Options } from './options';
import type { Report } from './proof';
import { until } from './sh';
import { bytesIn } from '../../src/model/layout/quantity';
import { hostOf } from '../../src/model/manifests/read-cluster';
import type { Stack } from '../../src/model/manifests/stack';
import { readPhases, stackIn } from '../../tools/lib/summary/objects';

/** Where an OSD really is: asked of Kubernetes, of Ceph and of the node's kernel. */
export interface OsdPlace {
  readonly id: number;
  readonly node: string;
  readonly deviceSet: string;
  readonly claim: string;
  /** The PersistentVolume that its claim is bound to. */
  readonly volume: string;
  readonly path: string;
  /** The size of its volume. */
  readonly bytes: number;
  /** The host in Ceph's own map. */
  readonly crushHost: string;
  readonly deviceClass: string;
}

/** The one cluster that the library's output describes. */
function clusterIn(outdir: string): Stack['clusters'][number] {
  const [cluster] = stackIn(readPhases(outdir)).clusters;
  if (!cluster) throw new Error(`${outdir} describes no CephCluster`);
  return cluster;
}

/** The options of Ceph that the library's output sets. */
export const declaredOptions = (outdir: string): Options => clusterIn(outdir).cephConfig;

/** Which PV each device set is to stand on, as the library's output says. */
export function declared(outdir: string): Map<string, { volume: string; deviceClass: string }> {
  return new Map(clusterIn(outdir).layout.osds.map(({ name, claims, deviceClass = '' }) => {
    const volume = claims.find(({ role }) => role === 'data')?.volumeName;
    if (volume === undefined) throw new Error(`the device set ${name} of ${outdir} names no volume`);
    return [name, { volume, deviceClass }];
  }));
}

export function osdPlaces(): OsdPlace[] {
  const deployments = get('deploy', '-n', NAMESPACE, '-l', 'app=rook-ceph-osd').items as any[];
  const tree = cephJson<{ nodes: any[] }>('osd tree').nodes;
  return deployments.map(({ metadata }) => {
    const id = Number(metadata.labels['ceph-osd-id']);
    const claim = metadata.labels['ceph.rook.io/pvc'] as string;
    const pvc = get('pvc', '-n', NAMESPACE, claim);
    const pv = get('pv', pvc.spec.volumeName);
    const host = tree.find(each => each.type === 'host' && (each.children as number[]).includes(id));
    return {
      id,
      claim,
      volume: pv.metadata.name,
      path: pv.spec.local.path,
      bytes: bytesIn(pv.spec.capacity.storage) ?? 0,
      deviceSet: metadata.labels['ceph.rook.io/DeviceSet'],
      node: hostOf(pv) ?? '',
      crushHost: host?.name ?? '',
      deviceClass: tree.find(each => each.id === id)?.device_class ?? '',
    };
  }).sort((a, b) => a.id - b.id);
}

/** The nodes that carry storage. */
export const storageNodes = () => [...new Set(osdPlaces().map(({ node }) => node))].sort();

/** The OSD's own number as it stands on the device itself, read on the node: nobody's opinion but the disk's. */
export function osdIdOnDevice(place: OsdPlace): number {
  // BlueStore's label is a list of texts, each with its length before it.
  const label = onNode(nodeNamed(place.node), `dd if="$(readlink -f ${place.path})" bs=4096 count=1 status=none | base64 -w 0`);
  const bytes = Buffer.from(label.trim(), 'base64');
  const at = bytes.indexOf('whoami') + 'whoami'.length;
  return Number(bytes.toString('latin1', at + 4, at + 4 + bytes.readUInt32LE(at)));
}

/** Overwrite what an OSD left on its device, so that nothing of it can be read again. */
export function wipe(place: OsdPlace): string {
  const device = `$(readlink -f ${place.path})`;
  return onNode(nodeNamed(place.node), `dd if=/dev/zero of=${device} bs=1M count=200 conv=fsync status=none && blkdiscard -z -f ${device} 2>/dev/null; wipefs ${device}; echo wiped`, 300);
}

/** Take the OSD's pod away and keep it away. */
export const stopOsd = (id: number) => kubectl(['-n', NAMESPACE, 'scale', `deploy/rook-ceph-osd-${id}`, '--replicas=0']);

export const purge = (id: number) => ceph(`osd purge ${id} --yes-i-really-mean-it`);

/** Let the device of an OSD die: what is on it is gone, and the OSD does not come up again. */
export async function die(report: Report, place: OsdPlace): Promise<void> {
  const began = report.seconds;
  report.step(wipe(place));
  kubectl(['-n', NAMESPACE, 'delete', 'pod', '-l', `ceph-osd-id=${place.id}`, '--grace-period=0', '--force', '--ignore-not-found']);
  await until(`osd.${place.id} is down`, 180, quietly(() => osds().find(({ id }) => id === place.id)?.up === false), 1);
  report.figure('seconds until Ceph knew that the OSD is down', Math.round(report.seconds - began));
}
