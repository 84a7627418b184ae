import { forwarder, FORWARDER_URL } from './forwarder';
import { configOf, confinedTo, feeder, labelsOf, LogsPlan, partName } from './logs-plan';
import { storeUrls } from './store';
import { serviceResources } from '../../cluster';
import type { DaemonSetSpec } from '../../imports/apps';
import type { Container, EnvVar, Volume, VolumeMount } from '../../imports/core';
import { MIB } from '../../model/layout';

const NODE: EnvVar = { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } };

const STATE: VolumeMount = { name: 'state', mountPath: '/state' };

/** For each receiver; what does not find room is dropped, the oldest first. */
const BUFFER = '1GB';

/** The agent on every node: daemons, drivers and kernels are everywhere, and where none is it has nothing to do. */
export function agentSpec(plan: LogsPlan): DaemonSetSpec {
  const labels = labelsOf(plan, 'agent'), { forwards } = wayOut(plan);
  return {
    selector: { matchLabels: { app: labels.app } },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '20%' } },
    template: {
      metadata: { labels },
      spec: {
        containers: [agent(plan), withState({ ...feeder(plan, 'kernel', '24Mi'), env: [NODE] }), ...forwards ? [withState(forwarder(plan))] : []],
        serviceAccountName: partName(plan, 'agent'),
        terminationGracePeriodSeconds: 30,
        tolerations: plan.tolerations,
        volumes: [configOf(plan), ...hostVolumes(plan)],
      },
    },
  };
}

/** What it has read and not sent survives its pod. */
function withState(container: Container): Container {
  return { ...container, volumeMounts: [...container.volumeMounts ?? [], STATE] };
}

function agent(plan: LogsPlan): Container {
  const { urls, flags } = wayOut(plan), quoted = (names: readonly string[]) => names.map(each => JSON.stringify(each)).join(',');
  return {
    name: 'agent',
    image: plan.images.agent,
    args: [
      '-kubernetesCollector',
      // Its own troubles would be sent over and over.
      `-kubernetesCollector.excludeFilter=!kubernetes.pod_namespace:in(${quoted(plan.namespaces)}) or (kubernetes.pod_labels.app:in(${quoted([partName(plan, 'agent'), partName(plan, 'store')])}) !kubernetes.container_name:="kernel")`,
      '-fileCollector.glob=/crash/**/{meta,log}',
      '-fileCollector.extraFields={"kind":"crash","host":"$(NODE_NAME)"}',
      '-fileCollector.hostnameField=',
      '-fileCollector.streamFields=file,host',
      '-tmpDataPath=/state',
      ...urls.flatMap(url => [`-remoteWrite.url=${url}`, `-remoteWrite.maxDiskUsagePerURL=${BUFFER}`]),
      ...flags,
    ],
    env: [NODE],
    ports: [{ name: 'http', containerPort: 9429 }],
    resources: serviceResources(plan.resources.agent, { cpus: 0.02, bytes: 128 * MIB }),
    // Reports of crashes belong to Ceph's own user.
    securityContext: confinedTo('DAC_READ_SEARCH'),
    volumeMounts: [
      { name: 'pods', mountPath: '/var/log/pods', readOnly: true },
      { name: 'containers', mountPath: '/var/log/containers', readOnly: true },
      { name: 'crash', mountPath: '/crash', readOnly: true },
      STATE,
    ],
  };
}

/** A store takes what the agent sends; for others it is translated beside the agent. */
function wayOut(plan: LogsPlan): { readonly forwards: boolean; readonly urls: readonly string[]; readonly flags: readonly string[] } {
  const urls = storeUrls(plan);
  return urls.length > 0 ? { forwards: false, urls, flags: [] } : { forwards: true, urls: [FORWARDER_URL], flags: ['-remoteWrite.format=jsonline', '-remoteWrite.headers=Content-Type: application/json'] };
}

function hostVolumes({ namespace, dataDirHostPath }: LogsPlan): Volume[] {
  return [
    { name: 'pods', hostPath: { path: '/var/log/pods', type: 'Directory' } },
    { name: 'containers', hostPath: { path: '/var/log/containers', type: 'Directory' } },
    { name: 'crash', hostPath: { path: `${dataDirHostPath}/${namespace}/crash`, type: 'DirectoryOrCreate' } },
    { name: 'state', hostPath: { path: `/var/lib/storage-logs/${namespace}/agent`, type: 'DirectoryOrCreate' } },
  ];
}
