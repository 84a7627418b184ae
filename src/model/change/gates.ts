/** What is waited for before the next step: commands that only look, and what they must show. */
export interface Gate {
  readonly name: 'clean' | 'running' | 'empty' | 'gone' | 'applied';
  /** In words. */
  readonly title: string;
  readonly commands: readonly string[];
  /** When it is open. */
  readonly opens: string;
}

/** A command of Ceph, given in the toolbox of a cluster. */
export function ceph(namespace: string, command: string): string {
  return `kubectl -n ${namespace} exec deploy/rook-ceph-tools -- ceph ${command}`;
}

/** All copies are where they belong, and nobody is missing. */
export function clean(namespace: string): Gate {
  return {
    name: 'clean',
    title: 'every placement group is active+clean, and every monitor votes',
    commands: [ceph(namespace, 'pg stat'), ceph(namespace, 'quorum_status -f json'), ceph(namespace, 'health detail')],
    opens: 'all groups are active+clean, with or without scrubbing; all monitors are in quorum; neither OSD_FULL, OSD_BACKFILLFULL, PG_AVAILABILITY nor MON_DOWN is told',
  };
}

/** New OSDs run, and what moved to them is there. */
export function running(namespace: string, sets: readonly string[]): Gate {
  const { commands, opens } = clean(namespace);
  return {
    name: 'running',
    title: `the OSDs of ${sets.join(', ')} run, and every placement group is active+clean`,
    commands: [ceph(namespace, 'osd tree'), `kubectl -n ${namespace} get deploy -l 'ceph.rook.io/DeviceSet in (${sets.join(',')})'`, ...commands],
    opens: `each of them has a Deployment that is ready and is up in the tree; ${opens}`,
  };
}

/** OSDs hold nothing any more, and nobody needs them. */
export function empty(namespace: string, osds: readonly string[]): Gate {
  const { commands, opens } = clean(namespace);
  return {
    name: 'empty',
    title: `${osds.join(', ')} hold nothing, and every placement group is active+clean`,
    commands: [...commands, ceph(namespace, 'osd df'), ceph(namespace, `osd safe-to-destroy ${osds.join(' ')}`)],
    opens: `${opens}; they have 0 groups each, and safe-to-destroy exits with 0`,
  };
}

/** OSDs are no longer known, to Ceph and to Kubernetes. */
export function gone(namespace: string, osds: readonly string[], sets: readonly string[]): Gate {
  const { commands, opens } = clean(namespace);
  return {
    name: 'gone',
    title: `${osds.join(', ')} are forgotten`,
    commands: [ceph(namespace, 'osd tree'), `kubectl -n ${namespace} get deploy,pvc -l 'ceph.rook.io/DeviceSet in (${sets.join(',')})'`, ...commands],
    opens: `neither the tree nor the list names them; ${opens}`,
  };
}

/** Kubernetes has taken the objects. */
export const APPLIED: Gate = { name: 'applied', title: 'everything is applied', commands: [], opens: 'the commands exit with 0' };
