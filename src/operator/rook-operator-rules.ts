import { isDnsLabel } from '../model/layout/names';
import { repeated, Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

/** An operator as its rules see it. */
export interface RookOperatorCase {
  readonly namespace: string;
  readonly clusterNamespaces: readonly string[];
  /** Whether Rook's manifests are in the package. */
  readonly manifests: boolean;
  readonly csiControllerReplicas?: number;
  /** Settings given by hand. */
  readonly settings: Readonly<Record<string, string>>;
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

const namespaceRules: Rule<{ readonly namespace: string }>[] = [
  {
    code: 'rook-operator/namespace',
    severity: 'error',
    title: 'The namespace of the operator is a DNS label.',
    why: 'The API server refuses the namespace, and with it everything inside.',
    see: see('rook-operator/namespace'),
    check: ({ namespace }) => isDnsLabel(namespace) ? [] : [{
      property: 'namespace', value: `'${namespace}'`, reason: 'no namespace can be called so', fix: 'use lower-case letters, digits and dashes, at most 63',
    }],
  },
  {
    code: 'rook-operator/driver-name',
    severity: 'error',
    title: 'The namespace of the operator begins the names of the CSI drivers, which are limited to 63 characters.',
    why: 'The operator and the cluster come up, but the API server refuses every volume made for a claim.',
    see: see('rook-operator/driver-name'),
    check: ({ namespace }) => namespace.length + DRIVER_ENDING.length <= DRIVER_NAME ? [] : [{
      property: 'namespace',
      value: `'${namespace}'`,
      reason: `'${namespace}${DRIVER_ENDING}' has ${namespace.length + DRIVER_ENDING.length} characters`,
      fix: `use a namespace of at most ${DRIVER_NAME - DRIVER_ENDING.length} characters`,
    }],
  },
];

/** Rules on an operator that is there already. */
export const EXISTING_OPERATOR_RULES: Rule<{ readonly namespace: string }>[] = namespaceRules;

/** Rules on an operator that this app installs. */
export const ROOK_OPERATOR_RULES: Rule<RookOperatorCase>[] = [
  ...namespaceRules,
  {
    code: 'rook-operator/manifests-missing',
    severity: 'error',
    title: "Rook's release manifests are part of this package.",
    why: 'There would be no definitions and no operator, so nothing else could be applied.',
    see: see('rook-operator/manifests-missing'),
    check: operator => operator.manifests ? [] : [{
      property: 'RookOperator',
      value: 'vendor/rook-operator',
      reason: 'the manifests are not there',
      fix: "reinstall the package, or in a checkout of it run 'npx projen vendor'",
    }],
  },
  {
    code: 'rook-operator/cluster-namespaces',
    severity: 'error',
    title: "The namespaces of further clusters are DNS labels, each named once, and none is the operator's own.",
    why: 'The permissions of a cluster would be made twice, differently, or for a namespace that cannot exist.',
    see: see('rook-operator/cluster-namespaces'),
    check: ({ namespace, clusterNamespaces }) => [
      ...clusterNamespaces.filter(name => !isDnsLabel(name)).map(name => ({ name, reason: 'no namespace can be called so' })),
      ...clusterNamespaces.filter(name => name === namespace).map(name => ({ name, reason: "it is the operator's own, which is always served" })),
      ...[...repeated(clusterNamespaces, name => name).keys()].filter(name => name !== namespace).map(name => ({ name, reason: 'it is named twice' })),
    ].map(({ name, reason }) => ({
      property: 'clusterNamespaces', value: `'${name}'`, reason, fix: 'name every further namespace once',
    })),
  },
  {
    code: 'rook-operator/csi-replicas',
    severity: 'error',
    title: 'At least one controller of each CSI driver runs.',
    why: 'No claim would ever get a volume.',
    see: see('rook-operator/csi-replicas'),
    check: ({ csiControllerReplicas: replicas }) => replicas === undefined || (Number.isInteger(replicas) && replicas >= 1) ? [] : [{
      property: 'csiControllerReplicas', value: `${replicas}`, reason: 'it is not a whole number from 1 on', fix: 'use 2, or leave it out',
    }],
  },
  {
    code: 'rook-operator/setting-name',
    severity: 'error',
    title: 'Settings of the operator are keys of a ConfigMap.',
    why: 'The API server refuses the ConfigMap, and the operator does not start without it.',
    see: see('rook-operator/setting-name'),
    check: ({ settings }) => Object.keys(settings).filter(key => !/^[-._a-zA-Z0-9]{1,253}$/.test(key)).sort().map(key => ({
      property: 'settings', value: `'${key}'`, reason: 'no key can be called so', fix: "use a name as in Rook's operator.yaml",
    })),
  },
  {
    code: 'rook-operator/setting-with-prop',
    severity: 'error',
    title: 'A setting that has a prop is set by the prop.',
    why: 'Other parts of the app judge by the prop, and would judge something else than what runs.',
    see: see('rook-operator/setting-with-prop'),
    check: ({ settings }) => Object.keys(settings).filter(key => PROP_OF[key] !== undefined).sort().map(key => ({
      property: `settings['${key}']`, value: `'${settings[key]}'`, reason: `'${PROP_OF[key]}' says the same`, fix: `use '${PROP_OF[key]}'`,
    })),
  },
  {
    code: 'rook-operator/dead-setting',
    severity: 'warning',
    title: 'Rook 1.20 no longer configures the CSI drivers from its settings.',
    why: 'Nothing happens: the drivers follow the Driver and OperatorConfig objects only.',
    see: see('rook-operator/dead-setting'),
    check: ({ settings }) => Object.keys(settings).filter(key => /^(ROOK_)?CSI_/.test(key) && key !== LIVE_CSI_SETTING).sort().map(key => ({
      property: `settings['${key}']`, value: `'${settings[key]}'`, reason: 'nothing reads it', fix: 'patch the Driver or OperatorConfig object',
    })),
  },
];

export const EXISTING_OPERATOR_TOPIC: Topic<{ readonly namespace: string }> = { name: 'rook-operator', rules: EXISTING_OPERATOR_RULES };

export const ROOK_OPERATOR_TOPIC: Topic<RookOperatorCase> = { name: 'rook-operator', rules: ROOK_OPERATOR_RULES };
