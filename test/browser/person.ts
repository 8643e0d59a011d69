import type { Locator, Page } from 'playwright-core';
import { until } from '../../local/testing/cloud-process.ts';

/** What somebody does at the page, by what they can read on it alone. */
export interface Person {
  readonly page: Page;
  signIn(name: string): Promise<void>;
  /** The device of somebody somewhere, e.g. `Kim in Seoul`, once it is live. */
  device(title: string): Promise<Device>;
  /** Goes to a part of the console. */
  goTo(panel: string): Promise<void>;
  goToDemo(): Promise<void>;
}

export interface Device {
  readonly card: Locator;
  type(label: string, text: string): Promise<void>;
  /** Waits until a field shows a text. */
  shows(label: string, text: string): Promise<void>;
  say(text: string): Promise<void>;
  /** Waits until a message is there. */
  hears(text: string): Promise<void>;
  /** All messages, the oldest first. */
  messages(): Promise<string[]>;
  network(isOn: boolean): Promise<void>;
}

const WITHIN_MS = 90_000;

export function personAt(page: Page, address: string): Person {
  return {
    page,
    async signIn(name) {
      await page.goto(address);
      await page.getByLabel('Name').fill(name);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
    async device(title) {
      const card = page.getByRole('article', { name: title, exact: true });
      await card.getByText('Live from').waitFor();
      return deviceAt(card);
    },
    async goTo(panel) {
      await page.getByRole('link', { name: 'Console' }).click();
      await page
        .getByRole('navigation', { name: 'Parts of the console' })
        .getByRole('link', { name: panel })
        .click();
      await page.getByRole('heading', { level: 1, name: panel }).waitFor();
    },
    goToDemo: () => page.getByRole('link', { name: 'Demo' }).click(),
  };
}

function deviceAt(card: Locator): Device {
  const messages = () =>
    card
      .getByRole('list', { name: /^Messages on/ })
      .locator('.text')
      .allTextContents();
  return {
    card,
    type: (label, text) => card.getByLabel(label).fill(text),
    shows: (label, text) => settles(() => card.getByLabel(label).inputValue(), text),
    async say(text) {
      await card.getByLabel(/^Message from/).fill(text);
      await card.getByRole('button', { name: 'Send' }).click();
    },
    hears: (text) => card.getByText(text, { exact: true }).waitFor(),
    messages,
    async network(isOn) {
      const button = card.getByRole('switch', { name: 'Network' });
      if ((await button.getAttribute('aria-checked')) !== String(isOn)) await button.click();
    },
  };
}

/** Waits until something is as wanted, and fails with what it was at the end. */
export async function settles<T>(ask: () => Promise<T>, wanted: T, withinMs = WITHIN_MS): Promise<void> {
  const last = await until(ask, (now) => JSON.stringify(now) === JSON.stringify(wanted), withinMs);
  if (JSON.stringify(last) === JSON.stringify(wanted)) return;
  throw new Error(`It was ${JSON.stringify(last)} and not ${JSON.stringify(wanted)} in ${withinMs} ms.`);
}
