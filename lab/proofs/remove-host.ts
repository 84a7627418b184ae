import { SPARE } from '../cluster/edition';
import { cephJson, NAMESPACE, osds } from '../lib/ceph';
import { kubectl } from '../lib/control-plane';
import { program } from '../lib/edition';
import { lastWord, phraseAsked } from '../lib/killed';
import { byOneCommand } from '../lib/one-command';
import { reconciledSince, restartOperator } from '../lib/operator';
import { osdPlaces, wipe } from '../lib/osds';
import { Proof } from '../lib/proof';
import { adoptStorage } from '../lib/removal';
import { watchedCommand } from '../lib/watched-command';

export const removeHost: Proof = {
  name: 'remove-host',
  question: 'The host that was added is taken out again by one edit and one command, under a writing client: is every copy there all the time, and is nothing of it left?',
  needsNodes: true,
  async prove(report) {
    const edition = await adoptStorage(report), all = osdPlaces(), places = all.filter(({ node }) => node === SPARE);
    report.expect(`${SPARE} carries two OSDs`, places.length === 2);
    const edited = ['apply', '--app', program({ ...edition, grown: false })];
    const refused = await watchedCommand([...edited, '--yes'], () => undefined), { problems = [] } = refused.lines.at(-1) ?? {};
    report.expect(`dropping them is refused until each is named (${lastWord(refused)})`, refused.code === 1 && problems.filter(({ code }) => code === 'edit/device-dropped').length === 2);

    const approved = places.flatMap(({ deviceSet }) => ['--approve', `edit/device-dropped@CephCluster/${NAMESPACE}/ceph/${deviceSet}=the host is taken out`]);
    const untyped = await watchedCommand([...edited, ...approved, '--yes'], () => undefined), phrase = phraseAsked(untyped);
    report.expect(`and until what is destroyed is typed (${lastWord(untyped)})`, untyped.code === 1 && phrase !== undefined);
    await byOneCommand(report, [...edited, ...approved, '--confirm', phrase!], { name: 'writer-leave', volume: { pool: 'volumes' }, mebibytes: 200, avoid: [SPARE] }, { change: `host ${SPARE} taken out`, patience: 30 });
    report.expect('neither OSD is known to Ceph', !osds().some(({ id }) => places.some(place => place.id === id)));
    report.expect(`${SPARE} is not in the map`, !cephJson<{ nodes: { name: string }[] }>('osd tree').nodes.some(({ name }) => name === SPARE));
    const left = places.flatMap(({ volume, claim, id }) => [['pv', volume], ['-n', NAMESPACE, 'pvc', claim], ['-n', NAMESPACE, 'deploy', `rook-ceph-osd-${id}`]])
      .filter(what => kubectl(['get', ...what], { anyway: true }).code === 0);
    report.expect(`no volume, claim or deployment of them is left (${left.map(what => what.at(-1)).join(', ') || 'none'})`, left.length === 0);
    // The devices are somebody's to use elsewhere; a proof after this one gives them to Ceph again.
    for (const place of places) report.step(wipe(place));
    const restarted = Date.now();
    restartOperator();
    await reconciledSince(restarted);
    report.expect('an operator that starts anew does not make them again', osds().length === all.length - places.length);
  },
};
