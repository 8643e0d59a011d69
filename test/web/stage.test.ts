import { until } from '../../local/testing/cloud-process.ts';
import { type FakePage, fakePage, personNamed, SEOUL, SESSION, type StageUnderTest } from './page-fixture.ts';

let page: FakePage;
let stage: StageUnderTest;

beforeEach(async () => {
  page = fakePage();
  stage = page.newStage();
  await stage.begin(page.kim, SEOUL, SESSION);
});
afterEach(async () => {
  // Whoever still asks is answered, and asks no more.
  page.isReachable = true;
  await stage.leave();
});

async function writes(text: string): Promise<void> {
  stage.devices.value[0]?.room.value?.update({ status: text });
  expect(await until(() => isKept(text), Boolean)).toBe(true);
}

async function isKept(text: string): Promise<boolean> {
  return (await page.texts()).some((kept) => kept.includes(text));
}

const databases = async () => (await page.indexedDB.databases()).length;

test('counts what no region has yet', async () => {
  expect(stage.unsent).toBe(0);
  await writes('in a tunnel');
  expect(stage.unsent).toBe(1);
});

test('leaves nothing of a person in the browser who signs out, whatever is still written then', async () => {
  await writes('in a tunnel');
  const room = stage.devices.value[0]?.room.value;
  await stage.leave();
  room?.update({ status: 'too late' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await databases()).toBe(0);
  expect(page.localStorage.size).toBe(0);
});

test('signs out where another tab has the same device open, which then keeps nothing more', async () => {
  await writes('in a tunnel');
  const other = page.newStage();
  await other.resume();
  expect(other.unsent).toBe(1);
  await stage.leave();
  other.devices.value[0]?.room.value?.update({ status: 'too late' });
  expect(await until(databases, (count) => count === 0)).toBe(0);
  await other.leave();
});

test('deletes what was kept of a device that is taken away, once it is sent', async () => {
  await writes('in a tunnel');
  const [device] = stage.devices.value;
  if (device) stage.remove(device);
  expect(stage.devices.value).toHaveLength(1);
  expect(stage.unsent).toBe(1);
  page.isReachable = true;
  expect(await until(databases, (count) => count === 1, 20_000)).toBe(1);
  expect(await isKept('in a tunnel')).toBe(false);
});

test('finds a device again after a reload that was taken away with something unsent', async () => {
  await writes('in a tunnel');
  const [first] = stage.devices.value;
  if (first) stage.remove(first);
  for (const device of [first, ...stage.devices.value]) device?.close();
  const left = stage;
  stage = page.newStage();
  await stage.resume();
  expect([stage.devices.value.length, stage.unsent]).toEqual([1, 1]);
  page.isReachable = true;
  expect(await until(databases, (count) => count === 1, 20_000)).toBe(1);
  expect(stage.unsent).toBe(0);
  await left.leave();
});

test('keeps nothing of whoever comes with a token, since nobody could open it again', async () => {
  await stage.leave();
  await stage.begin(personNamed('Mia', 'token'), SEOUL, SESSION);
  stage.devices.value[0]?.room.value?.update({ status: 'in a tunnel' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([stage.unsent, await databases()]).toEqual([1, 0]);
});

test('waits for a session that is made just now where each device reads, before it asks for anything of it', async () => {
  await stage.leave();
  page.isReachable = true;
  const asked: string[] = [];
  const { fetch } = globalThis;
  const noting: typeof fetch = (url, init) => {
    asked.push(String(url));
    return fetch(url, init);
  };
  Object.assign(globalThis, { fetch: noting });
  stage = page.newStage();
  await stage.begin(page.kim, SEOUL);
  const ofIt = asked.filter((url) => url.includes(`/sessions/${SESSION}/`));
  expect(ofIt[0]).toMatch(/\/profile\?after=[0-9a-f-]{36}$/);
  expect(ofIt.filter((url) => url === ofIt[0])).toHaveLength(2);
});
