import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAB } from './paths';
import { say } from './say';

/** One thing the lab shows, in a file of `lab/proofs`. */
export interface Proof {
  readonly name: string;
  /** The question it answers, as a person would ask it. */
  readonly question: string;
  /** Do it; a proof that returns has held, one that throws has not. */
  prove(report: Report): Promise<void> | void;
}

interface Line { readonly at: number; readonly text: string }

/** What a proof did and measured. */
export class Report {
  private readonly began = Date.now();
  private readonly lines: Line[] = [];
  private readonly figures: Record<string, string | number> = {};

  public constructor(private readonly proof: Proof) {}

  /** Seconds since the proof began. */
  public get seconds(): number {
    return Math.round((Date.now() - this.began) / 100) / 10;
  }

  public step(text: string): void {
    this.lines.push({ at: this.seconds, text });
    say(`${this.proof.name}: ${text}`);
  }

  public figure(name: string, value: string | number): void {
    this.figures[name] = value;
    this.step(`${name}: ${value}`);
  }

  /** What must be so; if it is not, the proof has failed. */
  public expect(what: string, holds: boolean): void {
    if (!holds) throw new Error(`not so: ${what}`);
    this.step(`so it is: ${what}`);
  }

  public write(error?: Error): void {
    const results = process.env.LAB_RESULTS ?? join(LAB, 'results');
    mkdirSync(results, { recursive: true });
    const { name, question } = this.proof;
    writeFileSync(join(results, `${name}.json`), `${JSON.stringify({
      name, question, holds: error === undefined, failure: error?.message, seconds: this.seconds, figures: this.figures, steps: this.lines,
    }, undefined, 2)}\n`);
  }
}

/** Run proofs one after the other; returns the names of those that failed. */
export async function proveAll(proofs: readonly Proof[]): Promise<string[]> {
  const failed: string[] = [];
  for (const proof of proofs) {
    const report = new Report(proof);
    say(`${proof.name}: ${proof.question}`);
    try {
      await proof.prove(report);
      report.write();
      say(`${proof.name}: holds, ${report.seconds} s`);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      report.write(failure);
      say(`${proof.name}: FAILED after ${report.seconds} s: ${failure.message}`);
      failed.push(proof.name);
    }
  }
  return failed;
}
