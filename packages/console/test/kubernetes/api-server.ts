import { createServer, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubeConfig } from '@kubernetes/client-node' with { 'resolution-mode': 'import' };

const RESOURCES: Readonly<Record<string, readonly { readonly name: string; readonly singularName: string; readonly kind: string; readonly namespaced: boolean }[]>> = {
  'v1': [
    { name: 'configmaps', singularName: 'configmap', kind: 'ConfigMap', namespaced: true }, { name: 'secrets', singularName: 'secret', kind: 'Secret', namespaced: true },
    { name: 'pods', singularName: 'pod', kind: 'Pod', namespaced: true }, { name: 'namespaces', singularName: 'namespace', kind: 'Namespace', namespaced: false },
    { name: 'services', singularName: 'service', kind: 'Service', namespaced: true }, { name: 'nodes', singularName: 'node', kind: 'Node', namespaced: false },
    { name: 'persistentvolumeclaims', singularName: 'persistentvolumeclaim', kind: 'PersistentVolumeClaim', namespaced: true }, { name: 'persistentvolumes', singularName: 'persistentvolume', kind: 'PersistentVolume', namespaced: false },
  ],
  'apps/v1': [{ name: 'deployments', singularName: 'deployment', kind: 'Deployment', namespaced: true }],
  'coordination.k8s.io/v1': [{ name: 'leases', singularName: 'lease', kind: 'Lease', namespaced: true }],
  'ceph.rook.io/v1': [{ name: 'cephclusters', singularName: 'cephcluster', kind: 'CephCluster', namespaced: true }, { name: 'cephblockpools', singularName: 'cephblockpool', kind: 'CephBlockPool', namespaced: true }],
};

/** As much of an API server as the command asks for, with objects by their paths. What it is asked is kept. */
export class ApiServer {
  public readonly objects = new Map<string, any>();
  public readonly asked: string[] = [];
  /** What is no object, by its path: a text, or a status. It goes before everything else. */
  public readonly texts = new Map<string, (query: URLSearchParams) => string | number>();
  /** Fields that somebody else owns, by path: applying to it is a conflict unless it is forced. */
  public readonly owners = new Map<string, string>();
  /** Why pods may not be evicted, by path. */
  public readonly budgets = new Map<string, string>();
  private readonly server: Server;
  private version = 0;

  public constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  }

  /** Listens, and returns what the client library would know of it. */
  public async start(): Promise<KubeConfig> {
    await new Promise<void>(done => { this.server.listen(0, '127.0.0.1', done); });
    const { port } = this.server.address() as AddressInfo;
    return { getCurrentCluster: () => ({ server: `http://127.0.0.1:${port}` }), applyToHTTPSOptions: async () => undefined } as unknown as KubeConfig;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: any }> {
    const { method = '', url = '' } = request, { pathname: path, searchParams: query } = new URL(url, 'http://x');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString(), sent = text === '' ? undefined : JSON.parse(text);
    this.asked.push(`${method} ${path}${query.size > 0 ? `?${query.toString()}` : ''}`);
    const said = this.texts.get(path)?.(query);
    if (typeof said === 'string') return { status: 200, body: said };
    if (said !== undefined) return { status: said, body: { kind: 'Status', message: `${path} is refused` } };
    const found = this.discovered(path) ?? this.done(method, path, query, sent);
    return found ?? { status: 404, body: { kind: 'Status', message: `${path} not found` } };
  }

  private discovered(path: string) {
    const version = /^\/(?:api|apis)\/(.+)$/.exec(path)?.[1] ?? '';
    if (RESOURCES[version] !== undefined) return { status: 200, body: { resources: RESOURCES[version] } };
    const group = Object.keys(RESOURCES).find(each => each.startsWith(`${version}/`));
    return group === undefined ? undefined : { status: 200, body: { preferredVersion: { groupVersion: group } } };
  }

  private done(method: string, path: string, query: URLSearchParams, sent: any) {
    const object = this.objects.get(path);
    switch (method) {
      case 'GET': {
        const last = path.split('/').at(-1)!;
        const isList = Object.values(RESOURCES).flat().some(({ name }) => name === last);
        if (!isList) return object === undefined ? undefined : { status: 200, body: object };
        const [key, value] = (query.get('labelSelector') ?? '').split('='), name = query.get('fieldSelector')?.split('=')[1];
        // A list over all namespaces has what is below any of them.
        const everywhere = new RegExp(`^${path.replace(/\/([^/]+)$/, '(?:/namespaces/[^/]+)?/$1')}/`);
        const items = [...this.objects].filter(([at]) => everywhere.test(at)).map(([, each]) => each)
          .filter(({ metadata }) => (key === '' || metadata.labels?.[key] === value) && (name === undefined || metadata.name === name));
        return { status: 200, body: { metadata: { resourceVersion: `${this.version}` }, items: items.map(({ apiVersion: _, kind: __, ...rest }) => rest) } };
      }
      case 'POST': if (path.endsWith('/eviction')) return this.evicted(path.slice(0, -'/eviction'.length), sent);
        return this.objects.has(`${path}/${sent.metadata.name}`) ? { status: 409, body: { message: 'already exists' } } : this.kept(`${path}/${sent.metadata.name}`, sent);
      case 'PUT': return object?.metadata.resourceVersion === sent.metadata.resourceVersion ? this.kept(path, sent) : { status: 409, body: { message: 'the object has been modified' } };
      case 'PATCH': {
        const owner = this.owners.get(path);
        if (owner !== undefined && query.get('fieldManager') === 'cdk8s-ceph' && query.get('force') !== 'true') {
          return { status: 409, body: { message: 'Apply failed with 1 conflict', details: { causes: [{ reason: 'FieldManagerConflict', message: `conflict with "${owner}" using v1`, field: '.spec' }] } } };
        }
        const at = path.replace(/\/scale$/, ''), before = this.objects.get(at);
        if (path !== at && before === undefined) return undefined;
        const merged = { ...before, ...sent, metadata: { ...before?.metadata, ...sent.metadata }, spec: { ...before?.spec, ...sent.spec } };
        const generation = JSON.stringify(merged.spec) === JSON.stringify(before?.spec) ? before?.metadata.generation : (before?.metadata.generation ?? 0) + 1;
        const now = { ...merged, metadata: { ...merged.metadata, generation } };
        return query.get('dryRun') === 'All' ? { status: 200, body: now } : this.kept(at, now);
      }
      case 'DELETE': return this.objects.delete(path) ? { status: 200, body: {} } : undefined;
      default: return undefined;
    }
  }

  private evicted(path: string, { deleteOptions }: any) {
    const pod = this.objects.get(path), budget = this.budgets.get(path);
    if (pod === undefined) return undefined;
    if (deleteOptions?.preconditions?.uid !== pod.metadata.uid) return { status: 409, body: { message: 'the UID in the precondition does not match' } };
    if (budget !== undefined) return { status: 429, body: { message: "Cannot evict pod as it would violate the pod's disruption budget.", details: { causes: [{ reason: 'DisruptionBudget', message: budget }] } } };
    this.objects.delete(path);
    return { status: 201, body: { status: 'Success' } };
  }

  private kept(path: string, object: any) {
    const now = { ...object, metadata: { ...object.metadata, resourceVersion: `${++this.version}` } };
    this.objects.set(path, now);
    return { status: 200, body: now };
  }
}
