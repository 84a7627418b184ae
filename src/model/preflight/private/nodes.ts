import { listAt, readOf, STRANGE, textsAt } from './look';
import { at, textAt } from '../../checks';
import { bytesIn, isUnknown, Maybe, unknown } from '../../layout';
import type { Tolerated } from '../../manifests';
import type { PreflightAnswers } from '../answers';

/** A node as Kubernetes tells it. */
export interface LiveNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ready: Maybe<boolean>;
  readonly cordoned: boolean;
  /** Those that somebody set, not those that tell that it is cordoned or ill. */
  readonly taints: Maybe<readonly LiveTaint[]>;
  /** The release of its kernel. */
  readonly kernel: Maybe<string>;
  /** What pods may ask for altogether. */
  readonly memoryBytes: Maybe<number>;
  readonly cpus: Maybe<number>;
  /** The address that other nodes reach it by. */
  readonly address: Maybe<string>;
  readonly isLinux: boolean;
}

/** A taint of a node. */
export interface LiveTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** The label by which a volume is tied to a node. */
export const HOSTNAME = 'kubernetes.io/hostname';

/** Taints that tell what other rules tell. */
const OF_STATE = /^node\.kubernetes\.io\/(unschedulable|not-ready|unreachable)$/;

export function nodesIn(answers: PreflightAnswers): Maybe<readonly LiveNode[]> {
  return readOf(answers, 'nodes', nodeOf);
}

function nodeOf(item: unknown): LiveNode {
  const number = (resource: string): Maybe<number> => bytesIn(at(item, 'status', 'allocatable', resource)) ?? unknown(STRANGE);
  return {
    name: textAt(item, 'metadata', 'name')!,
    labels: textsAt(item, 'metadata', 'labels'),
    ready: readyOf(item),
    cordoned: at(item, 'spec', 'unschedulable') === true,
    taints: taintsOf(item),
    kernel: textAt(item, 'status', 'nodeInfo', 'kernelVersion') ?? unknown(STRANGE),
    memoryBytes: number('memory'),
    cpus: number('cpu'),
    address: addressOf(item),
    isLinux: (textAt(item, 'status', 'nodeInfo', 'operatingSystem') ?? 'linux') === 'linux',
  };
}

function readyOf(item: unknown): Maybe<boolean> {
  const conditions = listAt(item, 'status', 'conditions');
  const ready = isUnknown(conditions) ? undefined : conditions.find(condition => textAt(condition, 'type') === 'Ready');
  return ready === undefined ? unknown(STRANGE) : textAt(ready, 'status') === 'True';
}

function taintsOf(item: unknown): Maybe<readonly LiveTaint[]> {
  const taints = listAt(item, 'spec', 'taints');
  if (isUnknown(taints)) return taints;
  const read = taints.map(taint => ({ key: textAt(taint, 'key') ?? '', value: textAt(taint, 'value') ?? '', effect: textAt(taint, 'effect') ?? '' }));
  return read.every(({ key, effect }) => key !== '' && effect !== '') ? read.filter(({ key }) => !OF_STATE.test(key)) : unknown(STRANGE);
}

function addressOf(item: unknown): Maybe<string> {
  const addresses = listAt(item, 'status', 'addresses');
  const internal = isUnknown(addresses) ? undefined : addresses.find(address => textAt(address, 'type') === 'InternalIP');
  return textAt(internal, 'address') ?? unknown('Kubernetes does not tell the address of a node');
}

/** Whether pods with such tolerations are kept away by a taint. */
export function keepsAway({ key, value, effect }: LiveTaint, tolerated: readonly Tolerated[]): boolean {
  if (effect !== 'NoSchedule' && effect !== 'NoExecute') return false;
  return !tolerated.some(each => (each.key === key || (each.key === '' && each.value === undefined)) && (each.effect === '' || each.effect === effect) && (each.value === undefined || each.value === value));
}
