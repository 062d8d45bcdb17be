/** Sizes in pixels. `CHARACTER` is what every character of code is set to, whatever font the reader has: else the wave would miss its place. */
const [CHARACTER, LINE, MARGIN, GUTTER, WIDTH] = [8, 22, 16, 44, 900];
/** Characters that fit into a line of the box. */
const BOX_TEXT = 92;

const STYLE = `
    .page { fill: #ffffff; stroke: #d0d7de; }
    .box { fill: #f6f8fa; stroke: #d0d7de; }
    .code, .text { fill: #1f2328; }
    .code, .number { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; }
    .text, .link { font: 13px system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; }
    .number { fill: #818b98; text-anchor: end; }
    .link { fill: #0969da; }
    .wave { fill: none; stroke: #cf222e; stroke-width: 1.3; }
    @media (prefers-color-scheme: dark) {
      .page { fill: #0d1117; stroke: #3d444d; }
      .box { fill: #151b23; stroke: #3d444d; }
      .code, .text { fill: #e6edf3; }
      .number { fill: #818b98; }
      .link { fill: #4493f8; }
      .wave { stroke: #f85149; }
    }
  `;

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Breaks a text into lines of at most `width` characters, between words; a longer word has a line of its own.
 * @param {string} text
 * @param {number} width
 */
export function wrap(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * A report as an editor shows it: the lines around it, a wave below the place, and a box with message, rule and quick fix. An SVG for light and dark pages.
 * @param {string} code
 * @param {{ readonly line: number, readonly column: number, readonly endColumn: number, readonly rule: string, readonly message: string, readonly suggestions: readonly { readonly title: string }[] }} report
 *   one that ends on the line where it begins
 * @param {{ readonly from: number, readonly to: number }} lines the first and the last that are shown, from 1
 */
export function picture(code, report, { from, to }) {
  const shown = code.split('\n').slice(from - 1, to);
  /** @type {string[]} */
  const parts = [];
  let y = MARGIN + LINE / 2;
  for (const [index, text] of shown.entries()) {
    const indent = text.length - text.trimStart().length;
    const x = MARGIN + GUTTER;
    parts.push(`<text class="number" x="${x - 16}" y="${y + 4}">${from + index}</text>`);
    const visible = text.trim();
    if (visible !== '') parts.push(`<text class="code" x="${x + indent * CHARACTER}" y="${y + 4}" textLength="${visible.length * CHARACTER}" lengthAdjust="spacingAndGlyphs">${escaped(visible)}</text>`);
    y += LINE;
    if (from + index !== report.line) continue;
    const [start, end] = [report.column - 1, report.endColumn - 1].map((column) => x + column * CHARACTER);
    const steps = Math.floor(((end ?? 0) - (start ?? 0)) / 4);
    parts.push(`<path class="wave" d="M${start} ${y - 6}${Array.from({ length: steps }, (_, step) => `l4 ${step % 2 === 0 ? -3 : 3}`).join('')}"/>`);
    const message = wrap(report.message, BOX_TEXT);
    const fixes = report.suggestions.flatMap(({ title }) => wrap(`💡 ${title}`, BOX_TEXT));
    const box = [...message.map((line) => ['text', line]), ['link', `eslint(zero-trust/${report.rule})`], ...fixes.map((line) => ['text', line])];
    parts.push(`<rect class="box" x="${x}" y="${y + 2}" width="${WIDTH - x - MARGIN}" height="${box.length * LINE + 12}" rx="6"/>`);
    y += 8 + LINE / 2;
    for (const [kind, line] of box) {
      parts.push(`<text class="${kind}" x="${x + 14}" y="${y + 4}">${escaped(line ?? '')}</text>`);
      y += LINE;
    }
    y += 12;
  }
  const height = Math.ceil(y + MARGIN - LINE / 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(report.message)}">`,
    `  <style>${STYLE}</style>`,
    `  <rect class="page" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
    ...parts.map((part) => `  ${part}`),
    '</svg>',
    '',
  ].join('\n');
}
