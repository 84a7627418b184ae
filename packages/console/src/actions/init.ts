import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageStackProps } from 'cdk8s-ceph';
import { inventory } from './inventory';
import { judged, Outcome, unreadable } from './outcome';
import type { Problem } from '../io/problem';
import { Draft, draftOf, layoutText, programOf } from '../layout/write';

/** What was written. */
export interface Initialized {
  readonly wrote: readonly string[];
  readonly hosts: number;
  readonly offered: number;
  /** Devices that were looked at; 0 where none were captured. */
  readonly devices: number;
  /** The command to go on with. */
  readonly next: string;
}

/** From what a layout is made, and where it is written. */
export interface Beginning {
  readonly file: string;
  /** What the command of the inventory printed on hosts. */
  readonly captures?: readonly string[];
  /** What somebody answered. */
  readonly answers?: StorageStackProps;
  /** The folder of a program that is written instead of a layout. */
  readonly typescript?: string;
}

/** Write a layout, or a program, that gives devices of hosts to Ceph. What is there already is left alone. */
export function init({ file, captures = [], answers, typescript }: Beginning): Outcome<Initialized> {
  if (captures.length === 0 && answers === undefined) {
    return unreadable([{ code: 'usage/captures', severity: 'error', place: {}, value: 'no captures', reason: 'it is not known which hosts and devices there are', fix: "Name the captures of hosts, see 'cdk8s-ceph inventory --command', or run this in a terminal to be asked" }]);
  }
  if (answers !== undefined) {
    const volumes = Object.values(answers.hosts ?? {}).reduce((sum, host) => sum + (host.volumes?.length ?? 0), 0);
    return written({ props: answers }, { hosts: Object.keys(answers.hosts ?? {}).length, offered: volumes, devices: 0 }, file, typescript);
  }
  const { data, problems, ...rest } = inventory({ files: captures });
  if (data === undefined) return { ...rest, problems };
  const offered = data.devices.filter(({ state }) => state === 'offered');
  if (offered.length === 0) {
    return { status: 'refused', problems: [{ code: 'inventory/nothing-offered', severity: 'error', place: {}, value: `none of ${data.devices.length} devices`, reason: 'no device may be given to Ceph', fix: "Run 'cdk8s-ceph inventory' with these captures: it tells why" }] };
  }
  return written(draftOf(data), { hosts: new Set(data.devices.map(({ host }) => host)).size, offered: offered.length, devices: data.devices.length }, file, typescript);
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
