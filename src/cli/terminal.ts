/** What the command knows of the process that it runs in. */
export interface Terminal {
  /** Absolute: what paths in the arguments count from. */
  readonly cwd: string;
  /** What was asked for: reports, pages, help. */
  readonly out: (text: string) => void;
  /** What is said about the work. */
  readonly err: (text: string) => void;
  /** Whether somebody watches `err`: progress is shown only then. */
  readonly isWatched: boolean;
}
