import { Construct } from 'constructs';
import type { ICephCluster } from '../../cluster';
import { describe, IStorageBackend, Provisioning } from '../../core';
import { NFS_EXPORTS_TOPIC } from '../../model/rules';

/** What exports need to know of the servers. */
export interface NfsServers {
  readonly name: string;
  readonly cluster: ICephCluster;
  readonly serviceName: string;
}

/** A filesystem as NFS servers export it, as something that a StorageClass can be made over. */
export class NfsExports extends Construct implements IStorageBackend {
  public readonly name: string;

  public constructor(scope: Construct, id: string, private readonly servers: NfsServers, private readonly exported: IStorageBackend) {
    super(scope, id);
    this.name = `${servers.name}/${exported.name}`;
    describe(this, NFS_EXPORTS_TOPIC, () => {
      const { kind, provisioner, tenant, parameters } = exported._provisioning();
      const sameCluster = tenant !== undefined || parameters.clusterID === servers.cluster.namespace;
      return { backend: exported.name, kind, provisioner, tenant, sameCluster, driver: servers.cluster._runtime?.().nfsDriver };
    });
  }

  /** @internal */
  public _provisioning(): Provisioning {
    const { tenant, ...filesystem } = this.exported._provisioning();
    const { name, serviceName, cluster } = this.servers;
    return {
      ...filesystem,
      provisioner: `${cluster.operatorNamespace}.nfs.csi.ceph.com`,
      // With the namespace in it, the name is found also by drivers that live in another one.
      parameters: { ...filesystem.parameters, nfsCluster: name, server: `${serviceName}.${cluster.namespace}.svc` },
    };
  }
}
