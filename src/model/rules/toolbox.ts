import { Rule, see } from './rule';
import type { Described, Topic } from './topic';
import { ifKnown, isDnsLabel, Maybe } from '../layout';

/** A pod with the commands of Ceph. */
export interface ToolboxSpec {
  readonly name: string;
  /** The namespace of its cluster. */
  readonly namespace: Maybe<string>;
  /** Whether Rook's manifests are in the package, where it needs them. */
  readonly manifests: boolean;
}

/** A toolbox with its neighbours. */
export interface ToolboxCase extends ToolboxSpec {
  /** The paths of other toolboxes of the cluster. */
  readonly others: readonly string[];
}

export const TOOLBOX_RULES: Rule<ToolboxCase>[] = [
  {
    code: 'toolbox/name',
    severity: 'error',
    title: 'The name of a toolbox is a DNS label.',
    why: 'It becomes the name of a Deployment, and the API server refuses other names.',
    see: see('toolbox/name'),
    check: ({ name }) => isDnsLabel(name, 52) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 52', fix: "Set 'name' to such a name, or remove it",
    }],
  },
  {
    code: 'toolbox/several',
    severity: 'error',
    title: 'A cluster has one toolbox.',
    why: 'Two Deployments that select the same pods take them from each other.',
    see: see('toolbox/several'),
    check: ({ others }) => others.map(path => ({ property: 'cluster', value: 'two toolboxes', reason: `${path} is one, too`, fix: 'Remove one of the toolboxes' })),
  },
  {
    code: 'toolbox/manifests-missing',
    severity: 'error',
    title: "Rook's manifest of the toolbox is part of this package.",
    why: 'Without it the pod cannot find the cluster.',
    see: see('toolbox/manifests-missing'),
    check: ({ manifests }) => manifests ? [] : [{
      property: 'Toolbox', value: 'vendor/rook-operator', reason: 'the manifest is not there', fix: "Reinstall the package, or in a checkout of it run 'npx projen vendor'",
    }],
  },
];

/** Toolboxes, each with those beside it. */
export const TOOLBOX_TOPIC: Topic<ToolboxSpec, ToolboxCase> = {
  name: 'toolbox',
  rules: TOOLBOX_RULES,
  relate: all => all.map((described): Described<ToolboxCase> => {
    const namespace = ifKnown(described.spec.namespace);
    const twins = all.filter(other => other !== described && namespace !== undefined && ifKnown(other.spec.namespace) === namespace);
    return { ...described, spec: { ...described.spec, others: twins.map(({ at }) => at) } };
  }),
};
