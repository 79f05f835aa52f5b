/**
 * What the page and the sandbox's server say to each other, on the sandbox's own origin:
 *
 *     GET  /ui/state?as=U…                       → UiState
 *     GET  /ui/messages?as=U…&channel=C…[&thread=TS]  → UiMessage[]   oldest first, the person's ephemerals among them
 *     GET  /ui/stream?as=U…                      → text/event-stream of UiChanged
 *     POST /ui/act   UiAct                       → UiResult
 *     POST /ui/options  UiOptionsAsk             → UiOptions (type-ahead of external selects)
 *     GET  /ui/file?id=F…                        → the file's bytes, as a download
 */
export type UiPerson = Readonly<{
  id: string;
  name: string;
  realName: string;
  title?: string;
  bot: boolean;
  zone: string;
}>;

export type UiChannel = Readonly<{
  id: string;
  name: string;
  kind: 'public' | 'private' | 'dm';
  topic?: string;
  memberIds: readonly string[];
  unread: number;
}>;

export type UiFile = Readonly<{ id: string; name: string; mimetype: string; size: number; preview: string }>;

export type UiMessage = Readonly<{
  channel: string;
  ts: string;
  threadTs?: string;
  userId: string;
  text: string;
  /** Block Kit as the bot sent it; absent for plain messages. */
  blocks?: readonly unknown[];
  edited: boolean;
  /** Only this person sees it. */
  ephemeral: boolean;
  broadcast: boolean;
  files: readonly UiFile[];
  replies: Readonly<{ count: number; userIds: readonly string[]; latestTs?: string }>;
}>;

export type UiView = Readonly<{
  id: string;
  hash: string;
  view: Readonly<Record<string, unknown>>;
  errors?: Readonly<Record<string, string>>;
}>;

export type UiState = Readonly<{
  me: UiPerson;
  people: readonly UiPerson[];
  channels: readonly UiChannel[];
  commands: readonly Readonly<{ command: string; description: string; usageHint?: string }>[];
  shortcuts: readonly Readonly<{ name: string; callbackId: string; type: 'global' | 'message'; description: string }>[];
  /** Open modals, the topmost last. */
  modals: readonly UiView[];
  home?: UiView;
  /** How fast the sandbox's time goes, and what it is now (epoch ms). */
  clock: Readonly<{ now: number; factor: number }>;
}>;

/** Something changed: fetch what is named. */
export type UiChanged = Readonly<{ channel?: string; thread?: string; state?: boolean }>;

type By = Readonly<{ as: string }>;

export type UiAct =
  | (By & Readonly<{ kind: 'message'; channel: string; threadTs?: string; text: string }>)
  | (By & Readonly<{ kind: 'command'; channel: string; text: string }>)
  | (By &
      Readonly<{
        kind: 'action';
        channel: string;
        ts: string;
        blockId: string;
        actionId: string;
        element: UiElementState;
      }>)
  | (By & Readonly<{ kind: 'viewAction'; viewId: string; blockId: string; actionId: string; element: UiElementState }>)
  | (By & Readonly<{ kind: 'viewSubmit'; viewId: string; state: UiViewState }>)
  | (By & Readonly<{ kind: 'viewClose'; viewId: string }>)
  | (By & Readonly<{ kind: 'shortcut'; callbackId: string; channel?: string; ts?: string }>)
  | (By & Readonly<{ kind: 'openHome' }>)
  | (By & Readonly<{ kind: 'openDm'; userId: string }>);

/** What a person chose in one element, as block_actions reports it: its type and the parts that changed. */
export type UiElementState = Readonly<{ type: string; [part: string]: unknown }>;
export type UiViewState = Readonly<Record<string, Readonly<Record<string, UiElementState>>>>;

/** `error` is the sentence Slack would show: "/trail failed because the app did not respond". */
export type UiResult =
  | Readonly<{ ok: true }>
  | Readonly<{ ok: false; error: string; fields?: Readonly<Record<string, string>> }>;

export type UiOptionsAsk = By &
  Readonly<{ channel?: string; ts?: string; viewId?: string; blockId: string; actionId: string; value: string }>;
export type UiOptions = Readonly<{ options: readonly unknown[] }>;
