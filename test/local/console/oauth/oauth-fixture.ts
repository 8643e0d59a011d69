import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Issuer, openIssuer } from '../../../../local/console/issuer.ts';
import { oauthListener } from '../../../../local/console/oauth/oauth-listener.ts';
import { type LoopbackServer, serveLoopback } from '../../../../local/loopback/serve.ts';

export const PAGE = 'http://127.0.0.1:8080/';
export const CLIENT = 'web';
/** As on AWS: the issuer bears another name than where it is. */
export const NAME = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool';

/** The built-in issuer alone, with a clock that can be moved on. */
export interface ServedIssuer {
  readonly url: string;
  readonly issuer: Issuer;
  /** Makes the issuer's time go on. */
  passMs(ms: number): void;
  /** What somebody does with the issuer's page: fills in the form that an address shows, and is sent on. */
  submit(address: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

export async function serveIssuer(): Promise<ServedIssuer> {
  const folder = await mkdtemp(join(tmpdir(), 'issuer-'));
  const issuer = await openIssuer({ folder, name: NAME, audiences: [CLIENT], tenantClaim: 'tenant' });
  let passedMs = 0;
  const client = { clientId: CLIENT, redirectUris: [PAGE] };
  const oauth = oauthListener({ issuer, client, nowMs: () => Date.now() + passedMs });
  const server: LoopbackServer = await serveLoopback(0, (request, response) => {
    if (oauth(request, response)) return;
    response.setHeader('content-type', 'application/json');
    const isKeys = request.url === '/.well-known/jwks.json';
    response.end(JSON.stringify(isKeys ? issuer.jwks() : issuer.discovery(server.url)));
  });
  return {
    ...{ url: server.url, issuer },
    passMs: (ms) => {
      passedMs += ms;
    },
    async submit(address, fields) {
      const shown = await (await fetch(address)).text();
      const form = new URLSearchParams({
        ...hiddenIn(shown),
        sub: 'kim',
        country: 'KR',
        decision: 'allow',
        ...fields,
      });
      return fetch(`${server.url}/_local/oauth/authorize`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
    },
    async close() {
      await server.close(0);
      await rm(folder, { recursive: true });
    },
  };
}

function hiddenIn(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries(
    [...inputs].map(([, name, value]) => [
      name,
      String(value).replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ]),
  );
}
