import { NAMESPACE } from './ceph';
import { apply, releaseWithClaim } from './client';
import { applyAll, synthesize } from './cluster';
import { get, kubectl } from './control-plane';
import { CEPH_IMAGE } from './images';
import { Report } from './proof';
import { until } from './sh';

/** A namespace of their own: all in it is deleted in the end, in a cluster that may be somebody's. */
const APPLICATIONS = 'cdk8s-ceph-lab';
const SNAPSHOTS = 'snapshot.storage.k8s.io';

/** Seconds since a moment, as reports have them. */
const took = (report: Report, began: number) => Math.round(report.seconds - began);

const claim = (name: string) => get('pvc', '-n', APPLICATIONS, name);
const claims = () => get('pvc', '-n', APPLICATIONS).items as any[];

/** Wait until all claims are bound; one that is not cannot be made larger either. */
async function allBound(report: Report, what: string): Promise<void> {
  const began = report.seconds;
  await until(`${what}: all claims are Bound`, 300, () => claims().every(({ status }) => status.phase === 'Bound'));
  report.figure(`${what}: seconds until all claims were Bound`, took(report, began));
}

/** The version of ceph-csi that serves the claims. */
function driver(): string {
  const { stdout } = kubectl(['-n', NAMESPACE, 'exec', `deploy/${NAMESPACE}.rbd.csi.ceph.com-ctrlplugin`, '-c', 'csi-rbdplugin', '--', 'cephcsi', '--version'], { timeout: 60 });
  return /^Cephcsi Version: (\S+)$/m.exec(stdout)?.[1] ?? 'unknown';
}

/** Apply the applications of the lab, edited or not. */
export async function applicationsUp(report: Report, env?: Record<string, string>): Promise<void> {
  apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: APPLICATIONS } });
  await applyAll(await synthesize('lab/cluster/applications.ts', { LAB_NAMESPACE: APPLICATIONS, ...env }));
  await allBound(report, env ? 'edited applications' : 'applications');
}

/** A pod that has the volume of a claim at /data and waits for what it is told. */
export async function podUp(report: Report, name: string, claimName: string, node: string): Promise<void> {
  const began = report.seconds;
  apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: APPLICATIONS },
    spec: {
      nodeName: node,
      terminationGracePeriodSeconds: 5,
      containers: [{
        name: 'client', image: CEPH_IMAGE, command: ['bash', '-c', 'trap exit TERM; sleep infinity & wait'], volumeMounts: [{ name: 'data', mountPath: '/data' }],
      }],
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
    },
  });
  kubectl(['-n', APPLICATIONS, 'wait', '--for=condition=Ready', `pod/${name}`, '--timeout=400s'], { timeout: 420 });
  report.figure(`${name}: seconds until it ran on ${node} with its volume`, took(report, began));
}

export const podDown = (name: string) => kubectl(['-n', APPLICATIONS, 'delete', 'pod', name, '--timeout=180s'], { timeout: 200 });

export const inPod = (pod: string, script: string) => kubectl(['-n', APPLICATIONS, 'exec', pod, '--', 'bash', '-c', `set -e; ${script}`], { timeout: 300 }).stdout.trim();

/** New data in a file below /data; returns its checksum. */
export const fill = (pod: string, mebibytes: number) => inPod(pod, `head -c ${mebibytes}M /dev/urandom >/data/filled; sync /data/filled; sha256sum </data/filled`);

export const sumOf = (pod: string) => inPod(pod, 'sha256sum </data/filled');

/** Wait until a claim has grown, also for the pod that uses it. */
export async function grown(report: Report, name: string, pod: string, gibibytes: number): Promise<void> {
  const began = report.seconds;
  await until(`the claim ${name} has ${gibibytes} GiB`, 300, () => claim(name).status.capacity.storage === `${gibibytes}Gi`);
  const mebibytes = () => Number(inPod(pod, 'df -m --output=size /data | tail -n 1'));
  await until(`${pod} sees it`, 120, () => mebibytes() > gibibytes * 1024 * 0.9, 3);
  report.figure(`${name}: seconds until its pod saw ${gibibytes} GiB (${mebibytes()} MiB in its filesystem)`, took(report, began));
}

/** Take a snapshot of a claim. */
export async function snapshotOf(report: Report, name: string): Promise<void> {
  const began = report.seconds;
  apply({
    apiVersion: `${SNAPSHOTS}/v1`,
    kind: 'VolumeSnapshot',
    metadata: { name, namespace: APPLICATIONS },
    spec: { volumeSnapshotClassName: claim(name).spec.storageClassName, source: { persistentVolumeClaimName: name } },
  });
  await until(`the snapshot of ${name} is ready`, 300, () => get('volumesnapshot', '-n', APPLICATIONS, name).status?.readyToUse === true);
  report.figure(`${name}: seconds until its snapshot was ready`, took(report, began));
}

const restoredName = (name: string) => `${name}-restored`;

/** Claim what the snapshot of a claim holds; returns the new claim's name. */
export async function restored(report: Report, name: string): Promise<string> {
  const { accessModes, resources, storageClassName } = claim(name).spec;
  apply({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: restoredName(name), namespace: APPLICATIONS },
    spec: { accessModes, resources, storageClassName, dataSource: { apiGroup: SNAPSHOTS, kind: 'VolumeSnapshot', name } },
  });
  await allBound(report, restoredName(name));
  return restoredName(name);
}

/** Wait until so many instances of the StatefulSet run, each with a volume. */
export async function instancesUp(report: Report, count: number): Promise<void> {
  const began = report.seconds;
  await until(`${count} instances of carts are ready`, 600, () => get('statefulset', '-n', APPLICATIONS, 'carts').status.readyReplicas === count, 2);
  report.figure(`seconds until ${count} instances of a StatefulSet had their volumes`, took(report, began));
}

/** Delete all applications and give back their space, which classes that keep data do not do by themselves; returns how many volumes there were. */
export async function applicationsGone(): Promise<number> {
  const volumes = claims().map(({ spec }) => spec.volumeName as string | undefined).filter(volume => volume !== undefined);
  volumes.forEach(releaseWithClaim);
  for (const kind of ['statefulset', 'pod', 'volumesnapshot', 'pvc', 'service']) {
    kubectl(['-n', APPLICATIONS, 'delete', kind, '--all', '--timeout=300s'], { timeout: 320 });
  }
  await until('the volumes are gone', 300, () => volumes.every(volume => kubectl(['get', 'pv', volume], { anyway: true }).code !== 0));
  return volumes.length;
}

/** The end of a proof with applications. */
export async function applicationsDown(report: Report): Promise<void> {
  report.figure('ceph-csi', driver());
  const began = report.seconds;
  report.figure('volumes given back', await applicationsGone());
  report.figure('seconds until all volumes were given back', took(report, began));
}
