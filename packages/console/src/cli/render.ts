import { benchmark, forecast, change, inventory as model, layout as facts, monitoring, status, tuning } from 'cdk8s-ceph/model';
import { createColors } from 'picocolors';
import { durationText } from './progress';
import type { Applied } from '../actions/apply';
import type { BenchCompared, BenchRan, BenchReported } from '../actions/bench';
import type { Checked } from '../actions/check';
import type { CheckedLive } from '../actions/check-live';
import type { Explained } from '../actions/explain';
import type { Forecasts, WhatIf } from '../actions/forecast';
import type { BackedUp } from '../actions/identity';
import type { Initialized } from '../actions/init';
import type { Inventoried } from '../actions/inventory';
import type { Logs } from '../actions/logs';
import type { Planned } from '../actions/plan';
import type { Judged } from '../actions/policy';
import type { Aborted } from '../actions/resume';
import type { Node, Shown } from '../actions/show';
import type { Told } from '../actions/status';
import type { Synthesized } from '../actions/synth';
import type { Vendored } from '../actions/vendor';
import type { Counts, Problem } from '../io/problem';

/** How a person reads: in colours or not, in which language. */
export interface Reader {
  readonly colors: ReturnType<typeof createColors>;
  readonly say: facts.Say;
}

/** A result for people. */
export type Render<Data> = (data: Data, reader: Reader) => string;

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

/** Problems for people, errors first, each with its place in front so that editors can jump there. */
export const problemsText: Render<readonly Problem[]> = (problems, { colors, say }) => {
  const open = problems.filter(({ approved }) => approved === undefined);
  return [...open].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')).map(({ code, severity, place, value, reason, fix, command, count: times, examples = [] }) => {
    const at = [place.file, place.line, place.column].filter(part => part !== undefined).join(':');
    const mark = severity === 'error' ? colors.red(say('error')) : colors.yellow(say('warning'));
    return [
      `${at === '' ? '' : `${colors.bold(at)}: `}${mark} ${code}`,
      `  ${place.field === undefined ? value : say(`${place.field} is ${value}`)}${say(': ')}${say(reason)}`,
      ...times === undefined ? [] : [`  ${say(`in ${times} places, such as ${examples.join('; ')}`)}`],
      `  ${say('fix:')} ${say(fix)}`,
      ...command === undefined ? [] : [`  ${say('to do it anyway:')} ${command}`],
    ].join('\n');
  }).join('\n\n');
};

/** `3 errors, 1 warning, 2 approved`. */
function verdict({ errors, warnings, approved }: Counts, { colors, say }: Reader): string {
  const parts = [errors > 0 ? colors.red(say(count(errors, 'error'))) : colors.green(say('no errors')), say(count(warnings, 'warning')), ...approved > 0 ? [say(`${approved} approved`)] : []];
  return parts.join(say(', '));
}

export const checkText: Render<Checked> = (data, reader) => {
  const { say } = reader;
  return `${say(count(data.hosts, 'host'))}${say(', ')}${say(count(data.volumes, 'volume'))}${say(': ')}${verdict(data, reader)}`;
};

export const synthText: Render<Synthesized> = ({ folder, files, removed }, { say }) => {
  const width = Math.max(...[...files.map(({ path }) => path), ...removed].map(path => path.length));
  const line = (path: string, told: string) => `${folder}/${path.padEnd(width)}  ${say(told)}`;
  return [...files.map(({ path, bytes }) => line(path, `${bytes} bytes`)), ...removed.map(path => line(path, 'removed'))].join('\n');
};

/** What is told of each cluster, below its name where there are several. */
function clustersText<Cluster extends { readonly name: string }>(clusters: readonly Cluster[], { colors }: Reader, text: (cluster: Cluster) => string): string {
  return clusters.map(each => clusters.length === 1 ? text(each) : `${colors.bold(each.name)}\n${text(each)}`).join('\n\n');
}

export const forecastText: Render<Forecasts> = ({ clusters }, reader) => clustersText(clusters, reader, ({ forecast: each, additions }) => [
  forecast.forecastText(forecast.reportOf(each), reader.say), ...additions === undefined ? [] : ['', forecast.additionsText(additions, reader.say)],
].join('\n'));

export const whatIfText: Render<WhatIf> = ({ clusters }, reader) => clustersText(clusters, reader, ({ loss }) => forecast.lossText(loss, reader.say));

export const planText: Render<Planned> = ({ refused, plan, wrote = [] }, { say }) => refused > 0 ? say(`${count(refused, 'edit')} refused; nothing is planned`)
  : [change.planText(plan, say), ...wrote.length === 0 ? [] : ['', ...wrote.map(path => say(`${path} is written`))]].join('\n');

export const appliedText: Render<Applied> = ({ done, of, steps, dryRun, left = [], wrote = [], seconds }, { colors, say }) => {
  if (of === 0) return say('Nothing changes.');
  if (dryRun) return [say(`${count(of, 'step')}; nothing was done`), ...wrote.map(path => say(`${path} is written`)), ...left.map(each => `  ${say(each)}`)].join('\n');
  const behind = left.map(each => `  ${say(each)}`);
  return done === of ? [colors.green(say(`${count(of, 'step')} done in ${durationText(seconds)}`)), ...behind].join('\n') : [say(`${done} of ${of} steps are done; the next is:`), `  ${say(steps[done])}`].join('\n');
};

export const backedUpText: Render<BackedUp> = ({ file, bytes, sha256, objects, clusters }, { say }) => [
  ...clusters.map(({ key, fsid }) => say(`the identity of ${key} (${fsid}) is kept`)), `${file}${say(': ')}${say(count(objects, 'object'))}${say(', ')}${say(`${bytes} bytes`)}`, `sha256 ${sha256}`,
].join('\n');

export const statusText: Render<Told> = ({ clusters, alerts, drift, identity }, reader) => {
  const { say } = reader;
  return [
    ...clusters.flatMap((each, i) => {
      const told = monitoring.alertsText(alerts[i], say), all = status.statusText(each, say);
      // What fires brought the reader here.
      return Array.isArray(alerts[i].fires) && alerts[i].fires.length > 0 ? [told, all] : [all, told];
    }),
    ...drift === undefined ? [] : [driftText(drift, reader)],
    identity === undefined ? say("No backup of the identity is known; make one with 'cdk8s-ceph backup identity FILE'") : say(`The identity was kept at ${identity}`),
  ].join('\n\n');
};

function driftText(drift: NonNullable<Told['drift']>, reader: Parameters<Render<Told>>[1]): string {
  const { say } = reader;
  if ('reason' in drift) return say(`What somebody else has changed is not known: ${drift.reason}`);
  return drift.length === 0 ? say('Nobody has changed what was applied') : `${say('Changed by somebody else since it was applied:')}\n${problemsText(drift, reader) as string}`;
}

export const logsText: Render<Logs> = ({ from, store, reason = '', lines, more, notes }, { colors, say }) => [
  from === 'store' ? say(`${count(lines.length, 'line')} from the store ${store}`) : `${say(`Not from a store, but what Kubernetes still has: ${count(lines.length, 'line')}`)} (${say(reason)})`,
  ...notes.map(say),
  ...more ? [say("There are older lines: ask for more with '--limit'")] : [],
  ...lines.map(({ time, host = '-', daemon, from: at, kind, text }) => `${colors.dim(`${time} ${host} ${daemon ?? at ?? kind}`)} ${text}`),
].join('\n');

export const benchText: Render<BenchRan | BenchReported | BenchCompared> = (data, { say }) => {
  switch (data.kind) {
    case 'run': return say(`${data.file}: ${data.measured} of ${data.of} measurements, ${data.marked} of them not compared`);
    case 'report': return [benchmark.benchmarkMarkdown(data.report, say), ...data.wrote.map(path => say(`${path} is written`))].join('\n').trimEnd();
    case 'comparison': return benchmark.comparisonMarkdown(data.comparison, say);
  }
};

export const checkLiveText: Render<CheckedLive> = (data, reader) => {
  const { say } = reader, { seen, notJudged } = data;
  return [
    `${say(count(seen.length, 'host'))}${say(': ')}${verdict(data, reader)}`,
    ...notJudged.map(({ want, paths }) => say(`not judged: ${want} (${paths.slice(0, NAMED).join(', ')}${paths.length > NAMED ? ', …' : ''})`)),
  ].join('\n');
};

export const abortedText: Render<Aborted> = ({ step, done, of }, { say }) => say(`the plan is given up at ${step}; ${done} of ${of} steps are done and stay done`);

const NAMED = 3;

export const policyText: Render<Judged> = (data, reader) => {
  const { judged, storage, otherKinds, notSeen, notJudged } = data, { say } = reader;
  const others = Object.entries(otherKinds).map(([kind, number]) => `${number} ${kind}`).join(', ');
  const asked = notJudged.reduce((sum, { codes, paths }) => sum + codes.length * paths.length, 0);
  return [
    `${say(`${count(judged, 'object')} judged`)}${say(': ')}${verdict(data, reader)}`,
    ...storage > 0 ? [] : [say('None of them is storage, so nothing is said of storage.')],
    ...others === '' ? [] : [say(`No rule is about: ${others}`)],
    ...notSeen.map(({ path, reason }) => `${say(`Not looked at: ${path}`)}${say(': ')}${say(reason)}`),
    ...asked === 0 ? [] : [`${say(`Not judged because facts are missing: ${count(asked, 'question')}`)}${say(': ')}${notJudged.slice(0, NAMED).map(({ want }) => say(want)).join(say('; '))}${
      notJudged.length > NAMED ? say(`; and ${notJudged.length - NAMED} more reasons`) : ''}`],
  ].join('\n');
};

const STATES: Readonly<Record<model.DeviceState, string>> = { offered: 'offered', refused: 'not offered', unknown: 'unknown' };

export const inventoryText: Render<Inventoried> = ({ devices, groups }, { colors, say }) => {
  const cells = (device: model.InventoryDevice) => [
    say(STATES[device.state]), device.state === 'offered' ? device.use ?? device.path : device.path, facts.human(device.bytes),
    typeof device.deviceClass === 'string' ? device.deviceClass : say('class?'), [device.model, device.serial].filter(Boolean).join(' '),
  ];
  const widths = [0, 1, 2, 3].map(column => Math.max(0, ...devices.map(device => facts.columnsOf(cells(device)[column]))));
  const paints: Readonly<Record<model.DeviceState, (text: string) => string>> = { offered: colors.green, unknown: colors.yellow, refused: colors.dim };
  const lines = (device: model.InventoryDevice): string[] => {
    // With an offer, what is to be known; without one, what keeps it from being one.
    const told = device.findings.filter(({ severity }) => (severity === 'error') === (device.state !== 'offered'));
    return [
      `  ${cells(device).map((cell, column) => column === 0 ? paints[device.state](facts.padded(cell, widths[0])) : facts.padded(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
      ...told.map(({ code, value, reason }) => `  ${''.padEnd(widths[0])}  ${code.replace('inventory/', '')}${say(': ')}${say(reason)} (${value})`),
    ];
  };
  const offered = devices.filter(({ state }) => state === 'offered');
  return [
    ...[...new Set(devices.map(({ host }) => host))].flatMap(host => [
      colors.bold(host), ...devices.filter(device => device.host === host).flatMap(lines),
      ...groups.filter(group => group.host === host).map(({ group, freeBytes }) => `  ${say(`${facts.human(freeBytes)} are free in volume group ${group}`)}`),
    ]),
    '',
    say(`${count(offered.length, 'device')} offered of ${devices.length}, ${facts.human(offered.reduce((sum, { bytes }) => sum + bytes, 0))}`),
  ].join('\n');
};

export const initText: Render<Initialized> = ({ wrote, hosts, offered, devices, homeless = [], next }, { say }) => [
  devices === 0 ? say(`${wrote.join(', ')} written`) : `${wrote.join(', ')}${say(': ')}${say(`${count(offered, 'device')} of ${devices}, on ${count(hosts, 'host')}`)}`,
  ...homeless.map(({ object, reason }) => say(`no home in the layout: ${object}: ${reason}`)),
  `${say('next:')} ${next}`,
].join('\n');

export const explainText: Render<Explained> = ({ code, severity, title, why, see, fix, verb, command, settings = [] }, { colors, say }) => [
  `${colors.bold(code)} (${severity === 'preset' ? say('preset') : say(severity)})`, say(title), say(why), ...fix === undefined ? [] : [`${say(fix)}.`], ...verb === undefined ? [] : [`cdk8s-ceph ${verb}`],
  ...command === undefined ? [] : [command], ...see === undefined ? [] : [see],
  ...Object.values(tuning.SettingPlace).flatMap(place => {
    const here = settings.filter(setting => setting.place === place);
    return here.length === 0 ? [] : ['', colors.bold(say(WRITTEN[place])), ...here.flatMap(({ section, name, value, normal, reason, risk, source }) => [
      `  ${section === undefined ? '' : `${section} `}${name} = ${value}  ${colors.dim(say(`without it ${normal}`))}`, `    ${say(reason)}`, `    ${say('risk')}: ${say(risk)}`, `    ${colors.dim(source)}`,
    ])];
  }),
].join('\n');

/** Who writes the settings of a preset, by where they stand. */
const WRITTEN: Readonly<Record<tuning.SettingPlace, string>> = {
  [tuning.SettingPlace.OPTION]: 'written among the options of Ceph',
  [tuning.SettingPlace.POOL]: 'written into each pool for data that does not say otherwise',
  [tuning.SettingPlace.PLAN]: 'set while a plan moves data',
  [tuning.SettingPlace.HAND]: 'yours to set',
};

export const showText: Render<Shown> = ({ tree }, { colors, say }) => {
  const lines = (node: Node, indent: string): string[] => [
    `${indent}${colors.dim(say(node.kind))} ${colors.bold(node.name)}${node.facts.length === 0 ? '' : `${say(': ')}${node.facts.map(say).join(say(', '))}`}`, ...node.children.flatMap(child => lines(child, `${indent}  `)),
  ];
  return tree.flatMap(node => lines(node, '')).join('\n');
};

export const vendorText: Render<Vendored> = ({ rook, ceph, files, images }, { colors, say }) => [
  say(`Rook ${rook}, Ceph ${ceph}`), '', colors.bold(say('manifests')), ...files.map(({ path, sha256 }) => `  ${sha256}  ${path}`), '', colors.bold(say('images')), ...images.map(image => `  ${image}`),
].join('\n');
