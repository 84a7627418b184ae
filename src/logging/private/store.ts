import { labelsOf, LogsPlan, partName, confinedTo } from './logs-plan';
import { serviceResources } from '../../cluster';
import type { StatefulSetSpec } from '../../imports/apps';
import type { PersistentVolumeSpec, ServiceSpec } from '../../imports/core';
import { joinNames, MIB, quantity } from '../../model/layout';
import { STORE_PORT } from '../../model/logging';
import type { LogStoreHostSpec } from '../../model/rules';

/** The room that is left to the filesystem, and to what is being written. */
const USED = 0.9;

/** How many copies there are, how large each is, and of which class its claim is; nothing where logs are handed over. */
export function storeSize(plan: LogsPlan): { readonly replicas: number; readonly bytes: number; readonly storageClassName: string } | undefined {
  const { target } = plan;
  if (target.kind === 'storageClass') return target;
  if (target.kind !== 'hosts') return undefined;
  return { replicas: target.hosts.length, bytes: Math.min(...target.hosts.map(({ bytes }) => bytes)), storageClassName: ofCluster(plan) };
}

/** The name of what is in no namespace. */
export function ofCluster({ name, namespace }: LogsPlan, ...rest: string[]): string {
  return joinNames(120, namespace, name, ...rest);
}

/** The Service by which each copy is reached. */
export function copiesName(plan: LogsPlan): string {
  return `${plan.name}-copies`;
}

/** Where each copy is written to. */
export function storeUrls(plan: LogsPlan): string[] {
  return Array.from({ length: storeSize(plan)?.replicas ?? 0 }, (_, i) => `http://${plan.name}-${i}.${copiesName(plan)}.${plan.namespace}.svc:${STORE_PORT}/insert/native`);
}

export function storeSpec(plan: LogsPlan): StatefulSetSpec {
  const labels = labelsOf(plan, 'store'), { replicas, bytes, storageClassName } = storeSize(plan)!;
  return {
    podManagementPolicy: 'Parallel',
    replicas,
    selector: { matchLabels: { app: labels.app } },
    serviceName: copiesName(plan),
    template: {
      metadata: { labels },
      spec: {
        affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: labels.app } }, topologyKey: 'kubernetes.io/hostname' }] } },
        automountServiceAccountToken: false,
        containers: [{
          name: 'store',
          image: plan.images.store,
          args: [
            '-storageDataPath=/data',
            `-httpListenAddr=:${STORE_PORT}`,
            `-retentionPeriod=${plan.retentionDays}d`,
            `-retention.maxDiskSpaceUsageBytes=${Math.floor(bytes * USED)}`,
          ],
          ports: [{ name: 'http', containerPort: STORE_PORT }],
          readinessProbe: { httpGet: { path: '/health', port: 'http' } },
          resources: serviceResources(plan.resources.store, { cpus: 0.1, bytes: 512 * MIB }),
          securityContext: confinedTo(),
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        }],
        terminationGracePeriodSeconds: 60,
        tolerations: plan.tolerations,
      },
    },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: quantity(bytes) } }, storageClassName } }],
  };
}

/** One for whoever asks, which any copy answers, and one by which each is found whether it is ready or not. */
export function storeServices(plan: LogsPlan): Record<string, ServiceSpec> {
  const selector = { app: partName(plan, 'store') }, ports = [{ name: 'http', port: STORE_PORT, targetPort: 'http' }];
  return { [plan.name]: { ports, selector }, [copiesName(plan)]: { clusterIP: 'None', ports, publishNotReadyAddresses: true, selector } };
}

/** A directory of a host as a volume; the size is what the store may use, nobody else watches over it. */
export function storeVolume(plan: LogsPlan, { name, bytes, directory }: LogStoreHostSpec): PersistentVolumeSpec {
  return {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: quantity(bytes) },
    hostPath: { path: directory, type: 'DirectoryOrCreate' },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [name] }] }] } },
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName: ofCluster(plan),
    volumeMode: 'Filesystem',
  };
}
