import { Duration, Size } from 'cdk8s';
import type { Place } from './place';
import { Sizes } from '../../core';
import { readSize, secondsIn } from '../../model/layout';
import type { Violation } from '../../model/rules';
import type { DataFaultKind } from '../storage-stack-rules';

/** One value of the data that cannot be read, and the rule that says so. */
export interface DataFault extends Violation {
  readonly kind: DataFaultKind;
}

/** Reads values of the data, and keeps what is wrong with them, so that all of it is told at once. */
export class DataFaults {
  private readonly all = new Map<string, DataFault>();

  public get found(): DataFault[] {
    return [...this.all.values()];
  }

  public add(kind: DataFaultKind, place: Place, value: string, reason: string, fix: string): void {
    const property = place.text === '' ? 'props' : place.text;
    this.all.set(`${kind} ${property}`, { kind, property, value, reason, fix });
  }

  /** A size that must be there; data from a file may lack it all the same. */
  public size(place: Place, text: string | undefined): Size {
    if (text === undefined) {
      this.add('size', place, 'not set', 'there is no size', "Set a size, e.g. '4TB'");
      return Sizes.bytes(0);
    }
    const { bytes, fault } = readSize(text);
    if (fault !== undefined) this.add('size', place, `'${text}'`, fault.reason, fault.fix);
    return Sizes.bytes(bytes ?? 0);
  }

  public optionalSize(place: Place, text: string | undefined): Size | undefined {
    return text === undefined ? undefined : this.size(place, text);
  }

  public duration(place: Place, text: string | undefined): Duration | undefined {
    if (text === undefined) return undefined;
    const seconds = secondsIn(text);
    if (seconds === undefined) this.add('duration', place, `'${text}'`, 'it is not a whole number with a unit', "Write a whole number and one of s, m, h and d, e.g. '30m'");
    return Duration.seconds(seconds ?? 0);
  }

  /** Of several properties one is given: exactly one, or at most one. Tells whether that is so. */
  public oneOf(place: Place, given: Record<string, unknown>, needed: boolean): boolean {
    const names = Object.keys(given);
    const set = names.filter(name => given[name] !== undefined);
    if (set.length === 1 || (set.length === 0 && !needed)) return true;
    const said = set.length === 0 ? `none of ${listed(names)}` : listed(set);
    this.add('choice', place, said, `${needed ? 'exactly' : 'at most'} one of ${listed(names)} can be set`, set.length === 0 ? 'Set one of them' : 'Remove all but one');
    return false;
  }

  /** Properties that mean nothing without another one. */
  public onlyWith(place: Place, other: string, isGiven: boolean, dependent: Record<string, unknown>): void {
    if (isGiven) return;
    for (const [name, value] of Object.entries(dependent)) {
      if (value !== undefined) this.add('choice', place.at(name), JSON.stringify(value), `it has no effect without ${other}`, `Set ${other}, or remove '${name}'`);
    }
  }
}

export function listed(names: readonly string[]): string {
  return names.map(name => `'${name}'`).join(', ');
}
