import { inventory as model, layout as facts } from 'cdk8s-ceph/model';
import { createColors } from 'picocolors';
import type { Checked } from '../actions/check';
import type { Explained } from '../actions/explain';
import type { Forecasts, WhatIf } from '../actions/forecast';
import type { Initialized } from '../actions/init';
import type { Inventoried } from '../actions/inventory';
import type { Node, Shown } from '../actions/show';
import type { Synthesized } from '../actions/synth';
import type { Problem } from '../io/problem';

export type Colors = ReturnType<typeof createColors>;

/** A result for people. */
export type Render<Data> = (data: Data, colors: Colors) => string;

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

/** Problems for people, errors first, each with its place in front so that editors can jump there. */
export function problemsText(problems: readonly Problem[], colors: Colors): string {
  const open = problems.filter(({ approved }) => approved === undefined);
  return [...open].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')).map(({ code, severity, place, value, reason, fix }) => {
    const at = [place.file, place.line, place.column].filter(part => part !== undefined).join(':');
    const mark = severity === 'error' ? colors.red('error') : colors.yellow('warning');
    return [`${at === '' ? '' : `${colors.bold(at)}: `}${mark} ${code}`, `  ${[place.field, `is ${value}`].filter(Boolean).join(' ')}: ${reason}`, `  fix: ${fix}`].join('\n');
  }).join('\n\n');
}

export const checkText: Render<Checked> = ({ hosts, volumes, errors, warnings, approved }, colors) => [
  `${count(hosts, 'host')}, ${count(volumes, 'volume')}: ${errors > 0 ? colors.red(count(errors, 'error')) : colors.green('no errors')}, ${count(warnings, 'warning')}`,
  approved > 0 ? `, ${approved} approved` : '',
].join('');

export const synthText: Render<Synthesized> = ({ folder, files, removed }) => [
  ...files.map(({ path, bytes }) => `${folder}/${path}  ${bytes} bytes`),
  ...removed.map(path => `${folder}/${path}  removed`),
].join('\n');

/** What is told of each cluster, below its name where there are several. */
export const clustersText: Render<Forecasts | WhatIf> = ({ clusters }, colors) => clusters.map(({ name, text }) => clusters.length === 1 ? text : `${colors.bold(name)}\n${text}`).join('\n');

const STATES: Readonly<Record<model.DeviceState, string>> = { offered: 'offered', refused: 'not offered', unknown: 'unknown' };

export const inventoryText: Render<Inventoried> = ({ devices, groups }, colors) => {
  const cells = (device: model.InventoryDevice) => [
    STATES[device.state], device.state === 'offered' ? device.use ?? device.path : device.path, facts.human(device.bytes),
    typeof device.deviceClass === 'string' ? device.deviceClass : 'class?', [device.model, device.serial].filter(Boolean).join(' '),
  ];
  const widths = [0, 1, 2, 3].map(column => Math.max(0, ...devices.map(device => cells(device)[column].length)));
  const paints: Readonly<Record<model.DeviceState, (text: string) => string>> = { offered: colors.green, unknown: colors.yellow, refused: colors.dim };
  const lines = (device: model.InventoryDevice): string[] => {
    // With an offer, what is to be known; without one, what keeps it from being one.
    const told = device.findings.filter(({ severity }) => (severity === 'error') === (device.state !== 'offered'));
    return [
      `  ${cells(device).map((cell, column) => column === 0 ? paints[device.state](cell.padEnd(widths[0])) : cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
      ...told.map(({ code, value, reason }) => `  ${''.padEnd(widths[0])}  ${code.replace('inventory/', '')}: ${reason} (${value})`),
    ];
  };
  const offered = devices.filter(({ state }) => state === 'offered');
  return [
    ...[...new Set(devices.map(({ host }) => host))].flatMap(host => [
      colors.bold(host), ...devices.filter(device => device.host === host).flatMap(lines),
      ...groups.filter(group => group.host === host).map(({ group, freeBytes }) => `  ${facts.human(freeBytes)} are free in volume group ${group}`),
    ]),
    '',
    `${count(offered.length, 'device')} offered of ${devices.length}, ${facts.human(offered.reduce((sum, { bytes }) => sum + bytes, 0))}`,
  ].join('\n');
};

export const initText: Render<Initialized> = ({ wrote, hosts, offered, devices }) => [
  `${wrote}: ${count(offered, 'device')} of ${devices}, on ${count(hosts, 'host')}`,
  `next: cdk8s-ceph check ${wrote}`,
].join('\n');

export const explainText: Render<Explained> = ({ code, severity, title, why, see }, colors) => [`${colors.bold(code)} (${severity})`, title, why, ...see === undefined ? [] : [see]].join('\n');

export const showText: Render<Shown> = ({ tree }, colors) => {
  const lines = (node: Node, indent: string): string[] => [
    `${indent}${colors.dim(node.kind)} ${colors.bold(node.name)}${node.facts.length === 0 ? '' : `: ${node.facts.join(', ')}`}`, ...node.children.flatMap(child => lines(child, `${indent}  `)),
  ];
  return tree.flatMap(node => lines(node, '')).join('\n');
};
