import type { StorageStackProps, StackVolumeProps } from 'cdk8s-ceph';
import { inventory as model, layout as facts } from 'cdk8s-ceph/model';
import { Document, YAMLMap } from 'yaml';
import { LAYOUT_VERSION } from './schema';

/** Which of several classes a pool for volumes stands on: the fastest. */
const FASTEST = ['nvme', 'ssd', 'hdd'];

/** What a layout is written from: the fields of a stack, and a comment above volumes, by host and place. */
export interface Draft {
  readonly props: StorageStackProps;
  readonly comments?: ReadonlyMap<string, readonly string[]>;
  /** Files with objects of applications. */
  readonly include?: readonly string[];
}

/** A draft that gives all offered devices to Ceph, with one pool for volumes and its StorageClass. */
export function draftOf({ devices }: model.Inventory): Draft {
  const offered = devices.filter(({ state, use }) => state === 'offered' && use !== undefined);
  const hosts = [...new Set(devices.map(({ host }) => host))].sort();
  const own = new Map(hosts.map(host => [host, offered.filter(device => device.host === host)]));
  return {
    props: {
      hosts: Object.fromEntries([...own].map(([host, its]) => [host, { volumes: its.map(volumeOf) }])),
      block: { volumes: { ...poolOf(offered), classes: { 'ceph-block': { isDefault: true } } } },
    },
    comments: new Map([...own].map(([host, its]) => [host, its.map(({ model: name, serial, bytes, findings }) => [
      [name, serial, facts.human(bytes)].filter(Boolean).join(', '), ...findings.map(({ code, reason }) => `${code}: ${reason}`),
    ].join('\n'))])),
  };
}

/** The text of a layout. */
export function layoutText({ props, comments, include }: Draft): string {
  const document = new Document({ layout: LAYOUT_VERSION, ...props, ...include === undefined ? {} : { include } });
  for (const [host, { volumes = [] }] of Object.entries(props.hosts ?? {})) {
    volumes.forEach((_, i) => {
      const volume = document.getIn(['hosts', host, 'volumes', i], true) as YAMLMap, comment = comments?.get(host)?.[i];
      volume.flow = true;
      if (comment !== undefined) volume.commentBefore = comment.split('\n').map(line => ` ${line}`).join('\n');
    });
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A program in TypeScript that makes the same stack, by the names of its files. */
export function programOf({ props }: Draft): ReadonlyMap<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  return new Map([
    ['main.ts', `import { Chart } from 'cdk8s';\nimport { StorageApp, StorageStack } from 'cdk8s-ceph';\n\nconst app = new StorageApp();\nnew StorageStack(new Chart(app, 'storage'), 'stack', ${literal(props)});\napp.synth();\n`],
    ['package.json', json({
      name: 'storage',
      private: true,
      scripts: { check: 'tsc --noEmit', synth: 'tsx main.ts' },
      dependencies: { 'cdk8s': '^2.70.106', 'cdk8s-ceph': '*', 'cdk8s-plus-27': '^2.9.5', 'constructs': '^10.3.0' },
      devDependencies: { '@types/node': '^20.19.0', 'tsx': '^4.20.0', 'typescript': '~5.9.0' },
    })],
    ['tsconfig.json', json({ compilerOptions: { target: 'ES2022', module: 'commonjs', strict: true, skipLibCheck: true, noEmit: true, types: ['node'] }, include: ['*.ts'] })],
    ['.gitignore', 'node_modules/\ndist/\n'],
  ]);
}

/** A value as TypeScript writes it: names without quotes where they need none. */
function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:').replace(/"((?:[^"\\]|\\.)*)"/g, (_, text: string) => `'${text.replace(/\\"/g, '"').replace(/'/g, "\\'")}'`);
}

/** What a layout writes for a device that is offered. */
export function volumeOf({ kind, use, bytes, deviceClass }: model.InventoryDevice): StackVolumeProps {
  const named = kind === 'logicalVolume' ? { logicalVolume: use!.replace(/^\/dev\//, '') } : kind === 'partition' ? { partition: use } : { disk: use };
  return { ...named, size: String(bytes), ...typeof deviceClass === 'string' ? { deviceClass } : {} };
}

/** With devices of several classes a pool has to choose one. */
function poolOf(offered: readonly model.InventoryDevice[]): object {
  const classes = new Set(offered.map(({ deviceClass }) => typeof deviceClass === 'string' ? deviceClass : undefined));
  const fastest = FASTEST.find(name => classes.has(name));
  return classes.size > 1 && fastest !== undefined ? { deviceClass: fastest } : {};
}
