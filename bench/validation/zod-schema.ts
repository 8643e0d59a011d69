// By namespace, which a bundler can shake: https://github.com/colinhacks/zod/issues/6597
import * as z from 'zod';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SESSION_ID = /^[0-9a-f]{32}\.[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The schema `message.send` of `lambdas/contract/commands.ts`, as one writes it with zod. */
export const SendMessage = z.strictObject({
  type: z.literal('message.send'),
  eventId: z.string().regex(UUID).optional(),
  queue: z.enum(['interactive', 'bulk']).optional(),
  sessionId: z.string().regex(SESSION_ID),
  message: z.strictObject({
    text: z.string().min(1).max(16_384),
    attributes: z.record(z.string(), z.unknown()).optional(),
  }),
});
