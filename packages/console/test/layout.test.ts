import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { exampleNames } from '../../../tools/lib/examples';
import { PATHS } from '../../../tools/lib/paths';
import schema from '../schema/layout-1.json';
import { edited } from '../src/layout/edit';
import { loadLayout } from '../src/layout/load';

/** A layout with one host, the volume of which is as given; the volume stands in line 5. */
const volume = (text: string) => `layout: 1\nhosts:\n  node-a:\n    volumes:\n      - ${text}\n`;
const GOOD = '{ disk: /dev/disk/by-id/wwn-0x5000c500a1b2c301, size: 4TB }';

test('a good layout is read, with sizes in every form', () => {
  for (const size of ['4TB', '3.64TiB', '800Gi', '4000787030016', "'4000787030016'"]) {
    const { layout, problems } = loadLayout('l.yaml', volume(`{ disk: /dev/disk/by-id/wwn-0x5000c500a1b2c301, size: ${size} }`));
    expect({ size, problems }).toEqual({ size, problems: [] });
    expect(layout!.props.hosts!['node-a'].volumes![0].size).toBe(size.replace(/'/g, ''));
  }
});

test.each([
  ['Windows line ends', `${volume(GOOD)}`.replace(/\n/g, '\r\n')],
  ['a byte order mark', `\uFEFF${volume(GOOD)}`],
  ['comments', `# mine\n${volume(`${GOOD} # bay 1`)}`],
  ['anchors', `layout: 1\nhosts:\n  node-a: &a\n    volumes: [${GOOD}]\n  node-b: *a\n`],
  ['JSON', '{ "layout": 1, "hosts": { "node-a": {} } }'],
  ['hosts without volumes', 'layout: 1\nhosts:\n  node-a: {}\n'],
])('%s is no fault', (_what, text) => expect(loadLayout('l.yaml', text).problems).toEqual([]));

type Broken = readonly [what: string, text: string, code: string, line: number, column: number, field: string | undefined, allowed?: RegExp];

const BROKEN: readonly Broken[] = [
  // What is no YAML.
  ['an open bracket', volume('{ disk: /dev/disk/by-id/x, size: 4TB'), 'layout/syntax', 6, 1, undefined],
  ['an open quote', volume("{ disk: '/dev/disk/by-id/x, size: 4TB }"), 'layout/syntax', 6, 1, undefined],
  ['a tab before a field', 'layout: 1\nhosts:\n\tnode-a: {}\n', 'layout/syntax', 3, 1, undefined],
  ['a field out of line', 'layout: 1\nhosts:\n  node-a: {}\n node-b: {}\n', 'layout/syntax', 4, 1, undefined],
  ['an alias of nothing', 'layout: 1\nhosts:\n  node-a: *b\n', 'layout/syntax', 3, 11, undefined],
  ['two fields in a line', 'layout: 1\nhosts: node-a: {}\n', 'layout/syntax', 2, 8, undefined],
  ['a host twice in a line', 'layout: 1\nhosts: {node-a: {}, node-a: {}}\n', 'layout/duplicate-key', 2, 21, undefined],
  ['a host twice', 'layout: 1\nhosts:\n  node-a: {}\n  node-b: {}\n  node-a: {}\n', 'layout/duplicate-key', 5, 3, undefined],
  ['a pool twice', 'layout: 1\nblock:\n  a: {}\n  a: {}\n', 'layout/duplicate-key', 4, 3, undefined],
  ['a field twice', volume('{ size: 4TB, disk: /dev/disk/by-id/x, size: 4TB }'), 'layout/duplicate-key', 5, 47, undefined],
  // What is no layout.
  ['an empty file', '', 'layout/type', 1, 1, undefined],
  ['a comment alone', '# nothing\n', 'layout/type', 1, 1, undefined],
  ['a text', 'hello\n', 'layout/type', 1, 1, undefined],
  ['a list', '- layout: 1\n', 'layout/type', 1, 1, undefined],
  ['a number', '7\n', 'layout/type', 1, 1, undefined],
  ['no version', 'hosts:\n  node-a: {}\n', 'layout/version', 1, 1, 'layout'],
  ['a newer version', 'layout: 2\nhosts: {}\n', 'layout/version', 1, 9, 'layout', /newer/],
  ['a version that is a text', "layout: '1'\nhosts: {}\n", 'layout/version', 1, 9, 'layout'],
  ['a version of zero', 'layout: 0\n', 'layout/version', 1, 9, 'layout'],
  // Names that YAML reads as something else.
  ['a host that is a number', 'layout: 1\nhosts:\n  7: {}\n', 'layout/type', 3, 3, undefined, /'7'/],
  ['a host that is a hexadecimal number', 'layout: 1\nhosts:\n  0x1f: {}\n', 'layout/type', 3, 3, undefined, /'0x1f'/],
  ['a host that is true', 'layout: 1\nhosts:\n  true: {}\n', 'layout/type', 3, 3, undefined],
  ['a host that is null', 'layout: 1\nhosts:\n  ~: {}\n', 'layout/type', 3, 3, undefined],
  ['maps merged', `layout: 1\nhosts:\n  node-a: &a { volumes: [${GOOD}] }\n  node-b:\n    <<: *a\n`, 'layout/type', 5, 5, undefined, /Write out/],
  ['a bare WWN', volume('{ disk: 0x5000c500a1b2c301, size: 4TB }'), 'layout/type', 5, 17, 'hosts.node-a.volumes[0].disk', /'0x5000c500a1b2c301'/],
  ['a name in exponents', volume('{ disk: /dev/disk/by-id/x, name: 1e3, size: 4TB }'), 'layout/type', 5, 42, 'hosts.node-a.volumes[0].name', /'1e3'/],
  ['a name that is a number', volume('{ disk: /dev/disk/by-id/x, name: 12, size: 4TB }'), 'layout/type', 5, 42, 'hosts.node-a.volumes[0].name', /'12'/],
  ['a size in exponents', volume('{ disk: /dev/disk/by-id/x, size: 4e12 }'), 'layout/type', 5, 42, 'hosts.node-a.volumes[0].size'],
  ['a size with a point', volume('{ disk: /dev/disk/by-id/x, size: 4.5 }'), 'layout/type', 5, 42, 'hosts.node-a.volumes[0].size'],
  ['a size in hexadecimal', volume('{ disk: /dev/disk/by-id/x, size: 0x10 }'), 'layout/type', 5, 42, 'hosts.node-a.volumes[0].size'],
  ['a size that is true', volume('{ disk: /dev/disk/by-id/x, size: true }'), 'layout/type', 5, 42, 'hosts.node-a.volumes[0].size'],
  ['a class that is nothing', volume('{ disk: /dev/disk/by-id/x, size: 4TB, deviceClass: ~ }'), 'layout/type', 5, 60, 'hosts.node-a.volumes[0].deviceClass'],
  // Fields that are not there.
  ['a field with another case', volume('{ disk: /dev/disk/by-id/x, size: 4TB, deviceclass: hdd }'), 'layout/unknown-field', 5, 47, 'hosts.node-a.volumes[0].deviceclass', /'deviceClass'/],
  ['a field with a typing error', volume('{ disk: /dev/disk/by-id/x, sise: 4TB, size: 4TB }'), 'layout/unknown-field', 5, 36, 'hosts.node-a.volumes[0].sise', /'size'/],
  ['a field of the root', 'layout: 1\nhost: {}\n', 'layout/unknown-field', 2, 1, 'host', /'hosts'/],
  ['a field of Kubernetes', 'layout: 1\napiVersion: v1\n', 'layout/unknown-field', 2, 1, 'apiVersion'],
  ['a field of a pool', 'layout: 1\nblock:\n  a: { replicas: 3 }\n', 'layout/unknown-field', 3, 8, 'block.a.replicas'],
  ['a field of a class', 'layout: 1\nblock:\n  a: { classes: { c: { default: true } } }\n', 'layout/unknown-field', 3, 24, 'block.a.classes.c.default'],
  ['a field of the cluster', 'layout: 1\ncluster: { image: x }\n', 'layout/unknown-field', 2, 12, 'cluster.image'],
  ['the singular', 'layout: 1\nhosts:\n  node-a: { volume: [] }\n', 'layout/unknown-field', 3, 13, 'hosts.node-a.volume', /'volumes'/],
  // Fields that are missing.
  ['no size', volume('{ disk: /dev/disk/by-id/x }'), 'layout/missing', 5, 9, 'hosts.node-a.volumes[0]', /'size'/],
  ['no size of metadata', volume('{ disk: /dev/disk/by-id/x, size: 4TB, metadata: { disk: /dev/disk/by-id/y } }'), 'layout/missing', 5, 47, 'hosts.node-a.volumes[0].metadata'],
  ['no repository', 'layout: 1\ndelivery: { argoCd: { path: a } }\n', 'layout/missing', 2, 13, 'delivery.argoCd', /'repository'/],
  ['a set without hosts', 'layout: 1\nvolumeSets:\n  fast: {}\n', 'layout/missing', 3, 3, 'volumeSets.fast', /'hosts'/],
  ['claims without a class', 'layout: 1\nvolumeClaims:\n  cloud: { size: 1Ti, count: 3 }\n', 'layout/missing', 3, 3, 'volumeClaims.cloud', /'storageClassName'/],
  ['an approval without a reason', 'layout: 1\napprovals: [{ code: pool/copies }]\n', 'layout/missing', 2, 13, 'approvals[0]', /'reason'/],
  ['a policy that says nothing', 'layout: 1\ncluster: { policy: {} }\n', 'layout/missing', 2, 12, 'cluster.policy', /'survive'/],
  // Values that are none.
  ['a failure domain', 'layout: 1\nblock:\n  a: { failureDomain: hosts }\n', 'layout/value', 3, 23, 'block.a.failureDomain', /host, chassis/],
  ['a purpose', 'layout: 1\ncluster: { purpose: test }\n', 'layout/value', 2, 21, 'cluster.purpose', /trial/],
  ['a compression', 'layout: 1\nblock:\n  a: { compression: zstd }\n', 'layout/value', 3, 21, 'block.a.compression'],
  ['two ways of delivery', 'layout: 1\ndelivery: { flux: { path: a }, argoCd: { repository: b, path: c } }\n', 'layout/value', 2, 1, 'delivery', /argoCd, flux/],
  ['a kind of source', 'layout: 1\ndelivery: { flux: { path: a, sourceKind: Git } }\n', 'layout/value', 2, 42, 'delivery.flux.sourceKind', /GitRepository/],
  ['a level to survive', 'layout: 1\ncluster: { policy: { survive: node } }\n', 'layout/value', 2, 31, 'cluster.policy.survive'],
  // Values of another form.
  ['volumes that are a map', 'layout: 1\nhosts:\n  node-a: { volumes: {} }\n', 'layout/type', 3, 22, 'hosts.node-a.volumes', /a list/],
  ['volumes that are a text', 'layout: 1\nhosts:\n  node-a: { volumes: /dev/sdb }\n', 'layout/type', 3, 22, 'hosts.node-a.volumes', /a list/],
  ['a volume that is a text', volume('/dev/disk/by-id/x'), 'layout/type', 5, 9, 'hosts.node-a.volumes[0]', /a map/],
  ['hosts that are a list', 'layout: 1\nhosts: [node-a]\n', 'layout/type', 2, 8, 'hosts', /a map/],
  ['a host that is nothing', 'layout: 1\nhosts:\n  node-a:\n', 'layout/type', 3, 3, 'hosts.node-a', /a map/],
  ['copies that are a text', "layout: 1\nblock:\n  a: { redundancy: { copies: '3' } }\n", 'layout/type', 3, 30, 'block.a.redundancy.copies', /a number/],
  ['yes for true', 'layout: 1\nblock:\n  a: { classes: { c: { isDefault: yes } } }\n', 'layout/type', 3, 35, 'block.a.classes.c.isDefault', /true or false/],
  ['one for true', 'layout: 1\ncluster: { dashboard: 1 }\n', 'layout/type', 2, 23, 'cluster.dashboard', /true or false/],
  ['files that are a text', 'layout: 1\ninclude: shop.yaml\n', 'layout/type', 2, 10, 'include', /a list/],
  ['a fault below an alias, told where it is written', 'layout: 1\nhosts:\n  node-a: &a { cpus: many }\n  node-b: *a\n', 'layout/type', 3, 22, 'hosts.node-a.cpus', /a number/],
  ['a name with a point', 'layout: 1\nblock:\n  a.b: { bulk: 3 }\n', 'layout/type', 3, 16, "block['a.b'].bulk"],
];

test('there are at least sixty broken files', () => expect(BROKEN.length).toBeGreaterThanOrEqual(60));

test.each(BROKEN.map(broken => [broken[0], broken] as const))('%s', (_what, [, text, code, line, column, field, allowed = /./]) => {
  const { layout, problems } = loadLayout('l.yaml', text);
  expect(layout).toBeUndefined();
  const [first] = problems;
  expect({ ...first.place, code: first.code }).toEqual({ file: 'l.yaml', line, column, field, code });
  expect(`${first.reason}; ${first.fix}`).toMatch(allowed);
  expect([first.value, first.reason, first.fix].filter(part => part === '')).toEqual([]);
});

describe('The JSON Schema, as an editor asks it', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  /** What a schema cannot see: text that is no YAML, names that YAML turned into something else, and aliases. */
  const BEYOND = ['layout/syntax', 'layout/duplicate-key'];
  const beyond = ([, text, code]: Broken) => BEYOND.includes(code) || /^ {2}(7|0x1f|true|~): /m.test(text) || / size: (4e12|0x10)/.test(text);

  test.each(BROKEN.filter(broken => !beyond(broken)).map(([what, text]) => [what, text]))('refuses %s, as the loader does', (_, text) => expect(validate(parse(text))).toBe(false));

  test('leaves to the loader what it cannot see, and no more', () => {
    const left = BROKEN.filter(beyond);
    expect(left.length).toBeLessThanOrEqual(16);
    for (const [what, text, code] of left.filter(each => !BEYOND.includes(each[2]))) expect([what, code, validate(parse(text, { merge: false }))]).toEqual([what, code, true]);
  });

  test('accepts every layout of the examples', () => {
    for (const name of exampleNames()) {
      validate(parse(readFileSync(join(PATHS.root, 'examples', name, 'layout.yaml'), 'utf8')));
      expect([name, validate.errors]).toEqual([name, null]);
    }
  });
});

describe('An edit', () => {
  const TEXT = '# mine\nlayout: 1\n\nhosts:\n  # the first\n  node-b: { volumes: [{ disk: /dev/disk/by-id/x, size: 4TB }] } # bay 1\n  node-a: {}\nblock:\n  vms: {} # for us\n';

  test('keeps comments and order, and changes one field', () => {
    expect(edited(TEXT, [{ at: ['hosts', 'node-b', 'volumes', 0, 'size'], to: '8TB' }])).toBe(TEXT.replace('4TB', '8TB'));
    expect(edited(TEXT, [{ at: ['hosts', 'node-b', 'volumes', 0, 'disk'], to: 'a: b' }])).toContain('"a: b"');
    expect(edited(TEXT, [{ at: ['hosts', 'node-a'], to: undefined }]).replace('[ {', '[{').replace('} ]', '}]')).toBe(TEXT.replace('  node-a: {}\n', ''));
  });

  test('adds where nothing was, also below what is not there yet', () => {
    const text = edited(TEXT, [{ at: ['hosts', 'node-c'], to: { volumes: [{ disk: '/dev/disk/by-id/y', size: '4TB' }] } }, { at: ['block', 'vms', 'classes', 'fast', 'isDefault'], to: true }, { at: ['hosts', 'node-b', 'volumes', 1], to: { disk: '/dev/disk/by-id/z', size: '4TB' } }]);
    const { layout, problems } = loadLayout('l.yaml', text);
    expect(problems).toEqual([]);
    expect(layout!.props.hosts!['node-b'].volumes).toHaveLength(2);
    expect(layout!.props.block!.vms.classes).toEqual({ fast: { isDefault: true } });
    for (const comment of ['# mine', '# the first', '# bay 1', '# for us']) expect(text).toContain(comment);
  });

  test('of nothing is the same text', () => expect(edited(TEXT, [])).toBe(TEXT));

  test('of the layouts of the examples changes what it says, and nothing else', () => {
    for (const name of exampleNames()) {
      const text = readFileSync(join(PATHS.root, 'examples', name, 'layout.yaml'), 'utf8'), [host] = Object.keys(parse(text).hosts ?? {});
      if (host === undefined) continue;
      const next = edited(text, [{ at: ['hosts', host, 'cpus'], to: 8 }]);
      expect(parse(next)).toEqual({ ...parse(text), hosts: { ...parse(text).hosts, [host]: { ...parse(text).hosts[host], cpus: 8 } } });
      // Every line of before is there, but for that of a host in one line.
      expect([name, text.split('\n').filter(line => !next.includes(line.trim())).length]).toEqual([name, expect.any(Number)]);
      expect(text.split('\n').filter(line => line.includes('#') && !next.includes(line.trim()))).toEqual([]);
    }
  });
});

test('everything that is wrong is told at once, in the order of the lines', () => {
  const { problems } = loadLayout('l.yaml', 'layout: 1\nblock:\n  a: { failureDomain: hosts, bulk: 3 }\n  b: { copies: 3 }\n');
  expect(problems.map(({ code, place }) => [code, place.line])).toEqual([['layout/value', 3], ['layout/type', 3], ['layout/unknown-field', 4]]);
});

test('aliases that stand for more than a computer holds are refused', () => {
  const bomb = ['layout: 1', 'include:', '  - &a [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 8 }, (_, i) => `  - &${String.fromCharCode(98 + i)} [${Array.from({ length: 10 }, () => `*${String.fromCharCode(97 + i)}`).join(', ')}]`)].join('\n');
  expect(loadLayout('l.yaml', bomb).problems.map(({ code }) => code)).toEqual(['layout/aliases']);
});

test('a file of more than 10 MiB is no layout', () => {
  expect(loadLayout('l.yaml', `layout: 1\n#${'x'.repeat(10 * 2 ** 20)}`).problems.map(({ code }) => code)).toEqual(['layout/too-large']);
});
