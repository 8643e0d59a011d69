import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { browserPath } from './browser-path.ts';
import { clockOf } from './clock.ts';
import { type Person, personAt } from './person.ts';
import { type Rig, startRig } from './rig.ts';

const FOLDER = 'docs/images';
const SIZES = { wide: { width: 1_280, height: 860 }, phone: { width: 390, height: 844 } } as const;
type Shot = readonly [size: keyof typeof SIZES, colorScheme: 'light' | 'dark'];
const BOTH: readonly Shot[] = [
  ['wide', 'light'],
  ['wide', 'dark'],
  ['phone', 'light'],
  ['phone', 'dark'],
];
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
  await warm(rig);
  const { page } = await rig.open(SIZES.wide);
  const kim = personAt(page, rig.cloud.endpoints.edge);
  await converse(kim);
  await take(kim, 'demo', BOTH);
  await kim.goTo('World');
  const ireland = clockOf(page, 'Ireland');
  await ireland.killed();
  await ireland.accepts();
  await kim.goToDemo();
  await (await kim.device('Kim in Seoul')).type('Status', 'Boarding');
  await kim.goTo('World');
  await take(kim, 'console', BOTH);
  await ireland.restored();
  const rest = await keepBusy(rig);
  for (const panel of ['Flow', 'Latency', 'Session']) {
    await kim.goTo(panel);
    await page.waitForTimeout(12_000);
    await take(kim, panel.toLowerCase(), [['wide', panel === 'Latency' ? 'dark' : 'light']]);
  }
  rest();
}

/** Functions that have started already: a device that waits for one would go to another region. */
async function warm({ cloud }: Rig): Promise<void> {
  const token = await cloud.token('somebody');
  for (const region of cloud.regions) {
    const { json } = await cloud.api(region, '/v1/sessions', { method: 'POST', token, body: {} });
    const headers = { prefer: 'wait=5' };
    await cloud.api(region, `/v1/sessions/${json.sessionId}/profile?after=${json.eventId}`, {
      token,
      headers,
    });
    await cloud.api(region, '/v1/realtime', { token });
  }
}

/** A few writes a second in every region, so that something flows. */
async function keepBusy({ cloud }: Rig): Promise<() => void> {
  const token = await cloud.token('somebody');
  const { json } = await cloud.edge('/v1/sessions', { method: 'POST', token, body: {} });
  const path = `/v1/sessions/${json.sessionId}/profile`;
  let beat = 0;
  const timer = setInterval(() => {
    const country = ['KR', 'DE', 'US'][beat % 3] ?? 'US';
    const headers = { priority: 'u=1' };
    void cloud
      .edge(path, { method: 'PATCH', token, country, headers, body: { beat: ++beat } })
      .catch(() => {});
  }, 400);
  return () => clearInterval(timer);
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
  await seoul.card
    .getByRole('button', { name: 'React ❤️ to “I will pick you up at the airport.”' })
    .press('Enter');
  await lee.card.getByRole('button', { name: '❤️ 1 by Kim' }).waitFor();
  await lee.type('Status', 'On the way');
  await seoul.shows('Status', 'On the way');
  await lee.card.getByLabel(/^Message from/).fill('See you');
  await berlin.card.getByText('Lee is typing…').waitFor();
}

async function take({ page }: Person, name: string, shots: readonly Shot[]): Promise<void> {
  for (const [size, colorScheme] of shots) {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(400);
    const path = join(FOLDER, `${name}-${size}-${colorScheme}.png`);
    await page.screenshot({ path, fullPage: true });
    const { size: bytes } = await stat(path);
    console.log(
      `${path}: ${Math.round(bytes / 1_024)} KiB${bytes > MOST_BYTES ? ', which is too much' : ''}`,
    );
  }
  await page.setViewportSize(SIZES.wide);
}
