import { ours, type Words } from './words.ts';

const WEBSITE =
  'Careful: AWS does not say whether changes of this type made in the admin website are logged; those by API, CLI and tools are.';

// Older pages of AWS's guide named these as logged only when changed by API; the current page names none.
// https://docs.aws.amazon.com/connect/latest/adminguide/logging-using-cloudtrail.html
const DOUBTFUL: ReadonlySet<string> = new Set([
  'HoursOfOperation',
  'HoursOfOperationOverride',
  'PhoneNumber',
  'UserHierarchyGroup',
  'UserHierarchyStructure',
  'AgentStatus',
  'Prompt',
]);

const NOTES = new Map([
  [
    'ContactFlow',
    'Careful: where an instance from before October 2018 has no service-linked role, changes made in the admin website are not logged.',
  ],
]);

/** What AWS may not log for a type: said whenever nothing was found. */
export function doubtWords(type: string): Words {
  if (DOUBTFUL.has(type))
    return [ours(`${WEBSITE} Look also at the history that Connect itself keeps, where it has one.`)];
  const note = NOTES.get(type);
  return note ? [ours(note)] : [];
}
