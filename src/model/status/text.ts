import type { Complaint } from './complaint';
import type { Access, DataState, HealingState, Urgency } from './reply';
import type { DeviceStatus, HostStatus, Status } from './status';
import type { Todo } from './todo';
import { percent, table, toldValue } from '../forecast';
import { inEnglish, isUnknown, Maybe, Say } from '../layout';

const DATA: Readonly<Record<DataState, string>> = {
  safe: 'Yes', fewerCopies: 'Yes, but with fewer copies', unreachable: 'Not known for a part of it', damaged: 'A part of it is damaged', missing: 'A part of it is missing', unknown: 'Not known',
};
const ACCESS: Readonly<Record<Access, string>> = { all: 'Yes', some: 'Not all of it', readOnly: 'It can be read, but not written', none: 'No', unknown: 'Not known' };
const HEALING: Readonly<Record<HealingState, string>> = {
  none: 'There is nothing to repair', waiting: 'Not yet', running: 'Yes', moving: 'There is nothing to repair; data is moving', stuck: 'No, it stands still', unknown: 'Not known',
};
const WHEN: Readonly<Record<Urgency, string>> = { now: 'at once', soon: 'this week', later: 'when there is time' };
const SEVERITIES: Readonly<Record<Complaint['severity'], string>> = { error: 'error', warning: 'warning', unknown: 'severity not told' };

/** What a status tells, in a few words: answers to the three questions, and when each thing is to be done. */
export function answersInWords({ data, access, healing, todo }: Status) {
  return { data: DATA[data.is], access: ACCESS[access.is], healing: HEALING[healing.is], todo: todo.map(({ urgency }) => WHEN[urgency]) };
}

/** A status as one screen of plain text. */
export function statusText(status: Status, say: Say = inEnglish): string {
  const { cluster, first, data, access, todo, notKnown } = status;
  const because = (title: string, reason: string) => `${say(title)}${say(': ')}${say(reason)}`;
  return [
    ...first.map(line => say(line)),
    ...first.length === 0 ? [] : [''],
    say(`Status of ${cluster}`),
    ...table([
      [say('Is my data safe?'), because(DATA[data.is], data.reason)],
      [say('Can it be read and written?'), because(ACCESS[access.is], access.reason)],
      [say('Is it being repaired?'), because(HEALING[status.healing.is], status.healing.reason)],
      ...until(status, say).map(line => ['', line]),
      ...room(status, say).map((line, i) => [i === 0 ? say('How much more is safe to store?') : '', line]),
      [say('For how long is that enough?'), days(status, say)],
      [say('May a monitor fail?'), monitors(status, say)],
    ]),
    '',
    say('What to do next'),
    ...todo.length === 0 ? [`  ${say(nothing(status))}`] : todo.flatMap((each, i) => todoLines(each, i + 1, say)),
    '',
    say('Hosts and devices'),
    ...table([
      [say('host'), say('device'), say('known as'), 'OSD', say('how it runs'), say('how full'), say('groups')],
      ...status.hosts.flatMap(host => hostRows(host, say)),
    ]),
    ...complaints(status, say),
    ...notKnown.length === 0 && status.room.notes.length === 0 ? [] : ['', say('What these figures leave out'), ...[...status.room.notes, ...notKnown].map(line => `  ${say(line)}`)],
  ].join('\n');
}

function nothing({ data, access }: Status): string {
  return data.is === 'safe' && access.is === 'all' ? 'Nothing.' : 'Nothing that is known from these answers; ask again for those that are missing.';
}

function until({ at, healing: { is, until: end } }: Status, say: Say): string[] {
  if (is !== 'running' && is !== 'moving') return [];
  return [isUnknown(end) ? say(`when it is done is not known: ${end.unknown}`) : say(`done in about ${toldValue(end - at, 'seconds')} at the speed that was measured`)];
}

function room({ room: { sets, stored, fullest } }: Status, say: Say): string[] {
  const most = isUnknown(fullest) ? [] : [say(`the fullest OSD is osd.${fullest.osd}, ${percent(fullest.part)} full`)];
  if (isUnknown(sets)) return [say(`Not known: ${sets.unknown}`), ...isUnknown(stored) ? [] : [say(`${toldValue(stored, 'bytes')} are stored`)], ...most];
  return [...sets.map(({ deviceClasses, stored: held, safe, left }) => {
    const told = left < 0 ? say(`Nothing: ${toldValue(-left, 'bytes')} more are stored than the ${toldValue(safe, 'bytes')} that are safe`) : say(`${toldValue(left, 'bytes')}, beside the ${toldValue(held, 'bytes')} that are stored`);
    return sets.length === 1 || deviceClasses.length === 0 ? told : `${deviceClasses.join(', ')}${say(': ')}${told}`;
  }), ...most];
}

function days({ room: { days: left } }: Status, say: Say): string {
  if (left === undefined) return say('It does not grow');
  return isUnknown(left) ? say(`Not known: ${left.unknown}`) : left === 0 ? say('It is used up') : say(`About ${toldValue(left * 86400, 'seconds')}, if it grows as before`);
}

function monitors({ monitors: { inQuorum, known, declared, mayFail } }: Status, say: Say): string {
  if (isUnknown(inQuorum) || isUnknown(mayFail)) return say('Not known: the monitors were not told');
  const of = isUnknown(known) ? declared : known.length;
  const count = say(`${inQuorum.length} of ${of} work together`);
  return [mayFail > 0 ? say(`Yes, ${mayFail}`) : say('No: if one more stops, nothing can be read or written'), count].join(say('; '));
}

function todoLines({ urgency, title, why, fix, verb, command, codes }: Todo, number: number, say: Say): string[] {
  const how = verb !== undefined ? `cdk8s-ceph ${verb}` : command;
  return [
    `  ${number}. ${say(title)} (${say(WHEN[urgency])})`,
    ...why === undefined ? [] : [`     ${say(why)}`],
    `     ${say(fix)}`,
    ...how === undefined ? [] : [`     ${how}`],
    ...codes.length === 0 ? [] : [`     ${say(`Ceph calls it ${codes.join(', ')}`)}`],
  ];
}

function hostRows({ name, ready, monitors: own, devices }: HostStatus, say: Say): string[][] {
  const state = isUnknown(ready) ? '?' : ready ? say('can be reached') : say('cannot be reached');
  return [
    [name, own.length === 0 ? '' : own.map(monitor => `mon.${monitor}`).join(' '), '', '', state, '', ''],
    ...devices.map(device => ['', device.name, device.device ?? '', ...deviceCells(device, say)]),
  ];
}

function deviceCells({ osd, up, in: taken, fill, groups, drained }: DeviceStatus, say: Say): string[] {
  const fact = <T>(value: Maybe<T>, text: (known: T) => string) => isUnknown(value) ? '?' : text(value);
  if (isUnknown(osd)) return [say(osd.unknown), '', '', ''];
  const states = [fact(up, runs => runs ? 'up' : 'down'), fact(taken, takes => takes ? 'in' : 'out'), ...drained === true ? [say('being emptied')] : []];
  return [`osd.${osd}`, states.join(' '), fact(fill, percent), fact(groups, count => `${count}`)];
}

function complaints({ complaints: told }: Status, say: Say): string[] {
  if (isUnknown(told) || told.length === 0) return [];
  return ['', say('What Ceph complains of'), ...told.flatMap(({ code, severity, summary, muted, mutedFor, meaning }: Complaint) => [
    `  ${code} (${say(muted ? 'muted' : SEVERITIES[severity])}): ${summary}`,
    `    ${say(meaning?.what ?? 'This code is not known to us; these are Ceph\'s own words.')}`,
    ...muted ? [`    ${say(mutedFor === undefined ? 'It was muted by hand: the layout does not say why.' : `It is muted by the layout: ${mutedFor}`)}`] : [],
  ])];
}
