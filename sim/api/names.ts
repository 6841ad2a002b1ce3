import { byteLength } from '#sim/api/go-text.ts';

/**
 * What names, label keys, label values and the like may be: each function returns the server's sentences, none when valid.
 *
 * @source apimachinery util/validation and api/validate/content, v1.35
 */

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const LABEL_VALUE = `(${QUALIFIED})?`;
const CONFIG_KEY = '[-._a-zA-Z0-9]+';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const labelPattern = whole(LABEL);
const subdomainPattern = whole(SUBDOMAIN);
const label1035Pattern = whole(LABEL_1035);
const qualifiedPattern = whole(QUALIFIED);
const labelValuePattern = whole(LABEL_VALUE);
const configKeyPattern = whole(CONFIG_KEY);
const HEADER_NAME = '[-A-Za-z0-9]+';
const headerPattern = whole(HEADER_NAME);
const HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const pathPattern = whole(HTTP_PATH);

function mustMatch(sentence: string, pattern: string, ...examples: readonly string[]): string {
  const list = examples.map((example, i) => (i === 0 ? `'${example}'` : ` or '${example}'`)).join(', ');
  return `${sentence} (e.g. ${list}, regex used for validation is '${pattern}')`;
}

const SUBDOMAIN_TEXT = mustMatch(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  SUBDOMAIN,
  'example.com',
);
const LABEL_TEXT = mustMatch(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  LABEL,
  'my-name',
  '123-abc',
);
const LABEL_1035_TEXT = mustMatch(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  LABEL_1035,
  'my-name',
  'abc-123',
);
const QUALIFIED_TEXT = mustMatch(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  QUALIFIED,
  'MyName',
  'my.name',
  '123-abc',
);
const LABEL_VALUE_TEXT = mustMatch(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  LABEL_VALUE,
  'MyValue',
  'my_value',
  '12345',
);
const CONFIG_KEY_TEXT = mustMatch(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  CONFIG_KEY,
  'key.name',
  'KEY_NAME',
  'key-name',
);

/** RFC 1123 label, at most 63 characters: container and volume names, namespaces, host names. */
export function dnsLabelErrors(value: string): readonly string[] {
  const errors = byteLength(value) > 63 ? ['must be no more than 63 characters'] : [];
  if (labelPattern.test(value)) return errors;
  return [...errors, subdomainPattern.test(value) ? 'must not contain dots' : LABEL_TEXT];
}

/** RFC 1123 subdomain, at most 253 characters: the names of most kinds. */
export function dnsSubdomainErrors(value: string): readonly string[] {
  const errors = byteLength(value) > 253 ? ['must be no more than 253 characters'] : [];
  return subdomainPattern.test(value) ? errors : [...errors, SUBDOMAIN_TEXT];
}

/** RFC 1035 label, at most 63 characters: Service names. */
export function dns1035LabelErrors(value: string): readonly string[] {
  const errors = byteLength(value) > 63 ? ['must be no more than 63 characters'] : [];
  return label1035Pattern.test(value) ? errors : [...errors, LABEL_1035_TEXT];
}

/** A qualified name (`name` or `example.com/name`): label keys, annotation keys, condition types. */
export function labelKeyErrors(value: string): readonly string[] {
  const parts = value.split('/');
  if (parts.length > 2)
    return [`a valid label key ${QUALIFIED_TEXT} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const errors: string[] = [];
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  if (prefix === '') errors.push('prefix part must be non-empty');
  else if (prefix !== undefined) errors.push(...dnsSubdomainErrors(prefix).map((text) => `prefix part ${text}`));
  if (name === '') errors.push('name part must be non-empty');
  else if (byteLength(name) > 63) errors.push('name part must be no more than 63 bytes');
  if (!qualifiedPattern.test(name)) errors.push(`name part ${QUALIFIED_TEXT}`);
  return errors;
}

/** A label value; the empty string is one. */
export function labelValueErrors(value: string): readonly string[] {
  const errors = byteLength(value) > 63 ? ['must be no more than 63 bytes'] : [];
  return labelValuePattern.test(value) ? errors : [...errors, LABEL_VALUE_TEXT];
}

/** A key of a ConfigMap or Secret. */
export function configKeyErrors(value: string): readonly string[] {
  const errors = byteLength(value) > 253 ? ['must be no more than 253 characters'] : [];
  if (!configKeyPattern.test(value)) errors.push(CONFIG_KEY_TEXT);
  if (value === '.') errors.push("must not be '.'");
  else if (value === '..') errors.push("must not be '..'");
  else if (value.startsWith('..')) errors.push("must not start with '..'");
  return errors;
}

/** An environment variable name, as allowed since v1.34. */
export function envNameErrors(value: string): readonly string[] {
  const isPrintable = /^[\x20-\x7e]*$/.test(value) && !value.includes('=');
  return isPrintable ? [] : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** A port name (RFC 6335 service name). */
export function portNameErrors(value: string): readonly string[] {
  const errors = byteLength(value) > 15 ? ['must be no more than 15 characters'] : [];
  if (!/^[-a-z0-9]+$/.test(value)) errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(value)) errors.push('must contain at least one letter (a-z)');
  if (value.includes('--')) errors.push('must not contain consecutive hyphens');
  if (value.startsWith('-') || value.endsWith('-')) errors.push('must not begin or end with a hyphen');
  return errors;
}

/** A port number. */
export function portNumberErrors(value: number): readonly string[] {
  return value >= 1 && value <= 65_535 ? [] : ['must be between 1 and 65535, inclusive'];
}

/** A name of an HTTP header. */
export function headerNameErrors(value: string): readonly string[] {
  if (headerPattern.test(value)) return [];
  return [mustMatch("a valid HTTP header must consist of alphanumeric characters or '-'", HEADER_NAME, 'X-Header-Name')];
}

/** Whether the part of a domain-prefixed path behind the slash is a legal HTTP path. */
export function httpPathErrors(value: string): readonly string[] {
  return pathPattern.test(value) ? [] : [`Invalid path (regex used for validation is '${HTTP_PATH}')`];
}

/** An IP address, leading zeros allowed. */
export function ipErrors(value: string): readonly string[] {
  return isIp4(value) || isIp6(value) ? [] : ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
}

const isIp4 = (value: string): boolean => /^\d+(\.\d+){3}$/.test(value) && value.split('.').every((part) => Number(part) < 256);

function isIp6(value: string): boolean {
  const halves = value.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const size = groups.length + (isIp4(last) ? 1 : 0);
  const areGroups = groups.every((group, i) => /^[\da-fA-F]{1,4}$/.test(group) || (i === groups.length - 1 && isIp4(group)));
  return areGroups && halves.length < 3 && (halves.length === 2 ? size < 8 : size === 8);
}
