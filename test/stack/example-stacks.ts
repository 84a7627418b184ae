import { join } from 'node:path';
import { readLayout } from '../../packages/console/src/layout/read';
import type { StorageStackProps } from '../../src';
import { exampleNames } from '../../tools/lib/examples';

/** Every example as plain data: its layout file. */
export const EXAMPLE_STACKS: Readonly<Record<string, StorageStackProps>> = Object.fromEntries(exampleNames().map(name => {
  const { layout, problems } = readLayout(join(__dirname, '../../examples', name, 'layout.yaml'));
  if (layout === undefined) throw new Error(JSON.stringify(problems, undefined, 2));
  return [name, layout.props];
}));
