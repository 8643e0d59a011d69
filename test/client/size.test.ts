import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const KIB = 1024;

test('is small in a browser with its MQTT, and needs nothing of Node', async () => {
  const { bytes, gzipBytes } = await built('client/index.ts');
  console.log(`The client has ${gzipBytes} bytes (gzip), ${bytes} as it is.`);
  expect(gzipBytes).toBeLessThan(15 * KIB);
});

test('speaks MQTT in two kilobytes', async () => {
  const { bytes, gzipBytes } = await built('client/realtime/mqtt-connection.ts');
  console.log(`MQTT has ${gzipBytes} bytes (gzip), ${bytes} as it is.`);
  expect(gzipBytes).toBeLessThan(2 * KIB);
});

test('carries the model of the intents only where it is asked for', async () => {
  const { bytes, gzipBytes } = await built('client/intents.ts');
  console.log(`The intents have ${gzipBytes} bytes (gzip), ${bytes} as they are.`);
  expect(bytes).toBeLessThan(70 * KIB);
  expect((await built('client/index.ts')).bytes).toBeLessThan(bytes);
});

test('follows answers in four kilobytes, apart from the rest', async () => {
  const { bytes, gzipBytes } = await built('client/answers.ts');
  console.log(`Answers have ${gzipBytes} bytes (gzip), ${bytes} as they are.`);
  expect(gzipBytes).toBeLessThan(4 * KIB);
});

async function built(entryPoint: string): Promise<{ bytes: number; gzipBytes: number }> {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { bytes: bytes.length, gzipBytes: gzipSync(bytes, { level: 9 }).length };
}
