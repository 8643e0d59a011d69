import { timeOfDay } from '../../parts/format.ts';
import { Scroller } from '../../parts/scroller.tsx';
import { cityOf } from '../../regions.ts';
import { addressOf } from '../../route.ts';
import type { LogLine } from '../cloud-types.ts';
import { idsOf, levelOf, wordsOf } from './log-text.ts';

interface LogTableProps {
  readonly lines: readonly LogLine[];
  readonly caption: string;
}

/** Lines of functions. */
export function LogTable({ lines, caption }: LogTableProps) {
  return (
    <Scroller label="Log lines" isTall>
      <table class="logs">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Region</th>
            <th scope="col">Function</th>
            <th scope="col">Level</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <Row key={`${line.atMs} ${at}`} line={line} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Row({ line }: { readonly line: LogLine }) {
  const level = levelOf(line);
  return (
    <tr class={level}>
      <td>
        <time>{timeOfDay(line.atMs, true)}</time>
      </td>
      <td>{cityOf(line.region)}</td>
      <td>{line.functionName.replace(/^.*-/, '')}</td>
      <td class="level">{level}</td>
      <td class="words">
        {wordsOf(line)}{' '}
        {idsOf(line).map((id) => (
          <a key={id} href={addressOf('console', 'logs', id)} title={id}>
            <code>{id.length > 20 ? `…${id.slice(-12)}` : id}</code>
          </a>
        ))}
      </td>
    </tr>
  );
}
