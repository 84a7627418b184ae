import { repeated, Rule, see } from './rule';
import type { Topic } from './topic';
import { isDnsLabel, known, Maybe } from '../layout';

/** An operator as its rules see it. */
export interface RookOperatorCase extends OperatorPlace {
  readonly clusterNamespaces: Maybe<readonly string[]>;
  /** Whether Rook's manifests are in the package, where it needs them. */
  readonly manifests: boolean;
  readonly csiControllerReplicas?: number;
  /** All settings that it gets. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Those given by hand. */
  readonly given: Maybe<Readonly<Record<string, unknown>>>;
  /** Whether it is a release that configures its drivers by objects of their own. */
  readonly driversByObjects: Maybe<boolean>;
}

/** Where an operator runs. */
export interface OperatorPlace {
  readonly namespace: Maybe<string>;
}

/** The longest name a CSI driver may have, and the longest ending that follows the namespace in it. */
const DRIVER_NAME = 63;
const DRIVER_ENDING = '.cephfs.csi.ceph.com';

/** Settings that have a prop of their own. */
const PROP_OF: Record<string, string> = {
  ROOK_LOG_LEVEL: 'logLevel',
  ROOK_CEPH_ALLOW_LOOP_DEVICES: 'allowLoopDevices',
};

/** The one CSI setting that Rook 1.20 still reads. */
const LIVE_CSI_SETTING = 'CSI_CEPHFS_KERNEL_MOUNT_OPTIONS';

const namespaceRules: Rule<OperatorPlace>[] = [
  {
    code: 'rook-operator/namespace',
    severity: 'error',
    title: 'The namespace of the operator is a DNS label.',
    why: 'The API server refuses the namespace and every object in it.',
    see: see('rook-operator/namespace'),
    check: operator => isDnsLabel(known(operator.namespace)) ? [] : [{
      property: 'namespace', value: `'${known(operator.namespace)}'`, reason: 'it is not a valid name for a namespace', fix: "Set 'namespace' to lower-case letters, digits and dashes, at most 63",
    }],
  },
  {
    code: 'rook-operator/driver-name',
    severity: 'error',
    title: 'The namespace of the operator begins the names of the CSI drivers, which are limited to 63 characters.',
    why: 'The operator and the cluster come up, but the API server refuses every volume made for a claim.',
    see: see('rook-operator/driver-name'),
    check: operator => {
      const namespace = known(operator.namespace);
      const { length } = `${namespace}${DRIVER_ENDING}`;
      return length <= DRIVER_NAME ? [] : [{
        property: 'namespace',
        value: `'${namespace}'`,
        reason: `'${namespace}${DRIVER_ENDING}' has ${length} characters`,
        fix: `Set 'namespace' to a name of at most ${DRIVER_NAME - DRIVER_ENDING.length} characters`,
      }];
    },
  },
];

/** Rules on an operator that is there already. */
export const EXISTING_OPERATOR_RULES: Rule<OperatorPlace>[] = namespaceRules;

/** Rules on an operator that this app installs. */
export const ROOK_OPERATOR_RULES: Rule<RookOperatorCase>[] = [
  ...namespaceRules,
  {
    code: 'rook-operator/manifests-missing',
    severity: 'error',
    title: "Rook's release manifests are part of this package.",
    why: 'Without them there are no definitions and no operator, and nothing else can be applied.',
    see: see('rook-operator/manifests-missing'),
    check: operator => operator.manifests ? [] : [{
      property: 'RookOperator',
      value: 'vendor/rook-operator',
      reason: 'the manifests are not there',
      fix: "Reinstall the package, or in a checkout of it run 'npx projen vendor'",
    }],
  },
  {
    code: 'rook-operator/cluster-namespaces',
    severity: 'error',
    title: "The namespaces of further clusters are DNS labels, each named once, and none is the operator's own.",
    why: 'The permissions of a cluster would be made twice in different forms, or for a namespace that cannot exist.',
    see: see('rook-operator/cluster-namespaces'),
    check: ({ namespace, clusterNamespaces }) => [
      ...known(clusterNamespaces).filter(name => !isDnsLabel(name)).map(name => ({ name, reason: 'it is not a valid name for a namespace' })),
      ...known(clusterNamespaces).filter(name => name === namespace).map(name => ({ name, reason: "it is the operator's own, which always has permissions" })),
      ...[...repeated(known(clusterNamespaces), name => name).keys()].filter(name => name !== namespace).map(name => ({ name, reason: 'it is named twice' })),
    ].map(({ name, reason }) => ({
      property: 'clusterNamespaces', value: `'${name}'`, reason, fix: "Set 'clusterNamespaces' to every further namespace, each once",
    })),
  },
  {
    code: 'rook-operator/csi-replicas',
    severity: 'error',
    title: 'At least one controller of each CSI driver runs.',
    why: 'Without a controller no claim gets a volume.',
    see: see('rook-operator/csi-replicas'),
    check: ({ csiControllerReplicas: replicas }) => replicas === undefined || (Number.isInteger(replicas) && replicas >= 1) ? [] : [{
      property: 'csiControllerReplicas', value: `${replicas}`, reason: 'it is not a whole number of at least 1', fix: "Set 'csiControllerReplicas' to 2, or remove it",
    }],
  },
  {
    code: 'rook-operator/setting-name',
    severity: 'error',
    title: 'Settings of the operator have names that are valid keys of a ConfigMap.',
    why: 'The API server refuses the ConfigMap, and the operator does not start without it.',
    see: see('rook-operator/setting-name'),
    check: ({ settings }) => Object.keys(settings).filter(key => !/^[-._a-zA-Z0-9]{1,253}$/.test(key)).sort().map(key => ({
      property: 'settings', value: `'${key}'`, reason: 'it is not a valid key of a ConfigMap', fix: "Use a name as in Rook's operator.yaml",
    })),
  },
  {
    code: 'rook-operator/setting-with-prop',
    severity: 'error',
    title: 'A setting of the operator that has a prop is set by the prop.',
    why: 'Other rules judge the prop, and would judge something different from what runs.',
    see: see('rook-operator/setting-with-prop'),
    check: ({ given }) => Object.entries(known(given)).filter(([key]) => PROP_OF[key] !== undefined).sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => ({
      property: `settings['${key}']`, value: `'${value}'`, reason: `'${PROP_OF[key]}' sets it, too`, fix: `Remove the setting, and set '${PROP_OF[key]}'`,
    })),
  },
  {
    code: 'rook-operator/dead-setting',
    severity: 'warning',
    title: 'Rook 1.20 no longer configures the CSI drivers from its settings.',
    why: 'The setting has no effect: the CSI drivers follow only the Driver and OperatorConfig objects.',
    see: see('rook-operator/dead-setting'),
    check: ({ settings, driversByObjects }) => {
      const dead = Object.keys(settings).filter(key => /^(ROOK_)?CSI_/.test(key) && key !== LIVE_CSI_SETTING).sort();
      return dead.length === 0 || !known(driversByObjects) ? [] : dead.map(key => ({
        property: `settings['${key}']`, value: `'${`${settings[key]}`.split('\n')[0]}'`, reason: 'Rook no longer reads it', fix: 'Remove the setting, and change the Driver or OperatorConfig object',
      }));
    },
  },
];

export const EXISTING_OPERATOR_TOPIC: Topic<OperatorPlace> = { name: 'rook-operator', rules: EXISTING_OPERATOR_RULES };

export const ROOK_OPERATOR_TOPIC: Topic<RookOperatorCase> = { name: 'rook-operator', rules: ROOK_OPERATOR_RULES };
