/** Whose turns are shared: LookupEvents of the bot's own account in a Region. */
export function turnName(region: string): string {
  return `LookupEvents  ${region}`;
}
