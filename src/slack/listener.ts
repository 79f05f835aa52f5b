import type { Message } from '../notice/message.ts';

/** Who makes a request, and where: all that the guard judges by. Names in a request are never believed. */
export type Visitor = Readonly<{
  slackUserId: string;
  channel?: string;
  teamId?: string;
  enterpriseId?: string;
}>;

/** Answers through the request's own response_url, to the visitor alone. */
export type Respond = (message: Message, how?: Readonly<{ replace?: boolean }>) => Promise<void>;

type Request = Readonly<{ visitor: Visitor; respond: Respond }>;

export type CommandCall = Request & Readonly<{ command: string; text: string }>;

export type ActionCall = Request &
  Readonly<{
    actionId: string;
    /** A button's value, or the chosen option's; '' where there is none. */
    value: string;
    channel: string;
    /** The message that was clicked in; '' where Slack names none. */
    ts: string;
    threadTs?: string;
    /** Only the visitor sees the message. */
    isEphemeral: boolean;
    /** Opens one modal within three seconds. */
    triggerId?: string;
  }>;

/** Shortcuts, views, events and type-ahead, which come with their own needs. */
export type BodyCall = Request & Readonly<{ body: unknown }>;

type Id = Readonly<{ id: string | RegExp }>;

/**
 * One thing that Slack may ask of us. `run` is called only for those whom the guard lets through, after Slack has its
 * acknowledgement; what options and views return is the acknowledgement.
 */
export type Listener =
  | (Id & Readonly<{ kind: 'command'; run(call: CommandCall): Promise<void> }>)
  | (Id & Readonly<{ kind: 'action'; run(call: ActionCall): Promise<void> }>)
  | (Id & Readonly<{ kind: 'shortcut'; run(call: BodyCall): Promise<void> }>)
  | Readonly<{ kind: 'event'; id: string; run(call: BodyCall): Promise<void> }>
  | (Id & Readonly<{ kind: 'options'; run(call: BodyCall): Promise<OptionsAnswer> }>)
  | (Id & Readonly<{ kind: 'view'; run(call: BodyCall): Promise<ViewAnswer | undefined> }>);

export type OptionsAnswer = Readonly<{
  options: readonly Readonly<{ text: Readonly<{ type: 'plain_text'; text: string }>; value: string }>[];
}>;

/** What becomes of the modal: fields found wrong, or nothing left of it. */
export type ViewAnswer =
  | Readonly<{ response_action: 'errors'; errors: Readonly<Record<string, string>> }>
  | Readonly<{ response_action: 'clear' }>;
