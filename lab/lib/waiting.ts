import { Answers, hindrances } from './hindrances';
import { say } from './say';
import { until } from './sh';

/** How long all that is waited for may take together, in minutes. */
const MINUTES = Number(process.env.LAB_MINUTES ?? 30);

/** Waits for one thing after the other, within one limit for all of them; where something does not come, the error says what hinders it. */
export class Waiting {
  private readonly end: number;

  /**
   * @param mustStand throws where nothing more is to be expected
   * @param answers what is known about the cluster when the time is over
   */
  public constructor(private readonly mustStand: () => unknown, private readonly answers: () => Answers, private readonly minutes = MINUTES, private readonly every = 5) {
    this.end = Date.now() + minutes * 60_000;
  }

  public async for(what: string, check: () => boolean | undefined): Promise<void> {
    const came = await until(what, Infinity, () => {
      this.mustStand();
      return check() ? 'yes' : Date.now() > this.end && 'no';
    }, this.every);
    if (came === 'no') throw new Error([`not within ${this.minutes} minutes: ${what}`, ...hindrances(this.answers())].join('\n  '));
    say(what);
  }
}
