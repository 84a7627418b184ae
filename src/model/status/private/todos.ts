import { asideTodos } from './aside';
import type { Circumstances, SeenCause } from './circumstances';
import { drainTodos } from './drains';
import { BY_DOWN, hostTodos } from './hosts-down';
import { osdNames } from './osds';
import { overlapTodos } from './overlaps';
import { toldValue } from '../../forecast';
import { isUnknown } from '../../layout';

/** The causes that answers show, whatever Ceph complains of. */
export function computedTodos(circumstances: Circumstances): SeenCause[] {
  const all = [runTodos, quorumTodos, hostTodos, osdTodos, monitorTodos, drainTodos, operatorTodos, asideTodos, releaseTodos, roomTodos, layoutTodos, overlapTodos];
  return all.flatMap(todos => todos(circumstances));
}

function runTodos({ answers: { run, now }, complaints }: Circumstances): SeenCause[] {
  // While several OSDs come a plan holds data back by this switch, and takes it back itself.
  const held = run?.step.startsWith('apply/') === true && !isUnknown(complaints) && complaints.some(({ code, summary }) => code === 'OSDMAP_FLAGS' && /^norebalance flag/.test(summary));
  return run === undefined ? [] : [{
    todo: {
      cause: 'run',
      title: `A change of the cluster was begun and has not ended: ${run.title}`,
      why: `Its step ${run.step} was begun ${toldValue(Math.max(0, now - run.since), 'seconds')} ago.`,
      fix: "Run 'cdk8s-ceph resume' to go on with it, or 'cdk8s-ceph abort' to give it up",
    },
    explains: code => held && code === 'OSDMAP_FLAGS',
  }];
}

/** The monitors were asked and did not answer. */
function quorumTodos({ answers: { status, quorum } }: Circumstances): SeenCause[] {
  const silent = [status, quorum].every(answer => answer !== undefined && answer.code !== 0);
  return !silent ? [] : [{
    todo: {
      cause: 'quorum',
      title: 'Ceph does not answer. Most probably fewer than half of the monitors run, and nothing can be read or written.',
      fix: 'Start the hosts that carry monitors; nothing is lost while they are down',
      command: 'kubectl -n rook-ceph get pods -l app=rook-ceph-mon -o wide',
    },
    explains: () => false,
  }];
}

function osdTodos({ osds, places: { down, words } }: Circumstances): SeenCause[] {
  const gone = new Set([...down.values()].flat());
  const alone = [...osds?.values() ?? []].filter(({ id, up }) => up === false && !gone.has(id));
  return alone.map(({ id, in: taken }): SeenCause => ({
    todo: {
      cause: 'osd',
      title: `The device ${words.get(id) ?? `osd.${id}`} serves no data: its OSD is down.`,
      ...taken === false ? { why: 'Ceph has given it up and makes its copies elsewhere.' } : {},
      fix: 'Look at the device and at the log of its OSD; replace the device if it is broken',
      verb: 'replace device',
    },
    explains: code => BY_DOWN.has(code),
  }));
}

/** Monitors that are missing, or so few that none may fail. */
function monitorTodos({ monitors: { declared, known, inQuorum, mayFail }, places: { down }, monitorHosts }: Circumstances): SeenCause[] {
  if (isUnknown(mayFail) || isUnknown(inQuorum)) return [];
  const missing = isUnknown(known) ? [] : known.filter(name => !inQuorum.includes(name));
  const away = missing.filter(name => down.has(monitorHosts.get(name) ?? ''));
  const fewer = !isUnknown(known) && known.length < declared;
  // A monitor that is down with its host is told with the host, unless another one is missing as well.
  if (missing.length === 0 && !fewer || missing.length > 0 && away.length === missing.length) return [];
  const none = 'If one more stops, nothing can be read or written until it is back.';
  return [{
    todo: {
      cause: 'monitor',
      title: missing.length > 0 ? `Monitor ${missing.join(', ')} does not take part: ${inQuorum.length} of ${declared} do.` : `There are ${inQuorum.length} monitors, and the layout asks for ${declared}.`,
      ...mayFail <= 0 ? { why: none } : {},
      fix: 'See that the hosts with monitors run; Rook starts another monitor after 10 minutes where a host without one is free',
      command: 'kubectl -n rook-ceph get pods -l app=rook-ceph-mon -o wide',
    },
    explains: code => code === 'MON_DOWN',
  }];
}

function operatorTodos({ operator, answers: { run } }: Circumstances): SeenCause[] {
  if (operator.is === 'runs' || operator.is === 'unknown' || run?.holdsOperator === true) return [];
  return [{
    todo: operator.is === 'scaledDown' ? {
      cause: 'operator',
      title: "Rook's operator is scaled down to 0: nothing is repaired, replaced or changed until it runs.",
      fix: 'Start it, unless somebody works on the cluster at this moment',
      command: 'kubectl -n rook-ceph scale deployment rook-ceph-operator --replicas=1',
    } : {
      cause: 'operator',
      title: operator.is === 'absent' ? "Rook's operator is not there: nothing is repaired, replaced or changed." : "Rook's operator does not run: nothing is repaired, replaced or changed until it does.",
      fix: 'See why its pod does not run',
      command: 'kubectl -n rook-ceph describe deployment rook-ceph-operator',
    },
    explains: () => false,
  }];
}

/** Daemons of several releases, and nobody of us at work on it. */
function releaseTodos({ releases, answers: { run } }: Circumstances): SeenCause[] {
  if (isUnknown(releases) || releases.length < 2 || run !== undefined) return [];
  return [{
    todo: {
      cause: 'releases',
      title: `Daemons run several releases of Ceph: ${releases.map(({ version, daemons }) => `${version} (${daemons})`).join(', ')}.`,
      why: 'An upgrade is under way, or has stopped half done. Data can be read and written meanwhile.',
      fix: 'Wait until the operator has upgraded all of them; if nothing changes for half an hour, read its log. Never go back to the older release',
      command: 'kubectl -n rook-ceph logs deployment/rook-ceph-operator --tail=50',
    },
    explains: code => code === 'DAEMON_OLD_VERSION',
  }];
}

/** What is safe is used up, or soon will be. */
function roomTodos({ room: { sets, days } }: Circumstances): SeenCause[] {
  const full = (code: string) => ['OSD_NEARFULL', 'POOL_NEARFULL'].includes(code);
  const todo = (title: string): SeenCause => ({ todo: { cause: 'nearfull', title, fix: 'Add a device or a host, or delete data that is not needed', verb: 'add device' }, explains: full });
  const beyond = isUnknown(sets) ? [] : sets.filter(({ left }) => left < 0);
  if (beyond.length > 0) {
    return beyond.map(({ stored, safe, pools }) => todo(`More is stored in ${pools.join(', ')} than is safe: ${toldValue(stored, 'bytes')} of ${toldValue(safe, 'bytes')}. After the loss of a host or a device, copies may find no room.`));
  }
  return days !== undefined && !isUnknown(days) && days < SOON ? [todo(`What is safe to store is used up in ${toldValue(days * 86400, 'seconds')}.`)] : [];
}

/** Days that buying and adding hardware may take. */
const SOON = 30;

function layoutTodos({ differences: { withoutOsd, strangers } }: Circumstances): SeenCause[] {
  const absent = isUnknown(withoutOsd) ? [] : withoutOsd, odd = isUnknown(strangers) ? [] : strangers;
  return [
    ...absent.length === 0 ? [] : [{
      todo: {
        cause: 'layout' as const,
        title: `The layout has devices without an OSD: ${absent.join(', ')}.`,
        fix: 'See the log of the Job that prepares the device: it must be empty, and as large as declared',
        command: 'kubectl -n rook-ceph logs -l app=rook-ceph-osd-prepare --tail=50',
      },
      explains: () => false,
    }],
    ...odd.length === 0 ? [] : [{
      todo: {
        cause: 'layout' as const,
        title: `The cluster has OSDs that the layout does not have: ${osdNames(odd)}.`,
        fix: 'Put their devices into the layout, or remove them',
        verb: 'remove device' as const,
      },
      explains: () => false,
    }],
  ];
}
