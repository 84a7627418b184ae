import { isDnsLabel } from '../../layout';
import { KeptCase, keptOnDelete } from '../kept';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** An object store. */
export interface ObjectStoreSpec extends KeptCase {
  readonly name: string;
  /** Its own gateways; absent where it is served elsewhere. */
  readonly gateway?: GatewaySpec;
  /** The zone it serves, if it has no pools of its own. */
  readonly zone?: { readonly name: string; readonly sameCluster: boolean };
  /** The options of pools that are given beside a zone, by name. */
  readonly poolOptions: readonly string[];
}

/** How a store is reached, with defaults filled in. */
export interface GatewaySpec {
  readonly instances: number;
  /** Zero for none. */
  readonly port: number;
  readonly securePort?: number;
  /** Where its certificate is, for people. */
  readonly certificate?: string;
}

export const OBJECT_STORE_RULES: readonly Rule<ObjectStoreSpec>[] = [
  {
    code: 'object-store/name',
    severity: 'error',
    title: 'The name of an object store is a DNS label of at most 38 characters.',
    why: 'It becomes part of the names of its service and its gateways, and Rook refuses longer ones.',
    see: see('object-store/name'),
    check: ({ name }) => isDnsLabel(name, 38) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 38', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'object-store/zone',
    severity: 'error',
    title: 'An object store over a zone is in the cluster of the zone, and sets no options of pools.',
    why: 'Rook refuses or ignores these options, because the pools belong to the zone.',
    see: see('object-store/zone'),
    check: ({ zone, poolOptions }) => zone === undefined ? [] : [
      ...zone.sameCluster ? [] : [{ property: 'zone', value: `'${zone.name}'`, reason: 'it is in another cluster', fix: "Set 'zone' to a zone of the same cluster" }],
      ...poolOptions.map(property => ({ property, value: 'set', reason: `the zone '${zone.name}' sets the pools`, fix: `Remove '${property}' here, and set it on the zone` })),
    ],
  },
  {
    code: 'object-store/instances',
    severity: 'error',
    title: 'An object store has at least one gateway.',
    why: 'Rook starts one gateway anyway, so the cluster would differ from the code.',
    see: see('object-store/instances'),
    check: ({ gateway }) => gateway === undefined || (Number.isInteger(gateway.instances) && gateway.instances >= 1) ? [] : [{
      property: 'gateway.instances', value: String(gateway.instances), reason: 'it is not a whole number above zero', fix: "Set 'gateway.instances' to 2",
    }],
  },
  {
    code: 'object-store/one-instance',
    severity: 'warning',
    title: 'An object store has at least two gateways.',
    why: 'With one gateway, the store is unavailable whenever its pod moves, and no disruption budget protects the pod.',
    see: see('object-store/one-instance'),
    check: ({ gateway, trial }) => gateway?.instances !== 1 || trial ? [] : [{
      property: 'gateway.instances', value: '1', reason: 'the store is unavailable while its only gateway is restarted', fix: "Set 'gateway.instances' to 2",
    }],
  },
  {
    code: 'object-store/port',
    severity: 'error',
    title: 'The ports of a gateway are different whole numbers from 0 to 65535.',
    why: 'The service or its pods are refused, but only after the store was applied.',
    see: see('object-store/port'),
    check: ({ gateway }) => gateway === undefined ? [] : (['port', 'securePort'] as const).flatMap(property => {
      const port = gateway[property];
      const clash = property === 'securePort' && port !== 0 && port === gateway.port;
      return port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65535 && !clash) ? [] : [{
        property: `gateway.${property}`, value: String(port), reason: clash ? "it is also the 'port'" : 'it is not a whole number from 0 to 65535', fix: `Set 'gateway.${property}' to ${property === 'port' ? 80 : 443}`,
      }];
    }),
  },
  {
    code: 'object-store/no-port',
    severity: 'error',
    title: 'A gateway listens on at least one port.',
    why: 'Rook refuses the store, but only after it was applied.',
    see: see('object-store/no-port'),
    check: ({ gateway }) => gateway === undefined || gateway.port !== 0 || gateway.securePort ? [] : [{
      property: 'gateway.port', value: '0', reason: 'the gateway would listen on no port', fix: "Set 'gateway.port' to 80, or set 'gateway.securePort'",
    }],
  },
  {
    code: 'object-store/certificate',
    severity: 'error',
    title: 'A secure port and a certificate are set together.',
    why: 'Without a certificate the gateways do not start. Without a secure port the certificate is not used.',
    see: see('object-store/certificate'),
    check: ({ gateway: { securePort, certificate } = {} }) => Boolean(securePort) === (certificate !== undefined) ? [] : [
      securePort
        ? { property: 'gateway.securePort', value: String(securePort), reason: 'there is no certificate for it', fix: "Set 'gateway.certificateSecretName' to a Secret with a certificate" }
        : { property: 'gateway.certificateSecretName', value: `'${certificate}'`, reason: 'there is no secure port that uses it', fix: "Set 'gateway.securePort' to 443" },
    ],
  },
  keptOnDelete,
];

export const OBJECT_STORE_TOPIC: Topic<ObjectStoreSpec> = { name: 'object-store', rules: OBJECT_STORE_RULES };
