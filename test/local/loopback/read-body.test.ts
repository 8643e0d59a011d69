import { PassThrough, Readable } from 'node:stream';
import { readBody } from '../../../local/loopback/read-body.ts';

test('a body that ends is read whole', async () => {
  expect(await readBody(Readable.from([Buffer.from('a'), Buffer.from('b')]))).toEqual(Buffer.from('ab'));
});

test('one that is longer than it may be is undefined', async () => {
  expect(await readBody(Readable.from([Buffer.from('abc')]), 2)).toBeUndefined();
});

test('one whose sender goes away in the middle fails', async () => {
  const body = new PassThrough();
  const read = readBody(body);
  body.write('a');
  body.destroy();
  await expect(read).rejects.toThrow('The other side went away in the middle of a body.');
});
