import { change, checks, manifests } from 'cdk8s-ceph/model';
import { Killed } from './fake-cluster';
import { stack } from '../../../../../test/model/change/lib/stack';
import type { Carried } from '../../../src/run/carried';
import { answerOf, Clock, Hands } from '../../../src/run/hands';
import { Conflict, Records } from '../../../src/run/records';
import { askUse } from '../../../src/run/use';

export const FSID = '11111111-2222-3333-4444-555555555555', NAMESPACE = 'rook-ceph';
const OWN = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'cephclusters.ceph.rook.io' }, spec: { group: 'ceph.rook.io', names: { plural: 'cephclusters', kind: 'CephCluster' } } },
  { apiVersion: 'csi.ceph.io/v1', kind: 'Driver', metadata: { name: 'rook-ceph.rbd.csi.ceph.com', namespace: NAMESPACE } },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'rook-ceph-operator', namespace: NAMESPACE }, spec: { replicas: 1 } },
];

/** What is applied: a stack with its operator and the kinds. */
export const APPLIED: readonly any[] = [...OWN, ...stack()];
export const STATE = manifests.stateOf(APPLIED);

/** Plurals and singulars are one. */
const resourceIn = (resource: string): string => resource.replace(/^([^.]*?)s?(\..*)?$/, '$1$2');
const keyOf = (resource: string, namespace: string | undefined, name: string) => `${resourceIn(resource)} ${namespace ?? ''}/${name}`;

/** A cluster in which Rook works only while its operator runs, and where what belongs to an object goes a while after it. */
export class TornCluster implements Hands, Clock, Records {
  public readonly objects = new Map<string, any>();
  public readonly records = new Map<string, any>();
  public readonly done: string[] = [];
  public time = 1_800_000_000;
  public killAt?: { readonly call: number; readonly after: boolean };
  public calls = 0;
  /** What must not happen: a device is wiped below a daemon, something is kept in a namespace that is gone, a pool is asked to be deleted. */
  public readonly harm: string[] = [];
  private readonly later: { readonly at: number; readonly what: () => void }[] = [];
  private version = 0;

  public constructor(more: readonly any[] = []) {
    for (const object of APPLIED) this.seed(object.kind === 'CephCluster' ? { ...object, status: { ceph: { fsid: FSID } } } : object);
    for (const { apiVersion, kind, metadata } of APPLIED.filter(object => `${object.apiVersion}`.startsWith('ceph.rook.io/'))) this.at({ resource: manifests.resourceOf({ apiVersion, kind }), namespace: metadata.namespace, name: metadata.name })!.metadata.finalizers = ['ceph.rook.io/own'];
    const volume = { driver: 'rook-ceph.rbd.csi.ceph.com', volumeHandle: '0001-0009-rook-ceph-1', volumeAttributes: { clusterID: NAMESPACE } };
    for (const { metadata } of APPLIED.filter(({ kind }) => kind === 'PersistentVolumeClaim')) {
      this.seed({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: { storageClassName: 'block', volumeName: `pv-${metadata.name}` } });
      this.seed({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: `pv-${metadata.name}`, finalizers: ['external-provisioner.volume.kubernetes.io/finalizer'] }, spec: { storageClassName: 'block', persistentVolumeReclaimPolicy: 'Delete', csi: volume } });
    }
    for (const { name, host } of STATE.clusters[0].layout.osds) {
      this.seed({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: `${name}-data-0x`, namespace: NAMESPACE, labels: { 'ceph.rook.io/DeviceSet': name } }, spec: { volumeName: name } });
      this.seed({ apiVersion: 'v1', kind: 'Pod', metadata: { name: `osd-${name}`, namespace: NAMESPACE, labels: { rook_cluster: NAMESPACE } }, spec: { nodeName: host }, status: { phase: 'Running' } });
    }
    for (const host of STATE.clusters[0].layout.hosts) {
      this.seed({ apiVersion: 'v1', kind: 'Node', metadata: { name: host.name }, status: { conditions: [{ type: 'Ready', status: host.name === 'node-f' ? 'Unknown' : 'True' }] } });
    }
    this.seed({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'rook-ceph-mon', namespace: NAMESPACE, finalizers: ['ceph.rook.io/disaster-protection'] } });
    this.seed({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'operator', namespace: NAMESPACE, labels: { app: 'rook-ceph-operator' } }, status: { phase: 'Running' } });
    more.forEach(object => this.seed(object));
  }

  /** What is left, by kinds. */
  public get left(): string[] {
    return [...this.objects.keys()].filter(key => !key.startsWith('node ')).sort();
  }

  public async list({ resource, namespace, name, labels = {} }: checks.Selected): Promise<checks.Answer> {
    return this.call(() => {
      const items = [...this.objects.values()].filter(object => object.resource === resourceIn(resource) && (namespace === undefined || object.metadata.namespace === namespace)
        && (name === undefined || object.metadata.name === name) && Object.entries(labels).every(([label, value]) => object.metadata.labels?.[label] === value));
      return answerOf(0, JSON.stringify({ items }), '');
    });
  }

  public async ceph(): Promise<checks.Answer> {
    return this.call(() => ({ code: 1, output: 'Ceph does not answer' }));
  }

  public async apply(objects: readonly any[]): Promise<void> {
    return this.call(() => {
      this.done.push(`apply ${objects.map(({ metadata }) => metadata.name).join(',')}`);
      for (const object of objects) {
        if (object.kind === 'Job' && this.daemons.length > 0) this.harm.push('wiped below a daemon');
        this.seed(object);
        if (object.kind === 'Job') this.soon(20, () => this.ended(object));
      }
    });
  }

  public async remove(what: any, name?: string): Promise<void> {
    return this.call(() => {
      if (typeof what === 'string') {
        this.records.delete(`${what}/${name}`);
        return;
      }
      this.done.push(`delete ${what.resource} ${what.name ?? JSON.stringify(what.labels)}`);
      for (const [key, object] of this.objects) {
        if (object.resource !== resourceIn(what.resource) || object.metadata.namespace !== what.namespace) continue;
        const labelled = () => Object.entries(what.labels).every(([label, value]) => object.metadata.labels?.[label] === value);
        if (what.name === undefined ? !labelled() : object.metadata.name !== what.name) continue;
        if (this.operates && `${object.apiVersion}`.startsWith('ceph.rook.io/')) this.harm.push(`Rook is asked to delete ${key}`);
        if (object.resource === 'persistentvolume' && object.metadata.finalizers?.length > 0) this.harm.push('a driver is asked to delete a volume');
        object.metadata.deletionTimestamp = 'now';
        this.collect(key, object);
      }
    });
  }

  public async scale({ name }: checks.Selected, replicas: number): Promise<void> {
    return this.call(() => {
      this.done.push(`scale ${name} ${replicas}`);
      const deployment = this.at({ resource: 'deployments.apps', namespace: NAMESPACE, name: name! });
      if (deployment === undefined) throw new Error('not found');
      deployment.spec.replicas = replicas;
      this.operator(replicas);
    });
  }

  public async patch(target: checks.Selected, patch: string): Promise<void> {
    return this.call(() => {
      this.done.push(`patch ${target.name} ${patch}`);
      const object = this.at(target), { metadata, spec } = JSON.parse(patch);
      if (object === undefined) throw new Error('not found');
      if (metadata?.finalizers === null) delete object.metadata.finalizers;
      Object.assign(object.spec ??= {}, spec);
      // The provisioner lets go what it does not delete.
      if (spec?.persistentVolumeReclaimPolicy === 'Retain') delete object.metadata.finalizers;
      this.collect(keyOf(target.resource, target.namespace, target.name!), object);
    });
  }

  public async evict(): Promise<undefined> {
    throw new Error('nothing is evicted when a stack is taken down');
  }

  public async changed(_: readonly checks.Selected[], seconds: number): Promise<void> {
    await this.sleep(seconds);
  }

  public now(): number {
    return this.time;
  }

  public async sleep(seconds: number): Promise<void> {
    this.time += seconds;
    for (const { what } of this.later.filter(({ at }) => at <= this.time)) what();
    this.later.splice(0, this.later.length, ...this.later.filter(({ at }) => at > this.time));
  }

  public async read(kind: string, name: string): Promise<any> {
    return this.call(() => structuredClone(this.records.get(`${kind}/${name}`)));
  }

  public async write(object: any): Promise<any> {
    return this.call(() => {
      if (this.at({ resource: 'namespaces', name: NAMESPACE })?.metadata.deletionTimestamp !== undefined || this.at({ resource: 'namespaces', name: NAMESPACE }) === undefined) this.harm.push(`${object.kind} is written into a namespace that goes`);
      const key = `${object.kind}/${object.metadata.name}`, found = this.records.get(key);
      if (found?.metadata.resourceVersion !== object.metadata.resourceVersion) throw new Conflict(key);
      const kept = structuredClone({ ...object, metadata: { ...object.metadata, resourceVersion: `${++this.version}` } });
      this.records.set(key, kept);
      return kept;
    });
  }

  private at({ resource, namespace, name }: checks.Selected): any {
    return this.objects.get(keyOf(resource, namespace, name!));
  }

  private get daemons(): any[] {
    return [...this.objects.values()].filter(({ metadata }) => metadata.labels?.rook_cluster === NAMESPACE);
  }

  private get operates(): boolean {
    return this.at({ resource: 'pods', namespace: NAMESPACE, name: 'operator' }) !== undefined;
  }

  private seed(object: any): void {
    const { metadata: { name, namespace } } = object, resource = manifests.resourceOf(object), placed = manifests.isClusterScoped(object.kind) ? undefined : namespace ?? 'default';
    this.objects.set(keyOf(resource, placed, name), structuredClone({ ...object, resource: resourceIn(resource), metadata: { ...object.metadata, namespace: placed } }));
  }

  private operator(replicas: number): void {
    if (replicas > 0) this.seed({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'operator', namespace: NAMESPACE, labels: { app: 'rook-ceph-operator' } }, status: { phase: 'Running' } });
    else this.soon(5, () => this.objects.delete(keyOf('pods', NAMESPACE, 'operator')));
  }

  /** What is deleted and held by nobody goes, and a while later what belongs to it. */
  private collect(key: string, object: any): void {
    if (object.metadata.deletionTimestamp === undefined || object.metadata.finalizers?.length > 0) return;
    if (object.kind === 'Namespace') {
      this.records.clear();
      for (const [other, { metadata }] of this.objects) if (metadata.namespace === object.metadata.name) this.objects.delete(other);
      this.soon(10, () => this.objects.delete(key));
      return;
    }
    this.objects.delete(key);
    if (object.kind === 'CephCluster') this.soon(15, () => this.daemons.forEach(({ metadata }) => this.objects.delete(keyOf('pods', NAMESPACE, metadata.name))));
    if (object.kind === 'Job') this.soon(5, () => this.objects.delete(keyOf('pods', NAMESPACE, `${object.metadata.name}-x`)));
    if (object.kind === 'Deployment' && object.metadata.name === 'rook-ceph-operator') this.operator(0);
  }

  private ended({ metadata: { name, labels, namespace }, spec }: any): void {
    if (this.at({ resource: 'jobs.batch', namespace, name }) === undefined) return;
    const host = spec.template.spec.nodeSelector['kubernetes.io/hostname'];
    const message = host === 'node-b' ? 'left: /dev/odd: it carries an OSD of another cluster, 99\n2 wiped, 0 blank' : '3 wiped, 0 blank';
    this.seed({ apiVersion: 'v1', kind: 'Pod', metadata: { name: `${name}-x`, namespace, labels }, spec: { nodeName: host }, status: { phase: 'Succeeded', containerStatuses: [{ state: { terminated: { message } } }] } });
  }

  private soon(seconds: number, what: () => void): void {
    this.later.push({ at: this.time + seconds, what });
  }

  /** Each thing that is asked or done, unless the run was killed. */
  private call<Result>(what: () => Result): Result {
    const { killAt } = this;
    this.calls++;
    if (killAt !== undefined && (this.calls > killAt.call || (this.calls === killAt.call && !killAt.after))) throw new Killed();
    const result = what();
    if (killAt !== undefined && this.calls === killAt.call) throw new Killed();
    return result;
  }
}

/** The plan that takes it down, made from the cluster as it is. */
export async function carriedFor(cluster: TornCluster, options: Partial<change.TeardownOptions> = {}): Promise<Carried> {
  const use = await askUse(cluster, STATE, NAMESPACE), { steps } = change.planTeardown(STATE, { use, operatorNamespace: NAMESPACE, ...options });
  return { steps, former: APPLIED, next: [], approvals: [], operatorNamespace: NAMESPACE, teardown: true };
}
