import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { StorageStackProps } from 'cdk8s-ceph';
import { refusal } from './refusal';
import type { Problem } from '../io/problem';
import { Edit, edited } from '../layout/edit';
import { loadLayout } from '../layout/load';
import { LAYOUT_VERSION } from '../layout/schema';

/** A layout as it is now. */
export interface LayoutNow {
  readonly file: string;
  /** Whether the file is there; it is made at the first change. */
  readonly exists: boolean;
  readonly text: string;
  /** Of the text: whoever changes the layout says which one he has seen. */
  readonly digest: string;
  /** Its fields; absent where it cannot be read. */
  readonly props?: StorageStackProps;
  readonly problems: readonly Problem[];
}

/** Keeps the layout in its file: each change is written at once, and only by whoever has seen the one before. */
export class LayoutStore {
  public constructor(private readonly file: string) {}

  public now(): LayoutNow {
    const exists = existsSync(this.file), text = exists ? readFileSync(this.file, 'utf8') : `layout: ${LAYOUT_VERSION}\n`;
    const { layout, problems } = loadLayout(this.file, text);
    return { file: this.file, exists, text, digest: digestOf(text), ...layout === undefined ? {} : { props: layout.props }, problems };
  }

  /** Change some fields; comments and order stay. */
  public edit(edits: readonly Edit[], seen: string | undefined): LayoutNow {
    return this.replace(edited(this.seen(seen).text, edits), seen);
  }

  /** Write another text in the place of the one that was seen. */
  public replace(text: string, seen: string | undefined): LayoutNow {
    this.seen(seen);
    if (text.length > 10 * 2 ** 20) throw refusal(413, 'ui/too-large', `${text.length} bytes`, 'a layout has at most 10 MiB', 'Leave out what is no description of storage');
    // Beside it first: whoever is killed in the middle leaves the former one.
    const beside = join(dirname(this.file), `.${basename(this.file)}.${process.pid}`), handle = openSync(beside, 'w');
    writeSync(handle, text);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(beside, this.file);
    return this.now();
  }

  private seen(digest: string | undefined): LayoutNow {
    const now = this.now();
    if (digest === now.digest) return now;
    throw refusal(digest === undefined ? 428 : 412, 'ui/stale', digest ?? 'no digest', 'the layout was changed meanwhile, in another window or by an editor', 'Look at what it is now, and make the change again');
  }
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
