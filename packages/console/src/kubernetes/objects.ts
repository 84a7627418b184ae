import type { checks } from 'cdk8s-ceph/model';
import { pathOf, Resource, Resources } from './resources';
import { RequestFailed, Response, Rest } from './rest';
import { answerOf } from '../run/hands';

/** Who the fields belong to that are applied. */
export const FIELD_MANAGER = 'cdk8s-ceph';

/** Fields that these applied are taken over: they are the same files, applied by hand. */
const TAKEN_OVER = /^(cdk8s-ceph|kubectl|before-first-apply)/;

/** So often a kind that was just defined is asked for anew. */
const TRIES = 10;

/** What can be done with objects, whoever keeps them. */
export type KubeObjects = Pick<Objects, 'list' | 'read' | 'apply' | 'remove' | 'logs' | 'version' | 'get'>;

/** Objects of a cluster, read and changed as plain JSON. */
export class Objects {
  private readonly resources: Resources;

  public constructor(private readonly rest: Rest) {
    this.resources = new Resources(rest);
  }

  /** A list; of a kind that nobody knows there is none. */
  public async list(objects: checks.Selected): Promise<checks.Answer> {
    try {
      const resource = await this.resources.named(objects.resource);
      if (resource === undefined) return answerOf(0, JSON.stringify({ items: [] }), '');
      const { status, json } = await this.rest.ask('GET', pathOf(resource, objects.namespace), selectors(objects));
      // Its kind was deleted meanwhile.
      if (status === 404) {
        this.resources.forget(resource);
        return answerOf(0, JSON.stringify({ items: [] }), '');
      }
      return status >= 400 ? { code: status, output: json?.message ?? `${status}` } : { code: 0, output: '', json: { ...json, items: json.items?.map((item: any) => ({ apiVersion: resource.apiVersion, kind: resource.kind, ...item })) } };
    } catch (error) {
      return { code: 1, output: (error as Error).message };
    }
  }

  /** Nothing where it is not there. */
  public async read(object: { readonly apiVersion: string; readonly kind: string; readonly metadata: { readonly name: string; readonly namespace?: string } }): Promise<any> {
    const resource = await this.resources.of(object);
    if (resource === undefined) return undefined;
    const { status, json } = await this.rest.ask('GET', pathOf(resource, object.metadata.namespace, object.metadata.name));
    if (status === 404) return undefined;
    if (status >= 400) throw new RequestFailed(status, json, json?.message);
    return json;
  }

  /** Apply an object on the server's side, and return what it is now; unknown fields are refused. */
  public async apply(object: any, dryRun = false): Promise<any> {
    const resource = await this.defined(object);
    const path = pathOf(resource, object.metadata.namespace, object.metadata.name);
    const query = { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict', ...dryRun ? { dryRun: 'All' } : {} };
    const first = await this.rest.ask('PATCH', path, query, object, 'application/apply-patch+yaml');
    const others = managersIn(first.json).filter(manager => !TAKEN_OVER.test(manager));
    const answer = first.status === 409 && others.length === 0 ? await this.rest.ask('PATCH', path, { ...query, force: 'true' }, object, 'application/apply-patch+yaml') : first;
    if (answer.status >= 400) throw new RequestFailed(answer.status, answer.json, `${object.kind} ${object.metadata.name}: ${answer.json?.message ?? answer.status}`);
    return answer.json;
  }

  public async remove(objects: checks.Selected): Promise<void> {
    const resource = await this.resources.named(objects.resource);
    if (resource === undefined) return;
    const path = pathOf(resource, objects.namespace, objects.name);
    // Without it a Job leaves its pods behind, which hold their claims.
    const query = { propagationPolicy: 'Background', ...objects.name === undefined ? selectors(objects) : {} };
    const { status, json } = await this.rest.ask('DELETE', path, query);
    if (status >= 400 && status !== 404) throw new RequestFailed(status, json, json?.message ?? `${status}`);
  }

  public async scale(objects: checks.Selected, replicas: number): Promise<void> {
    await this.merge(objects, { spec: { replicas } }, '/scale');
  }

  public async patch(objects: checks.Selected, patch: string): Promise<void> {
    await this.merge(objects, JSON.parse(patch));
  }

  /** Ask that a pod goes, and return why it may not by now; what is not there has gone. */
  public async evict({ namespace, name, uid }: Pick<checks.PodFacts, 'namespace' | 'name' | 'uid'>): Promise<string | undefined> {
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions: { preconditions: { uid } } };
    const asked = this.rest.ask('POST', `/api/v1/namespaces/${namespace}/pods/${encodeURIComponent(name)}/eviction`, {}, eviction);
    const { status, json } = await asked.catch((error: Error) => ({ status: 503, json: { message: error.message } as any }));
    // Another pod has taken its name: of this one there is no more.
    if (status < 400 || status === 404 || status === 409) return undefined;
    const causes = (json?.details?.causes ?? []).map(({ message }: any) => message).join('; ');
    const reason = [json?.message ?? `${status}`, causes].filter(text => text !== '').join(': ');
    // Several budgets for one pod are answered with 500; they, and a server that does not answer, are told like a budget that allows nothing.
    if (status === 429 || status >= 500) return reason;
    throw new RequestFailed(status, json, `pod ${namespace}/${name}: ${reason}`);
  }

  /** Make an object, or replace it where it has a resource version. */
  public async write(object: any): Promise<any> {
    const resource = await this.defined(object), { namespace, name, resourceVersion } = object.metadata;
    return resourceVersion === undefined ? this.rest.get('POST', pathOf(resource, namespace), { fieldManager: FIELD_MANAGER }, object)
      : this.rest.get('PUT', pathOf(resource, namespace, name), { fieldManager: FIELD_MANAGER }, object);
  }

  /** What a pod has written. */
  public async logs(namespace: string, pod: string): Promise<string> {
    const { status, text, json } = await this.rest.ask('GET', `/api/v1/namespaces/${namespace}/pods/${pod}/log`);
    if (status >= 400) throw new RequestFailed(status, json, json?.message);
    return text;
  }

  /** What is at a path, whatever it is. */
  public get(path: string, query: Readonly<Record<string, string | undefined>> = {}): Promise<Response> {
    return this.rest.ask('GET', path, query);
  }

  /** What the API server says of itself. */
  public version(): Promise<any> {
    return this.rest.get('GET', '/version');
  }

  /** Where some objects are watched. */
  public async watchedAt(objects: checks.Selected): Promise<{ readonly path: string; readonly query: Record<string, string>; readonly version: string } | undefined> {
    const resource = await this.resources.named(objects.resource);
    if (resource === undefined) return undefined;
    const path = pathOf(resource, objects.namespace), query = selectors(objects);
    const { metadata } = await this.rest.get('GET', path, { ...query, limit: '1' });
    return { path, query, version: metadata.resourceVersion };
  }

  private async merge(objects: checks.Selected, patch: unknown, part = ''): Promise<void> {
    const resource = await this.resources.named(objects.resource);
    if (resource === undefined || objects.name === undefined) throw new Error(`${objects.resource} is not known`);
    await this.rest.get('PATCH', `${pathOf(resource, objects.namespace, objects.name)}${part}`, { fieldManager: FIELD_MANAGER }, patch, 'application/merge-patch+json');
  }

  /** Of an object whose kind may have been defined a moment ago. */
  private async defined(object: any): Promise<Resource> {
    for (let i = 0; i < TRIES; i++) {
      const resource = await this.resources.of(object);
      if (resource !== undefined) return resource;
      await new Promise(done => setTimeout(done, 1000));
    }
    throw new Error(`the API server does not know ${object.apiVersion} ${object.kind}`);
  }
}

function selectors({ name, labels, node }: checks.Selected): Record<string, string> {
  const fields = [...name === undefined ? [] : [`metadata.name=${name}`], ...node === undefined ? [] : [`spec.nodeName=${node}`]];
  return {
    ...fields.length === 0 ? {} : { fieldSelector: fields.join(',') },
    ...labels === undefined ? {} : { labelSelector: Object.entries(labels).map(([label, value]) => `${label}=${value}`).join(',') },
  };
}

/** To whom the fields belong that are in conflict: `conflict with "kubectl" using v1`. */
function managersIn(json: any): string[] {
  return (json?.details?.causes ?? []).flatMap(({ reason, message }: any) => reason === 'FieldManagerConflict' ? /conflict with "([^"]*)"/.exec(message)?.[1] ?? 'somebody' : []);
}
