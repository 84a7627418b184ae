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
  const byId = <Item>(items: readonly Item[], object: (item: Item) => any) => new Map(items.map(item => [model.identityOf(object(item)), item]));
  const made = byId(Object.values(Phase).flatMap(phase => app.documents(phase)), object => object), given = byId(objects, ({ object }) => object);
  const both = [...given.keys()].filter(id => made.has(id));
  const changes = model.changesBetween(model.stateOf(both.map(id => given.get(id)!.object)), model.stateOf(both.map(id => made.get(id))));
  return {
    others: [...given].filter(([id]) => !made.has(id)).map(([, manifest]) => manifest),
    strange: [
      ...changes.changed.map(({ id, fields }) => ({ object: id, reason: `the layout makes another ${fields.map(({ path }) => path).join(', ')}` })),
      ...[...made.keys()].filter(id => !given.has(id)).map(object => ({ object, reason: 'the layout makes it, and the program does not' })),
    ],
  };
}
