import type { IConstruct } from 'constructs';
import type { Provisioning } from './provisioning';
import { isDnsLabel, joinNames } from '../../model/layout/names';
import type { Rule } from '../../model/rules/rule';

/** The ids by which the CSI drivers know clusters, and parts of them, have at most so many characters. */
const ID_LIMIT = 36;

/** A part of a pool or a filesystem that one tenant is confined to, as its rules see it. */
export interface TenantCase {
  /** The name of the object. */
  readonly name: string;
  /** The name of the part inside its pool or filesystem. */
  readonly part: string;
  readonly clusterId: string;
  /** The namespace of the cluster, which is the id of the whole. */
  readonly clusterNamespace: string;
  /** The paths of others that have taken the same id, the same object name, or the same part. */
  readonly sameId: readonly string[];
  readonly sameName: readonly string[];
  readonly samePart: readonly string[];
}

/** An id for a part that no other part has, as long as their names differ. */
export function tenantId(clusterNamespace: string, kind: 'block' | 'file', whole: string, part: string): string {
  return joinNames(ID_LIMIT, clusterNamespace, kind, whole, part);
}

/** The paths of all other parts below the same root that the same operator would give the same id. */
export function sameTenantId(scope: IConstruct & Backend): string[] {
  const own = keyOf(scope._provisioning());
  return scope.node.root.node.findAll().filter(other => other !== scope && isBackend(other)).filter(other => {
    const provisioning = (other as unknown as Backend)._provisioning();
    return provisioning.tenant !== undefined && keyOf(provisioning) === own;
  }).map(({ node }) => node.path);
}

/**
 * The rules that parts of pools and parts of filesystems share.
 * @param words what it is, for messages
 * @param property the property that names the part
 */
export function tenantRules(words: string, property: string): Record<'name' | 'clusterId' | 'duplicate', Omit<Rule<TenantCase>, 'code' | 'see'>> {
  return {
    name: {
      severity: 'error',
      title: `The names of ${words} are DNS labels.`,
      why: 'One is the name of a Kubernetes object, the other becomes a name in Ceph that paths and capabilities contain.',
      check: ({ name, part }) => [['name', name], [property, part]].filter(([, value]) => !isDnsLabel(value)).map(([key, value]) => ({
        property: key, value: `'${value}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: 'use such a name',
      })),
    },
    clusterId: {
      severity: 'error',
      title: `The id of ${words} for the CSI drivers is a DNS label of at most ${ID_LIMIT} characters, and nobody else has it.`,
      why: 'Rook names the profile of the drivers by it: with an id that is taken, claims of one tenant land with another, or their volumes are not found.',
      check: ({ clusterId, clusterNamespace, sameId }) => [
        ...isDnsLabel(clusterId, ID_LIMIT) ? [] : [`it must be lower-case letters, digits and dashes, at most ${ID_LIMIT}`],
        ...clusterId === clusterNamespace ? ['it is the id of the whole cluster'] : [],
        ...sameId.map(path => `${path} has it too`),
      ].map(reason => ({ property: 'clusterId', value: `'${clusterId}'`, reason, fix: 'leave it out, or use another' })),
    },
    duplicate: {
      severity: 'error',
      title: `In a cluster, ${words} is declared once, under a name of its own.`,
      why: 'One object would replace the other, or two tenants would share what they believe to be theirs.',
      check: ({ name, part, sameName, samePart }) => [
        ...sameName.map(path => ({ property: 'name', value: `'${name}'`, reason: `${path} has the same name`, fix: `set 'name' on one of them; '${property}' may stay` })),
        ...samePart.map(path => ({ property, value: `'${part}'`, reason: `${path} is the same part`, fix: 'use another name' })),
      ],
    },
  };
}

interface Backend {
  _provisioning(): Provisioning;
}

function isBackend(scope: IConstruct): boolean {
  return '_provisioning' in scope;
}

/** The id, and whose it is: drivers begin with the namespace of their operator. */
function keyOf({ provisioner, parameters }: Provisioning): string {
  return `${provisioner.replace(/\.(rbd|cephfs|nfs)\.csi\.ceph\.com$/, '')} ${parameters.clusterID}`;
}
