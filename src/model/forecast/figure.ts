import type { FigureSpec } from './capacity';
import { toldValue } from './private/numbers';

/** One of the numbers that a figure was made from. */
export interface FigureInput {
  /** What the formula calls it. */
  readonly name: string;
  /** Its value, with its unit. */
  readonly value: string;
  /**
   * Where it comes from.
   * @default - it was declared, or is a setting
   */
  readonly figure?: Figure;
}

/** A number with its derivation: what it is made from, by which formula, and what that rests on. */
export class Figure {
  /** @internal */
  public static _of(name: string, plain: FigureSpec): Figure {
    return new Figure(name, plain);
  }

  /** What it is a figure of, e.g. `safe`. */
  public readonly name: string;
  /** The number, in `unit`. Not a finite one where nothing bounds it. */
  public readonly value: number;
  /** E.g. `bytes`, `ratio`, `placement groups`, `seconds`, `years`. */
  public readonly unit: string;
  /** How it was made from its inputs. */
  public readonly formula: string;
  /** What the formula rests on: a manual, a paper, a simulation of the map. */
  public readonly source: string;

  private constructor(name: string, private readonly plain: FigureSpec) {
    this.name = name;
    this.value = plain.value;
    this.unit = plain.unit;
    this.formula = plain.formula;
    this.source = plain.source;
  }

  /**
   * As an input of other figures.
   * @internal
   */
  public get _plain(): FigureSpec {
    return this.plain;
  }

  /** What it was made from. */
  public get inputs(): FigureInput[] {
    return Object.entries(this.plain.inputs).map(([name, input]) => typeof input === 'object'
      ? { name, value: toldValue(input.value, input.unit), figure: new Figure(name, input) }
      : { name, value: String(input) });
  }

  /** The derivation as lines of text, inputs of inputs indented below. */
  public explain(): string[] {
    const told = `${this.name} = ${this.toString()}: ${this.formula} (${this.source})`;
    return [told, ...this.inputs.flatMap(({ name, value, figure }) => figure ? figure.explain() : [`${name} = ${value}`]).map(line => `  ${line}`)];
  }

  /** The number for people, e.g. `7.91 TiB`. */
  public toString(): string {
    return toldValue(this.value, this.unit);
  }
}
