import type { Clock } from '../../src/clock.ts';
import type { UiResult, UiViewState } from '../ui-protocol.ts';
import type { Faults } from './faults.ts';
import type { Page } from './http/page.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { ElementRef } from './people/action.ts';
import type { Choice } from './people/choice.ts';
import type { Workspace } from './workspace.ts';
import type { Message, OpenView, StoredFile } from './world.ts';

export type SlackSandboxOptions = Readonly<{
  /** 0, the default, is any free one. */
  port?: number;
  host?: '127.0.0.1';
  clock: Clock;
  /** How fast the clock goes; 1 when absent. In scaled time answers still get a moment of the machine's. */
  timeFactor?: number;
  /** manifest.yml, parsed. */
  manifest: unknown;
  /** Which `bot_optional` scopes were granted; all when absent. */
  optionalScopes?: boolean | readonly string[];
  /** Replaces parts of the invented company. */
  workspace?: Partial<Workspace>;
  /** HTTP mode: where signed events and interactions are posted. Without it, Socket Mode. */
  requestUrl?: string;
  limits?: Partial<Limits>;
  page?: Page;
}>;

type Where = Readonly<{ channel: string; ts: string }>;
type On = Where | Readonly<{ viewId: string }>;

/** A local Slack: one workspace with one app installed. */
export type SlackSandbox = Readonly<{
  origin: string;
  /** For SLACK_API_URL: `http://127.0.0.1:PORT/api/`. */
  apiUrl: string;
  port: number;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUserId: string;
  teamId: string;
  workspace: Workspace;

  command(userId: string, channel: string, text: string, threadTs?: string): Promise<UiResult>;
  click(userId: string, on: On & ElementRef & Choice): Promise<UiResult>;
  message(userId: string, channel: string, text: string, threadTs?: string): UiResult & Readonly<{ ts?: string }>;
  /** A message that begins with the app's name. */
  mention(userId: string, channel: string, text: string, threadTs?: string): UiResult & Readonly<{ ts?: string }>;
  shortcut(userId: string, callbackId: string, on?: Where): Promise<UiResult>;
  /** Submits the modal on top with what was typed, by block and action. */
  submitView(userId: string, state?: UiViewState): Promise<UiResult>;
  closeView(userId: string): Promise<UiResult>;
  options(
    userId: string,
    on: On & Readonly<{ actionId: string; blockId?: string }>,
    value: string,
  ): Promise<readonly unknown[]>;
  openHome(userId: string): UiResult;

  /** A channel's messages but for replies and ephemerals, oldest first. */
  messages(channel: string): readonly Message[];
  /** The root and its replies. */
  thread(channel: string, ts: string): readonly Message[];
  ephemerals(userId: string, channel?: string): readonly Message[];
  dms(userId: string): readonly Message[];
  /** Topmost last. */
  modals(userId: string): readonly OpenView[];
  home(userId: string): OpenView | undefined;
  files: ReadonlyMap<string, StoredFile>;

  log: Log;
  faults: Faults;
  /** Socket Mode: how many connections, a refresh as Slack does it, a cut without a word. */
  sockets: Readonly<{ open(): number; refresh(): void; cut(): void }>;
  /** HTTP mode: the app's address once it is known. */
  useRequestUrl(url: string): void;
  /** Asks the request URL Slack's url_verification; true when it answered well. */
  verifyRequestUrl(): Promise<boolean>;
  setMember(channel: string, userId: string, member: boolean): void;
  setArchived(channel: string, archived: boolean): void;
  /** Resolves when the predicate holds, looked at after every change; rejects after milliseconds of the machine's time. */
  until(predicate: () => boolean, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}>;
