/**
 * A refusal at a border: what was asked cannot be done, and the message says what, where and how to mend it.
 * Misuse by our own code is a `TypeError` or `RangeError` instead; expected trouble inside a report is a `Notice`.
 */
export class ParleyError extends Error {
  readonly code: string;
  /** What the person can do next, one sentence. */
  readonly next: string;

  constructor(code: string, message: string, next: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ParleyError';
    this.code = code;
    this.next = next;
  }
}
