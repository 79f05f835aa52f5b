import { byType, flag, oneOf, type Rule, shape, text } from './check.ts';

type Range = Readonly<{ min?: number; max: number }>;

export function plainText(range: Range): Rule {
  return shape({ need: { type: oneOf('plain_text'), text: text(range) }, may: { emoji: flag } });
}

export function mrkdwn(range: Range): Rule {
  return shape({ need: { type: oneOf('mrkdwn'), text: text(range) }, may: { verbatim: flag } });
}

/** plain_text or mrkdwn. */
export function anyText(range: Range): Rule {
  return byType(
    new Map([
      ['plain_text', plainText(range)],
      ['mrkdwn', mrkdwn(range)],
    ]),
  );
}

/** Title 100, text 300, buttons 30 characters. */
export const confirm: Rule = shape({
  need: { text: anyText({ max: 300 }) },
  may: {
    title: plainText({ max: 100 }),
    confirm: plainText({ max: 30 }),
    deny: plainText({ max: 30 }),
    style: oneOf('primary', 'danger'),
  },
});
