/** Things that are made when they are first asked for. */
export interface Made<T> {
  of(name: string): Promise<T>;
  forget(name: string): void;
}

/** One thing for each name; what could not be made is made anew when it is asked for again. */
export function madeOnce<T>(make: (name: string) => Promise<T>): Made<T> {
  const made = new Map<string, Promise<T>>();
  const begin = (name: string): Promise<T> => {
    const making = make(name);
    made.set(name, making);
    making.catch(() => made.get(name) === making && made.delete(name));
    return making;
  };
  return {
    of: (name) => made.get(name) ?? begin(name),
    forget: (name) => void made.delete(name),
  };
}
