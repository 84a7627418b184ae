import type { JobSpec } from '../../imports/batch';
import type { Container, EnvVar, PersistentVolumeSpec, PersistentVolumeClaimSpec, Volume } from '../../imports/core';
import type { BenchmarkBackendSpec, BenchmarkSpec } from '../../model/benchmark';
import { GIB, joinNames, quantity } from '../../model/layout';

/** What clients of a benchmark need beside its plan. */
export interface ClientSettings {
  readonly spec: BenchmarkSpec;
  readonly image: string;
  readonly tolerations?: { key: string; operator: string; value?: string; effect?: string }[];
}

/** Where a client finds things. */
const FOLDER = '/place', HOST = '/host', FILES = '/etc/cdk8s-ceph';

/** The name of what a client of a backend needs; of volumes with the namespace, for they are in none. */
export function clientName({ name }: BenchmarkSpec, backend: string, ...rest: string[]): string {
  return joinNames(63, name, backend, ...rest);
}

export function volumeName({ namespace, name }: BenchmarkSpec, backend: string, host: string): string {
  return joinNames(120, namespace, name, backend, host);
}

/** The working set, and room for a filesystem around it. */
function claimSize({ workingSetBytes }: BenchmarkSpec): string {
  return quantity(Math.ceil(workingSetBytes * 1.1 / GIB + 1) * GIB);
}

export function claimSpec(spec: BenchmarkSpec, backend: Exclude<BenchmarkBackendSpec, { kind: 'buckets' }>, host: string): PersistentVolumeClaimSpec {
  const resources = { requests: { storage: claimSize(spec) } };
  return backend.kind === 'nfs' ? { accessModes: ['ReadWriteMany'], resources, storageClassName: '', volumeName: volumeName(spec, backend.name, host) }
    : { accessModes: ['ReadWriteOnce'], resources, storageClassName: backend.storageClassName };
}

/** The server answers when data are durable, and the client waits for it as long as it takes. */
export function nfsVolume(spec: BenchmarkSpec, { name, server, path }: Extract<BenchmarkBackendSpec, { kind: 'nfs' }>, host: string): PersistentVolumeSpec {
  return {
    accessModes: ['ReadWriteMany'],
    capacity: { storage: claimSize(spec) },
    claimRef: { namespace: spec.namespace, name: clientName(spec, name, host) },
    mountOptions: ['vers=4.2', 'hard'],
    nfs: { server, path },
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName: '',
  };
}

/** A client that waits until `cdk8s-ceph bench run` has its turn come. */
export function jobSpec({ spec, image, tolerations }: ClientSettings, backend: BenchmarkBackendSpec, host: string, labels: Record<string, string>): JobSpec {
  const place: Volume[] = backend.kind === 'buckets' ? [] : [{ name: 'place', persistentVolumeClaim: { claimName: clientName(spec, backend.name, host) } }];
  return {
    suspend: true,
    backoffLimit: 0,
    template: {
      metadata: { labels },
      spec: {
        automountServiceAccountToken: false,
        containers: [container(spec, image, backend, host)],
        nodeSelector: { 'kubernetes.io/hostname': host },
        restartPolicy: 'Never',
        tolerations,
        volumes: [
          { name: 'files', configMap: { name: spec.name } },
          { name: 'sys', hostPath: { path: '/sys', type: 'Directory' } },
          { name: 'vm', hostPath: { path: '/proc/sys/vm', type: 'Directory' } },
          { name: 'tmp', emptyDir: {} },
          ...place,
        ],
      },
    },
  };
}

/** Root, for the cache of the system is emptied by root only; no limit, for the cache counts as memory of whoever reads. */
function container(spec: BenchmarkSpec, image: string, backend: BenchmarkBackendSpec, host: string): Container {
  const { rows, workingSetBytes, seconds, rampSeconds } = spec;
  const row = rows.find(name => (backend.kind === 'buckets') === name.startsWith('object-')) ?? '';
  const values: EnvVar[] = Object.entries({
    ROW: row, CLIENT: host, HOST, FOLDER: backend.kind === 'buckets' ? '/tmp/place' : `${FOLDER}/${host}`, BYTES: `${workingSetBytes}`, RUNTIME: `${seconds}`, RAMP: `${rampSeconds}`,
  }).map(([name, value]) => ({ name, value }));
  const claimed = clientName(spec, backend.name);
  return {
    name: 'client',
    image,
    command: ['sh', `${FILES}/measure.sh`],
    env: values,
    ...backend.kind === 'buckets' ? { envFrom: [{ configMapRef: { name: claimed } }, { secretRef: { name: claimed } }] } : {},
    resources: { requests: { cpu: '1', memory: '256Mi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true, runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } },
    volumeMounts: [
      { name: 'files', mountPath: FILES, readOnly: true },
      { name: 'sys', mountPath: `${HOST}/sys`, readOnly: true },
      { name: 'vm', mountPath: `${HOST}/vm` },
      { name: 'tmp', mountPath: '/tmp' },
      ...backend.kind === 'buckets' ? [] : [{ name: 'place', mountPath: FOLDER }],
    ],
  };
}
