/** The content of the first part of a multipart body, or the body as it is. */
export function firstPart(body: Buffer, type: string): Buffer {
  const [, quoted, bare] = type.match(/^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return body;
  const start = body.indexOf('\r\n\r\n');
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return start < 0 || end < 0 ? Buffer.alloc(0) : body.subarray(start + 4, end);
}
