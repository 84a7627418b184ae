import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { DaemonDefaults, DaemonResources, ensureNfsPool, ICephCluster, servicePlacement, serviceResources } from '../cluster';
import { CephResource, describe, ICephResource, IStorageBackend, Phase, render } from '../core';
import { NfsExports } from './private/nfs-exports';
import * as rook from '../imports/ceph.rook.io';
import { bytesOf, GIB, MIB } from '../model/layout';
import { NFS_TOPIC } from '../model/rules';

const DEFAULTS = { cpus: 0.5, bytes: 2 * GIB };
const TRIAL_DEFAULTS = { cpus: 0.1, bytes: 512 * MIB };

/** NFS servers of a cluster (CephNFS). */
export interface ICephNfs extends ICephResource {
  /** The cluster they live in. */
  readonly cluster: ICephCluster;
  /** The service of the first server, in the namespace of the cluster; clients mount from there. */
  readonly serviceName: string;
}

/** How NFS is served. */
export interface CephNfsProps {
  /** The cluster they live in. */
  readonly cluster: ICephCluster;

  /**
   * The name of the servers.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * How many servers there are, each with a service of its own. Claims use the first.
   * @default 1
   */
  readonly servers?: number;

  /**
   * The port they listen on.
   * @default 2049
   */
  readonly port?: number;

  /**
   * What each of them is given.
   * @default - 0.5 core and 2 GiB; 0.1 core and 512 MiB in a trial cluster
   */
  readonly resources?: DaemonResources;
}

/**
 * NFS servers (CephNFS), for clients that speak NFS 4.1 and neither CephFS nor S3: old applications, and machines outside of Kubernetes.
 * What speaks CephFS is better off with a class over the filesystem itself.
 *
 * Their exports are kept in the pool `.nfs` of the cluster, which comes with the first of them. Rook calls claims over NFS experimental.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/ceph-nfs-crd/
 */
export class CephNfs extends CephResource implements ICephNfs {
  public readonly cluster: ICephCluster;
  public readonly serviceName: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: CephNfsProps) {
    super(scope, id, props.name);
    this.cluster = props.cluster;
    this.serviceName = `rook-ceph-nfs-${this.name}-a`;
    const metadata = { name: this.name, namespace: this.cluster.namespace };
    this.apiObject = render(this, rook.CephNFS, metadata, () => this._toKube(), { phase: Phase.SERVICES });
    ensureNfsPool(this.cluster);
    const { resources, port } = props;
    describe(this, NFS_TOPIC, () => ({ name: this.name, active: this.active, port, memory: resources ? bytesOf(resources.memory) : this.defaults.bytes }));
  }

  /**
   * A filesystem, or a data pool of one, as these servers export it, to make a StorageClass over: each claim becomes an export.
   * The operator must run the CSI driver for NFS (`nfs: true`).
   */
  public exportsOf(filesystem: IStorageBackend): IStorageBackend {
    const id = `exports-${filesystem.name}`;
    return this.node.tryFindChild(id) as NfsExports | undefined ?? new NfsExports(this, id, this, filesystem);
  }

  private get defaults(): DaemonDefaults {
    return this.cluster._layout()?.trial ? TRIAL_DEFAULTS : DEFAULTS;
  }

  private get active(): number {
    return this.props.servers ?? 1;
  }

  /** @internal */
  public _toKube(): rook.CephNFS {
    const layout = this.cluster._layout();
    return {
      spec: {
        server: {
          active: this.active,
          port: this.props.port,
          placement: servicePlacement(layout, { app: 'rook-ceph-nfs', ceph_nfs: this.name }),
          priorityClassName: 'system-cluster-critical',
          resources: serviceResources(this.props.resources, this.defaults),
        },
      },
    };
  }
}
