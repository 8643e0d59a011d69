import type { Command } from './intent.ts';

/** A sentence of the API about a command, with its pointer into what the application gave: it knows of no batch. */
export function asCalled({ type }: Pick<Command, 'type'>, sentence: string): string {
  const told = sentence.replace(/"\/commands\/\d+/, '"');
  if (type === 'profile.patch') return told.replace('"/patch/', '"/');
  if (type === 'message.send') return told.replace('"/message/', '"/');
  return type === 'completion.request' ? told.replace('"/message"', '"/text"') : told;
}
