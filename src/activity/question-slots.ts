import { FIELDS } from './filter-table.ts';
import { SlotDesk, type Slots } from './question-slot.ts';
import type { KnownType } from './question-subject.ts';
import {
  ACTIVE,
  ARTICLES,
  CHANGE_NOUNS,
  EXCEPT,
  LINKS,
  ME,
  NOISE,
  PASSIVE,
  PERSON_WORDS,
  REFLEXIVE,
  THING_WORDS,
} from './question-words.ts';
import { readVerb } from './verb-words.ts';
import { isName, keyOf, spoken, type Word } from './words.ts';

const LONGEST_TYPE = 5;
const LONGEST_FIELD = 3;
/** `everything but Billing`; elsewhere `but` excludes nothing. */
const ALL = new Set(['all', 'everything', 'everyone', 'everybody', 'anything', 'anyone', 'anybody']);
const MAKING = new Set(['made', 'make', 'makes']);

/** Takes a line without its times and conditions apart: verbs, and the places around them where names stand. */
export function slotsOf(line: readonly Word[], knownType: KnownType): Slots {
  const reader = new SlotReader(line, knownType);
  while (reader.step());
  return reader.result();
}

class SlotReader extends SlotDesk {
  /** False at the end. */
  step(): boolean {
    const word = this.line[this.at];
    if (!word) return false;
    this.at += this.#take(word);
    return true;
  }

  #take(word: Word): number {
    if (isName(word)) return this.takeName(word);
    const key = keyOf(word);
    if (REFLEXIVE.has(key) && this.verbs.length > 0) return this.takeSelf(word);
    if (this.#isDue(key)) return this.takePlain(word);
    return (
      this.#also(key) ??
      this.#except(key) ??
      this.#verb(key) ??
      this.#setting() ??
      this.#noise(key, word) ??
      this.#me(key, word) ??
      this.#link(key) ??
      this.#type() ??
      this.#nounWord(key) ??
      this.takePlain(word)
    );
  }

  /** `queue On Hold`: after a type in the singular comes a name, whatever it looks like, if more follows. */
  #isDue(key: string): boolean {
    const slot = this.slot;
    if (!slot || slot.words.length > 0 || slot.done) return false;
    if (ARTICLES.has(key) || key === 'by' || EXCEPT.has(key)) return false;
    const last = slot.typeWords.at(-1)?.text.toLowerCase() ?? '';
    const singular = slot.noun !== undefined || (last !== '' && !last.endsWith('s'));
    const next = this.line[this.at + 1];
    if (!singular || !next || isName(next) || PASSIVE.has(key) || ACTIVE.has(key)) return false;
    const after = keyOf(next);
    if (LINKS.has(after) || PASSIVE.has(after) || readVerb([after]) !== undefined)
      return !LINKS.has(key) && readVerb([key]) === undefined;
    return true;
  }

  /** `by dana or lee`, `except wfm-sync and omar`. */
  #also(key: string): number | undefined {
    const slot = this.slot;
    if ((key !== 'or' && key !== 'and') || !slot || slot.words.length === 0 || !this.line[this.at + 1])
      return undefined;
    if (slot.link !== 'by' && !slot.not && slot.noun !== 'person') return undefined;
    const { link, not, noun, types } = slot;
    const next = this.open(link);
    next.not = not;
    next.types = types;
    if (noun && !PERSON_WORDS.has(keyOf(this.line[this.at + 1]))) next.noun = noun;
    return 1;
  }

  #except(key: string): number | undefined {
    if (!EXCEPT.has(key)) return undefined;
    this.slot = undefined;
    const [before, after] = [keyOf(this.line[this.at - 1]), keyOf(this.line[this.at + 1])];
    if (key !== 'but' || ALL.has(before) || EXCEPT.has(after)) this.not = true;
    return 1;
  }

  #verb(key: string): number | undefined {
    const keys = this.line.slice(this.at, this.at + 3).map(keyOf);
    if (CHANGE_NOUNS.has(key)) {
      this.#possessive();
      this.noun = this.noun || this.verbs.length === 0;
      this.end();
      return 1;
    }
    const read = readVerb(keys);
    if (!read) return undefined;
    // `changes made by omar`
    if (this.noun && MAKING.has(key)) {
      this.slot = undefined;
      return read.taken;
    }
    this.verbs.push(read.row.verb);
    this.slot = undefined;
    return read.taken;
  }

  /** `dana's changes`. */
  #possessive(): void {
    const slot = this.slot;
    const last = slot?.words.at(-1);
    if (!slot || !last || slot.link !== 'none' || slot.types.length > 0) return;
    const own = last.text.replace(/['’]s$/, '');
    const { known } = last;
    const isPerson = known?.actor === true && known.types.every((type) => type === 'User');
    if (own === last.text && !last.owner && !isPerson) return;
    slot.words.splice(-1, 1, { ...last, text: own });
    slot.link = 'by';
  }

  #setting(): number | undefined {
    for (let length = LONGEST_FIELD; length > 0; length -= 1) {
      const words = this.line.slice(this.at, this.at + length).map(keyOf);
      const field = words.length === length ? FIELDS.get(words.join(' ')) : undefined;
      if (field === undefined) continue;
      this.field = field;
      this.slot = undefined;
      return length;
    }
    return undefined;
  }

  #noise(key: string, word: Word): number | undefined {
    if (ARTICLES.has(key) && this.slot && this.slot.words.length === 0) {
      this.slot.articles.push(word);
      return 1;
    }
    if (
      !NOISE.has(key) ||
      (this.slot && this.slot.words.length > 0 && !this.slot.done && !ACTIVE.has(key) && !PASSIVE.has(key))
    )
      return undefined;
    if (PASSIVE.has(key)) this.passive = true;
    if (ACTIVE.has(key) || key === 'doing') this.active = true;
    if (key === 'doing') this.passive = false;
    this.end();
    return 1;
  }

  #me(key: string, word: Word): number | undefined {
    if (!ME.has(key)) return undefined;
    const slot =
      this.slot && !this.slot.done && this.slot.words.length === 0
        ? this.slot
        : this.open(key === 'me' || key === 'myself' ? 'none' : 'by');
    slot.me = true;
    slot.words.push(word);
    slot.done = true;
    return 1;
  }

  #link(key: string): number | undefined {
    const link = LINKS.get(key);
    if (link === undefined) return undefined;
    // `failed to publish`
    if (key === 'to' && readVerb([keyOf(this.line[this.at + 1])])) return 1;
    // `Bank of America`
    if (key === 'of' && this.slot && this.slot.words.length > 0 && !this.slot.done && this.line[this.at + 1])
      return undefined;
    const waiting = this.slot && this.slot.words.length === 0 && this.slot.types.length === 0 && !this.slot.noun;
    if (waiting && this.slot) this.slot.link = link;
    else this.open(link);
    return 1;
  }

  #type(): number | undefined {
    const named = this.line.findIndex((word, index) => index >= this.at && isName(word));
    const most = Math.min(LONGEST_TYPE, (named < 0 ? this.line.length : named) - this.at);
    for (let length = most; length > 0; length -= 1) {
      const words = this.line.slice(this.at, this.at + length);
      if (length === 1 && (PERSON_WORDS.has(keyOf(words[0])) || THING_WORDS.has(keyOf(words[0])))) return undefined;
      const types = this.knownType(spoken(words));
      if (types.length === 0) continue;
      // `flow Main IVR`: the last word of a name.
      if (this.#isInName() && !this.#nameFollows(length)) return undefined;
      this.#ofType(types, words);
      return length;
    }
    return undefined;
  }

  #isInName(): boolean {
    const { words = [], done = true, types = [], noun } = this.slot ?? {};
    return words.length > 0 && !done && (types.length > 0 || noun !== undefined);
  }

  #ofType(types: readonly string[], words: readonly Word[]): void {
    const slot = this.slot;
    // `Kim's routing profile`: a setting of hers.
    if (slot?.words.at(-1)?.owner && slot.link === 'none' && slot.types.length === 0) {
      slot.link = 'on';
      this.slot = undefined;
      this.#ofType(types, words);
      return;
    }
    if (slot && slot.words.length > 0 && slot.types.length === 0 && !slot.noun && !this.#nameFollows(words.length)) {
      slot.types = types;
      slot.typeWords.push(...words);
      slot.typeLast = true;
      slot.done = true;
      return;
    }
    const empty = slot && slot.words.length === 0 && slot.types.length === 0 && !slot.noun ? slot : this.open();
    empty.types = types;
    empty.typeWords.push(...words);
    empty.articles.length = 0;
  }

  /** … so that the name before the type is another's. */
  #nameFollows(taken: number): boolean {
    const next = this.line[this.at + taken];
    if (!next) return false;
    const key = keyOf(next);
    return (
      isName(next) || !(LINKS.has(key) || NOISE.has(key) || EXCEPT.has(key) || CHANGE_NOUNS.has(key) || readVerb([key]))
    );
  }

  #nounWord(key: string): number | undefined {
    const noun = PERSON_WORDS.has(key) ? 'person' : THING_WORDS.has(key) ? 'thing' : undefined;
    if (noun === undefined || (this.slot && this.slot.words.length > 0 && !this.slot.done)) return undefined;
    const waiting = this.slot && this.slot.words.length === 0 && this.slot.types.length === 0 && !this.slot.noun;
    const slot = waiting && this.slot ? this.slot : this.open();
    slot.noun = noun;
    return 1;
  }
}
