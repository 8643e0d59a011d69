/** What a violation breaks: a promise of the README, or a rule of the stored formats that promises rest on. */
export type Rule =
  | 'P1'
  | 'P2'
  | 'P3'
  | 'P4'
  | 'P5'
  | 'P6'
  | 'lane'
  | 'snapshot'
  | 'stream'
  | 'clock'
  | 'unread';

/** Something that must never be, seen in a history. */
export interface Violation {
  readonly rule: Rule;
  readonly what: string;
}

/** Where violations are reported: what sees one stands inside a call whose caller would swallow an exception. */
export interface Court {
  readonly violations: readonly Violation[];
  report(rule: Rule, what: string): void;
  /** Reports unless something holds. */
  expect(holds: boolean, rule: Rule, what: () => string): void;
  /** Throws the first violation, so that the history ends with the step that brought it about. */
  adjourn(): void;
}

export function court(): Court {
  const violations: Violation[] = [];
  const report = (rule: Rule, what: string): void => {
    violations.push({ rule, what });
  };
  return {
    violations,
    report,
    expect(holds, rule, what) {
      if (!holds) {
        report(rule, what());
      }
    },
    adjourn() {
      const [first] = violations;
      if (first !== undefined) {
        throw new Error(`${first.rule} is broken: ${first.what}`);
      }
    },
  };
}
