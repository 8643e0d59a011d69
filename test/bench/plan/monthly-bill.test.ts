import type { Flows } from '../../../bench/plan/flows.ts';
import { type MonthlyBill, monthlyBill } from '../../../bench/plan/monthly-bill.ts';
import { sumOf } from '../../../bench/plan/queue-cost.ts';
import { loadOf } from '../../../bench/plan/traffic.ts';
import { COUNTED, DEPLOYMENT, TRAFFIC } from './examples.ts';

const PATCHES = { queue: 0.5, lambda: 0.25, writes: 3, reads: 0.2, stream: 0.08, transfer: 0.05 };
const MESSAGES = { queue: 0.48, lambda: 0.5, writes: 4, reads: 0.25, stream: 0.08, transfer: 0.06 };
const ANSWERS = { queue: 0.48, lambda: 0.5, writes: 12, reads: 0.25, stream: 0.16, transfer: 0.15 };

const FLOWS: Flows = {
  patches: { cost: PATCHES, commits: 0.5, batches: 0.1, storedBytes: 600, streamBytes: 1_024 },
  messages: { cost: MESSAGES, commits: 1, batches: 0.5, storedBytes: 900, streamBytes: 1_024 },
  answers: { cost: ANSWERS, commits: 1, batches: 0.5, storedBytes: 3_000, streamBytes: 2_048 },
};

function bill(users: number, traffic = TRAFFIC, deployment = DEPLOYMENT): MonthlyBill {
  return monthlyBill({ load: loadOf(users, traffic), traffic, deployment, counted: COUNTED, flows: FLOWS });
}

/**
 * Worked out on paper. 12,000 users: a fifth of them a day, 50 requests each, 365/12 days are 3.65 million requests, of
 * which 2.555 read, 0.5475 patch, 0.5475 are messages, 0.365 of these questions, with as many answers. watch asks 3 × 3
 * APIs 2,409,000 times: 21.681 million probes. Commits are half the patches, the messages and answers: 1.18625 million.
 *
 *     AI models    half of 0.365 M × (0.9 × $100 + 0.1 × $2,500)            = 0.1825 × 340
 *     CloudFront   3.65 × 1.13 + 6.644 GB × 0.085 + 2.006 GB × 0.02        = 4.124 + 0.565 + 0.040
 *     WAF          5 + 2 × 1 + 3.65 × 0.6                                  = 9.19
 *     API Gateway  (3.65 + 21.681) × 1.00                                  = 25.331
 *     Lambda       accept 0.471, read 13.221, relay 3 × 1.186 M × 18.5 ms 1.587, authorize 0.949 M × 3.5 ms 0.212,
 *                  ask 0.365 M × 300 ms 1.533, answer 0.1825 M × 5 s 6.120, watch 24.116, apply 0.593
 *     SQS          0.5475 × (0.5 + 0.48) + 0.365 × (0.48 + 5 × 0.4) + 3.1536 M polls × 0.4
 *     writes       0.5475 × 3 + 0.5475 × 4 + 0.365 × 12 + 4.3362 M units × 0.625
 *     reads        0.338 by apply; (22.995 + 1.825 + 3.559 of relay) M units × 0.125; 3.6135 M of watch × 0.125
 *     storage      12 months × (0.5475 M × 1,500 B + 0.365 M × 3,000 B) = 21.416 GB × 3 × 0.45
 *     Kinesis      3 × 730 × 0.04 + 0.0876 + 0.0584 + 144 h of 2.44 MB × 0.1
 *     IoT          1.18625 M × (3 × 2 + 2) + 0.365 M × 50.5 pieces × 4 + 0.146 M at connecting, 4.38 M minutes × 0.08
 *     CloudWatch   (25.331 M × 400 B + 30.897 M × 850 B) = 33.896 GB × 0.53; 93 alarms 9.30; 396 metrics 118.80
 */
const BY_HAND: readonly [users: number, total: number, bill: MonthlyBill][] = [
  [
    1_200,
    320.883,
    row(
      6.205,
      0.4729,
      7.219,
      22.046,
      37.1346,
      1.4056,
      3.5314,
      0.8402,
      2.8911,
      87.618,
      8.3716,
      0.0115,
      141.9359,
      0,
    ),
  ],
  [
    12_000,
    514.904,
    row(
      62.05,
      4.7294,
      9.19,
      25.331,
      47.8537,
      2.7032,
      10.9226,
      4.3367,
      28.9113,
      87.7803,
      83.7164,
      0.115,
      146.0646,
      0,
    ),
  ],
  [
    120_000,
    3_205.116,
    row(
      620.5,
      47.2938,
      28.9,
      58.181,
      155.0446,
      15.6789,
      84.8351,
      39.3014,
      289.1128,
      89.4033,
      837.164,
      1.1498,
      187.3516,
      750,
    ),
  ],
  [
    1_200_000,
    30_707.237,
    row(
      6_205,
      472.938,
      226,
      386.681,
      1_226.9538,
      145.4364,
      823.9601,
      388.9486,
      2_891.128,
      105.6332,
      8_371.64,
      11.4975,
      600.2207,
      8_850,
    ),
  ],
  [
    12_000_000,
    305_728.447,
    row(
      62_050,
      4_729.3797,
      2_197,
      3_671.681,
      11_946.0456,
      1_443.0114,
      8_215.2101,
      3_885.4204,
      28_911.2795,
      267.9323,
      83_716.4,
      114.975,
      4_728.912,
      89_850,
    ),
  ],
];

function row(...dollars: number[]): MonthlyBill {
  const services = ['AI models', 'CloudFront', 'WAF', 'API Gateway', 'Lambda', 'SQS', 'DynamoDB writes'];
  const others = [
    'DynamoDB reads',
    'DynamoDB storage',
    'Kinesis',
    'IoT Core',
    'transfer',
    'CloudWatch',
    'Cognito',
  ];
  const named = [...services, ...others].map((service, at) => [service, dollars[at]]);
  // Three copies of the salt at $0.40.
  return { ...Object.fromEntries(named), 'Secrets Manager': 1.2 } as MonthlyBill;
}

test.each(BY_HAND)('%d users cost what the arithmetic on paper says', (users, total, expected) => {
  const computed = bill(users);
  expect(Object.keys(computed).sort()).toEqual(Object.keys(expected).sort());
  for (const [service, dollars] of Object.entries(expected)) {
    expect([service, computed[service as keyof MonthlyBill]]).toEqual([service, expect.closeTo(dollars, 3)]);
  }
  expect(sumOf(computed)).toBeCloseTo(total, 2);
});

test('twice the users cost more in every service that counts requests, and never more than twice', () => {
  const [once, twice] = [bill(100_000), bill(200_000)];
  for (const service of ['CloudFront', 'API Gateway', 'DynamoDB writes', 'SQS', 'Lambda'] as const) {
    expect(twice[service]).toBeGreaterThan(once[service]);
    expect(twice[service]).toBeLessThanOrEqual(2 * once[service]);
  }
});

test('an issuer of one’s own costs nothing, and Cognito nothing up to ten thousand active users', () => {
  expect(bill(1e7, { ...TRAFFIC, signIn: 'own' }).Cognito).toBe(0);
  expect(bill(20_000).Cognito).toBe(0);
  expect(bill(20_002).Cognito).toBeCloseTo(0.015);
});

test('without backups and metrics of routes, nobody pays for them', () => {
  const bare = bill(12_000, TRAFFIC, { ...DEPLOYMENT, tablesHaveBackups: false, hasRouteMetrics: false });
  expect(bare['DynamoDB storage']).toBeCloseTo((28.9113 * 0.25) / 0.45, 3);
  expect(bare.CloudWatch).toBeCloseTo(146.0646 - 3 * 114 * 0.3, 3);
});

test('what the cache answers costs no tokens, and a piece of an answer costs what a message does', () => {
  const uncached = bill(12_000, { ...TRAFFIC, cachedShare: 0 });
  expect(uncached['AI models']).toBeCloseTo(2 * 62.05, 3);
  // Another 0.1825 million come in 100 pieces instead of one, each to two inboxes and two devices.
  expect(uncached['IoT Core']).toBeCloseTo(83.7164 + 0.1825 * 99 * 4, 3);
  const unasked = bill(12_000, { ...TRAFFIC, aiShare: 0, messageShare: 0.15 });
  expect(unasked['AI models']).toBe(0);
});
