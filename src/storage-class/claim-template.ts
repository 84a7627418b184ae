import { ApiObject, JsonPatch } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { describe } from '../core';
import { described, Claim, specOf } from './private/claims';
import { cdk8sPlus } from './private/late';
import { CLAIM_TOPIC } from '../model/rules';

const TEMPLATES = Symbol.for('cdk8s-ceph.ClaimTemplates');

/**
 * An entry of `volumeClaimTemplates` of a StatefulSet: every replica, also one added later by scaling, gets a claim and
 * a volume of its own, and finds it again after it was moved. Made by `StorageClass.claimTemplate()`.
 *
 * Kubernetes keeps the claims when the StatefulSet is deleted or scaled down, and refuses to change the templates of an
 * existing one.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage
 */
export class ClaimTemplate {
  /** @internal */
  public static _of(claim: Claim): ClaimTemplate {
    return new ClaimTemplate(claim);
  }

  private constructor(private readonly claim: Claim) {}

  /** The name of the template, which is also that of the volume inside the pod. */
  public get name(): string {
    return this.claim.name;
  }

  /**
   * Let every replica of a StatefulSet have such a volume, and mount it into one of its containers.
   * Called again for another container of the same StatefulSet, it mounts the same volume there.
   *
   * @param statefulSet the application
   * @param container a container of that application
   * @param path where the container finds its volume
   */
  public addTo(statefulSet: kplus.StatefulSet, container: kplus.Container, path: string): void {
    container.mount(path, this.volumeOf(statefulSet));
  }

  /** The entry as plain data, for a StatefulSet that is not made with cdk8s-plus. */
  public toJson(): any {
    return { metadata: { name: this.name }, spec: specOf(this.claim) };
  }

  /**
   * The volume that containers mount. Its claim bears the name of the template, which Kubernetes lets win; should the
   * template ever be missing, pods wait for a claim instead of writing somewhere that is thrown away.
   */
  private volumeOf(statefulSet: kplus.StatefulSet): kplus.Volume {
    const templates = templatesOf(statefulSet);
    const known = templates.volumes.get(this);
    if (known !== undefined) return known;
    describe(statefulSet, CLAIM_TOPIC, () => described(this.claim, true));
    const { PersistentVolumeClaim, Volume } = cdk8sPlus();
    const claim = PersistentVolumeClaim.fromClaimName(statefulSet, `${this.name}-claim`, this.name);
    const volume = Volume.fromPersistentVolumeClaim(statefulSet, `${this.name}-volume`, claim, { name: this.name });
    templates.volumes.set(this, volume);
    templates.entries.push(this.toGeneratedJson());
    return volume;
  }

  /** The entry as cdk8s-plus keeps it before it writes it: a quantity is an object there. */
  private toGeneratedJson(): any {
    const { metadata, spec } = this.toJson();
    return { metadata, spec: { ...spec, resources: { requests: { storage: { value: spec.resources.requests.storage } } } } };
  }
}

interface Templates {
  readonly entries: any[];
  readonly volumes: Map<ClaimTemplate, kplus.Volume>;
}

/** The templates of a StatefulSet: one patch, made with the first of them, that all later ones join. */
function templatesOf(statefulSet: kplus.StatefulSet): Templates {
  const holder = statefulSet as unknown as Record<symbol, Templates | undefined>;
  const known = holder[TEMPLATES];
  if (known !== undefined) return known;
  const templates: Templates = { entries: [], volumes: new Map() };
  ApiObject.of(statefulSet).addJsonPatch(JsonPatch.add('/spec/volumeClaimTemplates', templates.entries));
  holder[TEMPLATES] = templates;
  return templates;
}
