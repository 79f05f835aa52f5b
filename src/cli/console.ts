/** Where a command reads from and writes to. */
export type Console = Readonly<{
  out(text: string): void;
  err(text: string): void;
  /** A person watches: progress bars and the like are welcome. */
  terminal: boolean;
}>;
