import { isDnsLabel } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export interface ToolboxCase {
  readonly name: string;
  /** Whether Rook's manifests are in the package. */
  readonly manifests: boolean;
  /** The paths of other toolboxes of the cluster. */
  readonly others: readonly string[];
}

export const TOOLBOX_RULES: Rule<ToolboxCase>[] = [
  {
    code: 'toolbox/name',
    severity: 'error',
    title: 'The name of a toolbox is a DNS label.',
    why: 'It becomes the name of a Deployment and of its pods.',
    see: see('toolbox/name'),
    check: ({ name }) => isDnsLabel(name, 52) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 52', fix: "set 'name' to such a one, or leave it out",
    }],
  },
  {
    code: 'toolbox/several',
    severity: 'error',
    title: 'A cluster has one toolbox.',
    why: "Deployments that select the same pods take each other's.",
    see: see('toolbox/several'),
    check: ({ others }) => others.map(path => ({ property: 'cluster', value: 'two toolboxes', reason: `${path} is one, too`, fix: 'remove one of them' })),
  },
  {
    code: 'toolbox/manifests-missing',
    severity: 'error',
    title: "Rook's manifest of the toolbox is part of this package.",
    why: 'There would be a pod that cannot find the cluster.',
    see: see('toolbox/manifests-missing'),
    check: ({ manifests }) => manifests ? [] : [{
      property: 'Toolbox', value: 'vendor/rook-operator', reason: 'the manifest is not there', fix: "reinstall the package, or in a checkout of it run 'npx projen vendor'",
    }],
  },
];

export const TOOLBOX_TOPIC: Topic<ToolboxCase> = { name: 'toolbox', rules: TOOLBOX_RULES };
