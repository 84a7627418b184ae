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

/** In this ConfigMap it is kept when the last backup was made, for whoever watches its age. */
export const BACKUP = { name: 'cdk8s-ceph-identity', made: 'cdk8s-ceph/identity-backup' };

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

/** When a backup of the identity was made: whoever made it has noted that. */
export async function backupTime(records: Records): Promise<string | undefined> {
  const made: unknown = (await records.read('ConfigMap', BACKUP.name))?.metadata?.annotations?.[BACKUP.made];
  return typeof made === 'string' ? made : undefined;
}
