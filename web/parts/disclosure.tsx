import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface DisclosureProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Something that is shown on demand, and made only then. */
export function Disclosure({ title, children }: DisclosureProps) {
  const isOpen = useSignal(false);
  return (
    <details class="disclosure" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen.value && children}
    </details>
  );
}
