import { Yaml } from 'cdk8s';

/*
 * cdk8s writes YAML through a tree of nodes that can bear comments, anchors and styles, which took a third of the time of a large
 * synthesis. Objects of Kubernetes need none of that: their maps, lists and plain scalars are written here directly. Whatever is not
 * plain is left to cdk8s, so that the text is the same, byte by byte, as a test makes sure. Only anchors are missed by nobody: what
 * occurs twice in a document is written twice.
 */

/** The objects as one text, as `Yaml.stringify` of cdk8s writes them. */
export function yamlOf(objects: readonly object[]): string {
  const writer = new Writer();
  return objects.map(object => writer.document(object)).join('---\n');
}

/** Texts in which YAML takes nothing for a sign: they begin and end like a word. */
const PLAIN = /^[A-Za-z/(](?:[!-9;-~]|:(?! )| (?!#))*$/;
const ENDS_LIKE_A_SIGN = /[ :-]$/;
/** Words that YAML 1.1 takes for something other than a text. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;
/** Blank lines at the end decide how a block is written, and what comes after it. */
const ENDS_BLANK = /[ \t]$|\s\s$/;
/** Longer keys are written in another way. */
const LONGEST_KEY = 200;
/** Texts that cdk8s writes are kept up to this length: short ones occur again and again. */
const LONGEST_KEPT = 64;

class Writer {
  private text = '';
  private readonly plainKeys = new Set<string>();
  private readonly left = new Map<string, string>();

  public document(object: object): string {
    this.text = '';
    const written = this.value(object, '', '') && this.text.startsWith('\n');
    return written ? `${this.text.slice(1)}\n` : Yaml.stringify(object);
  }

  /** Write a value after its key or its dash; false where the document is not plain. */
  private value(value: unknown, indent: string, first: string): boolean {
    switch (typeof value) {
      case 'string': return this.string(value, indent);
      case 'boolean': return this.add(` ${value}`);
      case 'number': return Number.isSafeInteger(value) && !Object.is(value, -0) && this.add(` ${value}`);
      case 'object': return value !== null && this.collection(value, indent, first);
      default: return false;
    }
  }

  private collection(value: object, indent: string, first: string): boolean {
    if (Array.isArray(value)) return value.length === 0 ? this.add(' []') : this.list(value, indent, first);
    if (Object.getPrototypeOf(value) !== Object.prototype) return false;
    const keys = Object.keys(value);
    return keys.length === 0 ? this.add(' {}') : this.map(value as Record<string, unknown>, keys, indent, first);
  }

  /** `first` is what stands before the first entry: a new line below a key, a space after a dash. */
  private map(given: Record<string, unknown>, keys: readonly string[], indent: string, first: string): boolean {
    const inner = `${indent}  `;
    let before = first === '' ? `\n${indent}` : first;
    for (const key of keys) {
      if (!this.isPlainKey(key)) return false;
      this.text += `${before}${key}:`;
      if (!this.value(given[key], inner, '')) return false;
      before = `\n${indent}`;
    }
    return true;
  }

  private list(items: readonly unknown[], indent: string, first: string): boolean {
    const inner = `${indent}  `;
    let before = first === '' ? `\n${indent}` : first;
    for (const item of items) {
      this.text += `${before}-`;
      if (!this.value(item, inner, ' ')) return false;
      before = `\n${indent}`;
    }
    return true;
  }

  private string(value: string, indent: string): boolean {
    if (isPlain(value)) return this.add(` ${value}`);
    if (value.includes('\n') && ENDS_BLANK.test(value)) return false;
    const written = this.left.get(value) ?? this.leave(value);
    // Below the key it was written at, a block stands two spaces to the right, as the outermost entries do here.
    return this.add(written.replace(/\n(?=[^\n])/g, `\n${indent.slice(2)}`));
  }

  /** What cdk8s makes of a text, with the space before it. */
  private leave(value: string): string {
    const written = Yaml.stringify({ k: value }).slice(2, -1);
    if (value.length <= LONGEST_KEPT) this.left.set(value, written);
    return written;
  }

  private isPlainKey(key: string): boolean {
    if (this.plainKeys.has(key)) return true;
    const plain = key.length <= LONGEST_KEY && isPlain(key);
    if (plain) this.plainKeys.add(key);
    return plain;
  }

  private add(text: string): true {
    this.text += text;
    return true;
  }
}

function isPlain(value: string): boolean {
  return PLAIN.test(value) && !ENDS_LIKE_A_SIGN.test(value) && !TAKEN.test(value);
}
