import type { Forecast } from 'cdk8s-ceph';
import { Loss } from 'cdk8s-ceph';
import { benchmark, checks, manifests } from 'cdk8s-ceph/model';
import type { Hands } from './hands';

/**
 * What is known of the storage behind each backend: what it survives, by the forecast, and what its OSDs can do, for which Ceph tries each of
 * them alone. What nobody answers is left out.
 */
export async function backendFacts(hands: Pick<Hands, 'ceph' | 'list'>, { cluster, backends }: benchmark.BenchmarkSpec, stack: readonly any[], forecast: Forecast | undefined): Promise<benchmark.BackendFacts[]> {
  const classes = (await hands.list({ resource: 'storageclasses.storage.k8s.io' })).json as { items?: any[] } | undefined;
  const objects = [...stack, ...classes?.items ?? []];
  const osds = benchmark.placedOsds((await hands.ceph(cluster, ['osd', 'tree'])).json), speeds: benchmark.OsdSpeed[] = [];
  for (const { id } of osds) {
    const [large, small] = benchmark.speedCommands(id);
    const speed = benchmark.osdSpeed(id, (await hands.ceph(cluster, large)).json, (await hands.ceph(cluster, small)).json);
    if (speed !== undefined) speeds.push(speed);
  }
  return backends.map((backend): benchmark.BackendFacts => {
    const { ceph, local } = manifests.behindBackend(backend, objects), { name } = backend;
    if (backend.kind === 'nfs') return { name, survives: 'no server' };
    if (local) return { name, survives: 'no host' };
    const pool = ceph?.namespace === checks.namespaceOf(cluster) ? forecast?.pools.find(each => each.pool === ceph.pool) : undefined;
    if (pool === undefined) return { name, survives: 'not known' };
    return { name, survives: survivedBy(forecast!, pool.pool), rawPerStored: pool.rawPerStored.value, ...benchmark.factsOfOsds(osds, speeds, pool.deviceClass) };
  });
}

/** The largest thing any single one of which may be lost while the pool keeps its data and goes on. */
function survivedBy(forecast: Forecast, pool: string): string {
  const harms = ({ lostParts, stoppedParts, keepsQuorum }: ReturnType<Forecast['whenLost']>) => !keepsQuorum || [...lostParts, ...stoppedParts].some(part => part.pool === pool);
  for (const level of forecast.levels.filter(each => each !== 'device').reverse()) {
    const worst = forecast.worstLoss(level);
    if (worst === undefined || (worst.keepsData && worst.keepsWorking)) return `any one ${level}`;
    // The worst may be that of another pool.
    if (level === 'host' && forecast.hosts.every(({ host }) => !harms(forecast.whenLost(Loss.host(host))))) return 'any one host';
  }
  return 'no host';
}
