import { ApiObject, ApiObjectMetadata, Duration, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { BenchmarkClients, BenchmarkProps } from './benchmark-props';
import { describe, Phase, render, tolerationsOf } from '../core';
import { claimSpec, clientName, ClientSettings, jobSpec, nfsVolume, volumeName } from './private/job';
import { scriptFiles } from './private/script';
import { Job } from '../imports/batch';
import { ConfigMap, PersistentVolume, PersistentVolumeClaim } from '../imports/core';
import { ObjectBucketClaim } from '../imports/objectbucket.io';
import { BenchmarkBackendSpec, BenchmarkSpec, ROWS, takesRow } from '../model/benchmark';
import { bytesOf, Maybe, unknown } from '../model/layout';
import { BENCHMARK_LABELS, BENCHMARK_PLAN } from '../model/manifests';
import { BENCHMARK_TOPIC } from '../model/rules';

/**
 * A comparison of storage that is fair by construction: everything is filled first, larger than all caches, which are emptied before each
 * measurement, and measured in rounds in an order that a seed decides. It makes claims and a suspended Job for each backend and host;
 * `cdk8s-ceph bench run` lets these Jobs run one after the other, and `cdk8s-ceph bench report` tells what they found.
 */
export class Benchmark extends Construct {
  private readonly jobs = new Map<string, ApiObject>();
  private readonly spec: BenchmarkSpec;

  public constructor(scope: Construct, id: string, props: BenchmarkProps) {
    super(scope, id);
    this.spec = specOf(props);
    const { spec } = this, { name, namespace } = spec, taints = props.cluster._layout()?.hosts.flatMap(host => host.taints) ?? [];
    const settings: ClientSettings = { spec, image: props.image, tolerations: tolerationsOf(taints) };
    const data = { ...scriptFiles(spec.rows), [BENCHMARK_PLAN]: `${JSON.stringify(spec, undefined, 2)}\n` };
    render(this, ConfigMap, this.metadata(name), () => ({ data }), { phase: Phase.APPLICATIONS, id: 'files' });
    for (const backend of new Map(spec.backends.map(each => [each.name, each])).values()) this.renderBackend(settings, backend);
    describe(this, BENCHMARK_TOPIC, () => ({ ...spec, namespace }));
  }

  /**
   * Change a Job by JSON patch (RFC 6902).
   * @param backend the storage it measures
   * @param host where it runs
   */
  public patch(backend: string, host: string, ...operations: JsonPatch[]): void {
    const object = this.jobs.get(`${backend} ${host}`);
    if (object === undefined) throw new Error(`[${this.node.path}] there is no job for '${backend}' on '${host}', but ${[...this.jobs.keys()].join(', ')}`);
    object.addJsonPatch(...operations);
  }

  private renderBackend(settings: ClientSettings, backend: BenchmarkBackendSpec): void {
    const { spec } = settings, { name, kind } = backend, options = (what: string) => ({ phase: Phase.APPLICATIONS, id: `${what}-${name}` });
    if (kind === 'buckets') {
      const bucket = { storageClassName: backend.storageClassName, generateBucketName: clientName(spec, name) };
      render(this, ObjectBucketClaim, this.metadata(clientName(spec, name)), () => ({ spec: bucket }), options('bucket'));
    }
    for (const host of new Set(spec.hosts)) {
      const own = clientName(spec, name, host), labels = { [BENCHMARK_LABELS.name]: spec.name, [BENCHMARK_LABELS.backend]: name, [BENCHMARK_LABELS.client]: host };
      if (kind === 'nfs') {
        const metadata = { name: volumeName(spec, name, host), labels: { [BENCHMARK_LABELS.name]: spec.name } };
        render(this, PersistentVolume, metadata, () => ({ spec: nfsVolume(spec, backend, host) }), options(`volume-${host}`));
      }
      if (kind !== 'buckets') render(this, PersistentVolumeClaim, this.metadata(own), () => ({ spec: claimSpec(spec, backend, host) }), options(`claim-${host}`));
      this.jobs.set(`${name} ${host}`, render(this, Job, { ...this.metadata(own), labels }, () => ({ spec: jobSpec(settings, backend, host, labels) }), options(`job-${host}`)));
    }
  }

  private metadata(name: string): ApiObjectMetadata {
    return { name, namespace: this.spec.namespace, labels: { [BENCHMARK_LABELS.name]: this.spec.name } };
  }
}

function specOf(props: BenchmarkProps): BenchmarkSpec {
  const { cluster, name = 'benchmark', namespace = cluster.namespace, rounds = 6, seed = 1, runtime = Duration.seconds(60), rampTime = Duration.seconds(30) } = props;
  const layout = cluster._layout(), backends = props.backends.map(({ _spec }) => _spec);
  const hosts = props.hosts ?? [...new Set(layout?.osds.flatMap(({ host }) => host ?? []))].sort();
  const clients = props.clients ?? (hosts.length > 1 ? [BenchmarkClients.ONE, BenchmarkClients.ONE_A_HOST] : [BenchmarkClients.ONE]);
  return {
    name,
    namespace,
    cluster: `${cluster.namespace}/${cluster.name}`,
    backends,
    rows: props.rows ? [...props.rows] : ROWS.map(row => row.name).filter(row => backends.some(backend => takesRow(backend, row))),
    hosts: [...hosts],
    clients: [...clients],
    rounds,
    seed,
    workingSetBytes: bytesOf(props.workingSet),
    seconds: runtime.toSeconds(),
    rampSeconds: rampTime.toSeconds(),
    cacheBytes: props.cacheSize ? bytesOf(props.cacheSize) : largestMemory(layout?.hosts.map(({ memoryBytes }) => memoryBytes)),
  };
}

function largestMemory(memories: readonly (number | undefined)[] = []): Maybe<number> {
  const known = memories.flatMap(bytes => bytes ?? []);
  return known.length > 0 && known.length === memories.length ? Math.max(...known) : unknown('hosts do not declare their memory');
}
