// Longer than other files: whatever changes who is here keeps it for a reload, which is one thing.
import { signal } from '@preact/signals';
import type { Intent } from '../../client/index.ts';
import { type Deployment, wayOf } from '../deployment.ts';
import { elsewhere, PLACES, type Place, placeOf } from '../places.ts';
import { route } from '../route.ts';
import type { Arrival, Person } from '../sign-in/sign-in.ts';
import { type Device, openDevice } from './device.ts';
import { invitationIn, isSessionId } from './invitation.ts';
import { type KeptStage, keepStage, keptDevice, readStage } from './kept-stage.ts';
import { tellName } from './tell-name.ts';
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
  /** Devices that were taken away, and still send. */
  private readonly leaving = signal<readonly Device[]>([]);
  private readonly deployment: Deployment;
  /** Whoever comes back from an issuer just now. */
  private readonly arriving: Promise<Arrival | undefined>;
  private resumed: Promise<void> | undefined;

  constructor(deployment: Deployment, arriving: Promise<Arrival | undefined> = Promise.resolve(undefined)) {
    this.deployment = deployment;
    this.arriving = arriving;
  }

  /** Whether it is the local cloud, where a stand-in plays the models. */
  get isLocal(): boolean {
    return this.deployment.console !== undefined;
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
    if (sessionId !== undefined && !isSessionId(sessionId)) {
      throw new Error(`“${sessionId}” is no session’s id. Ask for the link again.`);
    }
    const actor = await this.join(person);
    const device = await this.openAt(actor, place, crypto.randomUUID());
    const id = sessionId ?? (await device.client.createSession()).id;
    const creation = device.client.intents().find((intent) => intent.sessionId === id);
    this.sessionId.value = id;
    await seen(device, id, creation);
    this.enter(device, actor);
    await this.addDevice(person, elsewhere([place]), creation);
  }

  /** Another device of somebody who is here. It comes in once its region has the session that is created just now. */
  async addDevice(person: Person, place: Place, creation?: Intent): Promise<void> {
    const actor = this.actors.value.find((one) => one.person === person);
    if (actor === undefined) throw new Error(`${person.name} is not signed in.`);
    const device = await this.openAt(actor, place, crypto.randomUUID());
    await seen(device, this.sessionId.value ?? '', creation);
    this.enter(device, actor);
    this.keep();
  }

  /** The owner's device adds somebody, who comes in with a device. Rejects with a sentence. */
  async invite(person: Person, place: Place): Promise<void> {
    await this.addMember(person.subject);
    const actor = await this.join(person);
    this.enter(await this.openAt(actor, place, crypto.randomUUID()), actor);
    this.keep();
  }

  /** The owner's device adds somebody by their subject. Rejects with a sentence. */
  async addMember(subject: string): Promise<void> {
    const owner = this.devices.value.find((device) => this.isOwner(device));
    if (owner === undefined) {
      throw new Error('Only the owner of a session can add people, and no device of the owner is open here.');
    }
    const outcome = await owner.client.session(this.sessionId.value ?? '').addMember(subject).done;
    if (outcome.status === 'failed') throw new Error(outcome.reason);
  }

  /** How many changes no region has yet. */
  get unsent(): number {
    return this.opened.reduce((sum, { outbox }) => sum + outbox.value.queued, 0);
  }

  /** Takes a device away; it ends once it has sent what it still held. */
  remove(device: Device): void {
    this.devices.value = this.devices.value.filter((one) => one !== device);
    device.turnNetwork(true);
    void this.seeOff(device);
  }

  /** Signs everybody out. Nothing of them stays in this browser: what no region has yet is lost. */
  async leave(): Promise<void> {
    const { opened } = this;
    this.actors.value = [];
    this.devices.value = [];
    this.leaving.value = [];
    this.sessionId.value = undefined;
    keepStage(undefined);
    await Promise.all(opened.map((device) => device.erase()));
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
    const { sessionId: invitedTo } = invitationIn(route.value);
    const wasHere = kept?.by === 'redirect' && kept.people[0]?.subject === person.subject;
    if (kept?.sessionId !== undefined && wasHere && invitedTo === undefined)
      return this.reopenAll(kept, [person]);
    await this.begin(person, PLACES.find((one) => one.country === country) ?? elsewhere([]), invitedTo);
  }

  private async reopenAll(kept: KeptStage, people: readonly Person[]): Promise<void> {
    for (const person of people) await this.join(person);
    this.sessionId.value = kept.sessionId;
    const leaving: Device[] = [];
    for (const { id, subject, country, isLeaving } of kept.devices) {
      const actor = this.actors.value.find(({ person }) => person.subject === subject);
      if (actor === undefined) continue;
      const [{ person }, place] = [actor, placeOf(country)];
      if (isLeaving) leaving.push(await openDevice(this.deployment, { id, person, place }));
      else this.enter(await this.openAt(actor, place, id), actor);
    }
    // They change what is kept, and by then all others must be here.
    for (const device of leaving) void this.seeOff(device);
  }

  /** Until it has sent everything, a reload finds it again. */
  private async seeOff(device: Device): Promise<void> {
    this.leaving.value = [...this.leaving.value, device];
    this.keep();
    await device.eraseWhenSent();
    this.leaving.value = this.leaving.value.filter((one) => one !== device);
    this.keep();
  }

  private get opened(): readonly Device[] {
    return [...this.devices.value, ...this.leaving.value];
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
      devices: [
        ...this.devices.value.map(keptDevice),
        ...this.leaving.value.map((device) => ({ ...keptDevice(device), isLeaving: true })),
      ],
      sessionId: this.sessionId.value,
    });
  }
}

/** Waits until the session is where the device reads: whatever is asked of it before is not found, and asked again. */
async function seen({ client }: Device, sessionId: string, creation: Intent | undefined): Promise<void> {
  if (creation === undefined) return;
  const reading = client.session(sessionId).readAfterWrite(creation);
  // Where that takes too long, the device comes in all the same, and shows how it stands.
  await reading.catch(() => undefined);
}
