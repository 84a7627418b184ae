import { Carried, compressed, decompressed, digestOf, packed, unpacked } from './carried';
import type { Journal } from './journal';
import { record, Records } from './records';

/** The run that is under way, or was broken off. */
const RUN = 'cdk8s-ceph-run';

/** Its plan, which may hold secrets of applications. */
const PLAN = 'cdk8s-ceph-plan';

/** What was applied last. */
const APPLIED = 'cdk8s-ceph-applied';

/** Kubernetes takes a Secret of 1 MiB. */
const PART = 900 * 1024;

/** A run as it is kept in the cluster. */
export interface KeptRun {
  readonly journal: Journal;
  readonly carried: Carried;
}

/** Keeps in the cluster itself what a run needs to be gone on with, from whatever machine. */
export class RunStore {
  public constructor(private readonly records: Records, private readonly namespace: string) {}

  /** The run that has not ended; nothing where there is none. */
  public async read(): Promise<KeptRun | undefined> {
    const journal = await this.journal();
    if (journal === undefined) return undefined;
    const bytes = await this.parts(PLAN);
    if (bytes === undefined || digestOf(bytes) !== journal.plan) throw new Error(`the plan of the run is not the one that was begun: the Secrets ${PLAN}-… in ${this.namespace} were changed`);
    return { journal, carried: unpacked(bytes) };
  }

  /** How far the run has come, without its plan. */
  public async journal(): Promise<Journal | undefined> {
    const found = await this.records.read('ConfigMap', RUN);
    return found === undefined ? undefined : JSON.parse(found.data.journal) as Journal;
  }

  /** Keep a plan, and return its digest; the run begins when its journal is kept. */
  public async keepPlan(carried: Carried): Promise<string> {
    const bytes = packed(carried);
    await this.keepParts(PLAN, bytes);
    return digestOf(bytes);
  }

  public async keep(journal: Journal): Promise<void> {
    await this.put('ConfigMap', RUN, { data: { journal: JSON.stringify(journal, undefined, 2) } });
  }

  /** The run has ended. */
  public async clear(): Promise<void> {
    await this.records.remove('ConfigMap', RUN);
    await this.removeParts(PLAN, 0);
  }

  /** The objects that were applied last; nothing where nobody kept them. */
  public async applied(): Promise<any[] | undefined> {
    const bytes = await this.parts(APPLIED);
    return bytes === undefined ? undefined : decompressed(bytes) as any[];
  }

  public async keepApplied(objects: readonly any[]): Promise<void> {
    await this.keepParts(APPLIED, compressed(objects));
  }

  /** Nothing is applied any more. */
  public async forgetApplied(): Promise<void> {
    await this.removeParts(APPLIED, 0);
  }

  private async parts(name: string): Promise<Buffer | undefined> {
    const first = await this.records.read('Secret', `${name}-0`);
    if (first === undefined) return undefined;
    const parts = [first], count = Number(first.metadata?.annotations?.['cdk8s-ceph/parts'] ?? 1);
    for (let i = 1; i < count; i++) {
      const part = await this.records.read('Secret', `${name}-${i}`);
      if (part === undefined) throw new Error(`the Secret ${name}-${i} in ${this.namespace} is gone`);
      parts.push(part);
    }
    return Buffer.concat(parts.map(part => Buffer.from(part.data.bytes, 'base64')));
  }

  /** The first part, which says how many there are, comes last. */
  private async keepParts(name: string, bytes: Buffer): Promise<void> {
    const count = Math.max(1, Math.ceil(bytes.length / PART));
    for (let i = count - 1; i >= 0; i--) {
      await this.put('Secret', `${name}-${i}`, { type: 'Opaque', data: { bytes: bytes.subarray(i * PART, (i + 1) * PART).toString('base64') } }, { 'cdk8s-ceph/parts': `${count}` });
    }
    await this.removeParts(name, count);
  }

  private async removeParts(name: string, from: number): Promise<void> {
    for (let i = from; await this.records.read('Secret', `${name}-${i}`) !== undefined; i++) await this.records.remove('Secret', `${name}-${i}`);
  }

  private async put(kind: 'ConfigMap' | 'Secret', name: string, content: object, annotations?: Record<string, string>): Promise<void> {
    const found = await this.records.read(kind, name);
    const object = record(kind, this.namespace, name, content, found?.metadata.resourceVersion);
    await this.records.write(annotations === undefined ? object : { ...object, metadata: { ...object.metadata, annotations } });
  }
}
