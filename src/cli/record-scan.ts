/** How far into an object a text got. Changed as it is read: every character of a trail passes here. */
export type Scan = {
  /** Objects and lists that are open; 0 once the object has ended. */
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** A list has just begun right in the object. */
  inList: boolean;
};

/** Thrown where a text cannot be JSON. */
export class NotJson extends Error {}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

export function createScan(depth: number): Scan {
  return { depth, inString: false, escaped: false, inList: false };
}

/**
 * Reads on to the object's end, to the next list right in it, or to the end of the text; gives the place behind what was
 * read. Brackets are counted, not matched: JSON.parse sees the whole once it has ended.
 */
export function scanObject(text: string, from: number, scan: Scan): number {
  scan.inList = false;
  let at = from;
  while (at < text.length && !scan.inList) {
    at = scan.inString ? scanString(text, at, scan) : scanPlain(text, at, scan);
    if (scan.depth === 0) return at;
  }
  return at;
}

/** To behind the closing mark. */
export function scanString(text: string, from: number, scan: Scan): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (scan.escaped) scan.escaped = false;
    else if (code === BACKSLASH) scan.escaped = true;
    else if (code < SPACE) throw new NotJson();
    else if (code === QUOTE) {
      scan.inString = false;
      return at + 1;
    }
  }
  return text.length;
}

function scanPlain(text: string, from: number, scan: Scan): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      scan.inString = true;
      return at + 1;
    }
    // Letters, digits and what stands between them.
    if (code < OPEN_LIST) continue;
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      scan.depth += 1;
      scan.inList = code === OPEN_LIST && scan.depth === 2;
      if (scan.inList) return at + 1;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      scan.depth -= 1;
      if (scan.depth === 0) return at + 1;
    }
  }
  return text.length;
}
