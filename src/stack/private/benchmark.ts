import type { Construct } from 'constructs';
import { Place } from './place';
import type { Site } from './site';
import { Benchmark, BenchmarkBackend } from '../../benchmark';
import { IStorageClass, StorageClass } from '../../storage-class';
import type { StackBenchmarkBackendProps } from '../stack-benchmark';
import type { StorageStackProps } from '../storage-stack-props';

/** What compares the storage of the stack with other storage. */
export function buildBenchmark(site: Site, { benchmark }: StorageStackProps): void {
  const place = Place.of('benchmark'), { faults } = site, cluster = benchmark && site.clusterFor(place, benchmark.cluster);
  if (benchmark === undefined || cluster === undefined) return;
  const { backends, hosts, rows, clients, workingSet, cacheSize, runtime, rampTime, cluster: _, ...rest } = benchmark;
  const given = backends.filter(({ storageClassName, bucketClassName, nfs }, i) => faults.oneOf(place.at('backends', i), { storageClassName, bucketClassName, nfs }, true));
  site.make(place, (scope, id) => new Benchmark(scope, id, {
    ...rest,
    cluster,
    backends: given.map((backend, i) => backendOf(site, scope, `benchmarked-${i}`, backend)),
    hosts: hosts && [...hosts],
    rows: rows && [...rows],
    clients: clients && [...clients],
    workingSet: faults.size(place.at('workingSet'), workingSet),
    cacheSize: faults.optionalSize(place.at('cacheSize'), cacheSize),
    runtime: faults.duration(place.at('runtime'), runtime),
    rampTime: faults.duration(place.at('rampTime'), rampTime),
  }));
}

function backendOf(site: Site, scope: Construct, id: string, { name, storageClassName, bucketClassName, nfs }: StackBenchmarkBackendProps): BenchmarkBackend {
  if (nfs !== undefined) return BenchmarkBackend.nfs(nfs.server, nfs.path, { name });
  const className = storageClassName ?? bucketClassName!;
  const storageClass: IStorageClass = new Map(site.classes.known).get(className) ?? StorageClass.fromStorageClassName(scope, id, className);
  return bucketClassName !== undefined ? BenchmarkBackend.buckets(storageClass, { name }) : BenchmarkBackend.claims(storageClass, { name });
}
