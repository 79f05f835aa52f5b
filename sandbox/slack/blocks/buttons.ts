import { link, list, oneOf, type Rule, shape, text } from './check.ts';
import { actionId } from './ids.ts';
import { overflowOptions } from './options.ts';
import { confirm, plainText } from './text-objects.ts';

const LABEL = text({ max: 75 });

/** Text 75, value 2000, url 3000, accessibility label 75 characters. */
export const button: Rule = shape({
  need: { type: oneOf('button'), text: plainText({ max: 75 }) },
  may: {
    action_id: actionId,
    value: text({ max: 2000 }),
    url: link(3000),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: LABEL,
  },
});

export const overflow: Rule = shape({
  need: { type: oneOf('overflow'), options: overflowOptions },
  may: { action_id: actionId, confirm },
});

const FEEDBACK: Rule = shape({
  need: { text: plainText({ max: 75 }), value: text({ max: 2000 }) },
  may: { accessibility_label: LABEL },
});

export const feedbackButtons: Rule = shape({
  need: { type: oneOf('feedback_buttons'), positive_button: FEEDBACK, negative_button: FEEDBACK },
  may: { action_id: actionId },
});

export const iconButton: Rule = shape({
  need: { type: oneOf('icon_button'), icon: oneOf('trash'), text: plainText({ max: 75 }) },
  may: {
    action_id: actionId,
    value: text({ max: 2000 }),
    confirm,
    accessibility_label: LABEL,
    visible_to_user_ids: list(text({ max: 255 }), { max: 10 }),
  },
});
