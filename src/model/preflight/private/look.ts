import { at, textAt } from '../../checks';
import { isUnknown, Maybe, unknown } from '../../layout';
import type { ListName, PreflightAnswers } from '../answers';

/** What is said where a list was not asked for, or could not be read. */
const NOT_READ: Readonly<Record<ListName, string>> = {
  nodes: 'the nodes of Kubernetes were not read',
  namespaces: 'the namespaces of Kubernetes were not read',
  deployments: 'the Deployments of Kubernetes were not read',
  crds: 'the CustomResourceDefinitions of Kubernetes were not read',
  cephClusters: 'the CephClusters of Kubernetes were not read',
  pvs: 'the PersistentVolumes of Kubernetes were not read',
  pvcs: 'the PersistentVolumeClaims of Kubernetes were not read',
  storageClasses: 'the StorageClasses of Kubernetes were not read',
};

/** What is said where a part of an answer is not what Kubernetes writes there. */
export const STRANGE = 'an answer of Kubernetes has another form than expected';

/** Texts by name, such as labels. */
export function textsAt(json: unknown, ...path: string[]): Readonly<Record<string, string>> {
  const value = at(json, ...path);
  return value === null || typeof value !== 'object' ? {} : Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** A list, which may be left out where it is empty. */
export function listAt(json: unknown, ...path: string[]): Maybe<readonly unknown[]> {
  const value = at(json, ...path);
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : unknown(STRANGE);
}

/** The objects of an answer: a list as Kubernetes writes it, or its items. A part of one, or something else, is no answer. */
export function itemsOf(answers: PreflightAnswers, name: ListName): Maybe<readonly unknown[]> {
  const answer = answers[name];
  if (answer === undefined) return unknown(NOT_READ[name]);
  const items = Array.isArray(answer) ? answer : at(answer, 'items'), rest = at(answer, 'metadata', 'continue');
  const isWhole = Array.isArray(items) && (rest === undefined || rest === '') && items.every(item => (textAt(item, 'metadata', 'name') ?? '') !== '');
  return isWhole ? items : unknown(`the answer about ${name} is no whole list of Kubernetes`);
}

/** The same, each read. */
export function readOf<Read>(answers: PreflightAnswers, name: ListName, read: (item: unknown) => Read): Maybe<readonly Read[]> {
  const items = itemsOf(answers, name);
  return isUnknown(items) ? items : items.map(read);
}
