import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { Summary, VolumeSummary } from './model';

const WIDTH = 100;
/** Beyond this many volumes hosts are told in one line each. */
const MANY_VOLUMES = 48;

type Colors = ReturnType<typeof createColors>;

/** A summary for people, at most 100 columns wide where names allow it. */
export function toText(summary: Summary, colored: boolean): string {
  const colors = createColors(colored);
  return [
    clusters(summary, colors),
    volumes(summary, colors),
    section(colors, 'Claims on a StorageClass that is already there', ['set', 'OSDs', 'size each', 'class', 'zone'],
      summary.claims.map(({ set, count: osds, size, storageClass, zone }) => [set, osds, human(size), storageClass, zone ?? 'any'])),
    pools(summary, colors),
    section(colors, 'StorageClasses', ['class', 'serves', 'from', 'when a claim is deleted', 'can grow'], summary.storageClasses.map(item => [
      item.isDefault ? `${colors.bold(item.name)} ${colors.green('(default)')}` : item.name, item.serves, item.from,
      item.reclaimPolicy === 'Retain' ? 'data is kept' : 'data is deleted', item.expandable ? 'yes' : 'no',
    ])),
    section(colors, `Files in ${summary.directory}, in the order of application`, ['file', 'objects', 'of which'], summary.files.map(({ file, objects, kinds }) => [
      file, objects, wrap(Object.entries(kinds).map(([kind, number]) => `${number} ${kind}`).join(', '), WIDTH - 52),
    ])),
    listed(colors, 'The program says', summary.output),
    summary.warnings.length === 0 ? `${colors.green('No warnings.')}\n` : listed(colors, colors.yellow('Warnings'), summary.warnings),
    listed(colors, 'Next', summary.nextSteps),
  ].filter(Boolean).join('\n');
}

function clusters({ clusters: all }: Summary, colors: Colors): string {
  return all.map(({ name, namespace, image, trial, monitors, managers, osds }) => [
    `${colors.bold(`Ceph cluster ${name}`)} in namespace ${namespace}, ${image ?? 'an image that is not known'}${trial ? colors.yellow(', for trying things out') : ''}`,
    `${count(osds, 'OSD')}, ${count(monitors, 'monitor')}, ${managers === undefined ? 'managers that are not known' : count(managers, 'manager')}\n`,
  ].join('\n')).join('\n');
}

function volumes({ volumes: all }: Summary, colors: Colors): string {
  const hosts = [...new Set(all.map(({ host }) => host))].sort();
  const title = `Hosts and volumes (${count(hosts.length, 'host')}, ${count(all.length, 'volume')})`;
  if (all.length > MANY_VOLUMES) {
    return section(colors, title, ['host', 'volumes'], hosts.map(host => [host, wrap(alike(all.filter(volume => volume.host === host)), WIDTH - 30)]));
  }
  const used = Math.max(0, ...all.map(({ host, role, size, deviceClass = '' }) => `${host}${role}${human(size)}${deviceClass}`.length)) + 16;
  let last = '';
  return section(colors, title, ['host', 'device', 'for', 'size', 'class'], [...all].sort(byHost).map(({ host, device, role, size, deviceClass }) => {
    const first = host !== last;
    last = host;
    return [first ? colors.bold(host) : '', shorten(device, WIDTH - used), role, human(size), deviceClass ?? ''];
  }));
}

function pools({ pools: all }: Summary, colors: Colors): string {
  const away = (number: number, domain: string) => number === 0 ? colors.yellow('none') : count(number, domain === 'osd' ? 'OSD' : domain);
  return section(colors, 'Pools', ['pool', 'holds', 'kept as', 'class', 'works without', 'keeps data without'], all.map(item => [
    item.pool, item.usedFor, item.redundancy, item.deviceClass ?? 'any', away(item.worksWithout, item.failureDomain), away(item.keepsDataWithout, item.failureDomain),
  ]));
}

function section(colors: Colors, title: string, head: string[], rows: (string | number)[][]): string {
  if (rows.length === 0) return '';
  const table = new Table({ head: head.map(text => colors.dim(text)), style: { 'head': [], 'border': [], 'padding-left': 0, 'padding-right': 2 }, chars: NO_LINES });
  table.push(...rows);
  return `${colors.bold(title)}\n${indent(table.toString())}\n`;
}

function listed(colors: Colors, title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${colors.bold(title)}\n${indent(lines.join('\n'))}\n`;
}

function indent(text: string): string {
  return text.split('\n').map(line => `  ${line}`.trimEnd()).join('\n');
}

/** Volumes of one host in one line, those that are alike counted. */
function alike(all: readonly VolumeSummary[]): string {
  const groups = new Map<string, number>();
  for (const { role, size, deviceClass } of all) {
    const what = [human(size), deviceClass, role === 'data' ? undefined : `for ${role}`].filter(Boolean).join(' ');
    groups.set(what, (groups.get(what) ?? 0) + 1);
  }
  return [...groups].map(([what, number]) => `${number} × ${what}`).join(', ');
}

function byHost(a: VolumeSummary, b: VolumeSummary): number {
  return a.host.localeCompare(b.host, 'en', { numeric: true }) || (a.persistentVolume < b.persistentVolume ? -1 : 1);
}

/** A Kubernetes quantity as people write it. */
function human(quantity: string): string {
  return quantity.replace(/^(\d+)([KMGTP]i)$/, '$1 $2B');
}

function count(number: number, what: string): string {
  return `${number} ${number === 1 || what.endsWith('s') ? what : `${what}s`}`;
}

/** The end of a name tells more than its middle. */
function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  const tail = Math.floor(width / 2);
  return `${text.slice(0, width - tail - 1)}…${text.slice(-tail)}`;
}

function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(/(?<=, )/)) {
    if (lines[lines.length - 1] !== '' && (lines[lines.length - 1] + word).trimEnd().length > width) lines.push('');
    lines[lines.length - 1] += word;
  }
  return lines.map(line => line.trimEnd()).join('\n');
}

const NO_LINES = Object.fromEntries([
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle',
].map(name => [name, '']));
