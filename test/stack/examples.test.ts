import { Chart, Yaml } from 'cdk8s';
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

const documentsIn = (text: string) => text.split(/^---\n/m);

test('every example is said as plain data', () => {
  expect(Object.keys(EXAMPLE_STACKS).sort()).toEqual(exampleNames());
});

describe.each(Object.keys(EXAMPLE_STACKS))('%s as plain data', name => {
  const golden = readGolden(name);
  const { app, stack } = appOf(name);

  test('gives the same bytes as the constructs', () => {
    expect(app.synthYaml()).not.toBe('');
    for (const phase of Object.values(Phase).filter(each => !OF_OTHERS.includes(each) && each !== Phase.APPLICATIONS)) {
      const documents = app.documents(phase);
      expect(`${phase}\n${documents.length === 0 ? '' : Yaml.stringify(...documents)}`).toBe(`${phase}\n${golden.get(`${phase}.k8s.yaml`) ?? ''}`);
    }
  });

  test('installs the same operator', () => {
    const inventory = OF_OTHERS.flatMap(phase => app.documents(phase).map(({ kind, metadata }) => `${phase}.k8s.yaml ${kind} ${metadata.namespace ?? '-'} ${metadata.name}`));
    expect(inventory.length === 0 ? undefined : `${inventory.join('\n')}\n`).toEqual(golden.get('inventory.txt'));
  });

  test('has the claims of its applications to the byte', () => {
    const applications = documentsIn(golden.get(`${Phase.APPLICATIONS}.k8s.yaml`) ?? '');
    const claims = app.documents(Phase.APPLICATIONS);
    for (const claim of claims) expect(applications).toContain(Yaml.stringify(claim));
    expect(claims).toHaveLength(applications.filter(text => /^kind: (PersistentVolumeClaim|ObjectBucketClaim)$/m.test(text)).length);
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
