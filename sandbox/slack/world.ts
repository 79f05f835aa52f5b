import type { Clock } from '../../src/clock.ts';
import type { createFaults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { createLog } from './log.ts';
import type { InstalledApp } from './manifest.ts';
import type { Pace } from './pace.ts';
import type { Person, UserGroup, Workspace } from './workspace.ts';

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly mimetype: string;
  readonly length: number;
  bytes: Buffer | undefined;
  /** Shared into a channel: others see it. */
  shared: boolean;
};

export type Message = {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly userId: string;
  /** Posted by the app itself. */
  readonly own: boolean;
  text: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  metadata?: unknown;
  editedTs?: string;
  /** Only this person sees it. */
  readonly ephemeralFor?: string;
  readonly broadcast: boolean;
  files: readonly string[];
  reactions: { name: string; users: string[] }[];
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'dm';
  topic: string;
  readonly members: Set<string>;
  archived: boolean;
  readonly sharedWith: readonly string[];
  /** Sorted by ts, replies and ephemerals among them. */
  readonly messages: Message[];
  readonly readUntil: Map<string, string>;
};

export type OpenView = {
  readonly id: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId?: string;
  hash: string;
  view: Readonly<Record<string, unknown>>;
  errors?: Readonly<Record<string, string>>;
  /** What the person has typed and chosen, by block and action. */
  state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

export type Trigger = { readonly userId: string; readonly at: number; readonly viewId?: string; used: boolean };

export type ResponseUrl = {
  readonly channel: string;
  readonly userId: string;
  readonly at: number;
  uses: number;
  /** The message whose button was clicked; absent for a command. */
  readonly messageTs?: string;
  readonly threadTs?: string;
};

export type Change = Readonly<{ channel?: string; thread?: string; state?: boolean }>;

/** The whole workspace in memory. */
export type World = {
  origin: string;
  readonly clock: Clock;
  readonly factor: number;
  readonly limits: Limits;
  readonly workspace: Workspace;
  readonly app: InstalledApp;
  readonly people: ReadonlyMap<string, Person>;
  readonly groups: ReadonlyMap<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  readonly modals: Map<string, OpenView[]>;
  readonly homes: Map<string, OpenView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly uploads: Map<string, string>;
  readonly log: ReturnType<typeof createLog>;
  readonly faults: ReturnType<typeof createFaults>;
  readonly pace: Pace;
  readonly listeners: Set<(change: Change) => void>;
  /** Aborts when the sandbox closes: nothing waits any longer. */
  readonly closed: AbortSignal;
  /** Counts up: ids are the same in every run. */
  serial: number;
  lastTs: number;
};

export function changed(world: World, change: Change): void {
  for (const listener of world.listeners) listener(change);
}

export function nowMs(world: World): number {
  return world.clock.now().getTime();
}

/** `B00000012`: unique in this workspace. */
export function nextId(world: World, prefix: string): string {
  world.serial += 1;
  return `${prefix}${world.serial.toString(36).toUpperCase().padStart(8, '0')}`;
}

/** A message's ts: seconds with six decimals, never twice the same. */
export function nextTs(world: World): string {
  const micros = Math.max(Math.floor(nowMs(world) * 1000), world.lastTs + 100);
  world.lastTs = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}
