import { checks, manifests } from 'cdk8s-ceph/model';
import { captureOf } from './captures';
import { monitorsOf, SimulatedCeph } from './simulated-ceph';
import { clock } from '../../kubernetes/connect';
import type { KubeObjects } from '../../kubernetes/objects';
import { answerOf, Clock, Hands } from '../../run/hands';
import { Conflict, Records } from '../../run/records';

/** How long things take until they are there, in seconds of the simulation. */
const TAKES: Readonly<Record<string, number>> = { CustomResourceDefinition: 6, Deployment: 40, DaemonSet: 30, CephCluster: 200, PersistentVolumeClaim: 20, ObjectBucketClaim: 20 };
const OTHERWISE = 30;

/** The first OSD is there after so many seconds, each further one after so many more. */
const FIRST_OSD = 60, NEXT_OSD = 10;

interface Kept {
  readonly object: any;
  readonly at: number;
}

/** A cluster that is made up: what is applied is there after a while. It forgets everything when the command ends. */
export class SimulatedCluster implements Hands, Clock {
  public readonly objects: KubeObjects = {
    list: selected => this.list(selected),
    read: async object => [...this.everything()].find(each => manifests.identityOf(each) === manifests.identityOf(object)),
    apply: async (object, dryRun = false) => {
      const id = manifests.identityOf(object), before = this.kept.get(id), same = JSON.stringify(before?.object.spec) === JSON.stringify(object.spec);
      const generation = (before?.object.metadata.generation ?? 0) + (same && before !== undefined ? 0 : 1), now = { ...object, metadata: { ...object.metadata, generation } };
      if (dryRun) return now;
      this.read = undefined;
      this.kept.set(id, { object: now, at: same && before !== undefined ? before.at : this.now() });
      return now;
    },
    remove: selected => this.remove(selected),
    logs: async (_, pod) => captureOf(pod.replace('inventory-', '')),
    get: async () => ({ status: 404, json: undefined, text: 'this is not simulated' }),
    version: async () => ({ major: '1', minor: '35', gitVersion: 'v1.35.0' }),
  };

  private readonly kept = new Map<string, Kept>();
  private readonly records = new Map<string, any>();
  private readonly ceph_ = new SimulatedCeph();
  private readonly began = Date.now();
  private version = 0;
  private read?: manifests.StackState;

  /** @param speed how many seconds of the simulation pass in one */
  public constructor(private readonly hosts: readonly string[], private readonly speed: number) {}

  public now(): number {
    return (this.began + (Date.now() - this.began) * this.speed) / 1000;
  }

  public sleep(seconds: number, signal: AbortSignal): Promise<void> {
    return clock.sleep(seconds / this.speed, signal);
  }

  public async list({ resource, namespace, name, labels = {} }: checks.Selected): Promise<checks.Answer> {
    const items = [...this.everything()].filter(object => isOf(object, resource, namespace) && (name === undefined || object.metadata.name === name)
      && Object.entries(labels).every(([label, value]) => object.metadata.labels?.[label] === value));
    return { code: 0, output: '', json: { items } };
  }

  public async ceph(key: string, words: readonly string[]): Promise<checks.Answer> {
    const cluster = this.state().clusters.find(each => each.key === key);
    const json = cluster && this.ceph_.answer(cluster, this.osdsOf(cluster), words.join(' '));
    return json === undefined ? { code: 22, output: 'this is not simulated' } : answerOf(0, JSON.stringify(json), '');
  }

  public async apply(objects: readonly any[]): Promise<void> {
    for (const object of objects) await this.objects.apply(object);
  }

  public async remove({ resource, namespace, name }: checks.Selected): Promise<void> {
    this.read = undefined;
    for (const [id, { object }] of this.kept) if (isOf(object, resource, namespace) && object.metadata.name === name) this.kept.delete(id);
  }

  public async scale(): Promise<void> {
    throw new Error('this is not simulated');
  }

  public async patch(): Promise<void> {
    throw new Error('this is not simulated');
  }

  public async evict(): Promise<string | undefined> {
    throw new Error('this is not simulated');
  }

  public async changed(_: readonly checks.Selected[], seconds: number, signal: AbortSignal): Promise<void> {
    await this.sleep(Math.min(seconds, 5), signal);
  }

  public recordsIn(): Records {
    const { records } = this;
    return {
      read: async (kind, name) => structuredClone(records.get(`${kind}/${name}`)),
      write: async object => {
        const key = `${object.kind}/${object.metadata.name}`;
        if (records.get(key)?.metadata.resourceVersion !== object.metadata.resourceVersion) throw new Conflict(key);
        records.set(key, structuredClone({ ...object, metadata: { ...object.metadata, resourceVersion: `${++this.version}` } }));
        return records.get(key);
      },
      remove: async (kind, name) => void records.delete(`${kind}/${name}`),
    };
  }

  /** What was applied as it is by now, and what came of it. */
  private *everything(): Generator<any> {
    for (const name of this.hosts) yield { apiVersion: 'v1', kind: 'Node', metadata: { name, labels: { 'kubernetes.io/hostname': name } }, spec: {}, status: { conditions: [{ type: 'Ready', status: 'True' }] } };
    for (const each of this.kept.values()) {
      yield this.alive(each);
      if (each.object.metadata.labels?.app === 'cdk8s-ceph-inventory') for (const host of this.hosts) yield { apiVersion: 'v1', kind: 'Pod', metadata: { ...each.object.metadata, name: `inventory-${host}` }, status: { phase: 'Running' } };
    }
    for (const cluster of this.state().clusters) yield* this.daemonsOf(cluster);
  }

  private alive({ object, at }: Kept): any {
    const ready = this.now() - at >= (TAKES[object.kind] ?? OTHERWISE), count = object.spec?.replicas ?? 1, number = ready ? count : 0;
    const phase = /Claim$/.test(object.kind) ? ready ? 'Bound' : 'Pending' : ready ? 'Ready' : 'Progressing';
    const pods = object.kind === 'DaemonSet' ? { desiredNumberScheduled: this.hosts.length, numberReady: ready ? this.hosts.length : 0, updatedNumberScheduled: this.hosts.length } : { replicas: count, readyReplicas: number, updatedReplicas: number, availableReplicas: number };
    return { ...object, status: { observedGeneration: object.metadata.generation, phase, conditions: ['Established', 'Ready', 'Available'].map(type => ({ type, status: ready ? 'True' : 'False' })), ...pods } };
  }

  private *daemonsOf(cluster: manifests.ClusterState): Generator<any> {
    const { namespace } = cluster, metadata = (name: string, labels: object) => ({ name, namespace, generation: 1, labels: { rook_cluster: namespace, ...labels } });
    const status = { observedGeneration: 1, replicas: 1, readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 };
    for (const [i, mon] of monitorsOf(cluster).entries()) {
      const host = this.hosts[i % this.hosts.length];
      yield { apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadata(`rook-ceph-mon-${mon}`, { app: 'rook-ceph-mon', mon, ceph_daemon_id: mon }), spec: { replicas: 1, template: { spec: { nodeSelector: { 'kubernetes.io/hostname': host } } } }, status };
    }
    for (const set of this.osdsOf(cluster)) {
      const id = this.ceph_.idOf(set), claim = `${set}-data-0`;
      yield { apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadata(`rook-ceph-osd-${id}`, { 'app': 'rook-ceph-osd', 'ceph-osd-id': `${id}`, 'ceph.rook.io/DeviceSet': set, 'ceph.rook.io/pvc': claim }), spec: { replicas: 1 }, status };
      yield { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: metadata(claim, { 'ceph.rook.io/DeviceSet': set, 'ceph.rook.io/setIndex': '0' }), spec: {}, status: { phase: 'Bound' } };
    }
  }

  /** The OSDs that are there by now; one after the other. */
  private osdsOf({ object, layout }: manifests.ClusterState): string[] {
    const kept = this.kept.get(manifests.identityOf(object));
    if (kept === undefined) return [];
    const there = Math.floor((this.now() - kept.at - FIRST_OSD) / NEXT_OSD) + 1;
    return layout.osds.map(({ name }) => name).sort().slice(0, Math.max(0, there));
  }

  /** Reading all kinds of Rook takes a while, so it is done once for each change. */
  private state(): manifests.StackState {
    return this.read ??= manifests.stateOf([...this.kept.values()].map(({ object }) => object));
  }
}

function isOf(object: any, resource: string, namespace?: string): boolean {
  if (namespace !== undefined && object.metadata.namespace !== namespace) return false;
  const [kind, ...group] = manifests.resourceOf(object).split('.'), [asked, ...ofGroup] = resource.split('.');
  return group.join('.') === ofGroup.join('.') && [kind, `${kind}s`, `${kind}es`].includes(asked);
}
