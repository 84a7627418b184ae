import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { checks, manifests } from 'cdk8s-ceph/model';
import { captureOf, LARGER } from './captures';
import { PROMETHEUS, simulatedAlerts } from './simulated-alerts';
import { Comes, monitorsOf, SimulatedCeph } from './simulated-ceph';
import { simulatedLogs } from './simulated-logs';
import { OsdsKept, SimulatedOsds } from './simulated-osds';
import { clock } from '../../kubernetes/connect';
import type { KubeObjects } from '../../kubernetes/objects';
import { answerOf, Clock, Hands } from '../../run/hands';
import { Conflict, Records } from '../../run/records';

/** How long things take until they are there, in seconds of the simulation. */
const TAKES: Readonly<Record<string, number>> = { CustomResourceDefinition: 6, Deployment: 40, DaemonSet: 30, CephCluster: 200, PersistentVolumeClaim: 20, ObjectBucketClaim: 20 };
const OTHERWISE = 30;

/** Seconds until the pods of a Deployment that was scaled down are gone. */
const GOES = 5;

const OPERATOR = 'rook-ceph-operator';

interface Kept {
  readonly object: any;
  /** When it was changed the last time. */
  readonly at: number;
}

/** Everything that the simulation is, as plain data. */
interface Simulated extends OsdsKept {
  /** The time of the simulation, and of this machine, when it began. */
  readonly began: number;
  readonly objects: Record<string, Kept>;
  readonly records: Record<string, any>;
  readonly versions: Record<string, Comes>;
  /** Hosts that take no pods, with the pods that have left them. */
  readonly cordoned: Record<string, string[]>;
  version: number;
}

/** A cluster that is made up: what is applied is there after a while. */
export class SimulatedCluster implements Hands, Clock {
  public readonly objects: KubeObjects = {
    list: selected => this.list(selected),
    read: async object => [...this.everything()].find(each => manifests.identityOf(each) === manifests.identityOf(object)),
    apply: async (object, dryRun = false) => this.keep(object, dryRun),
    remove: selected => this.remove(selected),
    logs: async (_, pod) => captureOf(pod.replace('inventory-', ''), this.state().clusters.some(({ key }) => this.osds.of(key).length > 0) ? LARGER : undefined),
    get: async (path, query = {}) => simulatedAlerts(path, this.osds, this.is.began / 1000) ?? simulatedLogs(path, query, [...this.everything()].filter(({ kind }) => kind === 'Pod'), this.now()),
    version: async () => ({ major: '1', minor: '35', gitVersion: 'v1.35.0' }),
  };

  private readonly is: Simulated;
  private readonly osds: SimulatedOsds;
  private readonly ceph_: SimulatedCeph;
  private read?: manifests.StackState;

  /**
   * @param speed how many seconds of the simulation pass in one
   * @param file in which all of it is kept; without one it ends with the command
   */
  public constructor(private readonly hosts: readonly string[], private readonly speed: number, private readonly file?: string) {
    this.is = file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Simulated : { began: Date.now(), objects: {}, records: {}, versions: {}, cordoned: {}, version: 0, osds: [], hosts: {}, flags: {}, epoch: 40 };
    const now = () => this.now();
    this.osds = new SimulatedOsds(this.is, now);
    this.ceph_ = new SimulatedCeph(this.osds, this.is.versions, now);
  }

  public now(): number {
    return (this.is.began + (Date.now() - this.is.began) * this.speed) / 1000;
  }

  public sleep(seconds: number, signal: AbortSignal): Promise<void> {
    return clock.sleep(seconds / this.speed, signal);
  }

  public async list({ resource, namespace, name, labels = {}, node }: checks.Selected): Promise<checks.Answer> {
    const items = resource === 'prometheuses.monitoring.coreos.com' ? [PROMETHEUS] : [...this.everything()].filter(object => isOf(object, resource, namespace) && (name === undefined || object.metadata.name === name)
      && (node === undefined || object.spec?.nodeName === node) && Object.entries(labels).every(([label, value]) => object.metadata.labels?.[label] === value));
    return { code: 0, output: '', json: { items } };
  }

  public async ceph(key: string, words: readonly string[]): Promise<checks.Answer> {
    const cluster = this.state().clusters.find(each => each.key === key);
    const json = cluster && this.ceph_.answer(cluster, words, Object.values(this.is.cordoned).flat().flatMap(pod => /^rook-ceph-mon-(\w+)$/.exec(pod)?.[1] ?? []));
    this.save();
    return json === undefined ? { code: 22, output: 'this is not simulated' } : answerOf(0, JSON.stringify(json), '');
  }

  public async apply(objects: readonly any[]): Promise<void> {
    for (const object of objects) this.keep(object);
  }

  public async remove({ resource, namespace, name, labels = {} }: checks.Selected): Promise<void> {
    for (const [id, { object }] of Object.entries(this.is.objects)) if (isOf(object, resource, namespace) && object.metadata.name === name) delete this.is.objects[id];
    for (const { key, layout } of this.state().clusters) {
      for (const osd of this.osds.of(key)) {
        if (resource === 'deployments.apps' && name === `rook-ceph-osd-${osd.id}`) this.osds.erase(osd);
        if (resource === 'pods' && labels['ceph-osd-id'] === `${osd.id}`) this.osds.start(osd, layout.osds.find(spec => spec.name === osd.spec.name)?.bytes);
      }
    }
    this.changedNow();
  }

  public async scale({ name = '' }: checks.Selected, replicas: number): Promise<void> {
    const [id, kept] = Object.entries(this.is.objects).find(([, { object }]) => object.kind === 'Deployment' && object.metadata.name === name) ?? [];
    if (id !== undefined && kept !== undefined) this.keep({ ...kept.object, spec: { ...kept.object.spec, replicas } });
    const osd = this.is.osds.find(each => name === `rook-ceph-osd-${each.id}`);
    if (osd !== undefined && replicas === 0) this.osds.stop(osd);
    if (osd !== undefined && replicas > 0) this.osds.start(osd);
    this.changedNow();
  }

  public async patch({ resource, name = '' }: checks.Selected, patch: string): Promise<void> {
    const change = JSON.parse(patch), [, kept] = Object.entries(this.is.objects).find(([, { object }]) => isOf(object, resource) && object.metadata.name === name) ?? [];
    if (resource === 'nodes' && change.spec?.unschedulable === true) this.is.cordoned[name] ??= [];
    if (resource === 'nodes' && change.spec?.unschedulable === null) this.giveBack(name);
    if (kept !== undefined) this.keep(merged(kept.object, change));
    this.changedNow();
  }

  public async evict({ name }: Pick<checks.PodFacts, 'namespace' | 'name'>): Promise<string | undefined> {
    const pod = [...this.pods()].find(({ metadata }) => metadata.name === name), osd = this.is.osds.find(({ id }) => name === `rook-ceph-osd-${id}`);
    if (pod !== undefined) (this.is.cordoned[pod.spec.nodeName] ??= []).push(name);
    if (osd !== undefined) this.osds.stop(osd);
    this.save();
    return undefined;
  }

  public async changed(_: readonly checks.Selected[], seconds: number, signal: AbortSignal): Promise<void> {
    await this.sleep(Math.min(seconds, 5), signal);
  }

  public recordsIn(): Records {
    const { records } = this.is;
    return {
      read: async (kind, name) => structuredClone(records[`${kind}/${name}`]),
      write: async object => {
        const key = `${object.kind}/${object.metadata.name}`;
        if (records[key]?.metadata.resourceVersion !== object.metadata.resourceVersion) throw new Conflict(key);
        records[key] = structuredClone({ ...object, metadata: { ...object.metadata, resourceVersion: `${++this.is.version}` } });
        this.save();
        return structuredClone(records[key]);
      },
      remove: async (kind, name) => {
        delete records[`${kind}/${name}`];
        this.save();
      },
    };
  }

  /** Take an object as the API server does: what is the same is no change. */
  private keep(object: any, dryRun = false): any {
    const id = manifests.identityOf(object), before = this.is.objects[id], same = before !== undefined && JSON.stringify(before.object.spec) === JSON.stringify(object.spec);
    const now = { ...object, metadata: { ...object.metadata, generation: (before?.object.metadata.generation ?? 0) + (same ? 0 : 1) } };
    if (dryRun) return now;
    this.is.objects[id] = { object: now, at: same ? before.at : this.now() };
    this.changedNow();
    return now;
  }

  /** What comes of a change. */
  private changedNow(): void {
    this.read = undefined;
    const runs = Object.values(this.is.objects).some(({ object }) => object.metadata.name === OPERATOR && object.spec?.replicas !== 0);
    for (const cluster of this.state().clusters) {
      this.osds.declare(cluster, runs);
      const next = manifests.versionIn(cluster.settings.cephImage) ?? '', known = this.is.versions[cluster.key];
      if (known?.next !== next) this.is.versions[cluster.key] = { before: known?.next ?? next, next, at: this.now() };
    }
    this.save();
  }

  /** A host takes pods again: those that belong to it come back. */
  private giveBack(host: string): void {
    for (const osd of this.is.osds) if (this.is.cordoned[host]?.includes(`rook-ceph-osd-${osd.id}`)) this.osds.start(osd);
    delete this.is.cordoned[host];
  }

  /** What was applied as it is by now, and what came of it. */
  private *everything(): Generator<any> {
    for (const name of this.hosts) yield { apiVersion: 'v1', kind: 'Node', metadata: { name, labels: { 'kubernetes.io/hostname': name } }, spec: name in this.is.cordoned ? { unschedulable: true } : {}, status: { conditions: [{ type: 'Ready', status: 'True' }] } };
    for (const each of Object.values(this.is.objects)) {
      yield this.alive(each);
      if (each.object.metadata.labels?.app === 'cdk8s-ceph-inventory') for (const host of this.hosts) yield { apiVersion: 'v1', kind: 'Pod', metadata: { ...each.object.metadata, name: `inventory-${host}` }, status: { phase: 'Running' } };
    }
    yield* this.pods();
    for (const cluster of this.state().clusters) yield* this.daemonsOf(cluster);
  }

  private alive({ object, at }: Kept): any {
    const since = this.now() - at, ready = since >= (TAKES[object.kind] ?? OTHERWISE), count = object.spec?.replicas ?? 1, number = ready ? count : 0;
    const phase = /Claim$/.test(object.kind) ? ready ? 'Bound' : 'Pending' : ready ? 'Ready' : 'Progressing';
    const pods = object.kind === 'DaemonSet' ? { desiredNumberScheduled: this.hosts.length, numberReady: ready ? this.hosts.length : 0, updatedNumberScheduled: this.hosts.length } : { replicas: count, readyReplicas: number, updatedReplicas: number, availableReplicas: number };
    return { ...object, status: { observedGeneration: object.metadata.generation, phase, conditions: ['Established', 'Ready', 'Available'].map(type => ({ type, status: ready ? 'True' : 'False' })), ...pods } };
  }

  /** The pods of the operator, of monitors and of OSDs. */
  private *pods(): Generator<any> {
    const made = (namespace: string, name: string, nodeName: string, labels: object) => ({
      apiVersion: 'v1', kind: 'Pod', metadata: { namespace, name, uid: name, labels, ownerReferences: [{ kind: 'ReplicaSet', controller: true }] }, spec: { nodeName, containers: [{ name: 'log' }] }, status: { phase: 'Running' },
    });
    for (const { object, at } of Object.values(this.is.objects)) {
      if (object.kind === 'Deployment' && object.metadata.name === OPERATOR && (object.spec.replicas !== 0 || this.now() < at + GOES)) yield made(object.metadata.namespace, OPERATOR, this.hosts[this.hosts.length - 1], { app: OPERATOR });
    }
    for (const cluster of this.state().clusters) {
      if (this.osds.of(cluster.key).length === 0) continue;
      const gone = new Set(Object.values(this.is.cordoned).flat());
      for (const [i, mon] of monitorsOf(cluster).entries()) {
        const name = `rook-ceph-mon-${mon}`;
        if (!gone.has(name)) yield made(cluster.namespace, name, this.hosts[i % this.hosts.length], { app: 'rook-ceph-mon', mon, ceph_daemon_type: 'mon', ceph_daemon_id: mon });
      }
      for (const osd of this.osds.of(cluster.key)) if (this.osds.hasPod(osd)) yield made(cluster.namespace, `rook-ceph-osd-${osd.id}`, osd.spec.host ?? '', { 'app': 'rook-ceph-osd', 'ceph_daemon_type': 'osd', 'ceph_daemon_id': `${osd.id}`, 'ceph-osd-id': `${osd.id}`, 'ceph.rook.io/DeviceSet': osd.spec.name });
    }
  }

  private *daemonsOf(cluster: manifests.ClusterState): Generator<any> {
    const { namespace, key } = cluster, rook = manifests.rookIn(this.state());
    const releases = { 'ceph-version': `${this.ceph_.versionOf(key)}-0`, ...rook === undefined ? {} : { 'rook-version': `v${rook}` } };
    const metadata = (name: string, labels: object) => ({ name, namespace, generation: 1, labels: { rook_cluster: namespace, ...releases, ...labels } });
    const status = { observedGeneration: 1, replicas: 1, readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 };
    for (const [i, mon] of monitorsOf(cluster).entries()) {
      const host = this.hosts[i % this.hosts.length];
      yield { apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadata(`rook-ceph-mon-${mon}`, { app: 'rook-ceph-mon', mon, ceph_daemon_id: mon }), spec: { replicas: 1, template: { spec: { nodeSelector: { 'kubernetes.io/hostname': host } } } }, status };
    }
    for (const { id, spec: { name: set } } of this.osds.of(key)) {
      const claim = `${set}-data-0`;
      yield { apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadata(`rook-ceph-osd-${id}`, { 'app': 'rook-ceph-osd', 'ceph-osd-id': `${id}`, 'ceph.rook.io/DeviceSet': set, 'ceph.rook.io/pvc': claim }), spec: { replicas: 1 }, status };
      yield { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: metadata(claim, { 'ceph.rook.io/DeviceSet': set, 'ceph.rook.io/setIndex': '0' }), spec: {}, status: { phase: 'Bound' } };
    }
  }

  /** Reading all kinds of Rook takes a while, so it is done once for each change. */
  private state(): manifests.StackState {
    return this.read ??= manifests.stateOf(Object.values(this.is.objects).map(({ object }) => object));
  }

  /** Beside it first: whoever is killed in the middle leaves the former one. */
  private save(): void {
    if (this.file === undefined) return;
    writeFileSync(`${this.file}.new`, JSON.stringify(this.is));
    renameSync(`${this.file}.new`, this.file);
  }
}

function isOf(object: any, resource: string, namespace?: string): boolean {
  if (namespace !== undefined && object.metadata.namespace !== namespace) return false;
  const [kind, ...group] = manifests.resourceOf(object).split('.'), [asked, ...ofGroup] = resource.split('.');
  return group.join('.') === ofGroup.join('.') && [kind, `${kind}s`, `${kind}es`].includes(asked);
}

/** A JSON merge patch: what is null goes. */
function merged(value: any, change: any): any {
  if (change === null || typeof change !== 'object' || Array.isArray(change)) return change;
  const now = { ...value !== null && typeof value === 'object' ? value : {} };
  for (const [key, each] of Object.entries(change)) {
    if (each === null) delete now[key];
    else now[key] = merged(now[key], each);
  }
  return now;
}
