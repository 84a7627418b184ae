import { Construct } from 'constructs';
import { cephName, FilesystemPlan } from './filesystem-plan';
import { ownFileProvisioning } from './provisioning';
import type { ICephCluster } from '../../cluster';
import { describe, IStorageBackend, Provisioning } from '../../core';
import { DATA_POOL_TOPIC } from '../../model/rules';

/** One data pool of a filesystem, as something that a StorageClass can be made over. */
export class DataPoolBackend extends Construct implements IStorageBackend {
  public readonly name: string;

  public constructor(scope: Construct, private readonly cluster: ICephCluster, private readonly filesystem: FilesystemPlan, wanted: string) {
    super(scope, `data-pool-${wanted}`);
    const pools = filesystem.dataPools;
    this.name = cephName(filesystem.name, pools.find(({ declared }) => declared === wanted)?.name ?? wanted);
    describe(this, DATA_POOL_TOPIC, () => ({ wanted, declared: pools.map(({ declared }) => declared) }));
  }

  /** @internal */
  public _provisioning(): Provisioning {
    return ownFileProvisioning(this.cluster, this.filesystem.name, this.name);
  }
}
