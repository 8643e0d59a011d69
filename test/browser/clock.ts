import type { Page } from 'playwright-core';
import { settles } from './person.ts';

/** The clocks of a region, as the page shows them: what each says, and whether it has stopped. */
export interface Clock {
  killed(): Promise<void>;
  /** Waits until clients' writes are accepted again. */
  accepts(): Promise<void>;
  restored(): Promise<void>;
  /** Waits until the region has everything again. */
  isLevel(): Promise<void>;
}

/** A message whose function failed waits for two minutes at most before it is tried again. */
const LEVEL_WITHIN_MS = 240_000;

export function clockOf(page: Page, city: string): Clock {
  const stopped = (which: RegExp) => async () => {
    const row = page.getByLabel(`Recovery of ${city}`).locator('div').filter({ hasText: which });
    return (await row.allTextContents()).some((text) => text.includes('✓'));
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return {
    async killed() {
      await press(`Kill ${city}`);
      await page.getByRole('button', { name: `Restore ${city}` }).waitFor();
    },
    accepts: () => settles(stopped(/writes accepted/i), true),
    restored: () => press(`Restore ${city}`),
    isLevel: () => settles(stopped(/level again/i), true, LEVEL_WITHIN_MS),
  };
}
