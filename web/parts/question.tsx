import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface QuestionProps {
  readonly title: string;
  /** The answer that changes nothing; Escape gives it, too. */
  readonly no: string;
  readonly yes: string;
  readonly children: ComponentChildren;
  onNo(): void;
  onYes(): void;
}

/** Asks before something that cannot be taken back. The page waits for the answer; whoever says no is where they were. */
export function Question({ title, no, yes, children, onNo, onYes }: QuestionProps) {
  const [titleId, textId] = [useId(), useId()];
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="card question"
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      onClose={onNo}
    >
      <h2 id={titleId}>{title}</h2>
      <p id={textId} aria-live="polite">
        {children}
      </p>
      <div class="toolbar">
        <button type="button" class="primary" onClick={() => dialog.current?.close()}>
          {no}
        </button>
        <button type="button" class="danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
