import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { DaemonResources, ICephCluster, serviceResources } from '../cluster';
import { CephResource, CephVersion, describe, Phase, render, tolerationsOf } from '../core';
import { Deployment } from '../imports/apps';
import { MIB } from '../model/layout';
import { TOOLBOX_TOPIC } from '../model/rules';
import { loadManifests } from '../operator';

const DEFAULTS = { cpus: 0.1, bytes: 512 * MIB };

/** The pod in which commands for the cluster are given. */
export interface ToolboxProps {
  /** The cluster it belongs to. */
  readonly cluster: ICephCluster;

  /**
   * The name of the Deployment. Documentation everywhere, and the commands of `Plan`, expect the usual one.
   * @default 'rook-ceph-tools'
   */
  readonly name?: string;

  /**
   * The release of Ceph whose commands it has.
   * @default - that of the cluster, or CephVersion.V20_2_4 where another app owns it
   */
  readonly cephVersion?: CephVersion;

  /**
   * What it is given. Commands that read whole pools want more.
   * @default - 0.1 core and 512 MiB
   */
  readonly resources?: DaemonResources;
}

/**
 * A pod (Deployment) with Ceph's commands and an administrator's key, as Rook releases it: `kubectl -n rook-ceph exec -it
 * deploy/rook-ceph-tools -- ceph status`. Whoever may open a shell in it rules the cluster.
 *
 * @see https://rook.io/docs/rook/v1.20/Troubleshooting/ceph-toolbox/
 */
export class Toolbox extends CephResource {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: ToolboxProps) {
    super(scope, id, props.name ?? USUAL_NAME);
    const { cluster } = props;
    const metadata = { name: this.name, namespace: cluster.namespace, labels: LABELS };
    this.apiObject = render(this, Deployment, metadata, () => this._toKube(), { phase: Phase.SERVICES });
    describe(this, TOOLBOX_TOPIC, () => ({ name: this.name, namespace: cluster.namespace, manifests: loadManifests() !== undefined }));
  }

  /** @internal */
  public _toKube(): Deployment {
    const released = loadManifests()?.toolbox[0].spec;
    if (released === undefined) return {};
    const { cluster, cephVersion, resources } = this.props;
    const { containers: [container], tolerations, ...pod } = released.template.spec;
    const image = cephVersion?.image ?? cluster._runtime?.().image ?? CephVersion.V20_2_4.image;
    const taints = tolerationsOf(cluster._layout()?.hosts.flatMap(host => host.taints) ?? []) ?? [];
    return {
      spec: {
        ...released,
        template: {
          ...released.template,
          spec: {
            ...pod,
            containers: [{ ...container, image, resources: serviceResources(resources, DEFAULTS) }],
            tolerations: [...tolerations, ...taints],
          },
        },
      },
    };
  }
}

const USUAL_NAME = 'rook-ceph-tools';
const LABELS = { app: USUAL_NAME };
