import { Construct } from 'constructs';
import { cephName, FilesystemPlan } from './filesystem-plan';
import { fileProvisioning } from './provisioning';
import type { ICephCluster } from '../../cluster';
import type { IStorageBackend } from '../../core';
import { describe } from '../../core/private/describe';
import type { Provisioning } from '../../core/private/provisioning';
import { Rule, see } from '../../model/rules/rule';
import type { Topic } from '../../model/rules/topic';

interface DataPoolCase {
  readonly wanted: string;
  readonly declared: readonly string[];
}

export const DATA_POOL_RULES: Rule<DataPoolCase>[] = [{
  code: 'ceph-filesystem/unknown-data-pool',
  severity: 'error',
  title: 'A data pool that is asked for is one that the filesystem declares.',
  why: 'A StorageClass would name a pool that does not exist, and its claims would wait for ever.',
  see: see('ceph-filesystem/unknown-data-pool'),
  check: ({ wanted, declared }) => declared.includes(wanted) ? [] : [{
    property: 'dataPool', value: `'${wanted}'`, reason: `the filesystem declares ${declared.join(', ')}`, fix: "use one of them, or add it to 'extraDataPools'",
  }],
}];

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
    return fileProvisioning(this.cluster, this.filesystem.name, this.name);
  }
}

export const DATA_POOL_TOPIC: Topic<DataPoolCase> = { name: 'ceph-filesystem', rules: DATA_POOL_RULES };
