/**
 * How one operation is told. `says` begins with its verb in the base form and may hold:
 *
 *     {queue}                 the thing itself, with that noun; `{it}` takes the noun from its type
 *     {MaxContacts}           a field's new value
 *     {was:Name}              the value before
 *     {gained:F|noun}         what a list gained, after its noun in the right number; {lost:F|noun} likewise
 *     {F|noun}                the new values of a list, after their noun in the right number
 *     {related:Queue|queue}   the names of the other sides, after their noun
 *     {instance}              the instance's name; `{days}` the days of an override of hours,
 *                             `{times}` its hours where they are the same each day; `{called}` the name known
 *                             before this record gave another
 *     ~take                   a further verb, put into the same tense as the first
 *     [ to {instance}]        only where there is room: not on the lock screen, and only if it can be filled
 *
 * A row whose placeholders cannot be filled is passed over, so the more exact rows stand first.
 */
export type PhraseRow = Readonly<{
  on: string | readonly string[];
  /**
   * Field → the value it must have ('' means empty or absent); `was:F` → the value before; `unchanged` → a field set to
   * what it was; `sent` → fields of which one must be there, hidden or not, between bars; `absent` → one that must not;
   * `empty` → one sent and empty; `id` → '' where the record does not say which thing, '*' where it does;
   * `qualifier` → what followed the resource's id; `source` → the event source; `self` → on oneself; `gains` → a name
   * that a list got.
   */
  when?: Readonly<Record<string, string>>;
  says: string;
  /** What it means for the people on the phones, without a capital and a full stop. */
  so?: string;
  /** Fields that the sentence makes superfluous without showing them. */
  covers?: readonly string[];
}>;
