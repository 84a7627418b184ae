/**
 * The JSON Schema of the layout file, from the documentation of `StorageStackProps` in .jsii: `tsx tools/layout-schema.ts`.
 * Editors complete and check by it, and the console reads by it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as plus from 'cdk8s-plus-27';
import * as library from '../src';
import { readAssembly } from './lib/assembly';
import { PATHS } from './lib/paths';

/** The layout that this schema describes; an older console refuses a newer one. */
const LAYOUT_VERSION = 1;

const SCHEMA = join(PATHS.root, 'packages/console/schema/layout-1.json');

/** Texts that are sizes: a number of bytes may stand without quotes. */
const SIZES = ['size', 'maxSize', 'memory', 'memoryLimit', 'store', 'stripeUnit', 'workingSet', 'cacheSize'];

const OWN = 'cdk8s-ceph.';
const STACK = `${OWN}StorageStackProps`;
const DELIVERY = `${OWN}DeliveryProps`;

/** What jsii says of a type, as far as it matters here. */
interface JsiiType {
  readonly kind: 'interface' | 'enum' | 'class';
  readonly interfaces?: readonly string[];
  readonly properties?: readonly JsiiProperty[];
  readonly members?: readonly { readonly name: string }[];
  readonly docs?: JsiiDocs;
}

interface JsiiProperty {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: JsiiReference;
  readonly docs?: JsiiDocs;
}

interface JsiiDocs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
}

interface JsiiReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'map' | 'array'; readonly elementtype: JsiiReference };
}

/** The schema, from the description of the library and the values of its enums. */
function layoutSchema(types: Readonly<Record<string, JsiiType>>, valuesOf: (enumName: string) => readonly string[]): object {
  const defs: Record<string, object> = {};

  const propertiesOf = (fqn: string): JsiiProperty[] => {
    const type = types[fqn];
    return [...(type.interfaces ?? []).flatMap(propertiesOf), ...type.properties ?? []];
  };
  const struct = (fqn: string): object => {
    const properties = propertiesOf(fqn);
    const required = properties.filter(({ optional }) => !optional).map(({ name }) => name);
    return {
      description: types[fqn].docs?.summary,
      type: 'object',
      additionalProperties: false,
      ...required.length > 0 ? { required } : {},
      properties: Object.fromEntries(properties.map(property => [property.name, { ...described(property.docs), ...valueOf(property.type, property.name) }])),
    };
  };
  const valueOf = ({ primitive, fqn, collection }: JsiiReference, name: string): object => {
    if (collection?.kind === 'array') return { type: 'array', items: valueOf(collection.elementtype, '') };
    if (collection?.kind === 'map') return { type: 'object', additionalProperties: valueOf(collection.elementtype, '') };
    if (fqn !== undefined) {
      const short = fqn.slice(fqn.lastIndexOf('.') + 1);
      if (defs[short] === undefined) {
        const type = types[fqn];
        defs[short] = {};
        defs[short] = type?.kind === 'interface' ? struct(fqn) : { description: type?.docs?.summary, type: 'string', enum: valuesOf(fqn) };
      }
      return { $ref: `#/$defs/${short}` };
    }
    if (primitive === 'string') return { type: SIZES.includes(name) ? ['string', 'integer'] : 'string' };
    if (primitive === 'number' || primitive === 'boolean') return { type: primitive };
    throw new Error(`a property '${name}' of the layout is of a type that no file can hold`);
  };
  const stack = struct(STACK) as { properties: object };
  const delivery = struct(DELIVERY);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Layout of cdk8s-ceph',
    ...stack,
    required: ['layout'],
    properties: {
      layout: { description: 'The version of this form of description.', const: LAYOUT_VERSION },
      include: { description: 'Files with objects of applications, next to this file; they are judged and written like the rest.', type: 'array', items: { type: 'string' } },
      delivery: { ...delivery, maxProperties: 1 },
      ...stack.properties,
    },
    $defs: Object.fromEntries(Object.entries(defs).sort(([a], [b]) => a < b ? -1 : 1)),
  };
}

function described(docs: JsiiDocs | undefined): object {
  const text = [docs?.summary, docs?.remarks, docs?.default === undefined ? undefined : `Default: ${docs.default.replace(/^- /, '')}`].filter(part => part !== undefined).join('\n');
  return text === '' ? {} : { description: text };
}

/** What an enum of ours, or of cdk8s-plus, writes into objects. */
function wireValues(fqn: string): string[] {
  const homes: Record<string, any> = { 'cdk8s-ceph': library, 'cdk8s-plus-27': plus };
  const [home, name] = fqn.split('.');
  return Object.values(homes[home][name]);
}

const { types } = readAssembly(PATHS.root);
writeFileSync(SCHEMA, `${JSON.stringify(layoutSchema(types, wireValues), undefined, 2)}\n`);
