import { readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';

/** This process, for people: `root@builder (4711)`. */
export function whoAmI(): string {
  return `${userInfo().username}@${hostname()} (${process.pid})`;
}

/** This process, so that another one on the same machine can tell whether it still runs. */
export function processId(): string {
  return `${machine()} ${process.pid}`;
}

/** Whether a process was one of this machine, and runs no more. */
export function isDead(id: string): boolean {
  const at = id.lastIndexOf(' '), pid = Number(id.slice(at + 1));
  if (id.slice(0, at) !== machine() || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // It is somebody else's, and runs.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** The numbers of processes mean something in one namespace of them only, which Linux tells; elsewhere nobody is called dead. */
function machine(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return `${hostname()} unknown-${process.pid}`;
  }
}
