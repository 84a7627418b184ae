import type { BenchmarkBackendSpec, BenchmarkSpec, ClientsSpec } from './benchmark-spec';
import { shuffled } from './private/random';
import { rowNamed } from './rows';

/** One thing that is measured once: a row against a backend in a round. */
export interface Measurement {
  /** Its number in the order of the run, from 1. */
  readonly number: number;
  readonly round: number;
  readonly backend: string;
  readonly row: string;
  readonly clients: ClientsSpec;
  /** Where the clients are. */
  readonly hosts: readonly string[];
}

/** Whether a backend can take a row: objects go to buckets, everything else to filesystems. */
export function takesRow({ kind }: BenchmarkBackendSpec, row: string): boolean {
  return (kind === 'buckets') === (rowNamed(row)?.as === 'object');
}

/**
 * Everything that is measured, in its order: each round has every row against every backend once, in an order that the seed decides.
 * In one round a single client is on the same host for all backends; the next round has it on the next host.
 */
export function measurementsOf(spec: Pick<BenchmarkSpec, 'backends' | 'rows' | 'hosts' | 'clients' | 'rounds' | 'seed'>): Measurement[] {
  const { backends, rows, hosts, clients, rounds, seed } = spec;
  const once = rows.flatMap(row => clients.flatMap(who => backends.filter(backend => takesRow(backend, row)).map(({ name }) => ({ row, clients: who, backend: name }))));
  return Array.from({ length: rounds }, (_, i) => i + 1).flatMap(round => shuffled(once, seed, round).map(each => ({
    ...each, round, hosts: each.clients === 'one' ? [hosts[(round - 1) % hosts.length]] : [...hosts],
  }))).map((each, i): Measurement => ({ number: i + 1, ...each }));
}
