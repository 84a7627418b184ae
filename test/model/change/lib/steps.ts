import { ActionKind, Step } from '../../../../src/model/change';
import { Check, OsdReference } from '../../../../src/model/checks';

const called = ({ deviceSet, index }: OsdReference) => index === undefined ? deviceSet : `${deviceSet}#${index}`;

/** What a step does, one short line an action. */
export function acted({ actions }: Step): string[] {
  return actions.map(({ kind, target, replicas, command = [], check, patch, asks }) => {
    const what = target?.osd ? `${target.part} of ${called(target.osd)}` : target?.name;
    switch (kind) {
      case ActionKind.APPLY: return 'apply';
      case ActionKind.DELETE: return `delete ${what}`;
      case ActionKind.SCALE: return `scale ${what} to ${replicas}`;
      case ActionKind.PATCH: return `patch ${what} ${patch}`;
      case ActionKind.WAIT: return `wait ${check!.query.objects?.osd ? called(check!.query.objects.osd) : check!.query.objects?.labels?.app ?? check!.title}`;
      case ActionKind.EVICT: return `evict ${what}`;
      case ActionKind.ASK: return asks!;
      case ActionKind.CEPH: return `ceph ${command.map(({ text, osd }) => osd ? `<${called(osd)}>` : text).join(' ')}`;
    }
  });
}

/** What checks want and ask, one short line a check. */
export function queried(checks: readonly Check[]): string[] {
  return checks.map(({ query: { command, objects }, expectation }) => {
    const asked = command ? command.map(({ text, osd }) => osd ? `<${called(osd)}>` : text).join(' ') : objects!.name ?? JSON.stringify(objects!.labels ?? objects!.part);
    return `${expectation.kind}: ${asked}${expectation.osds ? ` of ${expectation.osds.map(called).join(', ')}` : ''}`;
  });
}

/** What a step applies. */
export function objectsIn({ actions }: Step): any[] {
  return actions.flatMap(({ objects = [] }) => objects);
}
