import { describe, expect, it } from 'vitest';
import { printGoTemplate } from '#sim/kubectl/print/index.ts';

const data = {
  kind: 'List',
  items: [
    { metadata: { name: 'x', labels: { app: 'a', 'x.io/y': 'z' } }, status: { succeeded: 1 } },
    { metadata: { name: 'y' }, status: {} },
  ],
  data: { password: 'czNjcmV0' },
};

describe('go-template', () => {
  it.each([
    ['{{range .items}}{{.metadata.name}}{{"\\n"}}{{end}}', 'x\ny\n'],
    ['{{range $i, $item := .items}}{{$i}}={{$item.metadata.name}} {{end}}', '0=x 1=y '],
    ['{{range .items}}{{if .status.succeeded}}{{.metadata.name}} done{{else}}, {{.metadata.name}} not{{end}}{{end}}', 'x done, y not'],
    ['{{with index .items 0}}{{.metadata.name}}{{end}}', 'x'],
    ['{{index .items 0 "metadata" "labels" "x.io/y"}}', 'z'],
    ['{{len .items}} {{printf "%s-%d|%5s|%-4s|" .kind (len .items) "a" "b"}}', '2 List-2|    a|b   |'],
    ['{{.nope}} {{(index .items 1).status.succeeded}}', '<no value> <no value>'],
    ['{{(index .items 0).status.succeeded}}', '1'],
    ['{{range $k, $v := (index .items 0).metadata.labels}}{{$k}}:{{$v}};{{end}}', 'app:a;x.io/y:z;'],
    ['a {{- .kind -}} b', 'aListb'],
    ['{{if eq .kind "Job" "List"}}yes{{else}}no{{end}}', 'yes'],
    ['{{if and .kind (not .nope)}}yes{{end}}', 'yes'],
    ['{{if .nope}}a{{else if .kind}}b{{else}}c{{end}}', 'b'],
    ['{{.data.password | base64decode}}', 's3cret'],
    ['{{$x := .kind}}{{$x}}{{/* nothing */}}', 'List'],
    ['{{range .nope}}x{{else}}none{{end}}', 'none'],
    ['{{(index .items 0).metadata.labels}}', 'map[app:a x.io/y:z]'],
  ])('[PRT-17] %s', (template, text) => expect(printGoTemplate(template, data)).toEqual({ ok: true, text }));

  it.each([
    ['{{.kind', 'error parsing template {{.kind, template: output:1: unclosed action'],
    ['{{foo}}', 'error parsing template {{foo}}, template: output:1: function "foo" not defined'],
    ['{{if .kind}}', 'error parsing template {{if .kind}}, template: output:1: unexpected EOF'],
    ['{{$x}}', 'error parsing template {{$x}}, template: output:1: undefined variable "$x"'],
    ['{{end}}', 'error parsing template {{end}}, template: output:1: unexpected {{end}}'],
  ])('[PRT-17] %s is refused', (template, error) => expect(printGoTemplate(template, data)).toEqual({ ok: false, error }));

  it.each([
    ['{{.nope.deep}}', 'nil pointer evaluating interface {}.deep'],
    ['{{.kind.deep}}', "can't evaluate field deep in type interface {}"],
    ['{{range .kind}}{{end}}', "range can't iterate over List"],
    ['{{index .items 9}}', 'error calling index: index out of range: 9'],
    ['{{eq (index .items 0).status.succeeded 1}}', 'error calling eq: incompatible types for comparison'],
  ])('[PRT-17] %s fails while running', (template, words) => {
    const result = printGoTemplate(template, data);
    expect(result.ok ? '' : result.error).toMatch(/^error executing template .*: template: output:1:\d+: executing "output" at <.*>: /);
    expect(result.ok ? '' : result.error).toContain(words);
  });

  it('[PRT-17] numbers of the data are floats', () =>
    expect(printGoTemplate('{{printf "%d" (index .items 0).status.succeeded}}', data)).toEqual({ ok: true, text: '%!d(float64=1)' }));
});
