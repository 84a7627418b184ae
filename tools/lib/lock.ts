import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PATHS } from './paths';

type Entries = Record<string, Record<string, string>>;

/**
 * What every upstream file looked like when a person last accepted it.
 * go.sum already guards whole modules; this guards the files we read, and its diff shows which of them a version bump touched.
 */
export class VendorLock {
  private readonly known: Entries;
  private readonly seen: Entries = {};
  private readonly problems = new Set<string>();

  constructor(private readonly updating: boolean) {
    this.known = existsSync(PATHS.lock) ? JSON.parse(readFileSync(PATHS.lock, 'utf8')) : {};
  }

  /** Notes a file that was read; complaints are gathered for `close`, so that one run shows them all. */
  public check(module: string, file: string, content: Buffer): void {
    const actual = createHash('sha256').update(content).digest('hex');
    (this.seen[module] ??= {})[file] = actual;
    const expected = this.known[module]?.[file];
    if (this.updating || expected === actual) return;
    this.problems.add(expected ? `${module} ${file}: sha256 is ${actual}, the lock says ${expected}` : `${module} ${file}: not in the lock`);
  }

  /** Fails if any file was not as locked, or rewrites the lock when that was asked for. */
  public close(): void {
    if (this.updating) {
      writeFileSync(PATHS.lock, JSON.stringify(this.seen, sorted, 2) + '\n');
    } else if (this.problems.size > 0) {
      throw new Error([
        'Upstream files differ from tools/vendor.lock.json:', ...[...this.problems].map(problem => `  ${problem}`),
        'If you changed a version in tools/go.mod, review the new files and run `npx projen vendor --update-lock`.',
      ].join('\n'));
    }
  }
}

function sorted(_key: string, value: unknown): unknown {
  const isTable = value !== null && typeof value === 'object' && !Array.isArray(value);
  return isTable ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}
