import { isUnknown, Maybe } from '../layout';
import type { ClusterFooting, Footing, HostFooting, VolumeFooting } from '../manifests';
import { Rule, see } from '../rules';
import type { Moment } from './answers';
import type { HostCapture, InventoryDevice } from '../inventory';
import type { LiveNode } from './private/nodes';
import type { LiveClaim, LiveCluster, LiveDefinition, LiveNamespace, LiveOperator, LiveVolume } from './private/objects';

/** A host of the stack, with its node and what it shows. */
export interface HostCase {
  readonly host: HostFooting;
  /** Its node; undefined where Kubernetes has none of this name. */
  readonly node: Maybe<LiveNode | undefined>;
  /** Nodes that may be meant where there is none. */
  readonly near: readonly string[];
  readonly capture: Maybe<HostCapture>;
  /** Parts of the kernel that it needs. */
  readonly modules: readonly string[];
  /** The clusters that it carries. */
  readonly clusters: readonly ClusterFooting[];
  readonly live: Maybe<readonly LiveCluster[]>;
}

/** A device of the stack, and what its host shows under that name. */
export interface DeviceCase {
  readonly volume: VolumeFooting;
  /** What is there; undefined where nothing has this name. */
  readonly device: Maybe<InventoryDevice | undefined>;
  /** Whether signatures of devices were seen on its host. */
  readonly signaturesSeen: boolean;
  /** The device with the same identity, where none has the name. */
  readonly alike?: InventoryDevice;
  /** Volumes of the stack that stand on the same device, of those whose name comes before. */
  readonly twins: readonly string[];
  /** Whether it carries the very OSD, or monitor, that the stack has there. */
  readonly own: Maybe<boolean>;
  /** Room in the volume group where the volume is made; undefined where the group is not seen. */
  readonly room?: Maybe<{ readonly needed: number; readonly free: number }>;
}

/** All that is asked once: Kubernetes, what is in it already, and the hosts beside each other. */
export interface SiteCase {
  readonly footing: Footing;
  readonly nodes: Maybe<readonly LiveNode[]>;
  readonly operators: Maybe<readonly LiveOperator[]>;
  readonly clusters: Maybe<readonly LiveCluster[]>;
  readonly namespaces: Maybe<readonly LiveNamespace[]>;
  readonly definitions: Maybe<readonly LiveDefinition[]>;
  /** The default StorageClasses. */
  readonly defaults: Maybe<readonly string[]>;
  readonly volumes: Maybe<readonly LiveVolume[]>;
  readonly claims: Maybe<readonly LiveClaim[]>;
  /** The minor release of Kubernetes, e.g. 36 of 1.36. */
  readonly minor: Maybe<number>;
  readonly captures: ReadonlyMap<string, HostCapture>;
  readonly moments?: ReadonlyMap<string, Moment>;
}

/** A rule with the address of its text. */
export function rule<Case>(record: Omit<Rule<Case>, 'see'>): Rule<Case> {
  return { ...record, see: see(record.code) };
}

/** A fact of something, where both are known. */
export function factOf<Of, Fact>(of: Maybe<Of>, fact: (of: Of) => Maybe<Fact>): Maybe<Fact> {
  return isUnknown(of) ? of : fact(of);
}

/** Some names for a sentence, the first few. */
export function someOf(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
