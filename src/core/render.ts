import { ApiObject, ApiObjectMetadata, ApiObjectProps, App, ImplicitTokenResolver, JsonPatch, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { describe } from './describe';
import { FailedPatch, PATCH_TOPIC, PatchError } from './patch-rules';
import { Phase } from './phase';
import { applyPatches } from './private/patch';
import { markPatched } from './private/patched';
import { NOT_PLAIN, plainly } from './private/plain';
import type { Kind } from '../imports/kind';

const PHASE = Symbol.for('cdk8s-ceph.Phase');

/** What an object that holds data tells the tools that prune: leave it alone. */
export const KEEP = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

export interface RenderOptions {
  readonly phase: Phase;
  /** Set on objects whose removal from the cluster could cost data. */
  readonly keep?: boolean;
  /** The construct id, where a construct has more than one object. */
  readonly id?: string;
}

/**
 * One API object, typed on the way in and patchable on the way out: a plain ApiObject keeps every JSON patch, also on
 * fields that no type knows. The body is made late, when everything that may add to it has done so.
 */
export function render<Body extends object>(
  scope: Construct, kind: Kind<Body>, metadata: ApiObjectMetadata, body: () => Body, options: RenderOptions,
): ApiObject {
  const annotations = { ...(options.keep ? KEEP : {}), ...metadata.annotations };
  const header = { apiVersion: kind.apiVersion, kind: kind.kind, metadata: { ...metadata, annotations } };
  const object = new RenderedObject(scope, options.id ?? 'Resource', header, kind, body);
  setPhase(object, options.phase);
  return object;
}

/** What every app resolves, and what plain data has none of. */
const USUAL_RESOLVERS: readonly Function[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

class RenderedObject extends ApiObject {
  private readonly operations: JsonPatch[] = [];

  public constructor(
    scope: Construct, id: string, private readonly header: ApiObjectProps, private readonly type: Kind<object>, private readonly body: () => object,
  ) {
    super(scope, id, header);
  }

  /** Operations are kept here rather than in ApiObject, so that one that fails can be told. */
  public addJsonPatch(...operations: JsonPatch[]): void {
    if (this.operations.length === 0) describe(this.node.scope!, PATCH_TOPIC, () => this.failedPatch());
    markPatched(this);
    this.operations.push(...operations);
  }

  public toJson(): any {
    const { json, failed } = applyPatches(this.unpatched(), this.operations);
    if (failed !== undefined) throw new PatchError(this.node.path, failed);
    // cdk8s writes the chart's namespace on every object; kinds without one are refused with it by strict clients.
    if (!this.type.namespaced) delete json.metadata?.namespace;
    // A patch may add what comes before others.
    if (this.operations.length === 0) return json;
    const keys = [...new Set(['apiVersion', 'kind', 'metadata', ...Object.keys(json)])];
    return Object.fromEntries(keys.filter(key => key in json).map(key => [key, json[key]]));
  }

  private failedPatch(): FailedPatch | undefined {
    return applyPatches(this.unpatched(), this.operations).failed;
  }

  private unpatched(): any {
    const body = this.body();
    return this.plainJson(body) ?? this.resolvedJson(body);
  }

  /** What cdk8s makes of plain data, in a fifth of the time; undefined where there is more to it. */
  private plainJson(body: object): any {
    if (!App.of(this).resolvers?.every(({ constructor }) => USUAL_RESOLVERS.includes(constructor))) return undefined;
    const plain = plainly(body);
    return plain === NOT_PLAIN ? undefined : { apiVersion: this.apiVersion, kind: this.kind, metadata: this.metadata.toJson(), ...plain as object };
  }

  private resolvedJson(body: object): any {
    // ApiObject keeps the props it was given by reference and reads them here.
    Object.assign(this.header, body);
    return super.toJson();
  }
}

/** Say in which phase this object, or everything below this construct, is applied. */
export function setPhase(scope: IConstruct, phase: Phase): void {
  (scope as unknown as Record<symbol, Phase>)[PHASE] = phase;
}

/** The phase given to this object or to the nearest construct above it. */
export function phaseOf(object: IConstruct): Phase | undefined {
  for (let at: IConstruct | undefined = object; at !== undefined; at = at.node.scope) {
    const phase = (at as unknown as Record<symbol, Phase | undefined>)[PHASE];
    if (phase !== undefined) return phase;
  }
  return undefined;
}
