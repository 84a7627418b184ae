import type { Place } from './place';
import type { Site } from './site';
import { classOf } from './volumes';
import type { DaemonResources } from '../../cluster';
import { PoolOptions, Redundancy } from '../../pools';
import type { StackPoolProps, StackRedundancyProps } from '../stack-pools';
import type { StackDaemonResourcesProps } from '../stack-resources';

/** The options of a pool; what the data has beside them is left to the caller. */
export function poolOptions(site: Site, place: Place, props: StackPoolProps): PoolOptions {
  const { redundancy, failureDomain, deviceClass, compression, bulk, targetSizeRatio, maxSize, maxObjects, parameters, enableCrushUpdates } = props;
  return {
    redundancy: redundancy && redundancyOf(site, place.at('redundancy'), redundancy),
    failureDomain,
    deviceClass: classOf(deviceClass),
    compression,
    bulk,
    targetSizeRatio,
    maxSize: site.faults.optionalSize(place.at('maxSize'), maxSize),
    maxObjects,
    parameters: parameters && { ...parameters },
    enableCrushUpdates,
  };
}

function redundancyOf(site: Site, place: Place, props: StackRedundancyProps): Redundancy | undefined {
  const { copies, copiesPerFailureDomain, dataChunks, codingChunks, algorithm, stripeUnit } = props;
  const { faults } = site;
  if (!faults.oneOf(place, { copies, dataChunks: dataChunks ?? codingChunks }, true)) return undefined;
  faults.onlyWith(place, "'copies'", copies !== undefined, { copiesPerFailureDomain });
  faults.onlyWith(place, "'dataChunks'", dataChunks !== undefined, { codingChunks, algorithm, stripeUnit });
  faults.onlyWith(place, "'codingChunks'", codingChunks !== undefined, { dataChunks });
  if (copies !== undefined) return Redundancy.replicated(copies, { copiesPerFailureDomain });
  return Redundancy.erasureCoded(dataChunks ?? 0, codingChunks ?? 0, { algorithm, stripeUnit: faults.optionalSize(place.at('stripeUnit'), stripeUnit) });
}

export function daemonResources(site: Site, place: Place, props: StackDaemonResourcesProps | undefined): DaemonResources | undefined {
  return props && { ...props, memory: site.faults.size(place.at('memory'), props.memory) };
}
