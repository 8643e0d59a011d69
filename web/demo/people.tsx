import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type Deployment, wayOf } from '../deployment.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Message } from '../parts/message.tsx';
import { elsewhere, placeOf } from '../places.ts';
import { addressOf } from '../route.ts';
import { LeaveButton } from '../sign-in/redirect-form.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { PlaceSelect } from './place-select.tsx';
import { SignOut } from './sign-out.tsx';
import type { Stage } from './stage.ts';

interface PeopleProps {
  readonly deployment: Deployment;
  readonly stage: Stage;
}

/** Who is here, and how more devices and people come in. */
export function People({ deployment, stage }: PeopleProps) {
  const actors = stage.actors.value;
  const redirect = actors[0]?.person.by === 'redirect' ? wayOf(deployment, 'redirect') : undefined;
  return (
    <section class="people" aria-label="People and devices">
      <p class="who">
        Signed in as <strong>{actors.map(({ person }) => person.name).join(' and ')}</strong>
        {actors[0]?.person.tenant !== undefined && <> of {actors[0].person.tenant}</>}
      </p>
      <AddDevice stage={stage} />
      <Disclosure title="Invite a person">
        <Invite deployment={deployment} stage={stage} />
      </Disclosure>
      <SignOut stage={stage} redirect={redirect} />
      {redirect?.ended.value !== undefined && (
        <>
          <Message tone="bad" title="You are signed out">
            {redirect.ended.value} What you write is kept in this browser.
          </Message>
          <LeaveButton signIn={redirect}>Sign in again</LeaveButton>
        </>
      )}
    </section>
  );
}

function AddDevice({ stage }: { readonly stage: Stage }) {
  const [placeId, whoId] = [useId(), useId()];
  const taken = stage.devices.value.map(({ place }) => place);
  const chosen = useSignal<string | undefined>(undefined);
  const who = useSignal(0);
  const problem = useSignal<string | undefined>(undefined);
  const country = chosen.value ?? elsewhere(taken).country;
  const add = async (event: Event) => {
    event.preventDefault();
    const actor = stage.actors.value[who.value] ?? stage.first;
    chosen.value = undefined;
    problem.value = undefined;
    if (actor === undefined) return;
    await stage.addDevice(actor.person, placeOf(country)).catch((error: Error) => {
      problem.value = error.message;
    });
  };
  return (
    <form class="add-device" onSubmit={add}>
      {stage.actors.value.length > 1 && (
        <div class="field">
          <label for={whoId}>Another device of</label>
          <select
            id={whoId}
            value={who.value}
            onChange={(event) => (who.value = Number(event.currentTarget.value))}
          >
            {stage.actors.value.map(({ person }, at) => (
              <option key={person.subject} value={at}>
                {person.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <PlaceSelect
        id={placeId}
        label={stage.actors.value.length > 1 ? 'In' : 'Another device in'}
        country={country}
        onChange={(next) => (chosen.value = next)}
      />
      <button type="submit">Add device</button>
      {problem.value !== undefined && (
        <Message tone="bad" title="No device was added">
          {problem.value}
        </Message>
      )}
    </form>
  );
}

function Invite({ deployment, stage }: PeopleProps) {
  const anyone = wayOf(deployment, 'anyone');
  const sessionId = stage.sessionId.value ?? '';
  const link = `${location.origin}/${addressOf('join', sessionId)}`;
  const tenant = stage.first?.person.tenant;
  const taken = stage.devices.value.map(({ place }) => place);
  return (
    <div class="invite">
      <p class="hint">
        They become a member of this session, with a device of their own here. To let them come in from
        another browser, send them <a href={link}>the link to this session</a> once they are added.
      </p>
      {anyone !== undefined ? (
        <SignInForm
          signIn={anyone}
          submit="Add person"
          suggestion={{ name: 'Lee', country: elsewhere(taken).country }}
          {...(tenant !== undefined && { tenant })}
          onPerson={(person, place) => stage.invite(person, place)}
        />
      ) : (
        <AddMember stage={stage} />
      )}
    </div>
  );
}

/** Where nobody can be signed in by name, people are added by their subject. */
function AddMember({ stage }: { readonly stage: Stage }) {
  const subjectId = useId();
  const subject = useSignal('');
  const said = useSignal<string | undefined>(undefined);
  const add = async (event: Event) => {
    event.preventDefault();
    said.value = await stage.addMember(subject.value).then(
      () => `${subject.value} is a member now.`,
      (error: Error) => error.message,
    );
  };
  return (
    <form class="sign-in" onSubmit={add}>
      <div class="field">
        <label for={subjectId}>Subject</label>
        <input
          id={subjectId}
          required
          value={subject.value}
          onInput={(event) => (subject.value = event.currentTarget.value)}
        />
      </div>
      <button type="submit">Add member</button>
      {said.value !== undefined && <p role="status">{said.value}</p>}
    </form>
  );
}
