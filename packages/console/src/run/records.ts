import { monitoring } from 'cdk8s-ceph/model';

/** Objects of our own in a cluster. */
export interface Records {
  /** Nothing where it is not there; throws where nobody answers. */
  read(kind: RecordKind, name: string): Promise<any>;
  /** Make it, or, where it has a resource version, replace it; throws `Conflict` where somebody else was faster. */
  write(object: any): Promise<any>;
  /** What is not there is removed already. */
  remove(kind: RecordKind, name: string): Promise<void>;
}

export type RecordKind = 'ConfigMap' | 'Secret' | 'Lease';

/** Somebody else has written the object meanwhile. */
export class Conflict extends Error {
  public readonly name = 'Conflict';
}

const API_VERSIONS: Readonly<Record<RecordKind, string>> = { ConfigMap: 'v1', Secret: 'v1', Lease: 'coordination.k8s.io/v1' };

/** Of the last backup, which the Lease of that name notes. */
const SHA256 = 'cdk8s-ceph/identity-sha256';

/** A record of ours, named and labelled as such. */
export function record(kind: RecordKind, namespace: string, name: string, content: object, resourceVersion?: string): any {
  return {
    apiVersion: API_VERSIONS[kind],
    kind,
    metadata: { name, namespace, labels: { 'app.kubernetes.io/managed-by': 'cdk8s-ceph' }, ...resourceVersion === undefined ? {} : { resourceVersion } },
    ...content,
  };
}

export function apiVersionOf(kind: RecordKind): string {
  return API_VERSIONS[kind];
}

/** Note that a backup of the identity was made: as the time of a Lease, which figures of Kubernetes tell to alerts. */
export async function noteBackup(records: Records, namespace: string, made: Date, sha256: string): Promise<void> {
  const found = await records.read('Lease', monitoring.IDENTITY_LEASE);
  const lease = record('Lease', namespace, monitoring.IDENTITY_LEASE, { spec: { holderIdentity: 'cdk8s-ceph', renewTime: microTime(made) } }, found?.metadata.resourceVersion);
  await records.write({ ...lease, metadata: { ...lease.metadata, annotations: { [SHA256]: sha256 } } });
}

/** When a backup of the identity was made: whoever made it has noted that. */
export async function backupTime(records: Records): Promise<string | undefined> {
  const made: unknown = (await records.read('Lease', monitoring.IDENTITY_LEASE))?.spec?.renewTime;
  return typeof made === 'string' ? new Date(made).toISOString() : undefined;
}

/** A time as Leases have it: Kubernetes wants six digits of a second. */
export function microTime(time: Date): string {
  return time.toISOString().replace('Z', '000Z');
}
