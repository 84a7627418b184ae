import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ceph, cephJson, NAMESPACE } from './ceph';
import { get, kubectl } from './control-plane';
import { nodeNamed } from './layout';
import { onNode } from './nodes';
import type { Options } from './options';

/** Where an OSD really is: asked of Kubernetes, of Ceph and of the node's kernel. */
export interface OsdPlace {
  readonly id: number;
  readonly node: string;
  readonly deviceSet: string;
  readonly claim: string;
  /** The PersistentVolume that its claim is bound to. */
  readonly volume: string;
  readonly path: string;
  /** The host in Ceph's own map. */
  readonly crushHost: string;
  readonly deviceClass: string;
}

/** The specification of the cluster in the library's output. */
const clusterIn = (outdir: string) => parseAllDocuments(readFileSync(join(outdir, '30-cluster.k8s.yaml'), 'utf8')).map(document => document.toJS())
  .find(each => each.kind === 'CephCluster').spec;

/** The options of Ceph that the library's output sets. */
export const declaredOptions = (outdir: string): Options => clusterIn(outdir).cephConfig ?? {};

/** Which PV each device set is to stand on, as the library's output says. */
export function declared(outdir: string): Map<string, { volume: string; deviceClass: string }> {
  return new Map(clusterIn(outdir).storage.storageClassDeviceSets.map((set: any) => [set.name, {
    volume: set.volumeClaimTemplates[0].spec.volumeName, deviceClass: set.volumeClaimTemplates[0].metadata.annotations.crushDeviceClass,
  }]));
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
      deviceSet: metadata.labels['ceph.rook.io/DeviceSet'],
      node: pv.spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0],
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

/** Take the OSD's pod away and keep it away. */
export const stopOsd = (id: number) => kubectl(['-n', NAMESPACE, 'scale', `deploy/rook-ceph-osd-${id}`, '--replicas=0']);

export const purge = (id: number) => ceph(`osd purge ${id} --yes-i-really-mean-it`);
