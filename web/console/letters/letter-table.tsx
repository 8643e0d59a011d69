import { timeOfDay } from '../../parts/format.ts';
import { Scroller } from '../../parts/scroller.tsx';
import { cityOf } from '../../regions.ts';
import type { Letter } from '../cloud-types.ts';
import { nameOf } from './matching.ts';

interface LetterTableProps {
  readonly letters: readonly Letter[];
  readonly chosen: ReadonlySet<string>;
  readonly open: string | undefined;
  onChoose(names: ReadonlySet<string>): void;
  /** With the button that was pressed, to which the focus returns. */
  onOpen(name: string, button: HTMLButtonElement): void;
}

/** Dead letters to choose from. */
export function LetterTable({ letters, chosen, open, onChoose, onOpen }: LetterTableProps) {
  const names = letters.map(nameOf);
  const isAll = names.every((name) => chosen.has(name));
  const toggle = (name: string): void => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    onChoose(next);
  };
  return (
    <Scroller label="List of dead letters">
      <table class="letters">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label="Choose all"
                checked={isAll}
                onChange={() => onChoose(new Set(isAll ? [] : names))}
              />
            </th>
            <th scope="col">Region</th>
            <th scope="col">Queue</th>
            <th scope="col">Sent</th>
            <th scope="col">Reason</th>
            <th scope="col">
              <span class="unseen">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => {
            const name = nameOf(letter);
            return (
              <tr key={name} class={name === open ? 'open' : ''}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Choose ${letter.messageId}`}
                    checked={chosen.has(name)}
                    onChange={() => toggle(name)}
                  />
                </td>
                <td>{cityOf(letter.region)}</td>
                <td>{letter.queue.replace(/^.*?-(.*)-dead-letters$/, '$1')}</td>
                <td>{timeOfDay(Date.parse(letter.sentAt))}</td>
                <td class="reason">{letter.reason}</td>
                <td>
                  <button
                    type="button"
                    aria-expanded={name === open}
                    onClick={(event) => onOpen(name, event.currentTarget)}
                  >
                    Look
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}
