import { AlertWatch, everyQueryAnswers, Loss, watched } from '../lib/alert-watch';
import { cephJson, NAMESPACE, osdsUp, osds, quietly, whenSettled } from '../lib/ceph';
import { Client, underWriter, verify, writerPod } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { editionNow, storageOf } from '../lib/edition';
import { nodeNamed } from '../lib/layout';
import { managers, nodeOfManager } from '../lib/managers';
import { powerOff, powerOn, reachable } from '../lib/nodes';
import { operatorOff, operatorOn } from '../lib/operator';
import { osdPlaces, stopOsd, storageNodes } from '../lib/osds';
import { Proof, Report } from '../lib/proof';
import { until } from '../lib/sh';
import { Watching, watchingIn } from '../lib/watchers';

const scale = (deployment: string, replicas: number) => kubectl(['-n', NAMESPACE, 'scale', `deploy/${deployment}`, `--replicas=${replicas}`]);

const inQuorum = (count: number) => until(`${count} monitors are in quorum`, 400, quietly(() => cephJson('quorum_status').quorum_names.length === count), 2);

/** The spare: an active one that dies takes the figures with it until the other has taken over. */
function manager(): Loss {
  const [{ name }] = managers().standbys;
  return {
    what: `manager ${name}, the spare, is stopped`,
    fires: ['StorageManagerSpare'],
    happens: () => scale(`rook-ceph-mgr-${name}`, 0),
    ends: async () => {
      scale(`rook-ceph-mgr-${name}`, 1);
      await until('both managers are there', 300, quietly(() => managers().standbys.length === 1), 2);
    },
  };
}

function monitor(): Loss {
  const name = cephJson('quorum_status').monmap.mons[1].name as string;
  return {
    what: `monitor ${name} is stopped`,
    fires: ['StorageQuorumMargin'],
    happens: () => scale(`rook-ceph-mon-${name}`, 0),
    ends: async () => {
      scale(`rook-ceph-mon-${name}`, 1);
      await inQuorum(3);
    },
  };
}

/** While an OSD is away, everything that the dashboards show is there. */
function osd(report: Report, client: Client, watching: Watching): Loss {
  const count = osds().length, [{ id }] = osdPlaces();
  return {
    what: `osd.${id} is stopped`,
    fires: ['StorageOsdDown'],
    happens: () => stopOsd(id),
    meanwhile: async () => {
      report.figure('read back while an OSD is away', verify(client));
      await everyQueryAnswers(report, watching, 300);
    },
    ends: async () => {
      scale(`rook-ceph-osd-${id}`, 1);
      await osdsUp(count, 420);
    },
  };
}

/** The pod that makes volumes. */
const DRIVER = /-ctrlplugin$/;

/** Whether pods of an app run on a node. */
const runsOn = (node: string, app: RegExp): boolean => (get('pod', '-n', NAMESPACE, '--field-selector', `spec.nodeName=${node}`).items as any[]).some(({ metadata }) => app.test(metadata.labels?.app ?? ''));

/** A node with OSDs. Not that of the active manager, since whoever tells of the loss must not be lost with it, and not that of the writer. */
function lostNode(client: Client): string {
  const spared = [nodeOfManager(), writerPod(client)?.node], nodes = storageNodes().filter(node => !spared.includes(node));
  return nodes.find(node => !runsOn(node, DRIVER)) ?? nodes[0];
}

/** What is so for a while after the loss of a host: Ceph has not noticed yet, a filesystem changes its server, the one pod that makes volumes of a kind is made anew. */
export const BRIEF = ['StorageUnavailable', 'StorageFilesystemStopped', 'StorageDriverDown'];

function host(client: Client): Loss {
  const name = lostNode(client), count = osds().length, lab = nodeNamed(name);
  return {
    what: `${name} is switched off`,
    fires: ['StorageHostDown', 'StorageOsdDown', ...runsOn(name, /^rook-ceph-mon$/) ? ['StorageQuorumMargin'] : []],
    brief: BRIEF,
    happens: () => powerOff(lab),
    ends: async () => {
      powerOn(lab);
      await reachable(lab);
      await osdsUp(count, 600);
      await inQuorum(3);
    },
  };
}

/** One after the other, each made up of what is there when its turn comes. */
async function others(watch: AlertWatch, losses: readonly (() => Loss)[]): Promise<void> {
  for (const loss of losses) await watch.see(loss());
}

export const alerts: Proof = {
  name: 'alerts',
  question: 'Is each loss told in time by the alerts of the library and taken back afterwards, and does every query of its dashboards return data?',
  needsNodes: true,
  async prove(report) {
    const watching = watchingIn(await storageOf({ ...editionNow(), watched: true }));
    const client: Client = { name: 'writer-alerts', volume: { pool: 'volumes' }, mebibytes: 64 };
    await underWriter(client, async () => watched(report, watching, async watch => {
      const rest = others(watch, [manager, monitor, () => osd(report, client, watching), () => host(client)]);
      // It is waited for below, and may have failed before.
      rest.catch(() => undefined);
      try {
        await watch.see({
          what: 'the operator is stopped',
          fires: ['StorageOperatorStopped'],
          also: ['StorageQuorumMargin', 'StorageHostDown'],
          brief: BRIEF,
          happens: operatorOff,
          meanwhile: () => rest,
          ends: operatorOn,
        });
      } finally {
        // Whatever was taken is given back.
        await rest.catch(() => undefined);
      }
      report.figure('read back', verify(client));
    }));
    await whenSettled('all placement groups are clean', 900);
  },
};
