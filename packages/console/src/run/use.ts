import { change, checks, manifests } from 'cdk8s-ceph/model';
import type { Carried } from './carried';
import type { Hands } from './hands';
import { NotAnswered } from './live';
import { Stopped } from './stopped';

/** Every kind of Rook that may be in the namespace of a cluster. */
export const ROOK_KINDS: readonly string[] = [
  'cephclusters', 'cephblockpools', 'cephblockpoolradosnamespaces', 'cephfilesystems', 'cephfilesystemsubvolumegroups', 'cephfilesystemmirrors', 'cephobjectstores', 'cephobjectstoreusers',
  'cephobjectstoreaccounts', 'cephobjectrealms', 'cephobjectzonegroups', 'cephobjectzones', 'cephclients', 'cephnfses', 'cephnvmeofgateways', 'cephrbdmirrors', 'cephbuckettopics', 'cephbucketnotifications', 'cephcosidrivers',
].map(kind => `${kind}.ceph.rook.io`);

/** All objects of a kind; throws where nobody tells them. */
export async function listAll(hands: Pick<Hands, 'list'>, state: manifests.StackState, objects: checks.Selected): Promise<any[]> {
  const { code, output, json } = await hands.list(objects), items = (json as { items?: any[] } | undefined)?.items;
  if (code !== 0 || items === undefined) throw new NotAnswered(state.clusters.map(({ key }) => key).join(', '), objects.resource, output.trim());
  return items;
}

/** Ask a cluster who uses a stack; throws where it does not answer: nobody is overlooked. */
export async function askUse(hands: Hands, state: manifests.StackState, operatorNamespace: string): Promise<manifests.StackUse> {
  const list = (objects: checks.Selected) => listAll(hands, state, objects);
  const rook: any[] = [];
  for (const resource of ROOK_KINDS) rook.push(...await list({ resource }));
  return manifests.useOf(state, {
    pods: await list({ resource: 'pods' }),
    claims: await list({ resource: 'persistentvolumeclaims' }),
    volumes: await list({ resource: 'persistentvolumes' }),
    bucketClaims: await list({ resource: 'objectbucketclaims.objectbucket.io' }),
    snapshots: await list({ resource: 'volumesnapshotcontents.snapshot.storage.k8s.io' }),
    nodes: await list({ resource: 'nodes' }),
    rook,
    drivers: [...await list({ resource: 'clientprofiles.csi.ceph.io', namespace: operatorNamespace }), ...await list({ resource: 'cephconnections.csi.ceph.io', namespace: operatorNamespace })],
  });
}

/** What must end before a stack is taken down, in words. */
export function userText({ kind, object, by }: manifests.StackUser): { readonly reason: string; readonly fix: string } {
  switch (kind) {
    case 'claim': return { reason: `pods use this claim: ${by.join(', ')}`, fix: 'End what runs these pods, or scale it to 0' };
    case 'bucketClaim': return { reason: 'a bucket is claimed from the object store', fix: `Copy what is still wanted, then delete the ObjectBucketClaim ${object}` };
    case 'snapshot': return { reason: 'it is a snapshot of a volume in the cluster', fix: `Delete the VolumeSnapshot ${object}` };
    case 'mirror': return { reason: 'another cluster mirrors it', fix: `Set 'mirroring.enabled' of ${object} to false, and see that the other cluster has what it needs` };
  }
}

/** Looks again, before each step that takes something away, whether anybody uses it by now. */
export function judgeTeardown({ former, operatorNamespace }: Carried, hands: Hands): (step: change.Step) => Promise<void> {
  const state = manifests.stateOf(former);
  return async step => {
    const use = await askUse(hands, state, operatorNamespace).catch((error: Error) => {
      throw new Stopped('run/changed', step.id, `who uses the cluster cannot be asked: ${error.message}`);
    });
    if (use.users.length > 0) throw new Stopped('run/changed', step.id, use.users.map(user => `${user.object}: ${userText(user).reason}`).join('; '));
    const others = use.others.filter(other => !state.clusters.some(({ key }) => key === other));
    // Whoever has come meanwhile needs the operator and the kinds.
    if (others.length > 0 && step.forgets === true) throw new Stopped('run/changed', step.id, `${others.join(', ')} needs what is left`);
  };
}
