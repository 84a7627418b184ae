import { find } from './stack';
import type { Transition } from '../../../../src/model/manifests';

export interface EditCase {
  readonly code: string;
  /** What is refused, as it must be named. */
  readonly object: string;
  /** Done to both states before anything else, where the library by itself does not make what is edited. */
  readonly given?: Spoil;
  /** What loses something. */
  readonly bad: Spoil;
  /** What looks alike and loses nothing. */
  readonly good: Spoil;
  readonly options?: Pick<Transition, 'stored' | 'purged'>;
}

/** Changes manifests in place, or gives others. */
export type Spoil = (manifests: any[]) => any[] | void;

export const drop = (kind: string, name: string): Spoil => all => all.filter(object => !(object.kind === kind && object.metadata.name === name));
export const add = (object: any): Spoil => all => [...all, object];
export const edit = (kind: string, name: string | undefined, change: (object: any) => void): Spoil => all => {
  change(find(all, kind, name));
};
export const cluster = (change: (spec: any, object: any) => void): Spoil => edit('CephCluster', 'ceph', object => change(object.spec, object));
export const set = (name: string, change: (set: any) => void): Spoil => cluster(spec => change(spec.storage.storageClassDeviceSets.find((each: any) => each.name === name)));
export const part = (name: string, template: string, change: (template: any) => void): Spoil =>
  set(name, each => change(each.volumeClaimTemplates.find(({ metadata }: any) => metadata.name === template)));
export const without = (name: string, template: string): Spoil => set(name, each => {
  each.volumeClaimTemplates = each.volumeClaimTemplates.filter(({ metadata }: any) => metadata.name !== template);
});
export const both = (...spoils: Spoil[]): Spoil => all => spoils.reduce((done, spoil) => spoil(done) ?? done, all);
export const withoutSet = (name: string): Spoil => cluster(spec => {
  spec.storage.storageClassDeviceSets = spec.storage.storageClassDeviceSets.filter((each: any) => each.name !== name);
});

export const CLUSTER = 'CephCluster/rook-ceph/ceph';
export const SET = 'node-a--bay0';
export const VOLUME = 'disks--node-a--bay0';
export const TIB = 2 ** 40;
export const operator = (tag: string): any => ({
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'rook-ceph-operator', namespace: 'rook-ceph' }, spec: { template: { spec: { containers: [{ name: 'operator', image: `docker.io/rook/ceph:${tag}` }] } } },
});
export const template = (name: string): any => ({
  apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'carts', namespace: 'default' }, spec: { volumeClaimTemplates: [{ metadata: { name }, spec: { storageClassName: 'block' } }] },
});
export const snapshots = (deletionPolicy: string): any => ({
  apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name: 'snapshots' }, driver: 'rook-ceph.rbd.csi.ceph.com', deletionPolicy,
});
export const definition = (name: string): any => ({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name } });
export const namespace = (name: string): any => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
export const driver = (name: string): any => ({ apiVersion: 'csi.ceph.io/v1', kind: 'Driver', metadata: { name, namespace: 'rook-ceph' } });
