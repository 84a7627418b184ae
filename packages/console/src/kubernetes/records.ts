import type { Objects } from './objects';
import { RequestFailed } from './rest';
import { apiVersionOf, Conflict, Records } from '../run/records';

/** Records of ours in a namespace, which is made where it is not there. */
export function recordsOf(objects: Objects, namespace: string): Records {
  return {
    read: (kind, name) => objects.read({ apiVersion: apiVersionOf(kind), kind, metadata: { name, namespace } }),
    write: async object => {
      try {
        return await objects.write(object);
      } catch (error) {
        if (!(error instanceof RequestFailed)) throw error;
        if (error.status === 409) throw new Conflict(error.message);
        if (error.status !== 404) throw error;
        await objects.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
        return objects.write(object);
      }
    },
    remove: (kind, name) => objects.remove({ resource: kind === 'Lease' ? 'lease.coordination.k8s.io' : kind.toLowerCase(), namespace, name }),
  };
}
