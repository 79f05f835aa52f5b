/** What Slack answers instead of doing what it was asked: its name for the error, and what it adds. */
export class Refusal extends Error {
  readonly error: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(error: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.name = 'Refusal';
    this.error = error;
    this.extra = extra;
  }
}
