import { ApiObject, JsonPatch, Size } from 'cdk8s';
import { PersistentVolumeAccessMode } from 'cdk8s-plus-27';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'csi/nfs/pvc-restore.yaml',
  build: chart => {
    const claim = classNamed(chart, 'rook-nfs').claim(chart, 'nfs-pvc-restore', { size: Size.gibibytes(1), accessMode: PersistentVolumeAccessMode.READ_WRITE_MANY });
    ApiObject.of(claim).addJsonPatch(JsonPatch.add('/spec/dataSource', { name: 'nfs-pvc-snapshot', kind: 'VolumeSnapshot', apiGroup: 'snapshot.storage.k8s.io' }));
  },
};
