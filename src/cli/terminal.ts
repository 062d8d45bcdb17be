/** What the command knows of the process that it runs in. */
export interface Terminal {
  /** Absolute: what paths in the arguments count from. */
  readonly cwd: string;
  /** Where the command is installed: ESLint and parsers are looked for from here, too. With npx this is a folder of its cache. */
  readonly home: string;
  /** What was asked for: reports, pages, help. */
  readonly out: (text: string) => void;
  /** What is said about the work. */
  readonly err: (text: string) => void;
  /** Whether somebody watches `err`: progress is shown only then. */
  readonly isWatched: boolean;
}
