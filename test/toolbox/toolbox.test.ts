import { CephVersion, Toolbox } from '../../src';
import type { ToolboxProps } from '../../src';
import { evaluate } from '../../src/model/rules/rule';
import { TOOLBOX_RULES, ToolboxCase } from '../../src/model/rules/toolbox';
import { hosts } from '../support/fake-cluster';
import { clusterOn, disks } from '../support/layouts';
import { codes, object, stage } from '../support/services';

function toolbox(props: Partial<ToolboxProps> = {}, id = 'rook-ceph-tools', taints: { key: string }[] = []) {
  const { chart, cluster } = stage(hosts(4).map(host => ({ ...host, taints })));
  return { chart, cluster, toolbox: new Toolbox(chart, id, { cluster, ...props }) };
}
const pod = (props?: Partial<ToolboxProps>, taints?: { key: string }[]) => object(toolbox(props, 'tools', taints).chart, 'Deployment').spec.template.spec;

describe('the toolbox', () => {
  it('is a Deployment in the namespace of the cluster', () => {
    expect(object(toolbox().chart, 'Deployment').metadata).toMatchObject({ name: 'rook-ceph-tools', namespace: 'storage', labels: { app: 'rook-ceph-tools' } });
  });

  it('is the one that Rook releases', () => {
    const { serviceAccountName, containers: [container] } = pod();
    expect(serviceAccountName).toBe('rook-ceph-default');
    expect(container.command.join(' ')).toContain('write_keyring');
    expect(container.securityContext).toMatchObject({ runAsNonRoot: true, capabilities: { drop: ['ALL'] } });
  });

  it('has the name that documentation and plans expect, whatever its id', () => expect(toolbox().toolbox.name).toBe('rook-ceph-tools'));

  it('leaves no placeholder behind', () => expect(JSON.stringify(object(toolbox().chart, 'Deployment'))).not.toMatch(/\{(cluster|operator)Namespace\}/));

  it('runs the release of its cluster', () => {
    const cluster = clusterOn(disks(4), { cephVersion: CephVersion.V19_2_3 });
    const tools = new Toolbox(cluster.node.scope!, 'tools', { cluster });
    expect(tools._toKube().spec?.template.spec?.containers?.[0].image).toBe(CephVersion.V19_2_3.image);
  });

  it('runs the release it is told', () => expect(pod({ cephVersion: CephVersion.V19_2_3 }).containers[0].image).toBe(CephVersion.V19_2_3.image));

  it('runs the newest release where the cluster is of another app', () => expect(pod().containers[0].image).toBe(CephVersion.V20_2_4.image));

  it('has bounds', () => expect(pod().containers[0].resources).toEqual({ requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } }));

  it('tolerates the taints of hosts beside what Rook lets it', () => {
    expect(pod({}, [{ key: 'storage' }]).tolerations).toEqual([expect.objectContaining({ key: 'node.kubernetes.io/unreachable' }), { key: 'storage', operator: 'Exists' }]);
  });
});

describe('toolbox/name', () => {
  it('refuses what is no label', () => expect(codes(toolbox({ name: 'Tools' }).chart)).toEqual(['toolbox/name']));
  it('accepts a label', () => expect(codes(toolbox().chart)).toEqual([]));
});

describe('toolbox/several', () => {
  it('refuses two', () => {
    const { chart, cluster } = toolbox();
    new Toolbox(chart, 'more', { cluster, name: 'more' });
    expect(codes(chart)).toEqual(['toolbox/several', 'toolbox/several']);
  });
  it('accepts one', () => expect(codes(toolbox().chart)).toEqual([]));
});

describe('toolbox/manifests-missing', () => {
  const judged = (subject: Partial<ToolboxCase>) => evaluate(TOOLBOX_RULES, { name: 'tools', namespace: 'rook-ceph', manifests: true, others: [], ...subject }, false).map(({ code }) => code);
  it('refuses a package without them', () => expect(judged({ manifests: false })).toEqual(['toolbox/manifests-missing']));
  it('accepts one with them', () => expect(judged({})).toEqual([]));
});
