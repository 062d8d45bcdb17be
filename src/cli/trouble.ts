/** Something the caller can mend: shown as one line without a stack, exit code 2. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}
