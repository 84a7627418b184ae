import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { describe, Phase, render } from '../core';
import { loadManifests, Manifest } from './manifests';
import { documentsOf, idOf } from './private/documents';
import { operatorSettings } from '../model/manifests';
import { EXISTING_OPERATOR_TOPIC, ROOK_OPERATOR_TOPIC } from '../model/rules';

/** Rook's operator, installed by this app or already there. */
export interface IRookOperator extends IConstruct {
  /** The namespace it runs in. It is also the prefix of the CSI drivers' names. */
  readonly namespace: string;
  /** Whether it lets OSDs live on loop devices. */
  readonly allowLoopDevices: boolean;
  /** @internal The namespaces in which it may run clusters; undefined where that is not known. */
  _clusterNamespaces(): string[] | undefined;
  /** @internal Whether the CSI driver for NFS runs; undefined where that is not known. */
  _nfs(): boolean | undefined;
}

/** How much the operator tells. */
export enum RookLogLevel {
  /** Only what failed. */
  ERROR = 'ERROR',
  /** Also what may fail. */
  WARNING = 'WARNING',
  /** Also what was done. */
  INFO = 'INFO',
  /** Everything. */
  DEBUG = 'DEBUG',
}

/** Which snapshots the CSI drivers can take. */
export enum CsiSnapshotPolicy {
  /** None; no snapshot container runs beside the drivers. */
  NONE = 'none',
  /** Snapshots of single volumes. */
  VOLUME_SNAPSHOT = 'volumeSnapshot',
  /** Also snapshots of groups of volumes at one point in time. Needs the group snapshot CRDs. */
  VOLUME_GROUP_SNAPSHOT = 'volumeGroupSnapshot',
}

/** Where the operator runs and what it may do. */
export interface RookOperatorProps {
  /**
   * The namespace of the operator, and of the cluster that lives beside it. It prefixes the names of the CSI drivers,
   * which classes and volumes refer to, so it cannot be changed later.
   * @default 'rook-ceph'
   */
  readonly namespace?: string;
  /**
   * Further namespaces in which Ceph clusters live. Each gets its namespace and permissions.
   * @default - only the operator's own namespace may hold a cluster
   */
  readonly clusterNamespaces?: string[];
  /**
   * Let OSDs live on loop devices, which are files. For trials.
   * @default false
   */
  readonly allowLoopDevices?: boolean;
  /**
   * How much the operator tells.
   * @default RookLogLevel.INFO
   */
  readonly logLevel?: RookLogLevel;
  /**
   * Permit the operator to make the ServiceMonitors of its clusters. Works without Prometheus in the cluster, too.
   * @default true
   */
  readonly monitoring?: boolean;
  /**
   * Which snapshots the CSI drivers can take. Without the snapshot CRDs in the cluster the drivers work all the same;
   * the snapshot container then only complains in its log until they are there.
   *
   * @see https://rook.io/docs/rook/v1.20/Storage-Configuration/Ceph-CSI/ceph-csi-snapshot/
   * @default CsiSnapshotPolicy.VOLUME_SNAPSHOT
   */
  readonly snapshotPolicy?: CsiSnapshotPolicy;
  /**
   * How many controllers of each CSI driver run, of which one works and the others wait. More than one needs as many nodes.
   * @default - one of each
   */
  readonly csiControllerReplicas?: number;
  /**
   * Run the CSI driver for NFS, too, which classes over the exports of a `CephNfs` need. Rook calls it experimental.
   *
   * @see https://rook.io/docs/rook/v1.20/Storage-Configuration/NFS/nfs-csi-driver/
   * @default false
   */
  readonly nfs?: boolean;
  /**
   * Further keys of the ConfigMap rook-ceph-operator-config.
   *
   * @see https://github.com/rook/rook/blob/v1.20.6/deploy/examples/operator.yaml
   * @default - the settings of Rook's release
   */
  readonly settings?: { [key: string]: string };
}

/** What is known of an operator that is installed already. */
export interface ExistingRookOperatorProps {
  /**
   * The namespace it runs in.
   * @default 'rook-ceph'
   */
  readonly namespace?: string;
  /**
   * Whether its setting ROOK_CEPH_ALLOW_LOOP_DEVICES is "true".
   * @default false
   */
  readonly allowLoopDevices?: boolean;
  /**
   * Whether the CSI driver for NFS runs.
   * @default - not known, so nothing is checked against it
   */
  readonly nfs?: boolean;
}

/**
 * Rook's operator with the definitions (CustomResourceDefinition) of all its kinds, its permissions, the CSI operator
 * and the CSI drivers for block volumes and filesystems: the manifests of Rook's own release, unchanged but for
 * namespaces and what the props say.
 *
 * @see https://rook.io/docs/rook/v1.20/Getting-Started/quickstart/#deploy-the-rook-operator
 */
export class RookOperator extends Construct implements IRookOperator {
  /** An operator that is installed already, by somebody else or by another app. */
  public static existing(scope: Construct, id: string, props: ExistingRookOperatorProps = {}): IRookOperator {
    return new ExistingRookOperator(scope, id, props);
  }

  public readonly namespace: string;
  public readonly allowLoopDevices: boolean;

  private readonly clusterNamespaces: string[];
  private readonly nfs: boolean;

  public constructor(scope: Construct, id: string, props: RookOperatorProps = {}) {
    super(scope, id);
    this.namespace = props.namespace ?? DEFAULT_NAMESPACE;
    this.allowLoopDevices = props.allowLoopDevices ?? false;
    this.nfs = props.nfs ?? false;
    const manifests = loadManifests();
    const clusterNamespaces = [...props.clusterNamespaces ?? []];
    this.clusterNamespaces = [this.namespace, ...clusterNamespaces];
    const documents = manifests && documentsOf(manifests, {
      namespace: this.namespace,
      // Named twice is told by a rule; an object can still only be made once.
      clusterNamespaces: [...new Set(clusterNamespaces)].filter(name => name !== this.namespace),
      monitoring: props.monitoring ?? true,
      snapshotPolicy: props.snapshotPolicy ?? CsiSnapshotPolicy.VOLUME_SNAPSHOT,
      csiControllerReplicas: props.csiControllerReplicas,
      nfs: this.nfs,
      settings: {
        ...props.settings,
        ROOK_LOG_LEVEL: props.logLevel ?? RookLogLevel.INFO,
        ROOK_CEPH_ALLOW_LOOP_DEVICES: `${this.allowLoopDevices}`,
      },
    });
    documents?.forEach(document => this.include(document));
    describe(this, ROOK_OPERATOR_TOPIC, () => ({
      namespace: this.namespace,
      clusterNamespaces,
      manifests: manifests !== undefined,
      csiControllerReplicas: props.csiControllerReplicas,
      settings: { ...props.settings, ...operatorSettings((documents ?? []).map(object => ({ object, path: '' }))) },
      given: props.settings ?? {},
      driversByObjects: true,
    }));
  }

  /**
   * Change one of the operator's objects by JSON patch (RFC 6902).
   *
   * @param kind the kind of the object, e.g. `Deployment`
   * @param name its name, e.g. `rook-ceph-operator`
   * @param operations what to change
   */
  public patch(kind: string, name: string, ...operations: JsonPatch[]): void {
    const objects = this.node.children.filter(child => ApiObject.isApiObject(child) && child.kind === kind && child.name === name) as ApiObject[];
    if (objects.length === 0) throw new Error(`[${this.node.path}] Rook's manifests have no ${kind} '${name}'`);
    objects.forEach(object => object.addJsonPatch(...operations));
  }

  /** @internal */
  public _clusterNamespaces(): string[] {
    return [...this.clusterNamespaces];
  }

  /** @internal */
  public _nfs(): boolean {
    return this.nfs;
  }

  private include({ apiVersion, kind, metadata, ...body }: Manifest): void {
    const isDefinition = kind === 'CustomResourceDefinition';
    render(this, { apiVersion, kind, namespaced: metadata.namespace !== undefined }, metadata, () => body, {
      id: idOf({ kind, metadata }),
      phase: isDefinition ? Phase.CRDS : Phase.OPERATOR,
      // With its definition or its namespace, everything of a kind or a cluster would go.
      keep: isDefinition || kind === 'Namespace',
    });
  }
}

const DEFAULT_NAMESPACE = 'rook-ceph';

class ExistingRookOperator extends Construct implements IRookOperator {
  public readonly namespace: string;
  public readonly allowLoopDevices: boolean;

  public constructor(scope: Construct, id: string, private readonly props: ExistingRookOperatorProps) {
    super(scope, id);
    this.namespace = props.namespace ?? DEFAULT_NAMESPACE;
    this.allowLoopDevices = props.allowLoopDevices ?? false;
    describe(this, EXISTING_OPERATOR_TOPIC, () => ({ namespace: this.namespace }));
  }

  /** @internal */
  public _clusterNamespaces(): undefined {
    return undefined;
  }

  /** @internal */
  public _nfs(): boolean | undefined {
    return this.props.nfs;
  }
}
