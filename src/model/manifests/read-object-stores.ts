import { keptOf } from './kept';
import { entries, list } from './look';
import { caseOf } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import type { Reader } from './reader';
import {
  GatewaySpec, OBJECT_REALM_TOPIC, OBJECT_STORE_TOPIC, OBJECT_ZONE_GROUP_TOPIC, OBJECT_ZONE_TOPIC, ObjectRealmSpec, ObjectStoreSpec,
  ObjectZoneGroupSpec, ObjectZoneSpec, Topic, Words,
} from '../rules';

/** What OpenShift makes a certificate by. */
const SERVING_CERT = 'service.beta.openshift.io/serving-cert-secret-name';

/** Object stores. */
export const OBJECT_STORE_READER = reader<ObjectStoreSpec>(OBJECT_STORE_TOPIC, 'CephObjectStore', ({ metadata, spec }, trial) => {
  const own = ['metadataPool', 'dataPool'].filter(pool => entries(spec?.[pool]).length > 0);
  return {
    name: String(metadata?.name),
    gateway: gatewayOf(spec?.gateway),
    zone: spec?.zone?.name ? { name: spec.zone.name, sameCluster: true } : undefined,
    poolOptions: spec?.zone?.name ? own : [],
    trial,
    kept: keptOf(spec, 'preservePoolsOnDelete', own.length > 0),
  };
}, {
  'name': 'metadata.name',
  'zone': 'spec.zone.name',
  'metadataPool': 'spec.metadataPool',
  'dataPool': 'spec.dataPool',
  'destroyDataOnDelete': 'spec.preservePoolsOnDelete',
  'gateway': 'spec.gateway',
  'gateway.instances': 'spec.gateway.instances',
  'gateway.port': 'spec.gateway.port',
  'gateway.securePort': 'spec.gateway.securePort',
  'gateway.certificateSecretName': 'spec.gateway.sslCertificateRef',
});

/** Zones of object stores. */
export const OBJECT_ZONE_READER = reader<ObjectZoneSpec>(OBJECT_ZONE_TOPIC, 'CephObjectZone', ({ metadata, spec }, trial) => ({
  name: String(metadata?.name),
  endpoints: list(spec?.customEndpoints).map(String),
  trial,
  kept: keptOf(spec, 'preservePoolsOnDelete', entries(spec?.metadataPool).length + entries(spec?.dataPool).length > 0),
}), { name: 'metadata.name', endpoints: 'spec.customEndpoints', destroyDataOnDelete: 'spec.preservePoolsOnDelete' });

/** Groups of zones. */
export const OBJECT_ZONE_GROUP_READER = reader<ObjectZoneGroupSpec>(OBJECT_ZONE_GROUP_TOPIC, 'CephObjectZoneGroup', ({ metadata }) => ({ name: String(metadata?.name) }), { name: 'metadata.name' });

/** Realms. */
export const OBJECT_REALM_READER = reader<ObjectRealmSpec>(OBJECT_REALM_TOPIC, 'CephObjectRealm', ({ metadata, spec }) => ({
  name: String(metadata?.name), cluster: String(metadata?.namespace), pullEndpoint: spec?.pull?.endpoint || undefined, isDefault: spec?.defaultRealm === true,
}), { name: 'metadata.name', pullEndpoint: 'spec.pull.endpoint', isDefault: 'spec.defaultRealm' });

function reader<Spec>(topic: Topic<Spec, any>, kind: string, specOf: (object: any, trial: boolean) => Spec, words: Words): Reader<Spec> {
  return {
    topic,
    read: (manifests: readonly PolicyManifest[]) => {
      const { trials } = caseOf(manifests);
      return manifests.filter(({ object }) => object.kind === kind).map(({ path, object }) => ({ at: path, spec: specOf(object, trials.has(object.metadata?.namespace)), words }));
    },
  };
}

/** Nothing where a gateway of another cluster serves; Rook starts one where no number is given. */
function gatewayOf(gateway: any): GatewaySpec | undefined {
  if (list(gateway?.externalRgwEndpoints).length > 0) return undefined;
  return {
    instances: gateway?.instances || 1,
    port: gateway?.port ?? 0,
    securePort: gateway?.securePort || undefined,
    certificate: gateway?.sslCertificateRef || gateway?.service?.annotations?.[SERVING_CERT] || undefined,
  };
}
