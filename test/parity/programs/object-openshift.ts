import { ObjectStore } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'object-openshift.yaml',
  build: chart => {
    new ObjectStore(chart, 'my-store', { cluster: cluster(chart), bulk: true, gateway: { port: 8080, instances: 1 } });
  },
};
