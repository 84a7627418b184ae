import { REQUIRED } from '../../../src/model/manifests/rules/required-field';
import { loadManifests } from '../../../src/operator/manifests';

/** The fields that a schema requires wherever the object is there, each by its whole path. */
function requiredBy(schema: any, path = ''): string[] {
  const keys: string[] = (schema?.required ?? []).filter((key: string) => key !== 'metadata');
  return keys.flatMap(key => {
    const below = requiredBy(schema.properties?.[key], `${path}${key}.`);
    return below.length > 0 ? below : [`${path}${key}`];
  });
}

const schemas = new Map(loadManifests()!.crds.map(({ spec }) => [spec.names.kind as string, spec.versions[0].schema.openAPIV3Schema]));

test.each(Object.entries(REQUIRED))('%s requires what its definition does', (kind, paths) => {
  const required = requiredBy(schemas.get(kind)).filter(path => path.startsWith('spec'));
  // A pool may be of another form than its own definition says; its parts are asked for where they are there.
  expect(required.filter(path => !paths.some(told => told === path || path.startsWith(`${told}.`)))).toEqual([]);
  expect(paths.filter(told => !required.some(path => path === told || path.startsWith(`${told}.`)))).toEqual([]);
});
