import type { IStorageBackend } from '../core';
import type { Capabilities } from './private/capabilities';

/** A kind of daemon that a client talks to. */
export enum CephDaemon {
  /** Monitors. */
  MON = 'mon',
  /** Managers. */
  MGR = 'mgr',
  /** OSDs. */
  OSD = 'osd',
  /** Metadata servers. */
  MDS = 'mds',
}

/**
 * What a client of Ceph may do. Several are given to one client; what none of them allows is denied.
 *
 * @see https://docs.ceph.com/en/latest/rados/operations/user-management/#authorization-capabilities
 */
export class ClientAccess {
  /** Read and write the images of a block pool, or the files of a filesystem. */
  public static readWrite(backend: IStorageBackend): ClientAccess {
    return new ClientAccess(() => accessTo(backend, true));
  }

  /** Read the images of a block pool, or the files of a filesystem. */
  public static readOnly(backend: IStorageBackend): ClientAccess {
    return new ClientAccess(() => accessTo(backend, false));
  }

  /**
   * What nothing else here says.
   * @param daemon the kind of daemon that is asked
   * @param capability in the words of Ceph, e.g. `profile rbd pool=images`
   */
  public static of(daemon: CephDaemon, capability: string): ClientAccess {
    return new ClientAccess(() => ({ [daemon]: [capability] }));
  }

  private constructor(private readonly make: () => Capabilities) {}

  /** @internal */
  public _capabilities(): Capabilities {
    return this.make();
  }
}

/** Nothing for what is neither a pool of images nor a filesystem; a rule says so. */
function accessTo(backend: IStorageBackend, write: boolean): Capabilities {
  const { kind, parameters, tenant } = backend._provisioning();
  if (kind === 'block') {
    const profile = write ? 'profile rbd' : 'profile rbd-read-only';
    const of = (pool: string) => `${profile} pool=${pool}${tenant === undefined ? '' : ` namespace=${tenant}`}`;
    const pools = [parameters.pool, parameters.dataPool].filter(pool => pool !== undefined);
    return { mon: ['profile rbd'], mgr: [of(parameters.pool)], osd: pools.map(of) };
  }
  if (kind === 'file' && parameters.fsName !== undefined) {
    const verb = write ? 'allow rw' : 'allow r';
    const path = tenant === undefined ? '' : ` path=/volumes/${tenant}`;
    return {
      mon: [`allow r fsname=${parameters.fsName}`],
      mds: [`${verb} fsname=${parameters.fsName}${path}`],
      osd: [`${verb} tag cephfs data=${parameters.fsName}`],
    };
  }
  return {};
}
