import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { change, manifests } from 'cdk8s-ceph/model';
import { commandInFolders } from './lib/command';
import { operator } from '../../../test/model/change/lib/edits';
import { find, stack } from '../../../test/model/change/lib/stack';
import { PATHS } from '../../../tools/lib/paths';
import { strange } from '../src/actions/upgrade';
import { cephReleaseEdits } from '../src/layout/ceph-release';
import { edited } from '../src/layout/edit';
import { loadLayout } from '../src/layout/load';

const { folder, run } = commandInFolders();

describe('The layout', () => {
  const changed = (text: string, release: string) => edited(text, cephReleaseEdits(loadLayout('layout.yaml', text).layout!.props, release));

  test('says the new release in its registry, and every other byte stays', () => {
    const text = 'layout: 1\n# three hosts\ncluster: { cephVersion: registry.internal:5000/ceph/ceph:v20.2.3-20260601 } # pinned\nhosts: {}\n';
    expect(changed(text, '20.2.4')).toBe(text.replace('v20.2.3-20260601', 'v20.2.4'));
  });
  test('says it where it did not, and for every cluster and its toolbox', () => {
    expect(changed('layout: 1\nhosts: {} # none yet\n', '20.2.4')).toMatch(/hosts: \{\} # none yet\n(.*\n)*cluster:\n {2}cephVersion: \S+\/ceph:v20\.2\.4\n/);
    const two = changed('layout: 1\nclusters:\n  a: { cephVersion: ceph/ceph:v19.2.3, toolbox: { cephVersion: ceph/ceph:v19.2.3 } }\n  b: {}\n', '20.2.4');
    expect(two.match(/ceph:v20\.2\.4/g)).toHaveLength(3);
    expect(two).not.toContain('19.2.3');
  });
  test('is left alone where no cluster is reached', () => {
    const dir = folder(), before = readFileSync(join(dir, 'layout.yaml'), 'utf8');
    expect(run(['upgrade', '--ceph', '20.2.5', '--kubeconfig', join(dir, 'nowhere')], dir)).toMatchObject({ status: 3, stderr: expect.stringContaining('run/unreachable') });
    expect(readFileSync(join(dir, 'layout.yaml'), 'utf8')).toBe(before);
  });
});

test('what cannot be is refused before a cluster is asked', () => {
  const told = (...args: string[]) => {
    const { status, stderr } = run(['upgrade', ...args, '--kubeconfig', '/nowhere'], folder());
    return [status, /error (\S+)/.exec(stderr)?.[1]];
  };
  expect(told('--ceph', 'v20')).toEqual([2, 'usage/release']);
  expect(told('--ceph', '18.2.7')).toEqual([1, 'ceph-cluster/ceph-version']);
  expect(told('--ceph', '20.2.0')).toEqual([1, 'ceph-cluster/ceph-version']);
  expect(told('--rook', '1.19.9')).toEqual([1, expect.stringMatching(/^upgrade\/rook-(not-carried|elsewhere)$/)]);
});

test('what something else makes is not changed: it is told to make the release', () => {
  const dir = folder();
  expect(run(['synth'], dir).status).toBe(0);
  expect(run(['upgrade', 'dist', '--ceph', '20.2.5', '--kubeconfig', '/nowhere'], dir)).toMatchObject({ status: 1, stderr: expect.stringContaining('upgrade/ceph-not-made') });
});

test('every verb that reaches a cluster takes its client of Ceph under one name', () => {
  const texts = ['run-verbs.ts', 'verbs.ts'].map(name => readFileSync(join(PATHS.root, 'packages/console/src/cli', name), 'utf8'));
  for (const text of texts) expect(text).not.toMatch(/context, ceph[ ,}]/);
});

describe('Beside what was asked for', () => {
  const state = (ceph: string, rook: string, all = stack()) => {
    find(all, 'CephCluster').spec.cephVersion.image = `ceph/ceph:v${ceph}`;
    return manifests.stateOf([...all, operator(`v${rook}`)]);
  };
  const former = state('20.2.3', '1.20.5');
  const codes = (next: manifests.StackState, releases: Parameters<typeof strange>[2]) => (
    strange(change.planBetween(former, next), { former, next }, releases).map(({ code }) => code)
  );

  test('Rook is not upgraded silently, nor is Ceph', () => {
    expect(codes(state('20.2.4', '1.20.6'), { ceph: '20.2.4' })).toEqual(['upgrade/also-rook']);
    expect(codes(state('20.2.4', '1.20.6'), { rook: '1.20.6' })).toEqual(['upgrade/also-ceph']);
    expect(codes(state('20.2.4', '1.20.6'), { ceph: '20.2.4', rook: '1.20.6' })).toEqual([]);
    expect(codes(state('20.2.4', '1.20.6'), {})).toEqual([]);
    expect(codes(state('20.2.4', '1.20.5'), { ceph: '20.2.4' })).toEqual([]);
  });
  test('no device comes or goes', () => {
    expect(codes(state('20.2.4', '1.20.5', stack({ disks: 3 })), { ceph: '20.2.4' })).toEqual(['upgrade/other-changes']);
  });
  test('nothing else is carried out where no release is another one', () => {
    const other = stack();
    find(other, 'CephCluster').spec.mgr.count = 3;
    expect(codes(state('20.2.3', '1.20.5', other), {})).toEqual(['upgrade/other-changes']);
    expect(codes(former, { ceph: '20.2.3' })).toEqual([]);
  });
});
