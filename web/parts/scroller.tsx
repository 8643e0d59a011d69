import type { ComponentChildren } from 'preact';

export interface ScrollerProps {
  readonly label: string;
  readonly isTall?: boolean;
  readonly children: ComponentChildren;
}

/** Something wider, or longer, than the page has room for. */
export function Scroller({ label, isTall = false, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class={`scroll ${isTall ? 'tall' : ''}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
