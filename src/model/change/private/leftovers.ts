import { setOf } from './layouts';
import type { PlannedCluster } from './planned-cluster';
import { FILE_LINKS, TOPOLOGY_LABELS } from '../../layout';

/** BlueStore keeps copies of its label here, in GiB. */
const LABELS = '0 1 10 100 1000';

/** What stays on the hosts once OSDs are gone, and what to do about it: the next OSD on a device that is not blank is not made. */
export function leftovers({ plan, former }: PlannedCluster, emptied: readonly string[]): string[] {
  const sets = new Set(plan.osds.drained.map(osd => setOf(osd).set));
  const parts = former.layout.osds.filter(({ name }) => sets.has(name)).flatMap(({ host, claims }) => claims.filter(({ volumeName }) => volumeName !== undefined).map(({ source }) => ({ host: host ?? 'its host', source })));
  return [
    ...parts.map(({ host, source }) => source.startsWith(FILE_LINKS) ? file(host, source) : device(host, source)),
    ...emptied.map(host => {
      const levels = Object.keys(former.layout.hosts.find(({ name }) => name === host)?.topology ?? {});
      const labels = levels.length === 0 ? '' : ` If it leaves Kubernetes or is put elsewhere, take its labels away: kubectl label node ${host} ${levels.map(level => `${TOPOLOGY_LABELS[level]}-`).join(' ')}.`;
      return `${host} carries no OSD any more. What Rook kept there stays in ${former.settings.dataDirHostPath}; delete it when no monitor runs on the host.${labels}`;
    }),
  ];
}

function device(host: string, path: string): string {
  return `Only after this step, and only if the device shall be used again: wipe ${path} on ${host}. Run there: wipefs --all ${path}; for at in ${LABELS}; do dd if=/dev/zero of=${path} bs=1M count=10 seek=$((at * 1024)) conv=notrunc,fsync; done (beyond the end of the device dd says so, which does no harm).`;
}

function file(host: string, link: string): string {
  return `The file of ${link} on ${host}, its loop device and the link stay. To be rid of them run there, in this order: losetup --noheadings --output BACK-FILE $(readlink -f ${link}), which shows the file; losetup --detach $(readlink -f ${link}); rm ${link}; then rm the file that was shown.`;
}
