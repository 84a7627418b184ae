import { dataPool, metadataPools, StorePlan } from './store-plan';
import type { ICephCluster } from '../../cluster';
import type { Description } from '../../core';
import { PoolCase, poolWords } from '../../model/rules';
import type { DeviceClass } from '../../volumes';

/** The pools of a store or of a zone for their rules: the one for data, and those for everything else, which are alike, as one. */
export function describedPools(kind: string, plan: StorePlan, cluster: ICephCluster, metadataDeviceClass: DeviceClass | undefined): Description<PoolCase>[] {
  const layout = cluster._layout();
  const { namespace } = cluster;
  const [data, metadata] = [dataPool(plan, layout), metadataPools(plan, layout)];
  const about = { layout, cluster: namespace, maker: `${kind} ${namespace}/${plan.name}` };
  const renamed = metadataDeviceClass && { deviceClass: 'metadataDeviceClass' };
  // Every store of the cluster has the root pool, so none of them takes its name.
  const own = metadata.filter(({ name }) => name.startsWith(`${plan.name}.`));
  return [
    { spec: { ...about, pool: data, names: [data.name] }, trial: layout?.trial, words: poolWords('') },
    { spec: { ...about, pool: own[0], names: own.map(({ name }) => name) }, trial: layout?.trial, words: poolWords('', renamed) },
  ];
}
