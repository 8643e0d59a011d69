import { type Deployment, wayOf } from '../deployment.ts';
import { Message } from '../parts/message.tsx';
import { RedirectForm } from '../sign-in/redirect-form.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { LandPicture } from './land-picture.tsx';
import type { Stage } from './stage.ts';

export interface WelcomeProps {
  readonly deployment: Deployment;
  readonly stage: Stage;
  /** Session that somebody was sent a link to. */
  readonly invitedTo: string | undefined;
}

/** What this is, and the way in. */
export function Welcome({ deployment, stage, invitedTo }: WelcomeProps) {
  const { regions } = deployment;
  const byForm = wayOf(deployment, 'anyone') ?? wayOf(deployment, 'token');
  const byRedirect = wayOf(deployment, 'redirect');
  return (
    <div class="welcome">
      <section class="pitch">
        <h1>Every device in step, in every region</h1>
        <p>
          Sign in, and you get two devices on two continents. What you type on one goes to the region nearest
          to it, and shows on the other a moment later. Take a device offline, or a whole region down: nothing
          is lost, and nothing comes twice.
        </p>
        <ol class="steps">
          <li>Type into the profile or the chat of one device, and watch the other.</li>
          <li>Turn a device’s network off, change both, turn it on again.</li>
          {deployment.console !== undefined && <li>Kill a region, and watch the recovery clock.</li>}
        </ol>
        <LandPicture regions={regions} />
      </section>
      <section class="card" aria-labelledby="sign-in-title">
        <h2 id="sign-in-title">{titleOf(deployment, invitedTo)}</h2>
        {invitedTo !== undefined && (
          <Message tone="info" title="You were sent a link">
            Its owner must add you under the name that you sign in with.
          </Message>
        )}
        {byForm !== undefined && (
          <SignInForm
            signIn={byForm}
            submit="Sign in"
            suggestion={{ name: invitedTo === undefined ? 'Kim' : 'Lee', country: 'KR' }}
            asksTenant
            onPerson={(person, place) => stage.begin(person, place, invitedTo)}
          />
        )}
        {byForm?.kind === 'anyone' && (
          <p class="hint">
            No password: the issuer runs on this machine. Or sign in as on AWS, by a page of the issuer to
            which this one sends you:
          </p>
        )}
        {byRedirect !== undefined && (
          <RedirectForm
            signIn={byRedirect}
            submit={byForm === undefined ? 'Sign in' : 'Go to the issuer'}
            isUsual={byForm === undefined}
          />
        )}
        <p class="hint">
          Regions:{' '}
          {regions.map((region, at) => (
            <span key={region} class="whole">
              {region}
              {at < regions.length - 1 ? ', ' : '.'}
            </span>
          ))}
        </p>
      </section>
    </div>
  );
}

function titleOf(deployment: Deployment, invitedTo: string | undefined): string {
  if (invitedTo !== undefined) return 'Join the session';
  return wayOf(deployment, 'anyone') === undefined ? 'Sign in' : 'Sign in as anyone';
}
