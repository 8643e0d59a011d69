import { leavingNothing } from '../../../bench/harness/leaving-nothing.ts';
import { onNewCloud } from '../../../bench/harness/on-new-cloud.ts';

const mockDone: string[] = [];
let mockStarts = 0;

jest.mock('../../../local/testing/cloud-process.ts', () => ({
  newFolder: async () => 'folder',
  startCloudProcess: async (folder: string, args: readonly string[]) => {
    mockStarts++;
    const name = `cloud ${mockStarts}`;
    mockDone.push([name, 'on', folder, ...args].join(' '));
    if (args.includes('--broken')) throw new Error('not ready');
    return { name, stop: async () => mockDone.push(`${name} stopped`) };
  },
  forget: async ({ folder }: { folder: string }) => mockDone.push(`${folder} forgotten`),
}));

beforeEach(() => {
  mockDone.length = 0;
  mockStarts = 0;
});

test('work has a cloud, which is stopped and forgotten when it is over', async () => {
  expect(await onNewCloud(['--regions', 'a'], async (cloud) => cloud)).toMatchObject({ name: 'cloud 1' });
  expect(mockDone).toEqual(['cloud 1 on folder --regions a', 'cloud 1 stopped', 'folder forgotten']);
});

test('what is started anew has the same data, and is stopped in place of the first', async () => {
  const failing = onNewCloud([], async (_, restart) => {
    await restart(['--assembly', 'naive']);
    throw new Error('It fails.');
  });
  await expect(failing).rejects.toThrow('It fails.');
  expect(mockDone).toEqual([
    'cloud 1 on folder',
    'cloud 1 stopped',
    'cloud 2 on folder --assembly naive',
    'cloud 2 stopped',
    'folder forgotten',
  ]);
});

test('a cloud that does not start leaves no folder', async () => {
  await expect(onNewCloud(['--broken'], async () => 'never')).rejects.toThrow('not ready');
  expect(mockDone).toEqual(['cloud 1 on folder --broken', 'folder forgotten']);
});

test('signals are left to others again once nothing is open', async () => {
  const before = process.listenerCount('SIGINT');
  await leavingNothing(
    () => onNewCloud([], async () => expect(process.listenerCount('SIGINT')).toBe(before + 1)),
    async () => undefined,
  );
  expect(process.listenerCount('SIGINT')).toBe(before);
});
