import { Rule, see, Violation } from '../../rules/rule';
import { nameOf, on } from '../look';
import type { PolicyCase } from '../policy-case';

export const mixedDeviceClasses: Rule<PolicyCase> = {
  code: 'policy/mixed-device-classes',
  severity: 'error',
  title: 'Either every pool of a cluster chooses by device class, or none does.',
  why: 'A pool over all classes overlaps with pools on one of them; then the autoscaler of placement groups stops for all of them, and fast devices wait for slow ones.',
  see: see('policy/mixed-device-classes'),
  check: subject => [...new Set(subject.pools.map(({ namespace }) => namespace))].flatMap(namespace => ofCluster(subject, namespace)),
};

function ofCluster(subject: PolicyCase, namespace: string): Violation[] {
  const pools = subject.pools.filter(pool => pool.namespace === namespace);
  const classed = pools.find(({ spec }) => spec.deviceClass);
  if (classed === undefined) return [];
  const cluster = subject.clusters.find(({ object }) => object.metadata?.namespace === namespace);
  const open = pools.filter(({ spec }) => !spec.deviceClass).map(({ manifest, property, spec }) => on(
    manifest, `${property}.deviceClass`, spec.deviceClass, `${nameOf(classed.manifest)} chooses '${classed.spec.deviceClass}'`, 'set it on all pools, or on none',
  ));
  const bare = cluster === undefined || pools.some(({ names }) => names.includes('.mgr')) ? [] : [on(
    cluster, 'pool .mgr', undefined, `Ceph makes it over all classes, but ${nameOf(classed.manifest)} chooses '${classed.spec.deviceClass}'`, "define a CephBlockPool with 'spec.name: .mgr' and a class",
  )];
  return [...open, ...bare];
}
