import type { BillInput } from './bill-input.ts';
import { ofAll } from './flows.ts';
import { PRICES } from './prices.ts';
import { piecesPerQuestion } from './questions.ts';

const MILLION = 1_000_000;
/** CONNECT, and SUBSCRIBE of the inbox: https://aws.amazon.com/iot-core/pricing/additional-details/ */
const MESSAGES_PER_CONNECT = 2;

/** Dollars a month for AWS IoT Core: each message in and out within 5 KB, at QoS 0. */
export function realtime(input: BillInput): number {
  const { load } = input;
  const messages = pushes(input) + pieces(input) + load.connects * MESSAGES_PER_CONNECT;
  return (
    (messages / MILLION) * PRICES.iotMessages.dollars +
    (load.onlineMinutes / MILLION) * PRICES.iotConnectionMinutes.dollars
  );
}

/**
 * Each commit as if it came to relay alone: in every region to the inbox of each member, whether a device is there or
 * not, and once to each device. Who writes a session is its members.
 */
function pushes({ load, flows, traffic, deployment, counted }: BillInput): number {
  const perRegion = counted.relay.publishesPerMember * traffic.writersPerSession;
  const perCommit = deployment.regions * perRegion + traffic.devicesPerEvent;
  return ofAll(load, flows, ({ commits }) => commits) * perCommit;
}

/** What is said of an answer while it comes goes to inboxes in the answering region alone, and to each device. */
function pieces({ load, traffic }: BillInput): number {
  const perPiece = traffic.writersPerSession + traffic.devicesPerEvent;
  return load.answers * piecesPerQuestion(traffic) * perPiece;
}
