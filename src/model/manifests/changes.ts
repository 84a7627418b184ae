import { identityOf, resourceOf } from './identity';
import { isMap } from './look';
import type { StackState } from './state';

/** What becomes of the objects. */
export interface ObjectChanges {
  readonly added: readonly ObjectName[];
  readonly changed: readonly ChangedObject[];
  readonly removed: readonly ObjectName[];
}

export interface ObjectName {
  /** `<kind>/<group>/<namespace>/<name>`; without a namespace where the kind has none. */
  readonly id: string;
  readonly kind: string;
  /** As `kubectl` takes it, e.g. `cephcluster.ceph.rook.io`. */
  readonly resource: string;
  readonly namespace?: string;
  readonly name: string;
}

export interface ChangedObject extends ObjectName {
  readonly fields: readonly ChangedField[];
}

/** A field that differs. `undefined` stands for one that is not there. */
export interface ChangedField {
  /** Items of lists that have names go by them: `spec.storage.storageClassDeviceSets[node-a--ssd].count`. */
  readonly path: string;
  readonly former: unknown;
  readonly next: unknown;
}

/** The objects of two states compared, each list by id. */
export function changesBetween(former: StackState, next: StackState): ObjectChanges {
  const only = (these: StackState, others: StackState) => [...these.objects].filter(([id]) => !others.objects.has(id)).map(([id, object]) => nameOf(id, object));
  const changed = [...former.objects].flatMap(([id, object]): ChangedObject[] => {
    const other = next.objects.get(id);
    const fields = other === undefined ? [] : fieldsBetween(object, other, '');
    return fields.length === 0 ? [] : [{ ...nameOf(id, other), fields }];
  });
  return { added: only(next, former).sort(byId), changed: changed.sort(byId), removed: only(former, next).sort(byId) };
}

/** What an object is called. */
export function objectNameOf(object: any): ObjectName {
  return nameOf(identityOf(object), object);
}

function nameOf(id: string, object: any): ObjectName {
  const { kind, metadata } = object;
  return { id, kind, resource: resourceOf(object), ...metadata?.namespace === undefined ? {} : { namespace: metadata.namespace }, name: metadata?.name };
}

function fieldsBetween(former: any, next: any, path: string): ChangedField[] {
  if (Object.is(former, next)) return [];
  if (Array.isArray(former) && Array.isArray(next)) return itemsBetween(former, next, path);
  if (isMap(former) && isMap(next)) {
    const keys = [...new Set([...Object.keys(former), ...Object.keys(next)])].sort();
    return keys.flatMap(key => fieldsBetween(former[key], next[key], path === '' ? key : `${path}.${key}`));
  }
  return [{ path, former, next }];
}

/** Lists whose items have names are compared by name, and then by their order, which means something in some of them. */
function itemsBetween(former: readonly any[], next: readonly any[], path: string): ChangedField[] {
  const names = namesOf(former), others = namesOf(next);
  if (names === undefined || others === undefined) {
    return Array.from({ length: Math.max(former.length, next.length) }, (_, i) => fieldsBetween(former[i], next[i], `${path}[${i}]`)).flat();
  }
  const items = new Map(names.map((name, i) => [name, former[i]])), otherItems = new Map(others.map((name, i) => [name, next[i]]));
  const fields = [...new Set([...names, ...others])].sort().flatMap(name => fieldsBetween(items.get(name), otherItems.get(name), `${path}[${name}]`));
  const kept = names.filter(name => otherItems.has(name)), order = others.filter(name => items.has(name));
  return kept.every((name, i) => name === order[i]) ? fields : [...fields, { path: `${path} (order)`, former: kept, next: order }];
}

/** The name of every item, if each has one of its own. */
function namesOf(items: readonly any[]): string[] | undefined {
  const names = items.map(item => isMap(item) ? item.name ?? item.metadata?.name : undefined);
  return names.every(name => typeof name === 'string') && new Set(names).size === names.length ? names : undefined;
}

function byId(a: ObjectName, b: ObjectName): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
