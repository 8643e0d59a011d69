import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Stage } from '../../demo/stage.ts';
import { some } from '../../parts/format.ts';
import { Message } from '../../parts/message.tsx';
import type { Cloud } from '../cloud.ts';
import { LetterTable } from './letter-table.tsx';
import { LetterView } from './letter-view.tsx';
import { MakeLetter } from './make-letter.tsx';
import { matching, nameOf } from './matching.ts';
import { Redriving } from './redriving.tsx';
import { useLetters } from './use-letters.ts';

export interface LetterBoxProps {
  readonly cloud: Cloud;
  readonly stage: Stage;
}

/** The archives of dead letters of all regions. */
export function LetterBox({ cloud, stage }: LetterBoxProps) {
  const searchId = useId();
  const { letters, unreadable, problem } = useLetters(cloud);
  const text = useSignal('');
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const open = useSignal<string | undefined>(undefined);
  const opener = useRef<HTMLElement | null>(null);
  const search = useRef<HTMLInputElement>(null);
  // What has the focus goes, and somebody must be somewhere.
  const close = (next: HTMLElement | null) => {
    open.value = undefined;
    next?.focus();
  };
  const found = matching(letters.value ?? [], text.value);
  const opened = found.find((letter) => nameOf(letter) === open.value);
  return (
    <>
      <div class="toolbar">
        <div class="field inline">
          <label for={searchId}>Search</label>
          <input
            id={searchId}
            ref={search}
            type="search"
            placeholder="reason, id or text"
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        </div>
        <p role="status">{letters.value === undefined ? 'Reading…' : some(found.length, 'dead letter')}</p>
        <MakeLetter cloud={cloud} stage={stage} />
      </div>
      {problem.value !== undefined && (
        <Message tone="bad" title="The archives could not be read">
          {problem.value}
        </Message>
      )}
      {unreadable.value.length > 0 && (
        <Message tone="warn" title="Not all archives can be read">
          {unreadable.value.join(', ')}: restore the region to see its dead letters.
        </Message>
      )}
      {letters.value?.length === 0 && <Nothing />}
      {found.length > 0 && (
        <LetterTable
          letters={found}
          chosen={chosen.value}
          open={open.value}
          onChoose={(names) => (chosen.value = names)}
          onOpen={(name, button) => {
            open.value = name;
            opener.current = button;
          }}
        />
      )}
      <Redriving cloud={cloud} letters={found.filter((letter) => chosen.value.has(nameOf(letter)))} />
      {opened !== undefined && (
        <LetterView
          key={nameOf(opened)}
          cloud={cloud}
          letter={opened}
          onClose={() => close(opener.current)}
          onRedriven={() => close(search.current)}
        />
      )}
    </>
  );
}

function Nothing() {
  return (
    <Message tone="good" title="No dead letters">
      A message that nobody can read ends here, and so does one that could not be applied for days. Make one
      to see how it is mended.
    </Message>
  );
}
