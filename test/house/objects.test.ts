import { sources } from './lib/assembly';
import { looks, looksInTexts } from './lib/object-looks';

/** The one room that reads objects. */
const READERS = /^src\/model\/manifests\//;

const RENDERS = 'it renders objects';
const ASKS = 'it asks the API server of the lab, whose answers are no declarations';

/** Files that look into objects for another reason than to learn from them what a stack is. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/app/private/order.ts': 'it sorts objects that are rendered, whatever they are',
  'src/core/render.ts': RENDERS,
  'src/storage-class/claim-template.ts': RENDERS,
  'src/toolbox/toolbox.ts': "it renders Rook's own toolbox anew",
  'src/model/checks/osd-objects.ts': 'it reads what a live cluster answers',
  'src/model/inventory/rook-discovery.ts': "it reads what Rook's discovery wrote of a host",
  'lab/lib/claims.ts': ASKS,
  'lab/lib/client.ts': ASKS,
  'lab/lib/hindrances.ts': ASKS,
  'lab/lib/log-store.ts': ASKS,
  'lab/lib/managers.ts': ASKS,
  'lab/lib/name-server.ts': ASKS,
  'lab/lib/operator.ts': ASKS,
  'lab/lib/osds.ts': ASKS,
};

const CASES: readonly (readonly [what: string, text: string, looks: readonly string[]])[] = [
  ['a property', 'const one = (object: any) => object.spec.size;', ['object.spec']],
  ['a property of a property', 'const one = (object: any) => object.a?.metadata?.name;', ['object.a?.metadata']],
  ['a key', "const one = (object: any) => object['spec'];", ["object['spec']"]],
  ['a pattern', 'const one = ({ metadata: { name }, kind }: any) => name + kind;', ['metadata: { name }']],
  ['a pattern of a list', 'const one = (objects: readonly any[]) => objects.map(({ spec }) => spec);', ['spec']],
  ['what has a type is none', 'const one = (described: { readonly spec: { readonly size: number } }) => described.spec.size;', []],
  ['what is written is none', 'const one = (size: number) => ({ metadata: {}, spec: { size } });', []],
];

describe('A look into an object', () => {
  const found = looksInTexts(CASES.map(([, text]) => text));

  test.each(CASES.map(([what, , expected], i) => ({ what, expected, i })))('$what', ({ expected, i }) => expect(found[i]).toEqual(expected));
});

describe('Sources', () => {
  const found = looks(['src', 'tools/lib/summary', 'lab/lib'].flatMap(sources).filter(file => !READERS.test(file)));

  test('look into objects in src/model/manifests only', () => expect(found.filter(({ file }) => ALLOWED[file] === undefined)).toEqual([]));
  test('that may do so elsewhere do so', () => expect(Object.keys(ALLOWED).filter(file => !found.some(look => look.file === file))).toEqual([]));
});
