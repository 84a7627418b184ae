import { whenSettled } from './ceph';
import { Client, expectWrites, moment, underWriter, verify } from './client';
import { movesBeside } from './foretold';
import { lastWord, unfinished } from './killed';
import { Observer } from './observer';
import { operatorRuns } from './operator';
import { Report } from './proof';
import { watchedCommand } from './watched-command';

/** What a change may do to those who use the storage. */
export interface Allowed {
  /** What is done, for the table of what was foretold. */
  readonly change: string;
  /** Seconds without a write. */
  readonly patience: number;
  /** OSDs are stopped on purpose: groups may have fewer of them than copies for a while, and can be used all the time. */
  readonly stops?: boolean;
}

/** Carry a change out by one command, under a writing client: it comes to its end, nobody misses a copy, and all that was written is there. */
export async function byOneCommand(report: Report, args: readonly string[], client: Client, { change, patience, stops = false }: Allowed): Promise<void> {
  await underWriter(client, async () => {
    const since = moment(), observer = new Observer(), began = report.seconds, moves = new Map<string, number>();
    const ended = await watchedCommand(args, ({ event, step, moves: bytes = 0 }) => {
      if (event !== 'step') return;
      report.step(step!);
      moves.set(step!, bytes);
    });
    report.expect(`it comes to its end (${lastWord(ended)})`, ended.code === 0);
    report.figure('seconds until the command had ended', Math.round(report.seconds - began));
    await whenSettled('every placement group is clean', 900);
    report.figure('seconds until data was spread', Math.round(report.seconds - began));
    const observed = observer.end(), missed = stops ? observed.stopped : observed.short;
    report.figure('looks at the copies', observed.looks);
    movesBeside(report, change, [...moves.values()].reduce((sum, bytes) => sum + bytes, 0), observed);
    if (stops) report.figure('looks at which groups had fewer OSDs than copies', observed.short.length);
    report.expect(`every group ${stops ? 'could be used' : 'had as many OSDs as copies'} at each look (${missed[0] ?? 'none was missed'})`, observed.looks > 5 && missed.length === 0);
    expectWrites(report, client, since, patience);
    report.figure('read back', verify(client));
  });
  report.expect('the operator runs', operatorRuns());
  report.expect('nothing of the run is left', !unfinished());
}
