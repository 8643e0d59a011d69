// The clock that a handler sees, shifted against this machine's: `Date`, and the origin to which `performance.now()`
// is added. What measures spans stays as it is. Plain JavaScript, since it runs inside execution environments, which
// on Node 20 know no TypeScript.
const RealDate = Date;
const realNow = Date.now;
const realOrigin = performance.timeOrigin;
let offsetMs = 0;

/** From now on the clock is ahead by as many milliseconds; below 0 it is behind. */
export function shiftClock(milliseconds) {
  offsetMs = milliseconds;
}

// Once for all, before the bundle is loaded: it may keep a reference to either.
globalThis.Date = ShiftedDate;
Object.defineProperty(performance, 'timeOrigin', { configurable: true, get: () => realOrigin + offsetMs });

function ShiftedDate(...parts) {
  if (new.target === undefined) return new RealDate(shiftedNow()).toString();
  return Reflect.construct(RealDate, parts.length === 0 ? [shiftedNow()] : parts, new.target);
}

// `parse` and `UTC` are inherited; instances have the one prototype there is, so that `instanceof` holds for all.
Object.setPrototypeOf(ShiftedDate, RealDate);
ShiftedDate.prototype = RealDate.prototype;
ShiftedDate.now = shiftedNow;
Object.defineProperty(ShiftedDate, 'name', { value: 'Date' });
RealDate.prototype.constructor = ShiftedDate;

function shiftedNow() {
  return realNow() + offsetMs;
}
