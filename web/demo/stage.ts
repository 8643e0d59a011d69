import { signal } from '@preact/signals';
import { type Deployment, wayOf } from '../deployment.ts';
import { elsewhere, PLACES, type Place, placeOf } from '../places.ts';
import { route } from '../route.ts';
import type { Arrival, Person } from '../sign-in/sign-in.ts';
import { type Device, openDevice } from './device.ts';
import { type KeptStage, keepStage, readStage } from './kept-stage.ts';
import type { Room } from './room.ts';
import { userKeyOf } from './user-key-of.ts';

/** Somebody in this page, with the key by which events name them. */
export interface Actor {
  readonly person: Person;
  readonly userKey: string;
}

/** Everybody who is signed in on this page, their devices, and the one session that they share. */
export class Stage {
  readonly actors = signal<readonly Actor[]>([]);
  readonly devices = signal<readonly Device[]>([]);
  readonly sessionId = signal<string | undefined>(undefined);
  private readonly deployment: Deployment;
  /** Whoever comes back from an issuer just now. */
  private readonly arriving: Promise<Arrival | undefined>;
  private resumed: Promise<void> | undefined;

  constructor(deployment: Deployment, arriving: Promise<Arrival | undefined> = Promise.resolve(undefined)) {
    this.deployment = deployment;
    this.arriving = arriving;
  }

  /** The person on whose token the console asks. */
  get first(): Actor | undefined {
    return this.actors.value[0];
  }

  /**
   * Brings in the first person: a device where they are and one elsewhere, in a session of theirs, or in one that
   * they were invited to. Rejects with a sentence.
   */
  async begin(person: Person, place: Place, sessionId?: string): Promise<void> {
    const actor = await this.join(person);
    const device = await this.openAt(actor, place, crypto.randomUUID());
    this.sessionId.value = sessionId ?? (await device.client.createSession()).id;
    this.enter(device, actor);
    await this.addDevice(person, elsewhere([place]));
  }

  /** Another device of somebody who is here. */
  async addDevice(person: Person, place: Place): Promise<void> {
    const actor = this.actors.value.find((one) => one.person === person);
    if (actor === undefined) throw new Error(`${person.name} is not signed in.`);
    this.enter(await this.openAt(actor, place, crypto.randomUUID()), actor);
    this.keep();
  }

  /** The owner's device adds somebody, who comes in with a device. Rejects with a sentence. */
  async invite(person: Person, place: Place): Promise<void> {
    const owner = this.devices.value.find((device) => this.isOwner(device));
    if (owner === undefined) {
      throw new Error('Only the owner of a session can add people, and no device of the owner is open here.');
    }
    const actor = await this.join(person);
    const outcome = await owner.client.session(this.sessionId.value ?? '').addMember(person.subject).done;
    if (outcome.status === 'failed') throw new Error(outcome.reason);
    this.enter(await this.openAt(actor, place, crypto.randomUUID()), actor);
    this.keep();
  }

  /** Takes a device away; it ends once it has sent what it still held. */
  remove(device: Device): void {
    this.devices.value = this.devices.value.filter((one) => one !== device);
    this.keep();
    device.turnNetwork(true);
    device.closeWhenSent();
  }

  /** Closes everything and forgets it; what is in the outboxes stays with the browser. */
  leave(): void {
    for (const device of this.devices.value) device.close();
    this.actors.value = [];
    this.devices.value = [];
    this.sessionId.value = undefined;
    keepStage(undefined);
  }

  /** The device of this page on which an event was made. */
  madeOn(eventId: string): Device | undefined {
    return this.devices.value.find((device) => device.made(eventId));
  }

  isOwner({ person }: Device): boolean {
    const owner = this.sessionId.value?.split('.')[0];
    return this.actors.value.some((actor) => actor.person === person && actor.userKey === owner);
  }

  /** Once: brings in whoever comes back from an issuer, or all that were here before a reload. Rejects with a sentence. */
  resume(): Promise<void> {
    this.resumed ??= this.comeBack();
    return this.resumed;
  }

  private async comeBack(): Promise<void> {
    const arrival = await this.arriving;
    const kept = readStage();
    if (arrival !== undefined) return this.arrive(arrival, kept);
    const anyone = wayOf(this.deployment, 'anyone');
    if (kept?.sessionId === undefined || kept.by === 'redirect' || anyone === undefined) return;
    await this.reopenAll(
      kept,
      await Promise.all(kept.people.map((one) => anyone.as(one.subject, one.tenant))),
    );
  }

  /** Their devices are as they left them, unless they go somewhere else now. */
  private async arrive({ person, country }: Arrival, kept: KeptStage | undefined): Promise<void> {
    const [where, invitedTo] = route.value;
    const isInvited = where === 'join' && invitedTo !== undefined;
    const wasHere = kept?.by === 'redirect' && kept.people[0]?.subject === person.subject;
    if (kept?.sessionId !== undefined && wasHere && !isInvited) return this.reopenAll(kept, [person]);
    await this.begin(
      person,
      PLACES.find((one) => one.country === country) ?? elsewhere([]),
      isInvited ? invitedTo : undefined,
    );
  }

  private async reopenAll(kept: KeptStage, people: readonly Person[]): Promise<void> {
    for (const person of people) await this.join(person);
    this.sessionId.value = kept.sessionId;
    for (const device of kept.devices) await this.reopen(device);
  }

  private async reopen({ id, subject, country }: KeptStage['devices'][number]): Promise<void> {
    const actor = this.actors.value.find(({ person }) => person.subject === subject);
    if (actor !== undefined) this.enter(await this.openAt(actor, placeOf(country), id), actor);
  }

  private async join(person: Person): Promise<Actor> {
    const known = this.actors.value.find((one) => one.person.subject === person.subject);
    if (known !== undefined) return known;
    const actor = { person, userKey: await userKeyOf(this.deployment, person) };
    this.actors.value = [...this.actors.value, actor];
    return actor;
  }

  private async openAt({ person }: Actor, place: Place, id: string): Promise<Device> {
    const device = await openDevice(this.deployment, { id, person, place });
    this.devices.value = [...this.devices.value, device];
    return device;
  }

  private enter(device: Device, { person, userKey }: Actor): void {
    const room = device.enter(this.sessionId.value ?? '', userKey);
    tellName(room, userKey, person.name);
  }

  private keep(): void {
    const by = this.first?.person.by;
    if (by === undefined || by === 'token') return;
    keepStage({
      by,
      people: this.actors.value.map(({ person: { subject, tenant } }) => ({
        subject,
        ...(tenant !== undefined && { tenant }),
      })),
      devices: this.devices.value.map(({ id, person, place }) => ({
        id,
        subject: person.subject,
        country: place.country,
      })),
      sessionId: this.sessionId.value,
    });
  }
}

/** Events know people by their keys; the profile tells their names. Said once the session is there. */
function tellName({ status, profile, update }: Room, userKey: string, name: string): void {
  let isTold = false;
  status.subscribe((now) => {
    if (isTold || now !== 'live') return;
    isTold = true;
    const { people = {} } = profile.peek() as { people?: Record<string, { name?: string }> };
    if (people[userKey]?.name !== name) update({ people: { [userKey]: { name } } });
  });
}
