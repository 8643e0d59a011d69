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

/** A message whose function failed waits for five minutes at most before it is tried again. */
const LEVEL_WITHIN_MS = 330_000;

export function clockOf(page: Page, city: string): Clock {
  const rows = page.getByLabel(`Recovery of ${city}`).locator('div');
  const stopped = async (which: RegExp, withinMs?: number): Promise<void> => {
    const row = rows.filter({ hasText: which });
    const hasStopped = async () => (await row.allTextContents()).some((text) => text.includes('✓'));
    await settles(hasStopped, true, withinMs).catch(async (error) => {
      throw new Error(`${error.message} The clock says: ${(await rows.allTextContents()).join(', ')}`);
    });
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return {
    async killed() {
      await press(`Kill ${city}`);
      await page.getByRole('button', { name: `Restore ${city}` }).waitFor();
    },
    accepts: () => stopped(/writes accepted/i),
    restored: () => press(`Restore ${city}`),
    isLevel: () => stopped(/level again/i, LEVEL_WITHIN_MS),
  };
}
