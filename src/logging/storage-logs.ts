import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, CephVersion, Phase, render, tolerationsOf } from '../core';
import { agentSpec } from './private/agent';
import { eventsSpec, PERMISSIONS } from './private/events';
import { FEEDER } from './private/feeder';
import { forwarderConfig } from './private/forwarder';
import { labelsOf, LogsPlan, Part, partName } from './private/logs-plan';
import { ofCluster, storeServices, storeSize, storeSpec, storeVolume } from './private/store';
import type { StorageLogsProps } from './storage-logs-props';
import { DaemonSet, Deployment, StatefulSet } from '../imports/apps';
import { ConfigMap, PersistentVolume, Service, ServiceAccount } from '../imports/core';
import { NetworkPolicy } from '../imports/networking.k8s.io';
import { ClusterRole, ClusterRoleBinding } from '../imports/rbac.authorization.k8s.io';
import { StorageClass } from '../imports/storage.k8s.io';
import { unknown } from '../model/layout';
import { servedFrom } from '../model/manifests';
import { STORAGE_LOGS_TOPIC } from '../model/rules';

/**
 * The logs of a cluster, kept beyond the pods that wrote them: daemons, operator and drivers, the kernel of each node, events, and reports
 * of crashes. An agent on every node (vlagent) sends them to a store on local disks (VictoriaLogs), which answers also when the cluster
 * does not, or to what already receives logs. `cdk8s-ceph logs` asks the store.
 *
 * @see https://docs.victoriametrics.com/victorialogs/
 */
export class StorageLogs extends Construct {
  private readonly objects = new Map<string, ApiObject>();
  private readonly plan: LogsPlan;

  public constructor(scope: Construct, id: string, props: StorageLogsProps) {
    super(scope, id);
    const { cluster, name = 'storage-logs' } = props, { namespace, operatorNamespace } = cluster, runtime = cluster._runtime?.();
    this.plan = {
      name,
      namespace,
      namespaces: [...new Set([namespace, operatorNamespace, ...props.namespaces ?? []])].sort(),
      target: props.target._spec(namespace),
      dataDirHostPath: runtime?.dataDirHostPath ?? '/var/lib/rook',
      retentionDays: Math.max(1, Math.round((props.retention ?? Duration.days(56)).toDays({ integral: false }))),
      images: {
        agent: props.agentImage ?? 'quay.io/victoriametrics/vlagent:v1.52.1',
        store: props.storeImage ?? 'quay.io/victoriametrics/victoria-logs:v1.52.1',
        forwarder: props.forwarderImage ?? 'docker.io/fluent/fluent-bit:4.2.0',
        ceph: runtime?.image ?? CephVersion.V20_2_4.image,
      },
      resources: { agent: props.agentResources, store: props.storeResources },
      tolerations: tolerationsOf(cluster._layout()?.hosts.flatMap(host => host.taints) ?? []),
    };
    this.renderAgents();
    if (storeSize(this.plan) !== undefined) this.renderStore();
    if (props.networkPolicies) this.renderPolicies();
    const { target } = this.plan;
    describe(this, STORAGE_LOGS_TOPIC, () => ({
      name,
      namespace,
      target,
      dataDirHostPath: runtime?.dataDirHostPath ?? unknown('another app owns the cluster'),
      servedFrom: target.kind === 'storageClass' ? servedFrom(this.classes(), target.storageClassName) : undefined,
    }));
  }

  /**
   * Change a workload by JSON patch (RFC 6902).
   * @param part `agent`, `events` or `store`
   */
  public patch(part: string, ...operations: JsonPatch[]): void {
    const object = this.objects.get(part);
    if (object === undefined) throw new Error(`[${this.node.path}] there is no part '${part}', but ${[...this.objects.keys()].join(', ')}`);
    object.addJsonPatch(...operations);
  }

  private renderAgents(): void {
    const { plan } = this, { namespace } = plan;
    const config: Record<string, string> = { 'feeder.py': FEEDER, ...storeSize(plan) === undefined ? { 'forwarder.yaml': forwarderConfig(plan) } : {} };
    render(this, ConfigMap, { name: plan.name, namespace }, () => ({ data: config }), { phase: Phase.MONITORING, id: 'config' });
    for (const part of ['agent', 'events'] as const) {
      const name = partName(plan, part), ruled = ofCluster(plan, part);
      render(this, ServiceAccount, { name, namespace }, () => ({}), { phase: Phase.MONITORING, id: `${part}-account` });
      render(this, ClusterRole, { name: ruled }, () => ({ rules: PERMISSIONS[part] }), { phase: Phase.MONITORING, id: `${part}-role` });
      render(this, ClusterRoleBinding, { name: ruled }, () => ({
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: ruled }, subjects: [{ kind: 'ServiceAccount', name, namespace }],
      }), { phase: Phase.MONITORING, id: `${part}-binding` });
    }
    this.objects.set('agent', render(this, DaemonSet, this.metadata('agent'), () => ({ spec: agentSpec(plan) }), { phase: Phase.MONITORING, id: 'agent' }));
    this.objects.set('events', render(this, Deployment, this.metadata('events'), () => ({ spec: eventsSpec(plan) }), { phase: Phase.MONITORING, id: 'events' }));
  }

  private renderStore(): void {
    const { plan } = this, { target } = plan;
    if (target.kind === 'hosts') {
      const provisioner = 'kubernetes.io/no-provisioner';
      render(this, StorageClass, { name: ofCluster(plan) }, () => ({ provisioner, reclaimPolicy: 'Retain', volumeBindingMode: 'WaitForFirstConsumer' }), { phase: Phase.MONITORING, id: 'class' });
      for (const host of new Map(target.hosts.map(each => [each.name, each])).values()) {
        render(this, PersistentVolume, { name: ofCluster(plan, host.name) }, () => ({ spec: storeVolume(plan, host) }), { phase: Phase.MONITORING, keep: true, id: `volume-${host.name}` });
      }
    }
    for (const [name, spec] of Object.entries(storeServices(plan))) {
      // One of them is asked, and found by its label.
      const metadata = name === plan.name ? this.metadata('store') : { name, namespace: plan.namespace };
      render(this, Service, metadata, () => ({ spec }), { phase: Phase.MONITORING, id: `service-${name}` });
    }
    this.objects.set('store', render(this, StatefulSet, this.metadata('store'), () => ({ spec: storeSpec(plan) }), { phase: Phase.MONITORING, id: 'store' }));
  }

  /** As for the daemons, outgoing traffic is ruled only: agents and events reach the API server, which no selector names; the store calls no one. */
  private renderPolicies(): void {
    const { plan } = this;
    for (const part of this.objects.keys() as IterableIterator<Part>) {
      const egress = part === 'store' ? [] : [{}], spec = { podSelector: { matchLabels: { app: partName(plan, part) } }, policyTypes: ['Egress'], egress };
      render(this, NetworkPolicy, { name: partName(plan, part), namespace: plan.namespace }, () => ({ spec }), { phase: Phase.MONITORING, id: `policy-${part}` });
    }
  }

  /** The classes of the app, with the parts of pools and filesystems that some of them name. */
  private classes() {
    const objects = this.node.root.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each) && CLASSES.includes(each.kind));
    return objects.map(object => ({ object: object.toJson(), path: object.node.path }));
  }

  private metadata(part: Part) {
    return { name: partName(this.plan, part), namespace: this.plan.namespace, labels: labelsOf(this.plan, part) };
  }
}

const CLASSES = ['StorageClass', 'CephBlockPoolRadosNamespace', 'CephFilesystemSubVolumeGroup'];
