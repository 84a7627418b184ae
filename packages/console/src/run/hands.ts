import type { checks } from 'cdk8s-ceph/model';

/** What a run does to a cluster. Reading never throws: an answer that did not come has a code that is not 0. */
export interface Hands {
  /** A list of objects as JSON. */
  list(objects: checks.Selected): Promise<checks.Answer>;
  /** One command for Ceph, answered as JSON where it has any. */
  ceph(cluster: string, words: readonly string[]): Promise<checks.Answer>;
  apply(objects: readonly any[]): Promise<void>;
  /** What is not there is deleted already. */
  remove(objects: checks.Selected): Promise<void>;
  scale(objects: checks.Selected, replicas: number): Promise<void>;
  /** A JSON merge patch. */
  patch(objects: checks.Selected, patch: string): Promise<void>;
  /** Asks that a pod goes, and returns why it may not by now, where budgets of disruption say so. */
  evict(pod: Pick<checks.PodFacts, 'namespace' | 'name' | 'uid'>): Promise<string | undefined>;
  /** Returns when some of the objects have changed, or when the time is over. */
  changed(objects: readonly checks.Selected[], seconds: number, signal: AbortSignal): Promise<void>;
}

/** The time, and how it passes. */
export interface Clock {
  /** Seconds. */
  now(): number;
  /** Returns early where the signal says so. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
}

/** The answer of a program: what it wrote, and the JSON in it if it is that. */
export function answerOf(code: number, stdout: string, stderr: string): checks.Answer {
  const output = stdout.trim() === '' ? stderr : stdout;
  try {
    return { code, output, json: JSON.parse(stdout) as unknown };
  } catch {
    return { code, output };
  }
}
