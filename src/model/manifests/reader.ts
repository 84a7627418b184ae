import type { PolicyManifest } from './policy-manifest';
import type { Described, Topic } from '../rules';

/** What reads one kind of thing out of objects that are applied together. */
export interface Reader<Spec> {
  readonly topic: Topic<Spec, any>;
  readonly read: (manifests: readonly PolicyManifest[]) => readonly Described<Spec>[];
}
