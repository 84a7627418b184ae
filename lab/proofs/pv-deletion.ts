import { NAMESPACE, osds, quietly, whenSettled } from '../lib/ceph';
import { Client, underWriter, verify } from '../lib/client';
import { applyAll } from '../lib/cluster';
import { get, kubectl } from '../lib/control-plane';
import { editionNow, storageOf } from '../lib/edition';
import { osdIdOnDevice, osdPlaces } from '../lib/osds';
import { Proof } from '../lib/proof';
import { sleep, until } from '../lib/sh';

export const pvDeletion: Proof = {
  name: 'pv-deletion',
  question: 'Somebody deletes the PersistentVolume of a living OSD: what happens, and is data lost?',
  needsNodes: true,
  async prove(report) {
    const client: Client = { name: 'writer-pv', volume: { pool: 'volumes' }, mebibytes: 64 };
    await underWriter(client, async () => {
      const place = osdPlaces().find(each => each.deviceSet === 'node-a--vg0-ceph')!;
      kubectl(['delete', 'pv', place.volume, '--wait=false']);
      await sleep(10);
      const pv = get('pv', place.volume);
      report.expect(`the PV is only marked for deletion (finalizers ${pv.metadata.finalizers?.join() ?? 'none'}, phase ${pv.status.phase})`, pv.metadata.deletionTimestamp !== undefined);
      report.expect('its OSD runs on', osds().find(osd => osd.id === place.id)!.up);
      kubectl(['-n', NAMESPACE, 'delete', 'pod', '-l', `ceph-osd-id=${place.id}`, '--wait=false']);
      await sleep(5);
      const pod = await until('the OSD is up after a restart of its pod, the PV still marked', 180, quietly(() => osds().find(osd => osd.id === place.id)!.up), 3).catch(() => false);
      report.figure('the OSD came back on a PV marked for deletion', pod ? 'yes' : 'no');
      report.figure('read back', verify(client));

      // The way out: the mark cannot be taken back, so the object is let go and made again from the code; the claim keeps its name.
      kubectl(['patch', 'pv', place.volume, '--type=merge', '-p', '{"metadata":{"finalizers":null}}']);
      await until('the PV is gone', 30, () => kubectl(['get', 'pv', place.volume], { anyway: true }).code !== 0);
      await until('the claim is Lost', 60, () => get('pvc', '-n', NAMESPACE, place.claim).status.phase === 'Lost').catch(() => undefined);
      report.figure('phase of the claim without its PV', get('pvc', '-n', NAMESPACE, place.claim).status.phase);
      report.expect('the OSD runs on all the same', osds().find(osd => osd.id === place.id)!.up);
      await applyAll(await storageOf(editionNow()), file => file.startsWith('20-'));
      await sleep(10);
      report.figure('phase of the PV made again', get('pv', place.volume).status.phase);
      report.figure('phase of the claim', get('pvc', '-n', NAMESPACE, place.claim).status.phase);
      // A claim that was Lost binds again when the PV names it.
      if (get('pvc', '-n', NAMESPACE, place.claim).status.phase !== 'Bound') {
        const { metadata } = get('pvc', '-n', NAMESPACE, place.claim);
        kubectl(['patch', 'pv', place.volume, '--type=merge', '-p', JSON.stringify({ spec: { claimRef: { namespace: NAMESPACE, name: place.claim, uid: metadata.uid } } })]);
        kubectl(['-n', NAMESPACE, 'annotate', 'pvc', place.claim, 'pv.kubernetes.io/bind-completed-'], { anyway: true });
        await until('the claim is Bound', 60, () => get('pvc', '-n', NAMESPACE, place.claim).status.phase === 'Bound');
        report.step('the claim is Bound after its PV was made to name it and the annotation bind-completed was taken from the claim');
      }
      kubectl(['-n', NAMESPACE, 'delete', 'pod', '-l', `ceph-osd-id=${place.id}`]);
      await until('the OSD is up', 300, quietly(() => osds().find(osd => osd.id === place.id)!.up), 3);
      report.expect(`the device still is that of osd.${place.id}`, osdIdOnDevice(place) === place.id);
      await whenSettled('all placement groups are clean');
      report.figure('read back at the end', verify(client));
    });
  },
};
