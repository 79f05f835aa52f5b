import type { KnownType } from './question-subject.ts';
import type { Link } from './question-words.ts';
import type { Word } from './words.ts';

/** A place in a question where a name stands, or where all of a type are meant (`words` empty). */
export type Slot = Readonly<{
  link: Link;
  noun?: 'person' | 'thing';
  types: readonly string[];
  typeWords: readonly Word[];
  words: readonly Word[];
  /** The type stands behind the name: `Billing queue`. */
  typeLast?: true;
  /** `except X`. */
  not: boolean;
  me: boolean;
  /** How many verbs stand before it. */
  verbs: number;
}>;

export type Slots = Readonly<{
  slots: readonly Slot[];
  verbs: readonly string[];
  /** The only verb is a noun: `changes to X`. */
  noun: boolean;
  passive: boolean;
  active: boolean;
  /** `max contacts`: a setting that was named, as the API calls it. */
  field?: string;
  /** `herself`, as typed. */
  self?: string;
}>;

type Open = { -readonly [K in keyof Slot]: Slot[K] } & {
  words: Word[];
  typeWords: Word[];
  articles: Word[];
  done: boolean;
};

/** What has been read of a line so far: the places for names, and the one that is being filled. */
export class SlotDesk {
  protected readonly line: readonly Word[];
  protected readonly knownType: KnownType;
  protected readonly slots: Open[] = [];
  protected readonly verbs: string[] = [];
  protected at = 0;
  protected slot: Open | undefined;
  protected not = false;
  protected noun = false;
  protected passive = false;
  protected active = false;
  protected field: string | undefined;
  protected self: string | undefined;

  constructor(line: readonly Word[], knownType: KnownType) {
    this.line = line;
    this.knownType = knownType;
  }

  result(): Slots {
    const slots = this.slots
      .map(toSlot)
      .filter((slot) => slot.words.length > 0 || slot.types.length > 0 || slot.noun || slot.me || slot.link !== 'none');
    const field = this.field;
    const verbs = [...new Set(this.verbs)];
    return {
      slots,
      verbs,
      noun: this.noun,
      passive: this.passive,
      active: this.active,
      ...(field !== undefined && { field }),
      ...(this.self !== undefined && { self: this.self }),
    };
  }

  protected open(link: Link = 'none'): Open {
    const slot: Open = {
      link,
      types: [],
      typeWords: [],
      words: [],
      not: this.not,
      me: false,
      verbs: this.verbs.length,
      articles: [],
      done: false,
    };
    this.not = false;
    this.slots.push(slot);
    this.slot = slot;
    return slot;
  }

  /** The place that waits for a name, or a new one. */
  protected waiting(): Open {
    const slot = this.slot;
    return slot && !slot.done && slot.words.length === 0 ? slot : this.open();
  }

  protected takeName(word: Word): number {
    const slot = this.waiting();
    slot.words.push(word);
    slot.done = true;
    return 1;
  }

  protected takeSelf({ text }: Word): number {
    this.self = text;
    this.slot = undefined;
    return 1;
  }

  protected takePlain(word: Word): number {
    const slot = this.slot && !this.slot.done ? this.slot : this.open();
    slot.words.push(word);
    return 1;
  }

  protected end(): void {
    if (this.slot && this.slot.words.length === 0 && this.slot.link !== 'none' && this.slot.types.length === 0) return;
    this.slot = undefined;
  }
}

function toSlot({ articles, done: _, ...slot }: Open): Slot {
  return {
    ...slot,
    words: slot.words.length > 0 ? slot.words : slot.types.length > 0 || slot.noun ? articles : slot.words,
  };
}
