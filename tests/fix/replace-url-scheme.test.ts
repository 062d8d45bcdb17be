import { describe, expect, it } from 'vitest';

import { replaceUrlScheme } from '../../src/fix/replace-url-scheme.js';
import { apply } from './apply.js';

function secure(code: string, selector = 'Literal, TemplateLiteral'): string | undefined {
  return apply(code, selector, replaceUrlScheme);
}

describe('adds the missing letter', () => {
  it.each<[string, string, string?]>([
    ["f('http://a.com');", "f('https://a.com');"],
    ['f("ws://a.com");', 'f("wss://a.com");'],
    ['f(`http://${host}/x`);', 'f(`https://${host}/x`);'],
    ['f(`http://a.com`);', 'f(`https://a.com`);'],
    [String.raw`f('http:\/\/a.com\x2f');`, String.raw`f('https:\/\/a.com\x2f');`],
    ["f('HTTP://a.com');", "f('HTTPS://a.com');"],
    ["f(' http://a.com');", "f(' https://a.com');"],
    ["f({ protocol: 'http:' });", "f({ protocol: 'https:' });"],
    ["f({ protocol: 'http' });", "f({ protocol: 'https' });"],
    ["f('http://a.com?next=http://b.com');", "f('https://a.com?next=http://b.com');"],
    ["f('http://' + host);", "f('https://' + host);", 'BinaryExpression'],
    ["f('http://' + host + '/x');", "f('https://' + host + '/x');", 'BinaryExpression'],
    ["f('http://a.com' as const);", "f('https://a.com' as const);", 'TSAsExpression'],
    ['<A url="http://a.com" />;', '<A url="https://a.com" />;', 'JSXAttribute'],
    ["<A url={'http://a.com'} />;", "<A url={'https://a.com'} />;", 'JSXAttribute'],
    ['<A url="http://a.com" />;', '<A url="https://a.com" />;'],
    ["type Base = 'http://a.com';", "type Base = 'https://a.com';", 'TSLiteralType'],
    ["type Base = 'http://a.com';", "type Base = 'https://a.com';"],
    ['type Base = `http://${string}`;', 'type Base = `https://${string}`;', 'TSTemplateLiteralType'],
    ["f(/* http: */ 'http://a'); // http:\r\n", "f(/* http: */ 'https://a'); // http:\r\n"],
  ])('%s', (code, expected, selector) => {
    expect(secure(code, selector)).toBe(expected);
  });
});

describe('offers nothing where the scheme is not written', () => {
  it.each<[string, string?]>([
    ["f('https://a.com');"],
    ["f('wss://a.com');"],
    ["f('//a.com');"],
    ["f('httpx://a.com');"],
    [String.raw`f('\x68ttp://a.com');`],
    ['f(`${scheme}://a.com`);'],
    ['f(`http${s}://a.com`);'],
    ["f('http' + s + '://a.com');", 'BinaryExpression'],
    ["f(base + 'http://a.com');", 'BinaryExpression'],
    ['f(1);'],
    ['f(url);', 'Identifier[name="url"]'],
    ['<A url />;', 'JSXAttribute'],
  ])('%s', (code, selector) => {
    expect(secure(code, selector)).toBeUndefined();
  });
});
