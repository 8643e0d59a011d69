import type { ComponentChildren } from 'preact';

export interface MessageProps {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** Something that a person should know: what it is, and what to do. */
export function Message({ tone, title, children }: MessageProps) {
  return (
    <div class={`message ${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <strong>{title}</strong>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
