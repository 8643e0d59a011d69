import { useSignal } from '@preact/signals';
import { some } from '../parts/format.ts';
import { Question } from '../parts/question.tsx';
import type { RedirectSignIn } from '../sign-in/sign-in.ts';
import type { Stage } from './stage.ts';

interface SignOutProps {
  readonly stage: Stage;
  /** By which the first person came in, if by one. */
  readonly redirect: RedirectSignIn | undefined;
}

/** The way out. Nothing stays in the browser, so that it asks before what no region has yet is lost. */
export function SignOut({ stage, redirect }: SignOutProps) {
  const isAsking = useSignal(false);
  const leave = async (): Promise<void> => {
    await stage.leave();
    await redirect?.signOut();
  };
  return (
    <>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          if (stage.unsent > 0) isAsking.value = true;
          else void leave();
        }}
      >
        Sign out
      </button>
      {isAsking.value && <Unsent stage={stage} onStay={() => (isAsking.value = false)} onLeave={leave} />}
    </>
  );
}

interface UnsentProps {
  readonly stage: Stage;
  onStay(): void;
  onLeave(): void;
}

function Unsent({ stage, onStay, onLeave }: UnsentProps) {
  const { unsent } = stage;
  return (
    <Question
      title="Sign out now?"
      no="Stay signed in"
      yes={unsent > 0 ? 'Sign out and discard' : 'Sign out'}
      onNo={onStay}
      onYes={onLeave}
    >
      {unsent > 0
        ? `${some(unsent, 'change')} of yours ${unsent === 1 ? 'has' : 'have'} not reached any region yet. Signing out deletes what this browser keeps, and with it what was not sent. To send it, stay, and turn the network of your devices on.`
        : 'Everything has been sent by now: nothing is lost.'}
    </Question>
  );
}
