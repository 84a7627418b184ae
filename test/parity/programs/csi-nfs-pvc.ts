import { Size } from 'cdk8s';
import { PersistentVolumeAccessMode } from 'cdk8s-plus-27';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'csi/nfs/pvc.yaml',
  build: chart => {
    classNamed(chart, 'rook-nfs').claim(chart, 'nfs-pvc', { size: Size.gibibytes(1), accessMode: PersistentVolumeAccessMode.READ_WRITE_ONCE });
  },
};
