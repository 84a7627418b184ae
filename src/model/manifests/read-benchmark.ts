import { backendOf, tenantsIn } from './backends';
import { list } from './look';
import type { Reader } from './reader';
import type { BenchmarkBackendSpec, BenchmarkSpec } from '../benchmark';
import { jsonIn } from '../layout';
import { BENCHMARK_TOPIC, Described } from '../rules';

/** What the objects of a benchmark bear: its name, and those that measure what and where. */
export const BENCHMARK_LABELS = { name: 'cdk8s-ceph/benchmark', backend: 'cdk8s-ceph/benchmark-backend', client: 'cdk8s-ceph/benchmark-client' } as const;

/** The key under which the plan of a benchmark is kept. */
export const BENCHMARK_PLAN = 'plan.json';

/** Every benchmark by what it keeps as its plan. */
export const BENCHMARK_READER: Reader<BenchmarkSpec> = {
  topic: BENCHMARK_TOPIC,
  read: manifests => manifests.flatMap((manifest): Described<BenchmarkSpec>[] => {
    const spec = planIn(manifest.object);
    return spec === undefined ? [] : [{ at: manifest.path, words: WORDS, spec }];
  }),
};

const WORDS = Object.fromEntries(['workingSet', 'rounds', 'runtime', 'backends', 'rows', 'hosts', 'name'].map(word => [word, `data['${BENCHMARK_PLAN}'].${word}`]));

function planIn(object: any): BenchmarkSpec | undefined {
  const text = object?.kind === 'ConfigMap' && object.metadata?.labels?.[BENCHMARK_LABELS.name] !== undefined ? object.data?.[BENCHMARK_PLAN] : undefined;
  return typeof text === 'string' ? jsonIn(text) : undefined;
}

/** A benchmark among objects, with what it is made of. */
export interface BenchmarkObjects {
  readonly spec: BenchmarkSpec;
  /** What is there before anything is measured: claims, volumes, and what clients read. */
  readonly standing: readonly any[];
  readonly jobs: readonly BenchmarkJob[];
}

/** What measures one backend from one host. */
export interface BenchmarkJob {
  readonly namespace: string;
  readonly name: string;
  readonly backend: string;
  readonly client: string;
  /** The job that measures a row, at once. */
  readonly measuring: (row: string) => any;
}

/** The benchmarks among objects. */
export function benchmarksIn(objects: readonly any[]): BenchmarkObjects[] {
  return objects.flatMap(object => planIn(object) ?? []).map((spec): BenchmarkObjects => {
    const own = objects.filter(({ metadata }) => metadata?.labels?.[BENCHMARK_LABELS.name] === spec.name
      && (metadata.namespace === undefined || metadata.namespace === spec.namespace));
    const jobs = own.filter(({ kind }) => kind === 'Job');
    return {
      spec,
      standing: own.filter(object => !jobs.includes(object)),
      jobs: jobs.map(({ metadata, ...job }): BenchmarkJob => ({
        namespace: metadata.namespace,
        name: metadata.name,
        backend: metadata.labels[BENCHMARK_LABELS.backend],
        client: metadata.labels[BENCHMARK_LABELS.client],
        measuring: row => ({ metadata, ...job, spec: { ...job.spec, suspend: false, template: withRow(job.spec.template, row) } }),
      })),
    };
  });
}

function withRow(template: any, row: string): any {
  const containers = list(template.spec.containers).map(container => ({ ...container, env: list(container.env).map(each => each.name === 'ROW' ? { ...each, value: row } : each) }));
  return { ...template, spec: { ...template.spec, containers } };
}

/** How a job ended, as the API server tells it; nothing while it runs. */
export function jobEnd(job: any): 'complete' | 'failed' | undefined {
  const ended = (type: string) => list(job?.status?.conditions).some(condition => condition?.type === type && condition.status === 'True');
  return ended('Complete') ? 'complete' : ended('Failed') ? 'failed' : undefined;
}

/** Where Ceph keeps what a backend of a benchmark is given. */
export interface BehindBackend {
  /** The namespace of the cluster, and the pool as Ceph calls it; absent where the class is not served by Ceph, or not there. */
  readonly ceph?: { readonly namespace: string; readonly pool: string };
  /** Whether it is a volume on one host. */
  readonly local: boolean;
}

/** What is behind a backend, by the classes that are there. */
export function behindBackend(backend: BenchmarkBackendSpec, objects: readonly any[]): BehindBackend {
  const found = backend.kind === 'nfs' ? undefined : objects.find(({ kind, metadata }) => kind === 'StorageClass' && metadata?.name === backend.storageClassName);
  if (found === undefined) return { local: false };
  const served = backendOf(found, tenantsIn(objects.map(object => ({ object, path: '' }))));
  return { local: found.provisioner === 'kubernetes.io/no-provisioner', ...served?.pool === undefined ? {} : { ceph: { namespace: served.cluster, pool: served.pool } } };
}
