import { ApiObject, Size } from 'cdk8s';
import type { Program } from '../../../tools/lib/parity/program';
import { classNamed } from '../lib/stage';

export const program: Program = {
  file: 'wordpress.yaml',
  build: chart => {
    const claim = classNamed(chart, 'rook-ceph-block').claim(chart, 'wp-pv-claim', { size: Size.gibibytes(20) });
    ApiObject.of(claim).metadata.addLabel('app', 'wordpress');
  },
};
