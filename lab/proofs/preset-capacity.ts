import { differenceOf, differenceText, Estimate, estimateOf, estimateText } from '../../src/model/benchmark';
import { Tuning } from '../../src/model/tuning';
import { cephJson, toolbox, whenSettled } from '../lib/ceph';
import { program } from '../lib/edition';
import { lastWord } from '../lib/killed';
import { Proof, Report } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { until } from '../lib/sh';
import { watchedCommand } from '../lib/watched-command';

/** What is stored each time, and how often. */
const MEBIBYTES = 16, TIMES = 6;

/** Lines as programs log them: they become a third as large by themselves. */
const LINES = `import os
with open("/tmp/lines", "wb") as out:
  while out.tell() < ${MEBIBYTES} << 20:
    out.write(b"%012d level=info request=%s path=/api/v1/things/%d status=200 took=%dms\\n" % (out.tell(), os.urandom(6).hex().encode(), out.tell() % 977, out.tell() % 89))
  out.truncate(${MEBIBYTES} << 20)`;

interface Stored { readonly stored: number; readonly used: number }

/** Bytes in the pool, as they were written, and as devices keep them. */
function stored(): Stored {
  const { stats } = cephJson<{ pools: { name: string; stats: { stored: number; bytes_used: number } }[] }>('df detail').pools.find(({ name }) => name === 'volumes')!;
  return { stored: stats.stored, used: stats.bytes_used };
}

/** Write the lines into images of their own; for each how many bytes of devices a byte takes, and how fast it was written. */
async function written(report: Report, what: string): Promise<{ readonly each: number; readonly speed: Estimate }> {
  const speeds: number[] = [], before = stored(), images = Array.from({ length: TIMES }, (_, i) => `preset-${what}-${i}`);
  for (const image of images) {
    const milliseconds = Number(toolbox(`python3 -c '${LINES}'; began=$(date +%s%N); timeout 300 rbd import --no-progress /tmp/lines volumes/${image} && echo $((($(date +%s%N) - began) / 1000000))`, 400));
    speeds.push(MEBIBYTES * 2 ** 20 * 1000 / milliseconds);
    report.step(`${image} took ${milliseconds} ms`);
  }
  await until('all of it is counted', 300, () => stored().stored - before.stored > TIMES * MEBIBYTES * 2 ** 20 * 0.98, 5);
  const after = stored();
  for (const image of images) toolbox(`timeout 120 rbd rm --no-progress volumes/${image}`, 150);
  await until('it is gone again', 300, () => stored().stored - before.stored < 2 ** 20, 5);
  return { each: (after.used - before.used) / (after.stored - before.stored), speed: estimateOf(speeds)! };
}

export const presetCapacity: Proof = {
  name: 'preset-capacity',
  question: 'The preset `capacity` is set and taken back by the command: how many bytes of devices does a byte take with it and without, and what does it cost?',
  needsNodes: true,
  async prove(report) {
    const edition = await adoptStorage(report), mode = () => cephJson<{ compression_mode: string }>('osd pool get volumes compression_mode').compression_mode;
    const applied = async (tuning: Tuning[]) => {
      const ended = await watchedCommand(['apply', '--app', program({ ...edition, tuning }), '--yes'], () => undefined);
      report.expect(`the preset is ${tuning.length > 0 ? 'set' : 'taken back'} (${lastWord(ended)})`, ended.code === 0);
      const wanted = tuning.length > 0 ? 'aggressive' : 'none';
      await until(`compression_mode is ${wanted}`, 900, () => mode() === wanted, 10);
      await whenSettled('every placement group is clean', 900);
    };
    const without = await written(report, 'without');
    await applied([Tuning.CAPACITY]);
    const compressed = await written(report, 'with');
    await applied([]);
    const difference = differenceOf(without.speed, compressed.speed);
    report.table({
      title: 'The preset capacity, with lines of a log',
      columns: ['', 'bytes of devices for each byte', 'written', 'times the default'],
      rows: [
        ['default', without.each.toFixed(2), estimateText(without.speed, 'bytesPerSecond'), '-'],
        ['capacity', compressed.each.toFixed(2), estimateText(compressed.speed, 'bytesPerSecond'), differenceText(difference)],
      ],
    });
    report.expect('without it three copies take three bytes for each', Math.abs(without.each - 3) < 0.15);
    report.expect('with it they take less', compressed.each < without.each * 0.875);
  },
};
