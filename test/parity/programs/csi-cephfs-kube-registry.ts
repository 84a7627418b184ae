import { Size } from 'cdk8s';
import { PersistentVolumeAccessMode } from 'cdk8s-plus-27';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'csi/cephfs/kube-registry.yaml',
  build: chart => {
    classNamed(chart, 'rook-cephfs').claim(chart, 'cephfs-pvc', { size: Size.gibibytes(1), namespace: 'kube-system', accessMode: PersistentVolumeAccessMode.READ_WRITE_MANY });
  },
};
