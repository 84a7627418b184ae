import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PATHS } from '../../../../tools/lib/paths';

/** The languages, by the button that chooses them and how their documents are called; English is what tests read. */
const LANGUAGES = [['zh', '中文', '.zh-CN'], ['en', 'English', '']] as const;

/** Pictures for the documents, in both languages, are made by `npx projen docs:page`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PAGE_PICTURES === undefined) return;
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 1200, height: 800 });
  for (const [language, button, suffix] of LANGUAGES) {
    await page.getByRole('button', { name: button }).click();
    await page.waitForSelector(`html[lang^=${language}]`);
    await page.waitForSelector('aside[aria-busy="false"]');
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(PATHS.root, 'docs/images', `page-${name}${suffix}.jpg`), type: 'jpeg', quality: 55 });
  }
  await page.setViewportSize(size);
}
