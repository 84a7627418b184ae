import { at, fail, listAt, numberAt, pass, Reader, Reading, textAt, unknown } from './reading';

const nameOf = (item: unknown) => `${textAt(item, 'kind')?.toLowerCase() ?? 'object'} ${textAt(item, 'metadata', 'name') ?? 'without a name'}`;
const UNREAD = unknown('the answer is no list of objects');

/** Whether a Deployment, a StatefulSet or a DaemonSet has done what it was last told, with every pod ready. */
function notReady(item: unknown): string | undefined {
  const generation = numberAt(item, 'metadata', 'generation'), observed = numberAt(item, 'status', 'observedGeneration');
  const wanted = numberAt(item, 'spec', 'replicas') ?? numberAt(item, 'status', 'desiredNumberScheduled');
  const ready = numberAt(item, 'status', 'readyReplicas') ?? numberAt(item, 'status', 'numberReady') ?? 0;
  const updated = numberAt(item, 'status', 'updatedReplicas') ?? numberAt(item, 'status', 'updatedNumberScheduled') ?? 0;
  if (generation === undefined || observed === undefined || observed < generation) return `${nameOf(item)} has not taken its last change`;
  if (wanted === undefined || wanted === 0) return `${nameOf(item)} has no replicas`;
  return ready < wanted || updated < wanted ? `${nameOf(item)} has ${Math.min(ready, updated)} of ${wanted} pods ready` : undefined;
}

function because(what: string, reason: string | undefined): string {
  return reason === undefined || reason === '' ? what : `${what}: ${reason}`;
}

/** All objects of a list as `judge` wants them; it tells what is missing on one that is not. */
function eachItem(json: unknown, count: number, good: string, judge: (item: unknown) => string | undefined): Reading {
  const items = listAt(json, 'items');
  if (items === undefined) return UNREAD;
  const open = items.map(judge).filter(text => text !== undefined);
  if (open.length > 0) return fail(open[0], open);
  return items.length >= count ? pass(`${items.length} ${good}`) : fail(`${items.length} of ${count} are there`);
}

export const ready: Reader = (json, { count = 1 }) => eachItem(json, count, 'ready', notReady);

export const inPhase: Reader = (json, { phase, count = 1 }) => phase === undefined ? UNREAD : eachItem(json, count, phase, item => {
  const now = textAt(item, 'status', 'phase');
  // Rook says in a message what it waits for.
  return now === phase ? undefined : because(`${nameOf(item)} is ${now ?? 'without a phase'}`, textAt(item, 'status', 'message'));
});

export const conditionTrue: Reader = (json, { condition, count = 1 }) => condition === undefined ? UNREAD : eachItem(json, count, condition, item => {
  const found = (listAt(item, 'status', 'conditions') ?? []).find(each => textAt(each, 'type') === condition);
  return textAt(found, 'status') === 'True' ? undefined : because(`${nameOf(item)} is not ${condition}`, textAt(found, 'message'));
});

export const there: Reader = (json, { count = 1 }) => {
  const items = listAt(json, 'items');
  if (items === undefined) return UNREAD;
  return items.length >= count ? pass(`${items.length} are there`) : fail(`${items.length} of ${count} are there`);
};

export const gone: Reader = json => {
  const items = listAt(json, 'items');
  if (items === undefined) return UNREAD;
  return items.length === 0 ? pass('none is there') : fail(`${items.length} still there`, items.map(nameOf));
};

/** Each line that a pod left, with the host in front. */
const lastWords = (pod: unknown): string[] => (listAt(pod, 'status', 'containerStatuses') ?? [])
  .flatMap(status => (textAt(status, 'state', 'terminated', 'message') ?? textAt(status, 'lastState', 'terminated', 'message') ?? '').split('\n'))
  .filter(line => line !== '').map(line => `${textAt(pod, 'spec', 'nodeName') ?? 'a host'}: ${line}`);

export const reported: Reader = (json, { count = 1 }) => {
  const items = listAt(json, 'items');
  if (items === undefined) return UNREAD;
  const ended = items.filter(pod => textAt(pod, 'status', 'phase') === 'Succeeded'), open = items.filter(pod => !ended.includes(pod));
  const words = ended.flatMap(lastWords);
  if (ended.length >= count) return pass(`${ended.length} have ended`, words);
  return fail(`${ended.length} of ${count} have ended`, open.flatMap(pod => [`${nameOf(pod)} is ${textAt(pod, 'status', 'phase') ?? 'without a phase'}`, ...lastWords(pod)]));
};

export const imagesEqual: Reader = (json, { image }) => {
  const items = listAt(json, 'items');
  if (items === undefined || image === undefined) return UNREAD;
  if (items.length === 0) return unknown('the answer lists no object');
  const images = items.map(item => [nameOf(item), (listAt(item, 'spec', 'template', 'spec', 'containers') ?? []).map(container => textAt(container, 'image'))] as const);
  const odd = images.filter(([, all]) => !all.includes(image));
  return odd.length === 0 ? pass(`all ${items.length} have the image ${image}`) : fail(`${odd.length} of ${items.length} do not have the image ${image}`, odd.map(([name, [first]]) => `${name}: ${first ?? 'no image'}`));
};

export const labelsEqual: Reader = (json, { label, version = '' }) => {
  const items = listAt(json, 'items');
  if (items === undefined || label === undefined) return UNREAD;
  if (items.length === 0) return unknown('the answer lists no object');
  const values = items.map(item => [nameOf(item), at(item, 'metadata', 'labels', label)] as const);
  // `20.2.4` is meant by `20.2.4-0`, and not by `20.2.40`.
  const odd = values.filter(([, value]) => typeof value !== 'string' || !(value === version || value.startsWith(`${version}-`) || version === '') || value !== values[0][1]);
  return odd.length === 0 ? pass(`all ${items.length} have ${label} ${String(values[0][1])}`) : fail(`${odd.length} of ${items.length} do not have ${label} ${version}`, odd.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : 'no label'}`));
};
