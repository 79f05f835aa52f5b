import { type Check, link, oneOf, type Rule, refuse, shape, text } from './check.ts';

const SLACK_FILE: Rule = shape({
  may: { id: text({ max: 255 }), url: link(3000) },
  also: (value, at, check) => {
    if (Object.keys(value).length !== 1) refuse(check, at, 'must have either id or url');
  },
});

/** The fields of images, in blocks and as elements: alt 2000, url 3000 characters. */
export const IMAGE_FIELDS = {
  need: { type: oneOf('image'), alt_text: text({ max: 2000 }) },
  may: { image_url: link(3000), slack_file: SLACK_FILE },
  also(image: Readonly<Record<string, unknown>>, at: string, check: Check): void {
    const sources = ['image_url', 'slack_file'].filter((name) => Object.hasOwn(image, name));
    if (sources.length !== 1) refuse(check, at, 'must have either image_url or slack_file');
  },
} as const;

export const imageElement: Rule = shape(IMAGE_FIELDS);
