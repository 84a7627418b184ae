import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Code, codeNow } from './code';
import { interrupted } from './interrupt';
import { LAB } from './paths';
import { remember } from './proven';
import { say } from './say';
import { sleep } from './sh';

/** One thing the lab shows, in a file of `lab/proofs`. */
export interface Proof {
  readonly name: string;
  /** The question it answers, as a person would ask it. */
  readonly question: string;
  /** Whether it pulls plugs or reads devices, which it can in the lab only. */
  readonly needsNodes?: boolean;
  /** Whether it claims volumes, which takes the drivers of CSI. */
  readonly needsCsi?: boolean;
  /** Whether it measures the storage that `npm run lab -- measured` brings up, in the place of the lab's own. */
  readonly measures?: boolean;
  /** Do it; a proof that returns has held, one that throws has not. */
  prove(report: Report): Promise<void> | void;
}

interface Line { readonly at: number; readonly text: string }

/** Figures of a kind that a word and a number cannot hold. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table as lines of text, each column as wide as its widest cell. */
export function aligned({ columns, rows }: Omit<Table, 'title'>): string {
  const widths = columns.map((_, i) => Math.max(...[columns, ...rows].map(row => row[i].length)));
  return [columns, ...rows].map(row => `  ${row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()}`).join('\n');
}

/** What a proof did and measured. */
export class Report {
  private readonly began = Date.now();
  private readonly lines: Line[] = [];
  private readonly figures: Record<string, string | number> = {};
  private readonly tables: Table[] = [];
  private readonly details: Record<string, unknown> = {};

  /** The code is looked at before the proof begins: it may be edited while that runs. */
  public readonly code: Code;

  public constructor(private readonly proof: Proof) {
    this.code = codeNow(proof.name);
  }

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

  /** Figures that are told at the end only. */
  public conclude(figures: Record<string, string | number>): void {
    Object.assign(this.figures, figures);
  }

  public table(table: Table): void {
    this.tables.push(table);
  }

  /** What is too long to be read by people as a rule, for the file of results alone. */
  public detail(name: string, value: unknown): void {
    this.details[name] = value;
  }

  /** All tables and figures as text, as they stand at the end. */
  public summary(): string {
    const figures = Object.entries(this.figures).map(([name, value]) => [name, String(value)]);
    return [
      ...this.tables.map(table => `${table.title}\n${aligned(table)}\n`),
      ...figures.length > 0 ? [aligned({ columns: figures[0], rows: figures.slice(1) })] : [],
    ].join('\n');
  }

  /** What must be so; if it is not, the proof has failed. */
  public expect(what: string, holds: boolean): void {
    if (!holds) throw new Error(`not so: ${what}`);
    this.step(`so it is: ${what}`);
  }

  /** All that must be so; the failure tells of everything that is not. */
  public expectAll(claims: Record<string, boolean>): void {
    const [held, broken] = [true, false].map(holds => Object.keys(claims).filter(what => claims[what] === holds));
    for (const what of held) this.expect(what, true);
    if (broken.length > 0) throw new Error(`not so: ${broken.join('; ')}`);
  }

  public write(error?: Error): void {
    const results = process.env.LAB_RESULTS ?? join(LAB, 'results');
    mkdirSync(results, { recursive: true });
    const { name, question } = this.proof;
    writeFileSync(join(results, `${name}.json`), `${JSON.stringify({
      name,
      question,
      ...this.code,
      holds: error === undefined,
      failure: error?.message,
      seconds: this.seconds,
      figures: this.figures,
      steps: this.lines,
      ...this.tables.length > 0 ? { tables: this.tables } : {},
      ...this.details,
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
      remember(proof.name, report.code, true);
      say(`${proof.name}: holds, ${report.seconds} s`);
    } catch (error) {
      // What was broken off has neither held nor failed. A signal is heard of only when nothing else is to be done.
      await sleep(0);
      interrupted.throwIfAborted();
      const failure = error instanceof Error ? error : new Error(String(error));
      report.write(failure);
      remember(proof.name, report.code, false);
      say(`${proof.name}: FAILED after ${report.seconds} s: ${failure.message}`);
      failed.push(proof.name);
    }
    const summary = report.summary();
    if (summary) console.log(`\n${summary}\n`);
  }
  return failed;
}
