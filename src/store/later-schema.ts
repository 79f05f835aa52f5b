import { BotError } from '../errors.ts';

/** A later version of the program has changed the tables: this one must not touch them. */
export class LaterSchema extends BotError {
  constructor(migration: string) {
    super(
      'store',
      `A later version of Connect Trail has changed its tables (${migration}), and this one would not keep to them. Run that version.`,
    );
    this.name = 'LaterSchema';
  }
}
