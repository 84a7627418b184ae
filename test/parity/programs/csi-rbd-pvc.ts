import { Size } from 'cdk8s';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'csi/rbd/pvc.yaml',
  build: chart => {
    classNamed(chart, 'rook-ceph-block').claim(chart, 'rbd-pvc', { size: Size.gibibytes(1) });
  },
};
