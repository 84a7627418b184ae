import { join } from 'node:path';
import { manifestsBelow } from '../../../packages/console/src/input/manifests';
import { Finding, Policy } from '../../../src';

const judged = (name: string): Finding[] => Policy.judge(manifestsBelow([join(__dirname, 'field', name)])).findings;
/** What is said of anything but the cluster itself. */
const told = (name: string) => judged(name).map(({ code, path }) => `${code} ${path.replace(/^.*\] /, '')}`).filter(one => !one.includes(' CephCluster '));

describe('Clusters as people wrote them', () => {
  test.each([
    ['an operator of Rook 1.20 without drivers', 'csi120', ['policy/csi-drivers Deployment rook-ceph/rook-ceph-operator']],
    ['parameters of the pool on its class, two defaults, and no secret for growing', 'sc-params', [
      'storage-class/several-defaults StorageClass a', 'storage-class/unknown-parameter StorageClass a', 'storage-class/expansion-secret StorageClass a', 'storage-class/expansion-secret StorageClass b',
    ]],
    ['files in a pool of images', 'wrong-pool', ['storage-class/wrong-pool StorageClass shared']],
    ['a driver of another operator', 'provisioner-prefix', ['storage-class/strange-driver StorageClass blocks']],
    ['a kustomization that sets the namespace', 'mixed-ns', []],
  ])('%s', (_, name, codes) => expect(told(name)).toEqual(expect.arrayContaining(codes)));

  test('a pool of another name than Rook gives it is missing, and nothing else is said of it', () => {
    expect(told('data0')).toEqual(['policy/dangling-reference StorageClass shared']);
  });

  test('a kustomization alone answers for the namespace', () => {
    expect(told('mixed-ns')).toEqual([]);
    const manifests = manifestsBelow([join(__dirname, 'field', 'mixed-ns', 'all.yaml')]);
    expect(Policy.judge(manifests).findings.map(({ code }) => code)).toEqual(['policy/no-namespace']);
  });

  test('placeholders are told once, by name, and nothing is found in what they stand for', () => {
    const found = judged('placeholders').filter(({ value }) => value.includes('${'));
    expect(found.map(({ code }) => code)).toEqual(['policy/placeholder']);
    expect(found[0].value).toBe("'${CLUSTER_NAME}, ${DEVICE_CLASS}, ${IMAGE_TAG}, ${NAMESPACE}'");
  });
});
