import type { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import type { ICephCluster } from '../cluster';
import { describe, Phase, render } from '../core';
import { confined, FREE } from './private/policies';
import { NetworkPolicy, NetworkPolicyEgressRule } from '../imports/networking.k8s.io';
import { unknown } from '../model/layout';
import { NETWORK_POLICIES_TOPIC } from '../model/rules';

/** Whose network is ruled. */
export interface NetworkPoliciesProps {
  /** The cluster whose daemons are confined. */
  readonly cluster: ICephCluster;

  /**
   * The namespace of the name servers.
   * @default 'kube-system'
   */
  readonly dnsNamespace?: string;
}

/**
 * Whom the daemons of a cluster may talk to (NetworkPolicy), as Rook advises it, for Kubernetes clusters in which nothing may be
 * reached unless a policy says so. They rule outgoing traffic only: clients mount from the addresses of nodes, which differ from cluster to
 * cluster, so who may reach the daemons is for you to say. Gateways of object stores and NFS servers are not ruled.
 *
 * Needs a network plugin that enforces policies.
 *
 * @see https://github.com/rook/rook/blob/v1.20.6/deploy/examples/networkpolicy.yaml
 */
export class NetworkPolicies extends Construct {
  private readonly objects = new Map<string, ApiObject>();

  public constructor(scope: Construct, id: string, props: NetworkPoliciesProps) {
    super(scope, id);
    const { cluster, dnsNamespace = 'kube-system' } = props;
    const policies: Record<string, NetworkPolicyEgressRule[]> = {
      ...Object.fromEntries(FREE.map(app => [app, [{}]])),
      ...confined(cluster.namespace, dnsNamespace),
    };
    for (const [app, egress] of Object.entries(policies)) {
      const body = () => ({ spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Egress'], egress } });
      this.objects.set(app, render(this, NetworkPolicy, { name: app, namespace: cluster.namespace }, body, { id: app, phase: Phase.CLUSTER }));
    }
    describe(this, NETWORK_POLICIES_TOPIC, () => ({ dnsNamespace, hostNetwork: cluster._runtime?.().hostNetwork ?? unknown('another app owns the cluster') }));
  }

  /**
   * Change one of the policies by JSON patch (RFC 6902).
   * @param app the daemons it is for, e.g. `rook-ceph-mds`, which is also its name
   */
  public patch(app: string, ...operations: JsonPatch[]): void {
    const object = this.objects.get(app);
    if (object === undefined) throw new Error(`[${this.node.path}] there is no policy '${app}', but ${[...this.objects.keys()].join(', ')}`);
    object.addJsonPatch(...operations);
  }
}
