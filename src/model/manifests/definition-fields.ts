import { entries, isMap, list } from './look';

/** Every field that a CustomResourceDefinition knows, as `<version>.<path>`: by them, two releases of it are told apart whatever the API server fills in. */
export function definitionFields(definition: any): ReadonlySet<string> {
  const fields = new Set<string>();
  const visit = (schema: any, path: string): void => {
    if (!isMap(schema)) return;
    for (const [name, inner] of entries(schema.properties)) {
      fields.add(`${path}.${name}`);
      visit(inner, `${path}.${name}`);
    }
    visit(schema.items, `${path}[]`);
    visit(schema.additionalProperties, `${path}[]`);
  };
  for (const version of list(definition?.spec?.versions)) {
    if (!isMap(version) || typeof version.name !== 'string') continue;
    fields.add(version.name);
    visit(version.schema?.openAPIV3Schema, version.name);
  }
  return fields;
}
