import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { PlaceSelect } from '../demo/place-select.tsx';
import { Message } from '../parts/message.tsx';
import { type Place, placeOf } from '../places.ts';
import type { AnyoneSignIn, Person, TokenSignIn } from './sign-in.ts';

type FormSignIn = AnyoneSignIn | TokenSignIn;

export interface SignInFormProps {
  readonly signIn: FormSignIn;
  readonly submit: string;
  /** Told at the beginning, for whoever just wants to look. */
  readonly suggestion: { readonly name: string; readonly country: string };
  /** Whether to ask for a tenant. */
  readonly asksTenant?: boolean;
  readonly tenant?: string;
  /** Rejects with a sentence, which is shown. */
  onPerson(person: Person, place: Place): Promise<void>;
}

/** Who, and from where. */
export function SignInForm(props: SignInFormProps) {
  const { signIn, submit, suggestion, asksTenant = false } = props;
  const [tenantId, placeId] = [useId(), useId()];
  const name = useSignal(suggestion.name);
  const tenant = useSignal(props.tenant ?? '');
  const country = useSignal(suggestion.country);
  const isBusy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    isBusy.value = true;
    problem.value = undefined;
    try {
      await props.onPerson(await personOf(signIn, name.value, tenant.value), placeOf(country.value));
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
    isBusy.value = false;
  };
  return (
    <form class="sign-in" onSubmit={onSubmit}>
      <Identity signIn={signIn} value={name.value} onInput={(text) => (name.value = text)} />
      {asksTenant && signIn.kind === 'anyone' && (
        <div class="field">
          <label for={tenantId}>
            Tenant <small>optional</small>
          </label>
          <input
            id={tenantId}
            value={tenant.value}
            onInput={(event) => (tenant.value = event.currentTarget.value)}
          />
        </div>
      )}
      <PlaceSelect
        id={placeId}
        label="From"
        country={country.value}
        onChange={(next) => (country.value = next)}
      />
      <button type="submit" class="primary" disabled={isBusy.value}>
        {isBusy.value ? 'One moment…' : submit}
      </button>
      {problem.value !== undefined && (
        <Message tone="bad" title="That did not work">
          {problem.value}
        </Message>
      )}
    </form>
  );
}

interface IdentityProps {
  readonly signIn: FormSignIn;
  readonly value: string;
  onInput(text: string): void;
}

function Identity({ signIn, value, onInput }: IdentityProps) {
  const isToken = signIn.kind === 'token';
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{isToken ? 'Token' : 'Name'}</label>
      <input
        id={id}
        required
        value={isToken ? undefined : value}
        autocomplete="off"
        aria-describedby={isToken ? 'token-hint' : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {isToken && <small id="token-hint">A JWT from {signIn.hint}. It stays in this tab.</small>}
    </div>
  );
}

function personOf(signIn: FormSignIn, name: string, tenant: string): Promise<Person> {
  return signIn.kind === 'anyone'
    ? signIn.as(name.trim(), tenant.trim() || undefined)
    : signIn.withToken(name);
}
