export { ClientError, type ClientErrorCode } from './client-error.ts';
export type { ConnectionState } from './connection.ts';
export { createMeridian, type Meridian } from './create-meridian.ts';
export { type ReadableHook, readableHook, type UseSyncExternalStore } from './hooks.ts';
export type { Notice } from './notices.ts';
export type { MeridianOptions } from './options.ts';
export type { Command, Intent, Outcome } from './outbox/intent.ts';
export type { OutboxCounts } from './outbox/outbox.ts';
export type {
  ClientStorage,
  Fetch,
  FetchAnswer,
  FetchInit,
  OpenSocket,
  Ports,
  PushedCommit,
  Realtime,
  Sink,
  Socket,
} from './ports.ts';
export type { Readable } from './readable.ts';
export { type PollingOptions, polling } from './realtime/polling.ts';
export type { Member, Presence } from './session/presence.ts';
export type {
  MessageName,
  SendOptions,
  Session,
  SessionEvent,
  SessionStatus,
  Whisper,
} from './session/session.ts';
export type { MessagePage } from './session/session-api.ts';
export { indexedDbStorage } from './storage/indexed-db-storage.ts';
export { memoryStorage } from './storage/memory-storage.ts';
