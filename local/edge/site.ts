import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { edgeHeaders, escapeHtml } from './edge-answer.ts';

export interface Site {
  /** Folder with what is deployed into the site bucket; undefined where nothing is. */
  readonly folder: string | undefined;
  /** Files beside the folder's, by their paths: what a deployment writes about itself. */
  readonly files: () => ReadonlyMap<string, string>;
  /** Lines that say what runs here, for a site without files. */
  readonly about: () => readonly string[];
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Answers as the site bucket behind CloudFront: a file, or 403 for what is not there, since nobody may list it. */
export async function answerFromSite(
  response: ServerResponse,
  site: Site,
  uri: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  if (site.folder === undefined) return answerAbout(response, site.about());
  const path = decodedPath(uri);
  const content = path && (site.files().get(path) ?? (await stored(join(site.folder, path))));
  if (content === undefined || path === undefined) {
    response.writeHead(403, { ...edgeHeaders('Error'), 'content-type': 'application/xml' });
    response.end(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    );
    return;
  }
  const contentType = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, {
    ...edgeHeaders('Miss'),
    ...onThisMachine(headers),
    'content-type': contentType,
    // What the deployment uploads names with a hash never changes; the rest is asked for each time.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(content);
}

function stored(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(() => undefined);
}

/** The hosts of AWS that a page may connect to are ports of this machine here. */
function onThisMachine(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { 'content-security-policy': policy, ...others } = headers;
  if (policy === undefined) return headers;
  const here = policy.replace('connect-src ', 'connect-src http://127.0.0.1:* ws://127.0.0.1:* ');
  return { ...others, 'content-security-policy': here };
}

/** The path inside the folder, whatever dots and escapes the viewer sends. */
function decodedPath(uri: string): string | undefined {
  try {
    return normalize(`/${decodeURIComponent(uri)}`);
  } catch {
    return undefined;
  }
}

function answerAbout(response: ServerResponse, lines: readonly string[]): void {
  response.writeHead(200, { ...edgeHeaders('Miss'), 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><title>Local cloud</title><pre>${lines.map(escapeHtml).join('\n')}</pre>\n`);
}
