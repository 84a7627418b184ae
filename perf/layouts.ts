import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { Phase, StackHostProps, StorageApp, StorageStack } from '../src';

const HOSTS_A_CLUSTER = 250;
const VOLUMES_A_HOST = 12;

/** As many hosts with 12 disks each, or as many as are asked for, in clusters of 250, with pools and classes; and what it consists of. */
export function libraryApp(hosts: number, outdir: string, volumesAHost = VOLUMES_A_HOST): { synth(): void; documents(): [Phase, any][] } {
  const app = new StorageApp({ outdir, quiet: true });
  for (let first = 0, cluster = 0; first < hosts; first += HOSTS_A_CLUSTER, cluster++) {
    addCluster(app, `storage-${cluster}`, first, Math.min(HOSTS_A_CLUSTER, hosts - first), volumesAHost);
  }
  return {
    synth: () => app.synth(),
    documents: () => Object.values(Phase).flatMap(phase => app.documents(phase).map((document): [Phase, any] => [phase, document])),
  };
}

/** The same objects, handed to cdk8s as they are: one chart a phase, which cdk8s writes as one file each. */
export function plainApp(documents: readonly [Phase, any][], outdir: string): App {
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART });
  const charts = new Map<Phase, Chart>();
  documents.forEach(([phase, document], i) => {
    const chart = charts.get(phase) ?? new Chart(app, phase, { disableResourceNameHashes: true });
    charts.set(phase, chart);
    new ApiObject(chart, `object-${i}`, document);
  });
  return app;
}

function addCluster(app: App, name: string, first: number, hosts: number, volumesAHost: number): void {
  new StorageStack(new Chart(app, name), 'stack', {
    volumeSet: `${name}-disks`,
    hosts: Object.fromEntries(Array.from({ length: hosts }, (_, i) => [`node-${first + i}`, host(first + i, volumesAHost)])),
    cluster: { namespace: name },
    block: { [`${name}-block`]: { classes: { [`${name}-block-class`]: {} } } },
    file: { [`${name}-files`]: { classes: { [`${name}-files-class`]: {} } } },
  });
}

function host(number: number, volumes: number): StackHostProps {
  return {
    rack: `rack-${Math.floor(number / 25)}`,
    cpus: 32,
    memory: '128GiB',
    volumes: Array.from({ length: volumes }, (_, i) => ({
      disk: `/dev/disk/by-id/wwn-0x5000c500${number}d${i}`, name: `disk-${i}`, size: '4TiB', deviceClass: 'hdd',
    })),
  };
}
