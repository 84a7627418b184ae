import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { toldBy } from '../../../src/core/descriptions';
import { FILE_LINKS } from '../../../src/model/layout';
import { isUnknown } from '../../../src/model/layout/known';
import type { PolicyManifest } from '../../../src/model/manifests';
import { READERS } from '../../../src/model/manifests/descriptions';
import type { NamedDevice } from '../../../src/model/rules';

/** What one thing is told differently in, by its construct and by its objects. */
export interface Difference {
  readonly at: string;
  readonly fact: string;
  readonly declared: unknown;
  readonly read: unknown;
}

/** Facts that constructs tell in words of their own, with the reason; indexes of lists are left out. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  'ceph-cluster devices.property': 'the property is the word of the description',
  'ceph-cluster devices.path': 'for a file it is the file, or the link to its loop device',
  'ceph-cluster layout.osds.claims.source': 'it is in words for people',
  'ceph-cluster shares.cpus': 'objects round it to thousandths',
  'ceph-cluster bytes': 'keys may stand in another order',
  'snapshot-class backend': 'it is in words for people: a class names no pool, only its driver',
  'tenant strictNames': 'constructs keep to names that are safe everywhere; of objects what Ceph takes is enough',
  'ceph-filesystem strictNames': 'constructs keep to names that are safe everywhere; of objects what Ceph takes is enough',
  'ceph-client strictNames': 'constructs keep to names that are safe everywhere; of objects what Ceph takes is enough',
  'volume-claims nameLimit': 'constructs keep room for a further template',
  'volume-claims name': 'a device set is named after its zone, too',
  'volume-claims zones': 'a device set stands in one of the zones',
  'volume-claims zonesGiven': 'a device set stands in one of the zones',
  'ceph-cluster layout.osds.unplaced': 'it is the word that its place is not known',
  'storage-class strangeDriver': 'constructs know their operator, also one that another app installs',
  'ceph-filesystem kept.said': 'it is in words for people',
  'ceph-filesystem kept.remedy': 'it is in words for people',
  'object-store kept.said': 'it is in words for people',
  'object-store kept.remedy': 'it is in words for people',
  'object-zone kept.said': 'it is in words for people',
  'object-zone kept.remedy': 'it is in words for people',
  'pool pool.asked': 'what is asked of an object is all that it says, what was filled in as well',
  'pool layout': 'it is held against that of the cluster',
};

/** Values that say the same as nothing said. */
const NOTHING_SAID: Readonly<Record<string, unknown>> = {
  'pool pool.compression': 'none',
  'pool pool.requireSafeReplicaSize': true,
};

/** What constructs know, and their objects do not carry: it is read as not known. Everything else is read. */
const NOT_CARRIED: readonly string[] = [
  'volume-claims reclaimPolicy',
  'rook-operator clusterNamespaces',
  'rook-operator given',
  'ceph-cluster hosts',
  'ceph-cluster declared',
  'ceph-cluster allowLoopDevices',
  'ceph-cluster operatorNamespaces',
  'network-policies dnsNamespace',
  'tenant operator',
  'storage-class overridden',
  'ceph-filesystem dataPools.declared',
  'ceph-client empty',
];

/** Facts of a host that no object carries. */
const OF_HOSTS = ['taints', 'cpus', 'memoryBytes', 'volumes', 'monitor', 'unplaced'];

/** The objects of an app, each where it stands. */
export function manifestsOf(app: IConstruct): PolicyManifest[] {
  const objects = app.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
  return objects.map(object => ({ object: JSON.parse(JSON.stringify(object.toJson())), path: object.node.path }));
}

/** Every fact that the constructs of an app and the objects they render tell differently; `held` counts by topic what was held against what. */
export function differences(app: IConstruct, held = new Map<string, number>()): Difference[] {
  const constructs = app.node.findAll();
  const manifests = manifestsOf(app);
  return READERS.flatMap(({ topic, read }) => {
    const readAt = read(manifests);
    return constructs.flatMap(construct => toldBy(construct).filter(told => told.topic === topic).flatMap(({ make }) => make(manifests)).flatMap(({ spec }) => {
      const at = construct.node.path;
      const twin = readAt.find(({ at: place, spec: other }) => place.startsWith(`${at}/`) && nameOf(other) === nameOf(spec)) ?? elsewhere(readAt, spec);
      held.set(topic.name, (held.get(topic.name) ?? 0) + 1);
      if (topic.name === 'local-volume') return devicesCompared(at, spec.devices, readAt.filter(({ at: place }) => place.startsWith(`${at}/`)).flatMap(({ spec: { devices } }) => devices));
      return twin === undefined ? [{ at, fact: topic.name, declared: spec, read: undefined }] : compared(topic.name, '', plain(spec), plain(twin.spec)).map(difference => ({ at, ...difference }));
    }));
  });
}

/** A set tells its devices together, and objects tell each volume alone. The file of a monitor is mounted, and its volume is the directory. */
function devicesCompared(at: string, declared: readonly NamedDevice[], read: readonly NamedDevice[]): Difference[] {
  const [own, other] = [declared.filter(({ file, property }) => !(file && property.endsWith('.monitor'))), read].map(devices => devices.map(deviceOf).sort());
  return JSON.stringify(own) === JSON.stringify(other) ? [] : [{ at, fact: 'local-volume devices', declared: own, read: other }];
}

/** A device with its host; for a file there is the file, and the link to its loop device. */
function deviceOf({ path, hosts, file = path.startsWith(FILE_LINKS) }: NamedDevice): string {
  return `${hosts.join()} ${file ? 'a file' : path}`;
}

/** Claims are told where they are made, and stand in the object of their cluster. */
function elsewhere(readAt: readonly { readonly spec: any }[], spec: any) {
  return readAt.find(({ spec: other }) => nameOf(other) !== undefined && (nameOf(other) === nameOf(spec) || nameOf(other)!.startsWith(`${nameOf(spec)}--`)));
}

function nameOf(spec: any): string | undefined {
  return spec.pool?.name ?? spec.name;
}

function compared(topic: string, path: string, declared: unknown, read: unknown): Omit<Difference, 'at'>[] {
  const fact = `${topic} ${path}`;
  const [own, other] = [declared, read].map(value => value === NOTHING_SAID[fact] || isEmpty(value) ? undefined : value);
  if (own === other || fact in OWN_WORDS || isUnknown(declared)) return [];
  if (isUnknown(read) && NOT_CARRIED.includes(fact)) return [];
  if (Array.isArray(declared) && Array.isArray(read) && declared.length === read.length) return declared.flatMap((each, i) => compared(topic, path, each, read[i]));
  if (!Array.isArray(declared) && isObject(declared) && isObject(read)) {
    return [...new Set([...Object.keys(declared), ...Object.keys(read)])].flatMap(key => compared(topic, path === '' ? key : `${path}.${key}`, declared[key], read[key]));
  }
  return [{ fact, declared, read }];
}

/** Hosts as far as objects can tell of them: those that carry OSDs, with their places. */
function plain(spec: any): any {
  const { layout } = spec;
  if (layout?.hosts === undefined) return spec;
  const carrying = new Set(layout.osds.map(({ host }: any) => host));
  const hosts = layout.hosts.filter(({ name }: any) => carrying.has(name)).map((host: any) => Object.fromEntries(Object.entries(host).filter(([key]) => !OF_HOSTS.includes(key))));
  return { ...spec, layout: { ...layout, hosts } };
}

/** No list of things and an empty one are one fact. */
function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
