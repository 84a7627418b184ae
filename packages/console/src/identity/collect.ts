import { checks, manifests } from 'cdk8s-ceph/model';
import type { Hands } from '../run/hands';
import { NotAnswered } from '../run/live';
import { listAll, ROOK_KINDS } from '../run/use';

/** What whoever has to rebuild monitors needs of Ceph. */
const TOLD: readonly string[] = ['auth ls', 'mon dump', 'osd dump', 'osd crush dump', 'config dump'];

/** Read what rebuilds the clusters of a stack; throws where a list is not answered: half a backup is none. */
export async function collect(hands: Pick<Hands, 'list'>, state: manifests.StackState): Promise<manifests.IdentityParts> {
  const list = (resource: string) => listAll(hands, state, { resource });
  const rook: any[] = [];
  for (const resource of ROOK_KINDS) rook.push(...await list(resource));
  const answers: manifests.IdentityAnswers = {
    secrets: await list('secrets'),
    configMaps: await list('configmaps'),
    services: await list('services'),
    rook,
    claims: await list('persistentvolumeclaims'),
    volumes: await list('persistentvolumes'),
    bucketClaims: await list('objectbucketclaims.objectbucket.io'),
    buckets: await list('objectbuckets.objectbucket.io'),
    nodes: await list('nodes'),
  };
  return manifests.identityOfClusters(state, answers, secret => typeof secret?.data?.fsid === 'string' ? Buffer.from(secret.data.fsid, 'base64').toString().trim() : undefined);
}

/** What Ceph tells of itself, and what it did not answer. */
export async function tellingOf(hands: Pick<Hands, 'ceph'>, clusters: readonly string[]): Promise<{ readonly told: Record<string, unknown>; readonly open: readonly string[] }> {
  const told: Record<string, unknown> = {}, open: string[] = [];
  for (const cluster of clusters) {
    for (const command of TOLD) {
      const { code, json } = await hands.ceph(cluster, command.split(' ')), name = `${cluster}: ceph ${command}`;
      if (code === 0 && json !== undefined) told[name] = json;
      else open.push(name);
    }
  }
  return { told, open };
}

/** What differs between the nodes of then and those of now: a monitor or an OSD finds its place by these. */
export async function differences(hands: Pick<Hands, 'list'>, nodes: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[]): Promise<string[]> {
  const { code, output, json } = await hands.list({ resource: 'nodes' }), items = (json as { items?: any[] } | undefined)?.items;
  if (code !== 0 || items === undefined) throw new NotAnswered('Kubernetes', 'nodes', output.trim());
  return nodes.flatMap(({ name, labels }) => {
    const now = items.find(({ metadata }) => metadata.name === name);
    if (now === undefined) return [`${name} is not among the nodes`];
    return Object.entries(labels).filter(([label, value]) => now.metadata.labels?.[label] !== value).map(([label, value]) => `${name} had the label ${label}=${value}`);
  });
}

/** CephClusters that are there; a restored one would be beside or over them. */
export async function clustersThere(hands: Pick<Hands, 'list'>): Promise<string[]> {
  const { code, output, json } = await hands.list({ resource: 'cephclusters.ceph.rook.io' } satisfies checks.Selected), items = (json as { items?: any[] } | undefined)?.items;
  if (code !== 0 || items === undefined) throw new NotAnswered('Kubernetes', 'cephclusters', output.trim());
  return items.map(({ metadata, status }) => `${metadata.namespace}/${metadata.name}${status?.ceph?.fsid === undefined ? '' : ` (${status.ceph.fsid})`}`);
}
