export function noticeCsvName(now: Date): string {
  return `connect-changes-${now.toISOString().slice(0, 16).replace(/\D/g, '')}.csv`;
}

export function noticeCsvComment(size: number): string {
  return `All ${size} changes.`;
}
