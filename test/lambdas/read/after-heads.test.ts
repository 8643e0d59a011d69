import { DUBLIN, SEOUL } from '../domain/factories.ts';
import { PROFILE, seeing } from './after-fixture.ts';
import { bodyOf, change, reader, SESSION } from './read-fixture.ts';

describe('a read after heads', () => {
  const heads = JSON.stringify({ [SEOUL]: 2, [DUBLIN]: 1 });

  it('answers once every lane is there', async () => {
    const read = reader();
    await read.stores.events.append(SESSION, change(SEOUL, 1, 1));
    await read.stores.events.append(SESSION, change(SEOUL, 2, 2));
    read.after(1_000, () => read.stores.events.append(SESSION, change(DUBLIN, 1, 3)));
    expect(bodyOf(await read.get(PROFILE, seeing(heads))).heads).toEqual({ [SEOUL]: 2, [DUBLIN]: 1 });
  });

  it('is 504 while one lane is behind', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, change(DUBLIN, 1, 3));
    await stores.events.append(SESSION, change(SEOUL, 1, 1));
    expect((await get(PROFILE, seeing(heads))).statusCode).toBe(504);
  });
});
