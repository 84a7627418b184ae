import { change, checks, manifests } from 'cdk8s-ceph/model';
import type { Hands } from './hands';

/** Clusters as they are, laid beside the state that was applied. */
export interface Live {
  readonly clusters: ReadonlyMap<string, change.LiveCluster>;
  /** What plans take. */
  readonly options: Pick<change.PlanOptions, 'live' | 'stored' | 'purged'>;
}

/** A cluster that does not answer: nothing is judged without it. */
export class NotAnswered extends Error {
  public constructor(public readonly cluster: string, public readonly asked: string, reason: string) {
    super(reason);
  }
}

/** Ask clusters what they are; throws where one does not answer. */
export async function liveClusters(hands: Hands, states: readonly manifests.ClusterState[]): Promise<Live> {
  const clusters = new Map<string, change.LiveCluster>();
  for (const state of states) {
    const answers = await answersOf(hands, state.key);
    try {
      clusters.set(state.key, change.liveCluster(state, answers));
    } catch (error) {
      // A map with something that is not modelled.
      throw new NotAnswered(state.key, 'ceph osd crush dump', (error as Error).message);
    }
  }
  const all = [...clusters.values()];
  return {
    clusters,
    options: {
      live: new Map([...clusters].map(([key, { cluster }]) => [key, cluster])),
      stored: new Map(all.flatMap(({ stored }) => [...stored ?? []])),
      purged: new Set(all.flatMap(({ purged }) => [...purged])),
    },
  };
}

async function answersOf(hands: Hands, cluster: string): Promise<change.LiveAnswers> {
  const namespace = checks.namespaceOf(cluster);
  const told = async (asked: string, answer: Promise<checks.Answer>): Promise<any> => {
    const { code, output, json } = await answer;
    if (code !== 0 || json === undefined) throw new NotAnswered(cluster, asked, output.trim());
    return json;
  };
  const ceph = (command: string) => told(`ceph ${command}`, hands.ceph(cluster, command.split(' ')));
  const list = async (objects: checks.Selected) => (await told(objects.resource, hands.list({ ...objects, namespace }))).items;
  const crush = await ceph('osd crush dump'), osds = await ceph('osd dump'), df = await ceph('df'), isDead = (osds.osds as { up: number }[]).some(({ up }) => up === 0);
  return {
    crush,
    osds,
    df: isDead ? checks.withRealStored({ crush, osds, df, fills: await ceph('osd df'), status: await ceph('status') }) : df,
    deployments: await list({ resource: 'deployments.apps', labels: { app: 'rook-ceph-osd' } }),
    claims: await list({ resource: 'persistentvolumeclaims' }),
  };
}
