import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../../tools/lib/paths';
import { codesPage, statusPage } from '../../tools/lib/status-docs';

const page = (name: string) => readFileSync(join(PATHS.root, 'docs/operations', name), 'utf8');

test('the page of the status is what it tells (else run `npx projen docs:status`)', () => expect(page('status.md')).toBe(statusPage()));
test('the page of health codes is the table of them (else run `npx projen docs:status`)', () => expect(page('health-codes.md')).toBe(codesPage()));
