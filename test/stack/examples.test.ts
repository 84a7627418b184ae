import { Chart } from 'cdk8s';
import { EXAMPLE_STACKS } from './example-stacks';
import { Findings, Phase, StorageApp, StorageStack } from '../../src';
import { exampleNames, readGolden } from '../../tools/lib/examples';

/** Of what others wrote the golden files keep an inventory. */
const OF_OTHERS = [Phase.CRDS, Phase.OPERATOR];

function appOf(name: string): { app: StorageApp; stack: StorageStack } {
  const app = new StorageApp({ quiet: true });
  const stack = new StorageStack(new Chart(app, 'any'), 'stack', EXAMPLE_STACKS[name]);
  return { app, stack };
}

test('every example is said as plain data', () => {
  expect(Object.keys(EXAMPLE_STACKS).sort()).toEqual(exampleNames());
});

describe.each(Object.keys(EXAMPLE_STACKS))('%s as plain data', name => {
  const golden = readGolden(name);
  const { app, stack } = appOf(name);

  test('installs the same operator', () => {
    const inventory = OF_OTHERS.flatMap(phase => app.documents(phase).map(({ kind, metadata }) => `${phase}.k8s.yaml ${kind} ${metadata.namespace ?? '-'} ${metadata.name}`));
    expect(inventory.length === 0 ? undefined : `${inventory.join('\n')}\n`).toEqual(golden.get('inventory.txt'));
  });

  test('warns of the same, and has the same labels for nodes', () => {
    const told = [...(golden.get('warnings.txt') ?? '').matchAll(/rule: (\S+)/g)].map(([, code]) => code);
    expect(Findings.of(app).filter(({ approved }) => approved === undefined).map(({ code }) => code)).toEqual(told);
    expect(stack.labelCommands.map(line => `${line}\n`).join('')).toBe(golden.get('output.txt') ?? '');
  });

  test('knows the place in the data of every object', () => {
    for (const { path } of app.node.findAll().map(({ node }) => node).filter(({ path: each }) => each.startsWith('any/stack/') && each.endsWith('/Resource'))) {
      expect([path, stack._source(path)?.text]).toEqual([path, expect.stringMatching(/./)]);
    }
  });
});
