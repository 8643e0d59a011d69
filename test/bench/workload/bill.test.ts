import { meridianBill, naiveBill, totalOf } from '../../../bench/workload/bill.ts';

const TALLY = {
  calls: { SendMessage: 100 },
  written: { EVENT: { items: 100, units: 200, bytes: 0 } },
  readUnits: 50,
  streamBytes: 0,
};

test('a written unit is paid in each of three regions, a read one once', () => {
  const { writes, reads } = naiveBill(TALLY, 100);
  expect(writes).toBeCloseTo(2 * 3 * 0.625);
  expect(reads).toBeCloseTo(0.5 * 0.125);
});

test('a message is paid when it is sent, and by tens when it is received and deleted', () => {
  const arrivals = Array.from({ length: 25 }, (_, session) => ({ atMs: 0, session }));
  const batches = Array.from({ length: 4 }, () => ({ poller: 0, arrivals }));
  expect(meridianBill(TALLY, 100, batches).queue).toBeCloseTo(0.4 * (1 + (4 * 2 * 3) / 100));
});

test('the total is the sum of its parts', () => {
  const bill = naiveBill(TALLY, 100);
  expect(totalOf(bill)).toBeCloseTo(bill.api + bill.lambda + bill.writes + bill.reads);
});
