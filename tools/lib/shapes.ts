/** The structure of a field and nothing else: what is left of a schema without its prose, its defaults and its validation. */
export type Shape = ScalarShape | ListShape | MapShape | ObjectShape | { readonly is: 'any' };

export interface ScalarShape { readonly is: 'scalar'; readonly types: string[]; readonly values?: (string | number)[] }
export interface ListShape { readonly is: 'list'; readonly item: Shape }
export interface MapShape { readonly is: 'map'; readonly value: Shape }
export interface ObjectShape {
  readonly is: 'object';
  /** What upstream calls this structure, where it says so. */
  readonly name?: string;
  readonly fields: Record<string, Shape>;
  readonly required: string[];
}

type Schema = Record<string, any>;
export type OpenApiSchemas = Record<string, Schema>;

const ANY: Shape = { is: 'any' };
const INT_OR_STRING: Shape = { is: 'scalar', types: ['number', 'string'] };

/** Written by `render()` for every object alike. */
const COMMON_FIELDS = ['apiVersion', 'kind', 'metadata', 'status'];

/** An object's own part. */
export function bodyOf(shape: Shape): ObjectShape {
  const whole = shape as ObjectShape;
  const own = Object.entries(whole.fields).filter(([field]) => !COMMON_FIELDS.includes(field));
  return { is: 'object', fields: Object.fromEntries(own), required: whole.required.filter(field => !COMMON_FIELDS.includes(field)) };
}

/** The shape a CRD's schema describes. */
export function fromCrd(schema: Schema): Shape {
  if (schema['x-kubernetes-int-or-string']) return INT_OR_STRING;
  // A required field with a default may be left out: the API server fills it in before it looks.
  return shapeOf(schema, fromCrd, (field: Schema) => field.default === undefined);
}

/** The shape of a built-in kind or of a structure inside it. Its defaults are Go's zero values, which nobody fills in. */
export function fromOpenApi(name: string, schemas: OpenApiSchemas): Shape {
  const resolve = (schema: Schema): Shape => {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (reference) return fromOpenApi(reference.split('/').pop()!, schemas);
    if (schema.oneOf) return { is: 'scalar', types: unique(schema.oneOf.map((option: Schema) => scalar(option.type))) };
    return shapeOf(schema, resolve, () => true);
  };
  // The two structures the API leaves open by intent; they have no fields in the schema either.
  if (/\.(RawExtension|FieldsV1)$/.test(name)) return ANY;
  const shape = resolve(schemas[name]);
  return shape.is === 'object' ? { ...shape, name: name.split('.').pop()! } : shape;
}

function shapeOf(schema: Schema, resolve: (schema: Schema) => Shape, demanded: (field: Schema) => boolean): Shape {
  if (schema.type === 'array') return { is: 'list', item: resolve(schema.items) };
  if (schema.properties) {
    // Some of Rook's objects list all their fields and yet keep unknown ones. They stay closed here: a typing error must not compile.
    const fields = Object.entries<Schema>(schema.properties).filter(([field]) => !isServerField(field, schema));
    const required = (schema.required ?? []).filter((field: string) => schema.properties[field] && demanded(schema.properties[field]));
    return { is: 'object', fields: Object.fromEntries(fields.map(([field, value]) => [field, resolve(value)])), required };
  }
  if (typeof schema.additionalProperties === 'object') return { is: 'map', value: resolve(schema.additionalProperties) };
  if (schema['x-kubernetes-preserve-unknown-fields'] && (schema.type ?? 'object') === 'object') return { is: 'map', value: ANY };
  if (schema.type === 'object') return { is: 'object', fields: {}, required: [] };
  if (!schema.type) return ANY;
  return { is: 'scalar', types: [scalar(schema.type)], values: schema.enum };
}

/** Written by the API server or a controller: nobody who describes an object sets them. */
function isServerField(field: string, owner: Schema): boolean {
  return field === 'managedFields' || (field === 'status' && owner.properties.spec !== undefined);
}

function scalar(type: string): string {
  return type === 'integer' ? 'number' : type;
}

function unique(types: string[]): string[] {
  return [...new Set(types)].sort();
}
