/** Texts one after another in one piece of memory, which another thread takes over without a copy. */
export type Packed = Readonly<{ bytes: Uint8Array<ArrayBuffer>; ends: Uint32Array<ArrayBuffer> }>;

export type Packer = Readonly<{
  add(text: string): void;
  /** All of it so far; the next begins anew. */
  take(): Packed;
}>;

/** Of UTF-8 for one unit of UTF-16. */
const MOST_BYTES = 3;

/** Texts must be well-formed. What is packed is bytes at once: nothing of it is left for the collector to move about. */
export function createPacker(size: number): Packer {
  let bytes = Buffer.alloc(size);
  let used = 0;
  let ends: number[] = [];

  function makeRoom(length: number): void {
    if (bytes.length - used >= length) return;
    const larger = Buffer.alloc(Math.max(bytes.length * 2, used + length));
    larger.set(bytes.subarray(0, used));
    bytes = larger;
  }

  return {
    add(text) {
      makeRoom(text.length * MOST_BYTES);
      used += bytes.write(text, used);
      ends.push(used);
    },
    take() {
      // As large as what it holds: it may wait for a while.
      const packed = { bytes: new Uint8Array(bytes.subarray(0, used)), ends: Uint32Array.from(ends) };
      used = 0;
      ends = [];
      return packed;
    },
  };
}

export function unpackTexts({ bytes, ends }: Packed): readonly string[] {
  const packed = Buffer.from(bytes.buffer);
  const texts: string[] = [];
  let start = 0;
  for (const end of ends) {
    texts.push(packed.toString('utf8', start, end));
    start = end;
  }
  return texts;
}
