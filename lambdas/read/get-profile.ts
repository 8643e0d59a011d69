import { formatCursor } from '../domain/cursor.ts';
import { type LaneFold, mergeLanes } from '../domain/lane.ts';
import { textOf } from '../domain/register.ts';
import type { Answer } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession } from '../http/path-session.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import { loadLanes } from '../store/lanes.ts';
import { type Asked, query, readable } from './asked.ts';
import { lanesAfter } from './lanes-after.ts';
import { lanesAt } from './lanes-at.ts';
import type { Ports } from './ports.ts';

/**
 * `GET /v1/sessions/{id}/profile`: the merge of all lanes visible here; `?after=` never answers from before an
 * event, `?at=` answers from the past.
 */
export async function getProfile(ports: Ports, request: HttpRequest): Promise<Answer> {
  const asked = await readable(ports, request);
  const lanes = await lanesAsked(ports, request, asked);
  if (lanes.every(({ version }) => version === 0)) {
    throw noSuchSession();
  }
  return answer(request, lanes, asked);
}

async function lanesAsked(ports: Ports, request: HttpRequest, asked: Asked): Promise<readonly LaneFold[]> {
  const at = query(request, 'at');
  if (at !== undefined) {
    return lanesAt(ports, asked, at);
  }
  const after = query(request, 'after');
  if (after !== undefined) {
    return lanesAfter(ports, request, asked, after);
  }
  const { lanes } = await loadLanes(ports.stores, asked.sessionId, ports.lanes);
  return [...lanes.values()];
}

function answer(request: HttpRequest, lanes: readonly LaneFold[], { sessionId, caller }: Asked): Answer {
  const { registers, heads, newest } = mergeLanes(lanes);
  // The profile is spliced in as the text that it is: parsing it would only serve to write it again.
  const body = `{"sessionId":"${sessionId}","heads":${formatCursor(heads)},"profile":${textOf(registers)}}`;
  const etag = `"${sha256Hex(body).slice(0, 32)}"`;
  const headers = {
    'content-type': 'application/json',
    // RFC 9111 §5.2.2.4: it may be kept, and must be asked for again each time.
    'cache-control': 'private, no-cache',
    etag,
    ...(newest && { 'meridian-clock': newest.id }),
  };
  const about = { sessionId, userKey: caller.userKey };
  return isKnown(request, etag)
    ? { statusCode: 304, headers, body: '', about }
    : { statusCode: 200, headers, body, about };
}

/** RFC 9110 §13.1.2: a list of tags, compared weakly, or `*`. */
function isKnown(request: HttpRequest, etag: string): boolean {
  const stated = request.headers['if-none-match'];
  return (stated ?? '')
    .split(',')
    .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
