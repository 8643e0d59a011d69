import { type MonthlyBill, monthlyBill } from '../../../bench/plan/monthly-bill.ts';
import { sumOf } from '../../../bench/plan/queue-cost.ts';
import { loadOf } from '../../../bench/plan/traffic.ts';
import { COUNTED, DEPLOYMENT, TRAFFIC } from './examples.ts';

const PATCHES = { queue: 0.5, lambda: 0.25, writes: 3, reads: 0.2, stream: 0.08, transfer: 0.05 };
const MESSAGES = { queue: 0.48, lambda: 0.5, writes: 4, reads: 0.25, stream: 0.08, transfer: 0.06 };

function bill(users: number, traffic = TRAFFIC, deployment = DEPLOYMENT): MonthlyBill {
  return monthlyBill({
    load: loadOf(users, traffic),
    traffic,
    deployment,
    counted: COUNTED,
    patches: PATCHES,
    messages: MESSAGES,
    patchBytes: 600,
  });
}

/**
 * Worked out on paper. 12,000 users: a fifth of them a day, 50 requests each, 365/12 days are 3.65 million requests, of
 * which 2.555 read, 0.5475 patch, 0.5475 are messages. watch asks 3 × 3 APIs 2,409,000 times: 21.681 million probes.
 *
 *     CloudFront   3.65 × 1.13 + 6.644 GB × 0.085 + 2.006 GB × 0.02        = 4.124 + 0.565 + 0.040
 *     WAF          5 + 2 × 1 + 3.65 × 0.6                                  = 9.19
 *     API Gateway  (3.65 + 21.681) × 1.00                                  = 25.331
 *     SQS          0.5475 × 0.5 + 0.5475 × 0.48 + 3.1536 M polls × 0.4     = 0.537 + 1.261
 *     writes       0.5475 × 3 + 0.5475 × 4 + 4.3362 M units × 0.625        = 3.833 + 2.710
 *     storage      12 months × (0.5475 M × 600 B + 0.5475 M × 900 B) = 9.178 GB × 3 × 0.45
 *     Kinesis      3 × 730 × 0.04 + 0.0876 + 144 h of 1.43 MB × 0.1        = 87.6 + 0.088 + 0.021
 *     IoT          1.095 M × 3 × 1.00 + 4.38 M minutes × 0.08              = 3.285 + 0.350
 */
const BY_HAND: readonly [users: number, total: number, bill: MonthlyBill][] = [
  [
    1_200,
    303.226,
    row(0.4729, 7.219, 22.046, 36.1712, 1.3151, 3.0934, 0.7866, 1.2391, 87.6108, 0.3635, 0.006, 141.7024, 0),
  ],
  [
    12_000,
    338.334,
    row(4.7294, 9.19, 25.331, 38.2192, 1.798, 6.5426, 3.8006, 12.3905, 87.7082, 3.6354, 0.0602, 143.7293, 0),
  ],
  [
    120_000,
    1_439.419,
    row(
      47.2938,
      28.9,
      58.181,
      58.6998,
      6.6269,
      41.0351,
      33.9404,
      123.9055,
      88.682,
      36.354,
      0.6022,
      163.9977,
      750,
    ),
  ],
  [
    1_200_000,
    13_050.261,
    row(
      472.938,
      226,
      386.681,
      263.506,
      54.9164,
      385.9601,
      335.3392,
      1_239.0548,
      98.4199,
      363.54,
      6.0225,
      366.6826,
      8_850,
    ),
  ],
  [
    12_000_000,
    129_158.681,
    row(
      4_729.3797,
      2_197,
      3_671.681,
      2_311.5674,
      537.8114,
      3_835.2101,
      3_349.3267,
      12_390.5484,
      195.7994,
      3_635.4,
      60.225,
      2_393.5316,
      89_850,
    ),
  ],
];

function row(...dollars: number[]): MonthlyBill {
  const services = ['CloudFront', 'WAF', 'API Gateway', 'Lambda', 'SQS', 'DynamoDB writes', 'DynamoDB reads'];
  const others = ['DynamoDB storage', 'Kinesis', 'IoT Core', 'transfer', 'CloudWatch', 'Cognito'];
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
  expect(bare['DynamoDB storage']).toBeCloseTo((12.3905 * 0.25) / 0.45, 3);
  expect(bare.CloudWatch).toBeCloseTo(143.7293 - 3 * 114 * 0.3, 3);
});
