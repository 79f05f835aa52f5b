/** Where a person is, kept in the address bar: a reload or a second window comes back to it. */
export type Whereabouts = Readonly<{ as: string; channel: string; thread?: string; tab: Tab }>;
export type Tab = 'messages' | 'home';

export function readWhereabouts(search: string): Whereabouts {
  const params = new URLSearchParams(search);
  const thread = params.get('thread');
  return {
    as: params.get('as') ?? '',
    channel: params.get('channel') ?? '',
    tab: params.get('tab') === 'home' ? 'home' : 'messages',
    ...(thread ? { thread } : {}),
  };
}

export function writeWhereabouts({ as, channel, thread, tab }: Whereabouts): string {
  const params = new URLSearchParams();
  if (as) params.set('as', as);
  if (channel) params.set('channel', channel);
  if (thread) params.set('thread', thread);
  if (tab === 'home') params.set('tab', 'home');
  return `?${params}`;
}

/** The message that a permalink names: `…/archives/C…/p1795341912000100?thread_ts=…`. */
export function readPermalink(url: string): Readonly<{ channel: string; ts: string; thread?: string }> | undefined {
  const parsed = URL.parse(url);
  const [, channel, seconds, micros] = /^\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/.exec(parsed?.pathname ?? '') ?? [];
  if (!parsed || !channel) return undefined;
  const thread = parsed.searchParams.get('thread_ts');
  return { channel, ts: `${seconds}.${micros}`, ...(thread ? { thread } : {}) };
}
