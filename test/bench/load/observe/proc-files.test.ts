import { machineTimes, usageIn } from '../../../../bench/load/observe/proc-files.ts';

describe('the files of /proc', () => {
  it('tell a process whose name holds brackets and spaces', () => {
    const stat =
      '4242 (odd) name (x) S 17 4242 1 0 -1 0 1 2 3 4 250 150 0 0 20 0 11 0 900 123456789 25600 0 0';
    expect(usageIn(stat)).toEqual({ pid: 4242, parent: 17, cpuMs: 4_000, residentMb: 100 });
  });

  it('tell what all cores did, waiting for disks being no work', () => {
    const stat = 'cpu  100 20 30 1000 50 5 5 10 0 0\ncpu0 1 2 3 4 5 6 7 8 0 0\n';
    expect(machineTimes(stat)).toEqual({ busyMs: 1_700, totalMs: 12_200 });
  });
});
