import { kubectlWords } from '../../lab/lib/hands';

test('one object is asked for as a list, so that none is an answer', () => {
  expect(kubectlWords('get', { resource: 'deployments.apps', namespace: 'n', name: 'x' }, '-o', 'json')).toEqual(['-n', 'n', 'get', 'deployments.apps', '--field-selector', 'metadata.name=x', '-o', 'json']);
  expect(kubectlWords('scale', { resource: 'deployments.apps', namespace: 'n', name: 'x' }, '--replicas=0')).toEqual(['-n', 'n', 'scale', 'deployments.apps', 'x', '--replicas=0']);
  expect(kubectlWords('delete', { resource: 'pods', labels: { a: 'b', c: 'd' } })).toEqual(['delete', 'pods', '-l', 'a=b,c=d']);
});
