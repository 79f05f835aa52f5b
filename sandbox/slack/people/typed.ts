import type { World } from '../world.ts';

/** What a person types, as Slack sends it on: ampersand and angle brackets escaped. */
export function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

type Named = Readonly<{ id: string; name: string; code: (id: string, name: string) => string }>;

/** `@dana` as `<@U…|dana>` and `#channel` as `<#C…|channel>`: commands with `should_escape`. */
export function linkNames(world: World, text: string): string {
  const people = [...world.people.values()].map(({ id, name }) => ({ id, name: `@${name}`, code: coded('@') }));
  const rooms = [...world.channels.values()].map(({ id, name }) => ({ id, name: `#${name}`, code: coded('#') }));
  return replaceNames(text, [...people, ...rooms]);
}

/** Mentions in a message: `@Connect Trail` and `@dana` as `<@U…>`. */
export function linkMentions(world: World, text: string): string {
  const plain = (id: string): string => `<@${id}>`;
  const { workspace, app } = world;
  const bot = [app.displayName, app.name].map((name) => ({ id: workspace.botUserId, name: `@${name}`, code: plain }));
  const people = [...world.people.values()].flatMap(({ id, name, realName }) =>
    [realName, name].map((one) => ({ id, name: `@${one}`, code: plain })),
  );
  return replaceNames(text, [...bot, ...people]);
}

function coded(sign: string): Named['code'] {
  return (id, name) => `<${sign}${id}|${name.slice(1)}>`;
}

function replaceNames(text: string, named: readonly Named[]): string {
  const longestFirst = named.filter(({ name }) => name.length > 1).toSorted((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((words, { id, name, code }) => replaceName(words, name, code(id, name)), text);
}

// By hand, for a name may hold any character; a name ends where a word does, and codes already made are left alone.
function replaceName(text: string, name: string, code: string): string {
  const lower = text.toLowerCase();
  let out = '';
  let from = 0;
  for (let at = lower.indexOf(name.toLowerCase()); at >= 0; at = lower.indexOf(name.toLowerCase(), at + 1)) {
    if (at < from || !isWhole(text, at, name.length)) continue;
    out += text.slice(from, at) + code;
    from = at + name.length;
  }
  return out + text.slice(from);
}

function isWhole(text: string, at: number, length: number): boolean {
  return !/[\w<|]/.test(text.charAt(at - 1)) && !/[\w|>]/.test(text.charAt(at + length));
}
