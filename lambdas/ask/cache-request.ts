import type { CacheRequest } from '../cache/asked.ts';
import type { Ask } from '../contract/asks.ts';
import { localeOf } from '../domain/prompt/locale.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { Conversation } from './conversation.ts';
import type { Ports } from './ports.ts';

/** What the cache is asked for a question. Without tools, and with the temperature that models are asked with. */
export function cacheRequestOf(
  { settings, embedder }: Pick<Ports, 'settings' | 'embedder'>,
  { tenant, asker, askedAt, question }: Ask,
  { isAlone, isPersonal, saidBefore }: Pick<Conversation, 'isAlone' | 'isPersonal' | 'saidBefore'>,
): CacheRequest {
  const { text, model = 'any', maxOutputTokens } = question;
  return {
    scope: {
      tenant,
      visibility: { kind: 'public' },
      // A wish for a model, or for a short answer, must not be answered by what nobody wished so.
      modelFamily: maxOutputTokens === undefined ? model : `${model} ${maxOutputTokens}`,
      systemPromptHash: sha256Hex(settings.system),
      toolsHash: 'none',
      locale: localeOf(text),
      embedder,
      knowledgeVersion: settings.knowledge,
    },
    prompt: text,
    userKey: asker,
    hasTools: false,
    temperature: settings.temperature,
    isPersonal,
    // What was said before may shine through an answer, and is nobody else's business.
    isOnlyRead: !isAlone,
    saidBefore,
    askedAtMs: Date.parse(askedAt),
  };
}
