import type { PhraseRow } from './row.ts';

const FOLLOW = 'flows and queues that go by these hours follow the new times';

/** An override that closes or opens hours: whose, and at what time of the day, as far as the record tells. */
function ofKind(kind: string, verb: string, more: Pick<PhraseRow, 'so'> = {}): readonly PhraseRow[] {
  const thing = ['{related:HoursOfOperation|hours}', 'hours'];
  const says = thing.flatMap((hours) => [`${hours} {days} {times}`, `${hours} {days}`]);
  return says.map((what) => ({
    on: ['CreateHoursOfOperationOverride', 'UpdateHoursOfOperationOverride'],
    when: { OverrideType: kind },
    says: `${verb} ${what}[ (override {Name})]`,
    covers: ['Name', 'EffectiveFrom', 'EffectiveTill'],
    ...more,
  }));
}

/** Hours of operation and what overrides them: when a contact gets through. */
export const HOURS: readonly PhraseRow[] = [
  { on: 'CreateHoursOfOperation', says: 'create {hours}', covers: ['Name'] },
  {
    on: 'UpdateHoursOfOperation',
    when: { empty: 'Config' },
    says: 'close {hours}',
    covers: ['Config'],
    so: 'no open times are left: flows that check these hours take the closed path, overrides aside',
  },
  { on: 'UpdateHoursOfOperation', when: { sent: 'Config|TimeZone' }, says: 'edit {hours}', so: FOLLOW },
  { on: 'UpdateHoursOfOperation', says: 'edit {hours}' },
  { on: 'DeleteHoursOfOperation', says: 'delete {hours}' },
  ...ofKind('CLOSED', 'close', { so: 'flows that check these hours take the closed path then' }),
  ...ofKind('OPEN', 'open'),
  {
    on: 'CreateHoursOfOperationOverride',
    says: 'add override {Name} to {related:HoursOfOperation|hours} {days}',
    covers: ['Name', 'EffectiveFrom', 'EffectiveTill'],
  },
  {
    on: 'CreateHoursOfOperationOverride',
    says: 'add override {Name} to {related:HoursOfOperation|hours}',
    covers: ['Name'],
  },
  {
    on: 'CreateHoursOfOperationOverride',
    says: 'add {override} to hours {days}',
    covers: ['Name', 'EffectiveFrom', 'EffectiveTill'],
  },
  { on: 'CreateHoursOfOperationOverride', says: 'add {override} to hours', covers: ['Name'] },
  { on: 'UpdateHoursOfOperationOverride', says: 'edit {override} of {related:HoursOfOperation|hours}' },
  { on: 'UpdateHoursOfOperationOverride', says: 'edit {override} of hours' },
  { on: 'DeleteHoursOfOperationOverride', says: 'delete {override} of {related:HoursOfOperation|hours}' },
  { on: 'DeleteHoursOfOperationOverride', says: 'delete {override} of hours' },
  { on: 'AssociateHoursOfOperations', says: 'link {hours} to parent hours' },
  { on: 'DisassociateHoursOfOperations', says: 'unlink {hours} from parent hours' },
];
