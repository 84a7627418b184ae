import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the suites of one run of jest share what takes long to make. */
const FOLDER = 'CDK8S_CEPH_TEST_RUN';

/** Before all suites. */
export default function begin(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), 'run-'));
}

/** After all of them. */
export const end = (): void => rmSync(process.env[FOLDER]!, { recursive: true, force: true });

/** The folder; it is there while jest runs. */
export const runFolder = (): string => process.env[FOLDER]!;
