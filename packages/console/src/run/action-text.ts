import { change, checks } from 'cdk8s-ceph/model';

const { ActionKind } = change;

/** What an action does, for whoever watches. */
export function actionText({ kind, objects = [], target, replicas, command = [], check, asks = '' }: change.Action): string {
  switch (kind) {
    case ActionKind.APPLY: return `apply ${objects.length} objects`;
    case ActionKind.DELETE: return `delete ${targetText(target)}`;
    case ActionKind.SCALE: return `scale ${targetText(target)} to ${replicas}`;
    case ActionKind.PATCH: return `patch ${targetText(target)}`;
    case ActionKind.WAIT: return `wait until ${check?.title}`;
    case ActionKind.EVICT: return `evict the pods of ${target?.name}`;
    case ActionKind.ASK: return asks;
    case ActionKind.CEPH: return `ceph ${command.map(({ text, osd }) => text ?? (osd === undefined ? '' : osdText(osd))).join(' ')}`;
  }
}

function targetText(target: checks.ObjectReference | undefined): string {
  if (target === undefined) return '';
  const { resource, name, labels, osd } = target;
  return `${resource.split('.')[0]} ${osd !== undefined ? `of ${osdText(osd)}` : name ?? Object.entries(labels ?? {}).map(([label, value]) => `${label}=${value}`).join(',')}`;
}

function osdText({ deviceSet, index, id }: checks.OsdReference): string {
  return id === undefined ? `the OSD of ${index === undefined ? deviceSet : `${deviceSet}#${index}`}` : `osd.${id}`;
}
