import { type Browser, chromium, type Page } from 'playwright-core';
import { hasten } from '../../bench/drill/hasten.ts';
import { type CloudProcess, forget, startCloudProcess } from '../../local/testing/cloud-process.ts';

/** One local cloud and one browser for all tests of the page. */
export interface Rig {
  readonly cloud: CloudProcess;
  readonly browser: Browser;
  /** A page without a past. What it complains of is collected. */
  open(options?: { readonly width?: number; readonly height?: number }): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** What went wrong in scripts, and what the content security policy refused. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Shared machines are slow, and a condition is waited for as long as it may take. */
const PATIENCE_MS = 90_000;

/** `npm start` on a new folder, as somebody has it who has just cloned the repository, and a browser. */
export async function startRig(executablePath: string): Promise<Rig> {
  const [cloud, browser] = await Promise.all([
    startCloudProcess(),
    chromium.launch({ executablePath, args: FLAGS }),
  ]);
  return {
    cloud,
    browser,
    open: (options) => openPage(browser, options),
    async close() {
      await browser.close();
      await cloud.stop();
      await forget(cloud);
    },
  };
}

/** What a region that dies had in hand comes again after seconds instead of three minutes. */
export async function hastenRecovery({ cloud }: Rig): Promise<void> {
  await hasten(cloud, 10);
}

async function openPage(browser: Browser, { width = 1_280, height = 900 } = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width, height } });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}
