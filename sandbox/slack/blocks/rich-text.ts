import { byType, integer, list, oneOf, type Rule, shape, text } from './check.ts';
import { blockId } from './ids.ts';
import { preformattedLeaf, richLeaf } from './rich-text-leaves.ts';

// Slack names no limit on the number of leaves; the size of the whole message is the limit that bites.
const MANY = { max: 2000 };

const BORDER = oneOf(0, 1);

const SECTION: Rule = shape({ need: { type: oneOf('rich_text_section'), elements: list(richLeaf, MANY) } });

const ELEMENTS = new Map<string, Rule>([
  ['rich_text_section', SECTION],
  [
    'rich_text_quote',
    shape({ need: { type: oneOf('rich_text_quote'), elements: list(richLeaf, MANY) }, may: { border: BORDER } }),
  ],
  [
    'rich_text_preformatted',
    shape({
      need: { type: oneOf('rich_text_preformatted'), elements: list(preformattedLeaf, MANY) },
      may: { border: BORDER, language: text({ max: 255 }) },
    }),
  ],
  [
    'rich_text_list',
    shape({
      need: {
        type: oneOf('rich_text_list'),
        style: oneOf('bullet', 'ordered'),
        elements: list(byType(new Map([['rich_text_section', SECTION]])), { max: 2000 }),
      },
      may: { indent: integer(0, 8), offset: integer(0, 10_000), border: BORDER },
    }),
  ],
]);

export const richText: Rule = shape({
  need: { type: oneOf('rich_text'), elements: list(byType(ELEMENTS), { max: 2000 }) },
  may: { block_id: blockId },
});
