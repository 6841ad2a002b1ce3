import { describe, expect, it } from 'vitest';
import { byteLength, goJson, goQuote } from './go-text.ts';
import { dns1035LabelErrors, dnsLabelErrors, labelKeyErrors, labelValueErrors, portNameErrors } from './names.ts';

describe('names', () => {
  it('that are legal have no errors', () => {
    expect(dnsLabelErrors('a-1')).toEqual([]);
    expect(dns1035LabelErrors('a-1')).toEqual([]);
    expect(labelKeyErrors('example.com/My_Name')).toEqual([]);
    expect(labelValueErrors('')).toEqual([]);
    expect(portNameErrors('http')).toEqual([]);
  });

  it('say what is wrong', () => {
    expect(dnsLabelErrors('a.b')).toEqual(['must not contain dots']);
    expect(dnsLabelErrors('a'.repeat(64))).toEqual(['must be no more than 63 characters']);
    expect(labelValueErrors('a'.repeat(64))).toEqual(['must be no more than 63 bytes']);
    expect(labelKeyErrors('')).toHaveLength(2);
    expect(labelKeyErrors('a/b/c')[0]).toMatch(/with an optional DNS subdomain prefix and '\/' \(e\.g\. 'example\.com\/MyName'\)$/);
    expect(portNameErrors('a--')).toEqual(['must not contain consecutive hyphens', 'must not begin or end with a hyphen']);
  });
});

describe('text as Go writes it', () => {
  it('quotes, escapes and counts bytes', () => {
    expect(goQuote('a"\n\u0001ü')).toBe('"a\\"\\n\\x01ü"');
    expect(goJson({ b: '<&>', a: 1 })).toBe('{"a":1,"b":"\\u003c\\u0026\\u003e"}');
    expect(byteLength('aü€😀')).toBe(10);
  });
});
