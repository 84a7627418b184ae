import type { Maybe } from '../layout';

/** Storage that is compared: claims of a class, an export of NFS, or buckets. */
export type BenchmarkBackendSpec =
  | { readonly name: string; readonly kind: 'claims' | 'buckets'; readonly storageClassName: string }
  | { readonly name: string; readonly kind: 'nfs'; readonly server: string; readonly path: string };

/** Who measures: one client, on one host after the other, or one on each host at once. */
export type ClientsSpec = 'one' | 'one-a-host';

/** A comparison of storage, as plain data. */
export interface BenchmarkSpec {
  readonly name: string;
  readonly namespace: string;
  /** The cluster whose health is looked at, as `namespace/name`. */
  readonly cluster: string;
  readonly backends: readonly BenchmarkBackendSpec[];
  /** Names of rows. */
  readonly rows: readonly string[];
  /** Hosts on which clients run. */
  readonly hosts: readonly string[];
  readonly clients: readonly ClientsSpec[];
  readonly rounds: number;
  /** What decides the order inside the rounds. */
  readonly seed: number;
  /** What each client reads and writes in. */
  readonly workingSetBytes: number;
  readonly seconds: number;
  readonly rampSeconds: number;
  /** All that may keep the data of one client in memory. */
  readonly cacheBytes: Maybe<number>;
}
