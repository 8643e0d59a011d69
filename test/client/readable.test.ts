import { writable } from '../../client/readable.ts';

test('a listener that throws keeps nobody from hearing, and its error is reported as the program’s own', () => {
  const report = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation();
  const value = writable(0);
  const heard: number[] = [];
  value.subscribe((next) => {
    if (next === 1) throw new Error('a bug in the app');
    heard.push(-next);
  });
  value.subscribe((next) => heard.push(next));
  expect(() => value.set(1)).not.toThrow();
  value.set(2);
  const reported = report.mock.calls.map(([thrown]) => thrown);
  report.mockRestore();
  expect(heard).toEqual([1, -2, 2]);
  expect(reported).toHaveLength(1);
  expect(reported[0]).toThrow('a bug in the app');
});
