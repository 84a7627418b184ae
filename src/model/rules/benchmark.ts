import { repeated, Rule, see } from './rule';
import type { Topic } from './topic';
import { BenchmarkSpec, LEAST_REPEATS, rowNamed, ROWS, takesRow } from '../benchmark';
import { human, isDnsLabel, known } from '../layout';

/** Names of claims and jobs begin with it. */
const LONGEST = 40;

export const BENCHMARK_RULES: Rule<BenchmarkSpec>[] = [
  {
    code: 'benchmark/working-set',
    severity: 'error',
    title: 'Each client measures in at least twice as much as all caches hold.',
    why: 'The figures would be those of memory, not of storage, and the storage with the largest cache would seem the fastest.',
    see: see('benchmark/working-set'),
    check: ({ workingSetBytes, cacheBytes }) => workingSetBytes >= 2 * known(cacheBytes) ? [] : [{
      property: 'workingSet', value: human(workingSetBytes), reason: `caches hold ${human(known(cacheBytes))}`, fix: `Set 'workingSet' to ${human(2 * known(cacheBytes))} or more`,
    }],
  },
  {
    code: 'benchmark/rounds',
    severity: 'error',
    title: 'A benchmark has at least five rounds.',
    why: 'From fewer repeats a difference cannot be told from chance.',
    see: see('benchmark/rounds'),
    check: ({ rounds }) => Number.isInteger(rounds) && rounds >= LEAST_REPEATS ? [] : [
      { property: 'rounds', value: `${rounds}`, reason: `it is not a whole number of ${LEAST_REPEATS} or more`, fix: "Remove 'rounds' to have six, or set it to such a number" },
    ],
  },
  {
    code: 'benchmark/time',
    severity: 'error',
    title: 'A client measures for at least ten seconds.',
    why: 'Caches of devices and bursts would make the figures.',
    see: see('benchmark/time'),
    check: ({ seconds }) => seconds >= 10 ? [] : [{ property: 'runtime', value: `${seconds} s`, reason: 'it is less than ten seconds', fix: "Remove 'runtime' to measure for a minute, or set it to ten seconds or more" }],
  },
  {
    code: 'benchmark/backends',
    severity: 'error',
    title: 'The storage that is compared has names, each its own.',
    why: 'Results of two would be taken for those of one.',
    see: see('benchmark/backends'),
    check: ({ backends }) => [
      ...backends.length > 0 ? [] : [{ property: 'backends', value: 'none', reason: 'there is nothing to measure', fix: "Set 'backends' to at least one" }],
      ...backends.filter(({ name }) => !isDnsLabel(name, LONGEST)).map(({ name }) => ({
        property: 'backends', value: `'${name}'`, reason: `it must be lower-case letters, digits and dashes, at most ${LONGEST}`, fix: "Set 'name' of this storage to such a name",
      })),
      ...[...repeated(backends, ({ name }) => name).keys()].map(name => ({ property: 'backends', value: `'${name}'`, reason: 'two have this name', fix: "Set 'name' of one of them to another name" })),
    ],
  },
  {
    code: 'benchmark/rows',
    severity: 'error',
    title: 'Every row is measured against something.',
    why: 'The report would have no figures in this row.',
    see: see('benchmark/rows'),
    check: ({ rows, backends }) => rows.filter(row => rowNamed(row) === undefined || !backends.some(backend => takesRow(backend, row))).map(row => rowNamed(row) === undefined
      ? { property: 'rows', value: `'${row}'`, reason: 'there is no such row', fix: `Write one of ${ROWS.map(({ name }) => name).join(', ')}` }
      : { property: 'rows', value: `'${row}'`, reason: `there are no ${rowNamed(row)!.as === 'object' ? 'buckets' : 'filesystems'} among the storage that is compared`, fix: `Remove '${row}', or add such storage` }),
  },
  {
    code: 'benchmark/hosts',
    severity: 'error',
    title: 'Clients run on hosts.',
    why: 'Nothing would be measured.',
    see: see('benchmark/hosts'),
    check: ({ hosts }) => hosts.length > 0 ? [] : [{ property: 'hosts', value: 'none', reason: 'nothing says where clients run', fix: "Set 'hosts' to names of hosts, as kubectl get nodes tells them" }],
  },
  {
    code: 'benchmark/name',
    severity: 'error',
    title: 'The name of a benchmark is a DNS label.',
    why: 'The names of claims and jobs begin with it, and the API server refuses other names.',
    see: see('benchmark/name'),
    check: ({ name }) => isDnsLabel(name, LONGEST) ? [] : [
      { property: 'name', value: `'${name}'`, reason: `it must be lower-case letters, digits and dashes, at most ${LONGEST}`, fix: "Set 'name' to such a name, or remove it" },
    ],
  },
];

/** Comparisons of storage. */
export const BENCHMARK_TOPIC: Topic<BenchmarkSpec> = { name: 'benchmark', rules: BENCHMARK_RULES };
