import type { Plane } from './operation.ts';

const VERB = /^((?:Batch)?[A-Z][a-z]+)(?=[A-Z]|$)(.*)$/s;

/** Verbs of two words: the second says what is done. */
const TWO_WORDS = /^(Opt(?:Out|In)|Log(?:in|In|Out)|Batch[A-Z][a-z]+)(?=[A-Z]|$)(.*)$/s;

/** Splits an event name: `CreateQueue` → Create and Queue. The verb is '' where the name does not begin with one. */
export function verbOf(eventName: string): { verb: string; noun: string } {
  const [, verb = '', noun = eventName] = TWO_WORDS.exec(eventName) ?? VERB.exec(eventName) ?? [];
  return { verb, noun };
}

const READ =
  /^(Batch)?(Describe|Get|List|Search|Query|Lookup|Detect|Render|Retrieve|Evaluate|Head|Scan|Check|Validate|Preview|Count|Test|Simulate|Estimate|Select|View|Read|Find|Poll|Filter|Export|Download|Discover|Resolve|Verify)$/;

const TAGGING = /^(Tag|Untag)Resources?$|^(Add|Remove)Tags(To|From)?[A-Za-z]*$/;

/** Logging in, by whatever name. `AdminGetEmergencyAccessToken` is one although AWS calls it read-only (domain.md 1). */
const AUTH =
  /AccessToken|FederationToken|SessionToken|EmergencyAccess|AuthCode|^(ConsoleLogin|Login|LogIn|SignIn|Signin|Authenticate|AssumeRole[A-Za-z]*)$|^(Switch|Exit)Role$|^(Create|Delete|Revoke|Refresh)(Auth)?Tokens?$/;

/** Traffic: what contacts, agents at work and the customers' own data do all day. */
const TRAFFIC =
  /(?<!Max)Contact(?!Flow|Lens)|Chat|Message(?!Template)|Task(?!Template)|Recording|Call(?!er)|Participant|Attached|^Attachment|Evaluation(?!Form)|UserStatus|AgentStatusOf|Feedback|Session|Speaker|Fraudster|Transcript|ScreenShar|Dial|OutboundRequest|OutboundEmail|PushNotification|Enrollment|TestCaseExecution|EvaluationFormValidation|NotificationStatus|IntegrationEvent|^Event$|UploadJob/;

/** Settings of traffic are settings. */
const SETTINGS = /(Config|Configs|Configuration|Configurations|Settings|Policy|Limits)$/;

/** What is sent is sent to somebody. */
const SENDING = /^(Send|Notify|Dismiss|Monitor|Transfer)$/;

/** Customers' data, where nothing more is named than the case or the profile itself. */
const CUSTOMER_DATA = /^(Case|RelatedItem|Profile|Profiles|ProfileKey|ProfileObject)$/;

const WRITE =
  /^(Batch)?(Create|Update|Delete|Associate|Disassociate|Put|Add|Remove|Set|Modify|Attach|Detach|Enable|Disable|Activate|Deactivate|Start|Stop|Pause|Resume|Suspend|Claim|Release|Import|Replicate|Register|Deregister|Publish|Promote|Rename|Move|Copy|Restore|Rotate|Reset|Assign|Unassign|Allow|Deny|Grant|Revoke|Accept|Reject|Cancel|Submit|Merge|Apply|Share|Unshare|Transfer|Complete|Dismiss|Send|Monitor|Notify|Disconnect|OptOut|OptIn|Run|Terminate|Reboot|Change|Save|Edit|Upload|Tag|Untag)$/;

/** The plane that a name suggests, for operations that the catalog does not have. `sure` is false where it says nothing. */
export function planeByName(eventName: string): { plane: Plane; sure: boolean } {
  const { verb, noun } = verbOf(eventName);
  if (TAGGING.test(eventName)) return { plane: 'tagging', sure: true };
  if (AUTH.test(eventName)) return { plane: 'auth', sure: true };
  if (READ.test(verb)) return { plane: 'read', sure: true };
  if (!WRITE.test(verb)) return { plane: 'config', sure: false };
  if (isTraffic(verb, noun)) return { plane: 'runtime', sure: true };
  return { plane: /DataTable(Primary)?Values?$/.test(noun) ? 'data' : 'config', sure: true };
}

function isTraffic(verb: string, noun: string): boolean {
  if (SETTINGS.test(noun)) return false;
  return SENDING.test(verb) || TRAFFIC.test(noun) || CUSTOMER_DATA.test(noun);
}
