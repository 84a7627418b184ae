import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Size, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Findings, FsType, Phase, RookOperator, StorageApp, StorageAppProps, StorageClass } from '../../src';
import { FakeBackend } from '../support/fake-backend';

let outdir: string;
let stderr: jest.SpyInstance;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'storage-app-'));
  stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  stderr.mockRestore();
  rmSync(outdir, { recursive: true });
});

const newApp = (props: StorageAppProps = {}) => new StorageApp({ outdir, ...props });
const files = () => readdirSync(outdir).sort();
const config = (scope: Construct, id: string, name = id, kind = 'ConfigMap', apiVersion = 'v1') => new ApiObject(scope, id, { apiVersion, kind, metadata: { name } });
const messageOf = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

/** A class with a claim, in either order of declaration. */
function small(app: App, reversed = false): Chart {
  const chart = new Chart(app, 'storage');
  const parts = [
    () => new StorageClass(chart, 'fast', { backend: FakeBackend.block(chart) }),
    () => config(chart, 'b'),
    () => config(chart, 'a'),
    () => new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'account' } }),
  ];
  (reversed ? parts.reverse() : parts).forEach(part => part());
  return chart;
}

describe('StorageApp', () => {
  test('writes one file per phase that has objects', () => {
    const app = newApp();
    new RookOperator(small(app), 'rook');
    app.synth();
    expect(files()).toEqual(['00-crds.k8s.yaml', '10-operator.k8s.yaml', '50-classes.k8s.yaml', '70-applications.k8s.yaml']);
  });

  test('puts definitions that anybody made into the first phase', () => {
    const app = newApp();
    config(new Chart(app, 'c'), 'x', 'things.example.com', 'CustomResourceDefinition', 'apiextensions.k8s.io/v1');
    app.synth();
    expect(files()).toEqual(['00-crds.k8s.yaml']);
  });

  test('orders a phase by kind, then by name', () => {
    const app = newApp();
    small(app);
    expect(app.documents(Phase.APPLICATIONS).map(object => object.metadata.name)).toEqual(['account', 'a', 'b']);
  });

  test('writes the same bytes for every order of declaration', () => {
    const [one, other] = [newApp(), newApp()];
    small(one);
    small(other, true);
    expect(other.synthYaml()).toBe(one.synthYaml());
  });

  test('compares names by code unit, not by locale', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    ['ab', 'a-c', 'a.b'].forEach(name => config(chart, name));
    expect(app.documents(Phase.APPLICATIONS).map(object => object.metadata.name)).toEqual(['a-c', 'a.b', 'ab']);
  });

  test('makes one text of all phases in the same order', () => {
    const app = newApp();
    small(app);
    app.synth();
    expect(app.synthYaml()).toBe(files().map(file => readFileSync(join(outdir, file), 'utf8')).join('---\n'));
  });

  test('removes its file of a phase that is empty now, and nothing else', () => {
    for (const name of ['30-cluster.k8s.yaml', '30-cluster.yaml', '35-mine.k8s.yaml', 'storage.k8s.yaml']) writeFileSync(join(outdir, name), 'old');
    const app = newApp();
    small(app);
    app.synth();
    expect(files()).toEqual(['30-cluster.yaml', '35-mine.k8s.yaml', '50-classes.k8s.yaml', '70-applications.k8s.yaml', 'storage.k8s.yaml']);
  });

  test('writes files with another ending', () => {
    const app = newApp({ outputFileExtension: '.yaml' });
    small(app);
    app.synth();
    expect(files()).toEqual(['50-classes.yaml', '70-applications.yaml']);
  });

  test('takes its directory from the environment as every App does', () => {
    process.env.CDK8S_OUTDIR = outdir;
    try {
      expect(new StorageApp().outdir).toBe(outdir);
    } finally {
      delete process.env.CDK8S_OUTDIR;
    }
  });

  test('holds the objects of nested charts once', () => {
    const app = newApp();
    config(new Chart(new Chart(app, 'outer'), 'inner'), 'x');
    expect(app.documents(Phase.APPLICATIONS)).toHaveLength(1);
  });

  test('says the same as a plain App, object by object', () => {
    const app = newApp();
    const plain = small(new App()).toJson();
    small(app);
    const ours = [Phase.CLASSES, Phase.APPLICATIONS].flatMap(phase => app.documents(phase));
    const text = (objects: any[]) => objects.map(object => Yaml.stringify(object)).sort();
    expect(text(ours)).toEqual(text(plain));
  });
});

describe('StorageApp refuses', () => {
  const broken = () => {
    const app = newApp();
    const chart = new Chart(app, 'storage');
    const cls = new StorageClass(chart, 'Fast', { backend: FakeBackend.bucket(chart), isDefault: true, fsType: FsType.EXT4 });
    cls.claim(chart, 'db', { size: Size.gibibytes(0) });
    chart.node.addValidation({ validate: () => ['something of somebody else'] });
    return app;
  };

  test('with every reason at once, below the path it is on', () => {
    expect(messageOf(() => broken().synth())).toBe([
      'synthesis is refused for 6 reasons, nothing was written',
      '',
      'storage',
      '  - something of somebody else',
      '',
      'storage/Fast',
      "  - name is 'Fast': it must be lower-case letters, digits, dashes and dots",
      "    fix:  Set 'name' to such a name",
      '    rule: storage-class/name (https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#storage-class-name)',
      '  - fsType is set: a bucket has no filesystem',
      "    fix:  Remove 'fsType'",
      '    rule: storage-class/not-for-buckets (https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#storage-class-not-for-buckets)',
      '  - isDefault is set: the default class answers volume claims, and a bucket is no volume',
      "    fix:  Remove 'isDefault'",
      '    rule: storage-class/not-for-buckets (https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#storage-class-not-for-buckets)',
      '',
      'storage/db',
      "  - storageClass is 'Fast': it provisions object store buckets",
      '    fix:  Use an ObjectBucketClaim for this class, or claim from a class over a BlockPool or a CephFilesystem',
      '    rule: claim/bucket-class (https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#claim-bucket-class)',
      "  - size is '0': it is not a size above zero",
      "    fix:  Set 'size' to as much as the application writes, such as 50Gi",
      '    rule: claim/size (https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#claim-size)',
      '',
    ].join('\n'));
  });

  test('without touching the directory', () => {
    writeFileSync(join(outdir, '30-cluster.k8s.yaml'), 'old');
    expect(() => broken().synth()).toThrow();
    expect(files()).toEqual(['30-cluster.k8s.yaml']);
  });

  test('as text as well', () => {
    expect(() => broken().synthYaml()).toThrow('synthesis is refused for 6 reasons');
  });

  test('in a plain App, too', () => {
    const app = new App({ outdir: join(outdir, 'plain') });
    const chart = new Chart(app, 'storage');
    new StorageClass(chart, 'Fast', { backend: FakeBackend.block(chart) });
    expect(() => app.synth()).toThrow(/storage\/Fast\n  - name is 'Fast'/);
  });

  test('app/duplicate-object: two constructs for one object', () => {
    const app = newApp();
    config(new Chart(app, 'one'), 'x', 'same');
    config(new Chart(app, 'two'), 'y', 'same');
    expect(messageOf(() => app.synth())).toContain("(the app)\n  - object is ConfigMap/core/same: it is made by 'one/x' and 'two/y'");
  });

  test('app/duplicate-object: kinds without a namespace, whatever their charts say', () => {
    const app = newApp();
    for (const id of ['one', 'two']) config(new Chart(app, id, { namespace: id }), 'x', 'same', 'StorageClass', 'storage.k8s.io/v1');
    expect(Findings.of(app).map(finding => finding.code)).toEqual(['app/duplicate-object']);
  });

  test('app/duplicate-object: another version of the same kind is the same object', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    config(chart, 'x', 'same', 'Thing', 'example.com/v1');
    config(chart, 'y', 'same', 'Thing', 'example.com/v2');
    expect(Findings.of(app).map(finding => finding.code)).toEqual(['app/duplicate-object']);
  });

  test('nothing where namespace, kind or group differ', () => {
    const app = newApp();
    for (const id of ['one', 'two']) config(new Chart(app, id, { namespace: id }), 'x', 'same');
    const chart = new Chart(app, 'c');
    config(chart, 'a', 'same', 'Thing', 'a.com/v1');
    config(chart, 'b', 'same', 'Thing', 'b.com/v1');
    config(chart, 'c', 'same', 'Other', 'b.com/v1');
    expect(Findings.of(app)).toEqual([]);
  });
});

describe('StorageApp warns', () => {
  const warned = (props?: StorageAppProps) => {
    const app = newApp(props);
    const chart = new Chart(app, 'storage');
    return { app, cls: new StorageClass(chart, 'fast', { backend: FakeBackend.block(chart), fsType: FsType.XFS }) };
  };

  test('on stderr, and writes all the same', () => {
    warned().app.synth();
    expect(stderr).toHaveBeenCalledTimes(1);
    expect(stderr.mock.calls[0][0]).toMatch(/^1 warning, .*\n\nstorage\/fast\n {2}- fsType is xfs: /);
    expect(existsSync(join(outdir, '50-classes.k8s.yaml'))).toBe(true);
  });

  test('of nothing that was approved', () => {
    const { app, cls } = warned();
    Findings.approve(cls, 'storage-class/xfs', 'storage nodes run nothing else');
    app.synth();
    expect(stderr).not.toHaveBeenCalled();
  });

  test('not when it is told to be quiet', () => {
    warned({ quiet: true }).app.synth();
    expect(stderr).not.toHaveBeenCalled();
  });
});

test('a whole app is validated once per synthesis', () => {
  const app = newApp();
  const validate = jest.fn(() => []);
  ['one', 'two', 'three'].forEach(id => config(new Chart(app, id), id));
  app.node.addValidation({ validate });
  app.synth();
  expect(validate).toHaveBeenCalledTimes(1);
});
