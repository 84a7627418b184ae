import { DYNAMIC } from '../cluster/dynamic-class';
import { blank, takeDown } from '../lib/blank';
import { cephJson, NAMESPACE, osds, osdsUp, whenSettled } from '../lib/ceph';
import { Client, underWriter, verify } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { DRIVER, dynamicDriverUp } from '../lib/dynamic-driver';
import { programOf } from '../lib/edition';
import { lastWord, phraseAsked } from '../lib/killed';
import { byOneCommand } from '../lib/one-command';
import { Proof, Report } from '../lib/proof';
import { Asks, bundleCommand, watchedCommand } from '../lib/watched-command';

/** The cluster with so many OSDs, as the command is given it. */
const withOsds = (count: number) => ['apply', '--app', programOf('claimed.ts', 'LAB_OSDS', String(count))];

/** The claims of OSDs and monitors, each with the node of its volume. */
function claims(): { readonly name: string; readonly driver: string; readonly node: string; readonly volume: string }[] {
  return (get('pvc', '-n', NAMESPACE).items as any[]).filter(({ spec }) => spec.storageClassName === DYNAMIC).map(({ metadata, spec }) => {
    const { csi, nodeAffinity } = get('pv', spec.volumeName).spec;
    return { name: metadata.name, driver: csi.driver, node: nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0], volume: spec.volumeName };
  });
}

/** The pod of an OSD is deleted; the next one stands on the same volume. */
async function killOsd(report: Report): Promise<void> {
  const [{ id }] = osds(), [was] = get('pod', '-n', NAMESPACE, '-l', `ceph-osd-id=${id}`).items as any[], all = osds().length;
  kubectl(['-n', NAMESPACE, 'delete', 'pod', was.metadata.name, '--grace-period=0', '--force']);
  const began = report.seconds;
  await osdsUp(all, 420);
  report.figure('seconds until an OSD whose pod was deleted ran again', Math.round(report.seconds - began));
  const [is] = get('pod', '-n', NAMESPACE, '-l', `ceph-osd-id=${id}`).items as any[], claim = (pod: any) => pod.metadata.labels['ceph.rook.io/pvc'];
  report.expect('it stands on the same claim', is.metadata.uid !== was.metadata.uid && claim(is) === claim(was));
}

/** The last OSD is drained and removed by one edit. */
async function shrink(report: Report, client: Client, count: number): Promise<void> {
  const edited = withOsds(count), refused = await watchedCommand([...edited, '--yes'], () => undefined), { problems = [] } = refused.lines.at(-1) ?? {};
  report.expect(`fewer are refused until it is meant (${lastWord(refused)})`, refused.code === 1 && problems.some(({ code }) => code === 'edit/device-count'));
  const approved = ['--approve', `edit/device-count@CephCluster/${NAMESPACE}/ceph/claimed=it is not needed any more`];
  const untyped = await watchedCommand([...edited, ...approved, '--yes'], () => undefined), phrase = phraseAsked(untyped);
  report.expect(`and until what is destroyed is typed (${lastWord(untyped)})`, untyped.code === 1 && phrase !== undefined);
  const before = claims();
  await byOneCommand(report, [...edited, ...approved, '--confirm', phrase!], client, { change: 'an OSD on a claim taken out', patience: 30 });
  const after = new Set(claims().map(({ name }) => name)), gone = before.filter(({ name }) => !after.has(name));
  report.expect(`one claim is gone with it (${gone.map(({ name }) => name).join(', ') || 'none is'})`, gone.length === 1 && osds().length === count);
}

export const onStorageclass: Proof = {
  name: 'on-storageclass',
  question: 'A cluster on claims of a StorageClass that was there before, whose driver makes volumes when they are claimed: does one command bring it up, make it larger and smaller under a writing client, and take it down?',
  needsNodes: true,
  needsCsi: true,
  async prove(report) {
    await bundleCommand();
    await blank(report);
    await dynamicDriverUp();
    const began = report.seconds, installed = await watchedCommand([...withOsds(3), '--yes'], () => undefined, Asks.TOOLBOX);
    report.expect(`it is installed (${lastWord(installed)})`, installed.code === 0);
    report.figure('seconds from one command to a cluster that serves', Math.round(report.seconds - began));
    await whenSettled('every placement group is clean', 900);
    const all = claims();
    for (const { name, node } of all) report.step(`${name} is on ${node}`);
    report.expect('three OSDs and three monitors stand on volumes of the driver', all.length === 6 && all.every(({ driver }) => driver === DRIVER));
    report.figure('nodes that carry OSDs', new Set(all.filter(({ name }) => name.startsWith('claimed-')).map(({ node }) => node)).size);
    const hosts = cephJson<{ nodes: { type: string }[] }>('osd tree').nodes.filter(({ type }) => type === 'host');
    report.expect('each claim is a host of its own for Ceph', hosts.length === 3);

    const client: Client = { name: 'writer-claimed', volume: { storageClass: 'ceph-block' }, mebibytes: 100 };
    await underWriter(client, async () => {
      await killOsd(report);
      await whenSettled('every placement group is clean', 900);
      report.figure('read back after that', verify(client));
    });
    await byOneCommand(report, [...withOsds(4), '--yes'], { ...client, name: 'writer-claimed-more' }, { change: 'an OSD on a claim added', patience: 30 });
    report.expect('there are four OSDs', osds().length === 4 && osds().every(({ up, in: taken }) => up && taken));
    await shrink(report, { ...client, name: 'writer-claimed-less' }, 3);
    const volumes = claims().map(({ volume }) => volume);
    await takeDown(report);
    report.figure('volumes that are kept, because the class says so', (get('pv').items as any[]).filter(({ metadata }) => volumes.includes(metadata.name)).length);
  },
};
