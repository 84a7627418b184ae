import { cephJson, NAMESPACE } from './ceph';
import { get } from './control-plane';

/** As much of `ceph mgr dump` as is looked at. */
interface Managers {
  readonly active_name: string;
  readonly standbys: readonly { readonly name: string }[];
}

export const managers = () => cephJson<Managers>('mgr dump');

/** The node of the manager that works; without it nothing is told. */
export const nodeOfManager = (): string => (get('pod', '-n', NAMESPACE, '-l', `mgr=${managers().active_name}`).items as any[])[0]?.spec.nodeName ?? '';
