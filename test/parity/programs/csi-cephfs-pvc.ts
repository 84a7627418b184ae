import { ApiObject, Size } from 'cdk8s';
import { PersistentVolumeAccessMode } from 'cdk8s-plus-27';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'csi/cephfs/pvc.yaml',
  build: chart => {
    const claim = classNamed(chart, 'rook-cephfs').claim(chart, 'cephfs-pvc', { size: Size.gibibytes(1), accessMode: PersistentVolumeAccessMode.READ_WRITE_ONCE });
    ApiObject.of(claim).metadata.addLabel('group', 'snapshot-test');
  },
};
