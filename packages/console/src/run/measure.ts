import { benchmark, manifests } from 'cdk8s-ceph/model';
import type { Clock, Hands } from './hands';
import type { KubeObjects } from '../kubernetes/objects';

/** Seconds between looks at the jobs, and between looks at the health of the cluster. */
const LOOK = 2, HEALTH = 10;

/** A place is filled with so many bytes a second at least; slower storage is given up. */
const SLOWEST = 10e6;

/** Seconds for pods to start, and to mount. */
const PATIENCE = 600;

/** What a measurement needs of a cluster. */
export interface Measuring {
  readonly objects: KubeObjects;
  readonly hands: Pick<Hands, 'ceph'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Have the clients of one measurement do it, and look at the cluster before, meanwhile and after. Their jobs are made anew and taken away
 * again. Nothing where somebody wants it to end.
 */
export async function measure(
  { objects, hands, clock, signal }: Measuring, { spec, jobs }: manifests.BenchmarkObjects, measurement: benchmark.Measurement,
): Promise<benchmark.MeasurementLine | undefined> {
  const own = jobs.filter(({ backend, client }) => backend === measurement.backend && measurement.hosts.includes(client)), samples: benchmark.HealthSample[] = [];
  const look = async () => { samples.push(benchmark.healthSample(clock.now(), (await hands.ceph(spec.cluster, ['status'])).json)); };
  try {
    const { code } = await hands.ceph(spec.cluster, ['tell', 'osd.*', 'cache', 'drop']);
    await look();
    for (const job of own) await takeAway(objects, clock, signal, job);
    await Promise.all(own.map(job => objects.apply(job.measuring(measurement.row))));
    const until = clock.now() + PATIENCE + spec.rampSeconds + spec.seconds + spec.workingSetBytes / SLOWEST;
    let looked = clock.now();
    for (;;) {
      if (signal.aborted) return undefined;
      const ends = await Promise.all(own.map(job => endOf(objects, job)));
      if (ends.every(end => end !== undefined)) break;
      if (clock.now() > until) return benchmark.notMeasured(measurement, samples, 'the clients have not ended in time');
      if (clock.now() - looked >= HEALTH) {
        await look();
        looked = clock.now();
      }
      await clock.sleep(LOOK, signal);
    }
    await look();
    const reports = await Promise.all(own.map(async job => benchmark.readClient(await logOf(objects, job))));
    return benchmark.measured(measurement, reports, samples, spec, code === 0);
  } catch (error) {
    return benchmark.notMeasured(measurement, samples, (error as Error).message);
  } finally {
    for (const { namespace, name } of own) await objects.remove({ resource: 'jobs.batch', namespace, name }).catch(() => undefined);
  }
}

async function endOf(objects: KubeObjects, { namespace, name }: manifests.BenchmarkJob) {
  const { json } = await objects.list({ resource: 'jobs.batch', namespace, name });
  return manifests.jobEnd((json as { items?: any[] } | undefined)?.items?.[0]);
}

/** A job of before, whose pods would be taken for those of now. */
async function takeAway(objects: KubeObjects, clock: Clock, signal: AbortSignal, { namespace, name }: manifests.BenchmarkJob): Promise<void> {
  const until = clock.now() + PATIENCE;
  await objects.remove({ resource: 'jobs.batch', namespace, name });
  for (;;) {
    const left = await Promise.all([objects.list({ resource: 'jobs.batch', namespace, name }), objects.list({ resource: 'pods', namespace, labels: { 'job-name': name } })]);
    if (left.every(({ json }) => (json as { items?: any[] } | undefined)?.items?.length === 0)) return;
    if (clock.now() > until || signal.aborted) throw new Error(`the job ${name} of before does not go`);
    await clock.sleep(LOOK, signal);
  }
}

async function logOf(objects: KubeObjects, { namespace, name }: manifests.BenchmarkJob): Promise<string> {
  const { json } = await objects.list({ resource: 'pods', namespace, labels: { 'job-name': name } });
  const [pod] = (json as { items?: any[] } | undefined)?.items ?? [];
  if (pod === undefined) throw new Error(`the job ${name} has made no pod`);
  return objects.logs(namespace, pod.metadata.name);
}
