import { describe, expect, it } from 'vitest';

import { lint } from '../support/lint.js';

const HEAD = `import { JwtService } from '@nestjs/jwt';
import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication({});
const { accessToken } = await pca.acquireTokenSilent(q);
`;

/** Whether the one line after the imports opens the token. */
const opens = (code: string): boolean => lint(HEAD + code, { rules: { 'zero-trust/no-access-token-decode': 2 } }).some(({ line }) => line === 5);

describe('an instance of a class that decodes', () => {
  it.each([
    ['given to the constructor', 'class A { constructor(private readonly signer: JwtService) {} x() { return this.signer.decode(accessToken); } }'],
    ['with a default', 'class A { constructor(private readonly signer: JwtService = make()) {} x() { return this.signer.decode(accessToken); } }'],
    ['made in a field', 'class A { private signer = new JwtService({}); x() { return this.signer.decode(accessToken); } }'],
    ['declared in a field', 'class A { private signer: JwtService; x() { return this.signer.decode(accessToken); } }'],
    ['injected into a field', 'class A { private signer = inject(JwtService); x() { return this.signer.decode(accessToken); } }'],
    ['in a variable', 'const signer = new JwtService({}); signer.decode(accessToken);'],
    ['in a parameter', 'function f(signer: JwtService) { return signer.decode(accessToken); }'],
  ])('%s', (_, code) => {
    expect(opens(code)).toBe(true);
  });

  it.each([
    ['of another class', 'class A { constructor(private readonly signer: Other) {} x() { return this.signer.decode(accessToken); } }'],
    ['by another method', 'class A { constructor(private readonly signer: JwtService) {} x() { return this.signer.store(accessToken); } }'],
    ['by a method without a name', 'class A { constructor(private readonly signer: JwtService) {} x() { return this.signer[name](accessToken); } }'],
  ])('not %s', (_, code) => {
    expect(opens(code)).toBe(false);
  });
});

describe('a token that is cut at its dots', () => {
  it.each(["'.'", '/\\./', '/[.]/', 'DOT'])('split(%s)', (separator) => {
    expect(opens(`const DOT = '.'; accessToken.split(${separator})[1];`)).toBe(true);
  });

  it.each(['', '/\\.\\d/', '/x\\./', '/./', "'-'", 'x', 'x.regex'])('not split(%s)', (separator) => {
    expect(opens(`accessToken.split(${separator})[1];`)).toBe(false);
  });
});
