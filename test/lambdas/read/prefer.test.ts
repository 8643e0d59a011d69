import { waitOf } from '../../../lambdas/read/prefer.ts';
import { request } from '../http/request-factory.ts';

describe('a preferred wait', () => {
  it.each([
    ['wait=3', 3],
    ['wait=0', 0],
    ['wait=60', 5],
    ['Wait = "2"', 2],
    ['respond-async, wait=1; x=y', 1],
    ['handling=lenient', 5],
    ['awaiting=1', 5],
    ['wait=-1', 5],
  ])('of "%s" is %i seconds', (prefer, seconds) => {
    expect(waitOf(request({ headers: { prefer } }), 5)).toBe(seconds);
  });

  it.each([0, 5])('of nothing is what the route does otherwise: %i seconds', (otherwise) => {
    expect(waitOf(request({}), otherwise)).toBe(otherwise);
  });
});
