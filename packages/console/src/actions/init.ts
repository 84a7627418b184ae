import { existsSync, writeFileSync } from 'node:fs';
import { inventory } from './inventory';
import { judged, Outcome, unreadable } from './outcome';
import { layoutOf } from '../layout/write';

/** What was written. */
export interface Initialized {
  readonly wrote: string;
  readonly hosts: number;
  readonly offered: number;
  readonly devices: number;
}

/** Write a layout that gives every offered device of some captured hosts to Ceph. An existing file is left alone. */
export function init({ file, captures }: { readonly file: string; readonly captures: readonly string[] }): Outcome<Initialized> {
  const { data, problems, ...rest } = inventory({ files: captures });
  if (data === undefined) return { ...rest, problems };
  if (existsSync(file)) {
    return unreadable([{ code: 'output/exists', severity: 'error', place: { file }, value: file, reason: 'the file is there already', fix: "Name another file with '--output', or remove this one" }]);
  }
  const offered = data.devices.filter(({ state }) => state === 'offered');
  if (offered.length === 0) {
    return { status: 'refused', problems: [{ code: 'inventory/nothing-offered', severity: 'error', place: {}, value: `none of ${data.devices.length} devices`, reason: 'no device may be given to Ceph', fix: "Run 'cdk8s-ceph inventory' with these captures: it tells why" }] };
  }
  writeFileSync(file, layoutOf(data));
  return judged({ wrote: file, hosts: new Set(data.devices.map(({ host }) => host)).size, offered: offered.length, devices: data.devices.length }, []);
}
