import { list } from './look';
import { isOperatorSettings, rookVersion } from './operators';
import type { Reader } from './reader';
import { unknown } from '../layout';
import { Described, ROOK_OPERATOR_TOPIC, RookOperatorCase } from '../rules';

/** The first release that configures its drivers by objects of their own. */
const DRIVERS_BY_OBJECTS = 20;

/** Every operator whose settings are here. */
export const ROOK_OPERATOR_READER: Reader<RookOperatorCase> = {
  topic: ROOK_OPERATOR_TOPIC,
  read: manifests => {
    const version = rookVersion(manifests);
    return manifests.filter(isOperatorSettings).map(({ object, path }): Described<RookOperatorCase> => ({
      at: path,
      words: { namespace: 'metadata.namespace', settings: 'data' },
      spec: {
        namespace: object.metadata?.namespace ?? unknown('the object does not say its namespace'),
        clusterNamespaces: unknown('which namespaces the operator is told to serve is not looked into'),
        manifests: true,
        csiControllerReplicas: leastReplicas(manifests.map(each => each.object), object.metadata?.namespace),
        settings: object.data ?? {},
        given: unknown('the object does not tell which settings were given by hand'),
        driversByObjects: version === undefined ? unknown('no operator among the objects tells its release') : Number(version.split('.')[1]) >= DRIVERS_BY_OBJECTS,
      },
    }));
  },
};

function leastReplicas(objects: readonly any[], namespace: string): number | undefined {
  const replicas = objects.filter(object => object?.kind === 'Driver' && object.metadata?.namespace === namespace).flatMap(({ spec }) => spec?.controllerPlugin?.replicas ?? []);
  return list(replicas).length === 0 ? undefined : Math.min(...replicas);
}
