/** Templates, concatenations, and literals of objects and lists: what a value that is written in place comes from. */
import { describe } from 'vitest';

import { AT, ID, follows } from './follows.js';

/** Known to be no token, no claim and nothing else that a rule asks for. */
const OTHER = 'other flow';
/** A variable that is a token, and is written a second time. */
const orElse = (value: string): string => `let t = r.accessToken; if (late) t = ${value}; probe(t);`;
const rows = (count: number): string => "'row', ".repeat(count);

describe('a template', () => {
  follows([
    ['around the token alone is the token', 'probe(`${r.accessToken}`);', AT],
    ['with spaces around the token is the token', 'probe(` ${r.accessToken} `);', AT],
    ['with a space behind the token is the token', 'probe(`${r.accessToken} `);', AT],
    ['of a header is its token', 'probe(`Bearer ${r.accessToken}`);', AT],
    ['of a header in small letters is its token', 'probe(`bearer ${r.accessToken}`);', AT],
    ['of a header whose scheme is a variable is its token', 'probe(`${r.tokenType} ${r.accessToken}`);', AT],
    ['with another text is something else', 'probe(`user ${r.accessToken}`);', OTHER],
    ['with a text behind the token is something else', 'probe(`${r.accessToken}-1`);', OTHER],
    ['of words alone is something else', 'probe(`profile`);', OTHER],
    ['of the scheme alone is something else', 'probe(`Bearer`);', OTHER],
    ['of two values without a space is something else', 'probe(`${r.accessToken}${suffix}`);', OTHER],
    ['of a scheme, a token and more is something else', 'probe(`${scheme} ${r.accessToken}${suffix}`);', OTHER],
    ['of two values with another sign between is something else', 'probe(`${scheme}:${r.accessToken}`);', OTHER],
    ['of a first name and a claim is not the claim', 'probe(`${first} ${r.account.homeAccountId}`);', '-'],
    ['that ends in a whole result is not the result', 'probe(`${label} ${r}`);', '-'],
    ['that ends in an object around a token is not that object', "import { ClientCredentials } from 'simple-oauth2'; const held = await new ClientCredentials(config).getToken({}); probe(`${label} ${held}`);", '-'],
    ['of a header has no member that is the token', 'probe(`Bearer ${r.accessToken}`.raw);', OTHER],
    ['of two values has no member that is the token', 'probe(`${scheme} ${r.accessToken}`.raw);', OTHER],
    ['of nothing says nothing', 'probe(``);', '-'],
    ['of nothing does not contradict a token', orElse('``'), AT],
    ['of spaces does not contradict a token', orElse('`  `'), AT],
    ['of words contradicts a token', orElse('`none`'), '-'],
  ]);
});

describe('a concatenation', () => {
  follows([
    ['of the scheme and the token is the token', "probe('Bearer ' + r.accessToken);", AT],
    ['of the scheme in small letters and the token is the token', "probe('bearer ' + r.accessToken);", AT],
    ['of the scheme without its space is the token', "probe('Bearer' + r.accessToken);", AT],
    ['of an empty text and the token is the token', "probe('' + r.accessToken);", AT],
    ['of two spaces and the token is the token', "probe('  ' + r.accessToken);", AT],
    ['of the token and an empty text is the token', "probe(r.accessToken + '');", AT],
    ['of the token and a line break is the token', "probe(r.accessToken + '\\n');", AT],
    ['of a text that ends in the scheme is something else', "probe('not a bearer ' + r.accessToken);", OTHER],
    ['of a text that begins with the scheme is something else', "probe('Bearer of ' + r.accessToken);", OTHER],
    ['of a word and the token is something else', "probe('user' + r.accessToken);", OTHER],
    ['of a variable and the token is something else', 'probe(prefix + r.accessToken);', OTHER],
    ['of the token and a word is something else', "probe(r.accessToken + '-1');", OTHER],
    ['of the token and a variable is something else', 'probe(r.accessToken + suffix);', OTHER],
    ['has no member that is the token', "probe(('Bearer ' + r.accessToken).raw);", OTHER],
    ['has no member of what it joins', "probe(('' + r).accessToken);", OTHER],
    ['with a line break has no member of what it joins', "probe((r + '').accessToken);", OTHER],
    ['is not what a comparison gives', "probe('' === r.accessToken);", OTHER],
    ['is not what a comparison with an empty text gives', "probe(r.accessToken !== '');", OTHER],
  ]);
});

describe('an object that is written in place', () => {
  follows([
    ['holds its property', 'probe({ token: r.accessToken }.token);', AT],
    ['holds the last of two properties of a name', 'probe({ token: r.accessToken, token: r.idToken }.token);', ID],
    ['holds what is spread into it', 'probe({ ...r }.accessToken);', AT],
    ['holds what is spread into it beside others', 'probe({ ...r, at: now }.accessToken);', AT],
    ['holds a property that stands behind what is spread', 'probe({ ...r, accessToken: r.idToken }.accessToken);', ID],
    ['holds a property under a constant key', "const KEY = 'token'; probe({ [KEY]: r.accessToken }.token);", AT],
    ['holds what its getter gives', 'probe({ get token() { return r.accessToken; } }.token);', AT],
    ['holds a member of what its getter gives', 'probe({ get result() { return r; } }.result.accessToken);', AT],
    ['holds a function, not what that gives', 'probe({ token: () => r.accessToken }.token);', OTHER],
    ['holds a method, not what that gives', 'probe({ token() { return r.accessToken; } }.token);', OTHER],
    ['holds what one of its methods writes', 'const auth = { token: null, load() { this.token = r.accessToken; } }; probe(auth.token);', AT],
    ['holds a member of what one of its methods writes', 'const auth = { result: null, load() { this.result = r; } }; probe(auth.result.accessToken);', AT],
    ['holds a member of what one of its methods takes apart', 'const auth = { first: null, load() { [this.first] = [r]; } }; probe(auth.first.accessToken);', AT],
    ['is no token itself', 'probe({ token: r.accessToken });', OTHER],
    ['contradicts a token', orElse('{ token: r.accessToken }'), '-'],
    ['says nothing while it is empty', 'probe({});', '-'],
    ['does not contradict a token while it is empty', orElse('{}'), AT],
    ['does not contradict a token with a member that it lacks', orElse('{ name: 1 }.token'), AT],
  ]);
});

describe('a list that is written in place', () => {
  follows([
    ['holds the element at an index', 'probe([r.idToken, r.accessToken][1]);', AT],
    ['holds another element at another index', 'probe([r.idToken, r.accessToken][0]);', ID],
    ['holds the element at an index of two digits', `probe([${rows(10)}r.accessToken][10]);`, AT],
    ['holds the element behind a gap', 'probe([, r.accessToken][1]);', AT],
    ['holds an element that is looked for', 'probe([r.accessToken].find(Boolean));', AT],
    ['holds an element that is looked for behind a gap', 'probe([, r.accessToken].find(Boolean));', AT],
    ['holds any of its elements where one is spread into it', 'probe([...others, r.accessToken][0]);', AT],
    ['has a length that is no token', 'probe([r.accessToken].length);', '-'],
    ['holds an element of a list that is spread into it', 'probe([...[r.accessToken], last][0]);', AT],
    ['holds what is added to it', 'const tokens = [last]; tokens.push(r.accessToken); probe(tokens[1]);', AT],
    ['holds the 32nd of its rows', `probe([${'[], '.repeat(31)}r.accessToken].find(Boolean));`, AT],
    ['tells by its first 32 rows', `probe([${'[], '.repeat(32)}r.accessToken].find(Boolean));`, '-'],
    ['is no token itself', 'probe([r.accessToken]);', OTHER],
    ['contradicts a token', orElse('[r.accessToken]'), '-'],
    ['says nothing while it is empty', 'probe([]);', '-'],
    ['does not contradict a token while it is empty', orElse('[]'), AT],
    ['does not contradict a token behind its end', orElse("['name'][1]"), AT],
  ]);
});
