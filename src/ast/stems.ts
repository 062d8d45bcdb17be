/**
 * What a regular expression needs a text to hold: literal stems, one of which stands in every text that it matches.
 * A cheap search for the stems says which texts the expression need not be tried on.
 */

/** Strings that one stretch of a pattern can be; more are not multiplied out. */
const MAX_STRINGS = 48;
/** Members of a character class that are tried one by one. */
const MAX_CLASS = 32;
/** A class that writes its members out: no ranges, nothing like `\d`, not all but these. */
const WRITTEN_OUT = /^(?!\^)-?(?:[^\\-]|\\[^\w\s]|\\[nrt])*$/;
/** What letters stand for behind a backslash. */
const WHITE_SPACE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

interface Reader {
  readonly source: string;
  at: number;
}

/** Plain characters that no quantifier follows: most of a pattern, read at once. */
const PLAIN = /[\w\-/ '"@:,=]+(?![?*+{])/y;
const QUANTIFIER = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y;

/** What a sticky pattern finds where the reader stands. */
function found(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const text = pattern.exec(reader.source)?.[0];
  reader.at += text?.length ?? 0;
  return text;
}

/** What a part of a pattern can be: `strings` where those are few and certain; `stems`: one of them is in every match, where that is known. */
interface Part {
  readonly strings: readonly string[] | undefined;
  readonly stems: readonly string[] | undefined;
}

const ANYTHING: Part = { strings: undefined, stems: undefined };
const NOTHING: Part = { strings: [''], stems: undefined };

/** From this length on a stem tells enough: of several the first is taken, with which words that go together begin alike (`azure client id`, `azure tenant id`). */
const TELLING = 5;

const shortest = (strings: readonly string[]): number => Math.min(...strings.map(({ length }) => length));

/** Of two lists that hold for the same text, in its order, the one that says more. */
function better(one: readonly string[] | undefined, other: readonly string[] | undefined): readonly string[] | undefined {
  if (!one || !other) return one ?? other;
  if (shortest(one) >= TELLING) return one;
  return shortest(other) > shortest(one) || (shortest(other) === shortest(one) && other.length < one.length) ? other : one;
}

/**
 * The stems of a pattern in lower case, to be looked for without regard to case; undefined where a match need hold no certain text.
 * Reads the syntax of patterns without the `u` and `v` flags; look-arounds and `\b` demand no text.
 */
export function stemsOf({ source }: RegExp): readonly string[] | undefined {
  const { strings, stems } = alternatives({ source, at: 0 });
  const best = better(strings, stems);
  if (!best || shortest(best) === 0) return undefined;
  return [...new Set(best.map((stem) => stem.toLowerCase()))];
}

function alternatives(reader: Reader): Part {
  const parts: Part[] = [];
  do parts.push(sequence(reader)); while (take(reader, '|'));
  if (parts.every(({ strings }) => strings)) {
    const strings = [...new Set(parts.flatMap((part) => part.strings ?? []))];
    return { strings, stems: undefined };
  }
  const stems = parts.map((part) => better(part.strings, part.stems));
  return { strings: undefined, stems: stems.some((list) => !list) ? undefined : stems.flatMap((list) => list ?? []) };
}

function sequence(reader: Reader): Part {
  let stems: readonly string[] | undefined;
  let run: readonly string[] = [''];
  let cut = false;
  const end = (): void => {
    if (shortest(run) > 0) stems = better(stems, run);
    run = [''];
  };
  while (reader.at < reader.source.length && reader.source.charAt(reader.at) !== '|' && reader.source.charAt(reader.at) !== ')') {
    const plain = found(reader, PLAIN);
    if (plain !== undefined) {
      run = run.map((head) => head + plain);
      continue;
    }
    const { strings, stems: inner } = quantified(reader, atom(reader));
    const joined = strings && run.length * strings.length <= MAX_STRINGS ? run.flatMap((head) => strings.map((tail) => head + tail)) : undefined;
    if (joined) {
      run = joined;
      continue;
    }
    cut = true;
    end();
    stems = better(stems, inner);
    if (strings) run = strings;
  }
  if (!cut) return { strings: run, stems: undefined };
  end();
  return { strings: undefined, stems };
}

function take(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function atom(reader: Reader): Part {
  const { source } = reader;
  const char = source.charAt(reader.at);
  reader.at += 1;
  switch (char) {
    case '(': {
      const isAround = /^\?(?:[=!]|<[=!])/.test(source.slice(reader.at));
      reader.at += /^\?(?::|[=!]|<[=!]|<\w+>)/.exec(source.slice(reader.at))?.[0].length ?? 0;
      const inner = alternatives(reader);
      take(reader, ')');
      return isAround ? NOTHING : inner;
    }
    case '[':
      return characterClass(reader);
    case '\\': {
      const escaped = source.charAt(reader.at);
      reader.at += 1;
      if (/[bB]/.test(escaped)) return NOTHING;
      return /[\dA-Za-z]/.test(escaped) ? otherEscape(reader, escaped) : { strings: [escaped], stems: undefined };
    }
    case '^':
    case '$':
      return NOTHING;
    case '.':
      return ANYTHING;
    default:
      return { strings: [char], stems: undefined };
  }
}

/** `\d`, `\w`, `\u0041`, `\x41`, `\p{…}`, back references: whatever they are, no certain text. */
function otherEscape(reader: Reader, escaped: string): Part {
  const rest = reader.source.slice(reader.at);
  const length = escaped === 'u' ? 4 : escaped === 'x' ? 2 : escaped === 'c' ? 1 : (/^(?:[kpP]?[<{][^>}]*[>}])/.exec(escaped + rest)?.[0].length ?? 1) - 1;
  reader.at += length;
  return ANYTHING;
}

function characterClass(reader: Reader): Part {
  const { source } = reader;
  const start = reader.at;
  while (reader.at < source.length && source.charAt(reader.at) !== ']') reader.at += source.charAt(reader.at) === '\\' ? 2 : 1;
  const inside = source.slice(start, reader.at);
  reader.at += 1;
  const members = WRITTEN_OUT.test(inside) ? [...new Set(inside.replace(/\\(.)/g, (_, escaped: string) => WHITE_SPACE[escaped] ?? escaped).toLowerCase())] : [];
  return members.length > 0 && members.length <= MAX_CLASS ? { strings: members, stems: undefined } : ANYTHING;
}

function quantified(reader: Reader, part: Part): Part {
  const quantifier = found(reader, QUANTIFIER);
  if (quantifier === undefined) return part;
  if (/^\?/.test(quantifier) && part.strings) return { strings: [...new Set(['', ...part.strings])], stems: undefined };
  // What may be left out says nothing; what may be repeated is there at least once.
  return /^(?:[?*]|\{0)/.test(quantifier) ? ANYTHING : { strings: undefined, stems: better(part.strings, part.stems) };
}
