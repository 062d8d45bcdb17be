import { HOSTS, NODES } from './matrix.mjs';

const [BEGIN, END] = ['<!-- begin generated table of hosts -->', '<!-- end generated table of hosts -->'];

/** The hosts and what is tried with each, as a Markdown table. */
export function hostsTable() {
  return [
    '| host | installed beside the packed plugin | configurations | Node |',
    '| --- | --- | --- | --- |',
    ...HOSTS.map(({ title, packages, styles }) => `| ${title} | ${packages.map((name) => `\`${name}\``).join(', ')} | ${styles.map(({ name }) => name).join(', ')} | ${NODES.join(', ')} |`),
  ].join('\n');
}

/**
 * Puts the table between the two comments that mark its place.
 * @param {string} page
 */
export function withHostsTable(page) {
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`The page lacks the comments ${BEGIN} and ${END}.`);
  return `${page.slice(0, before + BEGIN.length)}\n\n${hostsTable()}\n\n${page.slice(after)}`;
}
