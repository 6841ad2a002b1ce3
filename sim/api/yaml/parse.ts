import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { FORBIDDEN } from './characters.ts';
import { Composer } from './compose.ts';
import { follow, rangeOf } from './locate.ts';
import type { YamlNode } from './node.ts';
import { Parser } from './parser.ts';
import { YamlFailure } from './token.ts';
import type { YamlDocument, YamlStream } from './types.ts';

const MAX_LENGTH = 1_048_576;
const MAX_DOCUMENTS = 1000;

/**
 * Reads a manifest file as kubectl does: cut at `---` lines, each piece YAML 1.1 or JSON, reading stops at the first problem.
 *
 * Never throws. Simplified: texts over 1 MiB, more than 1000 documents, 500 levels and 10,000 values are refused.
 *
 * @source apimachinery yaml.YAMLReader, sigs.k8s.io/yaml on go-yaml v2
 */
export function parseYamlStream(text: string): YamlStream {
  if (text.length > MAX_LENGTH) return refused('yaml: document is larger than 1 MiB');
  const pieces = cutDocuments(text);
  if (pieces.length > MAX_DOCUMENTS) return refused(`yaml: file has more than ${MAX_DOCUMENTS} documents`);
  const documents: YamlDocument[] = [];
  for (const piece of pieces) {
    const read = readDocument(piece.text);
    if (!read.ok) return { documents, problem: problemOf(read.failure, piece.startLine) };
    if (read.node === undefined || read.value === null) continue;
    documents.push(documentOf(read.node, read.value, piece.startLine));
  }
  return { documents };
}

const refused = (message: string): YamlStream => ({
  documents: [],
  problem: { message, range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } },
});

/** One YAML or JSON value, as `kubectl patch -p` takes it. */
export function parseYamlValue(
  text: string,
): { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly message: string } {
  if (text.length > MAX_LENGTH) return { ok: false, message: 'yaml: document is larger than 1 MiB' };
  const read = readDocument(text);
  return read.ok ? { ok: true, value: read.value } : { ok: false, message: read.failure.text };
}

interface Piece {
  readonly text: string;
  readonly startLine: number;
}

/** A `---` line ends a document unless nothing stands before it: then it belongs to the document that follows. */
function cutDocuments(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let startLine = 1;
  let line = 1;
  for (let at = 0; at < text.length; line++) {
    const lineBreak = text.indexOf('\n', at);
    const next = lineBreak === -1 ? text.length : lineBreak + 1;
    if (text.startsWith('---', at) && text.slice(at + 3, next).trim() === '' && at > from) {
      pieces.push({ text: text.slice(from, at), startLine });
      from = next;
      startLine = line + 1;
    }
    at = next;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), startLine });
  return pieces;
}

type Read =
  | { readonly ok: true; readonly node: YamlNode | undefined; readonly value: JsonValue }
  | { readonly ok: false; readonly failure: YamlFailure };

function readDocument(text: string): Read {
  try {
    const forbidden = FORBIDDEN.exec(text);
    if (forbidden !== null) {
      throw new YamlFailure('reader', 'control characters are not allowed', {
        index: forbidden.index,
        line: text.slice(0, forbidden.index).split('\n').length - 1,
        column: 0,
      });
    }
    const node = new Parser(text).document();
    return { ok: true, node, value: node === undefined ? null : new Composer().compose(node) };
  } catch (error) {
    if (error instanceof YamlFailure) return { ok: false, failure: error };
    throw error;
  }
}

function problemOf(failure: YamlFailure, startLine: number): NonNullable<YamlStream['problem']> {
  return { message: failure.text, range: rangeOf(failure.at, failure.at, startLine) };
}

function documentOf(root: YamlNode, value: JsonValue, startLine: number): YamlDocument {
  return {
    value,
    startLine,
    locate(path) {
      const { nameStart, nameEnd } = follow(root, path);
      return rangeOf(nameStart, nameEnd, startLine);
    },
    locateValue(path) {
      const { node, isExact } = follow(root, path);
      return isExact ? rangeOf(node.start, node.end, startLine) : undefined;
    },
  };
}
