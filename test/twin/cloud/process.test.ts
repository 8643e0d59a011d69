import { type Course, processOf, TO_THE_END } from './process.ts';

function counting() {
  const made: number[] = [];
  const errors: string[] = [];
  const process = processOf('counting', async (gate) => {
    for (const number of [1, 2, 3]) {
      try {
        await gate.pass('count', async () => made.push(number));
      } catch (error) {
        errors.push((error as Error).message);
      }
    }
  });
  return { process, made, errors };
}

describe('a process', () => {
  it('rests after so many calls, and goes on', async () => {
    const { process, made } = counting();
    await process.go({ calls: 2, ending: 'rests' });
    expect([made, process.isOver()]).toEqual([[1, 2], false]);
    await process.go(TO_THE_END);
    expect([made, process.isOver()]).toEqual([[1, 2, 3], true]);
  });

  it.each<[Course['ending'], number[]]>([
    ['dies before', [1]],
    ['dies after', [1, 2]],
    ['fails', [1, 3]],
  ])('%s a call', async (ending, reached) => {
    const { process, made } = counting();
    await process.go({ calls: 2, ending });
    expect(made).toEqual(reached);
    expect(process.isDead()).toBe(ending !== 'fails');
  });

  it('reaches nothing after it was killed while it rested', async () => {
    const { process, made, errors } = counting();
    await process.go({ calls: 1, ending: 'rests' });
    await process.kill();
    expect([made, process.isOver()]).toEqual([[1], true]);
    expect(errors).toEqual(['The process is dead.', 'The process is dead.']);
  });

  it('tells when it wants to be woken', async () => {
    const process = processOf('sleeping', (gate) => gate.sleep(7));
    await process.go(TO_THE_END);
    expect(process.wakesAtMs()).toBe(7);
    await process.go(TO_THE_END);
    expect(process.isOver()).toBe(true);
  });
});
