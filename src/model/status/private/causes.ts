import type { Circumstances } from './circumstances';
import { computedTodos } from './todos';
import { isUnknown } from '../../layout';
import type { Cause } from '../codes';
import type { Complaint } from '../complaint';
import type { Urgency } from '../reply';
import type { Todo } from '../todo';

/** Causes, the most urgent first, with how urgent each is. */
const CAUSES: readonly (readonly [Cause, Urgency])[] = [
  ['run', 'now'], ['quorum', 'now'], ['missing', 'now'], ['full', 'now'], ['host', 'now'], ['unavailable', 'now'], ['osd', 'now'], ['damage', 'now'], ['monitor', 'now'],
  ['backfillfull', 'now'], ['drain', 'now'], ['operator', 'now'], ['aside', 'soon'], ['filesystem', 'soon'], ['unknownCode', 'soon'], ['nearfull', 'soon'], ['stretch', 'soon'], ['device', 'soon'],
  ['manager', 'soon'], ['clock', 'soon'], ['monitorDisk', 'soon'], ['network', 'soon'], ['flags', 'soon'], ['slow', 'soon'], ['layout', 'soon'], ['releases', 'soon'], ['healing', 'later'], ['groups', 'later'],
  ['crash', 'later'], ['client', 'later'], ['scrub', 'later'], ['keys', 'later'], ['upkeep', 'later'],
];

const RANKS = new Map(CAUSES.map(([cause], rank) => [cause, rank]));
/** The placement group that Ceph speaks of. */
const GROUP = /^pg (\d+\.[\da-f]+) /;

const URGENCIES: readonly Urgency[] = ['now', 'soon', 'later'];

/** How urgent things of a cause are, if nothing else is said. */
export const urgencyOf = (cause: Cause): Urgency => CAUSES[RANKS.get(cause)!][1];

/** What to do, one thing for each cause, the most urgent first. A complaint that no cause explains is one of its own. */
export function todosOf(circumstances: Circumstances): Todo[] {
  const { complaints } = circumstances;
  const open = isUnknown(complaints) ? [] : complaints.filter(({ muted }) => !muted);
  const seen = computedTodos(circumstances), explained = new Set<string>();
  const todos = seen.map(({ todo, explains }): Todo => {
    const codes = open.filter(({ code, meaning }) => explains(code, meaning)).map(({ code }) => code);
    for (const code of codes) explained.add(code);
    return { urgency: urgencyOf(todo.cause), ...todo, codes };
  });
  return [...todos, ...grouped(open.filter(({ code }) => !explained.has(code)))]
    .sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || RANKS.get(a.cause)! - RANKS.get(b.cause)!);
}

/** The complaints that are left, those of one cause together; the worst speaks for all. */
function grouped(complaints: readonly Complaint[]): Todo[] {
  const groups = new Map<string, Complaint[]>();
  for (const complaint of complaints) {
    const { code, meaning } = complaint, cause = meaning?.cause ?? 'unknownCode';
    const key = cause === 'upkeep' || cause === 'unknownCode' ? code : cause;
    groups.set(key, [...groups.get(key) ?? [], complaint]);
  }
  return [...groups.values()].map((members): Todo => {
    const urgent = ({ meaning }: Complaint) => URGENCIES.indexOf(meaning?.urgency ?? urgencyOf(meaning?.cause ?? 'unknownCode'));
    const [first] = [...members].sort((a, b) => urgent(a) - urgent(b));
    const codes = members.map(({ code }) => code), { code, meaning, summary } = first;
    const group = members.flatMap(({ details }) => details).map(detail => GROUP.exec(detail)?.[1]).find(id => id !== undefined);
    if (meaning === undefined) {
      return {
        urgency: 'soon',
        cause: 'unknownCode',
        title: `Ceph tells of ${code}, which is not known to us: ${summary}`,
        fix: `Look ${code} up in the health checks of Ceph's documentation`,
        command: 'ceph health detail',
        codes,
      };
    }
    const { what, fix, cause, verb, command } = meaning;
    return { urgency: URGENCIES[urgent(first)], cause, title: what, fix, ...verb && { verb }, ...command && { command: group === undefined ? command : command.replace('PGID', group) }, codes };
  });
}
