import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The annotation of the class that serves claims which name none. */
export const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';

/** The paths of all default classes below a construct, whoever made them. */
export function defaultClasses(root: IConstruct): string[] {
  return root.node.findAll()
    .filter(construct => ApiObject.isApiObject(construct) && construct.kind === 'StorageClass'
      && construct.metadata.toJson().annotations?.[IS_DEFAULT] === 'true')
    .map(construct => construct.node.path)
    .sort();
}
