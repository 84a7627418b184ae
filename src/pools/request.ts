import type { PoolOptions } from './pool-options';
import { bytesOf, PoolRequest } from '../model/layout';

/** The options of the public API as plain data. */
export function requestOf(options: PoolOptions): PoolRequest {
  return {
    redundancy: options.redundancy?._spec(),
    failureDomain: options.failureDomain,
    deviceClass: options.deviceClass?.name,
    compression: options.compression,
    bulk: options.bulk,
    targetSizeRatio: options.targetSizeRatio,
    maxBytes: options.maxSize && bytesOf(options.maxSize),
    maxObjects: options.maxObjects,
    parameters: { ...options.parameters },
    enableCrushUpdates: options.enableCrushUpdates,
  };
}
