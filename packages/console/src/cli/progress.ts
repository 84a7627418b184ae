import { benchmark } from 'cdk8s-ceph/model';
import type { Reader } from './render';
import type { RunEvent } from '../run/events';

/** `2 min 5 s`. */
export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : minutes < 120 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What happens in a run, a line or two each; nothing where a line would say nothing new. */
export function eventText(event: RunEvent, { colors, say }: Reader): string | undefined {
  switch (event.event) {
    case 'step': return `${colors.bold(`${event.number}/${event.of} ${say(event.title)}`)}${event.again ? colors.dim(` (${say('gone on with')})`) : ''}`;
    case 'action': return `    ${say(event.text)}`;
    case 'skipped': return colors.dim(`    ${say(event.text)} (${say('not done')})`);
    case 'waiting': {
      if (event.open.length === 0) return undefined;
      const [{ title, message }] = event.open, more = event.open.length > 1 ? ` (+${event.open.length - 1})` : '';
      const ends = event.ends === undefined ? '' : `, ${say('about')} ${durationText(event.ends)}`;
      return colors.yellow(`    ${say('waiting')} ${durationText(event.seconds)}${ends}: ${say(title)}: ${say(message)}${more}`);
    }
    case 'holds': return colors.dim(`    ${say('everything is so; waiting whether it stays')}`);
    case 'failed': return colors.red(`    ${say('failed')}: ${say(event.reason)}`);
    case 'done': return colors.green(`    ${say('done')} (${durationText(event.seconds)})`);
    case 'measuring': return colors.bold(say(`${event.number}/${event.of} round ${event.round}: ${event.row} on ${event.backend}, from ${event.hosts.join(', ')}`));
    case 'measured': return event.marks.length === 0 ? colors.green(`    ${event.figure ?? ''}`) : colors.yellow(`    ${event.figure ?? '-'}, ${say('not compared')}: ${event.marks.map(mark => say(benchmark.MARKS[mark])).join('; ')}`);
    case 'judged': case 'ended': return undefined;
  }
}
