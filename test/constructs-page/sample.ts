/** What the page about the constructs shows of one, beside what its doc comment says. Code stands on the prelude of docs/. */
export interface Sample {
  readonly construct: string;
  /** What it makes otherwise than its example, each as when and the code. */
  readonly also?: readonly (readonly [when: string, code: string])[];
  /** What it refuses: code that compiles, and throws when it is run or synthesized. */
  readonly refuses: readonly string[];
}
