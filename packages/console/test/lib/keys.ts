import type { Locator, Page } from 'playwright-core';

/** So many stops a screen has at most. */
const STOPS = 160;

/** Somebody who has no mouse. */
export class Keys {
  /** Where the focus was lost, and what had it without a ring around it. */
  public readonly faults: string[] = [];

  public constructor(private readonly page: Page) {}

  /** Go there with the tabulator. */
  public async to(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    await this.kept();
    for (let i = 0; i < STOPS && !await this.isOn(target); i++) await this.page.keyboard.press('Tab');
    if (!await this.isOn(target)) throw new Error(`not reached: ${target}`);
    if (!await target.evaluate(ringed)) this.faults.push(`no ring: ${target}`);
  }

  public async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  public async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.insertText(text);
  }

  /** Go through what a list offers, until it says what is wanted. */
  public async choose(target: Locator, wanted: string): Promise<void> {
    await this.to(target);
    const at = () => target.evaluate((list, text) => {
      const { options, selectedIndex } = list as HTMLSelectElement;
      return { is: selectedIndex, wanted: [...options].findIndex(option => option.text === text) };
    }, wanted);
    for (let { is, wanted: goal } = await at(), presses = Math.abs(goal - is); presses > 0; presses--) await this.page.keyboard.press(goal > is ? 'ArrowDown' : 'ArrowUp');
    const { is, wanted: goal } = await at();
    if (is !== goal || goal < 0) throw new Error(`not chosen: ${wanted}`);
  }

  /** A part that is drawn anew must not throw whoever reads it back to the beginning. */
  private async kept(): Promise<void> {
    const lost = await this.page.evaluate(() => new Promise<boolean>(done => setTimeout(() => done(document.activeElement === document.body), 100)));
    if (lost) this.faults.push(`lost: ${await this.page.locator('h1').textContent()}`);
  }

  private isOn(target: Locator): Promise<boolean> {
    return target.evaluate(node => node === document.activeElement);
  }
}

/** Whether it can be seen that something has the focus: on itself, on what is drawn in its place, or around it. */
function ringed(node: Element): boolean {
  return [node, node.parentElement, node.nextElementSibling].some(each => {
    const { outlineStyle, outlineWidth } = each === null ? { outlineStyle: 'none', outlineWidth: '0' } : getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  });
}
