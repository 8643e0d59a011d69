import { gatewayListener } from '../../../local/gateway/gateway.ts';
import { serveLoopback } from '../../../local/loopback/serve.ts';

test.each(['two\nlines', '한국'])(
  'answers 500 for a function whose header is %j, and goes on',
  async (value) => {
    let headers: Record<string, string> = { location: value };
    const gateway = {
      answer: async () => ({ statusCode: 202, headers, cookies: [], body: Buffer.from('ok') }),
    };
    const server = await serveLoopback(0, gatewayListener(gateway));
    expect((await fetch(server.url)).status).toBe(500);
    headers = {};
    expect((await fetch(server.url)).status).toBe(202);
    await server.close(0);
  },
);
