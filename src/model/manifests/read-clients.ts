import { entries } from './look';
import type { PolicyManifest } from './policy-manifest';
import type { Reader } from './reader';
import { bytesIn, Maybe, unknown } from '../layout';
import { CEPH_CLIENT_TOPIC, clausesOf, ClientSpec, NFS_TOPIC, NfsSpec } from '../rules';

/** Clients of Ceph. */
export const CEPH_CLIENT_READER: Reader<ClientSpec> = {
  topic: CEPH_CLIENT_TOPIC,
  read: manifests => manifests.filter(({ object }) => object.kind === 'CephClient').map(({ path, object: { metadata, spec } }) => ({
    at: path,
    spec: {
      name: spec?.name || String(metadata?.name),
      // Ceph takes more names than this library gives.
      strictNames: false,
      secretName: spec?.secretName || undefined,
      capabilities: Object.fromEntries(entries(spec?.caps).map(([daemon, clauses]) => [daemon, clausesOf(String(clauses))])),
      empty: unknown('no object tells which accesses were asked for that give nothing'),
      keyType: spec?.security?.cephx?.keyType || undefined,
      cephVersion: versionOf(manifests, metadata?.namespace),
    },
    words: { name: 'metadata.name', secretName: 'spec.secretName', access: 'spec.caps', keyType: 'spec.security.cephx.keyType' },
  })),
};

/** NFS servers. */
export const NFS_READER: Reader<NfsSpec> = {
  topic: NFS_TOPIC,
  read: manifests => manifests.filter(({ object }) => object.kind === 'CephNFS').map(({ path, object: { metadata, spec } }) => ({
    at: path,
    spec: {
      name: String(metadata?.name), active: spec?.server?.active ?? 1, port: spec?.server?.port || undefined, memory: bytesIn(spec?.server?.resources?.limits?.memory),
    },
    words: { 'name': 'metadata.name', 'servers': 'spec.server.active', 'port': 'spec.server.port', 'resources.memory': 'spec.server.resources.limits.memory' },
  })),
};

/** The release of Ceph that a cluster runs, where its image tells. */
function versionOf(manifests: readonly PolicyManifest[], namespace: string): Maybe<string> {
  const cluster = manifests.find(({ object }) => object.kind === 'CephCluster' && object.metadata?.namespace === namespace);
  return /:v?(\d+\.\d+\.\d+)/.exec(String(cluster?.object.spec?.cephVersion?.image))?.[1]
    ?? unknown(cluster === undefined ? 'the cluster is elsewhere' : 'the tag of the image does not tell the release of Ceph');
}
