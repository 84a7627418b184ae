import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { FilesystemDataPool } from './filesystem-data-pool';
import type { MetadataServers } from './metadata-servers';
import { DaemonDefaults, ICephCluster, servicePlacement, serviceResources } from '../cluster';
import { CephResource, describe, describeAll, Description, IStorageBackend, Phase, Provisioning, render, trueOrAbsent } from '../core';
import { DataPoolBackend } from './private/data-pool-backend';
import { cephName, dataPools, DEFAULT_POOL, FilesystemPlan, MDS_DEFAULTS, metadataPool, planFilesystem, TRIAL_MDS_DEFAULTS } from './private/filesystem-plan';
import { fileProvisioning, ownFileProvisioning } from './private/provisioning';
import * as rook from '../imports/ceph.rook.io';
import type { PoolSpec } from '../model/layout';
import { FILESYSTEM_TOPIC, FilesystemSpec, keptAsDeclared, POOL_TOPIC, PoolCase, poolWords } from '../model/rules';
import { listedPoolBody, poolBody, PoolOptions } from '../pools';
import type { DeviceClass } from '../volumes';

/** A shared filesystem (CephFilesystem), owned by this app or not. As a backend it stands for its default data pool. */
export interface ICephFilesystem extends IStorageBackend {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;
  /** @internal The Ceph pools it consists of; none where another app owns it. */
  _pools(): PoolSpec[];
}

/** What a filesystem is made of. The options of a pool are those of the default data pool, which is always replicated. */
export interface CephFilesystemProps extends PoolOptions {
  /** The cluster it lives in. */
  readonly cluster: ICephCluster;

  /**
   * The name of the filesystem.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The class of the devices for the directory tree, which is small and wants fast ones.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: DeviceClass;

  /**
   * Data pools beside the default one, erasure coded ones too; see `dataPool`. A pool that is taken away from here stays, with
   * its data, until it is removed by hand.
   * @default - the default pool is the only one
   */
  readonly extraDataPools?: FilesystemDataPool[];

  /**
   * The daemons that serve the directory tree.
   * @default - one active, one standby
   */
  readonly metadataServers?: MetadataServers;

  /**
   * Let Rook destroy the filesystem, its pools and all files when its object is deleted.
   * @default false - the filesystem outlives its object
   */
  readonly destroyDataOnDelete?: boolean;
}

/**
 * A shared filesystem (CephFilesystem): what `ReadWriteMany` volumes are directories of.
 *
 * It has a pool for its directory tree, a default data pool and any number of further ones. Its metadata servers stand on
 * different hosts.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Shared-Filesystem/ceph-filesystem-crd/
 * @stateful
 */
export class CephFilesystem extends CephResource implements ICephFilesystem {
  /**
   * Refer to a filesystem that another app owns.
   * @param filesystemName its name
   * @param dataPoolName the data pool for new volumes, as Ceph calls it, e.g. `<filesystem>-default`
   */
  public static fromFilesystemName(
    scope: Construct, id: string, cluster: ICephCluster, filesystemName: string, dataPoolName: string,
  ): ICephFilesystem {
    class Unowned extends Construct implements ICephFilesystem {
      public readonly name = filesystemName;
      public readonly cluster = cluster;

      public _pools(): PoolSpec[] {
        return [];
      }

      public _provisioning(): Provisioning {
        return fileProvisioning(cluster, filesystemName, dataPoolName);
      }
    }
    return new Unowned(scope, id);
  }

  public readonly cluster: ICephCluster;
  protected readonly apiObject: ApiObject;
  private readonly plan: FilesystemPlan;
  private readonly backends = new Map<string, IStorageBackend>();

  public constructor(scope: Construct, id: string, private readonly props: CephFilesystemProps) {
    super(scope, id, props.name);
    this.cluster = props.cluster;
    this.plan = planFilesystem(this.name, props);
    const metadata = { name: this.name, namespace: this.cluster.namespace };
    this.apiObject = render(this, rook.CephFilesystem, metadata, () => this._toKube(), { phase: Phase.SERVICES, keep: true });

    describe(this, FILESYSTEM_TOPIC, () => this.toSpec());
    describeAll(this, POOL_TOPIC, () => this.describedPools());
  }

  /**
   * One of its data pools, to make a StorageClass over. New volumes then store their files there.
   * @param name the name under which the pool was declared
   */
  public dataPool(name: string): IStorageBackend {
    if (name === DEFAULT_POOL) return this;
    const backend = this.backends.get(name) ?? new DataPoolBackend(this, this.cluster, this.plan, name);
    this.backends.set(name, backend);
    return backend;
  }

  /** @internal */
  public _pools(): PoolSpec[] {
    const layout = this.cluster._layout();
    return [metadataPool(this.plan, layout), ...dataPools(this.plan, layout)];
  }

  /** @internal */
  public _provisioning(): Provisioning {
    return ownFileProvisioning(this.cluster, this.name, cephName(this.name, DEFAULT_POOL));
  }

  private get trial(): boolean {
    return this.cluster._layout()?.trial ?? false;
  }

  private get defaults(): DaemonDefaults {
    return this.trial ? TRIAL_MDS_DEFAULTS : MDS_DEFAULTS;
  }

  private toSpec(): FilesystemSpec {
    const { name, dataPools: pools, active, standby } = this.plan;
    const resolved = dataPools(this.plan, this.cluster._layout());
    return {
      name,
      dataPools: pools.map(({ declared, name: told }, i) => ({ declared, name: told, redundancy: resolved[i].redundancy })),
      reserved: ['metadata'],
      strictNames: true,
      active,
      standby,
      memory: this.plan.memory ?? this.defaults.bytes,
      trial: this.trial,
      kept: keptAsDeclared(this.props.destroyDataOnDelete),
    };
  }

  private describedPools(): Description<PoolCase>[] {
    const layout = this.cluster._layout();
    const renamed = this.props.metadataDeviceClass && { deviceClass: 'metadataDeviceClass' };
    const pools = [
      ...dataPools(this.plan, layout).map((pool, index) => ({ pool, words: poolWords(index === 0 ? '' : `extraDataPools[${index - 1}].`) })),
      { pool: metadataPool(this.plan, layout), words: poolWords('', renamed) },
    ];
    const { namespace } = this.cluster;
    return pools.map(({ pool, words }) => ({ spec: { pool, layout, cluster: namespace, maker: `CephFilesystem ${namespace}/${this.name}`, names: [pool.name] }, words, trial: layout?.trial }));
  }

  /** @internal */
  public _toKube(): rook.CephFilesystem {
    const layout = this.cluster._layout();
    const [defaultPool, ...extra] = dataPools(this.plan, layout).map((pool, index) => ({ name: this.plan.dataPools[index].name, ...listedPoolBody(pool) }));
    return {
      spec: {
        metadataPool: poolBody(metadataPool(this.plan, layout)),
        // The first is the default; the others are told apart by name alone, so the order of their declaration need not show.
        dataPools: [defaultPool, ...extra.sort((a, b) => a.name < b.name ? -1 : 1)],
        preserveFilesystemOnDelete: trueOrAbsent(!this.props.destroyDataOnDelete),
        metadataServer: {
          activeCount: this.plan.active,
          activeStandby: trueOrAbsent(this.plan.standby),
          placement: servicePlacement(layout, { app: 'rook-ceph-mds', rook_file_system: this.name }),
          priorityClassName: 'system-cluster-critical',
          resources: serviceResources(this.props.metadataServers?.resources, this.defaults),
        },
      },
    };
  }
}
