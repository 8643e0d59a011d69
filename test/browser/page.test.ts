// Longer than other files: its tests are one walk, in a browser and at a cloud that both take long to start.
import type { Page, Request } from 'playwright-core';
import { until } from '../../local/testing/cloud-process.ts';
import { axeFindings } from './axe.ts';
import { browserPath } from './browser-path.ts';
import { isStored } from './browser-storage.ts';
import { clockOf } from './clock.ts';
import { type Device, type Person, personAt, settles } from './person.ts';
import { hastenRecovery, type OpenPage, type Rig, startRig } from './rig.ts';

const executable = browserPath();
const PHONE = 360;
const PANELS = ['World', 'Flow', 'Latency', 'Dead letters', 'Session', 'Logs', 'Faults', 'CloudWatch'];

const STOP = /^Stop the answer to Kim, “Why is the sea salty/;

// What must happen is waited for; on a machine that others load, that may take as long.
jest.setTimeout(600_000);

(executable === undefined ? describe.skip : describe)('the page in a browser', () => {
  let rig: Rig;
  let opened: OpenPage;
  let kim: Person;
  let seoul: Device;
  let berlin: Device;

  beforeAll(async () => {
    rig = await startRig(String(executable));
    opened = await rig.open();
    kim = personAt(opened.page, rig.cloud.endpoints.edge);
  });
  // Whatever a test leaves broken, the next one has it whole.
  afterEach(async () => void (await rig.cloud.faults()));
  afterAll(async () => {
    await rig?.close();
  });

  test('walks a newcomer from the sign-in over a dead region to its return, by what is written there alone', async () => {
    await kim.signIn('Kim');
    seoul = await kim.device('Kim in Seoul');
    berlin = await kim.device('Kim in Berlin');
    await hastenRecovery(rig);
    await seoul.type('City', 'Seoul');
    await berlin.shows('City', 'Seoul');
    await berlin.card.getByText('Profile change from Seoul').waitFor();
    const tokyo = clockOf(kim.page, 'Tokyo');
    await tokyo.killed();
    await tokyo.accepts();
    await seoul.type('City', 'Busan');
    await berlin.shows('City', 'Busan');
    await tokyo.restored();
    await tokyo.isLevel();
  });

  test('shows on each of two devices in two regions what the other one changes', async () => {
    await seoul.type('Display name', 'Kim');
    await berlin.type('Status', 'in Berlin');
    await berlin.shows('Display name', 'Kim');
    await seoul.shows('Status', 'in Berlin');
    await berlin.say('Guten Morgen');
    await seoul.hears('Guten Morgen');
  });

  test('merges what both devices changed while one was offline', async () => {
    await berlin.network(false);
    await berlin.type('Status', 'in a tunnel');
    await berlin.say('written offline');
    await berlin.card.getByText(/kept for later/).waitFor();
    await seoul.type('City', 'Jeju');
    await seoul.say('meanwhile');
    await berlin.network(true);
    await seoul.shows('Status', 'in a tunnel');
    await berlin.shows('City', 'Jeju');
    for (const device of [seoul, berlin]) {
      await device.hears('written offline');
      await device.hears('meanwhile');
    }
  });

  test('has what it wrote offline also after a reload of the page', async () => {
    await berlin.network(false);
    await berlin.type('Status', 'before the reload');
    await settles(() => isStored(kim.page, 'before the reload'), true);
    await kim.page.reload();
    seoul = await kim.device('Kim in Seoul');
    berlin = await kim.device('Kim in Berlin');
    await seoul.shows('Status', 'before the reload');
    await berlin.hears('written offline');
  });

  test('comes back from two cuts without anything in between, and repeats nothing', async () => {
    const before = await berlin.messages();
    for (const isOn of [false, true, false, true]) {
      await berlin.network(isOn);
      await berlin.card.getByText(isOn ? /^Live from/ : /^Offline/).waitFor();
    }
    await seoul.say('after two cuts');
    await berlin.hears('after two cuts');
    expect(await berlin.messages()).toEqual([...before, 'after two cuts']);
  });

  test('loses nothing and repeats nothing when the region of one dies while it writes', async () => {
    const before = await berlin.messages();
    const said = Array.from({ length: 8 }, (_, at) => `line ${at + 1}`);
    const tokyo = clockOf(kim.page, 'Tokyo');
    for (const [at, text] of said.entries()) {
      await seoul.say(text);
      if (at === 3) await tokyo.killed();
    }
    await tokyo.accepts();
    // What Tokyo told the device and had not passed on, no other region has until Tokyo is back.
    await seoul.card.getByText(/^(Live|Catching up) from (Ireland|N\. Virginia)/).waitFor();
    await settles(berlin.messages, [...before, ...said].sort(byPlaceIn([...before, ...said])));
    await tokyo.restored();
    await tokyo.isLevel();
    for (const device of [seoul, berlin]) expect(await device.messages()).toEqual([...before, ...said]);
  });

  test('lets the owner add a person, who joins in', async () => {
    await kim.page.getByText('Invite a person').click();
    await kim.page.getByRole('button', { name: 'Add person' }).click();
    const lee = await kim.device('Lee in New York');
    await lee.say('Lee is here');
    await seoul.hears('Lee is here');
    await lee.shows('City', 'Jeju');
    const link = await kim.page.getByRole('link', { name: 'the link to this session' }).getAttribute('href');
    const elsewhere = await rig.open();
    const laptop = personAt(elsewhere.page, String(link));
    await laptop.signIn('Lee');
    await (await laptop.device('Lee in Seoul')).hears('Lee is here');
    await laptop.page.goto(`${rig.cloud.endpoints.edge}/#/join/nonsense`);
    await laptop.page.getByRole('alert').getByText('This link leads to no session').waitFor();
    await elsewhere.close();
    await kim.page.getByText('Invite a person').click();
  });

  test('signs an operator in by the issuer’s own page, who sees figures, and out again, with nothing of it in the address', async () => {
    const { page, complaints, close } = await rig.open();
    await page.goto(rig.cloud.endpoints.edge);
    await page.getByRole('button', { name: 'Go to the issuer' }).click();
    await page.getByRole('heading', { name: 'Sign in to Meridian' }).waitFor();
    expect(await axeFindings(page, 'Issuer')).toEqual([]);
    await page.getByLabel('Who are you?').fill('Mia');
    await page.getByLabel('Where are you?').selectOption('Germany');
    await page.getByLabel('I operate this deployment').check();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const mia = personAt(page, rig.cloud.endpoints.edge);
    await (await mia.device('Mia in Berlin')).say('by the issuer');
    expect(page.url()).toBe(`${rig.cloud.endpoints.edge}/`);
    expect(await page.evaluate('JSON.stringify([...Object.entries(sessionStorage)])')).toBe('[]');
    await mia.goTo('CloudWatch');
    for (const city of ['N. Virginia', 'Ireland', 'Tokyo']) {
      await page
        .getByRole('listitem')
        .filter({ hasText: new RegExp(`${city}.*healthy.*measured until`) })
        .waitFor();
    }
    await page.getByRole('row', { name: /^Events applied/ }).waitFor();
    expect(await axeFindings(page, 'CloudWatch')).toEqual([]);
    await mia.goToDemo();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Go to the issuer' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('shows who is online and who types, counts what is unread, and lets messages be changed and answered', async () => {
    const { page } = kim;
    const lee = await kim.device('Lee in New York');
    const online = lee.card.getByRole('list', { name: 'Who is online' });
    await online.getByText(/Kim, \d+ devices? online/).waitFor();
    await seoul.card.getByLabel(/^Message from/).fill('a frist word');
    await lee.card.getByText('Kim is typing…').waitFor();
    await seoul.card.getByRole('button', { name: 'Send' }).click();
    await lee.hears('a frist word');
    await lee.card.getByRole('button', { name: '1 unread: mark as read' }).click();
    await lee.card.getByRole('button', { name: /unread/ }).waitFor({ state: 'detached' });
    await seoul.card.getByRole('button', { name: 'Edit “a frist word”' }).press('Enter');
    await seoul.card.getByLabel('New text of “a frist word”').fill('a first word');
    await page.keyboard.press('Enter');
    await lee.hears('a first word');
    const focused = () => page.evaluate<string | null>('document.activeElement.ariaLabel');
    expect(await until(focused, (label) => label === 'Edit “a first word”')).toBe('Edit “a first word”');
    await lee.card.getByRole('button', { name: 'React 👍 to “a first word”' }).press('Enter');
    await seoul.card.getByRole('button', { name: '👍 1 by Lee' }).waitFor();
    await seoul.card.getByRole('button', { name: 'Delete “a first word”' }).press('Enter');
    await lee.card.getByText('This message was deleted.').waitFor();
    await page.getByRole('button', { name: 'Remove the device Lee in New York' }).click();
  });

  test('asks the assistant, whose answer grows before the eyes of all in its region, and is a message for all', async () => {
    await rig.cloud.faults({ bedrock: { slow: { firstTokenMs: 500, perTokenMs: 150 } } });
    await seoul.card.getByLabel(/^Message from/).fill('Why is the sky blue?');
    await seoul.card.getByRole('button', { name: 'Ask the assistant' }).press('Enter');
    const coming = seoul.card.locator('.answering p');
    const pieces: string[] = [];
    await settles(async () => {
      pieces.push(...(await coming.allTextContents()));
      return (await seoul.messages()).some((text) => text.startsWith('Answer with meaning'));
    }, true);
    const growing = new Set(pieces.filter((text) => text.includes('Answer')));
    expect(growing.size).toBeGreaterThan(2);
    for (const device of [seoul, berlin]) {
      await device.hears('Why is the sky blue?');
      await device.card.locator('.text', { hasText: 'Answer with meaning' }).waitFor();
      await device.card.locator('.answering p').waitFor({ state: 'detached' });
    }
    await berlin.card.getByRole('button', { name: /^React 👎 to “Answer/ }).press('Enter');
    await seoul.card.getByRole('button', { name: /^👎 1 by/ }).waitFor();
  });

  test('stops an answer that nobody wants any more, for all and for good', async () => {
    const { page } = kim;
    const before = await seoul.messages();
    await rig.cloud.faults({ bedrock: { slow: { firstTokenMs: 500, perTokenMs: 1_000 } } });
    const field = seoul.card.getByLabel(/^Message from/);
    await field.fill('Why is the sea salty?');
    await seoul.card.getByRole('button', { name: 'Ask the assistant' }).press('Enter');
    await seoul.card.locator('.answering p', { hasText: 'Answer' }).waitFor();
    const sent = page.waitForRequest((request) => request.postData()?.includes('completion.cancel') === true);
    await seoul.card.getByRole('button', { name: STOP }).press('Enter');
    const isToldByItsQuestion = async (device: Device) => {
      const line = device.card.locator('.line', { hasText: 'Why is the sea salty?' });
      await line.getByText('The answer was stopped.').waitFor();
    };
    for (const device of [seoul, berlin]) {
      await device.card.locator('.answering p').waitFor({ state: 'detached' });
      await isToldByItsQuestion(device);
    }
    expect(await page.evaluate('document.activeElement.placeholder')).toBe('Message');
    // Should anybody still make the answer, it is there in a moment.
    await rig.cloud.faults();
    await page.waitForTimeout(3_000);
    expect(await standingOf(await sent)).toBe('cancelled');
    expect(await seoul.messages()).toEqual([...before, 'Why is the sea salty?']);
    await page.reload();
    seoul = await kim.device('Kim in Seoul');
    berlin = await kim.device('Kim in Berlin');
    for (const device of [seoul, berlin]) await isToldByItsQuestion(device);
  });

  test('stops an answer once, which takes as long as the network is away, and opens no keyboard', async () => {
    await rig.cloud.faults({ bedrock: { slow: { firstTokenMs: 500, perTokenMs: 1_000 } } });
    await seoul.card.getByLabel(/^Message from/).fill('Why is the sea salty today?');
    await seoul.card.getByRole('button', { name: 'Ask the assistant' }).press('Enter');
    await berlin.card.locator('.answering p', { hasText: 'Answer' }).waitFor();
    await berlin.network(false);
    await berlin.card.getByRole('button', { name: STOP }).click();
    await berlin.card.locator('.answering').getByText('Stopping…').waitFor();
    expect(await berlin.card.getByRole('button', { name: STOP }).count()).toBe(0);
    expect(await kim.page.evaluate('document.activeElement.placeholder ?? "none"')).toBe('none');
    await seoul.card.getByRole('button', { name: STOP }).waitFor();
    await berlin.network(true);
    for (const device of [seoul, berlin])
      await device.card.locator('.answering p').waitFor({ state: 'detached' });
  });

  test('says what it does not take, and leaves it where it was written', async () => {
    const field = seoul.card.getByLabel(/^Message from/);
    const long = 'long '.repeat(14_000);
    await field.fill(long);
    await seoul.card.getByRole('button', { name: 'Send' }).press('Enter');
    await seoul.card.getByRole('alert').getByText('Your message was not taken').waitFor();
    expect(await field.inputValue()).toBe(long);
    await seoul.card.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await seoul.card.getByRole('alert').waitFor({ state: 'detached' });
    expect(await kim.page.evaluate('document.activeElement.textContent')).toBe('Kim in Seoul');
    const refused = 'y'.repeat(16_500);
    await field.fill(refused);
    await seoul.card.getByRole('button', { name: 'Send' }).press('Enter');
    await seoul.card
      .getByRole('alert')
      .getByText('16,500 characters, and may have 16,384 at most.')
      .waitFor();
    const written = seoul.card.getByRole('alert').locator('q');
    expect(await written.textContent()).toBe(refused);
    expect((await written.boundingBox())?.height).toBeLessThan(250);
    await seoul.card.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await field.fill('');
  });

  test('kills and heals a region in the console, whose clock stops twice', async () => {
    await kim.goTo('World');
    const ireland = clockOf(kim.page, 'Ireland');
    await ireland.killed();
    await kim.page.getByRole('img', { name: /Ireland down/ }).waitFor();
    await ireland.accepts();
    await ireland.restored();
    await ireland.isLevel();
    await kim.page.getByRole('img', { name: /Ireland healthy/ }).waitFor();
  });

  test('finds a dead letter, mends it, and sends it back to have its effect', async () => {
    const { page } = kim;
    await kim.goTo('Dead letters');
    await page.getByText('No dead letters').waitFor();
    await page.getByRole('button', { name: 'Make a dead letter' }).click();
    await page.getByLabel('Search').fill('profile.patchd');
    await page.getByRole('button', { name: 'Look' }).click();
    expect(await widthOnPhone(page)).toBe(PHONE);
    const hasFocus = (wanted: string) =>
      settles(() => page.evaluate('document.activeElement.textContent'), wanted);
    await page.getByRole('button', { name: 'Close the letter' }).press('Enter');
    await hasFocus('Look');
    await page.keyboard.press('Enter');
    const body = page.getByLabel('Message body');
    await body.fill((await body.inputValue()).replace('profile.patchd', 'profile.patched'));
    await page.getByRole('button', { name: 'Redrive this letter' }).click();
    await page.getByText('No dead letters').waitFor();
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
    await kim.goToDemo();
    await seoul.shows('Status', 'mended by hand');
  });

  test('travels in a session’s time, and follows an event through all regions', async () => {
    const { page } = kim;
    await kim.goTo('Session');
    const slider = page.getByRole('slider', { name: 'Moment' });
    const commits = Number(await slider.getAttribute('max')) + 1;
    expect(commits).toBeGreaterThan(10);
    await slider.focus();
    await page.keyboard.press('Home');
    await page.getByText(`1 of ${commits} commits`).waitFor();
    await page.getByText('session.created').first().waitFor();
    await page.keyboard.press('End');
    await page.getByRole('rowheader', { name: '/status' }).waitFor();
    await page.getByRole('button', { name: 'Compare with the server' }).click();
    await page.getByText('The server says the same.').waitFor();
    await page.getByRole('link', { name: /^01/ }).first().click();
    await page.getByRole('article', { name: /^Trace of event/ }).waitFor();
    for (const city of ['N. Virginia', 'Ireland', 'Tokyo']) {
      await page.getByText(`pushed to devices, ${city}`).first().waitFor();
    }
  });

  test('has no fault that axe finds, and fits a phone, in every view and both schemes', async () => {
    const { page } = kim;
    const findings: string[] = [];
    const tooWide: string[] = [];
    const look = async (view: string): Promise<void> => {
      findings.push(...(await axeFindings(page, view)));
      const width = await widthOnPhone(page);
      if (width > PHONE) tooWide.push(`${view}: ${width}`);
    };
    await kim.goToDemo();
    await look('Demo');
    for (const panel of PANELS) {
      await kim.goTo(panel);
      await look(panel);
    }
    await kim.goToDemo();
    await seoul.network(false);
    await seoul.type('Status', 'never sent');
    await seoul.card.getByText(/kept for later/).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByRole('alertdialog', { name: 'Sign out now?' }).waitFor();
    await look('Question');
    await page.getByRole('button', { name: 'Stay signed in' }).press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Sign out');
    await seoul.shows('Status', 'never sent');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out and discard' }).click();
    await page.getByRole('heading', { name: 'Sign in as anyone' }).waitFor();
    await settles(() => page.evaluate('indexedDB.databases().then((all) => all.length)'), 0);
    await look('Welcome');
    expect(findings).toEqual([]);
    expect(tooWide).toEqual([]);
  });

  test('has run without an error of its own, and within its content security policy', () => {
    expect(opened.complaints).toEqual([]);
  });
});

/** How wide the page is on a phone, what does not fit included. */
async function widthOnPhone(page: Page): Promise<number> {
  await page.setViewportSize({ width: PHONE, height: 740 });
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
  await page.setViewportSize({ width: 1_280, height: 900 });
  return width;
}

/** What the service says of the question whose answer a request cancels. */
async function standingOf(request: Request): Promise<unknown> {
  const { commands } = request.postDataJSON() as { commands: Record<string, string>[] };
  const { sessionId, completion } = commands.find(({ type }) => type === 'completion.cancel') ?? {};
  const url = new URL(`/v1/sessions/${sessionId}/completions/${completion}`, request.url());
  const { authorization = '' } = await request.allHeaders();
  const answer = await fetch(url, { headers: { authorization } });
  return ((await answer.json()) as { status?: string }).status;
}

function byPlaceIn(order: readonly string[]): (one: string, other: string) => number {
  return (one, other) => order.indexOf(one) - order.indexOf(other);
}
