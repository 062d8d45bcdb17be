/** An edit as ESLint gives it: @typedef {{ readonly range: readonly [number, number], readonly text: string }} Edit */

/** Differences between two token lists beyond which everything between them counts as replaced. */
const MAX_DIFFERENCES = 400;

/**
 * @param {string} text
 * @param {Edit} edit
 */
export function applyEdit(text, { range: [start, end], text: replacement }) {
  return text.slice(0, start) + replacement + text.slice(end);
}

/**
 * Where the places of a text are after an edit. ESLint joins all changes of a suggestion into one edit from the first to the last
 * (an added import and a changed expression far below), so what stands between is compared token by token.
 * @param {string} text
 * @param {Edit} edit
 * @returns {(range: readonly [number, number]) => [number, number]} a place within a replaced part becomes the whole replacement
 */
export function placeMap(text, edit) {
  const [start, end] = edit.range;
  const before = tokensOf(text.slice(0, end), start);
  const after = tokensOf(text.slice(0, start) + edit.text, start);
  /** Replaced stretches, in order: [from, to) of the old text became [newFrom, newTo) of the new one. */
  const hunks = hunksOf(before, after);
  const shiftAfter = edit.text.length - (end - start);

  /** @param {number} offset @param {boolean} isEnd */
  const move = (offset, isEnd) => {
    if (offset < start) return offset;
    if (offset > end) return offset + shiftAfter;
    let shift = 0;
    for (const hunk of hunks) {
      if (offset < hunk.from || (offset === hunk.from && isEnd)) break;
      if (offset < hunk.to) return isEnd ? hunk.newTo : hunk.newFrom;
      // At the end of a hunk: a place that ends here covers what was put there, one that starts here follows it.
      shift = hunk.newTo - hunk.to;
    }
    return offset + shift;
  };
  return ([from, to]) => [move(from, false), move(to, true)];
}

/** @typedef {{ readonly text: string, readonly at: number }} Token */

/** @param {string} text @param {number} start @returns {Token[]} */
function tokensOf(text, start) {
  const tokens = [];
  const pattern = /[\w$]+|\s+|./gsuy;
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) tokens.push({ text: match[0], at: match.index });
  tokens.push({ text: '', at: text.length });
  return tokens;
}

/** @typedef {{ from: number, to: number, newFrom: number, newTo: number }} Hunk */

/** @param {readonly Token[]} before @param {readonly Token[]} after both closed by an empty token at the end of the text @returns {Hunk[]} */
function hunksOf(before, after) {
  /** @type {Hunk[]} */
  const hunks = [];
  let x = 0;
  let y = 0;
  for (const [nextX, nextY] of commonTokens(before, after)) {
    const [from, to, newFrom, newTo] = [before[x], before[nextX], after[y], after[nextY]];
    if ((nextX > x || nextY > y) && from && to && newFrom && newTo) hunks.push({ from: from.at, to: to.at, newFrom: newFrom.at, newTo: newTo.at });
    x = nextX + 1;
    y = nextY + 1;
  }
  return hunks;
}

/**
 * Pairs of equal tokens along a shortest edit script (Myers' greedy algorithm); the last pair are the closing tokens.
 * @param {readonly Token[]} before
 * @param {readonly Token[]} after
 * @returns {[number, number][]}
 */
function commonTokens(before, after) {
  /** @param {number} x @param {number} y */
  const equal = (x, y) => x < before.length && y < after.length && before[x]?.text === after[y]?.text;
  /** Per number of differences, how far each diagonal was reached. */
  /** @type {Map<number, number>[]} */
  const history = [];
  const reached = new Map([[1, 0]]);
  for (let differences = 0; differences <= MAX_DIFFERENCES; differences += 1) {
    history.push(new Map(reached));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = furthest(reached, diagonal, differences);
      while (equal(x, x - diagonal)) x += 1;
      reached.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return backtrack(history, before.length, after.length);
    }
  }
  return [[before.length - 1, after.length - 1]];
}

/** @param {ReadonlyMap<number, number>} reached @param {number} diagonal @param {number} differences */
function furthest(reached, diagonal, differences) {
  const down = reached.get(diagonal + 1) ?? -1;
  const right = reached.get(diagonal - 1) ?? -1;
  return diagonal === -differences || (diagonal !== differences && right < down) ? down : right + 1;
}

/** @param {readonly ReadonlyMap<number, number>[]} history @param {number} x @param {number} y @returns {[number, number][]} */
function backtrack(history, x, y) {
  /** @type {[number, number][]} */
  const pairs = [];
  for (let differences = history.length - 1; differences >= 0; differences -= 1) {
    const reached = history[differences] ?? new Map();
    const diagonal = x - y;
    const start = furthest(reached, diagonal, differences);
    while (x > start && y > start - diagonal) pairs.push([--x, --y]);
    if (differences === 0) break;
    const isDown = start === reached.get(diagonal + 1) && (diagonal === -differences || (diagonal !== differences && (reached.get(diagonal - 1) ?? -1) < start));
    x = isDown ? start : start - 1;
    y = isDown ? start - diagonal - 1 : start - diagonal;
  }
  return pairs.reverse();
}
