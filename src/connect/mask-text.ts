/** Stands where a value was taken out before storing. */
export const MASKED = '‹masked›';

const LONGEST_TEXT = 4096;

// +49 30 555-010, %2B49…, 004930…: 7 to 15 digits as E.164 counts them.
const PHONE_NUMBER = /(?:\+|%2B|\b00)\d(?:[ ().-]{0,3}\d){6,14}/gi;
const EMAIL_ADDRESS = /[^\s@<>"'(),;:/=]{1,64}@[a-z0-9.-]{1,253}\.[a-z]{2,24}/gi;
const ACCESS_KEY_ID = /\b(A[KS]IA)[A-Z0-9]{8,116}([A-Z0-9]{4})\b/g;

/** Telephone numbers and e-mail addresses taken out of a sentence, as in the refusal of a call. */
export function maskText(text: string): string {
  return text.replace(EMAIL_ADDRESS, MASKED).replace(PHONE_NUMBER, MASKED);
}

/** Access key ids shortened wherever a text holds them, long texts cut. */
export function boundedText(text: string): string {
  const short = text.length > LONGEST_TEXT ? `${wholeStart(text)}‹cut, ${text.length} characters›` : text;
  // Few texts hold one, and to see that there is none is quicker than to look for the whole.
  return short.includes('KIA') || short.includes('SIA') ? short.replace(ACCESS_KEY_ID, '$1…$2') : short;
}

/** Enough of an access key id to recognise it, too little to use it. */
export function shortAccessKeyId(id: string): string {
  return id.length > 8 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}

/** The beginning, no surrogate pair cut in half. */
function wholeStart(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '');
}
