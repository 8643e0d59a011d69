import { isGreedy } from '../../../../lambdas/domain/limiter/fair-share.ts';
import { open } from './factories.ts';

const greedy = (tenant: string, ...underWay: string[]) => isGreedy({ open: open(...underWay) }, tenant);

describe('a tenant', () => {
  it.each<[string, boolean, string, string[]]>([
    ['with nothing under way', false, 'a', ['b', 'b', 'b']],
    ['alone', false, 'a', ['a', 'a', 'a', 'a']],
    ['with one call', false, 'a', ['a', 'b', 'c']],
    ['with one call among few', false, 'a', ['a']],
    ['with its part', false, 'a', ['a', 'a', 'b', 'b']],
    ['with more than its part', true, 'a', ['a', 'a', 'a', 'b', 'b']],
    ['with less than its part', false, 'b', ['a', 'a', 'a', 'b', 'b']],
    ['with two where another has one', true, 'a', ['a', 'a', 'b']],
    ['with two of three tenants’ five', true, 'a', ['a', 'a', 'b', 'b', 'c']],
  ])('%s is greedy: %s', (_, isTrue, tenant, underWay) => {
    expect(greedy(tenant, ...underWay)).toBe(isTrue);
  });
});
