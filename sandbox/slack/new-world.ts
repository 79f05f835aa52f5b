import { createFaults } from './faults.ts';
import { limitsFor } from './limits.ts';
import { createLog } from './log.ts';
import { readManifest } from './manifest.ts';
import { createPace } from './pace.ts';
import type { SlackSandboxOptions } from './slack-sandbox.ts';
import { ACME, type ChannelSpec, type Person, type Workspace } from './workspace.ts';
import { type Channel, changed, type World } from './world.ts';

/** A workspace as it is when nobody has said anything yet. */
export function newWorld(options: SlackSandboxOptions, closed: AbortSignal): World {
  const workspace: Workspace = { ...ACME, ...options.workspace };
  const app = readManifest(options.manifest, options.optionalScopes);
  const bot: Person = {
    id: workspace.botUserId,
    name: 'connect_trail',
    realName: app.displayName,
    zone: 'UTC',
    bot: true,
  };
  const world: World = {
    origin: '',
    clock: options.clock,
    factor: options.timeFactor ?? 1,
    limits: limitsFor(options.timeFactor ?? 1, options.limits),
    workspace,
    app,
    people: new Map([bot, ...workspace.people].map((person) => [person.id, person])),
    groups: new Map(workspace.userGroups.map((group) => [group.id, group])),
    channels: new Map(workspace.channels.map((spec) => [spec.id, toChannel(spec)])),
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    uploads: new Map(),
    log: createLog(() => changed(world, {})),
    faults: createFaults(),
    pace: createPace(),
    listeners: new Set(),
    closed,
    serial: 0,
    lastTs: 0,
  };
  return world;
}

function toChannel({ memberIds, topic = '', archived = false, sharedWith = [], ...spec }: ChannelSpec): Channel {
  return { ...spec, topic, archived, sharedWith, members: new Set(memberIds), messages: [], readUntil: new Map() };
}
