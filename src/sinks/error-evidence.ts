import type { Node } from '../ast/nodes.js';
import {
  ADAL_ERRORS, CLASS_PACKAGES, CODE_MEMBERS, ERROR_CLASSES, INTERACTION_CLASS, NUMBER_MEMBERS, OTHER_ERROR_PACKAGES, TELLING_CODES,
} from '../identity/errors.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';
import type { ErrorMatch, ErrorTest, IdentityCode } from './error-match.js';

export { ERROR_CODE_GATE } from '../identity/errors.js';

const clients = CLASS_PACKAGES.flatMap(({ client }) => client);
const classNames = new Set(ERROR_CLASSES.map(({ name }) => name));

/** The identity error that a match reads, where the flow or a declared type shows one. */
export function originOf(analysis: Analysis, match: ErrorMatch): Origin | undefined {
  for (const { subject } of match.tests) {
    const found = analysis.trace(subject.object ?? subject.node).as('auth-error');
    if (found?.evidence === 'flow' || found?.evidence === 'type') return found;
  }
  return undefined;
}

const DECLARES = {};

function declaresClass(statement: Node): boolean {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return declared?.type === 'ClassDeclaration' && declared.id?.name === INTERACTION_CLASS;
}

/** Whether a match is about Microsoft's identity errors, by the codes themselves, by where the error comes from, and by the file. */
export function isIdentityMatch(analysis: Analysis, match: ErrorMatch): boolean {
  const { facts } = analysis;
  if (facts.microsoft === 'other') return false;
  // `e instanceof InteractionRequiredAuthError && e.errorCode === …` tells cases of the class apart: the class is checked.
  if (match.guards.some(({ name }) => name === INTERACTION_CLASS)) return false;
  // What the class does not cover of `invalid_grant` has no class of its own.
  if (match.sort === 'grant' && match.beside.some(({ name }) => name === INTERACTION_CLASS)) return false;
  // The file that declares the class has to know its codes.
  if (analysis.once(DECLARES, () => analysis.source.ast.body.some(declaresClass))) return false;
  const isIdentityError = (): boolean => originOf(analysis, match) !== undefined || (facts.importsAny(clients) && [...match.guards, ...match.beside].some(({ name }) => classNames.has(name)));
  return match.tests.some((test) => test.codes.some((code) => isIdentityCode(analysis, test, code, isIdentityError)));
}

function isIdentityCode({ facts }: Analysis, test: ErrorTest, code: IdentityCode, isIdentityError: () => boolean): boolean {
  const name = test.subject.name ?? '';
  const isCodeMember = CODE_MEMBERS.has(name);
  const inFile = facts.microsoft === 'file';
  const inProject = inFile || facts.microsoft === 'package';
  const isOthers = facts.importsAny(OTHER_ERROR_PACKAGES) && !facts.importsAny(clients);
  if (code.isBare === true) return NUMBER_MEMBERS.has(name) && inProject;
  if (code.isService === true) return true;
  if (code.isConstant === true) return code.sort !== 'classless';
  if (code.isName === true) return code.common ? inFile && (name === 'name' || name === 'message') && !isOthers : true;
  if (isOthers && !isCodeMember) return false;
  if (ADAL_ERRORS.includes(code.text)) return inFile;
  if (code.sort === 'interaction') {
    const isMeant = isCodeMember || !code.common || (code.isProtocol === true && inFile);
    if (!isMeant) return isIdentityError();
    if (inProject || isIdentityError()) return true;
    // The word alone, of a provider that nothing tells: only where MSAL's own member or another of its codes stands beside it.
    return !facts.ownLogin && !code.common && (isCodeMember || test.codes.some(({ text }) => TELLING_CODES.has(text)));
  }
  if (code.sort === 'grant') return inFile || isIdentityError();
  return isIdentityError() || (isCodeMember ? inProject : inFile && TELLING_CODES.has(code.text));
}
