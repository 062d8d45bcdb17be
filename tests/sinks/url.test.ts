import { describe, expect, it } from 'vitest';

import { lint } from '../support/lint.js';

const RULES = { 'zero-trust/no-token-over-http': 'error' } as const;
const INIT = '{ headers: { Authorization: `Bearer ${accessToken}` } }';
const reported = (code: string, settings?: unknown): boolean => {
  const messages = lint(code, { rules: RULES, ...(settings === undefined ? {} : { settings }) });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length > 0;
};

describe('hosts that the environment or the page decides', () => {
  it.each([
    ['a variable of the environment', '`http://${process.env.API_HOST}/r`'],
    ['one of Vite', '`http://${import.meta.env.VITE_HOST}/r`'],
    ['the configuration', '`http://${config.host}/r`'],
    ['a getter of the configuration', "`http://${config.get('host')}/r`"],
    ['a call that is given it', '`http://${clean(process.env.HOST)}/r`'],
    ['the page', '`http://${window.location.host}/r`'],
    ['the page, in parts', '`http://${location.hostname}:8080/r`'],
    ['a URL of the page', '`http://${new URL(location.href).host}/r`'],
    ['a call that is given it or something else', '`http://${clean(process.env.HOST || fallbackHost)}/r`'],
    ['a call that is given a choice', '`http://${clean(local ? defaultHost : process.env.HOST)}/r`'],
    ['a constant made of it', '`http://${HOST}/r`'],
    ['the sum', "'http://' + process.env.HOST + '/r'"],
  ])('%s', (_name, url) => {
    expect(reported(`const HOST = process.env.REPORTS_HOST;\nfetch(${url}, ${INIT});`)).toBe(false);
  });

  it.each([
    ['a host behind a name that is nobody’s', '`http://${host}/r`'],
    ['a host that a call gives', '`http://${hostOf(region, ...rest)}/r`'],
    ['a host made with what is spread', '`http://${new Host(...parts)}/r`'],
    ['one alternative that is nobody’s', '`http://${process.env.HOST || fallbackHost}/r`'],
    ['the environment behind the host', '`http://reports.intern/${process.env.PATH_OF_REPORTS}`'],
    ['a name that is written with itself', '`http://${circle}/r`'],
  ])('reported: %s', (_name, url) => {
    expect(reported(`const circle = circle2, circle2 = circle;\nfetch(${url}, ${INIT});`)).toBe(true);
  });
});

describe('hosts', () => {
  it.each(['localhost', 'LOCALHOST:3000', 'api.localhost', '127.0.0.1', '127.8.9.1:80', '[::1]:8080', 'host.docker.internal', '169.254.169.254', '0.0.0.0:80'])('%s stays on the machine', (host) => {
    expect(reported(`fetch('http://${host}/r', ${INIT});`)).toBe(false);
  });

  it.each(['reports.intern', 'localhost.example.com', '127.0.0.1.example.com', '10.0.0.4', 'user:secret@reports.intern', 'reports.intern:8080'])('%s does not', (host) => {
    expect(reported(`fetch('http://${host}/r', ${INIT});`)).toBe(true);
  });

  it.each([
    ['the host', ['reports.intern'], false],
    ['any host under it', ['*.intern'], false],
    ['another', ['reports.example'], true],
    ['only those under it', ['*.reports.intern'], true],
  ])('allowed: %s', (_name, allowHosts, expected) => {
    expect(reported(`fetch('http://reports.intern/r', ${INIT});`, { allowHosts })).toBe(expected);
  });
});

describe('what is no plain address', () => {
  it.each(["'https://reports.intern/r'", "'//reports.intern/r'", "'/r'", "'http:///r'", "'http://'", '`${base}/r`', "'ftp://reports.intern'", "''"])('%s', (url) => {
    expect(reported(`fetch(${url}, ${INIT});`)).toBe(false);
  });
});
