import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CephClusterProps, ClusterPurpose } from './ceph-cluster-props';
import { CephResource, describe, ICephResource, Phase, render } from '../core';
import { FITTING_TOPIC, fittingCase } from './fitting-rules';
import { clusterBody } from './private/cluster-body';
import type { ClusterPlan } from './private/cluster-plan';
import { describedCluster, describedConfig } from './private/described';
import { ManagerPool } from './private/manager-pool';
import { resolve } from './private/resolve';
import type { ClusterRuntime } from './private/runtime';
import type { SurvivalPolicy } from './survival-policy';
import { SURVIVAL_TOPIC, SurvivalCase } from './survival-rules';
import { CephCluster as KubeCephCluster, CephClusterSpec } from '../imports/ceph.rook.io';
import { Forecast, forecastOf, ForecastOptions } from '../model/forecast';
import { bytesOf, ClusterLayout } from '../model/layout';
import { clusterAmong, ClusterName, muteAnnotations, PolicyManifest, StackCluster, STORED_IN, tuningAnnotations } from '../model/manifests';
import { CEPH_CLUSTER_TOPIC, CEPH_CONFIG_TOPIC } from '../model/rules';

/** A Ceph cluster (CephCluster), owned by this app or not. */
export interface ICephCluster extends ICephResource {
  /** The namespace of the cluster, which is also its `clusterID` for the CSI drivers. */
  readonly namespace: string;
  /** The namespace of the operator, which prefixes the names of the CSI drivers. */
  readonly operatorNamespace: string;
  /** @internal What it stands on; undefined where another app owns it. */
  _layout(): ClusterLayout | undefined;
  /** @internal How it runs; absent where another app owns it. */
  _runtime?(): ClusterRuntime;
  /** @internal What stands on it by now; absent where another app owns it. */
  _stack?(): StackCluster;
  /** @internal Let Rook make ServiceMonitors with these labels, unless its author said no; absent where another app owns it. */
  _monitor?(labels: { readonly [label: string]: string }): void;
}

/** Where a cluster that another app owns is found. */
export interface CephClusterAttributes {
  /** The name of the CephCluster object. */
  readonly name: string;
  /**
   * Its namespace.
   * @default 'rook-ceph'
   */
  readonly namespace?: string;
  /**
   * The namespace of its operator.
   * @default - the namespace of the cluster
   */
  readonly operatorNamespace?: string;
}

/**
 * A Ceph cluster (CephCluster) on volumes of hosts, of a StorageClass, or both.
 *
 * Every OSD is bound by name to the volume it stands on, so that the code says which OSD is on which device. A volume that
 * is dropped from the code keeps its OSD: drain and purge it first.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Cluster/ceph-cluster-crd/
 * @stateful
 */
export class CephCluster extends CephResource implements ICephCluster {
  /** Refer to a cluster that another app owns. What is built on it cannot be judged against its hosts. */
  public static fromCephClusterAttributes(scope: Construct, id: string, attributes: CephClusterAttributes): ICephCluster {
    class Unowned extends Construct implements ICephCluster {
      public readonly name = attributes.name;
      public readonly namespace = attributes.namespace ?? 'rook-ceph';
      public readonly operatorNamespace = attributes.operatorNamespace ?? this.namespace;
      public _layout() { return undefined; }
    }
    return new Unowned(scope, id);
  }

  public readonly namespace: string;
  public readonly operatorNamespace: string;
  /** What the cluster is for. */
  public readonly purpose: ClusterPurpose;

  protected readonly apiObject: ApiObject;

  private plan: ClusterPlan;

  public constructor(scope: Construct, id: string, props: CephClusterProps) {
    super(scope, id, props.name);
    this.plan = resolve(id, props);
    this.purpose = props.purpose ?? ClusterPurpose.PRODUCTION;
    this.namespace = this.plan.namespace;
    this.operatorNamespace = props.operator?.namespace ?? 'rook-ceph';

    const annotations = { ...this.plan.trial ? { 'cdk8s-ceph/purpose': this.purpose } : {}, ...muteAnnotations(this.plan.muted), ...tuningAnnotations(this.plan.tuning) };
    this.apiObject = render(this, KubeCephCluster, { name: this.name, namespace: this.namespace, annotations }, () => ({ spec: this._toKube() }), {
      phase: Phase.CLUSTER, keep: true,
    });
    for (const source of props.storage) source._bind({ namespace: this.namespace, image: this.plan.cephImage });
    new ManagerPool(this, 'manager-pool', this);
    const { trial } = this.plan;
    describe(this, CEPH_CLUSTER_TOPIC, () => describedCluster(this.plan, JSON.stringify(this._toKube()).length), () => ({ trial }));
    describe(this, CEPH_CONFIG_TOPIC, () => describedConfig(this.plan));
    describe(this, FITTING_TOPIC, manifests => fittingCase(clusterAmong(storedIn(manifests), this.described())));
    if (props.policy) describe(this, SURVIVAL_TOPIC, manifests => this.survival(props.policy!, storedIn(manifests)));
  }

  /** @internal */
  public _layout(): ClusterLayout {
    return this.plan.layout;
  }

  /** @internal */
  public _runtime(): ClusterRuntime {
    const { cephImage, cephVersion, dashboard, dataDirHostPath, network, nfsDriver, monitoring = false } = this.plan;
    return { image: cephImage, version: cephVersion, dashboard, dataDirHostPath, hostNetwork: network.host, monitoring, nfsDriver };
  }

  /**
   * What the cluster will hold and survive, with all pools and claims that the app has for it by now: ask when everything is declared.
   * Rooms for daemons, capacity, placement groups and every loss are computed from the layout; nothing is asked of a live cluster.
   */
  public forecast(options: ForecastOptions = {}): Forecast {
    return forecastOf(this._stack(), options);
  }

  /** @internal */
  public _stack(): StackCluster {
    const objects = this.node.root.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && STORED_IN.includes(construct.kind));
    return clusterAmong(objects.map(object => object.toJson()), this.described());
  }

  /** @internal */
  public _monitor(monitorLabels: { readonly [label: string]: string }): void {
    this.plan = { ...this.plan, monitoring: this.plan.monitoring ?? true, monitorLabels };
  }

  /** Which cluster it is among objects, and what its author said of it. */
  private described(): ClusterName {
    return { name: this.name, namespace: this.namespace, layout: this.plan.layout };
  }

  private survival({ survive, recover = false, store }: SurvivalPolicy, objects: readonly any[]): SurvivalCase {
    return { survive, recover, bytes: store && bytesOf(store), forecast: forecastOf(clusterAmong(objects, this.described())) };
  }

  /** @internal */
  public _toKube(): CephClusterSpec {
    return clusterBody(this.plan);
  }
}

/** What tells of the cluster and of what stands on it; volumes, of which there are many, are declared. */
function storedIn(manifests: readonly PolicyManifest[]): any[] {
  return manifests.map(({ object }) => object).filter(({ kind }) => STORED_IN.includes(kind));
}
