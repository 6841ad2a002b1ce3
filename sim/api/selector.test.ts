import { describe, expect, it } from 'vitest';
import {
  fieldSelectorError,
  fieldSelectorValue,
  matchesFieldSelector,
  matchesSelector,
  parseFieldSelector,
  parseLabelSelector,
  selectorText,
} from './selector.ts';

const selects = (text: string, labels: Readonly<Record<string, string>>): boolean | string => {
  const selector = parseLabelSelector(text);
  return selector.ok ? selector.matches(labels) : selector.error;
};

describe('label selectors as text', () => {
  it.each([
    ['', {}, true],
    ['app=pi', { app: 'pi' }, true],
    ['app==pi', { app: 'e' }, false],
    ['app!=pi', {}, true],
    ['app', { app: '' }, true],
    ['!app', { app: '' }, false],
    ['app in (a, b),tier notin (x)', { app: 'b' }, true],
    ['app notin (a)', { app: 'a' }, false],
    ['app=', { app: '' }, true],
    ['n>5,n<9', { n: '7' }, true],
    ['in in (in)', { in: 'in' }, true],
  ])('%s', (text, labels, expected) => {
    expect(selects(text, labels)).toBe(expected);
  });

  it.each([
    ['app in pi', "unable to parse requirement: found 'pi' expected: '('"],
    ['app in (', "unable to parse requirement: found '', expected: ',', ')' or identifier"],
    ['app in (a', "unable to parse requirement: found '', expected: ',' or ')'"],
    ['app pi', "unable to parse requirement: found 'pi', expected: in, notin, =, ==, !=, gt, lt"],
    ['app=pi tier', "found 'tier', expected: ',' or 'end of string'"],
    ['app=pi,', "found '', expected: identifier after ','"],
    ['=pi', "found '=', expected: !, identifier, or 'end of string'"],
  ])('%s is refused', (text, error) => {
    expect(selects(text, {})).toBe(error);
  });
});

describe('label selectors of objects', () => {
  it('match all of their labels and expressions', () => {
    const selector = { matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['x'] }] } as const;
    expect(matchesSelector(selector, { a: '1' })).toBe(true);
    expect(matchesSelector(selector, { a: '1', b: 'x' })).toBe(false);
    expect(matchesSelector({}, {})).toBe(true);
    expect(matchesSelector(undefined, {})).toBe(false);
  });

  it('print sorted by key', () => {
    expect(selectorText({ matchLabels: { b: '1' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['y', 'x'] }] })).toBe(
      'a in (x,y),b=1',
    );
  });
});

describe('field selectors', () => {
  it('compare fields of the object', () => {
    const pod = { metadata: { name: 'p' }, spec: { nodeName: 'node-1' }, status: { phase: 'Running' } };
    const selector = parseFieldSelector('status.phase=Running,spec.nodeName!=node-2');
    expect(selector.ok && matchesFieldSelector(selector.terms, pod)).toBe(true);
    expect(fieldSelectorValue({ status: {} }, 'status.successful')).toBe('0');
    expect(fieldSelectorValue(pod, 'spec.hostNetwork')).toBe('false');
  });

  it('are refused in the words of the server', () => {
    expect(parseFieldSelector('foo')).toEqual({ ok: false, error: "invalid selector: 'foo'; can't understand 'foo'" });
    expect(fieldSelectorError('Job', 'status.foo')).toBe('field label "status.foo" not supported for Job');
    expect(fieldSelectorError('Pod', 'spec.foo')).toBe('field label not supported: spec.foo');
    expect(fieldSelectorError('CronJob', 'spec.suspend')).toBe(
      '"spec.suspend" is not a known field selector: only "metadata.name", "metadata.namespace"',
    );
    expect(fieldSelectorError('Job', 'status.successful')).toBeUndefined();
  });
});
