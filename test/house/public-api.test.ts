import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assembly, ROOT, textOf } from './lib/assembly';

interface Member { name: string; docs?: any; optional?: boolean; static?: boolean; parameters?: any[]; type?: any; returns?: any; overrides?: string }

const types: any[] = Object.values(assembly().types);
const byName = new Map(types.map(type => [type.fqn, type]));
const membersOf = (type: any): Member[] => [...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []];
const all = types.flatMap(type => membersOf(type).map(member => ({ type, member, at: `${type.name}.${member.name}` })));

/** Every type that is mentioned somewhere, with the place. */
function mentioned(value: any, at: string, found: { at: string; kind: string; name: string }[] = []) {
  if (Array.isArray(value)) {value.forEach(item => mentioned(item, at, found));} else if (value !== null && typeof value === 'object') {
    for (const kind of ['fqn', 'primitive'] as const) if (typeof value[kind] === 'string') found.push({ at, kind, name: value[kind] });
    if (value.union) found.push({ at, kind: 'union', name: 'union' });
    for (const [key, item] of Object.entries(value)) if (key !== 'docs') mentioned(item, at, found);
  }
  return found;
}
const mentions = types.flatMap(type => [
  ...membersOf(type).flatMap(member => mentioned(member, `${type.name}.${member.name}`)), ...mentioned(type.initializer ?? {}, `new ${type.name}`),
]);

/** Interfaces of a type and of what it extends, all the way up. */
function ancestors(type: any): any[] {
  const parents = [type.base, ...type.interfaces ?? []].map((fqn: string) => byName.get(fqn)).filter(parent => parent !== undefined);
  return parents.flatMap(parent => [parent, ...ancestors(parent)]);
}
const isConstruct = (type: any): boolean => [type, ...ancestors(type)].some(({ base, interfaces = [] }) => [base, ...interfaces].some(fqn => /^(constructs|cdk8s)\./.test(fqn ?? '')));
const isDocumented = ({ type, member }: typeof all[number]) =>
  member.docs?.summary !== undefined
  || ancestors(type).some(parent => membersOf(parent).some(({ name, docs }) => name === member.name && docs?.summary !== undefined));

describe('The public API', () => {
  test('is there, and is not small', () => expect(types.length).toBeGreaterThan(40));

  test('has no generated type', () => {
    expect(types.filter(({ name, locationInModule }) => name.startsWith('Kube') || locationInModule.filename.includes('/imports/')).map(({ name }) => name)).toEqual([]);
    expect(mentions.filter(({ kind, name }) => kind === 'fqn' && !byName.has(name) && !/^(cdk8s|constructs|cdk8s-plus-27)\./.test(name))).toEqual([]);
  });

  test('has no union', () => expect(mentions.filter(({ kind }) => kind === 'union')).toEqual([]));

  test('has no `any` but where plain data are handed in or out', () => {
    const allowed = ['ClaimTemplate.toJson', 'StorageApp.documents', 'PolicyManifest.object', 'Forecast.toJson', 'Plan.documents', 'Plan.toJson', 'Action.objects', 'Answer.json'];
    expect(mentions.filter(({ kind, name, at }) => kind === 'primitive' && (name === 'any' || name === 'json') && !allowed.includes(at)).map(({ at }) => at)).toEqual([]);
  });

  test('has no interface `IFoo` of data only', () => {
    const behavioural = types.filter(({ kind, datatype }) => kind === 'interface' && !datatype);
    expect(behavioural.filter(type => !(type.methods?.length > 0) && !isConstruct(type)).map(({ name }) => name)).toEqual([]);
  });

  test('names data `FooProps`, never `IFoo`, and behaviour `IFoo`', () => {
    expect(types.filter(({ kind, datatype, name }) => kind === 'interface' && /^I[A-Z]/.test(name) === Boolean(datatype)).map(({ name }) => name)).toEqual([]);
  });

  test('is documented in every type', () => expect(types.filter(({ docs }) => docs?.summary === undefined).map(({ name }) => name)).toEqual([]));

  test('is documented in every member', () => expect(all.filter(place => !isDocumented(place)).map(({ at }) => at)).toEqual([]));

  test('says of every optional property what happens without it', () => {
    const optional = all.filter(({ type, member }) => type.datatype && member.optional);
    expect(optional.length).toBeGreaterThan(100);
    const vague = ({ member }: typeof all[number]) => !/\w/.test(member.docs?.default ?? '') || /^-?\s*(undefined|none|none set|null|nothing set|the default|default)\.?$/i.test(member.docs.default);
    expect(optional.filter(vague).map(({ at, member }) => `${at}: ${member.docs?.default}`)).toEqual([]);
  });

  test('gives every resource a way to refer to one that is owned elsewhere, where something takes its interface', () => {
    const taken = new Set(mentions.map(({ name }) => name));
    const resources = types.filter(type => type.kind === 'class' && !type.abstract && byName.has(`cdk8s-ceph.I${type.name}`) && taken.has(`cdk8s-ceph.I${type.name}`));
    expect(resources.length).toBeGreaterThan(3);
    const lacking = resources.filter(type => isConstruct(type) && !type.methods?.some((method: any) => method.static && /^(from|existing)/.test(method.name)));
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });

  test('takes interfaces, never the class where there is an interface of it', () => {
    const inputs = types.flatMap(type => [
      ...type.datatype ? (type.properties ?? []).flatMap((member: any) => mentioned(member.type, `${type.name}.${member.name}`)) : [],
      ...(type.methods ?? []).flatMap((method: any) => (method.parameters ?? []).flatMap((parameter: any) => mentioned(parameter, `${type.name}.${method.name}(${parameter.name})`))),
      ...(type.initializer?.parameters ?? []).flatMap((parameter: any) => mentioned(parameter, `new ${type.name}(${parameter.name})`)),
    ]);
    expect(inputs.length).toBeGreaterThan(100);
    expect(inputs.filter(({ kind, name }) => kind === 'fqn' && byName.has(name.replace(/\.(\w+)$/, '.I$1')))).toEqual([]);
  });

  test('has constructors of the form (scope, id, props)', () => {
    const constructs = types.filter(type => type.kind === 'class' && !type.abstract && type.initializer?.parameters && isConstruct(type) && type.name !== 'StorageApp');
    const forms = constructs.map(type => [type.name, type.initializer.parameters.map((parameter: any) => parameter.name).join(', ')]);
    expect(forms.filter(([, form]) => form !== 'scope, id, props')).toEqual([]);
  });
});

describe('API.md', () => {
  test('is there', () => expect(existsSync(join(ROOT, 'API.md'))).toBe(true));
  test('has no generated type', () => expect(textOf('API.md').match(/\bKube[A-Z]\w*|imports\//g)).toBeNull());
});
