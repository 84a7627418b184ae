import { cephJson, NAMESPACE, osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { storageOfTheLab } from '../lib/cluster';
import { get, kubectl } from '../lib/control-plane';
import { Observer } from '../lib/observer';
import { osdPlaces } from '../lib/osds';
import { REPOSITORY } from '../lib/paths';
import { Proof, Report } from '../lib/proof';
import { bundleCommand, Ended, Line, watchedCommand } from '../lib/watched-command';

/** The first of them that carries an OSD is taken out. */
const DEVICES = ['node-c/part', 'node-a/disk'];
/** Seconds without a write: an OSD that is stopped on purpose says so, and has nothing any more. */
const PATIENCE = 30;

/** The program of the lab's storage, as the command runs it. */
const program = (without: readonly string[]) => `cd ${REPOSITORY} && LAB_WITHOUT=${without.join(',')} TSX_TSCONFIG_PATH=test/tsconfig.json ${process.execPath} --import tsx lab/cluster/main.ts`;

/** A point of a run at which it is killed once: the first time that a step begins, an action begins, or a check is waited for. */
function pointOf({ event, step, action, open }: Line): string | undefined {
  if (event === undefined || event === 'ended') return undefined;
  return [event, step, action ?? '', ...event === 'waiting' ? [(open as { check: string }[])[0]?.check ?? ''] : []].join(' ');
}

/** Carry a plan out, killed at each point of it once, and gone on with each time. */
async function killedEverywhere(report: Report, first: readonly string[]): Promise<{ readonly last: Ended; readonly kills: number }> {
  const seen = new Set<string>();
  let args = first;
  for (;;) {
    let point: string | undefined;
    const ended = await watchedCommand(args, (line, kill) => {
      const at = pointOf(line);
      if (at === undefined || seen.has(at)) return;
      seen.add(at);
      point = at;
      kill();
    });
    if (point === undefined) return { last: ended, kills: seen.size };
    report.step(`killed at: ${point}`);
    // Killed before it was kept that the run has begun, it is begun anew.
    const begun = kubectl(['-n', NAMESPACE, 'get', 'configmap', 'cdk8s-ceph-run'], { anyway: true }).code === 0;
    args = begun ? ['resume'] : first;
  }
}

export const removeDevice: Proof = {
  name: 'remove-device',
  question: 'A device is taken out by one command, which is killed at every point of its way and gone on with: is every copy there all the time, and is the end the same?',
  needsNodes: true,
  async prove(report) {
    await bundleCommand();
    const places = osdPlaces(), before = osds().length;
    const carries = (device: string) => places.some(({ deviceSet }) => deviceSet === device.replace('/', '--'));
    const gone = DEVICES.filter(device => !carries(device)), device = DEVICES.find(carries);
    report.expect('one of the devices carries an OSD', device !== undefined);
    const host = device!.split('/')[0], set = device!.replace('/', '--'), place = places.find(({ deviceSet }) => deviceSet === set)!;
    const applied = await storageOfTheLab({ LAB_WITHOUT: gone.join(',') });
    await whenSettled('all placement groups are clean', 900);
    const adopted = await watchedCommand(['apply', '--app', program(gone), '--applied', applied, '--yes'], () => undefined);
    report.expect(`what was applied by hand is taken over (${adopted.stderr.trim() || adopted.lines.at(-1)?.status})`, adopted.code === 0 && adopted.lines.at(-1)?.data.of === 0);

    const edited = ['apply', '--app', program([...gone, device!])];
    const refused = await watchedCommand([...edited, '--yes'], () => undefined);
    report.expect('dropping the device is refused until it is named', refused.code === 1 && refused.lines.at(-1)?.problems?.some(({ code }) => code === 'edit/device-dropped') === true);
    const meant = [...edited, '--approve', `edit/device-dropped@CephCluster/${NAMESPACE}/ceph/${set}=it is taken out`];
    const untyped = await watchedCommand([...meant, '--yes'], () => undefined);
    report.expect('and until what is destroyed is typed', untyped.code === 1 && untyped.lines.at(-1)?.problems?.some(({ code }) => code === 'run/not-confirmed') === true);

    const client: Client = { name: 'writer-remove', volume: { pool: 'volumes' }, mebibytes: 100, avoid: [host] };
    await underWriter(client, async () => {
      const since = moment(), observer = new Observer(), began = report.seconds;
      const { last, kills } = await killedEverywhere(report, [...meant, '--confirm', `remove ${set}`]);
      const observed = observer.end();
      report.figure('times that it was killed', kills);
      report.figure('seconds in all', Math.round(report.seconds - began));
      report.expect(`it came to its end (${last.stderr.trim() || last.lines.at(-1)?.problems?.map(({ reason }) => reason).join('; ') || 'done'})`, last.code === 0);
      report.figure('looks at the copies', observed.looks);
      report.figure('most objects that an OSD had yet to get by its log', observed.recovering);
      report.expect(`every group had as many OSDs as copies at each look (${observed.short[0] ?? 'none had fewer'})`, observed.looks > 30 && observed.short.length === 0);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    report.expect('Ceph does not know the OSD', osds().length === before - 1 && !osds().some(({ id }) => id === place.id));
    const left = [['pv', place.volume], ['-n', NAMESPACE, 'pvc', place.claim], ['-n', NAMESPACE, 'deploy', `rook-ceph-osd-${place.id}`]].filter(what => kubectl(['get', ...what], { anyway: true }).code === 0);
    report.expect(`no volume, claim or deployment of it is left (${left.map(what => what.at(-1)).join(', ') || 'none'})`, left.length === 0);
    report.expect('the operator runs', get('deploy', '-n', NAMESPACE, 'rook-ceph-operator').spec.replicas === 1);
    report.expect('nothing of the run is left', kubectl(['-n', NAMESPACE, 'get', 'configmap', 'cdk8s-ceph-run'], { anyway: true }).code !== 0);
    const weights = cephJson<{ nodes: { name: string; crush_weight?: number }[] }>('osd tree').nodes;
    report.expect('no other OSD has lost its weight', weights.filter(({ name }) => name.startsWith('osd.')).every(({ crush_weight: weight = 0 }) => weight > 0));
  },
};
