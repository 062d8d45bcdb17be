import { describe, expect, it } from 'vitest';

import type { LifetimeUnit } from '../../src/identity/sessions.js';
import { quoteNode } from '../../src/provenance/describe.js';
import { durationOf, spanText } from '../../src/sinks/duration.js';
import { durationText } from '../../src/sinks/duration-text.js';
import { isNow, nowUnit } from '../../src/sinks/now.js';
import { probe } from '../provenance/probe.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the lifetime at each `probe(…)` is taken for: "3600000 relative", "… else of `x`" for a fallback, `-` for none. */
function durations(code: string, unit: LifetimeUnit | undefined): string {
  return probe(code, (analysis, argument) => {
    const found = durationOf(analysis, argument, unit);
    if (!found) return '-';
    const { fallback, method, ms, shape } = found;
    const of = fallback?.of ? ` else of ${quoteNode(analysis.module, fallback.of)}` : fallback ? ' by default' : '';
    return `${ms ?? '?'} ${shape}${method === undefined ? '' : `.${method}`}${of}`;
  }).join(' | ');
}

const duration = (code: string, unit?: LifetimeUnit): string => durations(code.includes('probe(') ? code : `probe(${code})`, unit);
type Row = readonly [code: string, unit: LifetimeUnit | undefined, expected: string];

describe('numbers in the unit of their slot', () => {
  it.each<Row>([
    ['3600', 's', `${HOUR} relative`],
    ['3600', undefined, '? relative'],
    ['60', 'min', `${HOUR} relative`],
    ['7', 'days', `${7 * DAY} relative`],
    ['7', 'days-or-date', `${7 * DAY} relative`],
    ['3600', 'span', `${HOUR} relative`],
    ['8 * 60 * 60 * 1000', 'ms', `${8 * HOUR} relative`],
    ['8 * 36e5', 'ms', `${8 * HOUR} relative`],
    ['1_000 * 3_600', 'ms', `${HOUR} relative`],
    ['+"3600000"', 'ms', `${HOUR} relative`],
    ['parseInt("3600", 10) * 1000', 'ms', `${HOUR} relative`],
    ['"3600"', 's', `${HOUR} relative`],
    ['"3600000"', 'span', `${HOUR} relative`],
    ['"3600"', undefined, '? relative'],
    ['60n * 60n', 's', '-'],
    ['Number(3600n)', 's', `${HOUR} relative`],
    ['const HOUR = 3600, AGE = HOUR * 8; probe(AGE)', 's', `${8 * HOUR} relative`],
    ['const TIMES = { hour: 3600 } as const; probe(TIMES.hour)', 's', `${HOUR} relative`],
    ['const TIMES = Object.freeze({ HOUR: 3600 }); probe(TIMES.HOUR * 2)', 's', `${2 * HOUR} relative`],
    ['enum Age { Session = 3600 } probe(Age.Session)', 's', `${HOUR} relative`],
    ['class C { static readonly AGE = 3600; } probe(C.AGE)', 's', `${HOUR} relative`],
    ['probe(hours() * 3600); function hours() { return 8; }', 's', `${8 * HOUR} relative`],
    ['3600 as number', 's', `${HOUR} relative`],
    // Something outside decides, or it is no lifetime at all.
    ['config.maxAge', 's', '-'],
    ['maxAge', 's', '-'],
    ['-maxAge', 's', '-'],
    ['AGES[kind]', 's', '-'],
    ['config.hours * 3600', 's', '-'],
    ['3600 * config.hours', 's', '-'],
    ['`${hours}h`', 'span', '-'],
    ['exp - Math.floor(Date.now() / 1000)', 's', '-'],
    ['let age = 3600; if (isAdmin) age = 7200; probe(age)', 's', '-'],
    ['const { age } = settings; probe(age)', 's', '-'],
    ['true', 's', '-'],
    ['"session"', 's', '-'],
    ['/3600/', 's', '-'],
  ])('%s in %s', (code, unit, expected) => {
    expect(duration(code, unit)).toBe(expected);
  });
});

describe('texts with a unit', () => {
  it.each<[string, number | undefined]>([
    ['8h', 8 * HOUR], ['8 hours', 8 * HOUR], ['1hr', HOUR], ['2 hrs', 2 * HOUR], ['90m', 1.5 * HOUR], ['90 min', 1.5 * HOUR], ['30 Minutes', HOUR / 2], ['45s', 45_000], ['10 secs', 10_000],
    ['7d', 7 * DAY], ['1 day', DAY], ['2w', 14 * DAY], ['1y', 365 * DAY], ['1 yr', 365 * DAY], ['500ms', 500], ['250 msecs', 250], ['.5h', HOUR / 2], ['1.5h', 1.5 * HOUR],
    ['-1h', -HOUR], ['+8h', 8 * HOUR], ['8 hours from now', 8 * HOUR], [' 8h ', 8 * HOUR],
    ['1M', 30 * DAY], ['1m', 60_000],
    ['8', undefined], ['h', undefined], ['', undefined], ['8 parsecs', undefined], ['8h ago', undefined], ['1h30m', undefined],
  ])('%s', (text, expected) => {
    expect(spanText(text)).toBe(expected);
  });

  it.each<Row>([
    ['"8h"', 'span', `${8 * HOUR} relative`],
    ['"8h"', 'epoch-s', `${8 * HOUR} relative`],
    ["const hours = 8; probe(`${hours}h`)", 'span', `${8 * HOUR} relative`],
    ["ms('8h')", 'ms', `${8 * HOUR} relative`],
    ["ms('8h') / 1000", 's', `${8 * HOUR} relative`],
    ["ms('1d') * 7", 'ms', `${7 * DAY} relative`],
    ["Date.now() + ms('8h')", undefined, `${8 * HOUR} epoch-ms`],
    ["Math.floor(Date.now() / 1000) + ms('8h') / 1000", undefined, `${8 * HOUR} epoch-s`],
    ['ms(28800000)', 'ms', '-'],
    ["ms(config.age)", 'ms', '-'],
    ["ms('forever')", 'ms', '-'],
    ["ms(process.env.AGE || '8h')", 'ms', `${8 * HOUR} relative else of \`process.env.AGE\``],
  ])('%s in %s', (code, unit, expected) => {
    expect(duration(code, unit)).toBe(expected);
  });
});

describe('one value or another', () => {
  it.each<Row>([
    ['process.env.AGE || 3600', 's', `${HOUR} relative else of \`process.env.AGE\``],
    ['config.age ?? 3600', 's', `${HOUR} relative else of \`config.age\``],
    ['Number(process.env.AGE ?? 3600)', 's', `${HOUR} relative else of \`process.env.AGE\``],
    ['Number(process.env.AGE) || 3600', 's', `${HOUR} relative else of \`Number(process.env.AGE)\``],
    ['parseInt(process.env.AGE ?? "3600", 10) * 1000', 'ms', `${HOUR} relative else of \`process.env.AGE\``],
    ['(ttl || 3600) * 1000', 'ms', `${HOUR} relative else of \`ttl\``],
    ['1000 * (ttl || 3600)', 'ms', `${HOUR} relative else of \`ttl\``],
    ['(ttl || 3600000) / 1000', 's', `${HOUR} relative else of \`ttl\``],
    ['(ttl || 3600) * 1000', undefined, '? relative else of `ttl`'],
    ['1000 * (ttl || 3600)', undefined, '? relative else of `ttl`'],
    ['+(process.env.AGE || 3600)', 's', `${HOUR} relative else of \`process.env.AGE\``],
    ['-(process.env.AGE || 3600)', 's', '-'],
    ['remember ? 3600 : 86400', undefined, '? relative'],
    ['const age = remember ? 3600 : 86400; probe(age)', 's', `${DAY} relative`],
    ['const age = remember ? 3600 : null; probe(age)', 's', `${HOUR} relative`],
    ['const age = process.env.AGE || 3600; probe(age)', 's', `${HOUR} relative else of \`process.env.AGE\``],
    ['const age = config.age || 3600; probe(Math.floor(age))', 's', `${HOUR} relative else of \`config.age\``],
    ['remember && 3600', 's', `${HOUR} relative`],
    ['remember && config.age', 's', '-'],
    ['remember ? 86400 : 3600', 's', `${DAY} relative`],
    ['remember ? 3600 : 86400', 's', `${DAY} relative`],
    ['remember ? 3600 : undefined', 's', `${HOUR} relative`],
    ['remember ? null : 3600', 's', `${HOUR} relative`],
    ['remember ? 3600 : 0', 's', `${HOUR} relative`],
    ["remember ? 3600 : ''", 's', `${HOUR} relative`],
    ['remember ? 3600 : false', 's', `${HOUR} relative`],
    ['remember ? new Date(Date.now() + 3600000) : undefined', 'date', `${HOUR} date`],
    ['remember ? addDays(new Date(), 30) : addDays(new Date(), 1)', 'date', `${30 * DAY} date`],
    ['remember ? addDays(new Date(), 1) : addDays(new Date(), 30)', 'date', `${30 * DAY} date`],
    ['age ? age : 3600', 's', `${HOUR} relative else of \`age\``],
    ['isNaN(age) ? 3600 : age', 's', `${HOUR} relative else of \`age\``],
    ['known ? config.age : other', 's', '-'],
    ['config.age || other.age', 's', '-'],
    ['function f(age = 3600) { probe(age) }', 's', `${HOUR} relative by default`],
    ['function f({ age = 3600 }) { probe(age) }', 's', `${HOUR} relative by default`],
    ['function f({ age = 3600 } = { age: 60 }) { probe(age) }', 's', '-'],
    ['function f({ age } = { age: 3600 }) { probe(age) }', 's', '-'],
    ['function f(age) { probe(age) }', 's', '-'],
    ['function f(age = config.age) { probe(age) }', 's', '-'],
    ['Math.min(ttl || 3600, 86400)', 's', `${HOUR} relative else of \`ttl\``],
    ['Math.min(remaining, 86400)', 's', '-'],
    ['Math.max(...ages)', 's', '-'],
    ["Math.min(ms('8h'), ms('1d'))", 'ms', `${8 * HOUR} relative`],
    ["Math.max(ms('8h'), ms('1d'))", 'ms', `${DAY} relative`],
    ['Math.min()', 's', '-'],
    ['limits.max(3600)', 's', '-'],
    ['z.coerce.number().default(3600)', 's', `${HOUR} relative by default`],
    // What a function of the file gives back.
    ['const age = () => env || 3600; probe(age())', 's', `${HOUR} relative else of \`env\``],
    ['const AGE = (() => { const raw = Number(env); return raw > 0 ? raw : 3600; })(); probe(AGE)', 's', `${HOUR} relative else of \`raw\``],
    ['function age() { if (!env) return 3600; return Number(env); } probe(age())', 's', `${HOUR} relative by default`],
    ['function age() { if (long) return 7200; return 3600; } probe(age())', 's', `${2 * HOUR} relative`],
    ['function age(hours) { return hours * 3600 || 3600; } probe(age(8))', 's', '-'],
    ['const one = () => (a ? two() : two()), two = () => env || 3600; probe(one())', 's', `${HOUR} relative else of \`env\``],
    [`${Array.from({ length: 16 }, (_, at) => `function f${at}() { ${`if (env) return f${at + 1}(); `.repeat(8)} } `).join('')} function f16() { return env || 3600; } probe(f0())`, 's', '-'],
    [`function age() { ${'if (env) return 3600; '.repeat(9)} } probe(age())`, 's', '-'],
    ['function age() { return age() || other(); } probe(age()); probe(env.age())', 's', '- | -'],
    ["z.number().default(3600).describe('age')", 's', `${HOUR} relative by default`],
    ['z.number().min(60).max(86400).catch(3600)', 's', `${HOUR} relative by default`],
    ['z.number().prefault(3600)', 's', `${HOUR} relative by default`],
    ['z.number().min(60).optional()', 's', '-'],
    ['z.number().default(config.age)', 's', '-'],
    ['describe(3600)', 's', '-'],
  ])('%s in %s', (code, unit, expected) => {
    expect(duration(code, unit)).toBe(expected);
  });
});

describe('moments counted from now', () => {
  it.each<Row>([
    ['Date.now() + 3600000', undefined, `${HOUR} epoch-ms`],
    ['3600000 + Date.now()', undefined, `${HOUR} epoch-ms`],
    ['Math.floor(Date.now() / 1000) + 3600', 'epoch-s', `${HOUR} epoch-s`],
    ['Math.floor((Date.now() + 3600000) / 1000)', 'epoch-s', `${HOUR} epoch-s`],
    ['(Date.now() + 3600000) / 1000', 'epoch-s', `${HOUR} epoch-s`],
    ['(Date.now() + 3600000) / 60', 'epoch-s', '-'],
    ['new Date((Math.floor(Date.now() / 1000) + 3600) * 1000)', 'date', `${HOUR} date`],
    ['((Date.now() / 1000) | 0) + 3600', 'epoch-s', `${HOUR} epoch-s`],
    ['(Date.now() / 1000 >>> 0) + 3600', 'epoch-s', `${HOUR} epoch-s`],
    ['(Date.now() / 60) + 3600', 'epoch-s', '-'],
    ['new Date().getTime() + 3600000', undefined, `${HOUR} epoch-ms`],
    ['new Date().valueOf() + 3600000', undefined, `${HOUR} epoch-ms`],
    ['+new Date() + 3600000', undefined, `${HOUR} epoch-ms`],
    ['+new Date(Date.now()) + 3600000', undefined, `${HOUR} epoch-ms`],
    ['-new Date() + 3600000', undefined, '-'],
    ['parseInt(Date.now() / 1000) + 3600', 'epoch-s', `${HOUR} epoch-s`],
    ['const now = Date.now(); probe(now + 3600000)', undefined, `${HOUR} epoch-ms`],
    ['const now = new Date(); probe(now.getTime() + 3600000)', undefined, `${HOUR} epoch-ms`],
    ['const iat = Math.floor(Date.now() / 1000); probe(iat + 3600)', 'epoch-s', `${HOUR} epoch-s`],
    ['dayjs().unix() + 3600', 'epoch-s', `${HOUR} epoch-s`],
    ['dayjs().valueOf() + 3600000', undefined, `${HOUR} epoch-ms`],
    ['DateTime.now().toSeconds() + 3600', 'epoch-s', `${HOUR} epoch-s`],
    ['DateTime.now().toMillis() + 3600000', undefined, `${HOUR} epoch-ms`],
    ['new Date(Date.now() + 3600000)', 'date', `${HOUR} date`],
    ['new Date(new Date().getTime() + 3600000)', 'date', `${HOUR} date`],
    ['new Date(Date.now() + 3600000).toUTCString()', 'date', `${HOUR} date-text.toUTCString`],
    ['new Date(Date.now() + 3600000).getTime()', undefined, `${HOUR} epoch-ms`],
    ['new Date(Date.now() + (remember ? 86400000 : 3600000))', 'date', `${DAY} date`],
    ['new Date(Date.now() + (config.age || 3600) * 1000)', 'date', `${HOUR} date else of \`config.age\``],
    ['Date.now() + config.age', undefined, '-'],
    ['start + 3600000', undefined, '-'],
    ['token.iat + 3600', 'epoch-s', '-'],
    ['(3600000).toString()', 'ms', `${HOUR} relative`],
    ['new Date(3600000)', 'date', '-'],
    ['new Date(claims.exp * 1000)', 'date', '-'],
    ['new Date(claims.exp * 1000).toUTCString()', 'date', '-'],
    ["new Date('2099-12-31')", 'date', '-'],
    ['new Map(entries)', 'date', '-'],
    ['new Date()', 'date', '-'],
  ])('%s in %s', (code, unit, expected) => {
    expect(duration(code, unit)).toBe(expected);
  });
});

describe('dates set forward', () => {
  it.each<[string, string]>([
    ['d.setTime(d.getTime() + 3600000)', `${HOUR} date`],
    ['d.setTime(Date.now() + 3600000)', `${HOUR} date`],
    ['d.setTime(3600000 + d.getTime())', `${HOUR} date`],
    ['d.setDate(d.getDate() + 7)', `${7 * DAY} date`],
    ['d.setUTCDate(d.getUTCDate() + 7)', `${7 * DAY} date`],
    ['d.setHours(d.getHours() + 8)', `${8 * HOUR} date`],
    ['d.setMinutes(d.getMinutes() + 60)', `${HOUR} date`],
    ['d.setSeconds(d.getSeconds() + 3600)', `${HOUR} date`],
    ['d.setMilliseconds(d.getMilliseconds() + 3600000)', `${HOUR} date`],
    ['d.setMonth(d.getMonth() + 1)', `${30 * DAY} date`],
    ['d.setFullYear(d.getFullYear() + 1)', `${365 * DAY} date`],
    ['d.setTime(d.getTime() + days * 86400000)', '-'],
    ['d.setTime(claims.exp * 1000)', '-'],
    ['d.setHours(0)', '-'],
    ['d.setHours(d.getHours() - 8)', '-'],
    ['log(d.getHours() + 8)', '-'],
    ["d['set' + part](d.getHours() + 8)", '-'],
  ])('%s', (statement, expected) => {
    expect(duration(`const d = new Date(); ${statement}; probe(d)`, 'date')).toBe(expected);
  });

  it('a date that did not begin as the present moment', () => {
    expect(duration('const d = new Date(token.issued); d.setHours(d.getHours() + 8); probe(d)', 'date')).toBe('-');
  });
});

describe('libraries of dates and spans', () => {
  it.each<Row>([
    ['addMilliseconds(new Date(), 3600000)', 'date', `${HOUR} date`],
    ['addSeconds(new Date(), 3600)', 'date', `${HOUR} date`],
    ['addMinutes(new Date(), 60)', 'date', `${HOUR} date`],
    ['addHours(new Date(), 8)', 'date', `${8 * HOUR} date`],
    ['addDays(Date.now(), 7)', 'date', `${7 * DAY} date`],
    ['addBusinessDays(new Date(), 7)', 'date', `${7 * DAY} date`],
    ['addWeeks(new Date(), 1)', 'date', `${7 * DAY} date`],
    ['addMonths(new Date(), 3)', 'date', `${90 * DAY} date`],
    ['addYears(new Date(), 1)', 'date', `${365 * DAY} date`],
    ['add(new Date(), { hours: 8, minutes: 30 })', 'date', `${8.5 * HOUR} date`],
    ['addHours(result.expiresOn, 8)', 'date', '-'],
    ['addHours(new Date(), config.hours)', 'date', '-'],
    ['add(result.expiresOn, { hours: 8 })', 'date', '-'],
    ['add(new Date(), period)', 'date', '-'],
    ['add(1, 2)', 'date', '-'],
    ['hoursToMilliseconds(8)', 'ms', `${8 * HOUR} relative`],
    ['hoursToSeconds(8)', 's', `${8 * HOUR} relative`],
    ['minutesToMilliseconds(60)', 'ms', `${HOUR} relative`],
    ['minutesToSeconds(60)', 's', `${HOUR} relative`],
    ['hoursToMinutes(8)', 'min', `${8 * HOUR} relative`],
    ['daysToMilliseconds(1)', 'ms', `${DAY} relative`],
    ['daysToSeconds(1)', 's', `${DAY} relative`],
    ['secondsToMilliseconds(3600)', 'ms', `${HOUR} relative`],
    ['hoursToSeconds(config.hours)', 's', '-'],
    ['milliseconds({ hours: 8 })', 'ms', `${8 * HOUR} relative`],
    ['milliseconds({ hours: 8, minutes: 30 })', 'ms', `${8.5 * HOUR} relative`],
    ['milliseconds(period)', 'ms', '-'],
    ['milliseconds({ hours: config.hours })', 'ms', '-'],
    ['milliseconds({ hours: 8, ...more })', 'ms', '-'],
    ['milliseconds({ fortnights: 1 })', 'ms', '-'],
    ['milliseconds({ [unit]: 1 })', 'ms', '-'],
    ['milliseconds({})', 'ms', '-'],
    ["dayjs().add(8, 'hour')", 'date', `${8 * HOUR} object`],
    ["dayjs().add(8, 'h').toDate()", 'date', `${8 * HOUR} date`],
    ["dayjs().add(8, 'hour').unix()", 'epoch-s', `${8 * HOUR} epoch-s`],
    ["dayjs().add(8, 'hour').valueOf()", undefined, `${8 * HOUR} epoch-ms`],
    ["dayjs().add(8, 'hour').toISOString()", 'date', `${8 * HOUR} date-text.toISOString`],
    ["dayjs(new Date()).add(8, 'hour').toDate()", 'date', `${8 * HOUR} date`],
    ["dayjs.utc().add(8, 'hour').toDate()", 'date', `${8 * HOUR} date`],
    ["dayjs().utc().add(8, 'hour').toDate()", 'date', `${8 * HOUR} date`],
    ["dayjs().add(hours, 'hour').toDate()", 'date', '-'],
    ["dayjs().add(8, unit).toDate()", 'date', '-'],
    ["dayjs(result.expiresOn).add(8, 'hour').toDate()", 'date', '-'],
    ["dayjs.unix(claims.exp).toDate()", 'date', '-'],
    ["moment().add(8, 'hours').toDate()", 'date', `${8 * HOUR} date`],
    ["moment().add({ hours: 8 }).toDate()", 'date', `${8 * HOUR} date`],
    ["moment().clone().add(8, 'hours').format()", 'date', `${8 * HOUR} date-text.format`],
    ["moment.utc().add(8, 'hours').toDate()", 'date', `${8 * HOUR} date`],
    ["moment.duration(8, 'hours').asMilliseconds()", 'ms', `${8 * HOUR} relative`],
    ["moment.duration(8, unit).asMilliseconds()", 'ms', '-'],
    ["moment.duration({ hours: 8 }).asMilliseconds()", 'ms', `${8 * HOUR} relative`],
    ["moment.duration({ hours: 8 }).asSeconds()", 's', `${8 * HOUR} relative`],
    ["dayjs.duration({ hours: 8 }).as('milliseconds')", 'ms', `${8 * HOUR} relative`],
    ["moment.duration(period).asSeconds()", 's', '-'],
    ['DateTime.now().plus({ hours: 8 }).toJSDate()', 'date', `${8 * HOUR} date`],
    ['DateTime.now().plus({ hours: 8 }).toHTTP()', 'date', `${8 * HOUR} date-text.toHTTP`],
    ['DateTime.utc().plus({ hours: 8 }).toISO()', 'date', `${8 * HOUR} date-text.toISO`],
    ['DateTime.local().toUTC().plus({ hours: 8 }).toUnixInteger()', 'epoch-s', `${8 * HOUR} epoch-s`],
    ['DateTime.now().plus({ hours: 8 }).toMillis()', undefined, `${8 * HOUR} epoch-ms`],
    ['DateTime.fromSeconds(claims.exp).plus({ hours: 8 }).toJSDate()', 'date', '-'],
    ['Duration.fromObject({ hours: 8 }).toMillis()', 'ms', `${8 * HOUR} relative`],
    ["Duration.fromObject({ hours: 8 }).as('seconds')", 's', `${8 * HOUR} relative`],
    ["new TimeSpan(30, 'd')", 'time-span', `${30 * DAY} object`],
    ["new TimeSpan(2, 'w')", 'time-span', `${14 * DAY} object`],
    ["new TimeSpan(2, unit)", 'time-span', '-'],
    ["new TimeSpan(config.days, 'd')", 'time-span', '-'],
    ["new Lifetime(30, 'd')", 'time-span', '-'],
    ['handlers[kind](3600)', 's', '-'],
    ['lifetimeOf(user)', 's', '-'],
  ])('%s in %s', (code, unit, expected) => {
    expect(duration(code, unit)).toBe(expected);
  });
});

describe('the present moment', () => {
  it.each<[string, string]>([
    ['new Date()', 'date ms'], ['new Date(Date.now())', 'date ms'], ['new Date(now)', '-'], ['new Date(...parts)', '-'],
    ['Date.now()', 'date ms'], ['performance.now()', '-'], ['clock.now()', '-'], ['dayjs()', 'date'], ['dayjs(text)', '-'],
    ['moment()', 'date'], ['moment(new Date())', 'date'], ['moment.now()', 'date'], ['dayjs.utc()', 'date'], ['DateTime.now()', 'date'], ['DateTime.utc()', 'date'], ['DateTime.utc(2020)', '-'], ['moment.utc(text)', '-'], ['this.clock.now()', '-'],
    ['dayjs().clone()', 'date'], ['DateTime.now().toUTC()', 'date'], ['DateTime.now().toLocal()', 'date'], ['text.clone()', '-'],
    ['Math.floor(Date.now() / 1000)', 's'], ['Math.round(Date.now() / 1000)', 's'], ['Math.ceil(+new Date() / 1000)', 's'], ['Math.trunc(new Date().getTime() / 1000)', 's'], ['~~(Date.now() / 1000)', '-'],
    ['Number(new Date())', 'ms'], ['new Date().getTime()', 'ms'], ['user.created.getTime()', '-'], ['dayjs().unix()', 's'], ['dayjs(user.created).unix()', '-'], ['Date.now() / seconds', '-'], ['dayjs().unix() / 1000', '-'],
    ['now', '-'], ['sent.at', '-'], ['clocks[zone]()', '-'],
  ])('%s', (code, expected) => {
    const [found] = probe(`probe(${code})`, (analysis, node) => [isNow(analysis, node) ? 'date' : '', nowUnit(analysis, node) ?? ''].join(' ').trim());
    expect(found === '' ? '-' : found).toBe(expected);
  });

  it('a name that leads back to itself, or through too many, is no moment', () => {
    expect(duration('var a = b, b = a; probe(a + 3600)', 's')).toBe('-');
    const names = Array.from({ length: 8 }, (_, index) => `const n${index + 1} = n${index};`).join(' ');
    expect(duration(`const n0 = Date.now(); ${names} probe(n8 + 3600000)`, undefined)).toBe('-');
    expect(duration(`const n0 = Date.now(); ${names} probe(n1 + 3600000)`, undefined)).toBe(`${HOUR} epoch-ms`);
    expect(duration(`const n0 = new Date(); ${names} probe(addHours(n8, 1))`, 'date')).toBe('-');
  });

  it('what is nested too deeply decides nothing', () => {
    expect(duration(`${'+('.repeat(10)}x || 3600${')'.repeat(10)}`, 's')).toBe(`${HOUR} relative else of \`x\``);
    expect(duration(`${'+('.repeat(20)}x || 3600${')'.repeat(20)}`, 's')).toBe('-');
    expect(duration(`${'f || ('.repeat(20)}dayjs().add(1, 'h').unix()${')'.repeat(20)}`, 's')).toBe('-');
  });
});

describe('as messages say it', () => {
  it.each<[string, LifetimeUnit | undefined, string]>([
    ['8 * 60 * 60', 's', '8 hours (`8 * 60 * 60`)'],
    ['3600', 's', '1 hour (`3600`)'],
    ['5400', 's', '1.5 hours (`5400`)'],
    ['86400', 's', '1 day (`86400`)'],
    ['90', 's', '1.5 minutes (`90`)'],
    ['30', 's', '30 seconds (`30`)'],
    ['30', 'ms', '`30`'],
    ['3600', undefined, '`3600`'],
  ])('%s in %s', (code, unit, expected) => {
    expect(probe(`probe(${code})`, (analysis, node) => {
      const found = durationOf(analysis, node, unit);
      return found && durationText(analysis.module, node, found);
    })).toEqual([expected]);
  });
});
