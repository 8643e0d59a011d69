import { createFaultBoard } from '../../../local/faults/fault-board.ts';
import { NO_FAULTS } from '../../../local/faults/faults.ts';
import { InvalidFaults } from '../../../local/faults/valid-faults.ts';

describe('the fault board', () => {
  test('keeps what a subset does not name', () => {
    const board = createFaultBoard();
    board.change({ regions: { 'eu-west-1': 'down' } });
    board.change({ replication: { partitions: [['us-east-1', 'eu-west-1']] } });
    expect(board.current.regions).toEqual({ 'eu-west-1': 'down' });
    expect(board.current.replication).toEqual({
      ...NO_FAULTS.replication,
      partitions: [['us-east-1', 'eu-west-1']],
    });
  });

  test('lifts a fault by an empty value', () => {
    const board = createFaultBoard();
    board.change({ regions: { 'eu-west-1': 'down' }, lambda: { crash: { apply: 0.5 } } });
    board.change({ regions: {}, lambda: { crash: {} } });
    expect(board.current).toEqual(NO_FAULTS);
  });

  test('tells its listeners of every change', () => {
    const board = createFaultBoard();
    const seeds: number[] = [];
    board.onChange((faults) => seeds.push(faults.seed));
    board.change({ seed: 7 });
    board.reset();
    expect(seeds).toEqual([7, NO_FAULTS.seed]);
  });

  test.each([
    [{ regoins: {} }, '/regoins'],
    [{ replication: { lag: 3 } }, '/replication/lag'],
    [{ lambda: { crash: { apply: 2 } } }, '/lambda/crash/apply is 2; allowed is a probability from 0 to 1'],
    [{ regions: { 'eu-west-1': 'dwon' } }, '/regions/eu-west-1 is "dwon"; allowed is "down"'],
    [{ replication: { lagMs: [9, 3] } }, '/replication/lagMs is [9, 3]'],
    [[], 'allowed is an object of faults'],
    [undefined, 'The body'],
  ])('refuses %j with a sentence and changes nothing', (subset, reason) => {
    const board = createFaultBoard();
    expect(() => board.change(subset)).toThrow(InvalidFaults);
    expect(() => board.change(subset)).toThrow(reason);
    expect(board.current).toEqual(NO_FAULTS);
  });
});
