import { Size } from 'cdk8s';
import { PersistentVolumeMode } from 'cdk8s-plus-27';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'csi/rbd/raw-block-pvc.yaml',
  build: chart => {
    classNamed(chart, 'rook-ceph-block').claim(chart, 'raw-block-rbd-pvc', { size: Size.gibibytes(1), volumeMode: PersistentVolumeMode.BLOCK });
  },
};
