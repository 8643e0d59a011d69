import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { PlaceSelect } from '../demo/place-select.tsx';
import { Message } from '../parts/message.tsx';
import type { RedirectSignIn } from './sign-in.ts';

interface RedirectFormProps {
  readonly signIn: RedirectSignIn;
  readonly submit: string;
  /** Whether it is the way in, or one beside it. */
  readonly isUsual: boolean;
}

/** The way to the issuer, with what the issuer will not ask. */
export function RedirectForm({ signIn, submit, isUsual }: RedirectFormProps) {
  const placeId = useId();
  const country = useSignal('KR');
  return (
    <div class="sign-in">
      {!signIn.asksCountry && (
        <PlaceSelect
          id={placeId}
          label="From"
          country={country.value}
          onChange={(next) => (country.value = next)}
        />
      )}
      <LeaveButton
        signIn={signIn}
        country={signIn.asksCountry ? undefined : country.value}
        class={isUsual ? 'primary' : undefined}
      >
        {submit}
      </LeaveButton>
      <p class="hint">
        At <code>{signIn.issuer}</code>. Its tokens stay in the memory of this tab.
      </p>
    </div>
  );
}

interface LeaveButtonProps {
  readonly signIn: RedirectSignIn;
  readonly country?: string | undefined;
  readonly class?: string | undefined;
  readonly children: ComponentChildren;
}

/** Leaves the page for the issuer, to come back to where one was. */
export function LeaveButton({ signIn, country, class: name, children }: LeaveButtonProps) {
  const isBusy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const leave = async () => {
    isBusy.value = true;
    problem.value = undefined;
    await signIn.leave({ hash: location.hash, country }).catch((error: Error) => {
      problem.value = error.message;
    });
    // Also where it worked: a browser may show this very page again, as it was left.
    isBusy.value = false;
  };
  return (
    <>
      <button type="button" class={name} disabled={isBusy.value} onClick={leave}>
        {isBusy.value ? 'One moment…' : children}
      </button>
      {problem.value !== undefined && (
        <Message tone="bad" title="That did not work">
          {problem.value}
        </Message>
      )}
    </>
  );
}
