import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import type { PolicyManifest, StorageStackProps } from 'cdk8s-ceph';
import { manifests as model } from 'cdk8s-ceph/model';
import { inventory } from './inventory';
import { judged, Outcome, unreadable } from './outcome';
import { madeFrom } from '../input/source';
import type { Problem } from '../io/problem';
import { homeless } from '../layout/compare';
import { propsOf, withVolumesMade } from '../layout/from-objects';
import { Draft, draftOf, layoutText, programOf } from '../layout/write';

/** What was written. */
export interface Initialized {
  readonly wrote: readonly string[];
  readonly hosts: number;
  readonly offered: number;
  /** Devices that were looked at; 0 where none were captured. */
  readonly devices: number;
  /** What of a program has no home in the layout, each with why. */
  readonly homeless?: readonly { readonly object: string; readonly reason: string }[];
  /** The command to go on with. */
  readonly next: string;
}

/** From what a layout is made, and where it is written. */
export interface Beginning {
  readonly file: string;
  /** What the command of the inventory printed on hosts. */
  readonly captures?: readonly string[];
  /** Full stable names of devices that are taken although they are not offered. */
  readonly force?: readonly string[];
  /** What somebody answered. */
  readonly answers?: StorageStackProps;
  /** The command of a program whose stack is taken. */
  readonly fromApp?: string;
  /** The folder of a program that is written instead of a layout. */
  readonly typescript?: string;
}

/** Write a layout, or a program, that gives devices of hosts to Ceph. What is there already is left alone. */
export function init({ file, captures = [], force, answers, fromApp, typescript }: Beginning): Outcome<Initialized> {
  if (fromApp !== undefined) return taken(fromApp, file);
  if (captures.length === 0 && answers === undefined) {
    return unreadable([{ code: 'usage/captures', severity: 'error', place: {}, value: 'no captures', reason: 'it is not known which hosts and devices there are', fix: "Name the captures of hosts, see 'cdk8s-ceph inventory --command', or run this in a terminal to be asked" }]);
  }
  if (answers !== undefined) {
    const volumes = Object.values(answers.hosts ?? {}).reduce((sum, host) => sum + (host.volumes?.length ?? 0), 0);
    return written({ props: answers }, { hosts: Object.keys(answers.hosts ?? {}).length, offered: volumes, devices: 0 }, file, typescript);
  }
  const { data, problems, status } = inventory({ files: captures, force });
  if (data === undefined || problems.length > 0) return { status, problems };
  const offered = data.devices.filter(({ state }) => state === 'offered');
  if (offered.length === 0) {
    return { status: 'refused', problems: [{ code: 'inventory/nothing-offered', severity: 'error', place: {}, value: `none of ${data.devices.length} devices`, reason: 'no device may be given to Ceph', fix: "Run 'cdk8s-ceph inventory' with these captures: it tells why" }] };
  }
  return written(draftOf(data), { hosts: new Set(data.devices.map(({ host }) => host)).size, offered: offered.length, devices: data.devices.length }, file, typescript);
}

/** Write the layout of a program's stack, and beside it a file with the objects that no layout describes. */
function taken(app: string, file: string): Outcome<Initialized> {
  const found = madeFrom({ file, app });
  if ('status' in found) return found;
  const objects = found.objects(), told = propsOf(model.stackOf(objects));
  // Whether the program prepares hosts is not told by volumes: of both ways the one that leaves less without a home.
  const ways = [told, withVolumesMade(told)].map(each => ({ props: each, ...homeless(objects, each) }));
  const [{ props, others, strange }] = ways.sort((a, b) => a.others.length + a.strange.length - b.others.length - b.strange.length);
  const beside = `${file.replace(/\.ya?ml$/, '')}-objects.yaml`;
  const include = others.length === 0 ? undefined : [beside.split('/').pop()!];
  const there = [file, ...include === undefined ? [] : [beside]].find(path => existsSync(path));
  if (there !== undefined) return unreadable([exists(there, 'the file is there already', "Name another file with '--output', or remove this one")]);
  if (include !== undefined) writeFileSync(beside, Yaml.stringify(...others.map(({ object }: PolicyManifest) => object)));
  const { status, data, problems } = written({ props, include }, { hosts: found.hosts, offered: found.volumes, devices: 0 }, file, undefined);
  return { status, problems, data: data && { ...data, wrote: [...data.wrote, ...include === undefined ? [] : [beside]], homeless: strange } };
}

function written(draft: Draft, counts: Pick<Initialized, 'hosts' | 'offered' | 'devices'>, file: string, folder: string | undefined): Outcome<Initialized> {
  if (folder === undefined) {
    if (existsSync(file)) return unreadable([exists(file, 'the file is there already', "Name another file with '--output', or remove this one")]);
    writeFileSync(file, layoutText(draft));
    return judged({ ...counts, wrote: [file], next: `cdk8s-ceph check ${file}` }, []);
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) return unreadable([exists(folder, 'the folder is not empty', 'Name another folder')]);
  mkdirSync(folder, { recursive: true });
  const files = programOf(draft);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return judged({ ...counts, wrote: [...files.keys()].map(name => join(folder, name)), next: `cd ${folder} && npm install && cdk8s-ceph check --app 'npx tsx main.ts'` }, []);
}

function exists(place: string, reason: string, fix: string): Problem {
  return { code: 'output/exists', severity: 'error', place: { file: place }, value: place, reason, fix };
}
