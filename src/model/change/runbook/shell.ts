import { showsOf } from './shows';
import { Check, ExpectationKind, keyOf, namespaceOf, ObjectReference, OsdReference, osdsIn, Query, QueryKind, selected, Selected, wordsOf } from '../../checks';
import { inEnglish, Say } from '../../layout';
import { Action, ActionKind } from '../step';

/** What kubectl also calls these resources. */
const SHORT: Readonly<Record<string, string>> = {
  'deployments.apps': 'deploy', 'persistentvolumeclaims': 'pvc', 'persistentvolumes': 'pv', 'jobs.batch': 'job', 'pods': 'pod', 'nodes': 'node',
};

/** What stands for the OSDs of a step in a shell: their numbers where they are known, or variables. */
export class ShellNames {
  private readonly keys: string[];

  public constructor(osds: readonly OsdReference[]) {
    this.keys = [...new Set(osds.map(keyOf))];
  }

  public id(osd: OsdReference): string {
    return osd.id === undefined ? `$OSD_${this.number(osd)}` : `${osd.id}`;
  }

  public claim(osd: OsdReference): string {
    return osd.claim ?? `$CLAIM_${this.number(osd)}`;
  }

  /** The commands that find what is not known of some OSDs, and stop whoever finds nothing or too much. */
  public lookUps(osds: readonly OsdReference[]): string[] {
    const unknown = new Map(osds.filter(({ id, claim }) => id === undefined || claim === undefined).map(osd => [keyOf(osd), osd]));
    return [...unknown.values()].flatMap(osd => {
      const { cluster, deviceSet, index, id } = osd, n = this.number(osd), namespace = namespaceOf(cluster);
      const label = (what: string, of: string) => `$(kubectl -n ${namespace} get deploy -l ${of} -o jsonpath='{.items[*].metadata.labels.${what}}')`;
      const claim = index === undefined ? label('ceph\\.rook\\.io/pvc', `ceph.rook.io/DeviceSet=${deviceSet}`)
        : `$(kubectl -n ${namespace} get pvc -l ceph.rook.io/DeviceSetPVCId=${deviceSet}-data-${index} -o jsonpath='{.items[*].metadata.name}')`;
      return [
        `CLAIM_${n}=${claim}`,
        ...id === undefined ? [`OSD_${n}=${label('ceph-osd-id', `ceph.rook.io/pvc=$CLAIM_${n}`)}`, `test "$OSD_${n}" -ge 0 && echo "${keyOf(osd)} is osd.$OSD_${n}" || echo 'STOP: that is not one OSD'`] : [],
      ];
    });
  }

  private number(osd: OsdReference): number {
    return this.keys.indexOf(keyOf(osd)) + 1;
  }
}

/** The OSDs that actions and checks speak of. */
export function osdsOf(actions: readonly Action[], checks: readonly Check[]): OsdReference[] {
  const all = [...checks, ...actions.flatMap(({ check }) => check ?? [])];
  return [...actions.flatMap(({ target, command = [] }) => [...target?.osd === undefined ? [] : [target.osd], ...command.flatMap(({ osd }) => osd ?? [])]), ...all.flatMap(osdsIn)];
}

/** An action as a command; `file` has the objects that it applies. */
export function shellOf(action: Action, names: ShellNames, file: string, say: Say = inEnglish): string {
  const { kind, target, replicas, patch, cluster = '', command = [], keepsEpoch, check, seconds } = action;
  switch (kind) {
    case ActionKind.APPLY: return `kubectl apply --server-side -f ${file}`;
    case ActionKind.DELETE: return `${kubectl(target)} delete ${objects(target, names)} --ignore-not-found`;
    case ActionKind.SCALE: return `${kubectl(target)} scale ${objects(target, names).replace(' ', '/')} --replicas=${replicas}`;
    case ActionKind.PATCH: return `${kubectl(target)} patch ${objects(target, names)} --type=merge --patch '${patch}'`;
    // What is waited for is asked of Ceph again and again, or of Kubernetes until it is gone.
    case ActionKind.WAIT: return check?.query.kind === QueryKind.CEPH ? awaited(check, names, say) : `${kubectl(check?.query.objects)} wait --for=${check?.expectation.kind === ExpectationKind.REPORTED ? "jsonpath='{.status.phase}'=Succeeded" : 'delete'} ${objects(check?.query.objects, names)} --timeout=${seconds}s`;
    case ActionKind.EVICT: return `kubectl drain ${target?.name} --ignore-daemonsets --delete-emptydir-data${action.loses === undefined ? '' : ' --force'}`;
    case ActionKind.ASK: return `# ${say(action.asks ?? '')}`;
    case ActionKind.CEPH: return `${cephIn(cluster, command, names)}${keepsEpoch ? ` | head -n 1  # ${say('note the epoch that it shows')}` : ''}`;
  }
}

/** Where a command itself ends with a no it is asked again until it says yes; elsewhere a person looks. */
function awaited({ title, query, expectation }: Check, names: ShellNames, say: Say): string {
  const question = questionOf(query, names, expectation.kind);
  const says = [ExpectationKind.SAFE_TO_DESTROY, ExpectationKind.OK_TO_STOP].includes(expectation.kind);
  return says ? `until ${question}; do sleep 5; done` : `${question}  # ${say(`again and again, until ${title}`)}${say(': ')}${say(showsOf(expectation, osd => names.id(osd)))}`;
}

/** Answers that are told as JSON only. */
const AS_JSON: readonly (ExpectationKind | undefined)[] = [ExpectationKind.OTHERS_UNFLAGGED, ExpectationKind.HOST_UNFLAGGED, ExpectationKind.HOST_HELD_IN];

/** A question as a command for people: what machines read as JSON, they read as text. */
export function questionOf({ kind, cluster = '', command = [], objects: asked }: Query, names: ShellNames, expected?: ExpectationKind): string {
  if (kind === QueryKind.LIST) return `${kubectl(asked)} get ${objects(asked, names)} --ignore-not-found`;
  const words = cephIn(cluster, command, names);
  // All that Ceph has of the one is lines, of the other one long line.
  if (AS_JSON.includes(expected)) return `${words} -f json-pretty`;
  if (words.endsWith(' osd dump')) return `${words} | grep -E '^(epoch|flags|require_osd_release)'`;
  return words.endsWith(' quorum_status') ? `${words} -f json-pretty` : words;
}

function cephIn(cluster: string, command: readonly { readonly text?: string; readonly osd?: OsdReference }[], names: ShellNames): string {
  return `kubectl -n ${namespaceOf(cluster)} exec deploy/rook-ceph-tools -- ceph ${(wordsOf(command, osd => names.id(osd)) ?? []).join(' ')}`;
}

function kubectl(target: ObjectReference | undefined): string {
  return target?.namespace === undefined ? 'kubectl' : `kubectl -n ${target.namespace}`;
}

/** Resource and name, or resource and labels. */
function objects(target: ObjectReference | undefined, names: ShellNames): string {
  const found: Selected | undefined = target && selected(target, target.osd && { id: names.id(target.osd), claim: names.claim(target.osd) });
  if (found === undefined) return '';
  const resource = SHORT[found.resource] ?? found.resource;
  if (found.node !== undefined) return `${resource} --all-namespaces --field-selector spec.nodeName=${found.node}`;
  if (found.name === undefined && found.labels === undefined) return resource;
  return found.name !== undefined ? `${resource} ${found.name}` : `${resource} -l ${Object.entries(found.labels ?? {}).map(([label, value]) => `${label}=${value}`).join(',')}`;
}
