import { repeated, Rule, see } from './rule';
import type { Described, Topic } from './topic';
import { GIB, ifKnown, isDnsLabel, known, Maybe } from '../layout';

/** A host on whose disk logs are stored. */
export interface LogStoreHostSpec {
  readonly name: string;
  readonly directory: string;
  readonly bytes: number;
}

/** Where logs go. */
export type LogTargetSpec =
  | { readonly kind: 'hosts'; readonly hosts: readonly LogStoreHostSpec[] }
  | { readonly kind: 'storageClass'; readonly storageClassName: string; readonly bytes: number; readonly replicas: number }
  | { readonly kind: 'otlp' | 'loki'; readonly url: string }
  | { readonly kind: 'syslog'; readonly host: string; readonly port: number };

/** The logs of a cluster. */
export interface StorageLogsSpec {
  readonly name: string;
  /** The namespace of its cluster. */
  readonly namespace: Maybe<string>;
  readonly target: LogTargetSpec;
  /** Where the daemons keep what they write on their hosts. */
  readonly dataDirHostPath: Maybe<string>;
  /** The namespace of the cluster of Ceph that the class of the store is served from; nothing where it is served from elsewhere. */
  readonly servedFrom: Maybe<string | undefined>;
}

/** The same with what else collects the logs of the cluster. */
export interface StorageLogsCase extends StorageLogsSpec {
  readonly others: readonly string[];
}

/** Names of pods, claims and policies begin with it. */
const LONGEST = 40;

const PATH = /^\/[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)+$/;

const hostsOf = ({ target }: StorageLogsCase) => target.kind === 'hosts' ? target.hosts : [];

export const STORAGE_LOGS_RULES: Rule<StorageLogsCase>[] = [
  {
    code: 'storage-logs/own-storage',
    severity: 'error',
    title: 'Logs are not stored on the cluster of Ceph that they are about.',
    why: 'When the cluster is unavailable, its logs are unavailable, and they are needed then.',
    see: see('storage-logs/own-storage'),
    check: ({ target, servedFrom, namespace }) => {
      if (target.kind !== 'storageClass') return [];
      const cluster = known(servedFrom);
      return cluster === undefined || cluster !== known(namespace) ? [] : [{
        property: 'storageClassName', value: `'${target.storageClassName}'`, reason: 'volumes of this class are in the cluster itself', fix: 'Name hosts with local disks, or a StorageClass of other storage',
      }];
    },
  },
  {
    code: 'storage-logs/data-directory',
    severity: 'error',
    title: 'The directory for logs is a path below a directory of its own.',
    why: 'Rook removes its data directory when a cluster is removed, and a directory of the system may be emptied or filled by others.',
    see: see('storage-logs/data-directory'),
    check: subject => hostsOf(subject).flatMap(({ name, directory }) => {
      const data = ifKnown(subject.dataDirHostPath), inside = data !== undefined && `${directory}/`.startsWith(`${data}/`);
      return PATH.test(directory) && !directory.includes('/..') && !inside ? [] : [{
        property: `hosts['${name}'].directory`,
        value: `'${directory}'`,
        reason: inside ? `it is in the data directory of Rook, ${data}` : 'it is not the absolute path of a directory in another one',
        fix: "Set 'directory' to a path such as /var/lib/storage-logs",
      }];
    }),
  },
  {
    code: 'storage-logs/size',
    severity: 'error',
    title: 'The store has at least 1 GiB.',
    why: 'The store deletes the oldest day when it is full, and keeps less than one day in so little room.',
    see: see('storage-logs/size'),
    check: ({ target }) => {
      const sizes: [string, number][] = target.kind === 'hosts' ? target.hosts.map(({ name, bytes }) => [`hosts['${name}'].size`, bytes]) : target.kind === 'storageClass' ? [['size', target.bytes]] : [];
      return sizes.filter(([, bytes]) => bytes < GIB).map(([property, bytes]) => ({ property, value: `${bytes} bytes`, reason: 'it is less than 1 GiB', fix: "Set 'size' to 10 GiB or more" }));
    },
  },
  {
    code: 'storage-logs/hosts',
    severity: 'error',
    title: 'A store has hosts, each named once.',
    why: 'A second copy on the same host is lost with the first one.',
    see: see('storage-logs/hosts'),
    check: subject => subject.target.kind !== 'hosts' ? [] : [
      ...hostsOf(subject).length > 0 ? [] : [{ property: 'hosts', value: 'no host', reason: 'there is no place for the store', fix: "Add two hosts to 'hosts'" }],
      ...[...repeated(hostsOf(subject), ({ name }) => name).keys()].map(name => ({ property: `hosts['${name}']`, value: `'${name}'`, reason: 'the host is named twice', fix: 'Remove one of the two, or name another host' })),
    ],
  },
  {
    code: 'storage-logs/one-copy',
    severity: 'warning',
    title: 'Logs are stored on two hosts.',
    why: 'When the only host of the store is lost, so are the logs that tell what happened to it.',
    see: see('storage-logs/one-copy'),
    check: ({ target }) => (target.kind === 'hosts' ? target.hosts.length : target.kind === 'storageClass' ? target.replicas : 2) !== 1 ? [] : [
      { property: target.kind === 'hosts' ? 'hosts' : 'replicas', value: 'one copy', reason: 'logs are lost with one host', fix: 'Add a second copy on another host' },
    ],
  },
  {
    code: 'storage-logs/receiver',
    severity: 'error',
    title: 'What receives logs is named by the address it listens at.',
    why: 'The agents cannot send the logs, and drop the oldest when their buffers are full.',
    see: see('storage-logs/receiver'),
    check: ({ target }) => {
      if (target.kind === 'otlp' || target.kind === 'loki') {
        return /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[\w./-]*)?$/.test(target.url) ? [] : [{ property: `${target.kind}.url`, value: `'${target.url}'`, reason: 'it is not an address that begins with http:// or https://', fix: "Set 'url' to an address such as http://collector.observability:4318/v1/logs" }];
      }
      return target.kind !== 'syslog' || (/^[A-Za-z0-9.-]+$/.test(target.host) && Number.isInteger(target.port) && target.port > 0 && target.port < 65536) ? [] : [
        { property: 'syslog', value: `'${target.host}:${target.port}'`, reason: 'it is not a host with a port from 1 to 65535', fix: "Set 'host' to a name or an address, and 'port' to its port" },
      ];
    },
  },
  {
    code: 'storage-logs/name',
    severity: 'error',
    title: 'The name of the logs is a DNS label.',
    why: 'The names of workloads and volumes begin with it, and the API server refuses other names.',
    see: see('storage-logs/name'),
    check: ({ name }) => isDnsLabel(name, LONGEST) ? [] : [
      { property: 'name', value: `'${name}'`, reason: `it must be lower-case letters, digits and dashes, at most ${LONGEST}`, fix: "Set 'name' to such a name, or remove it" },
    ],
  },
  {
    code: 'storage-logs/several',
    severity: 'error',
    title: 'The logs of a cluster are collected once.',
    why: 'Every line is stored twice, and every agent reads everything twice.',
    see: see('storage-logs/several'),
    check: ({ others }) => others.map(path => ({ property: 'cluster', value: 'collected twice', reason: `${path} collects its logs, too`, fix: 'Remove one of the two' })),
  },
];

/** The logs of clusters, each with what else collects them. */
export const STORAGE_LOGS_TOPIC: Topic<StorageLogsSpec, StorageLogsCase> = {
  name: 'storage-logs',
  rules: STORAGE_LOGS_RULES,
  relate: all => all.map((described): Described<StorageLogsCase> => {
    const namespace = ifKnown(described.spec.namespace);
    const twins = all.filter(other => other !== described && namespace !== undefined && ifKnown(other.spec.namespace) === namespace);
    return { ...described, spec: { ...described.spec, others: twins.map(({ at }) => at) } };
  }),
};
