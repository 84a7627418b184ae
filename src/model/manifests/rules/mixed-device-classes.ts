import { Rule, see } from '../../rules';
import { nameOf, on } from '../look';
import type { PolicyCase } from '../policy-case';

export const mixedDeviceClasses: Rule<PolicyCase> = {
  code: 'policy/mixed-device-classes',
  severity: 'error',
  title: 'If the pools of a cluster choose a device class, the pool of the manager does, too.',
  why: 'Ceph makes the pool of the manager over all classes, so it overlaps with pools of one class, and the autoscaler of placement groups stops for all pools.',
  see: see('policy/mixed-device-classes'),
  check: ({ clusters, pools }) => clusters.flatMap(cluster => {
    const own = pools.filter(({ namespace }) => namespace === cluster.object.metadata?.namespace);
    const chooser = own.find(({ spec }) => spec.deviceClass);
    return chooser === undefined || own.some(({ names }) => names.includes('.mgr')) ? [] : [on(
      cluster, 'pool .mgr', undefined, `Ceph makes it over all classes, but ${nameOf(chooser.manifest)} chooses '${chooser.spec.deviceClass}'`,
      "Define a CephBlockPool with 'spec.name: .mgr' and a 'deviceClass'",
    )];
  }),
};
