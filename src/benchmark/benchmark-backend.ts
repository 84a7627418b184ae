import type { BenchmarkBackendSpec } from '../model/benchmark';
import type { IStorageClass } from '../storage-class';

/** How storage is called in the report. */
export interface BenchmarkBackendOptions {
  /**
   * Its name in the report, and in names of objects.
   * @default - the name of the class, or `nfs`
   */
  readonly name?: string;
}

/** Storage that is compared: what each client gets a place on. */
export class BenchmarkBackend {
  /** Claims of a class of this app, or of one of somebody else (`StorageClass.fromStorageClassName`), such as one of local volumes. */
  public static claims(storageClass: IStorageClass, options: BenchmarkBackendOptions = {}): BenchmarkBackend {
    return new BenchmarkBackend({ name: options.name ?? storageClass.name, kind: 'claims', storageClassName: storageClass.name });
  }

  /** Buckets of a class over an object store. */
  public static buckets(storageClass: IStorageClass, options: BenchmarkBackendOptions = {}): BenchmarkBackend {
    return new BenchmarkBackend({ name: options.name ?? storageClass.name, kind: 'buckets', storageClassName: storageClass.name });
  }

  /**
   * An export of a server of NFS.
   * @param server its name or address
   * @param path what it exports
   */
  public static nfs(server: string, path: string, options: BenchmarkBackendOptions = {}): BenchmarkBackend {
    return new BenchmarkBackend({ name: options.name ?? 'nfs', kind: 'nfs', server, path });
  }

  private constructor(private readonly spec: BenchmarkBackendSpec) {}

  /** @internal */
  public get _spec(): BenchmarkBackendSpec {
    return this.spec;
  }
}
