import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Findings, IStorageBackend } from '../../src';
import type { Provisioning } from '../../src/core/provisioning';

/** A backend that is nothing but what a class derives from it. */
export class FakeBackend extends Construct implements IStorageBackend {
  public static block(scope: Construct, id = 'pool'): FakeBackend {
    return new FakeBackend(scope, id, {
      kind: 'block', provisioner: 'rook-ceph.rbd.csi.ceph.com', parameters: { clusterID: 'rook-ceph', pool: id }, snapshotParameters: { clusterID: 'rook-ceph' },
    });
  }

  public static file(scope: Construct, id = 'files'): FakeBackend {
    return new FakeBackend(scope, id, {
      kind: 'file', provisioner: 'rook-ceph.cephfs.csi.ceph.com', parameters: { clusterID: 'rook-ceph', fsName: id }, snapshotParameters: { clusterID: 'rook-ceph' },
    });
  }

  public static bucket(scope: Construct, id = 'store'): FakeBackend {
    return new FakeBackend(scope, id, {
      kind: 'bucket', provisioner: 'rook-ceph.ceph.rook.io/bucket', parameters: { objectStoreName: id, objectStoreNamespace: 'rook-ceph' },
    });
  }

  public readonly name: string;

  private constructor(scope: Construct, id: string, private readonly provisioning: Provisioning) {
    super(scope, id);
    this.name = id;
  }

  public _provisioning(): Provisioning {
    return this.provisioning;
  }
}

/** A chart in an app of its own. */
export function newChart(namespace?: string): Chart {
  return new Chart(new App(), 'storage', { namespace });
}

/** The codes of everything found in the app of a construct. */
export function codesOf(scope: Construct): string[] {
  return Findings.of(scope.node.root).map(finding => finding.code);
}

/** The only object of a kind that a chart renders, without validation. */
export function objectOf(chart: Chart, kind: string): any {
  const objects = chart.node.findAll().map(construct => construct as any).filter(construct => construct.kind === kind && typeof construct.toJson === 'function');
  if (objects.length !== 1) throw new Error(`${objects.length} objects of kind ${kind}`);
  return objects[0].toJson();
}
