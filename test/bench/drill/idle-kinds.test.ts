import { FAULT_KINDS } from '../../../bench/drill/nemesis/fault-kinds.ts';
import { idleKinds } from '../../../bench/drill/nemesis/idle-kinds.ts';

it('tells which faults never struck, of those that are counted', () => {
  expect(idleKinds(['lag', 'crash', 'throttle'], { throttled: 3 })).toEqual(['crash']);
  const uncounted = ['lag', 'one-way-lag', 'clock'];
  const idle = idleKinds(Object.keys(FAULT_KINDS), {});
  expect(idle.concat(uncounted).sort()).toEqual(Object.keys(FAULT_KINDS).sort());
});
