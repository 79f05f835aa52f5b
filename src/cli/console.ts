/** Where a command reads from and writes to. */
export type Console = Readonly<{
  /** Resolves when more may be written: a reader that is slower than we are must not fill our memory. */
  out(text: string): Promise<void>;
  err(text: string): void;
  /** A person watches: progress bars and the like are welcome. */
  terminal: boolean;
}>;
