import { Chart } from 'cdk8s';
import { EXAMPLE_STACKS } from './example-stacks';
import { Findings, Severity, StorageApp, StorageStack, StorageStackProps } from '../../src';
import { clusterIn, stateOf } from '../../src/model/manifests';
import { phasesOf, readGolden } from '../../tools/lib/examples';

/** Examples of whole applications. */
const APPLICATIONS = ['postgresql', 'shared-site', 'registry'];

function errorsOf(props: StorageStackProps): string[] {
  const app = new StorageApp({ quiet: true });
  new StorageStack(new Chart(app, 'any'), 'stack', props);
  return Findings.of(app).filter(({ severity }) => severity === Severity.ERROR).map(({ code }) => code);
}

describe.each(APPLICATIONS)('%s', name => {
  const props = EXAMPLE_STACKS[name], cluster = props.cluster!;

  test('says what its cluster must hold, and its cluster holds it', () => {
    expect(cluster.policy).toMatchObject({ survive: 'host', recover: true, store: expect.stringMatching(/^\d+[GT]iB$/) });
    expect(errorsOf(props)).toEqual([]);
  });

  test('is refused where a host fewer could not recover from a loss', () => {
    const { 'node-d': _, ...hosts } = props.hosts!;
    expect(errorsOf({ ...props, hosts })).toContain('ceph-cluster/does-not-recover');
  });

  test('is refused where it asks for more room than there is', () => {
    expect(errorsOf({ ...props, cluster: { ...cluster, policy: { ...cluster.policy!, store: '100TiB' } } })).toContain('ceph-cluster/safe-capacity');
  });
});

test('the replicas of PostgreSQL each count with a volume of their own', () => {
  const objects = phasesOf(readGolden('postgresql')).flatMap(phase => phase.objects);
  const claimed = (replicas: number) => {
    const scaled = objects.map(object => object.kind === 'StatefulSet' ? { ...object, spec: { ...object.spec, replicas } } : object);
    const state = stateOf(scaled);
    return clusterIn(state, state.clusters[0]).claims.reduce((sum, { bytes = 0 }) => sum + bytes, 0) / 2 ** 30;
  };
  expect([1, 3, 10].map(claimed)).toEqual([50, 150, 500]);
});
