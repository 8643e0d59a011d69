import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Cloud } from '../console/cloud.ts';
import { RegionStrip } from '../console/world/region-strip.tsx';
import type { Deployment } from '../deployment.ts';
import { Message } from '../parts/message.tsx';
import { route } from '../route.ts';
import { DeviceCard } from './device-card.tsx';
import { invitationIn } from './invitation.ts';
import { People } from './people.tsx';
import type { Stage } from './stage.ts';
import { Welcome } from './welcome.tsx';

export interface DemoProps {
  readonly deployment: Deployment;
  readonly stage: Stage;
  readonly cloud: Cloud | undefined;
}

/** Devices of people, side by side. */
export function Demo({ deployment, stage, cloud }: DemoProps) {
  const coming = useSignal(stage.actors.value.length === 0);
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => {
    if (!coming.value) return;
    stage
      .resume()
      .catch((error: Error) => {
        problem.value = error.message;
      })
      .finally(() => {
        coming.value = false;
      });
  }, []);
  const { sessionId, isMalformed } = invitationIn(route.value);
  if (coming.value) return <p class="hint">One moment…</p>;
  if (stage.devices.value.length === 0 && stage.actors.value.length === 0) {
    return (
      <>
        {isMalformed && <Malformed />}
        {problem.value !== undefined && (
          <Message tone="bad" title="You are not signed in">
            {problem.value}
          </Message>
        )}
        <Welcome deployment={deployment} stage={stage} invitedTo={sessionId} />
      </>
    );
  }
  return (
    <>
      {isMalformed && <Malformed />}
      <Devices deployment={deployment} stage={stage} cloud={cloud} />
    </>
  );
}

function Malformed() {
  return (
    <Message tone="bad" title="This link leads to no session">
      A part of it is missing, or was changed on its way. Ask for it again; or go on without it, in a session
      of your own.
    </Message>
  );
}

function Devices({ deployment, stage, cloud }: DemoProps) {
  return (
    <>
      <h1 class="unseen">Demo: devices in step</h1>
      {cloud !== undefined && <RegionStrip cloud={cloud} />}
      <People deployment={deployment} stage={stage} />
      <div class="devices">
        {stage.devices.value.map((device) => (
          <DeviceCard key={device.id} device={device} stage={stage} deployment={deployment} />
        ))}
        {stage.devices.value.length === 0 && (
          <Message tone="info" title="No device is open">
            Add one above: it will show what the others left.
          </Message>
        )}
      </div>
    </>
  );
}
