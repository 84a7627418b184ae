import { Chart } from 'cdk8s';
import { Phase, PolicyManifest, StorageApp, StorageStack, StorageStackProps } from 'cdk8s-ceph';
import { manifests as model } from 'cdk8s-ceph/model';

/** What a layout does not make of some objects. */
export interface Homeless {
  /** Objects that are not of storage, or that a layout has no field for: they can be included as they are. */
  readonly others: readonly PolicyManifest[];
  /** Objects that it makes in another way, and what it makes beside. */
  readonly strange: readonly { readonly object: string; readonly reason: string }[];
}

/** Compare objects with those that the fields of a layout make. */
export function homeless(objects: readonly PolicyManifest[], props: StorageStackProps): Homeless {
  const app = new StorageApp({ quiet: true });
  new StorageStack(new Chart(app, 'storage'), 'stack', props);
  const made = new Map(Object.values(Phase).flatMap(phase => app.documents(phase)).map(object => [model.identityOf(object), object]));
  const given = new Map(objects.map(manifest => [model.identityOf(manifest.object), manifest]));
  const changes = model.changesBetween(model.stateOf([...given.values()].filter(({ object }) => made.has(model.identityOf(object))).map(({ object }) => object)), model.stateOf([...made.values()].filter(object => given.has(model.identityOf(object)))));
  return {
    others: [...given].filter(([id]) => !made.has(id)).map(([, manifest]) => manifest),
    strange: [
      ...changes.changed.map(({ id, fields }) => ({ object: id, reason: `the layout makes another ${fields.map(({ path }) => path).join(', ')}` })),
      ...[...made.keys()].filter(id => !given.has(id)).map(object => ({ object, reason: 'the layout makes it, and the program does not' })),
    ],
  };
}
