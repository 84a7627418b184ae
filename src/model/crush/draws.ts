/** Attempts of an input that are remembered; few groups need more. */
const ATTEMPTS = 8;

/** Inputs that are remembered, at most: enough for the groups of pools on thousands of OSDs, some 11 MB. */
const MOST_INPUTS = 2 ** 18;

/**
 * What one bucket drew, by input and attempt. A draw depends on nothing else, whatever is out or lost, so the groups of a pool that are
 * placed again under losses mostly ask for what was drawn when they were placed at first. A draw from hundreds of items takes hundreds
 * of times as long as looking it up.
 */
export class Draws {
  /** The number of the input that stands at a slot, counted from 1; 0 where there is none. A slot is the first free one from where the input belongs. */
  private slots = new Int32Array(256);
  private inputs = new Int32Array(128);
  /** The index of the item, counted from 1, for every attempt of every input. */
  private drawn = new Int32Array(128 * ATTEMPTS);
  private count = 0;
  /** The input that was asked for last, and its number. */
  private last = 0;
  private lastNumber = 0;

  /** The index of the item, -1 where it is not known. */
  public get(input: number, attempt: number): number {
    const number = attempt < ATTEMPTS ? this.numberOf(input | 0) : 0;
    return number === 0 ? -1 : this.drawn[(number - 1) * ATTEMPTS + attempt] - 1;
  }

  public set(input: number, attempt: number, index: number): void {
    if (attempt >= ATTEMPTS) return;
    const number = this.numberOf(input | 0) || this.add(input | 0);
    if (number > 0) this.drawn[(number - 1) * ATTEMPTS + attempt] = index + 1;
  }

  private numberOf(input: number): number {
    if (this.lastNumber === 0 || this.last !== input) {
      this.lastNumber = this.slots[this.slotOf(input)];
      this.last = input;
    }
    return this.lastNumber;
  }

  /** Where an input stands, or would stand. */
  private slotOf(input: number): number {
    const { slots, inputs } = this;
    const mask = slots.length - 1;
    // Seeds of groups are hashes already.
    let slot = input & mask;
    while (slots[slot] !== 0 && inputs[slots[slot] - 1] !== input) slot = slot + 1 & mask;
    return slot;
  }

  private add(input: number): number {
    if (this.count === MOST_INPUTS) return 0;
    if (this.count === this.inputs.length) this.grow();
    this.inputs[this.count] = input;
    this.last = input;
    return this.lastNumber = this.slots[this.slotOf(input)] = ++this.count;
  }

  private grow(): void {
    this.inputs = larger(this.inputs);
    this.drawn = larger(this.drawn);
    this.slots = new Int32Array(this.slots.length * 2);
    for (let i = 0; i < this.count; i++) this.slots[this.slotOf(this.inputs[i])] = i + 1;
  }
}

function larger(numbers: Int32Array) {
  const result = new Int32Array(numbers.length * 2);
  result.set(numbers);
  return result;
}
