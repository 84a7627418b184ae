import { keptOf } from './kept';
import { list } from './look';
import { caseOf } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { redundancyOf } from './read-pools';
import type { Reader } from './reader';
import { bytesIn, unknown } from '../layout';
import { FILESYSTEM_TOPIC, FilesystemSpec, Words } from '../rules';

/** Filesystems. */
export const FILESYSTEM_READER: Reader<FilesystemSpec> = {
  topic: FILESYSTEM_TOPIC,
  read: manifests => {
    const { trials } = caseOf(manifests);
    return manifests.filter(({ object }) => object.kind === 'CephFilesystem').map(manifest => ({
      at: manifest.path, spec: filesystemOf(manifest, trials.has(manifest.object.metadata?.namespace)), words: wordsOf(list(manifest.object.spec?.dataPools).length),
    }));
  },
};

function filesystemOf({ object: { metadata, spec } }: PolicyManifest, trial: boolean): FilesystemSpec {
  const pools = list(spec?.dataPools);
  const servers = spec?.metadataServer ?? {};
  return {
    name: String(metadata?.name),
    // Rook gives numbers to pools without a name.
    dataPools: pools.map((pool, i) => ({ declared: unknown('the object tells the name of a pool with what erasure coding adds to it'), name: pool?.name || `data${i}`, redundancy: redundancyOf(pool ?? {}) })),
    reserved: [spec?.metadataPool?.name || (spec?.preservePoolNames ? '' : 'metadata')],
    strictNames: false,
    active: servers.activeCount ?? 1,
    // Rook makes twice as many servers where it is set, and none to spare otherwise.
    standby: servers.activeStandby === true,
    memory: bytesIn(servers.resources?.limits?.memory),
    trial,
    kept: keptOf(spec, 'preserveFilesystemOnDelete', pools.length > 0 || spec?.metadataPool !== undefined),
  };
}

function wordsOf(pools: number): Words {
  return {
    'name': 'metadata.name',
    'redundancy': 'spec.dataPools[0].erasureCoded',
    'extraDataPools': 'spec.dataPools',
    ...Object.fromEntries(Array.from({ length: pools }, (_, i) => [`extraDataPools[${i - 1}].name`, `spec.dataPools[${i}].name`])),
    'metadataServers.active': 'spec.metadataServer.activeCount',
    'metadataServers.standby': 'spec.metadataServer.activeStandby',
    'metadataServers.resources.memory': 'spec.metadataServer.resources.limits.memory',
    'destroyDataOnDelete': 'spec.preserveFilesystemOnDelete',
  };
}
