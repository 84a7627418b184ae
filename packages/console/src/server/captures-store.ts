import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { inventory as model } from 'cdk8s-ceph/model';
import { digestOf } from './layout-store';
import { refusal } from './refusal';
import { Inventoried, inventory } from '../actions/inventory';
import type { Outcome } from '../actions/outcome';
import { volumeOf } from '../layout/write';

/** What begins the capture of a host. */
const BEGIN = '=== cdk8s-ceph host';

/** A device, with what a layout writes for it where it is offered. */
export type SeenDevice = model.InventoryDevice & { readonly volume?: ReturnType<typeof volumeOf> };

/** What hosts have, as far as it was seen. */
export interface Seen {
  readonly hosts: readonly string[];
  readonly devices: readonly SeenDevice[];
  readonly groups: model.Inventory['groups'];
  /** Of the captures: whoever chooses devices says which ones he has seen. */
  readonly digest: string;
  /** When the last of it was seen, in seconds; absent where nothing was. */
  readonly at?: number;
  /** The file that holds the captures: commands take it as well. */
  readonly file: string;
}

/** Keeps captures of hosts in one file beside the layout. */
export class CapturesStore {
  public constructor(private readonly file: string) {}

  /** @param force full names of devices that are taken although they are not offered */
  public now(force: readonly string[] = []): Outcome<Seen> {
    if (!existsSync(this.file)) return { status: 'ok', data: { hosts: [], devices: [], groups: [], digest: this.digest, file: this.file }, problems: [] };
    const { status, data, problems } = inventory({ files: [this.file], force });
    return { status, problems, ...data === undefined ? {} : { data: this.seen(data) } };
  }

  /** Take captures in, each in the place of the former one of its host. What cannot be read changes nothing. */
  public add(text: string): Outcome<Seen> {
    const beside = `${this.file}.new`, parts = partsOf(text);
    if (parts.size === 0) throw refusal(422, 'ui/capture', text.slice(0, 40), 'it is not what the command prints', 'Run the command on the host, and take all that it prints');
    const all = new Map([...existsSync(this.file) ? partsOf(readFileSync(this.file, 'utf8')) : [], ...parts]);
    writeFileSync(beside, [...all.values()].join(''));
    const { status, problems } = inventory({ files: [beside] });
    if (status !== 'ok') {
      rmSync(beside);
      return { status, problems };
    }
    renameSync(beside, this.file);
    return this.now();
  }

  /** Refuse what rests on captures that are not the ones that are there now. */
  public mustBe(digest: unknown): void {
    if (digest !== this.digest) throw refusal(412, 'ui/stale-inventory', String(digest), 'hosts were looked at again since, and a device may be in use by now', 'Look at what is offered now, and choose again');
  }

  private get digest(): string {
    return digestOf(existsSync(this.file) ? readFileSync(this.file, 'utf8') : '');
  }

  private seen({ devices, groups }: Inventoried): Seen {
    const told = devices.map((device): SeenDevice => device.state === 'offered' && device.use !== undefined ? { ...device, volume: volumeOf(device) } : device);
    return { hosts: [...partsOf(readFileSync(this.file, 'utf8')).keys()].sort(), devices: told, groups, digest: this.digest, at: statSync(this.file).mtimeMs / 1000, file: this.file };
  }
}

/** The capture of each host by its name; several of one host are one after the other in a text, and the last one counts. */
function partsOf(text: string): Map<string, string> {
  return new Map(text.replace(/\r\n/g, '\n').split(BEGIN).slice(1).map((part): [string, string] => [part.split('\n')[1]?.trim() ?? '', `${BEGIN}${part.trimEnd()}\n`]));
}
