import type { Question, Subject } from '../../src/activity/query.ts';
import type { Answer } from '../../src/notice/views.ts';

export const NOW = new Date('2026-11-22T10:30:00Z');

type Parts = Partial<Omit<Answer, 'read'>> &
  Readonly<{
    names?: readonly string[];
    text?: string;
    subject?: Subject;
    windowWords?: string;
    from?: Date;
    to?: Date;
    zone?: string;
    ascending?: boolean;
    corrected?: NonNullable<Answer['read']['corrected']>;
    /** What else was typed: how many, when, which verbs. */
    asking?: Partial<Question>;
  }>;

/** An answer about queue Billing since yesterday 9:00 in Berlin, asked on 22 November 2026; say what differs. */
export function answer({
  names,
  text,
  subject,
  windowWords,
  from,
  to,
  zone,
  ascending,
  corrected,
  asking,
  ...parts
}: Parts = {}): Answer {
  const window = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const question = {
    subject: subject ?? { kind: 'resource' as const, text: text ?? 'Billing', type: 'Queue', exact: false },
    window,
    zone: zone ?? 'Europe/Berlin',
    ...(windowWords ? { windowWords } : {}),
    ...asking,
  };
  const query = { window, resourceType: 'Queue', ...(ascending ? { ascending } : {}) };
  return {
    askedId: 'q1',
    read: {
      question,
      query,
      names: names ?? ['queue Billing in Acme EU'],
      window,
      ...(corrected ? { corrected } : {}),
    },
    found: parts.page?.length ?? 0,
    refused: 0,
    sensitive: 0,
    page: [],
    offset: 0,
    complete: { from: new Date('2026-10-21T08:00:00Z'), to: NOW, partial: false },
    now: NOW,
    searched: 4120,
    ...parts,
  };
}
