import { RequestFailed, Rest } from './rest';

/** Where objects of a kind are found. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  /** `persistentvolumes`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

interface Listed {
  readonly name: string;
  readonly singularName: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** The kinds that an API server knows, asked once for each group. */
export class Resources {
  private readonly versions = new Map<string, Promise<readonly Listed[] | undefined>>();

  public constructor(private readonly rest: Rest) {}

  /** By its name as `kubectl` takes it, e.g. `cephcluster.ceph.rook.io`; nothing where no such kind is known. */
  public async named(resource: string): Promise<Resource | undefined> {
    const [name, ...group] = resource.split('.');
    const apiVersion = group.length === 0 ? 'v1' : await this.preferred(group.join('.'));
    return apiVersion === undefined ? undefined : this.find(apiVersion, each => each.name === name || each.singularName === name || each.kind.toLowerCase() === name);
  }

  /** Of an object; nothing where its kind is not known. */
  public async of({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Promise<Resource | undefined> {
    return this.find(apiVersion, each => each.kind === kind);
  }

  /** What was known of a kind holds no more. */
  public forget({ apiVersion }: Resource): void {
    this.versions.delete(apiVersion);
  }

  private async find(apiVersion: string, is: (each: Listed) => boolean): Promise<Resource | undefined> {
    const asked = () => this.rest.ask('GET', baseOf(apiVersion)).then(({ status, json }): readonly Listed[] | undefined => {
      if (status !== 404 && status >= 400) throw new RequestFailed(status, json, json?.message);
      return json?.resources?.filter(({ name }: Listed) => !name.includes('/'));
    });
    const found = (await remembered(this.versions, apiVersion, asked))?.find(is);
    // What is not known may have been defined meanwhile: it is asked again the next time.
    if (found === undefined) this.versions.delete(apiVersion);
    return found && { apiVersion, kind: found.kind, plural: found.name, namespaced: found.namespaced };
  }

  private async preferred(group: string): Promise<string | undefined> {
    const { status, json } = await this.rest.ask('GET', `/apis/${group}`);
    if (status === 404) return undefined;
    if (status >= 400) throw new RequestFailed(status, json, json?.message);
    return json?.preferredVersion?.groupVersion;
  }
}

function remembered<Value>(all: Map<string, Promise<Value>>, key: string, asked: () => Promise<Value>): Promise<Value> {
  const found = all.get(key) ?? asked();
  all.set(key, found);
  // A failure is no answer to remember.
  found.catch(() => all.delete(key));
  return found;
}

/** `/api/v1`, `/apis/apps/v1`. */
function baseOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The path of one object, or of all in a namespace, or of all. */
export function pathOf({ apiVersion, plural, namespaced }: Resource, namespace?: string, name?: string): string {
  return [baseOf(apiVersion), ...namespaced && namespace !== undefined ? ['namespaces', namespace] : [], plural, ...name === undefined ? [] : [encodeURIComponent(name)]].join('/');
}
