/** One question that is under way, with how many wait for its answer. */
interface UnderWay<Answer> {
  readonly answer: Promise<Answer>;
  readonly gone: AbortController;
  waiting: number;
}

/** What several windows ask at the same time is asked once. It is ended when nobody waits for it any more. */
export class Shared<Answer> {
  private readonly underWay = new Map<string, UnderWay<Answer>>();

  public async ask(question: string, signal: AbortSignal, find: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const asked = this.underWay.get(question) ?? this.begin(question, find);
    asked.waiting++;
    const leave = () => {
      if (--asked.waiting > 0) return;
      this.forget(question, asked);
      asked.gone.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await asked.answer;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  private begin(question: string, find: (signal: AbortSignal) => Promise<Answer>): UnderWay<Answer> {
    const gone = new AbortController(), begun: UnderWay<Answer> = { answer: find(gone.signal).finally(() => this.forget(question, begun)), gone, waiting: 0 };
    this.underWay.set(question, begun);
    return begun;
  }

  private forget(question: string, asked: UnderWay<Answer>): void {
    if (this.underWay.get(question) === asked) this.underWay.delete(question);
  }
}
