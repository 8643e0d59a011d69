import type { FigureName } from '../../../lambdas/contract/figures.ts';
import { REGION_HEADER } from '../../../lambdas/contract/routing.ts';
import type { Person } from '../../sign-in/sign-in.ts';
import { withToken } from '../../sign-in/with-token.ts';

/** A region's answer to `GET /v1/operator/figures`. */
export interface Figures {
  readonly region: string;
  readonly periodSeconds: number;
  readonly times: readonly string[];
  readonly series: Readonly<Partial<Record<FigureName, readonly (number | null)[]>>>;
}

/** What CloudWatch has measured in a region. Rejects with a sentence. */
export async function figuresOf(
  { edge }: { readonly edge: string },
  person: Person,
  region: string,
): Promise<Figures> {
  const answer = await withToken(person, (authorization) =>
    fetch(`${edge}/v1/operator/figures`, { headers: { authorization, [REGION_HEADER]: region } }).catch(
      () => {
        throw new Error('The edge does not answer. Is there a network?');
      },
    ),
  );
  const body = (await answer.json().catch(() => ({}))) as Figures & { detail?: string };
  if (!answer.ok) throw new Error(body.detail ?? `The region answered ${answer.status}.`);
  if (body.region !== region) throw new Error(`The edge goes around this region, to ${body.region}.`);
  return body;
}
