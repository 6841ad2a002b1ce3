import { isQuantity } from '#sim/api/quantity.ts';
import { parseTime } from '#sim/api/time.ts';

const QUANTITY_FORM = /^[+-]?(?:\d+\.?\d*|\.\d+)([eEinumkKMGTP]*[-+]?\d*)$/;

/** Why a text is no quantity; undefined when it is one. @source apimachinery resource.ParseQuantity */
export function quantityProblem(text: string): string | undefined {
  if (isQuantity(text)) return undefined;
  if (!QUANTITY_FORM.test(text)) return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  return "unable to parse quantity's suffix";
}

/** Why a text is no base64. @source encoding/base64 CorruptInputError */
export function base64Problem(text: string): string | undefined {
  const body = text.replaceAll(/[\r\n]/g, '');
  const padding = /={0,2}$/.exec(body)?.[0].length ?? 0;
  const letters = body.length - padding;
  const bad = body.slice(0, letters).search(/[^A-Za-z0-9+/]/);
  if (bad !== -1) return `illegal base64 data at input byte ${bad}`;
  const rest = letters % 4;
  if (rest === 1 || (rest === 0 && padding > 0)) return `illegal base64 data at input byte ${letters - rest}`;
  if (rest !== 0 && rest + padding !== 4) return `illegal base64 data at input byte ${padding === 0 ? letters - rest : body.length}`;
  return undefined;
}

/** Why a text is no RFC 3339 time; names the first part that does not fit, as Go does. @source Go time.Parse */
export function timeProblem(text: string, hasMicroseconds: boolean): string | undefined {
  if (!Number.isNaN(parseTime(text))) return undefined;
  const layout = hasMicroseconds ? '2006-01-02T15:04:05.000000Z07:00' : '2006-01-02T15:04:05Z07:00';
  const parts = [
    ['2006', /^\d{4}/],
    ['-', /^-/],
    ['01', /^\d\d/],
    ['-', /^-/],
    ['02', /^\d\d/],
    ['T', /^T/],
    ['15', /^\d\d/],
    [':', /^:/],
    ['04', /^\d\d/],
    [':', /^:/],
    ['05', /^\d\d(?:\.\d+)?/],
    ['Z07:00', /^(?:Z|[+-]\d\d:\d\d)/],
  ] as const;
  let rest = text;
  for (const [name, form] of parts) {
    const match = form.exec(rest);
    if (match === null)
      return `parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}: cannot parse ${JSON.stringify(rest)} as ${JSON.stringify(name)}`;
    rest = rest.slice(match[0].length);
  }
  return `parsing time ${JSON.stringify(text)}: extra text: ${JSON.stringify(rest)}`;
}
