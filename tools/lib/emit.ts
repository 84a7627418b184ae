import { compile, type JSONSchema } from 'json-schema-to-typescript';
import type { ImportedKind } from './kinds';
import type { Naming } from './naming';
import type { ObjectShape, Shape } from './shapes';

/** The source of one interface, and the interfaces it mentions. */
export interface Interface {
  readonly name: string;
  readonly source: string;
  readonly mentions: string[];
}

const ROOT = 'ImportedRoot';

/** Turns all named structures into interfaces, by name. */
export async function interfaces(naming: Naming): Promise<Map<string, Interface>> {
  const definitions = Object.fromEntries(naming.all.map(({ name, shape }) => [name, objectSchema(shape, naming)]));
  const properties = Object.fromEntries(naming.all.map(({ name }) => [name, reference(name)]));
  const root: JSONSchema = { title: ROOT, type: 'object', additionalProperties: false, properties, definitions };
  const source = await compile(root, ROOT, { bannerComment: '', ignoreMinAndMaxItems: true, style: { singleQuote: true, printWidth: 150 } });

  const parts = source.split(/^(?=export )/m).map(part => [/^export interface (\w+)/.exec(part)?.[1], part.trim()] as const);
  const sources = new Map(parts.filter(([name]) => name !== ROOT) as [string, string][]);
  return new Map(naming.all.map(({ name, shape }) => {
    const text = sources.get(name);
    if (!text) throw new Error(`no interface was made for ${name}`);
    return [name, { name, source: text, mentions: Object.values(shape.fields).flatMap(field => mentioned(field, naming)) }];
  }));
}

/** The constant that pairs a kind with the type of its body. */
export function kindConstant({ apiVersion, kind, namespaced }: ImportedKind): string {
  return `export const ${kind}: Kind<${kind}> = { apiVersion: '${apiVersion}', kind: '${kind}', namespaced: ${namespaced} };`;
}

function mentioned(shape: Shape, naming: Naming): string[] {
  switch (shape.is) {
    case 'list': return mentioned(shape.item, naming);
    case 'map': return mentioned(shape.value, naming);
    case 'object': return [naming.of(shape)?.name ?? []].flat();
    default: return [];
  }
}

function objectSchema({ fields, required }: ObjectShape, naming: Naming): JSONSchema {
  const properties = Object.fromEntries(Object.entries(fields).map(([field, shape]) => [field, schemaOf(shape, naming)]));
  return { type: 'object', additionalProperties: false, properties, required };
}

function schemaOf(shape: Shape, naming: Naming): JSONSchema {
  switch (shape.is) {
    case 'any': return {};
    case 'scalar': return shape.values ? { enum: shape.values } : { type: shape.types as any };
    case 'list': return { type: 'array', items: schemaOf(shape.item, naming) };
    case 'map': return { type: 'object', additionalProperties: schemaOf(shape.value, naming) };
    case 'object': {
      const named = naming.of(shape);
      // TypeScript accepts anything for an empty interface, so an object that may have no fields needs this type.
      return named ? reference(named.name) : { tsType: 'Record<string, never>' };
    }
  }
}

function reference(name: string): JSONSchema {
  return { $ref: `#/definitions/${name}` };
}
