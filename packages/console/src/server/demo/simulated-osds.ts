import { layout as facts, manifests } from 'cdk8s-ceph/model';

/** The first OSD of a cluster is there after so many seconds, each further one after so many more. */
const FIRST = 60, NEXT = 10;

/** So long data needs to find its new place, an OSD to start, a pod to go. */
const MOVES = 300, STARTS = 20, GOES = 5;

/** How full devices are. */
export const USED = 0.12;

/** An OSD of the simulation, as plain data. */
export interface SimulatedOsd {
  /** The cluster, as `<namespace>/<name>`. */
  readonly cluster: string;
  /** As the layout had it when it was made. */
  spec: facts.OsdSpec;
  id: number;
  /** Since when it is there, and since when it runs. */
  from: number;
  runs: number;
  /** When its weight was taken, or was given back. */
  drained?: number;
  /** When its pods were told to go. */
  stopped?: number;
  /** Ceph forgot it. */
  purged?: true;
}

/** Everything that is kept of it. */
export interface OsdsKept {
  readonly osds: SimulatedOsd[];
  readonly hosts: Record<string, facts.HostSpec>;
  /** The flags of hosts in the map. */
  readonly flags: Record<string, string[]>;
  epoch: number;
  /** When data began to move the last time. */
  moved?: number;
}

/** OSDs that come, are filled, emptied, stopped and forgotten as time passes. */
export class SimulatedOsds {
  public constructor(public readonly kept: OsdsKept, private readonly now: () => number) {}

  /** A cluster is applied: for every device set without an OSD one comes, unless the operator rests. */
  public declare({ key, layout }: manifests.ClusterState, operatorRuns: boolean): void {
    const { osds, hosts } = this.kept, begins = osds.every(({ cluster }) => cluster !== key);
    for (const host of layout.hosts) hosts[host.name] = host;
    if (!operatorRuns) return;
    const missing = layout.osds.filter(({ name }) => !osds.some(osd => osd.cluster === key && osd.spec.name === name)).sort((a, b) => a.name < b.name ? -1 : 1);
    for (const [i, spec] of missing.entries()) {
      const from = this.now() + FIRST + i * NEXT, taken = new Set(osds.map(({ id }) => id));
      osds.push({ cluster: key, spec, id: Array.from({ length: osds.length + 1 }, (_, id) => id).find(id => !taken.has(id))!, from, runs: from });
      // What a new cluster holds is nothing that has to move.
      if (!begins) this.kept.moved = Math.max(this.kept.moved ?? 0, from);
    }
  }

  /** The OSDs of a cluster that are there by now. */
  public of(key: string): SimulatedOsd[] {
    return this.kept.osds.filter(({ cluster, from }) => cluster === key && from <= this.now());
  }

  /** By the name that commands of Ceph give it. */
  public named(key: string, name: string): SimulatedOsd | undefined {
    return this.of(key).find(({ id, purged }) => name === `osd.${id}` && purged === undefined);
  }

  public isUp({ runs, stopped }: SimulatedOsd): boolean {
    return stopped === undefined && runs <= this.now();
  }

  /** Whether its pod is still there. */
  public hasPod({ stopped }: SimulatedOsd): boolean {
    return stopped === undefined || this.now() < stopped + GOES;
  }

  /** What is left of what it held, 1 … 0. */
  public heldBy({ drained }: SimulatedOsd): number {
    return drained === undefined ? 1 : Math.max(0, 1 - (this.now() - drained) / MOVES);
  }

  /** What is left of the movement that is under way, 1 … 0. */
  public get moving(): number {
    const { moved } = this.kept;
    return moved === undefined || moved > this.now() ? 0 : Math.max(0, 1 - (this.now() - moved) / MOVES);
  }

  /** Whether every OSD of a cluster runs. */
  public allUp(key: string): boolean {
    return this.of(key).every(osd => osd.purged === true || this.isUp(osd));
  }

  /** Take the weight of an OSD, or give it back. */
  public reweigh(osd: SimulatedOsd, weight: number): void {
    if ((weight === 0) === (osd.drained !== undefined)) return;
    if (weight === 0) osd.drained = this.now();
    else delete osd.drained;
    this.kept.moved = this.now();
    this.kept.epoch++;
  }

  public stop(osd: SimulatedOsd): void {
    osd.stopped ??= this.now();
  }

  /** @param bytes of its device, which may be larger by now */
  public start(osd: SimulatedOsd, bytes?: number): void {
    delete osd.stopped;
    osd.runs = this.now() + STARTS;
    if (bytes !== undefined) osd.spec = { ...osd.spec, bytes };
  }

  /** Its Deployment is deleted: it is gone for Kubernetes. */
  public erase(osd: SimulatedOsd): void {
    this.kept.osds.splice(this.kept.osds.indexOf(osd), 1);
  }
}
