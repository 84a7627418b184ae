import { KIB, MIB } from '../layout';

/** What a row of a benchmark does with storage. */
export interface RowSpec {
  /** Its name, e.g. `database-write`. */
  readonly name: string;
  /** Whom it behaves like. */
  readonly as: 'application' | 'database' | 'raw' | 'object';
  readonly does: 'read' | 'write' | 'mixed';
  /** Bytes of each operation, or of each object. */
  readonly blockBytes: number;
  /** So many operations are on their way at once. */
  readonly depth: number;
  /** What is compared: bytes a second, or operations a second. */
  readonly figure: 'bytesPerSecond' | 'operationsPerSecond';
  /** What it does, in words. */
  readonly title: string;
}

/** Parts of a hundred that a mixed row reads. */
export const READS_OF_MIXED = 70;

/** A write is made durable after so many of an application. */
export const WRITES_PER_FSYNC = 32;

const usual = {
  application: { blockBytes: 64 * KIB, depth: 1, figure: 'bytesPerSecond' },
  database: { blockBytes: 8 * KIB, depth: 1, figure: 'operationsPerSecond' },
  raw: { blockBytes: 4 * KIB, depth: 32, figure: 'operationsPerSecond' },
  object: { blockBytes: 4 * MIB, depth: 8, figure: 'bytesPerSecond' },
} as const;

function row(as: RowSpec['as'], does: RowSpec['does'], title: string): RowSpec {
  return { name: `${as}-${does}`, as, does, ...usual[as], title };
}

/** Every row that can be measured. */
export const ROWS: readonly RowSpec[] = [
  row('application', 'read', 'reads 64 KiB here and there, through the cache of the system'),
  row('application', 'write', 'writes 64 KiB here and there through the cache of the system, and makes them durable after every 32nd'),
  row('application', 'mixed', 'reads 70 % and writes 30 %, 64 KiB each, and makes writes durable after every 32nd'),
  row('database', 'read', 'reads 8 KiB here and there, past the cache of the system'),
  row('database', 'write', 'writes 8 KiB here and there, and waits until each is durable'),
  row('database', 'mixed', 'reads 70 % and writes 30 %, 8 KiB each, and waits until each write is durable'),
  row('raw', 'read', 'reads 4 KiB here and there, 32 at once, past the cache of the system'),
  row('raw', 'write', 'writes 4 KiB here and there, 32 at once, past the cache of the system'),
  row('raw', 'mixed', 'reads 70 % and writes 30 %, 4 KiB each, 32 at once, past the cache of the system'),
  { name: 'stream-read', as: 'raw', does: 'read', blockBytes: MIB, depth: 8, figure: 'bytesPerSecond', title: 'reads 1 MiB after the other, 8 at once, past the cache of the system' },
  { name: 'stream-write', as: 'raw', does: 'write', blockBytes: MIB, depth: 8, figure: 'bytesPerSecond', title: 'writes 1 MiB after the other, 8 at once, past the cache of the system' },
  row('object', 'read', 'gets objects of 4 MiB, 8 at once'),
  row('object', 'write', 'puts objects of 4 MiB, 8 at once'),
  row('object', 'mixed', 'gets 70 % and puts 30 %, 4 MiB each, 8 at once'),
];

/** The row of a name. */
export function rowNamed(name: string): RowSpec | undefined {
  return ROWS.find(each => each.name === name);
}

/** What fio is told of a row; the size, the place and the times stand in its environment. Nothing for objects. */
export function fioJob({ name, as, does, blockBytes, depth }: RowSpec): string | undefined {
  if (as === 'object') return undefined;
  const pattern = name.startsWith('stream-') ? { read: 'read', write: 'write', mixed: 'rw' }[does] : { read: 'randread', write: 'randwrite', mixed: 'randrw' }[does];
  const lines = [
    `[${name}]`,
    'filename=${FOLDER}/data',
    'size=${BYTES}',
    `rw=${pattern}`,
    ...does === 'mixed' ? [`rwmixread=${READS_OF_MIXED}`] : [],
    `bs=${blockBytes}`,
    ...as === 'application' ? ['direct=0', 'ioengine=psync'] : depth > 1 ? ['direct=1', 'ioengine=libaio', `iodepth=${depth}`] : ['direct=1', 'ioengine=psync'],
    ...as === 'application' && does !== 'read' ? [`fsync=${WRITES_PER_FSYNC}`] : [],
    ...as === 'database' && does !== 'read' ? ['fdatasync=1'] : [],
    'time_based=1',
    'ramp_time=${RAMP}',
    'runtime=${RUNTIME}',
    // Each repeat reads other places, and what is written cannot be compressed.
    'randrepeat=0',
    'refill_buffers=1',
  ];
  return `${lines.join('\n')}\n`;
}
