import type { ComponentChildren } from 'preact';

/** Something that is shown on demand. */
export function Disclosure({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="disclosure">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
