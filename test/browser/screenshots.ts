import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { browserPath } from './browser-path.ts';
import { clockOf } from './clock.ts';
import { type Person, personAt } from './person.ts';
import { type Rig, startRig } from './rig.ts';

const FOLDER = 'docs/images';
const SIZES = { wide: { width: 1_280, height: 860 }, phone: { width: 390, height: 844 } } as const;
const SCHEMES = ['light', 'dark'] as const;
const MOST_BYTES = 200 * 1_024;

await main();

/** Takes the pictures of the README and of docs/console.md anew. */
async function main(): Promise<void> {
  const executable = browserPath();
  if (executable === undefined) process.exit(1);
  await mkdir(FOLDER, { recursive: true });
  const rig = await startRig(executable);
  try {
    await takeAll(rig);
  } finally {
    await rig.close();
  }
}

async function takeAll(rig: Rig): Promise<void> {
  const { page } = await rig.open(SIZES.wide);
  const kim = personAt(page, rig.cloud.endpoints.edge);
  await page.goto(rig.cloud.endpoints.edge);
  await take(kim, 'welcome', ['wide']);
  await converse(kim);
  await take(kim, 'demo', ['wide', 'phone']);
  await kim.goTo('World');
  const ireland = clockOf(page, 'Ireland');
  await ireland.killed();
  await ireland.accepts();
  await kim.goToDemo();
  await (await kim.device('Kim in Seoul')).type('Status', 'Boarding');
  await kim.goTo('World');
  await take(kim, 'console', ['wide', 'phone']);
  await ireland.restored();
  for (const panel of ['Flow', 'Latency', 'Session']) {
    await kim.goTo(panel);
    await page.waitForTimeout(3_000);
    await take(kim, panel.toLowerCase(), ['wide']);
  }
}

/** Something to look at: two people, three devices, a few words. */
async function converse(kim: Person): Promise<void> {
  await kim.signIn('Kim');
  const seoul = await kim.device('Kim in Seoul');
  const berlin = await kim.device('Kim in Berlin');
  await kim.page.getByText('Invite a person').click();
  await kim.page.getByRole('button', { name: 'Add person' }).click();
  const lee = await kim.device('Lee in New York');
  await kim.page.getByText('Invite a person').click();
  await seoul.type('Display name', 'Kim Min-ji');
  await seoul.type('City', 'Seoul');
  await berlin.say('I land in Berlin at nine tomorrow.');
  await lee.hears('I land in Berlin at nine tomorrow.');
  await lee.say('I will pick you up at the airport.');
  await seoul.hears('I will pick you up at the airport.');
  await lee.type('Status', 'On the way');
  await seoul.shows('Status', 'On the way');
}

async function take({ page }: Person, name: string, sizes: readonly (keyof typeof SIZES)[]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size]);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(400);
      const path = join(FOLDER, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      const { size: bytes } = await stat(path);
      console.log(
        `${path}: ${Math.round(bytes / 1_024)} KiB${bytes > MOST_BYTES ? ', which is too much' : ''}`,
      );
    }
  }
  await page.setViewportSize(SIZES.wide);
}
