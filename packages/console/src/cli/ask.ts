import { isCancel, multiselect, text } from '@clack/prompts';
import type { StackHostProps, StorageStackProps } from 'cdk8s-ceph';
import type { layout as facts } from 'cdk8s-ceph/model';
import { readAll, volumeOf } from '../input/options';

/** What can be made of the devices. */
const SERVICES = [
  { value: 'block', about: 'Volumes for one pod each, e.g. databases and virtual machines' },
  { value: 'file', about: 'Volumes that many pods share' },
  { value: 'object', about: 'Buckets with the interface of S3' },
] as const;

/** Somebody pressed Ctrl-C. */
class Interrupted extends Error {
  public readonly name = 'Interrupted';
}

/**
 * Ask somebody at a terminal which hosts there are, which of their devices are given to Ceph, and what it is for. Questions go to
 * stderr: the result alone is on stdout.
 */
export async function ask(say: facts.Say): Promise<StorageStackProps> {
  const output = process.stderr;
  const named = await answered(text({ message: say('The names of the hosts, as Kubernetes calls its nodes, with spaces between them'), placeholder: 'node-a node-b node-c node-d', validate: given => wordsIn(given).length === 0 ? say('Write at least one name') : undefined, output }));
  const hosts: Record<string, StackHostProps> = {};
  for (const host of wordsIn(named)) {
    const devices = await answered(text({
      message: say(`The devices of ${host}, each as NAME=SIZE or NAME=SIZE:CLASS, with spaces between them`), placeholder: '/dev/disk/by-id/wwn-0x5000c500a1b2c301=4TB:hdd', validate: given => readAll(wordsIn(given), volumeOf).problems[0]?.fix, output,
    }));
    hosts[host] = { volumes: readAll(wordsIn(devices), volumeOf).values };
  }
  const services = await answered(multiselect({ message: say('What is it for?'), options: SERVICES.map(({ value, about }) => ({ value, label: say(about) })), initialValues: ['block'], output }));
  const classes = [...new Set(Object.values(hosts).flatMap(({ volumes = [] }) => volumes.map(({ deviceClass }) => deviceClass)))];
  // With devices of several classes a pool has to choose one: the fastest of them, which is easily changed in the file.
  const pool = classes.length > 1 ? { deviceClass: ['nvme', 'ssd', 'hdd'].find(each => classes.includes(each)) ?? classes.find(each => each !== undefined) } : {};
  return {
    hosts,
    ...services.includes('block') ? { block: { volumes: { ...pool, classes: { 'ceph-block': { isDefault: true } } } } } : {},
    ...services.includes('file') ? { file: { shared: { data: pool, classes: { 'ceph-files': {} } } } } : {},
    ...services.includes('object') ? { object: { objects: { data: pool, classes: { 'ceph-buckets': {} } } } } : {},
  } as StorageStackProps;
}

async function answered<Answer>(asked: Promise<Answer>): Promise<Exclude<Answer, symbol>> {
  const answer = await asked;
  if (isCancel(answer)) throw new Interrupted();
  return answer as Exclude<Answer, symbol>;
}

function wordsIn(given: string | undefined): string[] {
  return (given ?? '').split(/[\s,]+/).filter(word => word !== '');
}
