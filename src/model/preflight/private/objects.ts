import { listAt, readOf, STRANGE, textsAt } from './look';
import { at, textAt } from '../../checks';
import { isUnknown, Maybe, unknown } from '../../layout';
import { definitionFields } from '../../manifests';
import type { PreflightAnswers } from '../answers';

/** An operator of Rook that runs. */
export interface LiveOperator {
  readonly name: string;
  readonly namespace: string;
  /** Its release, e.g. `1.20.6`. */
  readonly release: Maybe<string>;
  /** Whether it looks at its own namespace only. */
  readonly alone: boolean;
}

/** A CephCluster that is there. */
export interface LiveCluster {
  readonly name: string;
  readonly namespace: string;
  readonly dataDirHostPath: string;
  readonly fsid?: string;
  readonly isGoing: boolean;
  /** Its device sets, and the nodes that it names. */
  readonly parts: Maybe<readonly string[]>;
}

/** What Kubernetes knows of one of Rook's kinds. */
export interface LiveDefinition {
  readonly name: string;
  readonly kind?: string;
  readonly fields: ReadonlySet<string>;
}

/** A namespace that is there. */
export interface LiveNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isGoing: boolean;
}

/** A PersistentVolume that is there. */
export interface LiveVolume {
  readonly name: string;
  readonly phase: Maybe<string>;
  /** The claim that it is bound to, as `<namespace>/<name>`. */
  readonly claim?: string;
  readonly path?: string;
  readonly host?: string;
}

/** A claim that is there. */
export interface LiveClaim {
  readonly name: string;
  readonly namespace: string;
  readonly volume?: string;
  readonly deviceSet?: string;
}

/** An OSD that Rook made, by its Deployment. */
export interface LiveOsd {
  readonly namespace: string;
  readonly deviceSet?: string;
  readonly runs: boolean;
}

const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const SET = 'ceph.rook.io/DeviceSet';

const nameOf = (item: unknown) => textAt(item, 'metadata', 'name')!;
const namespaceOf = (item: unknown) => textAt(item, 'metadata', 'namespace') ?? '';
const known = <T>(list: Maybe<readonly T[]>): readonly T[] => isUnknown(list) ? [] : list;

export function operatorsIn(answers: PreflightAnswers): Maybe<readonly LiveOperator[]> {
  const read = readOf(answers, 'deployments', item => {
    const containers = known(listAt(item, 'spec', 'template', 'spec', 'containers'));
    const container = containers.find(each => /(^|\/)rook\/ceph[:@]/.test(textAt(each, 'image') ?? '') && known(listAt(each, 'args')).includes('operator'));
    if (container === undefined && nameOf(item) !== 'rook-ceph-operator') return undefined;
    const alone = known(listAt(container, 'env')).some(variable => textAt(variable, 'name') === 'ROOK_CURRENT_NAMESPACE_ONLY' && textAt(variable, 'value') === 'true');
    const release = /:v?(\d+\.\d+\.\d+)/.exec(textAt(container, 'image') ?? '')?.[1];
    return { name: nameOf(item), namespace: namespaceOf(item), release: release ?? unknown('the tag of a running operator does not tell its release'), alone };
  });
  return isUnknown(read) ? read : read.filter(each => each !== undefined);
}

export function osdsIn(answers: PreflightAnswers): Maybe<readonly LiveOsd[]> {
  const read = readOf(answers, 'deployments', item => textAt(item, 'metadata', 'labels', 'app') !== 'rook-ceph-osd' ? undefined : {
    namespace: namespaceOf(item), deviceSet: textAt(item, 'metadata', 'labels', SET), runs: Number(at(item, 'status', 'availableReplicas') ?? 0) > 0,
  });
  return isUnknown(read) ? read : read.filter(each => each !== undefined);
}

export function clustersIn(answers: PreflightAnswers): Maybe<readonly LiveCluster[]> {
  return readOf(answers, 'cephClusters', item => {
    const sets = listAt(item, 'spec', 'storage', 'storageClassDeviceSets'), nodes = listAt(item, 'spec', 'storage', 'nodes');
    return {
      name: nameOf(item),
      namespace: namespaceOf(item),
      dataDirHostPath: textAt(item, 'spec', 'dataDirHostPath') ?? '',
      fsid: textAt(item, 'status', 'ceph', 'fsid'),
      isGoing: textAt(item, 'metadata', 'deletionTimestamp') !== undefined,
      parts: isUnknown(sets) || isUnknown(nodes) ? unknown(STRANGE) : [...sets, ...nodes].flatMap(part => textAt(part, 'name') ?? []),
    };
  });
}

export function namespacesIn(answers: PreflightAnswers): Maybe<readonly LiveNamespace[]> {
  return readOf(answers, 'namespaces', item => ({
    name: nameOf(item), labels: textsAt(item, 'metadata', 'labels'), isGoing: textAt(item, 'status', 'phase') === 'Terminating' || textAt(item, 'metadata', 'deletionTimestamp') !== undefined,
  }));
}

/** The definitions of Rook's kinds. */
export function definitionsIn(answers: PreflightAnswers): Maybe<readonly LiveDefinition[]> {
  const read = readOf(answers, 'crds', item => textAt(item, 'spec', 'group') !== 'ceph.rook.io' ? undefined : {
    name: nameOf(item), kind: textAt(item, 'spec', 'names', 'kind'), fields: definitionFields(item),
  });
  if (isUnknown(read)) return read;
  const found = read.filter(each => each !== undefined);
  return found.every(({ fields }) => fields.size > 0) ? found : unknown(STRANGE);
}

/** The names of the default classes. */
export function defaultsIn(answers: PreflightAnswers): Maybe<readonly string[]> {
  const read = readOf(answers, 'storageClasses', item => textsAt(item, 'metadata', 'annotations')[IS_DEFAULT] === 'true' ? nameOf(item) : undefined);
  return isUnknown(read) ? read : read.filter(each => each !== undefined);
}

export function volumesIn(answers: PreflightAnswers): Maybe<readonly LiveVolume[]> {
  return readOf(answers, 'pvs', item => {
    const claim = textAt(item, 'spec', 'claimRef', 'name');
    const terms = known(listAt(item, 'spec', 'nodeAffinity', 'required', 'nodeSelectorTerms')).flatMap(term => known(listAt(term, 'matchExpressions')));
    const [host] = terms.filter(term => textAt(term, 'key') === 'kubernetes.io/hostname').flatMap(term => known(listAt(term, 'values')));
    return {
      name: nameOf(item),
      phase: textAt(item, 'status', 'phase') ?? unknown(STRANGE),
      ...claim === undefined ? {} : { claim: `${textAt(item, 'spec', 'claimRef', 'namespace') ?? ''}/${claim}` },
      path: textAt(item, 'spec', 'local', 'path'),
      ...typeof host === 'string' ? { host } : {},
    };
  });
}

export function claimsIn(answers: PreflightAnswers): Maybe<readonly LiveClaim[]> {
  return readOf(answers, 'pvcs', item => ({
    name: nameOf(item), namespace: namespaceOf(item), volume: textAt(item, 'spec', 'volumeName'), deviceSet: textAt(item, 'metadata', 'labels', SET),
  }));
}
