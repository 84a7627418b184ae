import { ApiObject, JsonPatch, Size } from 'cdk8s';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'csi/rbd/pvc-restore.yaml',
  build: chart => {
    const claim = classNamed(chart, 'rook-ceph-block').claim(chart, 'rbd-pvc-restore', { size: Size.gibibytes(1) });
    ApiObject.of(claim).addJsonPatch(JsonPatch.add('/spec/dataSource', { name: 'rbd-pvc-snapshot', kind: 'VolumeSnapshot', apiGroup: 'snapshot.storage.k8s.io' }));
  },
};
