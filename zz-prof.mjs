// sim/api/go-text.ts
var NAMED_ESCAPES = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "	": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"'
};
function goQuote(text) {
  let quoted = '"';
  for (const character of text) quoted += NAMED_ESCAPES[character] ?? escapeUnprintable(character);
  return `${quoted}"`;
}
function escapeUnprintable(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32 || code === 127) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code === 65533 || code > 127 && /[\p{C}\p{Z}]/u.test(character)) {
    return code > 65535 ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  }
  return character;
}
function goJson(value, keys = "sorted") {
  return escapeHtml(JSON.stringify(keys === "sorted" ? sortKeys(value) : value));
}
function escapeHtml(text) {
  return text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function sortKeys(value) {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
function byteLength(text) {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 128 ? 1 : code < 2048 ? 2 : code < 65536 ? 3 : 4;
  }
  return length;
}

// sim/api/json-read.ts
var EMPTY_LIST = [];
var EMPTY_OBJECT = {};
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isSet(parent, key) {
  const value = parent?.[key];
  return value !== void 0 && value !== null;
}
function readObject(parent, key) {
  const value = parent?.[key];
  return isObject(value) ? value : void 0;
}
function readStruct(parent, key) {
  return readObject(parent, key) ?? EMPTY_OBJECT;
}
function readList(parent, key) {
  const value = parent?.[key];
  return isList(value) ? value : EMPTY_LIST;
}
function readObjects(parent, key) {
  const list3 = readList(parent, key);
  return list3.every(isObject) ? list3 : list3.map((item) => isObject(item) ? item : EMPTY_OBJECT);
}
function readTexts(parent, key) {
  return readList(parent, key).map((item) => typeof item === "string" ? item : "");
}
function readText(parent, key) {
  const value = parent?.[key];
  return typeof value === "string" ? value : "";
}
function readNumber(parent, key) {
  const value = parent?.[key];
  return typeof value === "number" ? value : void 0;
}
function readFlag(parent, key) {
  const value = parent?.[key];
  return typeof value === "boolean" ? value : void 0;
}
function readPairs(parent, key) {
  const map = readObject(parent, key);
  if (map === void 0) return [];
  return Object.keys(map).sort().map((name) => [name, readText(map, name)]);
}
function omit(object, ...keys) {
  if (!keys.some((key) => key in object)) return object;
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
function withValue(object, key, value) {
  if (value === void 0) return omit(object, key);
  return object[key] === value ? object : { ...object, [key]: value };
}
function jsonEqual(a, b) {
  if (a === b) return true;
  if (a === void 0 || a === null || b === void 0 || b === null) return (a ?? null) === (b ?? null);
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => jsonEqual(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  return [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => jsonEqual(a[key], b[key]));
}
var MAPS = /* @__PURE__ */ new Set([
  "labels",
  "annotations",
  "matchLabels",
  "nodeSelector",
  "limits",
  "requests",
  "overhead",
  "hard",
  "capacity",
  "data",
  "binaryData"
]);
function semanticEqual(a, b, key = "") {
  if (a === b) return true;
  if (isBlank(a, key) || isBlank(b, key)) return isBlank(a, key) && isBlank(b, key);
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => semanticEqual(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  return [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => semanticEqual(a[name], b[name], name));
}
function isBlank(value, key) {
  if (value === void 0 || value === null) return true;
  if (isList(value)) return value.length === 0;
  return MAPS.has(key) && isObject(value) && Object.keys(value).length === 0;
}
function isList(value) {
  return Array.isArray(value);
}

// sim/api/selector/field-selector.ts
function parseFieldSelector(text) {
  const terms = [];
  for (const part of splitUnescaped(text).sort()) {
    if (part === "") continue;
    const term = parseTerm(part);
    if (term === void 0) return { ok: false, error: `invalid selector: '${text}'; can't understand '${part}'` };
    if (typeof term === "string") return { ok: false, error: term };
    terms.push(term);
  }
  return { ok: true, terms };
}
function splitUnescaped(text) {
  const parts = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text.charAt(i) === "\\") i += 1;
    else if (text.charAt(i) === ",") {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}
function parseTerm(part) {
  for (let i = 0; i < part.length; i += 1) {
    const rest = part.slice(i);
    const operator = ["!=", "==", "="].find((candidate) => rest.startsWith(candidate));
    if (operator === void 0) continue;
    const value = unescapeValue(rest.slice(operator.length));
    return value.ok ? { field: part.slice(0, i), operator, value: value.text } : value.error;
  }
  return void 0;
}
function unescapeValue(text) {
  let plain2 = "";
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === "\\") {
      const next = text.charAt(i + 1);
      if (next === "" || !"\\,=".includes(next)) {
        return { ok: false, error: `invalid field selector: invalid escape sequence: \\${next}` };
      }
      plain2 += next;
      i += 1;
    } else if (character === "=") return { ok: false, error: "invalid field selector: unescaped character in value: =" };
    else plain2 += character;
  }
  return { ok: true, text: plain2 };
}
var METADATA = ["metadata.name", "metadata.namespace"];
var FIELDS = {
  Job: [...METADATA, "status.successful"],
  Pod: [
    ...METADATA,
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.serviceAccountName",
    "spec.hostNetwork",
    "status.phase",
    "status.podIP",
    "status.podIPs",
    "status.nominatedNodeName"
  ],
  Event: [
    ...METADATA,
    "involvedObject.kind",
    "involvedObject.namespace",
    "involvedObject.name",
    "involvedObject.uid",
    "involvedObject.apiVersion",
    "involvedObject.resourceVersion",
    "involvedObject.fieldPath",
    "reason",
    "reportingComponent",
    "source",
    "type"
  ],
  Node: ["metadata.name", "spec.unschedulable"],
  Namespace: ["metadata.name", "status.phase"],
  Secret: [...METADATA, "type"],
  Service: [...METADATA, "spec.clusterIP", "spec.type"],
  ReplicaSet: [...METADATA, "status.replicas"]
};
function fieldSelectorError(kind, field) {
  const known3 = FIELDS[kind] ?? METADATA;
  if (known3.includes(field)) return void 0;
  if (kind === "Job" || kind === "ReplicaSet") return `field label ${goQuote(field)} not supported for ${kind}`;
  if (kind in FIELDS) return `field label not supported: ${field}`;
  return `${goQuote(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`;
}
function fieldSelectorValue(object, field) {
  if (field === "status.successful") return plainText(readObject(object, "status")?.succeeded, "0");
  if (field === "source") return readText(readObject(object, "source"), "component") || readText(object, "reportingComponent");
  if (field === "status.podIPs") return readText(readObject(object, "status"), "podIP");
  let value = object;
  for (const step of field.split(".")) value = isObject(value) ? value[step] : void 0;
  const isFlag = field === "spec.hostNetwork" || field === "spec.unschedulable";
  return plainText(value, isFlag ? "false" : "");
}
function plainText(value, unset2) {
  if (value === void 0 || value === null) return unset2;
  return typeof value === "object" ? "" : String(value);
}
function matchesFieldSelector(terms, object) {
  return terms.every(({ field, operator, value }) => fieldSelectorValue(object, field) === value === (operator !== "!="));
}

// sim/api/names.ts
var LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
var SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
var LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
var QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
var LABEL_VALUE = `(${QUALIFIED})?`;
var CONFIG_KEY = "[-._a-zA-Z0-9]+";
var whole = (pattern) => new RegExp(`^(?:${pattern})$`);
var labelPattern = whole(LABEL);
var subdomainPattern = whole(SUBDOMAIN);
var label1035Pattern = whole(LABEL_1035);
var qualifiedPattern = whole(QUALIFIED);
var labelValuePattern = whole(LABEL_VALUE);
var configKeyPattern = whole(CONFIG_KEY);
var HEADER_NAME = "[-A-Za-z0-9]+";
var headerPattern = whole(HEADER_NAME);
var HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
var pathPattern = whole(HTTP_PATH);
function mustMatch(sentence, pattern, ...examples) {
  const list3 = examples.map((example, i) => i === 0 ? `'${example}'` : ` or '${example}'`).join(", ");
  return `${sentence} (e.g. ${list3}, regex used for validation is '${pattern}')`;
}
var SUBDOMAIN_TEXT = mustMatch(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  SUBDOMAIN,
  "example.com"
);
var LABEL_TEXT = mustMatch(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  LABEL,
  "my-name",
  "123-abc"
);
var LABEL_1035_TEXT = mustMatch(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  LABEL_1035,
  "my-name",
  "abc-123"
);
var QUALIFIED_TEXT = mustMatch(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  QUALIFIED,
  "MyName",
  "my.name",
  "123-abc"
);
var LABEL_VALUE_TEXT = mustMatch(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  LABEL_VALUE,
  "MyValue",
  "my_value",
  "12345"
);
var CONFIG_KEY_TEXT = mustMatch(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  CONFIG_KEY,
  "key.name",
  "KEY_NAME",
  "key-name"
);
function dnsLabelErrors(value) {
  const errors = byteLength(value) > 63 ? ["must be no more than 63 characters"] : [];
  if (labelPattern.test(value)) return errors;
  return [...errors, subdomainPattern.test(value) ? "must not contain dots" : LABEL_TEXT];
}
function dnsSubdomainErrors(value) {
  const errors = byteLength(value) > 253 ? ["must be no more than 253 characters"] : [];
  return subdomainPattern.test(value) ? errors : [...errors, SUBDOMAIN_TEXT];
}
function dns1035LabelErrors(value) {
  const errors = byteLength(value) > 63 ? ["must be no more than 63 characters"] : [];
  return label1035Pattern.test(value) ? errors : [...errors, LABEL_1035_TEXT];
}
function labelKeyErrors(value) {
  const parts = value.split("/");
  if (parts.length > 2)
    return [`a valid label key ${QUALIFIED_TEXT} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const errors = [];
  const name = parts.at(-1) ?? "";
  const prefix = parts.length === 2 ? parts[0] ?? "" : void 0;
  if (prefix === "") errors.push("prefix part must be non-empty");
  else if (prefix !== void 0) errors.push(...dnsSubdomainErrors(prefix).map((text) => `prefix part ${text}`));
  if (name === "") errors.push("name part must be non-empty");
  else if (byteLength(name) > 63) errors.push("name part must be no more than 63 bytes");
  if (!qualifiedPattern.test(name)) errors.push(`name part ${QUALIFIED_TEXT}`);
  return errors;
}
function labelValueErrors(value) {
  const errors = byteLength(value) > 63 ? ["must be no more than 63 bytes"] : [];
  return labelValuePattern.test(value) ? errors : [...errors, LABEL_VALUE_TEXT];
}
function configKeyErrors(value) {
  const errors = byteLength(value) > 253 ? ["must be no more than 253 characters"] : [];
  if (!configKeyPattern.test(value)) errors.push(CONFIG_KEY_TEXT);
  if (value === ".") errors.push("must not be '.'");
  else if (value === "..") errors.push("must not be '..'");
  else if (value.startsWith("..")) errors.push("must not start with '..'");
  return errors;
}
function envNameErrors(value) {
  const isPrintable = /^[\x20-\x7e]*$/.test(value) && !value.includes("=");
  return isPrintable ? [] : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}
function portNameErrors(value) {
  const errors = byteLength(value) > 15 ? ["must be no more than 15 characters"] : [];
  if (!/^[-a-z0-9]+$/.test(value)) errors.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  if (!/[a-z]/.test(value)) errors.push("must contain at least one letter (a-z)");
  if (value.includes("--")) errors.push("must not contain consecutive hyphens");
  if (value.startsWith("-") || value.endsWith("-")) errors.push("must not begin or end with a hyphen");
  return errors;
}
function portNumberErrors(value) {
  return value >= 1 && value <= 65535 ? [] : ["must be between 1 and 65535, inclusive"];
}
function headerNameErrors(value) {
  if (headerPattern.test(value)) return [];
  return [mustMatch("a valid HTTP header must consist of alphanumeric characters or '-'", HEADER_NAME, "X-Header-Name")];
}
function httpPathErrors(value) {
  return pathPattern.test(value) ? [] : [`Invalid path (regex used for validation is '${HTTP_PATH}')`];
}

// sim/api/selector/label-lexer.ts
var SYMBOLS = /* @__PURE__ */ new Set([")", ",", "!", "==", "=", ">", "<", "!=", "("]);
var SYMBOL_START = "=!(),><";
var BLANKS = " 	\r\n";
function lexLabels(text) {
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    const symbol = symbolAt(text, at);
    if (BLANKS.includes(text.charAt(at))) at += 1;
    else if (symbol !== void 0) {
      tokens.push({ kind: symbol, text: symbol });
      at += symbol.length;
    } else {
      const word = wordAt(text, at);
      tokens.push({ kind: word === "in" || word === "notin" ? word : "identifier", text: word });
      at += word.length;
    }
  }
  tokens.push({ kind: "end", text: "" });
  return tokens;
}
function symbolAt(text, at) {
  if (!SYMBOL_START.includes(text.charAt(at))) return void 0;
  const pair = text.slice(at, at + 2);
  return SYMBOLS.has(pair) ? pair : text.charAt(at);
}
function wordAt(text, at) {
  let end = at;
  while (end < text.length && !SYMBOL_START.includes(text.charAt(end)) && !BLANKS.includes(text.charAt(end))) end += 1;
  return text.slice(at, end);
}

// sim/api/selector/label-selector.ts
function matchesSelector(selector, labels) {
  if (selector === void 0) return false;
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels?.[key] !== value) return false;
  }
  return (selector.matchExpressions ?? []).every(({ key, operator, values }) => {
    const value = labels?.[key];
    if (operator === "Exists") return value !== void 0;
    if (operator === "DoesNotExist") return value === void 0;
    const isListed = value !== void 0 && (values ?? []).includes(value);
    return operator === "In" ? isListed : !isListed;
  });
}
function parseLabelSelector(text) {
  const parser = new LabelParser(lexLabels(text));
  const requirements = parser.parse();
  if (typeof requirements === "string") return { ok: false, error: requirements };
  return { ok: true, requirements, matches: (labels) => requirements.every((requirement) => isMet(requirement, labels)) };
}
function isMet({ key, operator, values }, labels) {
  const value = labels?.[key];
  switch (operator) {
    case "in":
    case "=":
    case "==":
      return value !== void 0 && values.includes(value);
    case "notin":
    case "!=":
      return value === void 0 || !values.includes(value);
    case "exists":
      return value !== void 0;
    case "!":
      return value === void 0;
    case "gt":
    case "lt": {
      if (value === void 0 || !/^[-+]?\d+$/.test(value)) return false;
      const difference = Number(value) - Number(values[0]);
      return operator === "gt" ? difference > 0 : difference < 0;
    }
  }
}
var OPERATORS = {
  in: "in",
  notin: "notin",
  "=": "=",
  "==": "==",
  "!=": "!=",
  ">": "gt",
  "<": "lt"
};
var LabelParser = class {
  #tokens;
  #at = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  parse() {
    const requirements = [];
    for (; ; ) {
      const { kind, text } = this.#peek();
      if (kind === "end") return requirements;
      if (kind !== "identifier" && kind !== "!") return `found '${text}', expected: !, identifier, or 'end of string'`;
      const requirement = this.#requirement();
      if (typeof requirement === "string") return `unable to parse requirement: ${requirement}`;
      requirements.push(requirement);
      const next = this.#take();
      if (next.kind === "end") return requirements;
      if (next.kind !== ",") return `found '${next.text}', expected: ',' or 'end of string'`;
      const after = this.#peek();
      if (after.kind !== "identifier" && after.kind !== "!") return `found '${after.text}', expected: identifier after ','`;
    }
  }
  #requirement() {
    const isNegated = this.#peek().kind === "!";
    if (isNegated) this.#take();
    const { kind, text: key } = this.#take();
    if (kind !== "identifier") return `found '${key}', expected: identifier`;
    const keyErrors = labelKeyErrors(key);
    if (keyErrors.length > 0) return `<nil>: Invalid value: ${goQuote(key)}: ${keyErrors.join("; ")}`;
    const next = this.#peek().kind;
    if (isNegated) return { key, operator: "!", values: [] };
    if (next === "end" || next === ",") return { key, operator: "exists", values: [] };
    const token = this.#take(true);
    const operator = OPERATORS[token.kind];
    if (operator === void 0) return `found '${token.text}', expected: in, notin, =, ==, !=, gt, lt`;
    const values = operator === "in" || operator === "notin" ? this.#list() : this.#single();
    return typeof values === "string" ? values : checkRequirement({ key, operator, values: [...new Set(values)].sort() });
  }
  #list() {
    const open3 = this.#take();
    if (open3.kind !== "(") return `found '${open3.text}' expected: '('`;
    const first = this.#peek();
    if (first.kind === ")") {
      this.#take();
      return [];
    }
    if (first.kind !== "identifier" && first.kind !== ",") return `found '${first.text}', expected: ',', ')' or identifier`;
    const values = this.#identifiers();
    if (typeof values === "string") return values;
    return this.#take().kind === ")" ? values : `found '${first.text}', expected: ')'`;
  }
  #identifiers() {
    const values = [];
    for (; ; ) {
      const token = this.#take();
      const next = this.#peek();
      if (token.kind === "identifier") {
        values.push(token.text);
        if (next.kind === ")") return values;
        if (next.kind !== ",") return `found '${next.text}', expected: ',' or ')'`;
      } else if (token.kind === ",") {
        if (values.length === 0) values.push("");
        if (next.kind === ")") return [...values, ""];
        if (next.kind === ",") {
          this.#take();
          values.push("");
        }
      } else return `found '${token.text}', expected: ',', or identifier`;
    }
  }
  #single() {
    const next = this.#peek();
    if (next.kind === "end" || next.kind === ",") return [""];
    const token = this.#take();
    return token.kind === "identifier" ? [token.text] : `found '${token.text}', expected: identifier`;
  }
  /** `in` and `notin` are ordinary words except where an operator stands. */
  #peek(wantsOperator = false) {
    const token = this.#tokens[this.#at] ?? { kind: "end", text: "" };
    const isWord2 = token.kind === "in" || token.kind === "notin";
    return isWord2 && !wantsOperator ? { kind: "identifier", text: token.text } : token;
  }
  #take(wantsOperator = false) {
    const token = this.#peek(wantsOperator);
    this.#at += 1;
    return token;
  }
};
function checkRequirement(requirement) {
  const { key, operator, values } = requirement;
  const errors = [];
  if ((operator === "in" || operator === "notin") && values.length === 0) {
    errors.push("values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
  }
  values.forEach((value, i) => {
    if ((operator === "gt" || operator === "lt") && !/^[-+]?\d+$/.test(value)) {
      errors.push(`values[${i}]: Invalid value: ${goQuote(value)}: for 'Gt', 'Lt' operators, the value must be an integer`);
    }
    const problems = labelValueErrors(value);
    if (problems.length > 0) errors.push(`values[${i}][${key}]: Invalid value: ${goQuote(value)}: ${problems.join("; ")}`);
  });
  if (errors.length === 0) return requirement;
  return errors.length === 1 ? errors[0] ?? "" : `[${errors.join(", ")}]`;
}

// sim/apiserver/eviction.ts
function evictPod(server, serial) {
  const pod = server.get(serial);
  if (pod === void 0) return;
  const isOver2 = pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
  if (!isOver2 && pod.metadata.deletionTimestamp === void 0) {
    const disruption = {
      type: "DisruptionTarget",
      observedGeneration: pod.metadata.generation ?? 1,
      status: "True",
      lastProbeTime: null,
      lastTransitionTime: server.nowText,
      reason: "EvictionByEvictionAPI",
      message: "Eviction API: evicting"
    };
    server.updateStatus(serial, { ...pod.status, conditions: [...(pod.status.conditions ?? []).filter(({ type: type2 }) => type2 !== "DisruptionTarget"), disruption] });
  }
  server.delete(serial);
}

// sim/apiserver/resources.ts
var row = (group, version, kind, resource, shortNames, namespaced, inAll = false) => ({ group, version, kind, resource, singular: kind.toLowerCase(), shortNames, namespaced, inAll });
var RESOURCES = [
  row("", "v1", "ConfigMap", "configmaps", ["cm"], true),
  row("", "v1", "Event", "events", ["ev"], true),
  row("", "v1", "LimitRange", "limitranges", ["limits"], true),
  row("", "v1", "Namespace", "namespaces", ["ns"], false),
  row("", "v1", "Node", "nodes", ["no"], false),
  row("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", ["pvc"], true),
  row("", "v1", "PersistentVolume", "persistentvolumes", ["pv"], false),
  row("", "v1", "Pod", "pods", ["po"], true, true),
  row("", "v1", "ResourceQuota", "resourcequotas", ["quota"], true),
  row("", "v1", "Secret", "secrets", [], true),
  row("", "v1", "ServiceAccount", "serviceaccounts", ["sa"], true),
  row("", "v1", "Service", "services", ["svc"], true, true),
  row("apps", "v1", "Deployment", "deployments", ["deploy"], true, true),
  row("apps", "v1", "ReplicaSet", "replicasets", ["rs"], true, true),
  row("batch", "v1", "CronJob", "cronjobs", ["cj"], true, true),
  row("batch", "v1", "Job", "jobs", [], true, true),
  row("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", ["pc"], false),
  row("storage.k8s.io", "v1", "StorageClass", "storageclasses", ["sc"], false)
];
var byKind = new Map(RESOURCES.map((info) => [info.kind, info]));
function resourceOfKind(kind) {
  const info = byKind.get(kind);
  if (info === void 0) throw new Error(`resourceOfKind: no resource serves kind ${kind}`);
  return info;
}
var apiVersionOf = (info) => info.group === "" ? info.version : `${info.group}/${info.version}`;
var qualifiedResource = (info) => info.group === "" ? info.resource : `${info.resource}.${info.group}`;

// sim/apiserver/statuses.ts
var notFound = (kind, name) => ({
  code: 404,
  reason: "NotFound",
  message: `${qualifiedResource(resourceOfKind(kind))} "${name}" not found`
});
var alreadyExists = (kind, name) => ({
  code: 409,
  reason: "AlreadyExists",
  message: `${qualifiedResource(resourceOfKind(kind))} "${name}" already exists`
});
var forbidden = (kind, name, why) => ({
  code: 403,
  reason: "Forbidden",
  message: `${qualifiedResource(resourceOfKind(kind))} "${name}" is forbidden: ${why}`
});
var namespaceTerminating = (kind, name, namespace) => forbidden(kind, name, `unable to create new content in namespace ${namespace} because it is being terminated`);
var badRequest = (message) => ({ code: 400, reason: "BadRequest", message });
var conflict = (kind, name, why) => ({
  code: 409,
  reason: "Conflict",
  message: `Operation cannot be fulfilled on ${qualifiedResource(resourceOfKind(kind))} "${name}": ${why}`
});

// sim/api/schema/go-pointers.ts
var POINTER_FIELDS = {
  AppArmorProfile: "localhostProfile",
  AzureDiskVolumeSource: "cachingMode fsType kind readOnly",
  ConfigMap: "immutable",
  ConfigMapEnvSource: "optional",
  ConfigMapKeySelector: "optional",
  ConfigMapProjection: "optional",
  ConfigMapVolumeSource: "defaultMode optional",
  Container: "restartPolicy",
  ContainerStatus: "started stopSignal",
  CronJobSpec: "failedJobsHistoryLimit startingDeadlineSeconds successfulJobsHistoryLimit suspend timeZone",
  CSIVolumeSource: "fsType readOnly",
  DeploymentSpec: "progressDeadlineSeconds replicas revisionHistoryLimit",
  DeploymentStatus: "collisionCount terminatingReplicas",
  DownwardAPIVolumeFile: "mode",
  DownwardAPIVolumeSource: "defaultMode",
  EphemeralContainer: "restartPolicy",
  FileKeySelector: "optional",
  GRPCAction: "service",
  HostPathVolumeSource: "type",
  JobSpec: "activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy manualSelector maxFailedIndexes parallelism podReplacementPolicy suspend ttlSecondsAfterFinished",
  JobStatus: "failedIndexes ready terminating",
  KeyToPath: "mode",
  Lifecycle: "stopSignal",
  ObjectMeta: "deletionGracePeriodSeconds",
  OwnerReference: "blockOwnerDeletion controller",
  PersistentVolumeClaimSpec: "storageClassName volumeAttributesClassName volumeMode",
  PersistentVolumeSpec: "volumeAttributesClassName volumeMode",
  PodDNSConfigOption: "value",
  PodFailurePolicyOnExitCodesRequirement: "containerName",
  PodSecurityContext: "fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser seLinuxChangePolicy supplementalGroupsPolicy",
  PodSpec: "activeDeadlineSeconds automountServiceAccountToken enableServiceLinks hostUsers hostnameOverride preemptionPolicy priority runtimeClassName setHostnameAsFQDN shareProcessNamespace terminationGracePeriodSeconds",
  PriorityClass: "preemptionPolicy",
  Probe: "terminationGracePeriodSeconds",
  ProjectedVolumeSource: "defaultMode",
  ReplicaSetSpec: "replicas",
  SeccompProfile: "localhostProfile",
  Secret: "immutable",
  SecretEnvSource: "optional",
  SecretKeySelector: "optional",
  SecretProjection: "optional",
  SecretVolumeSource: "defaultMode optional",
  SecurityContext: "allowPrivilegeEscalation privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser",
  ServiceAccount: "automountServiceAccountToken",
  ServiceAccountTokenProjection: "expirationSeconds",
  ServicePort: "appProtocol",
  ServiceSpec: "allocateLoadBalancerNodePorts internalTrafficPolicy ipFamilyPolicy loadBalancerClass trafficDistribution",
  StorageClass: "allowVolumeExpansion reclaimPolicy volumeBindingMode",
  SuccessPolicyRule: "succeededCount succeededIndexes",
  Toleration: "tolerationSeconds",
  TopologySpreadConstraint: "minDomains nodeAffinityPolicy nodeTaintsPolicy",
  TypedLocalObjectReference: "apiGroup",
  TypedObjectReference: "apiGroup namespace",
  VolumeMount: "mountPropagation recursiveReadOnly",
  VolumeMountStatus: "recursiveReadOnly"
};
var pointers = new Map(Object.entries(POINTER_FIELDS).map(([struct2, fields]) => [struct2, new Set(fields.split(" "))]));
var isPointerField = (struct2, field) => pointers.get(struct2)?.has(field) ?? false;

// sim/api/schema/extra-structs.ts
var EXTRA_ROOT_KINDS = ["Service", "PriorityClass", "StorageClass"];
var EXTRA_STRUCT_LINES = `Service|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@ServiceSpec|status:@ServiceStatus
ServiceSpec|allocateLoadBalancerNodePorts:b|clusterIP:s|clusterIPs:[s|externalIPs:[s|externalName:s|externalTrafficPolicy:s(Cluster,Local)|healthCheckNodePort:i|internalTrafficPolicy:s(Cluster,Local)|ipFamilies:[s(IPv4,IPv6)|ipFamilyPolicy:s(PreferDualStack,RequireDualStack,SingleStack)|loadBalancerClass:s|loadBalancerIP:s|loadBalancerSourceRanges:[s|ports:[#ServicePort~mport|publishNotReadyAddresses:b|selector:<s|sessionAffinity:s(ClientIP,None)|sessionAffinityConfig:#SessionAffinityConfig|trafficDistribution:s|type:s(ClusterIP,ExternalName,LoadBalancer,NodePort)
ServicePort|appProtocol:s|name:s|nodePort:i|port!:i=0|protocol:s(SCTP,TCP,UDP)="TCP"|targetPort:o
SessionAffinityConfig|clientIP:#ClientIPConfig
ClientIPConfig|timeoutSeconds:i
ServiceStatus|conditions:[#Condition~mtype|loadBalancer:@LoadBalancerStatus
LoadBalancerStatus|ingress:[#LoadBalancerIngress
LoadBalancerIngress|hostname:s|ip:s|ipMode:s|ports:[#PortStatus
PortStatus|error:s|port!:i=0|protocol!:s
Condition|lastTransitionTime!:t|message!:s|observedGeneration:l|reason!:s|status!:s|type!:s
PriorityClass|apiVersion:s|description:s|globalDefault:b|kind:s|metadata:@ObjectMeta|preemptionPolicy:s(Never,PreemptLowerPriority)|value!:i=0
StorageClass|allowVolumeExpansion:b|allowedTopologies:[#TopologySelectorTerm|apiVersion:s|kind:s|metadata:@ObjectMeta|mountOptions:[s|parameters:<s|provisioner!:s|reclaimPolicy:s(Delete,Recycle,Retain)|volumeBindingMode:s(Immediate,WaitForFirstConsumer)
TopologySelectorTerm|matchLabelExpressions:[#TopologySelectorLabelRequirement
TopologySelectorLabelRequirement|key!:s|values!:[s`;

// sim/api/schema/generated.ts
var ROOT_KINDS = [
  "Deployment",
  "ReplicaSet",
  "CronJob",
  "Job",
  "ConfigMap",
  "Event",
  "LimitRange",
  "Namespace",
  "Node",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Pod",
  "ResourceQuota",
  "Secret",
  "ServiceAccount"
];
var STRUCT_LINES = `AWSElasticBlockStoreVolumeSource|fsType:s|partition:i|readOnly:b|volumeID!:s
Affinity|nodeAffinity:#NodeAffinity|podAffinity:#PodAffinity|podAntiAffinity:#PodAntiAffinity
AppArmorProfile|localhostProfile:s|type!:s(Localhost,RuntimeDefault,Unconfined)
AttachedVolume|devicePath!:s|name!:s
AzureDiskVolumeSource|cachingMode:s(None,ReadOnly,ReadWrite)="ReadWrite"|diskName!:s|diskURI!:s|fsType:s="ext4"|kind:s(Dedicated,Managed,Shared)="Shared"|readOnly:b=false
AzureFilePersistentVolumeSource|readOnly:b|secretName!:s|secretNamespace:s|shareName!:s
AzureFileVolumeSource|readOnly:b|secretName!:s|shareName!:s
CSIPersistentVolumeSource|controllerExpandSecretRef:#SecretReference|controllerPublishSecretRef:#SecretReference|driver!:s|fsType:s|nodeExpandSecretRef:#SecretReference|nodePublishSecretRef:#SecretReference|nodeStageSecretRef:#SecretReference|readOnly:b|volumeAttributes:<s|volumeHandle!:s
CSIVolumeSource|driver!:s|fsType:s|nodePublishSecretRef:#LocalObjectReference|readOnly:b|volumeAttributes:<s
Capabilities|add:[s|drop:[s
CephFSPersistentVolumeSource|monitors!:[s|path:s|readOnly:b|secretFile:s|secretRef:#SecretReference|user:s
CephFSVolumeSource|monitors!:[s|path:s|readOnly:b|secretFile:s|secretRef:#LocalObjectReference|user:s
CinderPersistentVolumeSource|fsType:s|readOnly:b|secretRef:#SecretReference|volumeID!:s
CinderVolumeSource|fsType:s|readOnly:b|secretRef:#LocalObjectReference|volumeID!:s
ClusterTrustBundleProjection|labelSelector:#LabelSelector|name:s|optional:b|path!:s|signerName:s
ConfigMapEnvSource|name:s|optional:b
ConfigMapKeySelector|key!:s|name:s|optional:b
ConfigMapNodeConfigSource|kubeletConfigKey!:s|name!:s|namespace!:s|resourceVersion:s|uid:s
ConfigMapProjection|items:[@KeyToPath|name:s|optional:b
ConfigMapVolumeSource|defaultMode:i|items:[@KeyToPath|name:s|optional:b
ConfigMap|apiVersion:s|binaryData:<y|data:<s|immutable:b|kind:s|metadata:@ObjectMeta
ContainerExtendedResourceRequest|containerName!:s|requestName!:s|resourceName!:s
ContainerImage|names:[s|sizeBytes:l
ContainerPort|containerPort!:i=0|hostIP:s|hostPort:i|name:s|protocol:s(SCTP,TCP,UDP)="TCP"
ContainerResizePolicy|resourceName!:s|restartPolicy!:s
ContainerRestartRuleOnExitCodes|operator!:s|values:[i
ContainerRestartRule|action!:s|exitCodes:#ContainerRestartRuleOnExitCodes
ContainerStateRunning|startedAt:t
ContainerStateTerminated|containerID:s|exitCode!:i=0|finishedAt:t|message:s|reason:s|signal:i|startedAt:t
ContainerStateWaiting|message:s|reason:s
ContainerState|running:#ContainerStateRunning|terminated:#ContainerStateTerminated|waiting:#ContainerStateWaiting
ContainerStatus|allocatedResources:<q|allocatedResourcesStatus:[@ResourceStatus~mname|containerID:s|image!:s|imageID!:s|lastState:@ContainerState|name!:s|ready!:b=false|resources:#ResourceRequirements|restartCount!:i=0|started:b|state:@ContainerState|stopSignal:s(SIGABRT,SIGALRM,SIGBUS,SIGCHLD,SIGCLD,SIGCONT,SIGFPE,SIGHUP,SIGILL,SIGINT,SIGIO,SIGIOT,SIGKILL,SIGPIPE,SIGPOLL,SIGPROF,SIGPWR,SIGQUIT,SIGRTMAX,SIGRTMAX-1,SIGRTMAX-10,SIGRTMAX-11,SIGRTMAX-12,SIGRTMAX-13,SIGRTMAX-14,SIGRTMAX-2,SIGRTMAX-3,SIGRTMAX-4,SIGRTMAX-5,SIGRTMAX-6,SIGRTMAX-7,SIGRTMAX-8,SIGRTMAX-9,SIGRTMIN,SIGRTMIN+1,SIGRTMIN+10,SIGRTMIN+11,SIGRTMIN+12,SIGRTMIN+13,SIGRTMIN+14,SIGRTMIN+15,SIGRTMIN+2,SIGRTMIN+3,SIGRTMIN+4,SIGRTMIN+5,SIGRTMIN+6,SIGRTMIN+7,SIGRTMIN+8,SIGRTMIN+9,SIGSEGV,SIGSTKFLT,SIGSTOP,SIGSYS,SIGTERM,SIGTRAP,SIGTSTP,SIGTTIN,SIGTTOU,SIGURG,SIGUSR1,SIGUSR2,SIGVTALRM,SIGWINCH,SIGXCPU,SIGXFSZ)|user:#ContainerUser|volumeMounts:[@VolumeMountStatus~mmountPath
ContainerUser|linux:#LinuxContainerUser
Container|args:[s|command:[s|env:[@EnvVar~mname|envFrom:[@EnvFromSource|image:s|imagePullPolicy:s(Always,IfNotPresent,Never)|lifecycle:#Lifecycle|livenessProbe:#Probe|name!:s|ports:[@ContainerPort~mcontainerPort|readinessProbe:#Probe|resizePolicy:[@ContainerResizePolicy|resources:@ResourceRequirements|restartPolicy:s|restartPolicyRules:[@ContainerRestartRule|securityContext:#SecurityContext|startupProbe:#Probe|stdin:b|stdinOnce:b|terminationMessagePath:s|terminationMessagePolicy:s(FallbackToLogsOnError,File)|tty:b|volumeDevices:[@VolumeDevice~mdevicePath|volumeMounts:[@VolumeMount~mmountPath|workingDir:s
CronJobSpec|concurrencyPolicy:s(Allow,Forbid,Replace)|failedJobsHistoryLimit:i|jobTemplate!:@JobTemplateSpec|schedule!:s|startingDeadlineSeconds:l|successfulJobsHistoryLimit:i|suspend:b|timeZone:s
CronJobStatus|active:[@ObjectReference|lastScheduleTime:t|lastSuccessfulTime:t
CronJob|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@CronJobSpec|status:@CronJobStatus
DaemonEndpoint|Port!:i=0
DeploymentCondition|lastTransitionTime:t|lastUpdateTime:t|message:s|reason:s|status!:s|type!:s
DeploymentSpec|minReadySeconds:i|paused:b|progressDeadlineSeconds:i|replicas:i|revisionHistoryLimit:i|selector!:#LabelSelector|strategy:@DeploymentStrategy~r|template!:@PodTemplateSpec
DeploymentStatus|availableReplicas:i|collisionCount:i|conditions:[@DeploymentCondition~mtype|observedGeneration:l|readyReplicas:i|replicas:i|terminatingReplicas:i|unavailableReplicas:i|updatedReplicas:i
DeploymentStrategy|rollingUpdate:#RollingUpdateDeployment|type:s(Recreate,RollingUpdate)
Deployment|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@DeploymentSpec|status:@DeploymentStatus
DownwardAPIProjection|items:[@DownwardAPIVolumeFile
DownwardAPIVolumeFile|fieldRef:#ObjectFieldSelector|mode:i|path!:s|resourceFieldRef:#ResourceFieldSelector
DownwardAPIVolumeSource|defaultMode:i|items:[@DownwardAPIVolumeFile
EmptyDirVolumeSource|medium:s|sizeLimit:q
EnvFromSource|configMapRef:#ConfigMapEnvSource|prefix:s|secretRef:#SecretEnvSource
EnvVarSource|configMapKeyRef:#ConfigMapKeySelector|fieldRef:#ObjectFieldSelector|fileKeyRef:#FileKeySelector|resourceFieldRef:#ResourceFieldSelector|secretKeyRef:#SecretKeySelector
EnvVar|name!:s|value:s|valueFrom:#EnvVarSource
EphemeralContainer|args:[s|command:[s|env:[@EnvVar~mname|envFrom:[@EnvFromSource|image:s|imagePullPolicy:s(Always,IfNotPresent,Never)|lifecycle:#Lifecycle|livenessProbe:#Probe|name!:s|ports:[@ContainerPort~mcontainerPort|readinessProbe:#Probe|resizePolicy:[@ContainerResizePolicy|resources:@ResourceRequirements|restartPolicy:s|restartPolicyRules:[@ContainerRestartRule|securityContext:#SecurityContext|startupProbe:#Probe|stdin:b|stdinOnce:b|targetContainerName:s|terminationMessagePath:s|terminationMessagePolicy:s(FallbackToLogsOnError,File)|tty:b|volumeDevices:[@VolumeDevice~mdevicePath|volumeMounts:[@VolumeMount~mmountPath|workingDir:s
EphemeralVolumeSource|volumeClaimTemplate:#PersistentVolumeClaimTemplate
EventSeries|count:i|lastObservedTime:u
EventSource|component:s|host:s
Event|action:s|apiVersion:s|count:i|eventTime:u|firstTimestamp:t|involvedObject!:@ObjectReference|kind:s|lastTimestamp:t|message:s|metadata!:@ObjectMeta|reason:s|related:#ObjectReference|reportingComponent:s|reportingInstance:s|series:#EventSeries|source:@EventSource|type:s
ExecAction|command:[s
FCVolumeSource|fsType:s|lun:i|readOnly:b|targetWWNs:[s|wwids:[s
FileKeySelector|key!:s|optional:b=false|path!:s|volumeName!:s
FlexPersistentVolumeSource|driver!:s|fsType:s|options:<s|readOnly:b|secretRef:#SecretReference
FlexVolumeSource|driver!:s|fsType:s|options:<s|readOnly:b|secretRef:#LocalObjectReference
FlockerVolumeSource|datasetName:s|datasetUUID:s
GCEPersistentDiskVolumeSource|fsType:s|partition:i|pdName!:s|readOnly:b
GRPCAction|port!:i=0|service:s
GitRepoVolumeSource|directory:s|repository!:s|revision:s
GlusterfsPersistentVolumeSource|endpoints!:s|endpointsNamespace:s|path!:s|readOnly:b
GlusterfsVolumeSource|endpoints!:s|path!:s|readOnly:b
HTTPGetAction|host:s|httpHeaders:[@HTTPHeader|path:s|port!:o|scheme:s(HTTP,HTTPS)
HTTPHeader|name!:s|value!:s
HostAlias|hostnames:[s|ip!:s
HostIP|ip!:s
HostPathVolumeSource|path!:s|type:s(,BlockDevice,CharDevice,Directory,DirectoryOrCreate,File,FileOrCreate,Socket)
ISCSIPersistentVolumeSource|chapAuthDiscovery:b|chapAuthSession:b|fsType:s|initiatorName:s|iqn!:s|iscsiInterface:s="default"|lun!:i=0|portals:[s|readOnly:b|secretRef:#SecretReference|targetPortal!:s
ISCSIVolumeSource|chapAuthDiscovery:b|chapAuthSession:b|fsType:s|initiatorName:s|iqn!:s|iscsiInterface:s="default"|lun!:i=0|portals:[s|readOnly:b|secretRef:#LocalObjectReference|targetPortal!:s
ImageVolumeSource|pullPolicy:s(Always,IfNotPresent,Never)|reference:s
JobCondition|lastProbeTime:t|lastTransitionTime:t|message:s|reason:s|status!:s|type!:s
JobSpec|activeDeadlineSeconds:l|backoffLimit:i|backoffLimitPerIndex:i|completionMode:s(Indexed,NonIndexed)|completions:i|managedBy:s|manualSelector:b|maxFailedIndexes:i|parallelism:i|podFailurePolicy:#PodFailurePolicy|podReplacementPolicy:s(Failed,TerminatingOrFailed)|selector:#LabelSelector|successPolicy:#SuccessPolicy|suspend:b|template!:@PodTemplateSpec|ttlSecondsAfterFinished:i
JobStatus|active:i|completedIndexes:s|completionTime:t|conditions:[@JobCondition~mtype|failed:i|failedIndexes:s|ready:i|startTime:t|succeeded:i|terminating:i|uncountedTerminatedPods:#UncountedTerminatedPods
JobTemplateSpec|metadata:@ObjectMeta|spec:@JobSpec
Job|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@JobSpec|status:@JobStatus
KeyToPath|key!:s|mode:i|path!:s
LabelSelectorRequirement|key!:s|operator!:s|values:[s
LabelSelector|matchExpressions:[@LabelSelectorRequirement|matchLabels:<s
LifecycleHandler|exec:#ExecAction|httpGet:#HTTPGetAction|sleep:#SleepAction|tcpSocket:#TCPSocketAction
Lifecycle|postStart:#LifecycleHandler|preStop:#LifecycleHandler|stopSignal:s(SIGABRT,SIGALRM,SIGBUS,SIGCHLD,SIGCLD,SIGCONT,SIGFPE,SIGHUP,SIGILL,SIGINT,SIGIO,SIGIOT,SIGKILL,SIGPIPE,SIGPOLL,SIGPROF,SIGPWR,SIGQUIT,SIGRTMAX,SIGRTMAX-1,SIGRTMAX-10,SIGRTMAX-11,SIGRTMAX-12,SIGRTMAX-13,SIGRTMAX-14,SIGRTMAX-2,SIGRTMAX-3,SIGRTMAX-4,SIGRTMAX-5,SIGRTMAX-6,SIGRTMAX-7,SIGRTMAX-8,SIGRTMAX-9,SIGRTMIN,SIGRTMIN+1,SIGRTMIN+10,SIGRTMIN+11,SIGRTMIN+12,SIGRTMIN+13,SIGRTMIN+14,SIGRTMIN+15,SIGRTMIN+2,SIGRTMIN+3,SIGRTMIN+4,SIGRTMIN+5,SIGRTMIN+6,SIGRTMIN+7,SIGRTMIN+8,SIGRTMIN+9,SIGSEGV,SIGSTKFLT,SIGSTOP,SIGSYS,SIGTERM,SIGTRAP,SIGTSTP,SIGTTIN,SIGTTOU,SIGURG,SIGUSR1,SIGUSR2,SIGVTALRM,SIGWINCH,SIGXCPU,SIGXFSZ)
LimitRangeItem|default:<q|defaultRequest:<q|max:<q|maxLimitRequestRatio:<q|min:<q|type!:s
LimitRangeSpec|limits!:[@LimitRangeItem
LimitRange|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@LimitRangeSpec
LinuxContainerUser|gid!:l=0|supplementalGroups:[l|uid!:l=0
LocalObjectReference|name:s
LocalVolumeSource|fsType:s|path!:s
ManagedFieldsEntry|apiVersion:s|fieldsType:s|fieldsV1:a|manager:s|operation:s|subresource:s|time:t
ModifyVolumeStatus|status!:s(InProgress,Infeasible,Pending)|targetVolumeAttributesClassName:s
NFSVolumeSource|path!:s|readOnly:b|server!:s
NamespaceCondition|lastTransitionTime:t|message:s|reason:s|status!:s|type!:s
NamespaceSpec|finalizers:[s
NamespaceStatus|conditions:[@NamespaceCondition~mtype|phase:s(Active,Terminating)
Namespace|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@NamespaceSpec|status:@NamespaceStatus
NodeAddress|address!:s|type!:s
NodeAffinity|preferredDuringSchedulingIgnoredDuringExecution:[@PreferredSchedulingTerm|requiredDuringSchedulingIgnoredDuringExecution:#NodeSelector
NodeCondition|lastHeartbeatTime:t|lastTransitionTime:t|message:s|reason:s|status!:s|type!:s
NodeConfigSource|configMap:#ConfigMapNodeConfigSource
NodeConfigStatus|active:#NodeConfigSource|assigned:#NodeConfigSource|error:s|lastKnownGood:#NodeConfigSource
NodeDaemonEndpoints|kubeletEndpoint:@DaemonEndpoint
NodeFeatures|supplementalGroupsPolicy:b
NodeRuntimeHandlerFeatures|recursiveReadOnlyMounts:b|userNamespaces:b
NodeRuntimeHandler|features:#NodeRuntimeHandlerFeatures|name:s
NodeSelectorRequirement|key!:s|operator!:s(DoesNotExist,Exists,Gt,In,Lt,NotIn)|values:[s
NodeSelectorTerm|matchExpressions:[@NodeSelectorRequirement|matchFields:[@NodeSelectorRequirement
NodeSelector|nodeSelectorTerms!:[@NodeSelectorTerm
NodeSpec|configSource:#NodeConfigSource|externalID:s|podCIDR:s|podCIDRs:[s~m|providerID:s|taints:[@Taint|unschedulable:b
NodeStatus|addresses:[@NodeAddress~mtype|allocatable:<q|capacity:<q|conditions:[@NodeCondition~mtype|config:#NodeConfigStatus|daemonEndpoints:@NodeDaemonEndpoints|declaredFeatures:[s|features:#NodeFeatures|images:[@ContainerImage|nodeInfo:@NodeSystemInfo|phase:s(Pending,Running,Terminated)|runtimeHandlers:[@NodeRuntimeHandler|volumesAttached:[@AttachedVolume|volumesInUse:[s
NodeSwapStatus|capacity:l
NodeSystemInfo|architecture!:s|bootID!:s|containerRuntimeVersion!:s|kernelVersion!:s|kubeProxyVersion!:s|kubeletVersion!:s|machineID!:s|operatingSystem!:s|osImage!:s|swap:#NodeSwapStatus|systemUUID!:s
Node|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@NodeSpec|status:@NodeStatus
ObjectFieldSelector|apiVersion:s|fieldPath!:s
ObjectMeta|annotations:<s|creationTimestamp:t|deletionGracePeriodSeconds:l|deletionTimestamp:t|finalizers:[s~m|generateName:s|generation:l|labels:<s|managedFields:[@ManagedFieldsEntry|name:s|namespace:s|ownerReferences:[@OwnerReference~muid|resourceVersion:s|selfLink:s|uid:s
ObjectReference|apiVersion:s|fieldPath:s|kind:s|name:s|namespace:s|resourceVersion:s|uid:s
OwnerReference|apiVersion!:s|blockOwnerDeletion:b|controller:b|kind!:s|name!:s|uid!:s
PersistentVolumeClaimCondition|lastProbeTime:t|lastTransitionTime:t|message:s|reason:s|status!:s|type!:s
PersistentVolumeClaimSpec|accessModes:[s(ReadOnlyMany,ReadWriteMany,ReadWriteOnce,ReadWriteOncePod)|dataSource:#TypedLocalObjectReference|dataSourceRef:#TypedObjectReference|resources:@VolumeResourceRequirements|selector:#LabelSelector|storageClassName:s|volumeAttributesClassName:s|volumeMode:s(Block,Filesystem)|volumeName:s
PersistentVolumeClaimStatus|accessModes:[s(ReadOnlyMany,ReadWriteMany,ReadWriteOnce,ReadWriteOncePod)|allocatedResourceStatuses:<s(ControllerResizeInProgress,ControllerResizeInfeasible,NodeResizeInProgress,NodeResizeInfeasible,NodeResizePending)|allocatedResources:<q|capacity:<q|conditions:[@PersistentVolumeClaimCondition~mtype|currentVolumeAttributesClassName:s|modifyVolumeStatus:#ModifyVolumeStatus|phase:s(Bound,Lost,Pending)
PersistentVolumeClaimTemplate|metadata:@ObjectMeta|spec!:@PersistentVolumeClaimSpec
PersistentVolumeClaimVolumeSource|claimName!:s|readOnly:b
PersistentVolumeClaim|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@PersistentVolumeClaimSpec|status:@PersistentVolumeClaimStatus
PersistentVolumeSpec|accessModes:[s(ReadOnlyMany,ReadWriteMany,ReadWriteOnce,ReadWriteOncePod)|awsElasticBlockStore:#AWSElasticBlockStoreVolumeSource|azureDisk:#AzureDiskVolumeSource|azureFile:#AzureFilePersistentVolumeSource|capacity:<q|cephfs:#CephFSPersistentVolumeSource|cinder:#CinderPersistentVolumeSource|claimRef:#ObjectReference|csi:#CSIPersistentVolumeSource|fc:#FCVolumeSource|flexVolume:#FlexPersistentVolumeSource|flocker:#FlockerVolumeSource|gcePersistentDisk:#GCEPersistentDiskVolumeSource|glusterfs:#GlusterfsPersistentVolumeSource|hostPath:#HostPathVolumeSource|iscsi:#ISCSIPersistentVolumeSource|local:#LocalVolumeSource|mountOptions:[s|nfs:#NFSVolumeSource|nodeAffinity:#VolumeNodeAffinity|persistentVolumeReclaimPolicy:s(Delete,Recycle,Retain)|photonPersistentDisk:#PhotonPersistentDiskVolumeSource|portworxVolume:#PortworxVolumeSource|quobyte:#QuobyteVolumeSource|rbd:#RBDPersistentVolumeSource|scaleIO:#ScaleIOPersistentVolumeSource|storageClassName:s|storageos:#StorageOSPersistentVolumeSource|volumeAttributesClassName:s|volumeMode:s(Block,Filesystem)|vsphereVolume:#VsphereVirtualDiskVolumeSource
PersistentVolumeStatus|lastPhaseTransitionTime:t|message:s|phase:s(Available,Bound,Failed,Pending,Released)|reason:s
PersistentVolume|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@PersistentVolumeSpec|status:@PersistentVolumeStatus
PhotonPersistentDiskVolumeSource|fsType:s|pdID!:s
PodAffinityTerm|labelSelector:#LabelSelector|matchLabelKeys:[s|mismatchLabelKeys:[s|namespaceSelector:#LabelSelector|namespaces:[s|topologyKey!:s
PodAffinity|preferredDuringSchedulingIgnoredDuringExecution:[@WeightedPodAffinityTerm|requiredDuringSchedulingIgnoredDuringExecution:[@PodAffinityTerm
PodAntiAffinity|preferredDuringSchedulingIgnoredDuringExecution:[@WeightedPodAffinityTerm|requiredDuringSchedulingIgnoredDuringExecution:[@PodAffinityTerm
PodCertificateProjection|certificateChainPath:s|credentialBundlePath:s|keyPath:s|keyType!:s|maxExpirationSeconds:i|signerName!:s|userAnnotations:<s
PodCondition|lastProbeTime:t|lastTransitionTime:t|message:s|observedGeneration:l|reason:s|status!:s|type!:s
PodDNSConfigOption|name:s|value:s
PodDNSConfig|nameservers:[s|options:[@PodDNSConfigOption|searches:[s
PodExtendedResourceClaimStatus|requestMappings!:[@ContainerExtendedResourceRequest|resourceClaimName!:s
PodFailurePolicyOnExitCodesRequirement|containerName:s|operator!:s(In,NotIn)|values!:[i
PodFailurePolicyOnPodConditionsPattern|status:s|type!:s
PodFailurePolicyRule|action!:s(Count,FailIndex,FailJob,Ignore)|onExitCodes:#PodFailurePolicyOnExitCodesRequirement|onPodConditions:[@PodFailurePolicyOnPodConditionsPattern
PodFailurePolicy|rules!:[@PodFailurePolicyRule
PodIP|ip!:s
PodOS|name!:s
PodReadinessGate|conditionType!:s
PodResourceClaimStatus|name!:s|resourceClaimName:s
PodResourceClaim|name!:s|resourceClaimName:s|resourceClaimTemplateName:s
PodSchedulingGate|name!:s
PodSecurityContext|appArmorProfile:#AppArmorProfile|fsGroup:l|fsGroupChangePolicy:s(Always,OnRootMismatch)|runAsGroup:l|runAsNonRoot:b|runAsUser:l|seLinuxChangePolicy:s|seLinuxOptions:#SELinuxOptions|seccompProfile:#SeccompProfile|supplementalGroups:[l|supplementalGroupsPolicy:s(Merge,Strict)|sysctls:[@Sysctl|windowsOptions:#WindowsSecurityContextOptions
PodSpec|activeDeadlineSeconds:l|affinity:#Affinity|automountServiceAccountToken:b|containers!:[@Container~mname|dnsConfig:#PodDNSConfig|dnsPolicy:s(ClusterFirst,ClusterFirstWithHostNet,Default,None)|enableServiceLinks:b|ephemeralContainers:[@EphemeralContainer~mname|hostAliases:[@HostAlias~mip|hostIPC:b|hostNetwork:b|hostPID:b|hostUsers:b|hostname:s|hostnameOverride:s|imagePullSecrets:[@LocalObjectReference~mname|initContainers:[@Container~mname|nodeName:s|nodeSelector:<s|os:#PodOS|overhead:<q|preemptionPolicy:s(Never,PreemptLowerPriority)|priority:i|priorityClassName:s|readinessGates:[@PodReadinessGate|resourceClaims:[@PodResourceClaim~mrname|resources:#ResourceRequirements|restartPolicy:s(Always,Never,OnFailure)|runtimeClassName:s|schedulerName:s|schedulingGates:[@PodSchedulingGate~mname|securityContext:#PodSecurityContext|serviceAccount:s|serviceAccountName:s|setHostnameAsFQDN:b|shareProcessNamespace:b|subdomain:s|terminationGracePeriodSeconds:l|tolerations:[@Toleration|topologySpreadConstraints:[@TopologySpreadConstraint~mtopologyKey|volumes:[@Volume~mrname|workloadRef:#WorkloadReference
PodStatus|allocatedResources:<q|conditions:[@PodCondition~mtype|containerStatuses:[@ContainerStatus|ephemeralContainerStatuses:[@ContainerStatus|extendedResourceClaimStatus:#PodExtendedResourceClaimStatus|hostIP:s|hostIPs:[@HostIP~mip|initContainerStatuses:[@ContainerStatus|message:s|nominatedNodeName:s|observedGeneration:l|phase:s(Failed,Pending,Running,Succeeded,Unknown)|podIP:s|podIPs:[@PodIP~mip|qosClass:s(BestEffort,Burstable,Guaranteed)|reason:s|resize:s|resourceClaimStatuses:[@PodResourceClaimStatus~mrname|resources:#ResourceRequirements|startTime:t
PodTemplateSpec|metadata:@ObjectMeta|spec:@PodSpec
Pod|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@PodSpec|status:@PodStatus
PortworxVolumeSource|fsType:s|readOnly:b|volumeID!:s
PreferredSchedulingTerm|preference!:@NodeSelectorTerm|weight!:i=0
Probe|exec:#ExecAction|failureThreshold:i|grpc:#GRPCAction|httpGet:#HTTPGetAction|initialDelaySeconds:i|periodSeconds:i|successThreshold:i|tcpSocket:#TCPSocketAction|terminationGracePeriodSeconds:l|timeoutSeconds:i
ProjectedVolumeSource|defaultMode:i|sources:[@VolumeProjection
QuobyteVolumeSource|group:s|readOnly:b|registry!:s|tenant:s|user:s|volume!:s
RBDPersistentVolumeSource|fsType:s|image!:s|keyring:s="/etc/ceph/keyring"|monitors!:[s|pool:s="rbd"|readOnly:b|secretRef:#SecretReference|user:s="admin"
RBDVolumeSource|fsType:s|image!:s|keyring:s="/etc/ceph/keyring"|monitors!:[s|pool:s="rbd"|readOnly:b|secretRef:#LocalObjectReference|user:s="admin"
ReplicaSetCondition|lastTransitionTime:t|message:s|reason:s|status!:s|type!:s
ReplicaSetSpec|minReadySeconds:i|replicas:i|selector!:#LabelSelector|template:@PodTemplateSpec
ReplicaSetStatus|availableReplicas:i|conditions:[@ReplicaSetCondition~mtype|fullyLabeledReplicas:i|observedGeneration:l|readyReplicas:i|replicas!:i=0|terminatingReplicas:i
ReplicaSet|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@ReplicaSetSpec|status:@ReplicaSetStatus
ResourceClaim|name!:s|request:s
ResourceFieldSelector|containerName:s|divisor:q|resource!:s
ResourceHealth|health:s|resourceID!:s
ResourceQuotaSpec|hard:<q|scopeSelector:#ScopeSelector|scopes:[s(BestEffort,CrossNamespacePodAffinity,NotBestEffort,NotTerminating,PriorityClass,Terminating,VolumeAttributesClass)
ResourceQuotaStatus|hard:<q|used:<q
ResourceQuota|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@ResourceQuotaSpec|status:@ResourceQuotaStatus
ResourceRequirements|claims:[@ResourceClaim|limits:<q|requests:<q
ResourceStatus|name!:s|resources:[@ResourceHealth
RollingUpdateDeployment|maxSurge:o|maxUnavailable:o
SELinuxOptions|level:s|role:s|type:s|user:s
ScaleIOPersistentVolumeSource|fsType:s="xfs"|gateway!:s|protectionDomain:s|readOnly:b|secretRef!:#SecretReference|sslEnabled:b|storageMode:s="ThinProvisioned"|storagePool:s|system!:s|volumeName:s
ScaleIOVolumeSource|fsType:s="xfs"|gateway!:s|protectionDomain:s|readOnly:b|secretRef!:#LocalObjectReference|sslEnabled:b|storageMode:s="ThinProvisioned"|storagePool:s|system!:s|volumeName:s
ScopeSelector|matchExpressions:[@ScopedResourceSelectorRequirement
ScopedResourceSelectorRequirement|operator!:s(DoesNotExist,Exists,In,NotIn)|scopeName!:s(BestEffort,CrossNamespacePodAffinity,NotBestEffort,NotTerminating,PriorityClass,Terminating,VolumeAttributesClass)|values:[s
SeccompProfile|localhostProfile:s|type!:s(Localhost,RuntimeDefault,Unconfined)
SecretEnvSource|name:s|optional:b
SecretKeySelector|key!:s|name:s|optional:b
SecretProjection|items:[@KeyToPath|name:s|optional:b
SecretReference|name:s|namespace:s
SecretVolumeSource|defaultMode:i|items:[@KeyToPath|optional:b|secretName:s
Secret|apiVersion:s|data:<y|immutable:b|kind:s|metadata:@ObjectMeta|stringData:<s|type:s
SecurityContext|allowPrivilegeEscalation:b|appArmorProfile:#AppArmorProfile|capabilities:#Capabilities|privileged:b|procMount:s(Default,Unmasked)|readOnlyRootFilesystem:b|runAsGroup:l|runAsNonRoot:b|runAsUser:l|seLinuxOptions:#SELinuxOptions|seccompProfile:#SeccompProfile|windowsOptions:#WindowsSecurityContextOptions
ServiceAccountTokenProjection|audience:s|expirationSeconds:l|path!:s
ServiceAccount|apiVersion:s|automountServiceAccountToken:b|imagePullSecrets:[@LocalObjectReference|kind:s|metadata:@ObjectMeta|secrets:[@ObjectReference~mname
SleepAction|seconds!:l=0
StorageOSPersistentVolumeSource|fsType:s|readOnly:b|secretRef:#ObjectReference|volumeName:s|volumeNamespace:s
StorageOSVolumeSource|fsType:s|readOnly:b|secretRef:#LocalObjectReference|volumeName:s|volumeNamespace:s
SuccessPolicyRule|succeededCount:i|succeededIndexes:s
SuccessPolicy|rules!:[@SuccessPolicyRule
Sysctl|name!:s|value!:s
TCPSocketAction|host:s|port!:o
Taint|effect!:s(NoExecute,NoSchedule,PreferNoSchedule)|key!:s|timeAdded:t|value:s
Toleration|effect:s(NoExecute,NoSchedule,PreferNoSchedule)|key:s|operator:s(Equal,Exists,Gt,Lt)|tolerationSeconds:l|value:s
TopologySpreadConstraint|labelSelector:#LabelSelector|matchLabelKeys:[s|maxSkew!:i=0|minDomains:i|nodeAffinityPolicy:s(Honor,Ignore)|nodeTaintsPolicy:s(Honor,Ignore)|topologyKey!:s|whenUnsatisfiable!:s(DoNotSchedule,ScheduleAnyway)
TypedLocalObjectReference|apiGroup:s|kind!:s|name!:s
TypedObjectReference|apiGroup:s|kind!:s|name!:s|namespace:s
UncountedTerminatedPods|failed:[s|succeeded:[s
VolumeDevice|devicePath!:s|name!:s
VolumeMountStatus|mountPath!:s|name!:s|readOnly:b|recursiveReadOnly:s
VolumeMount|mountPath!:s|mountPropagation:s(Bidirectional,HostToContainer,None)|name!:s|readOnly:b|recursiveReadOnly:s|subPath:s|subPathExpr:s
VolumeNodeAffinity|required:#NodeSelector
VolumeProjection|clusterTrustBundle:#ClusterTrustBundleProjection|configMap:#ConfigMapProjection|downwardAPI:#DownwardAPIProjection|podCertificate:#PodCertificateProjection|secret:#SecretProjection|serviceAccountToken:#ServiceAccountTokenProjection
VolumeResourceRequirements|limits:<q|requests:<q
Volume|awsElasticBlockStore:#AWSElasticBlockStoreVolumeSource|azureDisk:#AzureDiskVolumeSource|azureFile:#AzureFileVolumeSource|cephfs:#CephFSVolumeSource|cinder:#CinderVolumeSource|configMap:#ConfigMapVolumeSource|csi:#CSIVolumeSource|downwardAPI:#DownwardAPIVolumeSource|emptyDir:#EmptyDirVolumeSource|ephemeral:#EphemeralVolumeSource|fc:#FCVolumeSource|flexVolume:#FlexVolumeSource|flocker:#FlockerVolumeSource|gcePersistentDisk:#GCEPersistentDiskVolumeSource|gitRepo:#GitRepoVolumeSource|glusterfs:#GlusterfsVolumeSource|hostPath:#HostPathVolumeSource|image:#ImageVolumeSource|iscsi:#ISCSIVolumeSource|name!:s|nfs:#NFSVolumeSource|persistentVolumeClaim:#PersistentVolumeClaimVolumeSource|photonPersistentDisk:#PhotonPersistentDiskVolumeSource|portworxVolume:#PortworxVolumeSource|projected:#ProjectedVolumeSource|quobyte:#QuobyteVolumeSource|rbd:#RBDVolumeSource|scaleIO:#ScaleIOVolumeSource|secret:#SecretVolumeSource|storageos:#StorageOSVolumeSource|vsphereVolume:#VsphereVirtualDiskVolumeSource
VsphereVirtualDiskVolumeSource|fsType:s|storagePolicyID:s|storagePolicyName:s|volumePath!:s
WeightedPodAffinityTerm|podAffinityTerm!:@PodAffinityTerm|weight!:i=0
WindowsSecurityContextOptions|gmsaCredentialSpec:s|gmsaCredentialSpecName:s|hostProcess:b|runAsUserName:s
WorkloadReference|name!:s|podGroup!:s|podGroupReplicaKey:s`;

// sim/api/schema/go-facts.ts
var FIELDS_BY_STRING_TYPE = {
  "types.UID": "ObjectMeta.uid OwnerReference.uid ObjectReference.uid ConfigMapNodeConfigSource.uid Preconditions.uid UncountedTerminatedPods.succeeded UncountedTerminatedPods.failed",
  "v1.AppArmorProfileType": "AppArmorProfile.type",
  "v1.AzureDataDiskCachingMode": "AzureDiskVolumeSource.cachingMode",
  "v1.AzureDataDiskKind": "AzureDiskVolumeSource.kind",
  "v1.Capability": "Capabilities.add Capabilities.drop",
  "v1.ClaimResourceStatus": "PersistentVolumeClaimStatus.allocatedResourceStatuses",
  "v1.CompletionMode": "JobSpec.completionMode",
  "v1.ConcurrencyPolicy": "CronJobSpec.concurrencyPolicy",
  "v1.ConditionStatus": "JobCondition.status PodCondition.status NodeCondition.status NamespaceCondition.status DeploymentCondition.status ReplicaSetCondition.status PersistentVolumeClaimCondition.status PodFailurePolicyOnPodConditionsPattern.status",
  "v1.ContainerRestartPolicy": "Container.restartPolicy EphemeralContainer.restartPolicy",
  "v1.ContainerRestartRuleAction": "ContainerRestartRule.action",
  "v1.ContainerRestartRuleOnExitCodesOperator": "ContainerRestartRuleOnExitCodes.operator",
  "v1.DNSPolicy": "PodSpec.dnsPolicy",
  "v1.DeploymentConditionType": "DeploymentCondition.type",
  "v1.DeploymentStrategyType": "DeploymentStrategy.type",
  "v1.FinalizerName": "NamespaceSpec.finalizers",
  "v1.HostPathType": "HostPathVolumeSource.type",
  "v1.IPFamily": "ServiceSpec.ipFamilies",
  "v1.IPFamilyPolicy": "ServiceSpec.ipFamilyPolicy",
  "v1.JobConditionType": "JobCondition.type",
  "v1.LabelSelectorOperator": "LabelSelectorRequirement.operator",
  "v1.LimitType": "LimitRangeItem.type",
  "v1.ManagedFieldsOperationType": "ManagedFieldsEntry.operation",
  "v1.MountPropagationMode": "VolumeMount.mountPropagation",
  "v1.NamespaceConditionType": "NamespaceCondition.type",
  "v1.NamespacePhase": "NamespaceStatus.phase",
  "v1.NodeAddressType": "NodeAddress.type",
  "v1.NodeConditionType": "NodeCondition.type",
  "v1.NodeInclusionPolicy": "TopologySpreadConstraint.nodeAffinityPolicy TopologySpreadConstraint.nodeTaintsPolicy",
  "v1.NodePhase": "NodeStatus.phase",
  "v1.NodeSelectorOperator": "NodeSelectorRequirement.operator",
  "v1.OSName": "PodOS.name",
  "v1.PersistentVolumeAccessMode": "PersistentVolumeClaimSpec.accessModes PersistentVolumeClaimStatus.accessModes PersistentVolumeSpec.accessModes",
  "v1.PersistentVolumeClaimConditionType": "PersistentVolumeClaimCondition.type",
  "v1.PersistentVolumeClaimPhase": "PersistentVolumeClaimStatus.phase",
  "v1.PersistentVolumeMode": "PersistentVolumeClaimSpec.volumeMode PersistentVolumeSpec.volumeMode",
  "v1.PersistentVolumePhase": "PersistentVolumeStatus.phase",
  "v1.PersistentVolumeReclaimPolicy": "PersistentVolumeSpec.persistentVolumeReclaimPolicy StorageClass.reclaimPolicy",
  "v1.PodConditionType": "PodCondition.type PodReadinessGate.conditionType PodFailurePolicyOnPodConditionsPattern.type",
  "v1.PodFSGroupChangePolicy": "PodSecurityContext.fsGroupChangePolicy",
  "v1.PodFailurePolicyAction": "PodFailurePolicyRule.action",
  "v1.PodFailurePolicyOnExitCodesOperator": "PodFailurePolicyOnExitCodesRequirement.operator",
  "v1.PodPhase": "PodStatus.phase",
  "v1.PodQOSClass": "PodStatus.qosClass",
  "v1.PodReplacementPolicy": "JobSpec.podReplacementPolicy",
  "v1.PodResizeStatus": "PodStatus.resize",
  "v1.PodSELinuxChangePolicy": "PodSecurityContext.seLinuxChangePolicy",
  "v1.PreemptionPolicy": "PodSpec.preemptionPolicy PriorityClass.preemptionPolicy",
  "v1.ProcMountType": "SecurityContext.procMount",
  "v1.Protocol": "ContainerPort.protocol ServicePort.protocol PortStatus.protocol",
  "v1.PullPolicy": "Container.imagePullPolicy EphemeralContainer.imagePullPolicy ImageVolumeSource.pullPolicy",
  "v1.RecursiveReadOnlyMode": "VolumeMount.recursiveReadOnly VolumeMountStatus.recursiveReadOnly",
  "v1.ReplicaSetConditionType": "ReplicaSetCondition.type",
  "v1.ResourceHealthStatus": "ResourceHealth.health",
  "v1.ResourceID": "ResourceHealth.resourceID",
  "v1.ResourceName": "ContainerResizePolicy.resourceName ResourceStatus.name",
  "v1.ResourceQuotaScope": "ResourceQuotaSpec.scopes ScopedResourceSelectorRequirement.scopeName",
  "v1.ResourceResizeRestartPolicy": "ContainerResizePolicy.restartPolicy",
  "v1.RestartPolicy": "PodSpec.restartPolicy",
  "v1.ScopeSelectorOperator": "ScopedResourceSelectorRequirement.operator",
  "v1.SeccompProfileType": "SeccompProfile.type",
  "v1.SecretType": "Secret.type",
  "v1.ServiceAffinity": "ServiceSpec.sessionAffinity",
  "v1.ServiceExternalTrafficPolicy": "ServiceSpec.externalTrafficPolicy",
  "v1.ServiceInternalTrafficPolicy": "ServiceSpec.internalTrafficPolicy",
  "v1.ServiceType": "ServiceSpec.type",
  "v1.Signal": "Lifecycle.stopSignal ContainerStatus.stopSignal",
  "v1.StorageMedium": "EmptyDirVolumeSource.medium",
  "v1.SupplementalGroupsPolicy": "PodSecurityContext.supplementalGroupsPolicy",
  "v1.TaintEffect": "Taint.effect Toleration.effect",
  "v1.TerminationMessagePolicy": "Container.terminationMessagePolicy EphemeralContainer.terminationMessagePolicy",
  "v1.TolerationOperator": "Toleration.operator",
  "v1.URIScheme": "HTTPGetAction.scheme",
  "v1.UniqueVolumeName": "AttachedVolume.name NodeStatus.volumesInUse",
  "v1.UnsatisfiableConstraintAction": "TopologySpreadConstraint.whenUnsatisfiable",
  "v1.VolumeBindingMode": "StorageClass.volumeBindingMode"
};
var stringTypes = new Map(
  Object.entries(FIELDS_BY_STRING_TYPE).flatMap(([goType2, fields]) => fields.split(" ").map((field) => [field, goType2]))
);
var goStringType = (struct2, field) => stringTypes.get(`${struct2}.${field}`) ?? "string";
var EMBEDDED = {
  ConfigMapEnvSource: { name: "LocalObjectReference", own: ["optional"] },
  ConfigMapKeySelector: { name: "LocalObjectReference", own: ["key", "optional"] },
  ConfigMapProjection: { name: "LocalObjectReference", own: ["items", "optional"] },
  ConfigMapVolumeSource: { name: "LocalObjectReference", own: ["items", "defaultMode", "optional"] },
  EphemeralContainer: { name: "EphemeralContainerCommon", own: ["targetContainerName"] },
  PersistentVolumeSpec: {
    name: "PersistentVolumeSource",
    own: [
      "accessModes",
      "capacity",
      "claimRef",
      "mountOptions",
      "nodeAffinity",
      "persistentVolumeReclaimPolicy",
      "storageClassName",
      "volumeAttributesClassName",
      "volumeMode"
    ]
  },
  Probe: {
    name: "ProbeHandler",
    own: [
      "failureThreshold",
      "initialDelaySeconds",
      "periodSeconds",
      "successThreshold",
      "terminationGracePeriodSeconds",
      "timeoutSeconds"
    ]
  },
  SecretEnvSource: { name: "LocalObjectReference", own: ["optional"] },
  SecretKeySelector: { name: "LocalObjectReference", own: ["key", "optional"] },
  SecretProjection: { name: "LocalObjectReference", own: ["items", "optional"] },
  Volume: { name: "VolumeSource", own: ["name"] }
};
function embeddedStructOf(struct2, field) {
  const embedded = EMBEDDED[struct2];
  if (embedded !== void 0) return embedded.own.includes(field) ? void 0 : embedded.name;
  return void 0;
}

// sim/api/schema/parse-struct.ts
function parseStruct(line) {
  const [name = "", ...texts] = line.split("|");
  const fields = texts.map((text) => parseField(name, text));
  return { name, fields: new Map(fields.map((field) => [field.name, field])) };
}
var FIELD = /^([^:!]+)(!?):([^~=]+)(?:~(m?)(r?)([^=]*))?(?:=(.*))?$/;
function parseField(struct2, text) {
  const match = FIELD.exec(text);
  if (match === null) throw new Error(`parseStruct: ${struct2} has a malformed field ${text}`);
  const [, name = "", required2, type2 = "", merges, retains, mergeKey = "", preset] = match;
  const embeddedIn = embeddedStructOf(struct2, name);
  return {
    name,
    type: parseType(type2, goStringType(struct2, name)),
    isRequired: required2 === "!",
    ...preset === void 0 ? {} : { preset: JSON.parse(preset) },
    // the table is ours; its test parses every default
    ...merges === void 0 ? {} : { patch: { merges: merges === "m", retainsKeys: retains === "r", mergeKey } },
    ...embeddedIn === void 0 ? {} : { embeddedIn }
  };
}
var SIMPLE = {
  b: { is: "bool", goType: "bool" },
  i: { is: "int", goType: "int32", bits: 32 },
  l: { is: "int", goType: "int64", bits: 64 },
  f: { is: "float", goType: "float64" },
  y: { is: "bytes", goType: "[]uint8" },
  q: { is: "quantity", goType: "resource.Quantity" },
  t: { is: "time", goType: "v1.Time", hasMicroseconds: false },
  u: { is: "time", goType: "v1.MicroTime", hasMicroseconds: true },
  o: { is: "intOrString", goType: "intstr.IntOrString" },
  a: { is: "any", goType: "v1.FieldsV1" }
};
function parseType(text, stringType) {
  const rest = text.slice(1);
  switch (text[0]) {
    case "#":
    case "@":
      return { is: "struct", goType: `v1.${rest}`, struct: rest, isAlwaysThere: text.startsWith("@") };
    case "[": {
      const of2 = parseType(rest, stringType);
      return { is: "list", goType: `[]${of2.goType}`, of: of2 };
    }
    case "<": {
      const of2 = parseType(rest, stringType);
      return { is: "map", goType: of2.is === "quantity" ? "v1.ResourceList" : `map[string]${of2.goType}`, of: of2 };
    }
    case "s":
      return rest === "" ? { is: "string", goType: stringType } : { is: "string", goType: stringType, values: rest.slice(1, -1).split(",") };
    default: {
      const simple = SIMPLE[text];
      if (simple === void 0) throw new Error(`parseStruct: no type is written ${text}`);
      return simple;
    }
  }
}

// sim/api/schema/lookup.ts
var rootKinds = /* @__PURE__ */ new Set([...ROOT_KINDS, ...EXTRA_ROOT_KINDS]);
var lines = new Map(`${STRUCT_LINES}
${EXTRA_STRUCT_LINES}`.split("\n").map((line) => [line.slice(0, line.indexOf("|")), line]));
var parsed = /* @__PURE__ */ new Map();
function structNamed(name) {
  const known3 = parsed.get(name);
  if (known3 !== void 0) return known3;
  const line = lines.get(name);
  if (line === void 0) return void 0;
  const struct2 = parseStruct(line);
  parsed.set(name, struct2);
  return struct2;
}
var structOf = (kind) => rootKinds.has(kind) ? structNamed(kind) : void 0;
function innermost(type2) {
  return type2.is === "list" || type2.is === "map" ? innermost(type2.of) : type2;
}
function structIn(type2) {
  const inner = innermost(type2);
  return inner.is === "struct" ? structNamed(inner.struct) : void 0;
}

// sim/api/print/json.ts
var byCode = (a, b) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
var goHtmlEscape = (json) => json.replaceAll(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
var quote = (text) => goHtmlEscape(JSON.stringify(text));
function compactJson(value) {
  return write(value, "", "");
}
function write(value, newline, step) {
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = newline + step;
  if (Array.isArray(value)) {
    return value.length === 0 ? "[]" : `[${inner}${value.map((item) => write(item, inner, step)).join(`,${inner}`)}${newline}]`;
  }
  const entries = Object.entries(value).sort(([a], [b]) => byCode(a, b));
  if (entries.length === 0) return "{}";
  const colon = step === "" ? ":" : ": ";
  return `{${inner}${entries.map(([key, item]) => quote(key) + colon + write(item, inner, step)).join(`,${inner}`)}${newline}}`;
}

// sim/api/base64.ts
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function decodeBase64(text) {
  const bytes = [];
  let buffer = 0;
  let bits = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    buffer = (buffer << 6 | value) & 65535;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(buffer >> bits & 255);
  }
  return decodeUtf8(bytes);
}
function decodeUtf8(bytes) {
  let out = "";
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i];
    const length = first < 128 ? 1 : first >= 240 ? 4 : first >= 224 ? 3 : first >= 192 ? 2 : 0;
    if (length === 0 || i + length > bytes.length) {
      out += "\uFFFD";
      i += 1;
      continue;
    }
    let code = length === 1 ? first : first & 255 >> length + 1;
    for (let k = 1; k < length; k++) code = code << 6 | bytes[i + k] & 63;
    out += code > 1114111 ? "\uFFFD" : String.fromCodePoint(code);
    i += length;
  }
  return out;
}

// sim/api/yaml/resolve.ts
var WORDS = /* @__PURE__ */ new Map();
var addWords = (words, meaning) => {
  for (const word of words.split(" ")) WORDS.set(word, meaning);
};
addWords("y Y yes Yes YES true True TRUE on On ON", { is: "bool", value: true });
addWords("n N no No NO false False FALSE off Off OFF", { is: "bool", value: false });
addWords(" ~ null Null NULL", { is: "null" });
addWords(".nan .NaN .NAN", { is: "float", value: Number.NaN });
addWords(".inf .Inf .INF +.inf +.Inf +.INF", { is: "float", value: Number.POSITIVE_INFINITY });
addWords("-.inf -.Inf -.INF", { is: "float", value: Number.NEGATIVE_INFINITY });

// sim/api/yaml/compose.ts
var TAG_OF = { null: "!!null", bool: "!!bool", int: "!!int", float: "!!float", timestamp: "!!timestamp", text: "!!str" };
var CORE_TAGS = /* @__PURE__ */ new Set([...Object.values(TAG_OF), "!!binary"]);

// sim/api/quantity.ts
var NANO = 1000000000n;
var BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
var DECIMAL_EXPONENT = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
var DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
var PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
var MAX_NANO = (2n ** 63n - 1n) * NANO;
var CACHE_LIMIT = 4096;
var cache = /* @__PURE__ */ new Map();
function isQuantity(text) {
  return parse(text) !== null;
}
function quantityMilli(text) {
  return Number(divideUp(parse(text)?.nano ?? 0n, 1000000n));
}
function quantityBytes(text) {
  return Number(divideUp(parse(text)?.nano ?? 0n, NANO));
}
function canonicalQuantity(text) {
  const parsed3 = parse(text);
  return parsed3 === null ? text : print(parsed3);
}
function compareQuantities(a, b) {
  const x = parse(a)?.nano ?? 0n;
  const y = parse(b)?.nano ?? 0n;
  if (x === y) return 0;
  return x < y ? -1 : 1;
}
function parse(text) {
  const known3 = cache.get(text);
  if (known3 !== void 0) return known3;
  const parsed3 = parseUncached(text);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, parsed3);
  return parsed3;
}
function parseUncached(text) {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [, sign = "", whole2 = "", fraction = "", suffix = ""] = match;
  if (whole2 === "" && fraction === "") return null;
  const unit = unitOf(suffix);
  if (unit === void 0) return null;
  const digits = BigInt(whole2 + fraction);
  const numerator = digits * NANO * unit.multiplier;
  const magnitude = divideUp(numerator, 10n ** BigInt(fraction.length) * unit.divisor);
  const capped = magnitude > MAX_NANO ? MAX_NANO : magnitude;
  return { nano: sign === "-" ? -capped : capped, format: unit.format };
}
function unitOf(suffix) {
  const power = BINARY.indexOf(suffix);
  if (power > 0) return { multiplier: 1024n ** BigInt(power), divisor: 1n, format: "binary" };
  const decimal = DECIMAL_EXPONENT[suffix];
  if (decimal !== void 0) return { ...tenTo(decimal), format: "decimal" };
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  if (exponent === void 0 || Math.abs(Number(exponent)) > 1e3) return void 0;
  return { ...tenTo(Number(exponent)), format: "exponent" };
}
function tenTo(exponent) {
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? { multiplier: power, divisor: 1n } : { multiplier: 1n, divisor: power };
}
function divideUp(value, divisor) {
  const quotient = value / divisor;
  if (quotient * divisor === value) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}
function print({ nano, format }) {
  if (nano === 0n) return "0";
  const isWhole = nano % NANO === 0n;
  const isSmall = nano > -1024n * NANO && nano < 1024n * NANO;
  if (format === "binary" && isWhole && !isSmall) return printBinary(nano / NANO);
  let mantissa = nano;
  let step = 0;
  while (mantissa % 1000n === 0n && step < DECIMAL.length - 1) {
    mantissa /= 1000n;
    step += 1;
  }
  if (format !== "exponent") return `${mantissa}${DECIMAL[step] ?? ""}`;
  const exponent = step * 3 - 9;
  return exponent === 0 ? `${mantissa}` : `${mantissa}e${exponent}`;
}
function printBinary(value) {
  let mantissa = value;
  let step = 0;
  while (mantissa % 1024n === 0n && step < BINARY.length - 1) {
    mantissa /= 1024n;
    step += 1;
  }
  return `${mantissa}${BINARY[step] ?? ""}`;
}

// sim/api/time.ts
var DAY_MS = 864e5;
function daysFromCivil(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}
function civilFromMs(epochMs2) {
  const days = Math.floor(epochMs2 / DAY_MS);
  const secondOfDay = Math.floor((epochMs2 - days * DAY_MS) / 1e3);
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay % 3600 / 60),
    second: secondOfDay % 60
  };
}
function msFromCivil(year, month, day, hour = 0, minute = 0, second = 0) {
  return daysFromCivil(year, month, day) * DAY_MS + (hour * 3600 + minute * 60 + second) * 1e3;
}
var pad2 = (n) => n < 10 ? `0${n}` : `${n}`;
var lastSecond = Number.NaN;
var lastText = "";
var lastDay = Number.NaN;
var lastDayText = "";
function formatTime(epochMs2) {
  const second = Math.floor(epochMs2 / 1e3);
  if (second === lastSecond) return lastText;
  const days = Math.floor(second / 86400);
  if (days !== lastDay) {
    const { year, month, day } = civilFromMs(second * 1e3);
    lastDayText = `${String(year).padStart(4, "0")}-${pad2(month)}-${pad2(day)}T`;
    lastDay = days;
  }
  const rest = second - days * 86400;
  lastText = `${lastDayText}${pad2(Math.floor(rest / 3600))}:${pad2(Math.floor(rest % 3600 / 60))}:${pad2(rest % 60)}Z`;
  lastSecond = second;
  return lastText;
}
function formatMicroTime(epochMs2) {
  const ms = Math.floor(epochMs2) - Math.floor(epochMs2 / 1e3) * 1e3;
  return `${formatTime(epochMs2).slice(0, -1)}.${String(ms).padStart(3, "0")}000Z`;
}
var RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
function parseTime(text) {
  const m = RFC_3339.exec(text);
  if (m === null) return Number.NaN;
  const n = (i) => Number(m[i] ?? 0);
  const fraction = m[7] === void 0 ? 0 : Math.floor(Number(`0.${m[7]}`) * 1e3);
  const zoneMs = m[8] === void 0 ? 0 : (n(9) * 3600 + n(10) * 60) * 1e3 * (m[8] === "-" ? -1 : 1);
  return msFromCivil(n(1), n(2), n(3), n(4), n(5), n(6)) + fraction - zoneMs;
}

// sim/api/decode/texts.ts
var QUANTITY_FORM = /^[+-]?(?:\d+\.?\d*|\.\d+)([eEinumkKMGTP]*[-+]?\d*)$/;
function quantityProblem(text) {
  if (isQuantity(text)) return void 0;
  if (!QUANTITY_FORM.test(text)) return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  return "unable to parse quantity's suffix";
}
function base64Problem(text) {
  const body = text.replaceAll(/[\r\n]/g, "");
  const padding = /={0,2}$/.exec(body)?.[0].length ?? 0;
  const letters = body.length - padding;
  const bad2 = body.slice(0, letters).search(/[^A-Za-z0-9+/]/);
  if (bad2 !== -1) return `illegal base64 data at input byte ${bad2}`;
  const rest = letters % 4;
  if (rest === 1 || rest === 0 && padding > 0) return `illegal base64 data at input byte ${letters - rest}`;
  if (rest !== 0 && rest + padding !== 4) return `illegal base64 data at input byte ${padding === 0 ? letters - rest : body.length}`;
  return void 0;
}
function timeProblem(text, hasMicroseconds) {
  if (!Number.isNaN(parseTime(text))) return void 0;
  const layout = hasMicroseconds ? "2006-01-02T15:04:05.000000Z07:00" : "2006-01-02T15:04:05Z07:00";
  const parts = [
    ["2006", /^\d{4}/],
    ["-", /^-/],
    ["01", /^\d\d/],
    ["-", /^-/],
    ["02", /^\d\d/],
    ["T", /^T/],
    ["15", /^\d\d/],
    [":", /^:/],
    ["04", /^\d\d/],
    [":", /^:/],
    ["05", /^\d\d(?:\.\d+)?/],
    ["Z07:00", /^(?:Z|[+-]\d\d:\d\d)/]
  ];
  let rest = text;
  for (const [name, form] of parts) {
    const match = form.exec(rest);
    if (match === null)
      return `parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}: cannot parse ${JSON.stringify(rest)} as ${JSON.stringify(name)}`;
    rest = rest.slice(match[0].length);
  }
  return `parsing time ${JSON.stringify(text)}: extra text: ${JSON.stringify(rest)}`;
}

// sim/api/decode/decoder.ts
var ReaderFailure = class extends Error {
  path;
  constructor(message, path) {
    super(message);
    this.path = path;
  }
};
var INT_LIMITS = { 32: 2147483647, 64: 2 ** 63 };
var Decoder = class {
  #wording;
  #unknown = [];
  #firstTypeError;
  constructor(wording = "json") {
    this.#wording = wording;
  }
  run(struct2, body) {
    try {
      const value = isObject(body) ? this.#struct(struct2, body, "", "") : {};
      if (this.#firstTypeError !== void 0) return { ok: false, ...this.#firstTypeError };
      return { ok: true, value, unknownFields: this.#unknown };
    } catch (error) {
      if (error instanceof ReaderFailure) return { ok: false, message: error.message, path: error.path };
      throw error;
    }
  }
  /** @param path with indexes, for unknown fields; @param goPath as in `Context` */
  #struct(struct2, object, path, goPath) {
    const out = {};
    for (const key of Object.keys(object).sort(byCode)) {
      const field = struct2.fields.get(key);
      const fieldPath = path === "" ? key : `${path}.${key}`;
      if (field === void 0) {
        this.#unknown.push(fieldPath);
        continue;
      }
      const value = this.#value(field.type, object[key] ?? null, { struct: struct2.name, goPath: goPathOf(goPath, field), path: fieldPath });
      if (value !== void 0) out[key] = value;
    }
    return out;
  }
  /** @returns undefined for a value that sets nothing */
  #value(type2, value, context) {
    if (value === null) return void 0;
    switch (type2.is) {
      case "string":
        return typeof value === "string" ? value : this.#mismatch(type2, value, context);
      case "bool":
        return typeof value === "boolean" ? value : this.#mismatch(type2, value, context);
      case "int":
        return typeof value === "number" && fitsInt(value, type2.bits) ? value : this.#mismatch(type2, value, context);
      case "float":
        return typeof value === "number" ? value : this.#mismatch(type2, value, context);
      case "bytes":
        if (typeof value !== "string") return this.#mismatch(type2, value, context);
        return this.#checked(value, base64Problem(value), context);
      case "quantity":
        return this.#quantity(value, context);
      case "time":
        if (typeof value !== "string") return this.#failReader("string", value, context);
        return this.#checked(value, timeProblem(value, type2.hasMicroseconds), context);
      case "intOrString":
        if (typeof value === "string" || typeof value === "number" && fitsInt(value, 32)) return value;
        return this.#failReader("int32", value, context);
      case "any":
        return value;
      case "list":
        if (!Array.isArray(value)) return this.#mismatch(type2, value, context);
        return value.map(
          (item, i) => this.#value(type2.of, item, { ...context, path: `${context.path}[${i}]` }) ?? zeroOf(type2.of)
        );
      case "map":
        return isObject(value) ? this.#map(type2.of, value, context) : this.#mismatch(type2, value, context);
      case "struct": {
        if (!isObject(value)) return this.#mismatch(type2, value, context);
        const struct2 = structNamed(type2.struct);
        if (struct2 === void 0) throw new Error(`Decoder: the struct table has no ${type2.struct}`);
        return this.#struct(struct2, value, context.path, context.goPath);
      }
    }
  }
  #map(of2, object, context) {
    const entries = [];
    for (const key of Object.keys(object).sort(byCode)) {
      const item = this.#value(of2, object[key] ?? null, { ...context, path: `${context.path}.${key}` });
      if (item !== void 0) entries.push([key, item]);
      else if (of2.is === "string") entries.push([key, ""]);
    }
    return Object.fromEntries(entries);
  }
  #quantity(value, context) {
    const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "[";
    const problem = quantityProblem(text);
    if (problem !== void 0) throw new ReaderFailure(problem, context.path);
    return text;
  }
  #checked(value, problem, context) {
    if (problem !== void 0) throw new ReaderFailure(problem, context.path);
    return value;
  }
  #mismatch(type2, value, context) {
    if (this.#wording === "converter") throw new ReaderFailure(conversionError(type2, value), context.path);
    const found = type2.is === "int" ? jsonTypeWithNumber(value) : jsonType(value);
    this.#firstTypeError ??= { message: typeError(found, type2.goType, context), path: context.path };
  }
  #failReader(goType2, value, context) {
    const found = goType2 === "int32" ? jsonTypeWithNumber(value) : jsonType(value);
    throw new ReaderFailure(typeError(found, goType2, context), context.path);
  }
};
function conversionError(type2, value) {
  switch (type2.is) {
    case "map":
      return `cannot restore map from ${goKind(value)}`;
    case "list":
    case "bytes":
      return `cannot restore slice from ${goKind(value)}`;
    case "struct":
      return `cannot restore struct from: ${goKind(value)}`;
    default:
      return `unrecognized type: ${type2.is === "string" ? "string" : type2.goType}`;
  }
}
function goKind(value) {
  if (Array.isArray(value)) return "slice";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  if (typeof value === "boolean") return "bool";
  return typeof value === "string" ? "string" : "map";
}
function goPathOf(parent, field) {
  const own = field.embeddedIn === void 0 ? field.name : `${field.embeddedIn}.${field.name}`;
  return parent === "" ? own : `${parent}.${own}`;
}
var typeError = (found, goType2, { struct: struct2, goPath }) => `json: cannot unmarshal ${found} into Go struct field ${struct2}.${goPath} of type ${goType2}`;
function jsonType(value) {
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return "bool";
  return typeof value;
}
var jsonTypeWithNumber = (value) => typeof value === "number" ? `number ${JSON.stringify(value)}` : jsonType(value);
function fitsInt(value, bits) {
  return Number.isInteger(value) && value <= INT_LIMITS[bits] && value >= -INT_LIMITS[bits] - (bits === 32 ? 1 : 0);
}
function zeroOf(type2) {
  switch (type2.is) {
    case "struct":
    case "map":
      return {};
    case "list":
      return [];
    case "int":
    case "float":
      return 0;
    case "bool":
      return false;
    case "quantity":
      return "0";
    default:
      return "";
  }
}

// sim/api/decode/decode.ts
function decodeObject(kind, body, wording = "json") {
  const struct2 = structOf(kind);
  if (struct2 === void 0) throw new Error(`decodeObject: no kind is named ${kind}`);
  return new Decoder(wording).run(struct2, body);
}

// sim/api/decode/encode.ts
function encodeObject(kind, object) {
  const struct2 = structOf(kind);
  return struct2 === void 0 ? object : encodeStruct(struct2, object);
}
function encodeStruct(struct2, object) {
  const out = {};
  for (const field of struct2.fields.values()) {
    const value = encodeField(struct2.name, field, object[field.name]);
    if (value !== void 0) out[field.name] = value;
  }
  return out;
}
function encodeField(struct2, field, value) {
  const { type: type2 } = field;
  if (value === void 0 || value === null) {
    if (type2.is === "struct" && type2.isAlwaysThere) return encodeType(type2, {});
    return void 0;
  }
  if (isEmpty(value) && type2.is !== "struct" && type2.is !== "any" && !field.isRequired && !isPointerField(struct2, field.name))
    return void 0;
  return encodeType(type2, value);
}
function isEmpty(value) {
  if (value === "" || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
function encodeType(type2, value) {
  if (type2.is === "struct" && isObject(value)) {
    const struct2 = structNamed(type2.struct);
    return struct2 === void 0 ? value : encodeStruct(struct2, value);
  }
  if (type2.is === "list" && Array.isArray(value)) return value.map((item) => encodeType(type2.of, item));
  return value;
}

// sim/api/defaults/fill.ts
function fill(object, defaults) {
  let filled;
  for (const [key, value] of Object.entries(defaults)) {
    if (isSet(object, key)) continue;
    filled ??= { ...object };
    filled[key] = value;
  }
  return filled ?? object;
}
function mapItems(object, key, change2) {
  if (!isSet(object, key)) return object;
  const items = readObjects(object, key);
  let changed = items !== object[key];
  const next = items.map((item) => {
    const result = change2(item);
    changed ||= result !== item;
    return result;
  });
  return changed ? { ...object, [key]: next } : object;
}
function mapMember(object, key, change2) {
  const member = object[key];
  if (typeof member !== "object" || member === null || Array.isArray(member)) return object;
  const result = change2(member);
  return result === member ? object : { ...object, [key]: result };
}

// sim/api/defaults/admit-pod.ts
var TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
var TOKEN_SECONDS = 3607;
var FILE_MODE = 420;
var EVICTION_SECONDS = 300;
var TAINTS = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
function admitPod(pod, admission) {
  let spec = readStruct(pod, "spec");
  if (readText(spec, "serviceAccountName") === "") spec = { ...spec, serviceAccountName: "default", serviceAccount: "default" };
  if (readFlag(spec, "automountServiceAccountToken") ?? admission.mountsToken ?? true) spec = mountToken(spec, admission.tokenVolumeName);
  spec = addTolerations(spec);
  const className = readText(spec, "priorityClassName") || (admission.priorityClassName ?? "");
  spec = fill({ ...spec, priority: admission.priority ?? 0 }, { preemptionPolicy: admission.preemptionPolicy ?? "PreemptLowerPriority" });
  return { ...pod, spec: className === "" ? spec : { ...spec, priorityClassName: className } };
}
function mountToken(spec, volumeName) {
  let isUsed = false;
  const mount = (container) => {
    const mounts = readObjects(container, "volumeMounts");
    if (mounts.some((other) => readText(other, "mountPath") === TOKEN_PATH)) return container;
    isUsed = true;
    return { ...container, volumeMounts: [...mounts, { name: volumeName, readOnly: true, mountPath: TOKEN_PATH }] };
  };
  const next = mapItems(mapItems(spec, "initContainers", mount), "containers", mount);
  return isUsed ? { ...next, volumes: [...readObjects(spec, "volumes"), tokenVolume(volumeName)] } : next;
}
function tokenVolume(name) {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: "token" } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        { downwardAPI: { items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }] } }
      ],
      defaultMode: FILE_MODE
    }
  };
}
function addTolerations(spec) {
  const tolerations = readObjects(spec, "tolerations");
  const covers = (toleration, key) => {
    const effect = readText(toleration, "effect");
    const coversKey = [key, ""].includes(readText(toleration, "key"));
    return coversKey && (effect === "NoExecute" || effect === "");
  };
  const added = TAINTS.filter((key) => !tolerations.some((toleration) => covers(toleration, key))).map((key) => ({
    key,
    operator: "Exists",
    effect: "NoExecute",
    tolerationSeconds: EVICTION_SECONDS
  }));
  return added.length === 0 ? spec : { ...spec, tolerations: [...tolerations, ...added] };
}

// sim/api/defaults/base64.ts
var ALPHABET2 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function encodeBase64(text) {
  const bytes = utf8(text);
  let encoded = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const bits = a << 16 | b << 8 | c;
    const left = bytes.length - i;
    encoded += ALPHABET2.charAt(bits >> 18) + ALPHABET2.charAt(bits >> 12 & 63);
    encoded += left > 1 ? ALPHABET2.charAt(bits >> 6 & 63) : "=";
    encoded += left > 2 ? ALPHABET2.charAt(bits & 63) : "=";
  }
  return encoded;
}
function utf8(text) {
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 128) bytes.push(code);
    else if (code < 2048) bytes.push(192 | code >> 6, 128 | code & 63);
    else if (code < 65536) bytes.push(224 | code >> 12, 128 | code >> 6 & 63, 128 | code & 63);
    else bytes.push(240 | code >> 18, 128 | code >> 12 & 63, 128 | code >> 6 & 63, 128 | code & 63);
  }
  return bytes;
}

// sim/api/defaults/quantities.ts
function canonicalResources(list3) {
  let changed;
  for (const [name, quantity] of Object.entries(list3)) {
    const canonical2 = quantity === null ? void 0 : canonicalQuantity(String(quantity));
    if (canonical2 === quantity) continue;
    changed ??= { ...list3 };
    if (canonical2 === void 0) delete changed[name];
    else changed[name] = canonical2;
  }
  return changed ?? list3;
}
function canonicalRequirements(resources) {
  return mapMember(mapMember(resources, "limits", canonicalResources), "requests", canonicalResources);
}

// sim/api/defaults/containers.ts
var EMPTY = {};
var PROBE_DEFAULTS = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
var CONTAINER_DEFAULTS = {
  resources: EMPTY,
  terminationMessagePath: "/dev/termination-log",
  terminationMessagePolicy: "File"
};
function defaultContainer(container) {
  let next = fill(dropEmptyText(container), CONTAINER_DEFAULTS);
  if (readText(next, "imagePullPolicy") === "") next = { ...next, imagePullPolicy: pullPolicyOf(readText(next, "image")) };
  next = mapItems(next, "ports", (port) => fill(dropZero(port), { protocol: "TCP" }));
  next = mapItems(next, "env", defaultEnv);
  next = mapMember(next, "resources", canonicalRequirements);
  for (const probe of ["livenessProbe", "readinessProbe", "startupProbe"]) next = mapMember(next, probe, defaultProbe);
  return mapMember(
    next,
    "lifecycle",
    (lifecycle) => mapMember(mapMember(lifecycle, "postStart", defaultHandler), "preStop", defaultHandler)
  );
}
function dropEmptyText(container) {
  const empty = ["terminationMessagePath", "terminationMessagePolicy", "imagePullPolicy", "workingDir"].filter(
    (key) => container[key] === ""
  );
  return empty.length === 0 ? container : omit(container, ...empty);
}
function dropZero(port) {
  const cleared = port.protocol === "" ? omit(port, "protocol") : port;
  return cleared.hostPort === 0 ? omit(cleared, "hostPort") : cleared;
}
function pullPolicyOf(image) {
  if (image.includes("@")) return "IfNotPresent";
  const lastPart2 = image.slice(image.lastIndexOf("/") + 1);
  const colon = lastPart2.lastIndexOf(":");
  const tag = colon === -1 ? "latest" : lastPart2.slice(colon + 1);
  return tag === "latest" || tag === "" ? "Always" : "IfNotPresent";
}
function defaultEnv(variable) {
  const kept = variable.value === "" ? omit(variable, "value") : variable;
  return mapMember(
    kept,
    "valueFrom",
    (from) => mapMember(mapMember(from, "fieldRef", defaultFieldRef), "resourceFieldRef", defaultResourceFieldRef)
  );
}
function defaultFieldRef(ref) {
  return fill(ref.apiVersion === "" ? omit(ref, "apiVersion") : ref, { apiVersion: "v1" });
}
function defaultResourceFieldRef(ref) {
  const divisor = isSet(ref, "divisor") ? canonicalQuantity(String(ref.divisor)) : "0";
  return ref.divisor === divisor ? ref : { ...ref, divisor };
}
function defaultProbe(probe) {
  const zeros = ["timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold", "initialDelaySeconds"].filter(
    (key) => probe[key] === 0
  );
  const next = fill(omit(probe, ...zeros), PROBE_DEFAULTS);
  return mapMember(defaultHandler(next), "grpc", (grpc) => fill(grpc, { service: "" }));
}
function defaultHandler(handler) {
  return mapMember(handler, "httpGet", (get) => {
    const empty = ["path", "scheme"].filter((key) => get[key] === "");
    return fill(omit(get, ...empty), { path: "/", scheme: "HTTP" });
  });
}
function requestWhatIsLimited(container) {
  const resources = readStruct(container, "resources");
  const limits = readStruct(resources, "limits");
  const requests = readStruct(resources, "requests");
  const missing = Object.entries(limits).filter(([name, quantity]) => quantity !== null && !isSet(requests, name));
  if (missing.length === 0) return container;
  return { ...container, resources: { ...resources, requests: { ...requests, ...Object.fromEntries(missing) } } };
}

// sim/api/defaults/pod-template.ts
var EMPTY2 = {};
var FILE_MODE2 = 420;
var TOKEN_SECONDS2 = 3600;
var POD_DEFAULTS = {
  restartPolicy: "Always",
  terminationGracePeriodSeconds: 30,
  dnsPolicy: "ClusterFirst",
  securityContext: EMPTY2,
  schedulerName: "default-scheduler"
};
var WORDS2 = [
  "restartPolicy",
  "dnsPolicy",
  "schedulerName",
  "serviceAccountName",
  "nodeName",
  "hostname",
  "subdomain",
  "priorityClassName"
];
var VOLUME_FIELDS = /* @__PURE__ */ new Set(["name"]);
function defaultPodTemplate(template) {
  const spec = readStruct(template, "spec");
  const next = defaultPodSpec(spec);
  const filled = fill(template, { metadata: EMPTY2 });
  return next === filled.spec ? filled : { ...filled, spec: next };
}
function defaultPodSpec(spec) {
  let next = fill(dropEmptyWords(spec), POD_DEFAULTS);
  next = defaultServiceAccount(next);
  next = mapItems(next, "volumes", defaultVolume);
  next = mapItems(next, "initContainers", defaultContainer);
  next = mapItems(next, "containers", defaultContainer);
  next = mapMember(next, "overhead", canonicalResources);
  return next.hostNetwork === true ? mapItems(next, "containers", publishPorts) : next;
}
function dropEmptyWords(spec) {
  const empty = WORDS2.filter((key) => spec[key] === "");
  return empty.length === 0 ? spec : omit(spec, ...empty);
}
function defaultServiceAccount(spec) {
  const name = readText(spec, "serviceAccountName") || readText(spec, "serviceAccount");
  if (name === "" || spec.serviceAccountName === name && spec.serviceAccount === name) return spec;
  return { ...spec, serviceAccountName: name, serviceAccount: name };
}
function publishPorts(container) {
  return mapItems(container, "ports", (port) => fill(port, { hostPort: port.containerPort ?? 0 }));
}
function defaultVolume(volume) {
  const hasSource = Object.keys(volume).some((key) => !VOLUME_FIELDS.has(key) && isSet(volume, key));
  if (!hasSource) return { ...volume, emptyDir: EMPTY2 };
  let next = mapMember(volume, "configMap", (source2) => fill(source2, { defaultMode: FILE_MODE2 }));
  next = mapMember(next, "secret", (source2) => fill(source2, { defaultMode: FILE_MODE2 }));
  next = mapMember(next, "downwardAPI", (source2) => defaultDownwardFiles(fill(source2, { defaultMode: FILE_MODE2 })));
  next = mapMember(next, "projected", (source2) => mapItems(fill(source2, { defaultMode: FILE_MODE2 }), "sources", defaultProjection));
  next = mapMember(next, "hostPath", (source2) => fill(source2, { type: "" }));
  next = mapMember(next, "emptyDir", (source2) => {
    if (!isSet(source2, "sizeLimit")) return source2;
    const sizeLimit = canonicalQuantity(String(source2.sizeLimit));
    return source2.sizeLimit === sizeLimit ? source2 : { ...source2, sizeLimit };
  });
  return mapMember(next, "persistentVolumeClaim", (source2) => source2.readOnly === false ? omit(source2, "readOnly") : source2);
}
function defaultProjection(projection) {
  const next = mapMember(projection, "downwardAPI", defaultDownwardFiles);
  return mapMember(next, "serviceAccountToken", (token) => fill(token, { expirationSeconds: TOKEN_SECONDS2 }));
}
function defaultDownwardFiles(source2) {
  return mapItems(
    source2,
    "items",
    (item) => mapMember(mapMember(item, "fieldRef", defaultFieldRef), "resourceFieldRef", defaultResourceFieldRef)
  );
}

// sim/api/defaults/jobs.ts
var MAX_INT32 = 2147483647;
var DEFAULT_BACKOFF_LIMIT = 6;
var EMPTY3 = {};
function defaultJob(job) {
  const spec = defaultPatterns(readStruct(job, "spec"));
  const counts = {};
  if (!isSet(spec, "completions") && !isSet(spec, "parallelism")) {
    counts.completions = 1;
    counts.parallelism = 1;
  } else if (!isSet(spec, "parallelism")) counts.parallelism = 1;
  const filled = fill(spec, {
    ...counts,
    backoffLimit: isSet(spec, "backoffLimitPerIndex") ? MAX_INT32 : DEFAULT_BACKOFF_LIMIT,
    completionMode: "NonIndexed",
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: isSet(spec, "podFailurePolicy") ? "Failed" : "TerminatingOrFailed"
  });
  const template = defaultPodTemplate(readStruct(filled, "template"));
  const next = filled.template === template ? filled : { ...filled, template };
  return takeTemplateLabels(job.spec === next ? job : { ...job, spec: next });
}
function takeTemplateLabels(job) {
  const metadata = readStruct(job, "metadata");
  const own = readObject(metadata, "labels");
  if (own !== void 0 && Object.keys(own).length > 0) return job;
  const labels = readObject(readObject(readObject(readObject(job, "spec"), "template"), "metadata"), "labels");
  return labels === void 0 || Object.keys(labels).length === 0 ? job : { ...job, metadata: { ...metadata, labels } };
}
function defaultCronJob(cronJob) {
  const given = readStruct(cronJob, "spec");
  const spec = fill(given.concurrencyPolicy === "" ? { ...given, concurrencyPolicy: null } : given, {
    concurrencyPolicy: "Allow",
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    jobTemplate: EMPTY3
  });
  const jobTemplate = fill(readStruct(spec, "jobTemplate"), { metadata: EMPTY3 });
  const jobSpec = defaultPatterns(readStruct(jobTemplate, "spec"));
  const template = defaultPodTemplate(readStruct(jobSpec, "template"));
  const nextJobSpec = jobSpec.template === template ? jobSpec : { ...jobSpec, template };
  const nextTemplate = jobTemplate.spec === nextJobSpec ? jobTemplate : { ...jobTemplate, spec: nextJobSpec };
  const next = spec.jobTemplate === nextTemplate ? spec : { ...spec, jobTemplate: nextTemplate };
  return cronJob.spec === next ? cronJob : { ...cronJob, spec: next };
}
function defaultPatterns(spec) {
  return mapMember(
    spec,
    "podFailurePolicy",
    (policy) => mapItems(
      policy,
      "rules",
      (rule) => isObject(rule) ? mapItems(
        rule,
        "onPodConditions",
        (pattern) => pattern.status === "" ? { ...pattern, status: "True" } : fill(pattern, { status: "True" })
      ) : rule
    )
  );
}

// sim/api/defaults/apply-defaults.ts
var EMPTY4 = {};
var LIMIT_LISTS = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"];
function applyDefaults(object) {
  const change2 = KINDS[readText(object, "kind")];
  return change2 === void 0 ? object : change2(object);
}
var withSpec = (change2) => (object) => {
  const spec = change2(readStruct(object, "spec"));
  return object.spec === spec ? object : { ...object, spec };
};
var KINDS = {
  Job: defaultJob,
  CronJob: defaultCronJob,
  Pod: withSpec((spec) => {
    const next = mapItems(defaultPodSpec(spec), "initContainers", requestWhatIsLimited);
    return fill(mapItems(next, "containers", requestWhatIsLimited), { enableServiceLinks: true });
  }),
  Deployment: withSpec(defaultDeploymentSpec),
  ReplicaSet: withSpec((spec) => defaultTemplateOf(fill(spec, { replicas: 1 }))),
  PersistentVolumeClaim: withSpec(
    (spec) => mapMember(fill(spec, { volumeMode: "Filesystem", resources: EMPTY4 }), "resources", canonicalRequirements)
  ),
  PersistentVolume: withSpec(defaultVolumeSpec),
  ResourceQuota: withSpec((spec) => mapMember(spec, "hard", canonicalResources)),
  LimitRange: withSpec((spec) => mapItems(spec, "limits", defaultLimit)),
  Namespace: (namespace) => mapMember(fill(namespace, { metadata: EMPTY4 }), "metadata", labelNamespace),
  Secret: (secret) => fill(mergeStringData(secret.type === "" ? omit(secret, "type") : secret), { type: "Opaque" }),
  Service: withSpec(defaultServiceSpec),
  PriorityClass: (priorityClass) => fill(priorityClass, { preemptionPolicy: "PreemptLowerPriority" }),
  StorageClass: (storageClass) => fill(storageClass, { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" })
};
function defaultTemplateOf(spec) {
  const template = defaultPodTemplate(readStruct(spec, "template"));
  return spec.template === template ? spec : { ...spec, template };
}
function defaultDeploymentSpec(spec) {
  let next = fill(spec, { replicas: 1, strategy: EMPTY4, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });
  next = mapMember(next, "strategy", (strategy) => {
    const typed = fill(strategy.type === "" ? omit(strategy, "type") : strategy, { type: "RollingUpdate" });
    if (typed.type !== "RollingUpdate") return typed;
    return mapMember(
      fill(typed, { rollingUpdate: EMPTY4 }),
      "rollingUpdate",
      (rolling) => fill(rolling, { maxUnavailable: "25%", maxSurge: "25%" })
    );
  });
  return defaultTemplateOf(next);
}
function defaultVolumeSpec(spec) {
  const next = fill(spec, { persistentVolumeReclaimPolicy: "Retain", volumeMode: "Filesystem" });
  return mapMember(mapMember(next, "capacity", canonicalResources), "hostPath", (source2) => fill(source2, { type: "" }));
}
function defaultLimit(limit) {
  let next = limit;
  for (const list3 of LIMIT_LISTS) next = mapMember(next, list3, canonicalResources);
  if (next.type !== "Container") return next;
  const usual = { ...readStruct(next, "max"), ...readStruct(next, "default") };
  const request = { ...readStruct(next, "min"), ...usual, ...readStruct(next, "defaultRequest") };
  return fillList(fillList(next, "default", usual), "defaultRequest", request);
}
function fillList(limit, key, list3) {
  const given = readObject(limit, key);
  return Object.keys(list3).length === Object.keys(given ?? EMPTY4).length ? limit : { ...limit, [key]: list3 };
}
function labelNamespace(metadata) {
  const name = readText(metadata, "name");
  const labels = readStruct(metadata, "labels");
  if (name === "" || labels["kubernetes.io/metadata.name"] === name) return metadata;
  return { ...metadata, labels: { ...labels, "kubernetes.io/metadata.name": name } };
}
function mergeStringData(secret) {
  if (!isSet(secret, "stringData")) return omit(secret, "stringData");
  const data = { ...readStruct(secret, "data") };
  for (const [key, value] of readPairs(secret, "stringData")) data[key] = encodeBase64(value);
  return { ...omit(secret, "stringData"), data };
}
function defaultServiceSpec(spec) {
  let next = fill(spec, { sessionAffinity: "None", type: "ClusterIP", internalTrafficPolicy: "Cluster" });
  next = mapItems(next, "ports", (port) => fill(port, { protocol: "TCP", targetPort: port.port ?? 0 }));
  return readFlag(next, "publishNotReadyAddresses") === false ? omit(next, "publishNotReadyAddresses") : next;
}

// sim/api/defaults/qos.ts
var COUNTED = ["cpu", "memory"];
function qosClassOf(podSpec) {
  const containers = [...readObjects(podSpec, "initContainers"), ...readObjects(podSpec, "containers")];
  let asksForAny = false;
  let isGuaranteed = true;
  for (const container of containers) {
    const resources = readStruct(container, "resources");
    for (const name of COUNTED) {
      const limit = positive(readStruct(resources, "limits")[name]);
      const request = positive(readStruct(resources, "requests")[name]) ?? limit;
      if (limit !== void 0 || request !== void 0) asksForAny = true;
      if (limit === void 0 || request === void 0 || compareQuantities(limit, request) !== 0) isGuaranteed = false;
    }
  }
  if (!asksForAny) return "BestEffort";
  return isGuaranteed ? "Guaranteed" : "Burstable";
}
function positive(quantity) {
  return typeof quantity === "string" && compareQuantities(quantity, "0") > 0 ? quantity : void 0;
}

// sim/api/defaults/prepare.ts
var EMPTY5 = {};
var GENERATED = /* @__PURE__ */ new Set(["Job", "CronJob", "Deployment", "ReplicaSet", "Pod"]);
var SERVER_METADATA = ["resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields"];
var INITIAL_STATUS = {
  Job: () => EMPTY5,
  CronJob: () => EMPTY5,
  Deployment: () => EMPTY5,
  ReplicaSet: () => ({ replicas: 0 }),
  Pod: (pod) => ({ phase: "Pending", qosClass: qosClassOf(readStruct(pod, "spec")) }),
  PersistentVolumeClaim: () => ({ phase: "Pending" }),
  PersistentVolume: (_, nowText) => ({ phase: "Pending", lastPhaseTransitionTime: nowText }),
  ResourceQuota: () => EMPTY5,
  Namespace: () => ({ phase: "Active" }),
  Service: () => ({ loadBalancer: EMPTY5 })
};
var FINALIZERS = {
  PersistentVolumeClaim: "kubernetes.io/pvc-protection",
  PersistentVolume: "kubernetes.io/pv-protection"
};
function prepareForCreate(object, { uid, nowText, namespace }) {
  const kind = readText(object, "kind");
  const given = omit(readStruct(object, "metadata"), ...SERVER_METADATA, "generation");
  const metadata = { ...given, uid, creationTimestamp: nowText };
  if (namespace !== "") metadata.namespace = namespace;
  if (GENERATED.has(kind)) metadata.generation = 1;
  const finalizer = FINALIZERS[kind];
  if (finalizer !== void 0) metadata.finalizers = addFinalizer(given.finalizers, finalizer);
  const status = INITIAL_STATUS[kind]?.(object, nowText);
  const keepsStatus = kind === "Node" || kind === "Event";
  let prepared = { ...keepsStatus ? object : omit(object, "status"), metadata };
  if (status !== void 0) prepared = { ...prepared, status };
  if (kind === "Job") return generateSelector(prepared, uid);
  if (kind === "Namespace") return { ...prepared, spec: { ...readStruct(prepared, "spec"), finalizers: ["kubernetes"] } };
  return prepared;
}
function addFinalizer(given, finalizer) {
  const list3 = Array.isArray(given) ? given : [];
  return list3.includes(finalizer) ? list3 : [...list3, finalizer];
}
function generateSelector(job, uid) {
  const spec = readStruct(job, "spec");
  if (readFlag(spec, "manualSelector") === true) return job;
  const name = readText(readStruct(job, "metadata"), "name");
  const template = readStruct(spec, "template");
  const templateMetadata = readStruct(template, "metadata");
  const given = readStruct(templateMetadata, "labels");
  const ownsTemplateLabels = jsonEqual(readStruct(job, "metadata").labels, templateMetadata.labels);
  const labels = {
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
    ...given
  };
  const selector = readStruct(spec, "selector");
  const matchLabels = { "batch.kubernetes.io/controller-uid": uid, ...readStruct(selector, "matchLabels") };
  const next = {
    ...job,
    spec: {
      ...spec,
      selector: { ...selector, matchLabels },
      template: { ...template, metadata: { ...templateMetadata, labels } }
    }
  };
  return takeTemplateLabels(ownsTemplateLabels ? withoutLabels(next) : next);
}
function withoutLabels(object) {
  return { ...object, metadata: omit(readStruct(object, "metadata"), "labels") };
}
function prepareForUpdate(next, old) {
  const kind = readText(old, "kind");
  const before = readStruct(old, "metadata");
  let metadata = readStruct(next, "metadata");
  for (const key of [...SERVER_METADATA, "generation"]) metadata = withValue(metadata, key, before[key]);
  for (const key of ["uid", "creationTimestamp", "namespace", "name"]) {
    if (!isSet(metadata, key)) metadata = withValue(metadata, key, before[key]);
  }
  const isChanged = GENERATED.has(kind) && !semanticEqual(next.spec, old.spec);
  if (isChanged) metadata = { ...metadata, generation: (readNumber(before, "generation") ?? 0) + 1 };
  const keepsStatus = kind === "Node" || kind === "Event";
  return keepsStatus ? { ...next, metadata } : withValue({ ...next, metadata }, "status", old.status);
}

// sim/api/patch/go-text.ts
function goMapText(value) {
  if (value === null) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goMapText).join(" ")}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => byCode(a, b));
  return `map[${entries.map(([key, item]) => `${key}:${goMapText(item)}`).join(" ")}]`;
}

// sim/api/patch/json-patch.ts
var REJECTED = "the server rejected our request due to an error in our request";
var Misfit = class extends Error {
};
function jsonPatch(original, operations) {
  const problem = shapeProblem(operations);
  if (problem !== void 0) return { ok: false, message: problem };
  try {
    let value = original;
    for (const operation of operations) value = apply(value, operation);
    return isObject(value) ? { ok: true, value } : { ok: false, message: REJECTED };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, message: REJECTED };
    throw error;
  }
}
function shapeProblem(operations) {
  if (!Array.isArray(operations))
    return `error decoding patch: json: cannot unmarshal ${goType(operations)} into Go value of type []handlers.jsonPatchOp`;
  const odd = operations.find((operation) => !isObject(operation));
  return odd === void 0 ? void 0 : `error decoding patch: json: cannot unmarshal ${goType(odd)} into Go value of type handlers.jsonPatchOp`;
}
function goType(value) {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}
function apply(document, operation) {
  const path = pointer(operation["path"]);
  const value = operation["value"] ?? null;
  switch (operation["op"]) {
    case "add":
      return edit(document, path, (parent, step) => insert(parent, step, value));
    case "remove":
      return edit(document, path, remove);
    case "replace":
      return edit(document, path, (parent, step) => replace(parent, step, value));
    case "move": {
      const from = pointer(operation["from"]);
      const moved = read(document, from);
      return edit(edit(document, from, remove), path, (parent, step) => insert(parent, step, moved));
    }
    case "copy": {
      const copied = read(document, pointer(operation["from"]));
      return edit(document, path, (parent, step) => insert(parent, step, copied));
    }
    case "test":
      if (!jsonEqual(read(document, path), value)) throw new Misfit();
      return document;
    default:
      throw new Misfit();
  }
}
function pointer(text) {
  if (typeof text !== "string" || text !== "" && !text.startsWith("/")) throw new Misfit();
  return text.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function read(document, path) {
  let value = document;
  for (const step of path) {
    if (Array.isArray(value)) value = value[listIndex(step, value.length - 1)];
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : void 0;
    if (value === void 0) throw new Misfit();
  }
  return value;
}
function edit(document, path, change2) {
  const [step, ...rest] = path;
  if (step === void 0) throw new Misfit();
  if (rest.length === 0) return change2(document, step);
  const child = edit(read(document, [step]), rest, change2);
  if (Array.isArray(document)) return document.with(listIndex(step, document.length - 1), child);
  return { ...document, [step]: child };
}
function listIndex(step, last) {
  const index = /^\d+$/.test(step) ? Number(step) : Number.NaN;
  if (!(index <= last)) throw new Misfit();
  return index;
}
var insert = (parent, step, value) => {
  if (Array.isArray(parent)) return parent.toSpliced(step === "-" ? parent.length : listIndex(step, parent.length), 0, value);
  if (!isObject(parent)) throw new Misfit();
  return { ...parent, [step]: value };
};
function remove(parent, step) {
  if (Array.isArray(parent)) return parent.toSpliced(listIndex(step, parent.length - 1), 1);
  if (!isObject(parent) || !Object.hasOwn(parent, step)) throw new Misfit();
  return Object.fromEntries(Object.entries(parent).filter(([key]) => key !== step));
}
function replace(parent, step, value) {
  read(parent, [step]);
  return Array.isArray(parent) ? parent.with(Number(step), value) : { ...parent, [step]: value };
}

// sim/api/patch/merge-patch.ts
function mergePatch(original, patch) {
  if (!isObject(patch)) return patch;
  const out = new Map(Object.entries(isObject(original) ? original : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) out.delete(key);
    else out.set(key, mergePatch(out.get(key), value));
  }
  return Object.fromEntries(out);
}

// sim/api/patch/directives.ts
var PATCH = "$patch";
var RETAIN_KEYS = "$retainKeys";
var ORDER_PREFIX = "$setElementOrder/";
var DELETE_PREFIX = "$deleteFromPrimitiveList/";
var isDirective = (key) => key === PATCH || key === RETAIN_KEYS || key.startsWith(ORDER_PREFIX) || key.startsWith(DELETE_PREFIX);
var fieldOf = (struct2, key) => struct2?.fields.get(key);
var structOfField = (field) => field === void 0 ? void 0 : structIn(field.type);
function mergeKeyOf(field) {
  return field?.type.is === "list" && field.patch?.merges === true ? field.patch.mergeKey : void 0;
}
var itemKey = (item, key) => isObject(item) ? item[key] : void 0;
function withoutDirectives(value, dropNulls) {
  if (Array.isArray(value)) {
    const items = value.filter((item) => !(isObject(item) && typeof item[PATCH] === "string"));
    return items.map((item) => withoutDirectives(item, dropNulls));
  }
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key, item]) => !isDirective(key) && !(dropNulls && item === null));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutDirectives(item, dropNulls)]));
}

// sim/api/patch/strategic.ts
var Misfit2 = class extends Error {
};
function strategicMerge(kind, original, patch) {
  try {
    return { ok: true, value: mergeMap(original, patch, structOf(kind)) };
  } catch (error) {
    if (error instanceof Misfit2) return { ok: false, message: error.message };
    throw error;
  }
}
function mergeMap(original, patch, struct2) {
  if (patch[PATCH] === "replace") return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== PATCH));
  if (patch[PATCH] === "delete") return {};
  if (patch[PATCH] !== void 0) throw new Misfit2(`Unknown patch type found: ${String(patch[PATCH])}`);
  const out = new Map(Object.entries(original));
  const retained = patch[RETAIN_KEYS];
  if (Array.isArray(retained)) {
    for (const key of Object.keys(original)) if (!retained.includes(key)) out.delete(key);
  }
  for (const key of listKeys(patch)) {
    const field = fieldOf(struct2, key);
    const before = out.get(key);
    const value = patch[key];
    if (value === null) out.delete(key);
    else if (Array.isArray(before) && mergeKeyOf(field) !== void 0) out.set(key, mergeList(before, key, patch, field));
    else if (value !== void 0)
      out.set(key, isObject(value) && isObject(before) ? mergeMap(before, value, structOfField(field)) : withoutDirectives(value, true));
  }
  return Object.fromEntries(out);
}
function listKeys(patch) {
  const named = Object.keys(patch).map(
    (key) => key.startsWith(ORDER_PREFIX) || key.startsWith(DELETE_PREFIX) ? key.slice(key.indexOf("/") + 1) : key
  );
  return [...new Set(named)].filter((key) => !isDirective(key));
}
function mergeList(before, key, patch, field) {
  const mergeKey = mergeKeyOf(field) ?? "";
  const items = patch[key] ?? [];
  if (!Array.isArray(items)) return withoutDirectives(items, true);
  const merged = mergeKey === "" ? mergeWords(before, items, patch[DELETE_PREFIX + key]) : mergeItems(before, items, mergeKey, structOfField(field));
  const order = patch[ORDER_PREFIX + key];
  return Array.isArray(order) ? inOrder(merged, order, mergeKey, before) : merged;
}
function mergeWords(before, added, deleted) {
  const gone = Array.isArray(deleted) ? deleted : [];
  const kept = before.filter((word) => !gone.includes(word));
  return [...kept, ...added.filter((word) => !kept.includes(word))];
}
function mergeItems(before, items, mergeKey, struct2) {
  let out = [...before];
  if (items.some((item) => itemKey(item, PATCH) === "replace")) out = [];
  for (const item of items) {
    const directive = itemKey(item, PATCH);
    if (directive === "replace") continue;
    const id2 = itemKey(item, mergeKey);
    if (!isObject(item) || id2 === void 0) throw new Misfit2(`map: ${goMapText(item)} does not contain declared merge key: ${mergeKey}`);
    const at = out.findIndex((known3) => jsonEqual(itemKey(known3, mergeKey), id2));
    if (directive === "delete") out = out.filter((known3) => !jsonEqual(itemKey(known3, mergeKey), id2));
    else if (at === -1) out.push(withoutDirectives(item, true));
    else out[at] = mergeMap(out[at], item, struct2);
  }
  return out;
}
function inOrder(merged, order, mergeKey, before) {
  const idOf = (item) => mergeKey === "" ? item : itemKey(item, mergeKey) ?? null;
  const named = order.flatMap((entry) => merged.filter((item) => jsonEqual(idOf(item), idOf(entry))));
  const others = merged.filter((item) => !named.includes(item));
  const placeOf = (item) => before.findIndex((known3) => jsonEqual(idOf(known3), idOf(item)));
  const out = [];
  for (const item of named) {
    const place = placeOf(item);
    while (others[0] !== void 0 && placeOf(others[0]) !== -1 && place !== -1 && placeOf(others[0]) < place)
      out.push(others.shift() ?? null);
    out.push(item);
  }
  return [...out, ...others];
}

// sim/api/validation/status.ts
var GROUPS = {
  Job: "batch",
  CronJob: "batch",
  Deployment: "apps",
  ReplicaSet: "apps",
  PriorityClass: "scheduling.k8s.io",
  StorageClass: "storage.k8s.io"
};
function invalidStatus(kind, name, errors) {
  const group = GROUPS[kind];
  const texts = [...new Set(errors.map((error) => error.text))];
  const list3 = texts.length === 1 ? texts[0] ?? "" : `[${texts.join(", ")}]`;
  return {
    code: 422,
    reason: "Invalid",
    message: `${group === void 0 ? kind : `${kind}.${group}`} "${name}" is invalid: ${list3}`,
    details: { kind, name, causes: errors }
  };
}

// sim/api/validation/field-error.ts
var withDetail = (text, detail) => detail === "" ? text : `${text}: ${detail}`;
var required = (path, detail = "") => ({ path, text: withDetail(`${path}: Required value`, detail) });
var invalid = (path, value, detail) => ({
  path,
  text: `${path}: Invalid value: ${printValue(value)}: ${detail}`
});
var invalidUnquoted = (path, detail) => ({ path, text: `${path}: Invalid value: ${detail}` });
var unsupported = (path, value, supported) => ({
  path,
  text: `${path}: Unsupported value: ${printValue(value)}: supported values: ${supported.map(goQuote).join(", ")}`
});
var duplicate = (path, value) => ({
  path,
  text: `${path}: Duplicate value: ${printValue(value)}`
});
var forbidden2 = (path, detail) => ({ path, text: `${path}: Forbidden: ${detail}` });
var notFound2 = (path, value) => ({ path, text: `${path}: Not found: ${goQuote(value)}` });
var tooMany = (path, count, most) => ({
  path,
  text: `${path}: Too many: ${count}: must have at most ${most} items`
});
var tooLong = (path, mostBytes) => ({
  path,
  text: `${path}: Too long: may not be more than ${mostBytes} bytes`
});
var invalidEach = (path, value, sentences) => sentences.map((sentence) => invalid(path, value, sentence));
function nonNegative(path, value) {
  return value === void 0 || value >= 0 ? [] : [invalid(path, value, "must be greater than or equal to 0")];
}
var IMMUTABLE = "field is immutable";
function printValue(value) {
  if (value === void 0 || value === null) return "null";
  return typeof value === "string" ? goQuote(value) : goJson(value);
}

// sim/api/validation/metadata.ts
var MAX_ANNOTATION_BYTES = 256 * 1024;
var STANDARD_FINALIZERS = ["kubernetes", "orphan", "foregroundDeletion"];
function validateMetadata(object, isNamespaced, nameRule) {
  const metadata = readStruct(object, "metadata");
  const name = readText(metadata, "name");
  const generateName = readText(metadata, "generateName");
  const namespace = readText(metadata, "namespace");
  const errors = [];
  if (generateName !== "") errors.push(...invalidEach("metadata.generateName", generateName, nameRule(maskTrailingDash(generateName))));
  if (name === "") errors.push(required("metadata.name", "name or generateName is required"));
  else errors.push(...invalidEach("metadata.name", name, nameRule(name)));
  if (isNamespaced && namespace === "") errors.push(required("metadata.namespace"));
  else if (isNamespaced) errors.push(...invalidEach("metadata.namespace", namespace, dnsLabelErrors(namespace)));
  else if (namespace !== "") errors.push(forbidden2("metadata.namespace", "not allowed on this type"));
  errors.push(...validateLabels(readPairs(metadata, "labels"), "metadata.labels"));
  errors.push(...validateAnnotations(metadata, "metadata.annotations"));
  errors.push(...validateOwnerReferences(metadata));
  for (const finalizer of readTexts(metadata, "finalizers")) {
    errors.push(...invalidEach("metadata.finalizers", finalizer, labelKeyErrors(finalizer)));
  }
  errors.push(...validateFinalizerNames(metadata));
  return errors;
}
function validateMetadataUpdate(next, old) {
  const metadata = readStruct(next, "metadata");
  const before = readStruct(old, "metadata");
  const errors = [];
  if (readObject(old, "metadata")?.deletionTimestamp !== void 0) {
    const added = readTexts(metadata, "finalizers").filter((name) => !readTexts(before, "finalizers").includes(name));
    if (added.length > 0) {
      const list3 = added.map((name) => JSON.stringify(name)).join(", ");
      errors.push(
        forbidden2(
          "metadata.finalizers",
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list3}}`
        )
      );
    }
  }
  for (const key of ["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"]) {
    if (!jsonEqual(metadata[key], before[key])) errors.push(invalid(`metadata.${key}`, metadata[key], IMMUTABLE));
  }
  errors.push(...validateLabels(readPairs(metadata, "labels"), "metadata.labels"));
  errors.push(...validateAnnotations(metadata, "metadata.annotations"));
  errors.push(...validateOwnerReferences(metadata));
  errors.push(...validateFinalizerNames(metadata));
  return errors;
}
function validateLabels(pairs, path) {
  return pairs.flatMap(([key, value]) => [
    ...invalidEach(path, key, labelKeyErrors(key)),
    ...invalidEach(path, value, labelValueErrors(value))
  ]);
}
function validateAnnotations(metadata, path) {
  const pairs = readPairs(metadata, "annotations");
  const errors = pairs.flatMap(([key]) => invalidEach(path, key, labelKeyErrors(key.toLowerCase())));
  const size = pairs.reduce((sum2, [key, value]) => sum2 + byteLength(key) + byteLength(value), 0);
  return size > MAX_ANNOTATION_BYTES ? [...errors, tooLong(path, MAX_ANNOTATION_BYTES)] : errors;
}
function validateOwnerReferences(metadata) {
  const errors = [];
  let controllerName;
  for (const owner of readObjects(metadata, "ownerReferences")) {
    const path = "metadata.ownerReferences";
    if (readText(owner, "apiVersion") === "") errors.push(invalid(`${path}.apiVersion`, "", "version must not be empty"));
    if (readText(owner, "kind") === "") errors.push(invalid(`${path}.kind`, "", "must not be empty"));
    if (readText(owner, "name") === "") errors.push(invalid(`${path}.name`, "", "must not be empty"));
    if (readText(owner, "uid") === "") errors.push(invalid(`${path}.uid`, "", "must not be empty"));
    if (owner.controller !== true) continue;
    const name = readText(owner, "name");
    if (controllerName !== void 0) {
      const text = `Only one reference can have Controller set to true. Found "true" in references for ${controllerName} and ${name}`;
      errors.push(invalid(path, owner, text));
    }
    controllerName = name;
  }
  return errors;
}
function validateFinalizerNames(metadata) {
  return readTexts(metadata, "finalizers").flatMap(
    (name, i) => name.includes("/") || STANDARD_FINALIZERS.includes(name) ? [] : [invalid(`metadata.finalizers[${i}]`, name, "name is neither a standard finalizer name nor is it fully qualified")]
  );
}
function maskTrailingDash(stem) {
  return stem.length > 1 && stem.endsWith("-") ? `${stem.slice(0, -2)}a` : stem;
}

// sim/api/validation/resources.ts
var CONTAINER_RESOURCES = /* @__PURE__ */ new Set(["cpu", "memory", "ephemeral-storage"]);
var COUNTED2 = [
  "pods",
  "services",
  "replicationcontrollers",
  "resourcequotas",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "services.nodeports",
  "services.loadbalancers"
];
var QUOTA_RESOURCES = /* @__PURE__ */ new Set([
  ...CONTAINER_RESOURCES,
  ...COUNTED2,
  "storage",
  "requests.cpu",
  "requests.memory",
  "requests.storage",
  "requests.ephemeral-storage",
  "limits.cpu",
  "limits.memory",
  "limits.ephemeral-storage"
]);
var isHugePages = (name) => name.startsWith("hugepages-");
var isNative = (name) => !name.includes("/") || name.includes("kubernetes.io/");
var isExtended = (name) => !isNative(name) && !name.startsWith("requests.") && labelKeyErrors(`requests.${name}`).length === 0;
var isOvercommitAllowed = (name) => isNative(name) && !isHugePages(name);
function readQuantities(parent, key) {
  const list3 = readObject(parent, key);
  if (list3 === void 0) return [];
  return Object.keys(list3).filter((name) => list3[name] !== null).sort().map((name) => [name, canonicalQuantity(String(list3[name]))]);
}
function validateResources(container, path) {
  const resources = readStruct(container, "resources");
  const limits = readQuantities(resources, "limits");
  const requests = readQuantities(resources, "requests");
  const errors = limits.flatMap(([name, quantity]) => validateEntry(name, quantity, `${path}.limits[${name}]`));
  for (const [name, quantity] of requests) {
    errors.push(...validateEntry(name, quantity, `${path}.requests[${name}]`));
    const limit = limits.find(([other]) => other === name)?.[1];
    if (limit === void 0) {
      if (!isOvercommitAllowed(name)) errors.push(required(`${path}.limits`, "Limit must be set for non overcommitable resources"));
    } else if (compareQuantities(quantity, limit) !== 0 && !isOvercommitAllowed(name)) {
      errors.push(invalid(`${path}.requests`, quantity, `must be equal to ${name} limit of ${limit}`));
    } else if (compareQuantities(quantity, limit) > 0) {
      errors.push(invalid(`${path}.requests`, quantity, `must be less than or equal to ${name} limit of ${limit}`));
    }
  }
  const names = [...limits, ...requests].map(([name]) => name);
  if (names.some(isHugePages) && !names.includes("cpu") && !names.includes("memory")) {
    errors.push(forbidden2(path, "HugePages require cpu or memory"));
  }
  return errors;
}
function validateEntry(name, quantity, path) {
  return [...validateContainerResource(name, path), ...validateQuantity(name, quantity, path)];
}
function validateContainerResource(name, path) {
  const errors = [...validateResourceName(name, path)];
  const isStandard = CONTAINER_RESOURCES.has(name) || isHugePages(name);
  if (!name.includes("/")) {
    if (!isStandard) errors.push(invalid(path, name, "must be a standard resource for containers"));
  } else if (!isNative(name) && !isExtended(name)) {
    errors.push(invalid(path, name, "doesn't follow extended resource name standard"));
  }
  return errors;
}
function validateResourceName(name, path) {
  const errors = invalidEach(path, name, labelKeyErrors(name));
  if (errors.length > 0 || name.includes("/") || QUOTA_RESOURCES.has(name) || isHugePages(name)) return errors;
  return [invalid(path, name, "must be a standard resource type or fully qualified")];
}
function validateQuotaResourceName(name, path) {
  const errors = validateResourceName(name, path);
  const isStandard = QUOTA_RESOURCES.has(name) || isHugePages(name) || /^(requests|limits)\.hugepages-/.test(name);
  if (errors.length > 0 || name.includes("/") || isStandard) return errors;
  return [invalid(path, name, "must be a standard resource for quota")];
}
function validateQuantity(name, quantity, path) {
  const errors = [];
  if (compareQuantities(quantity, "0") < 0) errors.push(invalid(path, quantity, "must be greater than or equal to 0"));
  const isCounted = COUNTED2.includes(name) || isExtended(name);
  if (isCounted && quantityMilli(quantity) % 1e3 !== 0) errors.push(invalid(path, quantity, "must be an integer"));
  return errors;
}

// sim/api/validation/cluster-kinds.ts
var HIGHEST_USER_PRIORITY = 1e9;
var SCOPES = ["Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity"];
var SERVICE_TYPES = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
var validateNamespace = (object) => validateMetadata(object, false, dnsLabelErrors);
var validateNamespaced = (object) => validateMetadata(object, true, dnsSubdomainErrors);
var validateClusterWide = (object) => validateMetadata(object, false, dnsSubdomainErrors);
function validateResourceQuota(quota) {
  const spec = readStruct(quota, "spec");
  const errors = [...validateMetadata(quota, true, dnsSubdomainErrors)];
  for (const [name, quantity] of readQuantities(spec, "hard")) {
    const path = `spec.hard[${name}]`;
    errors.push(...validateQuotaResourceName(name, path), ...validateQuantity(name, quantity, path));
  }
  const scopes = readTexts(spec, "scopes");
  if (scopes.some((scope) => !SCOPES.includes(scope))) errors.push(invalid("spec.scopes", scopes, "unsupported scope"));
  const conflicts = ["BestEffort", "Terminating"].some((scope) => scopes.includes(scope) && scopes.includes(`Not${scope}`));
  if (conflicts) errors.push(invalid("spec.scopes", scopes, "conflicting scopes"));
  return errors;
}
function validateResourceQuotaUpdate(next, old) {
  const scopes = readTexts(readStruct(next, "spec"), "scopes");
  const before = readTexts(readStruct(old, "spec"), "scopes");
  const errors = [...validateMetadataUpdate(next, old), ...validateResourceQuota(next)];
  return jsonEqual([...scopes].sort(), [...before].sort()) ? errors : [...errors, invalid("spec.scopes", scopes, IMMUTABLE)];
}
function validateLimitRange(limitRange) {
  const errors = [...validateMetadata(limitRange, true, dnsSubdomainErrors)];
  const types = /* @__PURE__ */ new Set();
  readObjects(readStruct(limitRange, "spec"), "limits").forEach((limit, i) => {
    const path = `spec.limits[${i}]`;
    const type2 = readText(limit, "type");
    if (types.has(type2)) errors.push(duplicate(`${path}.type`, type2));
    types.add(type2);
    errors.push(...validateLimit(limit, type2, path));
  });
  return errors;
}
function validateLimit(limit, type2, path) {
  const errors = [];
  const bounds = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"];
  const lists = Object.fromEntries(bounds.map((bound) => [bound, new Map(readQuantities(limit, bound))]));
  const names = new Set(bounds.flatMap((bound) => [...lists[bound]?.keys() ?? []]));
  for (const bound of bounds) {
    for (const name of lists[bound]?.keys() ?? []) errors.push(...validateResourceName(name, `${path}.${bound}[${name}]`));
  }
  if (type2 === "Pod") {
    for (const bound of ["default", "defaultRequest"]) {
      if (isSet(limit, bound)) errors.push(forbidden2(`${path}.${bound}`, "may not be specified when `type` is 'Pod'"));
    }
  }
  for (const name of names) {
    const [max, min, usual, request] = bounds.map((bound) => lists[bound]?.get(name));
    const exceeds = (low, high, at, word, other) => {
      if (low === void 0 || high === void 0 || compareQuantities(low, high) <= 0) return;
      errors.push(invalid(`${path}.${at}[${name}]`, low, `${word} value ${low} is greater than ${other} value ${high}`));
    };
    exceeds(min, max, "min", "min", "max");
    exceeds(min, request, "defaultRequest", "min", "default request");
    exceeds(request, max, "defaultRequest", "default request", "max");
    exceeds(request, usual, "defaultRequest", "default request", "default limit");
    exceeds(min, usual, "default", "min", "default");
    exceeds(usual, max, "default", "default", "max");
  }
  return errors;
}
function validatePriorityClass(priorityClass) {
  const name = readText(readStruct(priorityClass, "metadata"), "name");
  const errors = [...validateMetadata(priorityClass, false, dnsSubdomainErrors)];
  const value = readNumber(priorityClass, "value") ?? 0;
  if (name.startsWith("system-")) {
    const text = "priority class names with 'system-' prefix are reserved for system use only. error: '%s' is not a known system priority class";
    errors.push(forbidden2("metadata.name", text.replace("%s", name)));
  } else if (value > HIGHEST_USER_PRIORITY) {
    errors.push(forbidden2("value", `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`));
  }
  const policy = readText(priorityClass, "preemptionPolicy");
  if (policy !== "" && policy !== "PreemptLowerPriority" && policy !== "Never") {
    errors.push(unsupported("preemptionPolicy", policy, ["PreemptLowerPriority", "Never"]));
  }
  return errors;
}
function validatePriorityClassUpdate(next, old) {
  const errors = [...validateMetadataUpdate(next, old)];
  if (!jsonEqual(next.value, old.value)) errors.push(forbidden2("value", "may not be changed in an update."));
  if (!jsonEqual(next.preemptionPolicy, old.preemptionPolicy)) errors.push(invalid("preemptionPolicy", next.preemptionPolicy, IMMUTABLE));
  return errors;
}
function validateService(service) {
  const spec = readStruct(service, "spec");
  const ports = readObjects(spec, "ports");
  const type2 = readText(spec, "type");
  const errors = [...validateMetadata(service, true, dns1035LabelErrors)];
  if (ports.length === 0 && readText(spec, "clusterIP") !== "None" && type2 !== "ExternalName") errors.push(required("spec.ports"));
  ports.forEach((port, i) => {
    const number2 = readNumber(port, "port") ?? 0;
    if (ports.length > 1 && readText(port, "name") === "") errors.push(required(`spec.ports[${i}].name`));
    errors.push(...portNumberErrors(number2).map((text) => invalid(`spec.ports[${i}].port`, number2, text)));
  });
  if (!SERVICE_TYPES.includes(type2)) errors.push(unsupported("spec.type", type2, SERVICE_TYPES));
  return errors;
}

// sim/api/validation/config.ts
var MAX_BYTES = 1024 * 1024;
var IS_IMMUTABLE = "field is immutable when `immutable` is set";
function validateConfigMap(configMap) {
  const errors = [...validateMetadata(configMap, true, dnsSubdomainErrors)];
  for (const [key] of readPairs(configMap, "data")) {
    errors.push(...invalidEach(`data[${key}]`, key, configKeyErrors(key)));
    if (isSet(configMap, "binaryData") && readPairs(configMap, "binaryData").some(([other]) => other === key)) {
      errors.push(invalid(`data[${key}]`, key, `duplicate of key present in binaryData`));
    }
  }
  return [...errors, ...validateKeys(configMap, "binaryData"), ...validateSize(configMap, ["data", "binaryData"], "")];
}
function validateSecret(secret) {
  return [
    ...validateMetadata(secret, true, dnsSubdomainErrors),
    ...validateKeys(secret, "data"),
    ...validateSize(secret, ["data"], "data")
  ];
}
var validateKeys = (object, field) => readPairs(object, field).flatMap(([key]) => invalidEach(`${field}[${key}]`, key, configKeyErrors(key)));
function validateSize(object, fields, path) {
  let size = 0;
  for (const field of fields) {
    const isBase64 = field === "binaryData" || path === "data";
    for (const [, value] of readPairs(object, field)) size += isBase64 ? Math.floor(value.length * 3 / 4) : byteLength(value);
  }
  return size > MAX_BYTES ? [tooLong(path, MAX_BYTES)] : [];
}
function validateConfigMapUpdate(next, old) {
  return [...validateMetadataUpdate(next, old), ...validateFrozen(next, old), ...validateConfigMap(next)];
}
function validateSecretUpdate(next, old) {
  const errors = [...validateMetadataUpdate(next, old)];
  if (!jsonEqual(next.type, old.type)) errors.push(invalid("type", readText(next, "type"), IMMUTABLE));
  return [...errors, ...validateFrozen(next, old), ...validateSecret(next)];
}
function validateFrozen(next, old) {
  if (readFlag(old, "immutable") !== true) return [];
  const errors = readFlag(next, "immutable") === true ? [] : [forbidden2("immutable", IS_IMMUTABLE)];
  for (const field of ["data", "binaryData"]) {
    if (!jsonEqual(next[field], old[field])) errors.push(forbidden2(field, IS_IMMUTABLE));
  }
  return errors;
}

// sim/cron/go-text.ts
var MAX_UINT64 = 2n ** 64n - 1n;
var MAX_INT64 = 2n ** 63n - 1n;
var NAMED_ESCAPES2 = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "	": "\\t",
  "\v": "\\v",
  '"': '\\"',
  "\\": "\\\\"
};
var hex = (code, digits) => code.toString(16).padStart(digits, "0");
function quoteGo(text) {
  let quoted = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const named = NAMED_ESCAPES2[char];
    if (named !== void 0) quoted += named;
    else if (char === " " || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char)) quoted += char;
    else if (code < 128) quoted += `\\x${hex(code, 2)}`;
    else quoted += code > 65535 ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  }
  return `${quoted}"`;
}
function parseGoInt(text) {
  const fail3 = (why) => ({ ok: false, error: `strconv.Atoi: parsing ${quoteGo(text)}: ${why}` });
  const isNegative = text.startsWith("-");
  const digits = isNegative || text.startsWith("+") ? text.slice(1) : text;
  if (digits === "") return fail3("invalid syntax");
  let value = 0n;
  for (const char of digits) {
    if (char < "0" || char > "9") return fail3("invalid syntax");
    value = value * 10n + BigInt(char);
    if (value > MAX_UINT64) return fail3("value out of range");
  }
  if (value > (isNegative ? MAX_INT64 + 1n : MAX_INT64)) return fail3("value out of range");
  return { ok: true, value: isNegative ? -value : value };
}
function utf82(code) {
  if (code < 128) return [code];
  if (code < 2048) return [192 | code >> 6, 128 | code & 63];
  if (code >= 55296 && code <= 57343) return [239, 191, 189];
  if (code < 65536) return [224 | code >> 12, 128 | code >> 6 & 63, 128 | code & 63];
  return [240 | code >> 18, 128 | code >> 12 & 63, 128 | code >> 6 & 63, 128 | code & 63];
}
function quoteForDuration(text) {
  let quoted = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (char === '"' || char === "\\") quoted += `\\${char}`;
    else if (code >= 32 && code < 128) quoted += char;
    else
      quoted += utf82(code).map((byte) => `\\x${hex(byte, 2)}`).join("");
  }
  return `${quoted}"`;
}
var UNIT_NANOSECONDS = {
  ns: 1n,
  us: 1000n,
  "\xB5s": 1000n,
  "\u03BCs": 1000n,
  ms: 1000000n,
  s: 1000000000n,
  m: 60000000000n,
  h: 3600000000000n
};
function fractionOf(digits, unit) {
  let value = 0n;
  let scale2 = 1;
  for (const char of digits) {
    const longer = value * 10n + BigInt(char);
    if (longer > MAX_INT64 + 1n) break;
    value = longer;
    scale2 *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale2)));
}
function parseGoDuration(text) {
  const invalid2 = { ok: false, error: `time: invalid duration ${quoteForDuration(text)}` };
  const isNegative = text.startsWith("-");
  let rest = isNegative || text.startsWith("+") ? text.slice(1) : text;
  if (rest === "0") return { ok: true, value: 0n };
  if (rest === "") return invalid2;
  let total = 0n;
  while (rest !== "") {
    const [number2 = "", whole2 = "", fraction = ""] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest) ?? [];
    if (whole2 === "" && fraction === "") return invalid2;
    const amount = whole2 === "" ? 0n : BigInt(whole2);
    if (amount > MAX_INT64 + 1n) return invalid2;
    rest = rest.slice(number2.length);
    const [unitName = ""] = /^[^.0-9]*/.exec(rest) ?? [];
    if (unitName === "") return { ok: false, error: `time: missing unit in duration ${quoteForDuration(text)}` };
    rest = rest.slice(unitName.length);
    const unit = UNIT_NANOSECONDS[unitName];
    if (unit === void 0) {
      return { ok: false, error: `time: unknown unit ${quoteForDuration(unitName)} in duration ${quoteForDuration(text)}` };
    }
    total += amount * unit + fractionOf(fraction, unit);
    if (total > MAX_INT64 + 1n) return invalid2;
  }
  if (!isNegative && total > MAX_INT64) return invalid2;
  return { ok: true, value: isNegative ? -total : total };
}

// sim/cron/wall-clock.ts
var DAY_S = 86400;
var WallClock = class {
  atS = 0;
  year = 0;
  month = 0;
  day = 0;
  /** 0 is Sunday. */
  weekday = 0;
  hour = 0;
  minute = 0;
  second = 0;
  zone;
  period;
  localDay = Number.NaN;
  constructor(zone) {
    this.zone = zone;
    this.period = zone.periodAt(0);
    this.moveTo(0);
  }
  moveTo(atS) {
    if (atS < this.period.startS || atS >= this.period.endS) this.period = this.zone.periodAt(atS);
    this.atS = atS;
    const localS = atS + this.period.offsetS;
    const localDay = Math.floor(localS / DAY_S);
    const secondOfDay = localS - localDay * DAY_S;
    this.hour = secondOfDay / 3600 | 0;
    this.minute = (secondOfDay / 60 | 0) % 60;
    this.second = secondOfDay % 60;
    if (localDay !== this.localDay) this.enterDay(localDay);
  }
  /** True when that instant, not before this one, still has the offset of this one. */
  keepsOffsetUntil(atS) {
    return atS < this.period.endS;
  }
  /**
   * Moves to a local date and time; a month or day past the end runs on into the next. A local time that a change of
   * offset leaves out or repeats goes where Go's `time.Date` takes it.
   */
  moveToLocal(year, month, day, secondOfDay) {
    const carriedYear = month > 12 ? year + 1 : year;
    const localS = (daysFromCivil(carriedYear, month > 12 ? month - 12 : month, 1) + day - 1) * DAY_S + secondOfDay;
    const guess = this.zone.periodAt(localS);
    let { offsetS } = guess;
    if (offsetS !== 0) {
      const atS = localS - offsetS;
      if (atS < guess.startS || atS >= guess.endS) offsetS = this.zone.periodAt(atS).offsetS;
    }
    this.moveTo(localS - offsetS);
  }
  /** The same time of the next local day, as `moveToLocal` takes it. */
  moveToNextDay() {
    if (this.keepsOffsetUntil(this.atS + 2 * DAY_S)) this.moveTo(this.atS + DAY_S);
    else this.moveToLocal(this.year, this.month, this.day + 1, this.secondOfDay());
  }
  secondOfDay() {
    return this.hour * 3600 + this.minute * 60 + this.second;
  }
  enterDay(localDay) {
    if (localDay === this.localDay + 1 && this.day < 28) {
      this.day += 1;
      this.weekday = (this.weekday + 1) % 7;
    } else {
      const { year, month, day } = civilFromMs(localDay * DAY_S * 1e3);
      this.year = year;
      this.month = month;
      this.day = day;
      this.weekday = ((localDay + 4) % 7 + 7) % 7;
    }
    this.localDay = localDay;
  }
};

// sim/cron/field-search.ts
var YEARS_SEARCHED = 5;
var includes = (set2, value) => set2.next[value] === value;
var FieldSearch = class {
  sets;
  clock;
  isCleared = false;
  askedS = Number.NaN;
  answer = null;
  askedBeforeS = Number.NaN;
  answerBefore = null;
  constructor(sets, zone) {
    this.sets = sets;
    this.clock = new WallClock(zone);
  }
  /** Seconds since 1970 UTC of the first match after that second; `null` past the fifth year. */
  nextAfter(afterS) {
    if (afterS === this.askedS) return this.answer;
    if (afterS === this.askedBeforeS) return this.answerBefore;
    const found = this.search(afterS + 1);
    this.askedBeforeS = this.askedS;
    this.answerBefore = this.answer;
    this.askedS = afterS;
    this.answer = found;
    return found;
  }
  search(fromS) {
    const { clock } = this;
    clock.moveTo(fromS);
    const lastYear = clock.year + YEARS_SEARCHED;
    this.isCleared = false;
    while (clock.year <= lastYear) {
      if (this.passMonths() && this.passDays() && this.passHours() && this.passMinutes() && this.passSeconds()) return clock.atS;
    }
    return null;
  }
  passMonths() {
    const { clock, sets } = this;
    while (!includes(sets.month, clock.month)) {
      if (!this.isCleared) clock.moveToLocal(clock.year, clock.month, 1, 0);
      this.isCleared = true;
      clock.moveToLocal(clock.year, clock.month + 1, clock.day, clock.secondOfDay());
      if (clock.month === 1) return false;
    }
    return true;
  }
  passDays() {
    const { clock } = this;
    while (!this.matchesDay()) {
      if (!this.isCleared) clock.moveToLocal(clock.year, clock.month, clock.day, 0);
      this.isCleared = true;
      clock.moveToNextDay();
      if (clock.hour > 12) clock.moveTo(clock.atS + (24 - clock.hour) * 3600);
      else if (clock.hour > 0) clock.moveTo(clock.atS - clock.hour * 3600);
      if (clock.day === 1) return false;
    }
    return true;
  }
  passHours() {
    const { clock, sets } = this;
    while (!includes(sets.hour, clock.hour)) {
      if (!this.isCleared) clock.moveToLocal(clock.year, clock.month, clock.day, clock.hour * 3600);
      this.isCleared = true;
      this.advance(sets.hour, clock.hour, 3600);
      if (clock.hour === 0) return false;
    }
    return true;
  }
  passMinutes() {
    const { clock, sets } = this;
    while (!includes(sets.minute, clock.minute)) {
      if (!this.isCleared) clock.moveTo(Math.floor(clock.atS / 60) * 60);
      this.isCleared = true;
      this.advance(sets.minute, clock.minute, 60);
      if (clock.minute === 0) return false;
    }
    return true;
  }
  /** Only second 0 matches; reaching it is a turn of the field. */
  passSeconds() {
    const { clock } = this;
    if (clock.second === 0) return true;
    this.isCleared = true;
    clock.moveTo(clock.atS + 60 - clock.second);
    return false;
  }
  matchesDay() {
    const { dayOfMonth, dayOfWeek } = this.sets;
    const byMonth = includes(dayOfMonth, this.clock.day);
    const byWeek = includes(dayOfWeek, this.clock.weekday);
    return dayOfMonth.isStarred || dayOfWeek.isStarred ? byMonth && byWeek : byMonth || byWeek;
  }
  /** Steps on to the next selected value or the turn of the field; one step only when the offset changes on the way. */
  advance(set2, value, stepS) {
    const { clock } = this;
    const targetS = clock.atS + ((set2.next[value] ?? 0) - value) * stepS;
    clock.moveTo(clock.keepsOffsetUntil(targetS) ? targetS : clock.atS + stepS);
  }
};

// sim/cron/fields.ts
var MINUTES = { min: 0, max: 59, names: [] };
var HOURS = { min: 0, max: 23, names: [] };
var DAYS_OF_MONTH = { min: 1, max: 31, names: [] };
var MONTHS = {
  min: 1,
  max: 12,
  names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
};
var DAYS_OF_WEEK = { min: 0, max: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] };
function parseNumber(text) {
  const parsed3 = parseGoInt(text);
  if (!parsed3.ok) return { ok: false, error: `failed to parse int from ${text}: ${parsed3.error}` };
  if (parsed3.value < 0n) return { ok: false, error: `negative number (${parsed3.value}) not allowed: ${text}` };
  return parsed3;
}
function parseValue(text, bounds) {
  const index = bounds.names.indexOf(text.toLowerCase());
  return index >= 0 ? { ok: true, value: BigInt(bounds.min + index) } : parseNumber(text);
}
function parseRange(range, item, bounds) {
  const [low = "", high, ...more] = range.split("-");
  if (low === "*" || low === "?") {
    return { ok: true, value: { start: BigInt(bounds.min), end: BigInt(bounds.max), step: 1n, isStarred: true } };
  }
  const start = parseValue(low, bounds);
  if (!start.ok) return start;
  if (more.length > 0) return { ok: false, error: `too many hyphens: ${item}` };
  const end = high === void 0 ? start : parseValue(high, bounds);
  if (!end.ok) return end;
  return { ok: true, value: { start: start.value, end: end.value, step: 1n, isStarred: false } };
}
function parseItem(item, bounds) {
  const [range = "", stepText, ...more] = item.split("/");
  const parsed3 = parseRange(range, item, bounds);
  if (!parsed3.ok) return parsed3;
  let { start, end, step, isStarred } = parsed3.value;
  if (more.length > 0) return { ok: false, error: `too many slashes: ${item}` };
  if (stepText !== void 0) {
    const parsedStep = parseNumber(stepText);
    if (!parsedStep.ok) return parsedStep;
    step = parsedStep.value;
    if (!range.includes("-")) end = BigInt(bounds.max);
    if (step > 1n) isStarred = false;
  }
  const { min, max } = bounds;
  if (start < min) return { ok: false, error: `beginning of range (${start}) below minimum (${min}): ${item}` };
  if (end > max) return { ok: false, error: `end of range (${end}) above maximum (${max}): ${item}` };
  if (start > end) return { ok: false, error: `beginning of range (${start}) beyond end of range (${end}): ${item}` };
  if (step === 0n) return { ok: false, error: `step of range should be a positive number: ${item}` };
  return { ok: true, value: { start, end, step, isStarred } };
}
function fieldSet(bounds, isStarred, selects) {
  const next = new Uint8Array(bounds.max + 1);
  let following = bounds.max + 1;
  for (let value = bounds.max; value >= 0; value--) {
    if (value >= bounds.min && selects(value)) following = value;
    next[value] = following;
  }
  return { next, isStarred };
}
function parseField2(text, bounds) {
  const selected = /* @__PURE__ */ new Set();
  let isStarred = false;
  for (const item of text.split(",")) {
    if (item === "") continue;
    const parsed3 = parseItem(item, bounds);
    if (!parsed3.ok) return parsed3;
    const { start, end, step } = parsed3.value;
    for (let value = start; value <= end; value += step) selected.add(Number(value));
    isStarred ||= parsed3.value.isStarred;
  }
  return { ok: true, value: fieldSet(bounds, isStarred, (value) => selected.has(value)) };
}

// sim/cron/zone-names.ts
var ZONE_NAMES_BY_AREA = {
  "": "CET CST6CDT Cuba EET EST EST5EDT Egypt Eire Factory GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu",
  Africa: "Abidjan Accra Addis_Ababa Algiers Asmara Asmera Bamako Bangui Banjul Bissau Blantyre Brazzaville Bujumbura Cairo Casablanca Ceuta Conakry Dakar Dar_es_Salaam Djibouti Douala El_Aaiun Freetown Gaborone Harare Johannesburg Juba Kampala Khartoum Kigali Kinshasa Lagos Libreville Lome Luanda Lubumbashi Lusaka Malabo Maputo Maseru Mbabane Mogadishu Monrovia Nairobi Ndjamena Niamey Nouakchott Ouagadougou Porto-Novo Sao_Tome Timbuktu Tripoli Tunis Windhoek",
  America: "Adak Anchorage Anguilla Antigua Araguaina Argentina/Buenos_Aires Argentina/Catamarca Argentina/ComodRivadavia Argentina/Cordoba Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman Argentina/Ushuaia Aruba Asuncion Atikokan Atka Bahia Bahia_Banderas Barbados Belem Belize Blanc-Sablon Boa_Vista Bogota Boise Buenos_Aires Cambridge_Bay Campo_Grande Cancun Caracas Catamarca Cayenne Cayman Chicago Chihuahua Ciudad_Juarez Coral_Harbour Cordoba Costa_Rica Coyhaique Creston Cuiaba Curacao Danmarkshavn Dawson Dawson_Creek Denver Detroit Dominica Edmonton Eirunepe El_Salvador Ensenada Fort_Nelson Fort_Wayne Fortaleza Glace_Bay Godthab Goose_Bay Grand_Turk Grenada Guadeloupe Guatemala Guayaquil Guyana Halifax Havana Hermosillo Indiana/Indianapolis Indiana/Knox Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac Indianapolis Inuvik Iqaluit Jamaica Jujuy Juneau Kentucky/Louisville Kentucky/Monticello Knox_IN Kralendijk La_Paz Lima Los_Angeles Louisville Lower_Princes Maceio Managua Manaus Marigot Martinique Matamoros Mazatlan Mendoza Menominee Merida Metlakatla Mexico_City Miquelon Moncton Monterrey Montevideo Montreal Montserrat Nassau New_York Nipigon Nome Noronha North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Nuuk Ojinaga Panama Pangnirtung Paramaribo Phoenix Port-au-Prince Port_of_Spain Porto_Acre Porto_Velho Puerto_Rico Punta_Arenas Rainy_River Rankin_Inlet Recife Regina Resolute Rio_Branco Rosario Santa_Isabel Santarem Santiago Santo_Domingo Sao_Paulo Scoresbysund Shiprock Sitka St_Barthelemy St_Johns St_Kitts St_Lucia St_Thomas St_Vincent Swift_Current Tegucigalpa Thule Thunder_Bay Tijuana Toronto Tortola Vancouver Virgin Whitehorse Winnipeg Yakutat Yellowknife",
  Antarctica: "Casey Davis DumontDUrville Macquarie Mawson McMurdo Palmer Rothera South_Pole Syowa Troll Vostok",
  Arctic: "Longyearbyen",
  Asia: "Aden Almaty Amman Anadyr Aqtau Aqtobe Ashgabat Ashkhabad Atyrau Baghdad Bahrain Baku Bangkok Barnaul Beirut Bishkek Brunei Calcutta Chita Choibalsan Chongqing Chungking Colombo Dacca Damascus Dhaka Dili Dubai Dushanbe Famagusta Gaza Harbin Hebron Ho_Chi_Minh Hong_Kong Hovd Irkutsk Istanbul Jakarta Jayapura Jerusalem Kabul Kamchatka Karachi Kashgar Kathmandu Katmandu Khandyga Kolkata Krasnoyarsk Kuala_Lumpur Kuching Kuwait Macao Macau Magadan Makassar Manila Muscat Nicosia Novokuznetsk Novosibirsk Omsk Oral Phnom_Penh Pontianak Pyongyang Qatar Qostanay Qyzylorda Rangoon Riyadh Saigon Sakhalin Samarkand Seoul Shanghai Singapore Srednekolymsk Taipei Tashkent Tbilisi Tehran Tel_Aviv Thimbu Thimphu Tokyo Tomsk Ujung_Pandang Ulaanbaatar Ulan_Bator Urumqi Ust-Nera Vientiane Vladivostok Yakutsk Yangon Yekaterinburg Yerevan",
  Atlantic: "Azores Bermuda Canary Cape_Verde Faeroe Faroe Jan_Mayen Madeira Reykjavik South_Georgia St_Helena Stanley",
  Australia: "ACT Adelaide Brisbane Broken_Hill Canberra Currie Darwin Eucla Hobart LHI Lindeman Lord_Howe Melbourne NSW North Perth Queensland South Sydney Tasmania Victoria West Yancowinna",
  Brazil: "Acre DeNoronha East West",
  Canada: "Atlantic Central Eastern Mountain Newfoundland Pacific Saskatchewan Yukon",
  Chile: "Continental EasterIsland",
  Etc: "GMT GMT+0 GMT+1 GMT+10 GMT+11 GMT+12 GMT+2 GMT+3 GMT+4 GMT+5 GMT+6 GMT+7 GMT+8 GMT+9 GMT-0 GMT-1 GMT-10 GMT-11 GMT-12 GMT-13 GMT-14 GMT-2 GMT-3 GMT-4 GMT-5 GMT-6 GMT-7 GMT-8 GMT-9 GMT0 Greenwich UCT UTC Universal Zulu",
  Europe: "Amsterdam Andorra Astrakhan Athens Belfast Belgrade Berlin Bratislava Brussels Bucharest Budapest Busingen Chisinau Copenhagen Dublin Gibraltar Guernsey Helsinki Isle_of_Man Istanbul Jersey Kaliningrad Kiev Kirov Kyiv Lisbon Ljubljana London Luxembourg Madrid Malta Mariehamn Minsk Monaco Moscow Nicosia Oslo Paris Podgorica Prague Riga Rome Samara San_Marino Sarajevo Saratov Simferopol Skopje Sofia Stockholm Tallinn Tirane Tiraspol Ulyanovsk Uzhgorod Vaduz Vatican Vienna Vilnius Volgograd Warsaw Zagreb Zaporozhye Zurich",
  Indian: "Antananarivo Chagos Christmas Cocos Comoro Kerguelen Mahe Maldives Mauritius Mayotte Reunion",
  Mexico: "BajaNorte BajaSur General",
  Pacific: "Apia Auckland Bougainville Chatham Chuuk Easter Efate Enderbury Fakaofo Fiji Funafuti Galapagos Gambier Guadalcanal Guam Honolulu Johnston Kanton Kiritimati Kosrae Kwajalein Majuro Marquesas Midway Nauru Niue Norfolk Noumea Pago_Pago Palau Pitcairn Pohnpei Ponape Port_Moresby Rarotonga Saipan Samoa Tahiti Tarawa Tongatapu Truk Wake Wallis Yap",
  US: "Alaska Aleutian Arizona Central East-Indiana Eastern Hawaii Indiana-Starke Michigan Mountain Pacific Samoa"
};

// sim/cron/zones.ts
var ALWAYS = { startS: -Infinity, endS: Infinity, offsetS: 0 };
var UTC = { name: "UTC", periodAt: () => ALWAYS };
var PROBE_STEP_S = 6 * 86400;
function offsetReader(name) {
  let format;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return void 0;
  }
  const pattern = /GMT(?:([+\-\u2212])(\d\d):(\d\d)(?::(\d\d))?)?$/;
  return (epochS) => {
    const [, sign, hours, minutes, seconds] = pattern.exec(format.format(epochS * 1e3)) ?? [];
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return sign === void 0 || sign === "+" ? size : -size;
  };
}
function findChange(offsetAt, fromS, toS) {
  const before = offsetAt(fromS);
  let same = fromS;
  let changed = toS;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}
function periodsOfYear(offsetAt, year) {
  const yearEndS = msFromCivil(year + 1, 1, 1) / 1e3;
  const periods = [];
  let startS = msFromCivil(year, 1, 1) / 1e3;
  let offsetS = offsetAt(startS);
  let probedS = startS;
  while (probedS < yearEndS) {
    const nextS = Math.min(probedS + PROBE_STEP_S, yearEndS);
    if (offsetAt(nextS) !== offsetS) {
      const changeS = findChange(offsetAt, probedS, nextS);
      periods.push({ startS, endS: changeS, offsetS });
      startS = changeS;
      offsetS = offsetAt(changeS);
      probedS = changeS;
    } else {
      probedS = nextS;
    }
  }
  if (startS < yearEndS) periods.push({ startS, endS: yearEndS, offsetS });
  return periods;
}
function zoneFromIntl(name) {
  const offsetAt = offsetReader(name);
  if (offsetAt === void 0) return { name, periodAt: () => ALWAYS };
  const years = /* @__PURE__ */ new Map();
  let last = { startS: 0, endS: 0, offsetS: 0 };
  return {
    name,
    periodAt(epochS) {
      if (epochS >= last.startS && epochS < last.endS) return last;
      const { year } = civilFromMs(epochS * 1e3);
      let periods = years.get(year);
      if (periods === void 0) {
        periods = periodsOfYear(offsetAt, year);
        years.set(year, periods);
      }
      last = periods.find((period) => epochS < period.endS) ?? ALWAYS;
      return last;
    }
  };
}
var knownNames = new Set(
  Object.entries(ZONE_NAMES_BY_AREA).flatMap(([area, names]) => names.split(" ").map((name) => area === "" ? name : `${area}/${name}`))
);
function isKnownTimeZone(name) {
  return knownNames.has(name);
}
var loadedZones = /* @__PURE__ */ new Map();
function loadZone(name) {
  if (name === "" || name === "UTC" || name === "Local") return { ok: true, zone: UTC };
  if (name.includes("..") || name.startsWith("/") || name.startsWith("\\")) return { ok: false, error: "time: invalid location name" };
  if (!isKnownTimeZone(name)) return { ok: false, error: `unknown time zone ${name}` };
  let zone = loadedZones.get(name);
  if (zone === void 0) {
    zone = zoneFromIntl(name);
    loadedZones.set(name, zone);
  }
  return { ok: true, zone };
}
function timeZoneLoadError(name) {
  const loaded = loadZone(name);
  return loaded.ok ? void 0 : loaded.error;
}
function zoneOffsetMs(zone, epochMs2) {
  const loaded = loadZone(zone);
  return loaded.ok ? loaded.zone.periodAt(Math.floor(epochMs2 / 1e3)).offsetS * 1e3 : 0;
}
function formatTimeInZone(epochMs2, zone) {
  const offsetMs = zoneOffsetMs(zone, epochMs2);
  const text = formatTime(epochMs2 + offsetMs);
  if (offsetMs === 0) return text;
  const minutes = Math.floor(Math.abs(offsetMs) / 6e4);
  const pad22 = (n) => String(n).padStart(2, "0");
  return `${text.slice(0, -1)}${offsetMs < 0 ? "-" : "+"}${pad22(Math.floor(minutes / 60))}:${pad22(minutes % 60)}`;
}

// sim/cron/schedule.ts
var DESCRIPTORS = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *"
};
var SPACE2 = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
var SPACES = new RegExp(SPACE2);
var OUTER_SPACES = new RegExp(`^${SPACE2}|${SPACE2}$`, "g");
var SECOND_NS = 1000000000n;
function parseInterval(descriptor2) {
  const duration = parseGoDuration(descriptor2.slice("@every ".length));
  if (!duration.ok) return { ok: false, error: `failed to parse duration ${descriptor2}: ${duration.error}` };
  const seconds = duration.value < SECOND_NS ? 1n : duration.value / SECOND_NS;
  return { ok: true, value: { kind: "interval", everyMs: Number(seconds) * 1e3 } };
}
function parseFields(expression, zone) {
  const texts = expression.split(SPACES).filter((text) => text !== "");
  const [minuteText = "", hourText = "", dayOfMonthText = "", monthText = "", dayOfWeekText = ""] = texts;
  if (texts.length !== 5) return { ok: false, error: `expected exactly 5 fields, found ${texts.length}: [${texts.join(" ")}]` };
  let error;
  const read2 = (text, bounds) => {
    const field = parseField2(error === void 0 ? text : "", bounds);
    if (field.ok) return field.value;
    error = field.error;
    return { next: new Uint8Array(), isStarred: false };
  };
  const sets = {
    minute: read2(minuteText, MINUTES),
    hour: read2(hourText, HOURS),
    dayOfMonth: read2(dayOfMonthText, DAYS_OF_MONTH),
    month: read2(monthText, MONTHS),
    dayOfWeek: read2(dayOfWeekText, DAYS_OF_WEEK)
  };
  if (error !== void 0) return { ok: false, error };
  return { ok: true, value: { kind: "fields", sets, search: new FieldSearch(sets, zone) } };
}
function parse2(expression) {
  if (expression === "") return { ok: false, error: "empty spec string" };
  let zone = UTC;
  let rest = expression;
  if (rest.startsWith("TZ=") || rest.startsWith("CRON_TZ=")) {
    const space = rest.indexOf(" ");
    if (space < 0) return { ok: false, error: "invalid schedule format: runtime error: slice bounds out of range [:-1]" };
    const name = rest.slice(rest.indexOf("=") + 1, space);
    const loaded = loadZone(name);
    if (!loaded.ok) return { ok: false, error: `provided bad location ${name}: ${loaded.error}` };
    zone = loaded.zone;
    rest = rest.slice(space).replace(OUTER_SPACES, "");
  }
  if (!rest.startsWith("@")) return parseFields(rest, zone);
  const fields = DESCRIPTORS[rest];
  if (fields !== void 0) return parseFields(fields, zone);
  if (rest.startsWith("@every ")) return parseInterval(rest);
  return { ok: false, error: `unrecognized descriptor: ${rest}` };
}
var CACHE_SIZE = 2e3;
var cache2 = /* @__PURE__ */ new Map();
var lastExpression;
var lastTimeZone;
var lastParsed = { ok: false, error: "" };
function parseSchedule(expression, timeZone) {
  if (expression === lastExpression && timeZone === lastTimeZone) return lastParsed;
  const text = timeZone === void 0 ? expression : `TZ=${timeZone} ${expression}`;
  let parsed3 = cache2.get(text);
  if (parsed3 === void 0) {
    const result = parse2(text);
    parsed3 = result.ok ? { ok: true, schedule: result.value } : result;
    if (cache2.size >= CACHE_SIZE) cache2.clear();
    cache2.set(text, parsed3);
  }
  lastExpression = expression;
  lastTimeZone = timeZone;
  lastParsed = parsed3;
  return parsed3;
}
function nextRun(schedule, afterMs) {
  const afterS = Math.floor(afterMs / 1e3);
  if (schedule.kind === "interval") return afterS * 1e3 + schedule.everyMs;
  const foundS = schedule.search.nextAfter(afterS);
  return foundS === null ? null : foundS * 1e3;
}

// sim/cron/validation.ts
function scheduleErrors(expression, check = {}) {
  const errors = [];
  const parsed3 = parseSchedule(expression, void 0);
  if (!parsed3.ok) errors.push(parsed3.error);
  if (expression.includes("TZ")) {
    if (check.allowsZonePrefix !== true) errors.push("cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
    else if (check.hasTimeZone === true) errors.push("cannot use both timeZone field and TZ or CRON_TZ in schedule");
  }
  return errors;
}
var ZONE_PART = /^[A-Za-z.\-_0-9+]{1,14}$/;
function timeZoneErrors(zone) {
  if (zone === "") return ["timeZone must be nil or non-empty string"];
  const isMalformed = (part) => part === "." || part === ".." || part.startsWith("-") || !ZONE_PART.test(part);
  if (zone.split("/").some(isMalformed)) return [`unknown time zone ${zone}`];
  const errors = [];
  if (zone.toLowerCase() === "local") errors.push("timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
  const loadError = timeZoneLoadError(zone);
  if (loadError !== void 0) errors.push(loadError);
  return errors;
}

// sim/api/validation/pod-failure-policy.ts
var ACTIONS = ["Count", "FailIndex", "FailJob", "Ignore"];
var OPERATORS2 = ["In", "NotIn"];
var STATUSES = ["False", "True", "Unknown"];
var MAX_RULES = 20;
var MAX_EXIT_CODES = 255;
var MAX_PATTERNS = 20;
var goList = (words) => `valid values: [${words.map((word) => `"${word}"`).join(" ")}]`;
function validatePodFailurePolicy(spec, path) {
  const policy = readObject(spec, "podFailurePolicy");
  if (policy === void 0) return [];
  const rules = readObjects(policy, "rules");
  const errors = rules.length > MAX_RULES ? [tooMany(`${path}.rules`, rules.length, MAX_RULES)] : [];
  const podSpec = readStruct(readStruct(spec, "template"), "spec");
  const names = ["containers", "initContainers"].flatMap(
    (list3) => readObjects(podSpec, list3).map((container) => readText(container, "name"))
  );
  rules.forEach((rule, i) => {
    errors.push(...validateRule(rule, isSet(spec, "backoffLimitPerIndex"), names, `${path}.rules[${i}]`));
  });
  return errors;
}
function validateRule(rule, hasPerIndexLimit, names, path) {
  const action = readText(rule, "action");
  const errors = [];
  if (action === "") errors.push(required(`${path}.action`, goList(ACTIONS)));
  else if (action === "FailIndex" && !hasPerIndexLimit) {
    errors.push(invalid(`${path}.action`, action, "requires the backoffLimitPerIndex to be set"));
  } else if (!ACTIONS.includes(action)) errors.push(unsupported(`${path}.action`, action, ACTIONS));
  const exitCodes = readObject(rule, "onExitCodes");
  if (exitCodes !== void 0) errors.push(...validateExitCodes(exitCodes, names, `${path}.onExitCodes`));
  const patterns = readObjects(rule, "onPodConditions");
  errors.push(...validatePatterns(patterns, `${path}.onPodConditions`));
  if (exitCodes !== void 0 && patterns.length > 0) {
    errors.push(invalidUnquoted(path, "specifying both OnExitCodes and OnPodConditions is not supported"));
  } else if (exitCodes === void 0 && patterns.length === 0) {
    errors.push(invalidUnquoted(path, "specifying one of OnExitCodes and OnPodConditions is required"));
  }
  return errors;
}
function validateExitCodes(requirement, names, path) {
  const operator = readText(requirement, "operator");
  const errors = [];
  if (operator === "") errors.push(required(`${path}.operator`, goList(OPERATORS2)));
  else if (!OPERATORS2.includes(operator)) errors.push(unsupported(`${path}.operator`, operator, OPERATORS2));
  const containerName = readText(requirement, "containerName");
  if (isSet(requirement, "containerName") && !names.includes(containerName)) {
    const text = "must be one of the container or initContainer names in the pod template";
    errors.push(invalid(`${path}.containerName`, containerName, text));
  }
  const values = readList(requirement, "values").map((value) => typeof value === "number" ? value : 0);
  if (values.length === 0) {
    return [...errors, invalid(`${path}.values`, isSet(requirement, "values") ? [] : null, "at least one value is required")];
  }
  if (values.length > MAX_EXIT_CODES) errors.push(tooMany(`${path}.values`, values.length, MAX_EXIT_CODES));
  const seen = /* @__PURE__ */ new Set();
  values.forEach((value, i) => {
    if (value === 0 && operator === "In") errors.push(invalid(`${path}.values[${i}]`, value, "must not be 0 for the In operator"));
    if (seen.has(value)) errors.push(duplicate(`${path}.values[${i}]`, value));
    seen.add(value);
  });
  const isOrdered = values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value));
  return isOrdered ? errors : [...errors, invalid(`${path}.values`, values, "must be ordered")];
}
function validatePatterns(patterns, path) {
  const errors = patterns.length > MAX_PATTERNS ? [tooMany(path, patterns.length, MAX_PATTERNS)] : [];
  patterns.forEach((pattern, i) => {
    const type2 = readText(pattern, "type");
    const status = readText(pattern, "status");
    errors.push(...invalidEach(`${path}[${i}].type`, type2, labelKeyErrors(type2)));
    if (status === "") errors.push(required(`${path}[${i}].status`, goList(STATUSES)));
    else if (!STATUSES.includes(status)) errors.push(unsupported(`${path}[${i}].status`, status, STATUSES));
  });
  return errors;
}

// sim/api/validation/selectors.ts
function validateLabelSelector(selector, path) {
  if (selector === void 0) return [];
  const errors = [...validateLabels(readPairs(selector, "matchLabels"), `${path}.matchLabels`)];
  readObjects(selector, "matchExpressions").forEach((expression, i) => {
    errors.push(...validateExpression(expression, `${path}.matchExpressions[${i}]`));
  });
  return errors;
}
function validateExpression(expression, path) {
  const errors = [];
  const operator = readText(expression, "operator");
  const values = readTexts(expression, "values");
  if (operator === "In" || operator === "NotIn") {
    if (values.length === 0) errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    if (values.length > 0) {
      errors.push(forbidden2(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
    }
  } else errors.push(invalid(`${path}.operator`, operator, "not a valid selector operator"));
  const key = readText(expression, "key");
  errors.push(...invalidEach(`${path}.key`, key, labelKeyErrors(key)));
  values.forEach((value, i) => {
    errors.push(...invalidEach(`${path}.values[${i}]`, value, labelValueErrors(value)));
  });
  return errors;
}
function selectsLabels(owner, labels) {
  const selector = readObject(owner, "selector");
  if (selector === void 0) return false;
  const typed = {
    matchLabels: Object.fromEntries(readPairs(selector, "matchLabels")),
    matchExpressions: readObjects(selector, "matchExpressions").map((expression) => ({
      key: readText(expression, "key"),
      operator: operatorOf(expression),
      values: readTexts(expression, "values")
    }))
  };
  return matchesSelector(typed, labels === void 0 ? void 0 : Object.fromEntries(readPairs({ labels }, "labels")));
}
function operatorOf(expression) {
  const operator = readText(expression, "operator");
  return operator === "NotIn" || operator === "Exists" || operator === "DoesNotExist" ? operator : "In";
}
function isEmptySelector(selector) {
  return readPairs(selector, "matchLabels").length === 0 && readList(selector, "matchExpressions").length === 0;
}

// sim/api/validation/affinity.ts
var REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
var PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
function validateAffinity(spec, path) {
  const affinity = readStruct(spec, "affinity");
  const errors = [];
  const node = readObject(affinity, "nodeAffinity");
  if (node !== void 0) errors.push(...validateNodeAffinity(node, `${path}.nodeAffinity`));
  for (const kind of ["podAffinity", "podAntiAffinity"]) {
    const pods = readObject(affinity, kind);
    if (pods !== void 0) errors.push(...validatePodAffinity(pods, `${path}.${kind}`));
  }
  return errors;
}
function validateNodeAffinity(affinity, path) {
  const errors = [];
  const needed = readObject(affinity, REQUIRED);
  if (needed !== void 0) errors.push(...validateNodeSelector(needed, `${path}.${REQUIRED}`));
  readObjects(affinity, PREFERRED).forEach((term, i) => {
    const at = `${path}.${PREFERRED}[${i}]`;
    errors.push(...validateWeight(term, at), ...validateNodeTerm(readStruct(term, "preference"), false, `${at}.preference`));
  });
  return errors;
}
function validateNodeSelector(selector, path) {
  const terms = readObjects(selector, "nodeSelectorTerms");
  if (terms.length === 0) return [required(`${path}.nodeSelectorTerms`, "must have at least one node selector term")];
  return terms.flatMap((term, i) => validateNodeTerm(term, true, `${path}.nodeSelectorTerms[${i}]`));
}
function validateWeight(term, path) {
  const weight = readNumber(term, "weight") ?? 0;
  return weight >= 1 && weight <= 100 ? [] : [invalid(`${path}.weight`, weight, "must be in the range 1-100")];
}
function validateNodeTerm(term, checksValues, path) {
  return [
    ...readObjects(term, "matchExpressions").flatMap((rule, i) => validateNodeRule(rule, checksValues, `${path}.matchExpressions[${i}]`)),
    ...readObjects(term, "matchFields").flatMap((rule, i) => validateNodeFieldRule(rule, `${path}.matchFields[${i}]`))
  ];
}
function validateNodeRule(rule, checksValues, path) {
  const operator = readText(rule, "operator");
  const key = readText(rule, "key");
  const values = readTexts(rule, "values");
  const errors = [...validateNodeOperator(operator, values.length, path)];
  errors.push(...invalidEach(`${path}.key`, key, labelKeyErrors(key)));
  if (!checksValues) return errors;
  return [...errors, ...values.flatMap((value, i) => invalidEach(`${path}.values[${i}]`, value, labelValueErrors(value)))];
}
function validateNodeOperator(operator, count, path) {
  switch (operator) {
    case "In":
    case "NotIn":
      return count > 0 ? [] : [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
    case "Exists":
    case "DoesNotExist":
      return count === 0 ? [] : [forbidden2(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
    case "Gt":
    case "Lt":
      return count === 1 ? [] : [required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'")];
    default:
      return [invalid(`${path}.operator`, operator, "not a valid selector operator")];
  }
}
function validateNodeFieldRule(rule, path) {
  const operator = readText(rule, "operator");
  const key = readText(rule, "key");
  const values = readTexts(rule, "values");
  const errors = [];
  if (operator !== "In" && operator !== "NotIn") errors.push(invalid(`${path}.operator`, operator, "not a valid selector operator"));
  else if (values.length !== 1) {
    errors.push(required(`${path}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"));
  }
  if (key !== "metadata.name") return [...errors, invalid(`${path}.key`, key, "not a valid field selector key")];
  return [...errors, ...values.flatMap((value, i) => invalidEach(`${path}.values[${i}]`, value, dnsSubdomainErrors(value)))];
}
function validatePodAffinity(affinity, path) {
  return [
    ...readObjects(affinity, REQUIRED).flatMap((term, i) => validatePodTerm(term, `${path}.${REQUIRED}[${i}]`)),
    ...readObjects(affinity, PREFERRED).flatMap((term, i) => {
      const at = `${path}.${PREFERRED}[${i}]`;
      return [...validateWeight(term, at), ...validatePodTerm(readStruct(term, "podAffinityTerm"), `${at}.podAffinityTerm`)];
    })
  ];
}
function validatePodTerm(term, path) {
  const selector = readObject(term, "labelSelector");
  const errors = [...validateLabelSelector(selector, `${path}.labelSelector`)];
  errors.push(...validateLabelSelector(readObject(term, "namespaceSelector"), `${path}.namespaceSelector`));
  for (const name of readTexts(term, "namespaces")) errors.push(...invalidEach(`${path}.namespace`, name, dnsLabelErrors(name)));
  for (const list3 of ["matchLabelKeys", "mismatchLabelKeys"]) {
    if (!isSet(term, list3)) continue;
    const keys = readTexts(term, list3);
    if (keys.length > 0 && selector === void 0) {
      errors.push(forbidden2(`${path}.${list3}`, "must not be specified when labelSelector is not set"));
    } else errors.push(...keys.flatMap((key, i) => invalidEach(`${path}.${list3}[${i}]`, key, labelKeyErrors(key))));
  }
  const topologyKey = readText(term, "topologyKey");
  if (topologyKey === "") errors.push(required(`${path}.topologyKey`, "can not be empty"));
  return [...errors, ...invalidEach(`${path}.topologyKey`, topologyKey, labelKeyErrors(topologyKey))];
}

// sim/api/validation/downward-api.ts
var ENV_FIELDS = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs"
];
var VOLUME_FIELDS2 = ["metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"];
var CONVERTIBLE = [
  ...ENV_FIELDS,
  ...VOLUME_FIELDS2,
  "spec.restartPolicy",
  "spec.schedulerName",
  "spec.hostNetwork",
  "status.phase",
  "status.nominatedNodeName"
];
var RESOURCES2 = [
  "limits.cpu",
  "limits.ephemeral-storage",
  "limits.memory",
  "requests.cpu",
  "requests.ephemeral-storage",
  "requests.memory"
];
var BYTE_DIVISORS = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];
function validateFieldRef(ref, path, place) {
  if (readText(ref, "apiVersion") === "") return [required(`${path}.apiVersion`)];
  const fieldPath = readText(ref, "fieldPath");
  if (fieldPath === "") return [required(`${path}.fieldPath`)];
  const subscripted = /^(.+)\['(.*)'\]$/.exec(fieldPath);
  if (subscripted !== null) return validateSubscript(subscripted[1] ?? "", subscripted[2] ?? "", fieldPath, path);
  if (!CONVERTIBLE.includes(fieldPath)) return [cannotConvert(fieldPath, path)];
  const supported = place === "env" ? ENV_FIELDS : VOLUME_FIELDS2;
  return supported.includes(fieldPath) ? [] : [unsupported(`${path}.fieldPath`, fieldPath, supported)];
}
function validateSubscript(field, key, fieldPath, path) {
  if (field === "metadata.annotations") return invalidEach(path, key.toLowerCase(), labelKeyErrors(key.toLowerCase()));
  if (field === "metadata.labels") return invalidEach(path, key, labelKeyErrors(key));
  return CONVERTIBLE.includes(field) ? [invalid(path, field, "does not support subscript")] : [cannotConvert(fieldPath, path)];
}
function cannotConvert(fieldPath, path) {
  return invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`);
}
function validateResourceFieldRef(ref, path, place) {
  const errors = [];
  const resource = readText(ref, "resource");
  if (place === "volume" && readText(ref, "containerName") === "") errors.push(required(`${path}.containerName`));
  else if (resource === "") errors.push(required(`${path}.resource`));
  else if (!RESOURCES2.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource)) {
    errors.push(unsupported(`${path}.resource`, resource, RESOURCES2));
  }
  return [...errors, ...validateDivisor(resource, canonicalQuantity(readText(ref, "divisor")), path)];
}
function validateDivisor(resource, divisor, path) {
  if (compareQuantities(divisor, "0") === 0) return [];
  if (resource.endsWith(".cpu")) {
    if (divisor === "1" || divisor === "1m") return [];
    return [invalid(`${path}.divisor`, resource, "only divisor's values 1m and 1 are supported with the cpu resource")];
  }
  if (BYTE_DIVISORS.includes(divisor)) return [];
  const word = resource.endsWith(".memory") ? "memory" : resource.endsWith("-storage") ? "local ephemeral storage" : "hugepages";
  return [
    invalid(`${path}.divisor`, resource, `only divisor's values ${BYTE_DIVISORS.join(", ")} are supported with the ${word} resource`)
  ];
}

// sim/api/validation/env.ts
var SOURCES = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];
var ONE_OF_ENV = "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`";
var ONE_OF_ENV_FROM = "must specify one of: `configMapRef` or `secretRef`";
var TOO_MANY = "may not have more than one field specified at a time";
function validateEnv(container, path) {
  return readObjects(container, "env").flatMap((variable, i) => {
    const name = readText(variable, "name");
    const at = `${path}[${i}]`;
    const errors = name === "" ? [required(`${at}.name`)] : invalidEach(`${at}.name`, name, envNameErrors(name));
    return [...errors, ...validateValueFrom(variable, `${at}.valueFrom`)];
  });
}
function validateValueFrom(variable, path) {
  const from = readObject(variable, "valueFrom");
  if (from === void 0) return [];
  const sources = SOURCES.filter((source2) => isSet(from, source2));
  const errors = sources.flatMap((source2) => validateSource(source2, readStruct(from, source2), `${path}.${source2}`));
  if (sources.length === 0) return [invalid(path, "", ONE_OF_ENV)];
  if (readText(variable, "value") !== "") errors.push(invalid(path, "", "may not be specified when `value` is not empty"));
  else if (sources.length > 1) errors.push(invalid(path, "", TOO_MANY));
  return errors;
}
function validateSource(source2, ref, path) {
  switch (source2) {
    case "fieldRef":
      return validateFieldRef(ref, path, "env");
    case "resourceFieldRef":
      return validateResourceFieldRef(ref, path, "env");
    case "fileKeyRef":
      return ["volumeName", "path", "key"].filter((key) => readText(ref, key) === "").map((key) => required(`${path}.${key}`));
    default:
      return validateKeyRef(ref, path);
  }
}
function validateKeyRef(ref, path) {
  const name = readText(ref, "name");
  const key = readText(ref, "key");
  const errors = invalidEach(`${path}.name`, name, dnsSubdomainErrors(name));
  return [...errors, ...key === "" ? [required(`${path}.key`)] : invalidEach(`${path}.key`, key, configKeyErrors(key))];
}
function validateEnvFrom(container, path) {
  return readObjects(container, "envFrom").flatMap((source2, i) => {
    const at = `${path}[${i}]`;
    const prefix = readText(source2, "prefix");
    const errors = [...invalidEach(`${at}.prefix`, prefix, envNameErrors(prefix))];
    const kinds = ["configMapRef", "secretRef"].filter((kind) => isSet(source2, kind));
    for (const kind of kinds) {
      const name = readText(readStruct(source2, kind), "name");
      if (name === "") errors.push(required(`${at}.${kind}.name`));
      else errors.push(...invalidEach(`${at}.${kind}.name`, name, dnsSubdomainErrors(name)));
    }
    if (kinds.length === 0) errors.push(invalid(path, "", ONE_OF_ENV_FROM));
    else if (kinds.length > 1) errors.push(invalid(path, "", TOO_MANY));
    return errors;
  });
}

// sim/api/validation/ports.ts
var PROTOCOLS = ["SCTP", "TCP", "UDP"];
function validatePorts(container, path) {
  const names = /* @__PURE__ */ new Set();
  return readObjects(container, "ports").flatMap((port, i) => {
    const at = `${path}[${i}]`;
    const errors = [...validateName(readText(port, "name"), names, `${at}.name`)];
    const containerPort = readNumber(port, "containerPort") ?? 0;
    if (containerPort === 0) errors.push(required(`${at}.containerPort`));
    else errors.push(...validateNumber(containerPort, `${at}.containerPort`));
    const hostPort = readNumber(port, "hostPort") ?? 0;
    if (hostPort !== 0) errors.push(...validateNumber(hostPort, `${at}.hostPort`));
    const protocol = readText(port, "protocol");
    if (protocol === "") errors.push(required(`${at}.protocol`));
    else if (!PROTOCOLS.includes(protocol)) errors.push(unsupported(`${at}.protocol`, protocol, PROTOCOLS));
    return errors;
  });
}
function validateName(name, taken, path) {
  if (name === "") return [];
  const errors = invalidEach(path, name, portNameErrors(name));
  if (errors.length > 0) return errors;
  if (taken.has(name)) return [duplicate(path, name)];
  taken.add(name);
  return [];
}
var validateNumber = (value, path) => portNumberErrors(value).map((text) => invalid(path, value, text));
function validatePortNumberOrName(port, path) {
  if (typeof port === "string") return invalidEach(path, port, portNameErrors(port));
  return validateNumber(typeof port === "number" ? port : 0, path);
}
function validateHostPorts(containers, path) {
  const taken = /* @__PURE__ */ new Set();
  return containers.flatMap(
    (container, i) => readObjects(container, "ports").flatMap((port, j) => {
      const hostPort = readNumber(port, "hostPort") ?? 0;
      if (hostPort === 0) return [];
      const key = `${readText(port, "protocol")}/${readText(port, "hostIP")}/${hostPort}`;
      if (taken.has(key)) return [duplicate(`${path}[${i}].ports[${j}].hostPort`, key)];
      taken.add(key);
      return [];
    })
  );
}

// sim/api/validation/probes.ts
var PROBE_HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"];
var LIFECYCLE_HANDLERS = ["exec", "httpGet", "tcpSocket", "sleep"];
var COUNTS = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"];
var SCHEMES = ["HTTP", "HTTPS"];
function validateProbes(container, path) {
  return [
    ...validateProbe(container, "livenessProbe", path),
    ...validateProbe(container, "readinessProbe", path),
    ...validateProbe(container, "startupProbe", path)
  ];
}
function validateProbe(container, kind, parent) {
  const probe = readObject(container, kind);
  if (probe === void 0) return [];
  const path = `${parent}.${kind}`;
  const errors = [...validateHandler(probe, PROBE_HANDLERS, void 0, path)];
  for (const count of COUNTS) errors.push(...nonNegative(`${path}.${count}`, readNumber(probe, count)));
  const grace = readNumber(probe, "terminationGracePeriodSeconds");
  if (grace !== void 0 && grace <= 0) errors.push(invalid(`${path}.terminationGracePeriodSeconds`, grace, "must be greater than 0"));
  const successes = readNumber(probe, "successThreshold");
  if (kind !== "readinessProbe" && successes !== 1) errors.push(invalid(`${path}.successThreshold`, successes ?? 0, "must be 1"));
  if (kind === "readinessProbe" && grace !== void 0) {
    errors.push(invalid(`${path}.terminationGracePeriodSeconds`, grace, "must not be set for readinessProbes"));
  }
  return errors;
}
function validateLifecycle(container, graceSeconds, parent) {
  const lifecycle = readStruct(container, "lifecycle");
  return ["postStart", "preStop"].flatMap((hook) => {
    const handler = readObject(lifecycle, hook);
    return handler === void 0 ? [] : validateHandler(handler, LIFECYCLE_HANDLERS, graceSeconds, `${parent}.lifecycle.${hook}`);
  });
}
function validateHandler(owner, kinds, graceSeconds, path) {
  const [first, ...others] = kinds.filter((kind) => isSet(owner, kind));
  if (first === void 0) return [required(path, "must specify a handler type")];
  return [
    ...validateAction(first, readStruct(owner, first), graceSeconds, `${path}.${first}`),
    ...others.map((other) => forbidden2(`${path}.${other}`, "may not specify more than 1 handler type"))
  ];
}
function validateAction(kind, action, graceSeconds, path) {
  switch (kind) {
    case "exec":
      return readList(action, "command").length === 0 ? [required(`${path}.command`)] : [];
    case "httpGet":
      return validateHttpGet(action, path);
    case "tcpSocket":
    case "grpc":
      return validatePortNumberOrName(action.port, `${path}.port`);
    case "sleep": {
      const seconds = readNumber(action, "seconds") ?? 0;
      if (graceSeconds === void 0 || seconds >= 0 && seconds <= graceSeconds) return [];
      const text = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
      return [invalid(path, seconds, text)];
    }
  }
}
function validateHttpGet(action, path) {
  const errors = readText(action, "path") === "" ? [required(`${path}.path`)] : [];
  errors.push(...validatePortNumberOrName(action.port, `${path}.port`));
  const scheme = readText(action, "scheme");
  if (!SCHEMES.includes(scheme)) errors.push(unsupported(`${path}.scheme`, scheme, SCHEMES));
  for (const header of readObjects(action, "httpHeaders")) {
    const name = readText(header, "name");
    errors.push(...invalidEach(`${path}.httpHeaders`, name, headerNameErrors(name)));
  }
  return errors;
}

// sim/api/validation/paths.ts
var hasBackstep = (path) => path.split("/").includes("..");
function validatePathNoBacksteps(value, path) {
  return hasBackstep(value) ? [invalid(path, value, "must not contain '..'")] : [];
}
function validateLocalPath(value, path, mode2) {
  const errors = [];
  if (value.startsWith("/")) errors.push(invalid(path, value, "must be a relative path"));
  if (hasBackstep(value)) errors.push(invalid(path, value, "must not contain '..'"));
  else if (mode2 === "not reserved" && value.startsWith("..")) errors.push(invalid(path, value, "must not start with '..'"));
  return errors;
}

// sim/api/validation/security.ts
var MAX_ID = 2147483647;
var PROFILE_TYPES = ["Localhost", "RuntimeDefault", "Unconfined"];
var SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;
function validateId(context, key, path) {
  return idErrors(readNumber(context, key), `${path}.${key}`);
}
function idErrors(id2, path) {
  return id2 === void 0 || id2 >= 0 && id2 <= MAX_ID ? [] : [invalid(path, id2, `must be between 0 and ${MAX_ID}, inclusive`)];
}
function validateSecurityContext(container, path) {
  const context = readObject(container, "securityContext");
  if (context === void 0) return [];
  const errors = [...validateId(context, "runAsUser", path), ...validateId(context, "runAsGroup", path)];
  const procMount = readText(context, "procMount");
  if (isSet(context, "procMount") && procMount !== "Default" && procMount !== "Unmasked") {
    errors.push(unsupported(`${path}.procMount`, procMount, ["Default", "Unmasked"]));
  }
  errors.push(...validateSeccomp(context, path));
  if (readFlag(context, "allowPrivilegeEscalation") === false) {
    if (readFlag(context, "privileged") === true) {
      errors.push(invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"));
    }
    if (readTexts(readStruct(context, "capabilities"), "add").includes("CAP_SYS_ADMIN")) {
      errors.push(invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"));
    }
  }
  return [...errors, ...validateAppArmor(context, path)];
}
function validatePodSecurityContext(spec, path) {
  const context = readObject(spec, "securityContext");
  if (context === void 0) return [];
  const errors = ["fsGroup", "runAsUser", "runAsGroup"].flatMap((key) => validateId(context, key, path));
  readList(context, "supplementalGroups").forEach((group, i) => {
    errors.push(...idErrors(typeof group === "number" ? group : 0, `${path}.supplementalGroups[${i}]`));
  });
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    errors.push(invalid(`${path}.shareProcessNamespace`, true, "ShareProcessNamespace and HostPID cannot both be enabled"));
  }
  errors.push(...validateSysctls(context, `${path}.sysctls`));
  errors.push(...validateWord(context, "fsGroupChangePolicy", ["Always", "OnRootMismatch"], path));
  errors.push(...validateSeccomp(context, path), ...validateAppArmor(context, path));
  errors.push(...validateWord(context, "supplementalGroupsPolicy", ["Merge", "Strict"], path));
  return errors;
}
function validateWord(context, key, supported, path) {
  const word = readText(context, key);
  return !isSet(context, key) || supported.includes(word) ? [] : [unsupported(`${path}.${key}`, word, supported)];
}
function validateSysctls(context, path) {
  const seen = /* @__PURE__ */ new Set();
  return readObjects(context, "sysctls").flatMap((sysctl, i) => {
    const name = readText(sysctl, "name");
    if (name === "") return [required(`${path}[${i}].name`)];
    const errors = [];
    if (name.length > 253 || !SYSCTL.test(name)) {
      const pattern = "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
      errors.push(invalid(`${path}[${i}].name`, name, `must have at most 253 characters and match regex ${pattern}`));
    } else if (seen.has(name)) errors.push({ path: `${path}[${i}].name`, text: `${path}[${i}].name: Duplicate value: "${name}"` });
    seen.add(name);
    return errors;
  });
}
function validateSeccomp(context, parent) {
  const profile = readObject(context, "seccompProfile");
  if (profile === void 0) return [];
  const path = `${parent}.seccompProfile`;
  const type2 = readText(profile, "type");
  const errors = [];
  if (type2 === "") errors.push(required(`${path}.type`, "type is required when seccompProfile is set"));
  else if (!PROFILE_TYPES.includes(type2)) errors.push(unsupported(`${path}.type`, type2, PROFILE_TYPES));
  const file = readText(profile, "localhostProfile");
  if (type2 !== "Localhost") {
    if (!isSet(profile, "localhostProfile")) return errors;
    return [...errors, invalid(`${path}.localhostProfile`, profile, "can only be set when seccomp type is Localhost")];
  }
  if (!isSet(profile, "localhostProfile")) return [required(`${path}.localhostProfile`, "must be set when seccomp type is Localhost")];
  return validateLocalPath(file, `${path}.localhostProfile`, "any");
}
function validateAppArmor(context, parent) {
  const profile = readObject(context, "appArmorProfile");
  if (profile === void 0) return [];
  const path = `${parent}.appArmorProfile`;
  const type2 = readText(profile, "type");
  if (type2 === "") return [required(`${path}.type`, "type is required when appArmorProfile is set")];
  if (!PROFILE_TYPES.includes(type2)) return [unsupported(`${path}.type`, type2, PROFILE_TYPES)];
  const file = readText(profile, "localhostProfile");
  if (type2 !== "Localhost") {
    if (!isSet(profile, "localhostProfile")) return [];
    return [invalid(`${path}.localhostProfile`, file, "can only be set when AppArmor type is Localhost")];
  }
  if (file.trim() !== file) return [invalid(`${path}.localhostProfile`, file, "must not be padded with whitespace")];
  return file === "" ? [required(`${path}.localhostProfile`, "must be set when AppArmor type is Localhost")] : [];
}
function validateHostUsers(spec, path) {
  if (readFlag(spec, "hostUsers") !== false) return [];
  const fields = [
    ["hostNetwork", "hostNetwork"],
    ["hostPID", "HostPID"],
    ["hostIPC", "HostIPC"]
  ];
  return fields.filter(([key]) => readFlag(spec, key) === true).map(([, name]) => forbidden2(`${path}.${name}`, "when `pod.Spec.HostUsers` is false"));
}

// sim/api/validation/volume-mounts.ts
var READ_ONLY_MODES = ["Disabled", "Enabled", "IfPossible"];
var PROPAGATION = ["Bidirectional", "HostToContainer", "None"];
function validateVolumeMounts(container, volumes, path) {
  const errors = [];
  const mountPaths = /* @__PURE__ */ new Set();
  const devices2 = new Map(
    readObjects(container, "volumeDevices").map((device) => [readText(device, "name"), readText(device, "devicePath")])
  );
  readObjects(container, "volumeMounts").forEach((mount, i) => {
    const at = `${path}[${i}]`;
    const name = readText(mount, "name");
    const mountPath = readText(mount, "mountPath");
    if (name === "") errors.push(required(`${at}.name`));
    if (!volumes.has(name)) errors.push(notFound2(`${at}.name`, name));
    if (mountPath === "") errors.push(required(`${at}.mountPath`));
    if (mountPaths.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, "must be unique"));
    mountPaths.add(mountPath);
    if (devices2.has(name)) errors.push(invalid(`${at}.name`, name, "must not already exist in volumeDevices"));
    if ([...devices2.values()].includes(mountPath)) {
      errors.push(invalid(`${at}.mountPath`, mountPath, "must not already exist as a path in volumeDevices"));
    }
    errors.push(...validateSubPaths(mount, path, at), ...validateModes(mount, container, path));
  });
  return errors;
}
function validateSubPaths(mount, path, at) {
  const subPath = readText(mount, "subPath");
  const expression = readText(mount, "subPathExpr");
  const errors = [...validateLocalPath(subPath, `${path}.subPath`, "any")];
  if (expression !== "" && subPath !== "") {
    errors.push(invalid(`${at}.subPathExpr`, expression, "subPathExpr and subPath are mutually exclusive"));
  }
  return [...errors, ...validateLocalPath(expression, `${path}.subPathExpr`, "any")];
}
function validateModes(mount, container, path) {
  const errors = [];
  const propagation = readText(mount, "mountPropagation");
  if (isSet(mount, "mountPropagation")) {
    const context = container.securityContext;
    const isPrivileged = typeof context === "object" && context !== null && "privileged" in context && context.privileged === true;
    if (!PROPAGATION.includes(propagation)) errors.push(unsupported(`${path}.mountPropagation`, propagation, PROPAGATION));
    else if (propagation === "Bidirectional" && !isPrivileged) {
      errors.push(forbidden2(`${path}.mountPropagation`, "Bidirectional mount propagation is available only to privileged containers"));
    }
  }
  if (!isSet(mount, "recursiveReadOnly")) return errors;
  const mode2 = readText(mount, "recursiveReadOnly");
  const at = `${path}.recursiveReadOnly`;
  if (!READ_ONLY_MODES.includes(mode2)) errors.push(unsupported(at, mode2, READ_ONLY_MODES));
  else if (mode2 !== "Disabled" && mount.readOnly !== true) errors.push(forbidden2(at, "may only be specified when readOnly is true"));
  return errors;
}

// sim/api/validation/containers.ts
var MESSAGE_POLICIES = ["File", "FallbackToLogsOnError"];
var PULL_POLICIES = ["Always", "IfNotPresent", "Never"];
var RESTART_POLICIES = ["Always", "Never", "OnFailure"];
var MAX_RESTART_RULES = 20;
var ONLY_SIDECARS = "may not be set for init containers without restartPolicy=Always";
function validateContainers(spec, context, path) {
  const containers = readObjects(spec, "containers");
  if (containers.length === 0) return [required(path)];
  const names = /* @__PURE__ */ new Set();
  const errors = containers.flatMap((container, i) => {
    const at = `${path}[${i}]`;
    const name = readText(container, "name");
    const own = [...validateCommon(container, context, at)];
    if (names.has(name)) own.push(duplicate(`${at}.name`, name));
    names.add(name);
    own.push(...validateLifecycle(container, context.graceSeconds, at), ...validateProbes(container, at));
    return [...own, ...validateRestartPolicy(container, at)];
  });
  return [...errors, ...validateHostPorts(containers, path)];
}
function validateInitContainers(spec, context, path) {
  const names = new Set(readObjects(spec, "containers").map((container) => readText(container, "name")));
  return readObjects(spec, "initContainers").flatMap((container, i) => {
    const at = `${path}[${i}]`;
    const name = readText(container, "name");
    const errors = [...validateCommon(container, context, at), ...validateRestartPolicy(container, at)];
    if (names.has(name)) errors.push(duplicate(`${at}.name`, name));
    else if (name !== "") names.add(name);
    errors.push(...validateHostPorts([container], path));
    if (readText(container, "restartPolicy") === "Always") {
      return [...errors, ...validateLifecycle(container, context.graceSeconds, at), ...validateProbes(container, at)];
    }
    for (const field of ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]) {
      if (isSet(container, field)) errors.push(forbidden2(`${at}.${field}`, ONLY_SIDECARS));
    }
    return errors;
  });
}
function validateCommon(container, context, path) {
  const name = readText(container, "name");
  const errors = name === "" ? [required(`${path}.name`)] : [...invalidEach(`${path}.name`, name, dnsLabelErrors(name))];
  if (readText(container, "image") === "") errors.push(required(`${path}.image`));
  errors.push(...validateWord2(container, "terminationMessagePolicy", MESSAGE_POLICIES, path));
  errors.push(...validatePorts(container, `${path}.ports`));
  errors.push(...validateEnv(container, `${path}.env`));
  errors.push(...validateEnvFrom(container, `${path}.envFrom`));
  errors.push(...validateVolumeMounts(container, context.volumes, `${path}.volumeMounts`));
  errors.push(...validateWord2(container, "imagePullPolicy", PULL_POLICIES, path));
  errors.push(...validateResources(container, `${path}.resources`));
  errors.push(...validateSecurityContext(container, `${path}.securityContext`));
  return errors;
}
function validateWord2(container, key, supported, path) {
  const word = readText(container, key);
  if (word === "") return [required(`${path}.${key}`)];
  return supported.includes(word) ? [] : [unsupported(`${path}.${key}`, word, supported)];
}
function validateRestartPolicy(container, path) {
  const policy = readText(container, "restartPolicy");
  const rules = readList(container, "restartPolicyRules");
  if (!isSet(container, "restartPolicy")) {
    if (rules.length === 0) return [];
    return [required(`${path}.restartPolicy`, "must specify restartPolicy when restart rules are used")];
  }
  const errors = RESTART_POLICIES.includes(policy) ? [] : [unsupported(`${path}.restartPolicy`, policy, RESTART_POLICIES)];
  if (rules.length > MAX_RESTART_RULES) errors.push(tooMany(`${path}.restartPolicyRules`, rules.length, MAX_RESTART_RULES));
  readObjects(container, "restartPolicyRules").forEach((rule, i) => {
    errors.push(...validateRestartRule(rule, `${path}.restartPolicyRules[${i}]`));
  });
  return errors;
}
function validateRestartRule(rule, path) {
  const action = readText(rule, "action");
  const errors = [];
  if (action === "") errors.push(required(`${path}.action`));
  else if (action !== "Restart") errors.push(unsupported(`${path}.action`, action, ["Restart"]));
  const exitCodes = readObject(rule, "exitCodes");
  if (exitCodes === void 0) return [...errors, required(`${path}.exitCodes`, "must be specified")];
  const operator = readText(exitCodes, "operator");
  if (operator !== "In" && operator !== "NotIn") errors.push(unsupported(`${path}.exitCodes.operator`, operator, ["In", "NotIn"]));
  const count = readList(exitCodes, "values").length;
  if (count === 0) errors.push(invalid(`${path}.exitCodes.values`, [], "at least one value is required"));
  return errors;
}

// sim/api/validation/scheduling.ts
var EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];
var SPREAD_ACTIONS = ["DoNotSchedule", "ScheduleAnyway"];
var SPREAD_POLICIES = ["Honor", "Ignore"];
function validateTolerations(spec, path) {
  return readObjects(spec, "tolerations").flatMap((toleration, i) => validateToleration(toleration, `${path}[${i}]`));
}
function validateToleration(toleration, path) {
  const [key, operator, value, effect] = ["key", "operator", "value", "effect"].map((name) => readText(toleration, name));
  const errors = key === "" ? [] : [...invalidEach(`${path}.key`, key, labelKeyErrors(key))];
  if (key === "" && operator !== "Exists") {
    const text = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalid(`${path}.operator`, operator, text));
  }
  if (readNumber(toleration, "tolerationSeconds") !== void 0 && effect !== "NoExecute") {
    errors.push(invalid(`${path}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
  }
  errors.push(...validateTolerationValue(operator, value, `${path}.operator`));
  if (effect !== "" && !EFFECTS.includes(effect)) errors.push(unsupported(`${path}.effect`, effect, EFFECTS));
  return errors;
}
function validateTolerationValue(operator, value, path) {
  if (operator === "Exists") return value === "" ? [] : [invalid(path, value, "value must be empty when `operator` is 'Exists'")];
  if (operator !== "Equal" && operator !== "") return [unsupported(path, operator, ["Equal", "Exists"])];
  const problems = labelValueErrors(value);
  return problems.length === 0 ? [] : [invalid(path, value, problems.join(";"))];
}
function validateGates(spec, path) {
  const errors = readObjects(spec, "readinessGates").flatMap((gate, i) => {
    const type2 = readText(gate, "conditionType");
    return [...invalidEach(`${path}.readinessGates[${i}].conditionType`, type2, labelKeyErrors(type2))];
  });
  const seen = /* @__PURE__ */ new Set();
  readObjects(spec, "schedulingGates").forEach((gate, i) => {
    const name = readText(gate, "name");
    const at = `${path}.schedulingGates[${i}]`;
    errors.push(...invalidEach(at, name, labelKeyErrors(name)));
    if (seen.has(name)) errors.push(duplicate(at, name));
    seen.add(name);
  });
  return errors;
}
function validateTopologySpread(spec, path) {
  const constraints = readObjects(spec, "topologySpreadConstraints");
  return constraints.flatMap((constraint, i) => {
    const at = `${path}[${i}]`;
    const errors = [];
    const maxSkew = readNumber(constraint, "maxSkew") ?? 0;
    const topologyKey = readText(constraint, "topologyKey");
    const action = readText(constraint, "whenUnsatisfiable");
    if (maxSkew <= 0) errors.push(invalid(`${at}.maxSkew`, maxSkew, "must be greater than zero"));
    if (topologyKey === "") errors.push(required(`${at}.topologyKey`, "can not be empty"));
    if (!SPREAD_ACTIONS.includes(action)) errors.push(unsupported(`${at}.whenUnsatisfiable`, action, SPREAD_ACTIONS));
    const isRepeated = constraints.slice(i + 1).some((other) => readText(other, "topologyKey") === topologyKey && readText(other, "whenUnsatisfiable") === action);
    if (isRepeated) errors.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${action}}`));
    return [...errors, ...validateSpreadOptions(constraint, action, at)];
  });
}
function validateSpreadOptions(constraint, action, path) {
  const errors = [];
  const minDomains = readNumber(constraint, "minDomains");
  if (minDomains !== void 0) {
    if (minDomains <= 0) errors.push(invalid(`${path}.minDomains`, minDomains, "must be greater than zero"));
    if (action !== "DoNotSchedule") {
      const text = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
      errors.push(invalid(`${path}.minDomains`, minDomains, text));
    }
  }
  for (const policy of ["nodeAffinityPolicy", "nodeTaintsPolicy"]) {
    const word = readText(constraint, policy);
    if (isSet(constraint, policy) && !SPREAD_POLICIES.includes(word)) errors.push(unsupported(`${path}.${policy}`, word, SPREAD_POLICIES));
  }
  const keys = readTexts(constraint, "matchLabelKeys");
  const selector = readObject(constraint, "labelSelector");
  if (keys.length > 0 && selector === void 0) {
    errors.push(forbidden2(`${path}.matchLabelKeys`, "must not be specified when labelSelector is not set"));
  }
  keys.forEach((key, i) => {
    errors.push(...invalidEach(`${path}.matchLabelKeys[${i}]`, key, labelKeyErrors(key)));
  });
  return [...errors, ...validateLabelSelector(selector, `${path}.labelSelector`)];
}

// sim/api/validation/volumes.ts
var SOURCES2 = [
  "emptyDir",
  "hostPath",
  "gitRepo",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "secret",
  "nfs",
  "iscsi",
  "glusterfs",
  "flocker",
  "persistentVolumeClaim",
  "rbd",
  "cinder",
  "cephfs",
  "quobyte",
  "downwardAPI",
  "fc",
  "configMap",
  "azureFile",
  "vsphereVolume",
  "azureDisk",
  "photonPersistentDisk",
  "portworxVolume",
  "storageos",
  "projected",
  "scaleIO",
  "csi",
  "ephemeral",
  "image"
];
var HOST_PATH_TYPES = ["", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"];
var FILE_MODE3 = "must be a number between 0 and 0777 (octal), both inclusive";
var VOLUME_SOURCES = SOURCES2;
function validateVolumes(volumes, path) {
  const errors = [];
  const byName2 = /* @__PURE__ */ new Map();
  volumes.forEach((volume, i) => {
    const name = readText(volume, "name");
    const own = [...validateSource2(volume, `${path}[${i}]`)];
    if (name === "") own.push(required(`${path}[${i}].name`));
    else own.push(...invalidEach(`${path}[${i}].name`, name, dnsLabelErrors(name)));
    if (byName2.has(name)) own.push(duplicate(`${path}[${i}].name`, name));
    if (own.length === 0) byName2.set(name, volume);
    errors.push(...own);
  });
  return { errors, byName: byName2 };
}
function validateSource2(volume, path) {
  const [first, ...others] = SOURCES2.filter((source2) => isSet(volume, source2));
  if (first === void 0) return [required(path, "must specify a volume type")];
  const errors = [...validateOneSource(first, readStruct(volume, first), `${path}.${first}`)];
  for (const other of others) errors.push(forbidden2(`${path}.${other}`, "may not specify more than 1 volume type"));
  return errors;
}
function validateOneSource(type2, source2, path) {
  switch (type2) {
    case "emptyDir": {
      const limit = source2.sizeLimit;
      const isNegative = typeof limit === "string" && compareQuantities(canonicalQuantity(limit), "0") < 0;
      return isNegative ? [forbidden2(`${path}.sizeLimit`, "SizeLimit field must be a valid resource quantity")] : [];
    }
    case "hostPath":
      return validateHostPath(source2, path);
    case "secret":
      return [...requiredText(source2, "secretName", path), ...validateItems(source2, path)];
    case "configMap":
      return [...requiredText(source2, "name", path), ...validateItems(source2, path)];
    case "persistentVolumeClaim":
      return requiredText(source2, "claimName", path);
    case "nfs":
      return validateNfs(source2, path);
    case "downwardAPI":
      return [...validateMode(source2, "defaultMode", path), ...validateDownwardFiles(source2, path)];
    case "projected":
      return validateProjected(source2, path);
    case "csi":
      return requiredText(source2, "driver", path);
    case "ephemeral":
      return isSet(source2, "volumeClaimTemplate") ? [] : [required(`${path}.volumeClaimTemplate`)];
    default:
      return [];
  }
}
function requiredText(source2, key, path) {
  return readText(source2, key) === "" ? [required(`${path}.${key}`)] : [];
}
function validateHostPath(source2, path) {
  const hostPath = readText(source2, "path");
  if (hostPath === "") return [required(`${path}.path`)];
  const errors = [...validatePathNoBacksteps(hostPath, `${path}.path`)];
  const type2 = readText(source2, "type");
  if (!HOST_PATH_TYPES.includes(type2)) errors.push(unsupported(`${path}.type`, type2, HOST_PATH_TYPES));
  return errors;
}
function validateNfs(source2, path) {
  const directory2 = readText(source2, "path");
  const errors = [...requiredText(source2, "server", path), ...requiredText(source2, "path", path)];
  return directory2.startsWith("/") ? errors : [...errors, invalid(`${path}.path`, directory2, "must be an absolute path")];
}
function validateMode(source2, key, path) {
  const mode2 = readNumber(source2, key);
  return mode2 === void 0 || mode2 >= 0 && mode2 <= 511 ? [] : [invalid(`${path}.${key}`, mode2, FILE_MODE3)];
}
function validateItems(source2, path) {
  const errors = [...validateMode(source2, "defaultMode", path)];
  readObjects(source2, "items").forEach((item, i) => {
    const itemPath = `${path}.items[${i}]`;
    errors.push(...requiredText(item, "key", itemPath), ...requiredText(item, "path", itemPath));
    errors.push(...validateLocalPath(readText(item, "path"), `${itemPath}.path`, "not reserved"));
    errors.push(...validateMode(item, "mode", itemPath));
  });
  return errors;
}
function validateDownwardFiles(source2, path) {
  return readObjects(source2, "items").flatMap((item, i) => {
    const itemPath = `${path}.items[${i}]`;
    const file = readText(item, "path");
    const fieldRef = readObject(item, "fieldRef");
    const resourceRef = readObject(item, "resourceFieldRef");
    const errors = file === "" ? [required(`${path}.path`)] : [];
    errors.push(...validateLocalPath(file, `${path}.path`, "not reserved"));
    if (fieldRef !== void 0) {
      errors.push(...validateFieldRef(fieldRef, `${path}.fieldRef`, "volume"));
      if (resourceRef !== void 0) {
        errors.push(invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously"));
      }
    } else if (resourceRef !== void 0) errors.push(...validateResourceFieldRef(resourceRef, `${path}.resourceFieldRef`, "volume"));
    else errors.push(required(path, "one of fieldRef and resourceFieldRef is required"));
    return [...errors, ...validateMode(item, "mode", itemPath)];
  });
}
function validateProjected(source2, path) {
  const errors = [...validateMode(source2, "defaultMode", path)];
  readObjects(source2, "sources").forEach((projection, i) => {
    const at = `${path}.sources[${i}]`;
    const kinds = ["secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle"].filter(
      (kind2) => isSet(projection, kind2)
    );
    for (const kind2 of kinds.slice(1)) errors.push(forbidden2(`${path}.${kind2}`, "may not specify more than 1 volume type per source"));
    const [kind] = kinds;
    if (kind === void 0) errors.push(required(at, "must specify at least one of secret, configMap, downwardAPI, serviceAccountToken"));
    else if (kind === "secret" || kind === "configMap") {
      const part = readStruct(projection, kind);
      errors.push(...requiredText(part, "name", `${at}.${kind}`), ...validateItems(part, `${at}.${kind}`));
    } else if (kind === "downwardAPI") errors.push(...validateDownwardFiles(readStruct(projection, kind), `${at}.${kind}`));
    else if (kind === "serviceAccountToken") errors.push(...requiredText(readStruct(projection, kind), "path", `${at}.${kind}`));
  });
  return errors;
}

// sim/api/validation/pod-spec.ts
var RESTART_POLICIES2 = ["Always", "OnFailure", "Never"];
var DNS_POLICIES = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];
var MAX_INT322 = 2147483647;
function validatePodTemplate(template, path) {
  const metadata = readStruct(template, "metadata");
  const spec = readStruct(template, "spec");
  const errors = [
    ...validateLabels(readPairs(metadata, "labels"), `${path}.labels`),
    ...validateAnnotations(metadata, `${path}.annotations`),
    ...validatePodSpec(spec, `${path}.spec`, "template")
  ];
  if (readObjects(spec, "ephemeralContainers").length > 0) {
    errors.push(forbidden2(`${path}.spec.ephemeralContainers`, "ephemeral containers not allowed in pod template"));
  }
  return errors;
}
function validatePodSpec(spec, path, owner) {
  const { errors: volumeErrors, byName: volumes } = validateVolumes(readObjects(spec, "volumes"), `${path}.volumes`);
  const context = { volumes, graceSeconds: readNumber(spec, "terminationGracePeriodSeconds") };
  return [
    ...volumeErrors,
    ...validateContainers(spec, context, `${path}.containers`),
    ...validateInitContainers(spec, context, `${path}.initContainers`),
    ...validateHostNetworkPorts(spec, path, owner),
    ...validateWord3(spec, "restartPolicy", RESTART_POLICIES2, path),
    ...validateWord3(spec, "dnsPolicy", DNS_POLICIES, path),
    ...validateLabels(readPairs(spec, "nodeSelector"), `${path}.nodeSelector`),
    ...validatePodSecurityContext(spec, `${path}.securityContext`),
    ...validateAffinity(spec, `${path}.affinity`),
    ...validateDnsConfig(spec, `${path}.dnsConfig`),
    ...validateGates(spec, path),
    ...validateTopologySpread(spec, `${path}.topologySpreadConstraints`),
    ...validateHostUsers(spec, path),
    ...validateName2(spec, "serviceAccountName", dnsSubdomainErrors, path),
    ...validateName2(spec, "nodeName", dnsSubdomainErrors, path),
    ...validateActiveDeadline(spec, path),
    ...validateName2(spec, "hostname", dnsLabelErrors, path),
    ...validateName2(spec, "subdomain", dnsLabelErrors, path),
    ...validateTolerations(spec, `${path}.tolerations`),
    ...validateHostAliases(spec, `${path}.hostAliases`),
    ...validateName2(spec, "priorityClassName", dnsSubdomainErrors, path),
    ...validateName2(spec, "runtimeClassName", dnsSubdomainErrors, path),
    ...isSet(spec, "preemptionPolicy") ? validateWord3(spec, "preemptionPolicy", ["PreemptLowerPriority", "Never"], path) : [],
    ...validateOs(spec, `${path}.os`)
  ];
}
function validateWord3(spec, key, supported, path) {
  const word = readText(spec, key);
  if (word === "") return [required(`${path}.${key}`)];
  return supported.includes(word) ? [] : [unsupported(`${path}.${key}`, word, supported)];
}
function validateName2(spec, key, rule, path) {
  const name = readText(spec, key);
  return name === "" ? [] : invalidEach(`${path}.${key}`, name, rule(name));
}
function validateActiveDeadline(spec, path) {
  const seconds = readNumber(spec, "activeDeadlineSeconds");
  if (seconds === void 0 || seconds >= 1 && seconds <= MAX_INT322) return [];
  return [invalid(`${path}.activeDeadlineSeconds`, seconds, `must be between 1 and ${MAX_INT322}, inclusive`)];
}
function validateHostNetworkPorts(spec, path, owner) {
  if (readFlag(spec, "hostNetwork") !== true) return [];
  return readObjects(spec, "containers").flatMap(
    (container, i) => readObjects(container, "ports").flatMap((port, j) => {
      const hostPort = readNumber(port, "hostPort") ?? 0;
      const mustMatch2 = owner === "pod" || hostPort !== 0;
      if (!mustMatch2 || hostPort === (readNumber(port, "containerPort") ?? 0)) return [];
      const at = `${path}.containers[${i}].ports[${j}].hostPort`;
      return [invalid(at, hostPort, "must match `containerPort` when `hostNetwork` is true")];
    })
  );
}
function validateDnsConfig(spec, path) {
  const config = readObject(spec, "dnsConfig");
  const servers = readTexts(config, "nameservers");
  if (readText(spec, "dnsPolicy") === "None") {
    if (config === void 0) return [required(path, "must provide `dnsConfig` when `dnsPolicy` is None")];
    if (servers.length === 0) {
      return [required(`${path}.nameservers`, "must provide at least one DNS nameserver when `dnsPolicy` is None")];
    }
  }
  const errors = [];
  if (servers.length > 3) errors.push(invalid(`${path}.nameservers`, servers, "must not have more than 3 nameservers"));
  readObjects(config, "options").forEach((option, i) => {
    if (readText(option, "name") === "") errors.push(required(`${path}.options[${i}]`, "must not be empty"));
  });
  return errors;
}
function validateHostAliases(spec, path) {
  return readObjects(spec, "hostAliases").flatMap(
    (alias, i) => readTexts(alias, "hostnames").flatMap((name, j) => invalidEach(`${path}[${i}].hostnames[${j}]`, name, dnsSubdomainErrors(name)))
  );
}
function validateOs(spec, path) {
  const os = readObject(spec, "os");
  if (os === void 0) return [];
  const name = readText(os, "name");
  if (name === "") return [required(`${path}.name`, "cannot be empty")];
  return name === "linux" || name === "windows" ? [] : [unsupported(`${path}`, name, ["linux", "windows"])];
}

// sim/api/validation/internal-structs.ts
var list = (fields) => ({ kind: "list", fields });
var pointer2 = (fields) => ({ kind: "pointer", fields });
var struct = (fields) => ({ kind: "struct", fields });
var plain = (shape, ...names) => names.map((name) => [name, name.charAt(0).toLowerCase() + name.slice(1), shape]);
var FIELD_REF = [
  ["APIVersion", "apiVersion", "text"],
  ["FieldPath", "fieldPath", "text"]
];
var RESOURCE_REF = [...plain("text", "ContainerName", "Resource"), ["Divisor", "divisor", "quantity"]];
var KEY_REF = [...plain("text", "Name", "Key"), ...plain("pointer", "Optional")];
var KEY_TO_PATH = [...plain("text", "Key", "Path"), ...plain("pointer", "Mode")];
var OBJECT_REF = [...plain("text", "Name"), ...plain("pointer", "Optional")];
var VALUE_FROM = [
  ["FieldRef", "fieldRef", pointer2(() => FIELD_REF)],
  ["ResourceFieldRef", "resourceFieldRef", pointer2(() => RESOURCE_REF)],
  ["ConfigMapKeyRef", "configMapKeyRef", pointer2(() => KEY_REF)],
  ["SecretKeyRef", "secretKeyRef", pointer2(() => KEY_REF)],
  ["FileKeyRef", "fileKeyRef", pointer2(() => [...plain("text", "VolumeName", "Path", "Key"), ...plain("pointer", "Optional")])]
];
var ENV = [...plain("text", "Name", "Value"), ["ValueFrom", "valueFrom", pointer2(() => VALUE_FROM)]];
var ENV_FROM = [
  ["Prefix", "prefix", "text"],
  ["ConfigMapRef", "configMapRef", pointer2(() => OBJECT_REF)],
  ["SecretRef", "secretRef", pointer2(() => OBJECT_REF)]
];
var PORT = [
  ["Name", "name", "text"],
  ...plain("number", "HostPort", "ContainerPort"),
  ["Protocol", "protocol", "text"],
  ["HostIP", "hostIP", "text"]
];
var RESOURCES3 = [
  ...plain("quantities", "Limits", "Requests"),
  ["Claims", "claims", list(() => plain("text", "Name", "Request"))]
];
var VOLUME_MOUNT = [
  ["Name", "name", "text"],
  ["ReadOnly", "readOnly", "flag"],
  ["RecursiveReadOnly", "recursiveReadOnly", "pointer"],
  ...plain("text", "MountPath", "SubPath"),
  ["MountPropagation", "mountPropagation", "pointer"],
  ["SubPathExpr", "subPathExpr", "text"]
];
var EXEC = plain("pointer", "Command");
var HTTP_GET = [
  ["Path", "path", "text"],
  ["Port", "port", "number"],
  ...plain("text", "Host", "Scheme"),
  ["HTTPHeaders", "httpHeaders", list(() => plain("text", "Name", "Value"))]
];
var TCP_SOCKET = [
  ["Port", "port", "number"],
  ["Host", "host", "text"]
];
var HANDLERS = [
  ["Exec", "exec", pointer2(() => EXEC)],
  ["HTTPGet", "httpGet", pointer2(() => HTTP_GET)],
  ["TCPSocket", "tcpSocket", pointer2(() => TCP_SOCKET)]
];
var PROBE = [
  ...HANDLERS,
  [
    "GRPC",
    "grpc",
    pointer2(() => [
      ["Port", "port", "number"],
      ["Service", "service", "pointer"]
    ])
  ],
  ...plain("number", "InitialDelaySeconds", "TimeoutSeconds", "PeriodSeconds", "SuccessThreshold", "FailureThreshold"),
  ...plain("pointer", "TerminationGracePeriodSeconds")
];
var HOOK = [...HANDLERS, ["Sleep", "sleep", pointer2(() => plain("number", "Seconds"))]];
var LIFECYCLE = [
  ["PostStart", "postStart", pointer2(() => HOOK)],
  ["PreStop", "preStop", pointer2(() => HOOK)],
  ["StopSignal", "stopSignal", "pointer"]
];
var PROFILE = [...plain("text", "Type"), ...plain("pointer", "LocalhostProfile")];
var SECURITY_CONTEXT = [
  ["Capabilities", "capabilities", pointer2(() => plain("pointer", "Add", "Drop"))],
  ["Privileged", "privileged", "pointer"],
  ["SELinuxOptions", "seLinuxOptions", pointer2(() => plain("text", "User", "Role", "Type", "Level"))],
  ...plain(
    "pointer",
    "WindowsOptions",
    "RunAsUser",
    "RunAsGroup",
    "RunAsNonRoot",
    "ReadOnlyRootFilesystem",
    "AllowPrivilegeEscalation",
    "ProcMount"
  ),
  ["SeccompProfile", "seccompProfile", pointer2(() => PROFILE)],
  ["AppArmorProfile", "appArmorProfile", pointer2(() => PROFILE)]
];
var RESTART_RULE = [
  ["Action", "action", "text"],
  ["ExitCodes", "exitCodes", pointer2(() => [...plain("text", "Operator"), ...plain("pointer", "Values")])]
];
var CONTAINER = [
  ...plain("text", "Name", "Image"),
  ...plain("pointer", "Command", "Args"),
  ["WorkingDir", "workingDir", "text"],
  ["Ports", "ports", list(() => PORT)],
  ["EnvFrom", "envFrom", list(() => ENV_FROM)],
  ["Env", "env", list(() => ENV)],
  ["Resources", "resources", struct(() => RESOURCES3)],
  ["ResizePolicy", "resizePolicy", list(() => plain("text", "ResourceName", "RestartPolicy"))],
  ["RestartPolicy", "restartPolicy", "pointer"],
  ["RestartPolicyRules", "restartPolicyRules", list(() => RESTART_RULE)],
  ["VolumeMounts", "volumeMounts", list(() => VOLUME_MOUNT)],
  ["VolumeDevices", "volumeDevices", list(() => plain("text", "Name", "DevicePath"))],
  ["LivenessProbe", "livenessProbe", pointer2(() => PROBE)],
  ["ReadinessProbe", "readinessProbe", pointer2(() => PROBE)],
  ["StartupProbe", "startupProbe", pointer2(() => PROBE)],
  ["Lifecycle", "lifecycle", pointer2(() => LIFECYCLE)],
  ...plain("text", "TerminationMessagePath", "TerminationMessagePolicy", "ImagePullPolicy"),
  ["SecurityContext", "securityContext", pointer2(() => SECURITY_CONTEXT)],
  ...plain("flag", "Stdin", "StdinOnce"),
  ["TTY", "tty", "flag"]
];
var DOWNWARD_FILE = [
  ["Path", "path", "text"],
  ["FieldRef", "fieldRef", pointer2(() => FIELD_REF)],
  ["ResourceFieldRef", "resourceFieldRef", pointer2(() => RESOURCE_REF)],
  ["Mode", "mode", "pointer"]
];
var ITEMS = [["Items", "items", list(() => KEY_TO_PATH)]];
var DOWNWARD_ITEMS = [["Items", "items", list(() => DOWNWARD_FILE)]];
var NAMED_ITEMS = [...plain("text", "Name"), ...ITEMS, ...plain("pointer", "Optional")];
var PROJECTION = [
  ["Secret", "secret", pointer2(() => NAMED_ITEMS)],
  ["DownwardAPI", "downwardAPI", pointer2(() => DOWNWARD_ITEMS)],
  ["ConfigMap", "configMap", pointer2(() => NAMED_ITEMS)],
  [
    "ServiceAccountToken",
    "serviceAccountToken",
    pointer2(() => [...plain("text", "Audience"), ...plain("number", "ExpirationSeconds"), ...plain("text", "Path")])
  ],
  ...plain("pointer", "ClusterTrustBundle", "PodCertificate")
];
var VOLUME = [
  ["Name", "name", "text"],
  ["HostPath", "hostPath", pointer2(() => [...plain("text", "Path"), ...plain("pointer", "Type")])],
  ["EmptyDir", "emptyDir", pointer2(() => [...plain("text", "Medium"), ...plain("pointer", "SizeLimit")])],
  ["GCEPersistentDisk", "gcePersistentDisk", "pointer"],
  ["AWSElasticBlockStore", "awsElasticBlockStore", "pointer"],
  ["GitRepo", "gitRepo", "pointer"],
  ["Secret", "secret", pointer2(() => [...plain("text", "SecretName"), ...ITEMS, ...plain("pointer", "DefaultMode", "Optional")])],
  ["NFS", "nfs", pointer2(() => [...plain("text", "Server", "Path"), ...plain("flag", "ReadOnly")])],
  ["ISCSI", "iscsi", "pointer"],
  ["Glusterfs", "glusterfs", "pointer"],
  ["PersistentVolumeClaim", "persistentVolumeClaim", pointer2(() => [...plain("text", "ClaimName"), ...plain("flag", "ReadOnly")])],
  ["RBD", "rbd", "pointer"],
  ...plain("pointer", "Quobyte", "FlexVolume", "Cinder"),
  ["CephFS", "cephfs", "pointer"],
  ["Flocker", "flocker", "pointer"],
  ["DownwardAPI", "downwardAPI", pointer2(() => [...DOWNWARD_ITEMS, ...plain("pointer", "DefaultMode")])],
  ["FC", "fc", "pointer"],
  ["AzureFile", "azureFile", "pointer"],
  ["ConfigMap", "configMap", pointer2(() => [...plain("text", "Name"), ...ITEMS, ...plain("pointer", "DefaultMode", "Optional")])],
  ...plain("pointer", "VsphereVolume", "AzureDisk", "PhotonPersistentDisk"),
  ["Projected", "projected", pointer2(() => [["Sources", "sources", list(() => PROJECTION)], ...plain("pointer", "DefaultMode")])],
  ...plain("pointer", "PortworxVolume", "ScaleIO"),
  ["StorageOS", "storageos", "pointer"],
  ["CSI", "csi", "pointer"],
  ...plain("pointer", "Ephemeral", "Image")
];
var NODE_RULES = [...plain("text", "Key", "Operator"), ...plain("pointer", "Values")];
var NODE_TERM = [
  ["MatchExpressions", "matchExpressions", list(() => NODE_RULES)],
  ["MatchFields", "matchFields", list(() => NODE_RULES)]
];
var REQUIRED2 = "requiredDuringSchedulingIgnoredDuringExecution";
var PREFERRED2 = "preferredDuringSchedulingIgnoredDuringExecution";
var NODE_AFFINITY = [
  [
    "RequiredDuringSchedulingIgnoredDuringExecution",
    REQUIRED2,
    pointer2(() => [["NodeSelectorTerms", "nodeSelectorTerms", list(() => NODE_TERM)]])
  ],
  [
    "PreferredDuringSchedulingIgnoredDuringExecution",
    PREFERRED2,
    list(() => [
      ["Weight", "weight", "number"],
      ["Preference", "preference", struct(() => NODE_TERM)]
    ])
  ]
];
var POD_TERM = [
  ...plain("pointer", "LabelSelector", "Namespaces"),
  ["TopologyKey", "topologyKey", "text"],
  ...plain("pointer", "NamespaceSelector", "MatchLabelKeys", "MismatchLabelKeys")
];
var POD_AFFINITY = [
  ["RequiredDuringSchedulingIgnoredDuringExecution", REQUIRED2, list(() => POD_TERM)],
  [
    "PreferredDuringSchedulingIgnoredDuringExecution",
    PREFERRED2,
    list(() => [
      ["Weight", "weight", "number"],
      ["PodAffinityTerm", "podAffinityTerm", struct(() => POD_TERM)]
    ])
  ]
];
var AFFINITY = [
  ["NodeAffinity", "nodeAffinity", pointer2(() => NODE_AFFINITY)],
  ["PodAffinity", "podAffinity", pointer2(() => POD_AFFINITY)],
  ["PodAntiAffinity", "podAntiAffinity", pointer2(() => POD_AFFINITY)]
];
var SPREAD = [
  ["MaxSkew", "maxSkew", "number"],
  ...plain("text", "TopologyKey", "WhenUnsatisfiable"),
  ...plain("pointer", "LabelSelector", "MinDomains", "NodeAffinityPolicy", "NodeTaintsPolicy", "MatchLabelKeys")
];
var POD_SPEC = [
  ["Volumes", "volumes", list(() => VOLUME)],
  ["InitContainers", "initContainers", list(() => CONTAINER)],
  ["Containers", "containers", list(() => CONTAINER)],
  ["EphemeralContainers", "ephemeralContainers", "pointer"],
  ["RestartPolicy", "restartPolicy", "text"],
  ...plain("pointer", "TerminationGracePeriodSeconds", "ActiveDeadlineSeconds"),
  ["DNSPolicy", "dnsPolicy", "text"],
  ["NodeSelector", "nodeSelector", "pointer"],
  ["ServiceAccountName", "serviceAccountName", "text"],
  ["AutomountServiceAccountToken", "automountServiceAccountToken", "pointer"],
  ["NodeName", "nodeName", "text"],
  ["SecurityContext", "securityContext", "embedded security"],
  ["ImagePullSecrets", "imagePullSecrets", list(() => plain("text", "Name"))],
  ...plain("text", "Hostname", "Subdomain"),
  ["SetHostnameAsFQDN", "setHostnameAsFQDN", "pointer"],
  ["Affinity", "affinity", pointer2(() => AFFINITY)],
  ["SchedulerName", "schedulerName", "text"],
  [
    "Tolerations",
    "tolerations",
    list(() => [...plain("text", "Key", "Operator", "Value", "Effect"), ...plain("pointer", "TolerationSeconds")])
  ],
  [
    "HostAliases",
    "hostAliases",
    list(() => [
      ["IP", "ip", "text"],
      ["Hostnames", "hostnames", "pointer"]
    ])
  ],
  ["PriorityClassName", "priorityClassName", "text"],
  ...plain("pointer", "Priority", "PreemptionPolicy"),
  [
    "DNSConfig",
    "dnsConfig",
    pointer2(() => [
      ...plain("pointer", "Nameservers", "Searches"),
      ["Options", "options", list(() => [...plain("text", "Name"), ...plain("pointer", "Value")])]
    ])
  ],
  ["ReadinessGates", "readinessGates", list(() => plain("text", "ConditionType"))],
  ["RuntimeClassName", "runtimeClassName", "pointer"],
  ["Overhead", "overhead", "quantities"],
  ["EnableServiceLinks", "enableServiceLinks", "pointer"],
  ["TopologySpreadConstraints", "topologySpreadConstraints", list(() => SPREAD)],
  ["OS", "os", pointer2(() => plain("text", "Name"))],
  ["SchedulingGates", "schedulingGates", list(() => plain("text", "Name"))],
  [
    "ResourceClaims",
    "resourceClaims",
    list(() => [...plain("text", "Name"), ...plain("pointer", "ResourceClaimName", "ResourceClaimTemplateName")])
  ],
  ["Resources", "resources", pointer2(() => RESOURCES3)],
  ...plain("pointer", "HostnameOverride", "WorkloadRef")
];
var FAILURE_RULE = [
  ["Action", "action", "text"],
  [
    "OnExitCodes",
    "onExitCodes",
    pointer2(() => [...plain("pointer", "ContainerName"), ...plain("text", "Operator"), ...plain("pointer", "Values")])
  ],
  ["OnPodConditions", "onPodConditions", list(() => plain("text", "Type", "Status"))]
];
var FAILURE_POLICY = [["Rules", "rules", list(() => FAILURE_RULE)]];
var SUCCESS_POLICY = plain("pointer", "SucceededIndexes", "SucceededCount");

// sim/api/validation/template-dump.ts
function dumpPodTemplate(template) {
  const metadata = readStruct(template, "metadata");
  const shown = {};
  for (const key of ["name", "generateName", "namespace"]) {
    if (readText(metadata, key) !== "") shown[key] = readText(metadata, key);
  }
  for (const key of ["labels", "annotations"]) {
    const map = readObject(metadata, key);
    if (map !== void 0 && Object.keys(map).length > 0) shown[key] = sorted(map);
  }
  return goJson({ ...shown, Spec: dumpStruct(readStruct(template, "spec"), POD_SPEC) }, "as given");
}
var dumpFailurePolicy = (policy) => goJson(dumpStruct(policy, FAILURE_POLICY), "as given");
function dumpSuccessPolicy(policy) {
  const rules = readObjects(policy, "rules").map((rule) => dumpStruct(rule, SUCCESS_POLICY));
  return goJson({ Rules: isSet(policy, "rules") ? rules : null }, "as given");
}
function dumpStruct(value, shape) {
  const fields = {};
  for (const [goName, jsonKey, field] of shape) {
    fields[goName] = field === "embedded security" ? dumpSecurity(value, jsonKey) : dumpField(value[jsonKey], field);
  }
  return fields;
}
function dumpField(value, shape) {
  const isUnset = value === void 0 || value === null;
  switch (shape) {
    case "text":
      return isUnset ? "" : value;
    case "number":
      return isUnset ? 0 : value;
    case "flag":
      return isUnset ? false : value;
    case "pointer":
      return isUnset ? null : isObject(value) ? sorted(value) : value;
    case "quantity":
      return isUnset ? "0" : canonicalQuantity(String(value));
    case "quantities":
      return isObject(value) ? mapValues(sorted(value), (item) => canonicalQuantity(String(item))) : null;
    case "embedded security":
      return null;
  }
  if (shape.kind === "struct") return dumpStruct(isObject(value) ? value : {}, shape.fields());
  if (shape.kind === "pointer") return isObject(value) ? dumpStruct(value, shape.fields()) : null;
  if (!Array.isArray(value)) return null;
  return value.map((item) => dumpStruct(isObject(item) ? item : {}, shape.fields()));
}
var POD_SECURITY_FLAGS = [
  ["HostNetwork", "hostNetwork", false],
  ["HostPID", "hostPID", false],
  ["HostIPC", "hostIPC", false],
  ["ShareProcessNamespace", "shareProcessNamespace", null],
  ["HostUsers", "hostUsers", null]
];
var POD_SECURITY_POINTERS = [
  ["SELinuxOptions", "seLinuxOptions"],
  ["WindowsOptions", "windowsOptions"],
  ["RunAsUser", "runAsUser"],
  ["RunAsGroup", "runAsGroup"],
  ["RunAsNonRoot", "runAsNonRoot"],
  ["SupplementalGroups", "supplementalGroups"],
  ["SupplementalGroupsPolicy", "supplementalGroupsPolicy"],
  ["FSGroup", "fsGroup"],
  ["FSGroupChangePolicy", "fsGroupChangePolicy"],
  ["Sysctls", "sysctls"],
  ["SeccompProfile", "seccompProfile"],
  ["AppArmorProfile", "appArmorProfile"],
  ["SELinuxChangePolicy", "seLinuxChangePolicy"]
];
function dumpSecurity(spec, jsonKey) {
  const context = readStruct(spec, jsonKey);
  const fields = {};
  for (const [goName, key, unset2] of POD_SECURITY_FLAGS) fields[goName] = spec[key] ?? unset2;
  for (const [goName, key] of POD_SECURITY_POINTERS) fields[goName] = goNames(context[key] ?? null);
  return fields;
}
function goNames(value) {
  if (Array.isArray(value)) return value.map((item) => goNames(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.charAt(0).toUpperCase() + key.slice(1), goNames(item)]));
}
function sorted(map) {
  return Object.fromEntries(
    Object.keys(map).sort().map((key) => [key, map[key] ?? ""])
  );
}
function mapValues(map, change2) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change2(value)]));
}

// sim/api/validation/success-policy.ts
var MAX_RULES2 = 20;
function validateSuccessPolicy(spec, path) {
  const policy = readObject(spec, "successPolicy");
  if (policy === void 0) return [];
  if (readText(spec, "completionMode") !== "Indexed") {
    return [{ path, text: `${path}: Invalid value: ${dumpSuccessPolicy(policy)}: requires indexed completion mode` }];
  }
  const rules = readObjects(policy, "rules");
  if (rules.length === 0) {
    return [required(`${path}.rules`, "at least one rules must be specified when the successPolicy is specified")];
  }
  const errors = rules.length > MAX_RULES2 ? [tooMany(`${path}.rules`, rules.length, MAX_RULES2)] : [];
  const completions = readNumber(spec, "completions");
  rules.forEach((rule, i) => {
    errors.push(...validateRule2(rule, completions, `${path}.rules[${i}]`));
  });
  return errors;
}
function validateRule2(rule, completions, path) {
  const count = readNumber(rule, "succeededCount");
  const hasIndexes = isSet(rule, "succeededIndexes");
  if (count === void 0 && !hasIndexes) {
    return [required(path, "at least one of succeededCount or succeededIndexes must be specified")];
  }
  const errors = [];
  let indexCount;
  if (hasIndexes) {
    const text = readText(rule, "succeededIndexes");
    const parsed3 = countIndexes(text, completions ?? 0);
    indexCount = typeof parsed3 === "number" ? parsed3 : 0;
    if (typeof parsed3 === "string") errors.push(invalid(`${path}.succeededIndexes`, text, `error parsing succeededIndexes: ${parsed3}`));
  }
  if (count === void 0) return errors;
  const at = `${path}.succeededCount`;
  errors.push(...nonNegative(at, count));
  if (completions !== void 0 && count > completions) {
    errors.push(invalid(at, count, `must be less than or equal to ${completions} (the number of specified completions)`));
  }
  if (indexCount !== void 0 && count > indexCount) {
    const text = `must be less than or equal to ${indexCount} (the number of indexes in the specified succeededIndexes field)`;
    errors.push(invalid(at, count, text));
  }
  return errors;
}
function countIndexes(text, completions) {
  if (text === "") return 0;
  let total = 0;
  let previous;
  for (const fragment of text.split(",")) {
    const interval = parseInterval2(fragment, completions);
    if (typeof interval === "string") return interval;
    const [first, last] = interval;
    if (previous !== void 0 && previous >= first) return notIncreasing(previous, first);
    total += last - first + 1;
    previous = last;
  }
  return total;
}
function parseInterval2(fragment, completions) {
  const [from = "", to, ...rest] = fragment.split("-");
  if (rest.length > 0) {
    return `the fragment ${goQuote(fragment)} violates the requirement that an index interval can have at most two parts separated by '-'`;
  }
  const first = parseIndex(from, completions);
  if (typeof first === "string" || to === void 0) return typeof first === "string" ? first : [first, first];
  const last = parseIndex(to, completions);
  if (typeof last === "string") return last;
  return first >= last ? notIncreasing(first, last) : [first, last];
}
var notIncreasing = (previous, current) => `non-increasing order, previous: ${previous}, current: ${current}`;
function parseIndex(text, completions) {
  if (!/^[-+]?\d+$/.test(text)) return `cannot convert string to integer for index: ${goQuote(text)}`;
  return Number(text) >= completions ? `too large index: ${goQuote(text)}` : Number(text);
}

// sim/api/validation/job-spec.ts
var COUNTS2 = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
  "backoffLimitPerIndex",
  "maxFailedIndexes"
];
var MAX_INDEXES = 1e5;
var MAX_FAST_INDEXES = 1e4;
var NEEDS_INDEXED = "requires indexed completion mode";
var MAX_MANAGED_BY = 63;
function validateJobSpec(spec, path) {
  return [
    ...COUNTS2.flatMap((key) => nonNegative(`${path}.${key}`, readNumber(spec, key))),
    ...validateMaxFailedWithoutLimit(spec, path),
    ...validateManagedBy(spec, `${path}.managedBy`),
    ...validateCompletionMode(spec, path),
    ...validatePodFailurePolicy(spec, `${path}.podFailurePolicy`),
    ...validateSuccessPolicy(spec, `${path}.successPolicy`),
    ...validatePodReplacementPolicy(spec, `${path}.podReplacementPolicy`),
    ...validatePodTemplate(readStruct(spec, "template"), `${path}.template`),
    ...validateRestartPolicy2(spec, `${path}.template.spec.restartPolicy`)
  ];
}
function validateMaxFailedWithoutLimit(spec, path) {
  if (!isSet(spec, "maxFailedIndexes") || isSet(spec, "backoffLimitPerIndex")) return [];
  return [required(`${path}.backoffLimitPerIndex`, "when maxFailedIndexes is specified")];
}
function validateManagedBy(spec, path) {
  if (!isSet(spec, "managedBy")) return [];
  const name = readText(spec, "managedBy");
  const errors = [...validateDomainPath(name, path)];
  return byteLength(name) > MAX_MANAGED_BY ? [...errors, tooLong(path, MAX_MANAGED_BY)] : errors;
}
function validateDomainPath(value, path) {
  if (value === "") return [required(path)];
  const slash = value.indexOf("/");
  const host = value.slice(0, slash);
  const rest = value.slice(slash + 1);
  if (slash <= 0 || rest === "") return [invalid(path, value, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  return [...invalidEach(path, host, dnsSubdomainErrors(host)), ...invalidEach(path, rest, httpPathErrors(rest))];
}
function validateCompletionMode(spec, path) {
  if (!isSet(spec, "completionMode")) return validateNonIndexed(spec, path);
  const mode2 = readText(spec, "completionMode");
  if (mode2 === "Indexed") return validateIndexed(spec, path);
  if (mode2 === "NonIndexed") return validateNonIndexed(spec, path);
  return [unsupported(`${path}.completionMode`, mode2, ["NonIndexed", "Indexed"])];
}
function validateNonIndexed(spec, path) {
  return ["backoffLimitPerIndex", "maxFailedIndexes"].flatMap((key) => {
    const value = readNumber(spec, key);
    return value === void 0 ? [] : [invalid(`${path}.${key}`, value, NEEDS_INDEXED)];
  });
}
function validateIndexed(spec, path) {
  const completions = readNumber(spec, "completions");
  const parallelism = readNumber(spec, "parallelism");
  const maxFailed = readNumber(spec, "maxFailedIndexes");
  const errors = [];
  if (completions === void 0) errors.push(required(`${path}.completions`, "when completion mode is Indexed"));
  if (parallelism !== void 0 && parallelism > MAX_INDEXES) {
    const text = `must be less than or equal to ${MAX_INDEXES} when completion mode is Indexed`;
    errors.push(invalid(`${path}.parallelism`, parallelism, text));
  }
  if (completions !== void 0 && maxFailed !== void 0 && maxFailed > completions) {
    errors.push(invalid(`${path}.maxFailedIndexes`, maxFailed, "must be less than or equal to completions"));
  }
  if (maxFailed !== void 0 && maxFailed > MAX_INDEXES) {
    errors.push(invalid(`${path}.maxFailedIndexes`, maxFailed, `must be less than or equal to ${MAX_INDEXES}`));
  }
  if (completions === void 0 || completions <= MAX_INDEXES || !isSet(spec, "backoffLimitPerIndex")) return errors;
  if (maxFailed === void 0) {
    errors.push(required(`${path}.maxFailedIndexes`, `must be specified when completions is above ${MAX_INDEXES}`));
  }
  const fastText = `must be less than or equal to ${MAX_FAST_INDEXES} when completions are above ${MAX_INDEXES} and used with backoff limit per index`;
  if (parallelism !== void 0 && parallelism > MAX_FAST_INDEXES) errors.push(invalid(`${path}.parallelism`, parallelism, fastText));
  if (maxFailed !== void 0 && maxFailed > MAX_FAST_INDEXES) errors.push(invalid(`${path}.maxFailedIndexes`, maxFailed, fastText));
  return errors;
}
function validatePodReplacementPolicy(spec, path) {
  if (!isSet(spec, "podReplacementPolicy")) return [];
  const policy = readText(spec, "podReplacementPolicy");
  const supported = isSet(spec, "podFailurePolicy") ? ["Failed"] : ["Failed", "TerminatingOrFailed"];
  return supported.includes(policy) ? [] : [unsupported(path, policy, supported)];
}
function validateRestartPolicy2(spec, path) {
  const policy = readText(readStruct(readStruct(spec, "template"), "spec"), "restartPolicy");
  if (policy === "" || policy === "Always") return [required(path, 'valid values: "OnFailure", "Never"')];
  if (policy !== "OnFailure" && policy !== "Never") return [unsupported(path, policy, ["OnFailure", "Never"])];
  if (policy === "Never" || !isSet(spec, "podFailurePolicy")) return [];
  return [invalid(path, policy, 'only "Never" is supported when podFailurePolicy is specified')];
}

// sim/api/validation/cron-job.ts
var POLICIES = ["Allow", "Forbid", "Replace"];
var MAX_NAME = 52;
function validateCronJob(cronJob) {
  const name = readText(readStruct(cronJob, "metadata"), "name");
  const errors = [...validateMetadata(cronJob, true, dnsSubdomainErrors), ...validateSpec(readStruct(cronJob, "spec"), void 0)];
  if (name.length > MAX_NAME) errors.push(invalid("metadata.name", name, `must be no more than ${MAX_NAME} characters`));
  return errors;
}
function validateCronJobUpdate(next, old) {
  return [...validateMetadataUpdate(next, old), ...validateSpec(readStruct(next, "spec"), readStruct(old, "spec"))];
}
function validateSpec(spec, before) {
  const errors = [...validateSchedule(spec, before)];
  errors.push(...nonNegative("spec.startingDeadlineSeconds", readNumber(spec, "startingDeadlineSeconds")));
  const zoneChanged = before === void 0 || !jsonEqual(spec.timeZone, before.timeZone);
  if (isSet(spec, "timeZone") && zoneChanged) {
    const zone = readText(spec, "timeZone");
    errors.push(...invalidEach("spec.timeZone", zone, timeZoneErrors(zone)));
  }
  const policy = readText(spec, "concurrencyPolicy");
  if (policy === "") errors.push(required("spec.concurrencyPolicy"));
  else if (!POLICIES.includes(policy)) errors.push(unsupported("spec.concurrencyPolicy", policy, POLICIES));
  errors.push(...validateJobTemplate(readStruct(readStruct(spec, "jobTemplate"), "spec"), "spec.jobTemplate.spec"));
  for (const key of ["successfulJobsHistoryLimit", "failedJobsHistoryLimit"]) {
    errors.push(...nonNegative(`spec.${key}`, readNumber(spec, key)));
  }
  return errors;
}
function validateSchedule(spec, before) {
  const schedule = readText(spec, "schedule");
  if (schedule === "") return [required("spec.schedule")];
  const allowsZonePrefix = before !== void 0 && readText(before, "schedule").includes("TZ");
  const sentences = scheduleErrors(schedule, { allowsZonePrefix, hasTimeZone: isSet(spec, "timeZone") });
  return invalidEach("spec.schedule", schedule, sentences);
}
function validateJobTemplate(spec, path) {
  const errors = [...validateJobSpec(spec, path)];
  if (isSet(spec, "selector")) errors.push(invalid(`${path}.selector`, spec.selector, "`selector` will be auto-generated"));
  if (readFlag(spec, "manualSelector") === true) errors.push(unsupported(`${path}.manualSelector`, true, ["nil", "false"]));
  return errors;
}

// sim/api/validation/job.ts
var GENERATED_LABELS = ["controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name"];
var NO_MATCH = "`selector` does not match template `labels`";
function validateJob(job) {
  const spec = readStruct(job, "spec");
  return [
    ...validateMetadata(withoutGeneratedLabels(job, spec), true, dnsSubdomainErrors),
    ...validateGeneratedSelector(job, spec),
    ...validateSpecAndSelector(spec),
    ...validateIndexedName(job, spec)
  ];
}
function withoutGeneratedLabels(job, spec) {
  const metadata = readStruct(job, "metadata");
  const labels = templateLabels(spec);
  const isGenerated = labels !== void 0 && Object.keys(labels).every((key) => GENERATED_LABELS.includes(key));
  return isGenerated && jsonEqual(metadata.labels, labels) ? { ...job, metadata: omit(metadata, "labels") } : job;
}
function validateGeneratedSelector(job, spec) {
  if (readFlag(spec, "manualSelector") === true || readObject(spec, "selector") === void 0) return [];
  const metadata = readStruct(job, "metadata");
  const uid = readText(metadata, "uid");
  const name = readText(metadata, "name");
  const expected = {
    "controller-uid": uid,
    "job-name": name,
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name
  };
  const labels = templateLabels(spec);
  const errors = [];
  for (const [key, value] of Object.entries(expected)) {
    const path = `spec.template.metadata.labels[${key}]`;
    if (!isSet(labels, key)) errors.push(required(path, `must be '${value}'`));
    else if (labels?.[key] !== value) errors.push(invalid(path, labels, `must be '${value}'`));
  }
  if (!selectsLabels(spec, expected)) errors.push(invalid("spec.selector", spec.selector, "`selector` not auto-generated"));
  return errors;
}
function validateSpecAndSelector(spec) {
  const errors = [...validateJobSpec(spec, "spec")];
  const selector = readObject(spec, "selector");
  errors.push(...selector === void 0 ? [required("spec.selector")] : validateLabelSelector(selector, "spec.selector"));
  const labels = templateLabels(spec);
  if (!selectsLabels(spec, labels)) errors.push(invalid("spec.template.metadata.labels", labels, NO_MATCH));
  return errors;
}
var templateLabels = (spec) => readObject(readObject(readObject(spec, "template"), "metadata"), "labels");
function validateIndexedName(job, spec) {
  const completions = readNumber(spec, "completions") ?? 0;
  if (readText(spec, "completionMode") !== "Indexed" || completions <= 0) return [];
  const name = readText(readStruct(job, "metadata"), "name");
  const hostname = `${name}-${completions - 1}`;
  if (dnsLabelErrors(hostname).length === 0) return [];
  return [invalid("metadata.name", name, `will not able to create pod with invalid DNS label: ${hostname}`)];
}
function validateJobUpdate(next, old) {
  const spec = readStruct(next, "spec");
  const before = readStruct(old, "spec");
  return [
    ...validateJob(next),
    ...validateMetadataUpdate(next, old),
    ...validateCompletionsUpdate(spec, before),
    ...immutable(spec, before, "selector"),
    ...validateTemplateUpdate(spec, before, old),
    ...immutable(spec, before, "completionMode"),
    ...immutableDump(spec, before, "podFailurePolicy", dumpFailurePolicy),
    ...immutable(spec, before, "backoffLimitPerIndex"),
    ...immutable(spec, before, "managedBy"),
    ...immutableDump(spec, before, "successPolicy", dumpSuccessPolicy)
  ];
}
function immutable(spec, before, key) {
  return semanticEqual(spec[key], before[key], key) ? [] : [invalid(`spec.${key}`, spec[key], IMMUTABLE)];
}
function immutableDump(spec, before, key, dump) {
  if (semanticEqual(spec[key], before[key], key)) return [];
  const value = readObject(spec, key);
  const path = `spec.${key}`;
  return [{ path, text: `${path}: Invalid value: ${value === void 0 ? "null" : dump(value)}: ${IMMUTABLE}` }];
}
function validateCompletionsUpdate(spec, before) {
  if (readText(spec, "completionMode") !== "Indexed") return immutable(spec, before, "completions");
  const completions = spec.completions;
  if (!isSet(spec, "completions") || jsonEqual(completions, before.completions) || completions === spec.parallelism) return [];
  return [invalid("spec.completions", completions, "can only be modified in tandem with spec.parallelism")];
}
function validateTemplateUpdate(spec, before, old) {
  const template = readStruct(spec, "template");
  const oldTemplate = readStruct(before, "template");
  const mayMove = readFlag(before, "suspend") === true && !isSet(readStruct(old, "status"), "startTime");
  const isSame = mayMove ? semanticEqual(withoutDirectives2(template), withoutDirectives2(oldTemplate)) : semanticEqual(template, oldTemplate);
  if (isSame) return [];
  return [{ path: "spec.template", text: `spec.template: Invalid value: ${dumpPodTemplate(template)}: ${IMMUTABLE}` }];
}
function withoutDirectives2(template) {
  const spec = readStruct(template, "spec");
  const affinity = readStruct(spec, "affinity");
  return {
    ...template,
    metadata: { ...readStruct(template, "metadata"), labels: null, annotations: null },
    spec: {
      ...spec,
      nodeSelector: null,
      tolerations: null,
      schedulingGates: null,
      affinity: { ...affinity, nodeAffinity: null }
    }
  };
}

// sim/api/validation/pod.ts
var MAX_INT323 = 2147483647;
var PADDED_IMAGE = "must not have leading or trailing whitespace";
var UPDATABLE = "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
function validatePod(pod) {
  const spec = readStruct(pod, "spec");
  const errors = [...validateMetadataAndSpec(pod, spec)];
  if (readList(spec, "ephemeralContainers").length > 0) errors.push(forbidden2("spec.ephemeralContainers", "cannot be set on create"));
  if (readText(spec, "nodeName") !== "" && readList(spec, "schedulingGates").length > 0) {
    errors.push(forbidden2("spec.nodeName", "cannot be set until all schedulingGates have been cleared"));
  }
  return errors;
}
function validateMetadataAndSpec(pod, spec) {
  const errors = [...validateMetadata(pod, true, dnsSubdomainErrors), ...validatePodSpec(spec, "spec", "pod")];
  for (const list3 of ["containers", "initContainers"]) {
    readObjects(spec, list3).forEach((container, i) => {
      const image = readText(container, "image");
      if (image.trim() !== image) errors.push(invalid(`spec.${list3}[${i}].image`, image, PADDED_IMAGE));
    });
  }
  return errors;
}
function validatePodUpdate(next, old) {
  const spec = readStruct(next, "spec");
  const before = readStruct(old, "spec");
  const errors = [...validateMetadataUpdate(next, old), ...validateMetadataAndSpec(next, spec)];
  for (const list3 of ["containers", "initContainers"]) {
    const containers = readObjects(spec, list3);
    if (containers.length !== readObjects(before, list3).length) {
      return [...errors, forbidden2(`spec.${list3}`, "pod updates may not add or remove containers")];
    }
    containers.forEach((container, i) => {
      if (readText(container, "image") === "") errors.push(required(`spec.${list3}[${i}].image`));
    });
  }
  const deadline = validateDeadline(spec, before);
  errors.push(...deadline.errors);
  if (deadline.stops) return errors;
  errors.push(...validateAddedTolerations(spec, before), ...validateGateRemoval(spec, before));
  return semanticEqual(withoutUpdatable(spec, before), before) ? errors : [...errors, forbidden2("spec", UPDATABLE)];
}
function validateDeadline(spec, before) {
  const path = "spec.activeDeadlineSeconds";
  const seconds = readNumber(spec, "activeDeadlineSeconds");
  const previous = readNumber(before, "activeDeadlineSeconds");
  if (seconds === void 0) {
    const text = "must not update from a positive integer to nil value";
    return { errors: previous === void 0 ? [] : [invalid(path, null, text)], stops: false };
  }
  if (seconds < 0 || seconds > MAX_INT323) {
    return { errors: [invalid(path, seconds, `must be between 0 and ${MAX_INT323}, inclusive`)], stops: true };
  }
  if (previous === void 0 || previous >= seconds) return { errors: [], stops: false };
  return { errors: [invalid(path, seconds, "must be less than or equal to previous value")], stops: true };
}
function validateAddedTolerations(spec, before) {
  const tolerations = readObjects(spec, "tolerations");
  const isKept = (old) => tolerations.some((toleration) => jsonEqual({ ...toleration, tolerationSeconds: null }, { ...old, tolerationSeconds: null }));
  if (readObjects(before, "tolerations").every(isKept)) return validateTolerations(spec, "spec.tolerations");
  return [forbidden2("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds")];
}
function validateGateRemoval(spec, before) {
  const known3 = readObjects(before, "schedulingGates").map((gate) => readText(gate, "name"));
  return readObjects(spec, "schedulingGates").flatMap((gate, i) => {
    const name = readText(gate, "name");
    if (known3.includes(name)) return [];
    return [forbidden2(`spec.schedulingGates[${i}].name`, `only deletion is allowed, but found new scheduling gate '${name}'`)];
  });
}
function withoutUpdatable(spec, before) {
  const restored = {
    ...spec,
    activeDeadlineSeconds: before.activeDeadlineSeconds,
    schedulingGates: before.schedulingGates,
    tolerations: before.tolerations
  };
  for (const list3 of ["containers", "initContainers"]) {
    if (!isSet(spec, list3)) continue;
    const old = readObjects(before, list3);
    restored[list3] = readObjects(spec, list3).map((container, i) => ({ ...container, image: old[i]?.image ?? null }));
  }
  const grace = readNumber(before, "terminationGracePeriodSeconds");
  if (grace !== void 0 && grace < 0 && spec.terminationGracePeriodSeconds === 1) restored.terminationGracePeriodSeconds = grace;
  return Object.fromEntries(Object.entries(restored).map(([key, value]) => [key, value ?? null]));
}

// sim/api/validation/storage.ts
var ACCESS_MODES = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
var VOLUME_MODES = ["Block", "Filesystem"];
var RECLAIM_POLICIES = ["Delete", "Recycle", "Retain"];
var PV_SOURCES = [...VOLUME_SOURCES, "local"];
var NOT_POSITIVE = "must be greater than zero";
var CLAIM_IS_IMMUTABLE = "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
function validateClaim(claim) {
  const spec = readStruct(claim, "spec");
  const modes = readTexts(spec, "accessModes");
  const errors = [...validateMetadata(claim, true, dnsSubdomainErrors)];
  if (modes.length === 0) errors.push(required("spec.accessModes", "at least 1 access mode is required"));
  errors.push(...validateLabelSelector(readObject(spec, "selector"), "spec.selector"));
  errors.push(...validateAccessModes(modes));
  const storage = storageRequest(spec);
  if (storage === void 0) errors.push(required("spec.resources[storage]"));
  else if (compareQuantities(storage, "0") <= 0) errors.push(invalid("spec.resources[storage]", storage, NOT_POSITIVE));
  errors.push(...validateClassAndMode(spec));
  return errors;
}
function validateAccessModes(modes) {
  const errors = modes.filter((mode2) => !ACCESS_MODES.includes(mode2)).map((mode2) => unsupported("spec.accessModes", mode2, ACCESS_MODES));
  const known3 = modes.filter((mode2) => ACCESS_MODES.includes(mode2));
  if (known3.includes("ReadWriteOncePod") && known3.some((mode2) => mode2 !== "ReadWriteOncePod")) {
    errors.push(forbidden2("spec.accessModes", "may not use ReadWriteOncePod with other access modes"));
  }
  return errors;
}
function validateClassAndMode(spec) {
  const className = readText(spec, "storageClassName");
  const mode2 = readText(spec, "volumeMode");
  const errors = className === "" ? [] : [...invalidEach("spec.storageClassName", className, dnsSubdomainErrors(className))];
  if (isSet(spec, "volumeMode") && !VOLUME_MODES.includes(mode2)) errors.push(unsupported("spec.volumeMode", mode2, VOLUME_MODES));
  return errors;
}
var storageRequest = (spec) => readQuantities(readStruct(spec, "resources"), "requests").find(([name]) => name === "storage")?.[1];
function validateClaimUpdate(next, old) {
  const spec = readStruct(next, "spec");
  const before = readStruct(old, "spec");
  const isBound = readText(readStruct(next, "status"), "phase") === "Bound";
  const errors = [...validateMetadataUpdate(next, old), ...validateClaim(next)];
  const fixed = {
    ...spec,
    ...readText(before, "volumeName") === "" ? { volumeName: null } : {},
    ...isBound ? { resources: before.resources ?? null } : {},
    ...isSet(before, "storageClassName") ? {} : { storageClassName: null }
  };
  if (!semanticEqual(fixed, before)) errors.push(forbidden2("spec", CLAIM_IS_IMMUTABLE));
  const size = storageRequest(spec) ?? "0";
  const capacity = readQuantities(readStruct(next, "status"), "capacity").find(([name]) => name === "storage")?.[1] ?? "0";
  if (compareQuantities(size, storageRequest(before) ?? "0") < 0 && compareQuantities(size, capacity) <= 0) {
    errors.push(forbidden2("spec.resources.requests.storage", "field can not be less than status.capacity"));
  }
  if (!jsonEqual(spec.volumeMode, before.volumeMode)) errors.push(invalid("volumeMode", spec.volumeMode, IMMUTABLE));
  return errors;
}
function validatePersistentVolume(volume) {
  const spec = readStruct(volume, "spec");
  const modes = readTexts(spec, "accessModes");
  const errors = [...validateMetadata(volume, false, dnsSubdomainErrors)];
  if (modes.length === 0) errors.push(required("spec.accessModes"));
  errors.push(...validateAccessModes(modes), ...validateCapacity(spec));
  const policy = readText(spec, "persistentVolumeReclaimPolicy");
  if (policy !== "" && !RECLAIM_POLICIES.includes(policy)) {
    errors.push(unsupported("spec.persistentVolumeReclaimPolicy", policy, RECLAIM_POLICIES));
  }
  const nodes = readObject(readStruct(spec, "nodeAffinity"), "required");
  if (nodes !== void 0) errors.push(...validateNodeSelector(nodes, "spec.nodeAffinity.required"));
  errors.push(...validateSource3(spec, policy));
  return [...errors, ...validateClassAndMode(spec)];
}
function validateCapacity(spec) {
  const capacity = readQuantities(spec, "capacity");
  if (capacity.length === 0) return [required("spec.capacity")];
  const errors = [];
  if (capacity.length > 1 || capacity[0]?.[0] !== "storage") {
    errors.push(unsupported("spec.capacity", Object.fromEntries(capacity), ["storage"]));
  }
  for (const [name, quantity] of capacity) {
    if (compareQuantities(quantity, "0") <= 0) errors.push(invalid(`spec.capacity[${name}]`, quantity, NOT_POSITIVE));
  }
  return errors;
}
function validateSource3(spec, policy) {
  const [first, ...others] = PV_SOURCES.filter((source2) => isSet(spec, source2));
  if (first === void 0) return [required("spec", "must specify a volume type")];
  const errors = [];
  if (first === "hostPath") errors.push(...validateHostPath(readStruct(spec, first), "spec.hostPath"));
  for (const other of others) errors.push(forbidden2(`spec.${other}`, "may not specify more than 1 volume type"));
  if (policy === "Recycle" && readText(readStruct(spec, "hostPath"), "path") === "/") {
    errors.push(forbidden2("spec.persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'"));
  }
  return errors;
}
function validatePersistentVolumeUpdate(next, old) {
  const spec = readStruct(next, "spec");
  const before = readStruct(old, "spec");
  const errors = [...validateMetadataUpdate(next, old), ...validatePersistentVolume(next)];
  if (PV_SOURCES.some((source2) => !semanticEqual(spec[source2], before[source2]))) {
    errors.push(forbidden2("spec.persistentvolumesource", "spec.persistentvolumesource is immutable after creation"));
  }
  if (!jsonEqual(spec.volumeMode, before.volumeMode)) errors.push(invalid("volumeMode", spec.volumeMode, IMMUTABLE));
  return errors;
}

// sim/api/validation/workloads.ts
function validateDeployment(deployment) {
  return [...validateMetadata(deployment, true, dnsSubdomainErrors), ...validateDeploymentSpec(readStruct(deployment, "spec"))];
}
function validateDeploymentUpdate(next, old) {
  return [...validateMetadataUpdate(next, old), ...validateDeploymentSpec(readStruct(next, "spec")), ...immutableSelector(next, old)];
}
function validateReplicaSet(replicaSet) {
  return [...validateMetadata(replicaSet, true, dnsSubdomainErrors), ...validateReplicaSetSpec(readStruct(replicaSet, "spec"))];
}
function validateReplicaSetUpdate(next, old) {
  return [...validateMetadataUpdate(next, old), ...validateReplicaSetSpec(readStruct(next, "spec")), ...immutableSelector(next, old)];
}
function immutableSelector(next, old) {
  const selector = readStruct(next, "spec").selector;
  return semanticEqual(selector, readStruct(old, "spec").selector) ? [] : [invalid("spec.selector", selector, IMMUTABLE)];
}
function validateReplicaSetSpec(spec) {
  return [
    ...nonNegative("spec.replicas", readNumber(spec, "replicas")),
    ...nonNegative("spec.minReadySeconds", readNumber(spec, "minReadySeconds")),
    ...validateSelector(spec, "deployment"),
    ...validateTemplate(spec)
  ];
}
function validateDeploymentSpec(spec) {
  const minReady = readNumber(spec, "minReadySeconds") ?? 0;
  const progress = readNumber(spec, "progressDeadlineSeconds");
  const errors = [
    ...nonNegative("spec.replicas", readNumber(spec, "replicas")),
    ...validateSelector(spec, "deployment"),
    ...validateTemplate(spec),
    ...validateStrategy(readStruct(spec, "strategy"), "spec.strategy"),
    ...nonNegative("spec.minReadySeconds", minReady),
    ...nonNegative("spec.revisionHistoryLimit", readNumber(spec, "revisionHistoryLimit")),
    ...nonNegative("spec.progressDeadlineSeconds", progress)
  ];
  if (progress === void 0 || progress > minReady) return errors;
  return [...errors, invalid("spec.progressDeadlineSeconds", progress, "must be greater than minReadySeconds")];
}
function validateSelector(spec, word) {
  const selector = readObject(spec, "selector");
  if (selector === void 0) return [required("spec.selector")];
  const errors = [...validateLabelSelector(selector, "spec.selector")];
  if (isEmptySelector(selector)) errors.push(invalid("spec.selector", selector, `empty selector is invalid for ${word}`));
  return errors;
}
function validateTemplate(spec) {
  const template = readStruct(spec, "template");
  const podSpec = readStruct(template, "spec");
  const labels = readObject(readStruct(template, "metadata"), "labels");
  const errors = [];
  if (!selectsLabels(spec, labels)) {
    errors.push(invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
  }
  errors.push(...validatePodTemplate(template, "spec.template"));
  const policy = readText(podSpec, "restartPolicy");
  if (policy !== "Always") errors.push(unsupported("spec.template.spec.restartPolicy", policy, ["Always"]));
  if (isSet(podSpec, "activeDeadlineSeconds")) {
    errors.push(forbidden2("spec.template.spec.activeDeadlineSeconds", "activeDeadlineSeconds in ReplicaSet is not Supported"));
  }
  return errors;
}
function validateStrategy(strategy, path) {
  const type2 = readText(strategy, "type");
  const rolling = readObject(strategy, "rollingUpdate");
  if (type2 === "Recreate") {
    return rolling === void 0 ? [] : [forbidden2(`${path}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
  }
  if (type2 !== "RollingUpdate") return [unsupported(path, { Type: type2, RollingUpdate: null }, ["Recreate", "RollingUpdate"])];
  if (rolling === void 0) return [required(`${path}.rollingUpdate`, "this should be defaulted and never be nil")];
  const errors = ["maxUnavailable", "maxSurge"].flatMap((key) => validateShare(rolling[key], `${path}.rollingUpdate.${key}`));
  if (isZeroShare(rolling.maxUnavailable) && isZeroShare(rolling.maxSurge)) {
    errors.push(invalid(`${path}.rollingUpdate.maxUnavailable`, rolling.maxUnavailable, "may not be 0 when `maxSurge` is 0"));
  }
  const share2 = typeof rolling.maxUnavailable === "string" ? Number.parseInt(rolling.maxUnavailable, 10) : 0;
  if (share2 > 100) errors.push(invalid(`${path}.rollingUpdate.maxUnavailable`, rolling.maxUnavailable, "must not be greater than 100%"));
  return errors;
}
var isZeroShare = (value) => value === 0 || value === "0%";
function validateShare(value, path) {
  if (typeof value === "number") return nonNegative(path, value);
  if (typeof value !== "string" || /^[0-9]+%$/.test(value)) return [];
  const text = "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalid(path, value, text)];
}

// sim/api/validation/validate.ts
var metadataAnd = (create3) => (next, old) => [...validateMetadataUpdate(next, old), ...create3(next)];
var onlyCreate = (create3) => ({ create: create3, update: metadataAnd(create3) });
var KINDS2 = {
  Job: { create: validateJob, update: validateJobUpdate },
  CronJob: { create: validateCronJob, update: validateCronJobUpdate },
  Pod: { create: validatePod, update: validatePodUpdate },
  Deployment: { create: validateDeployment, update: validateDeploymentUpdate },
  ReplicaSet: { create: validateReplicaSet, update: validateReplicaSetUpdate },
  ConfigMap: { create: validateConfigMap, update: validateConfigMapUpdate },
  Secret: { create: validateSecret, update: validateSecretUpdate },
  PersistentVolumeClaim: { create: validateClaim, update: validateClaimUpdate },
  PersistentVolume: { create: validatePersistentVolume, update: validatePersistentVolumeUpdate },
  Namespace: { create: validateNamespace, update: validateMetadataUpdate },
  ResourceQuota: { create: validateResourceQuota, update: validateResourceQuotaUpdate },
  LimitRange: onlyCreate(validateLimitRange),
  PriorityClass: { create: validatePriorityClass, update: validatePriorityClassUpdate },
  Service: onlyCreate(validateService),
  ServiceAccount: onlyCreate(validateNamespaced),
  Event: { create: () => [], update: () => [] },
  Node: onlyCreate(validateClusterWide),
  StorageClass: onlyCreate(validateClusterWide)
};
function validateCreate(object) {
  return onceEach(KINDS2[readText(object, "kind")]?.create(object) ?? []);
}
function validateUpdate(next, old) {
  return onceEach(KINDS2[readText(next, "kind")]?.update(next, old) ?? []);
}
function onceEach(errors) {
  if (errors.length < 2) return errors;
  const texts = /* @__PURE__ */ new Set();
  return errors.filter(({ text }) => !texts.has(text) && texts.add(text));
}

// sim/api/validation/pod-warnings.ts
var REQUIRED3 = "requiredDuringSchedulingIgnoredDuringExecution";
var PREFERRED3 = "preferredDuringSchedulingIgnoredDuringExecution";
var MATCHES_NOTHING = "a null labelSelector results in matching no pod";
var DEPRECATED_LABELS = {
  "beta.kubernetes.io/arch": 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  "beta.kubernetes.io/os": 'deprecated since v1.14; use "kubernetes.io/os" instead',
  "failure-domain.beta.kubernetes.io/region": 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  "failure-domain.beta.kubernetes.io/zone": 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  "beta.kubernetes.io/instance-type": 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead'
};
function podSpecWarnings(spec, path) {
  const warnings = [...nodeLabelWarnings(spec, path), ...pullSecretWarnings(spec, `${path}.imagePullSecrets`)];
  const containers = ["initContainers", "containers"].flatMap(
    (list3) => readObjects(spec, list3).map((container, i) => ({ container, path: `${path}.${list3}[${i}]` }))
  );
  for (const each of containers) warnings.push(...resourceWarnings(each.container, each.path), ...envWarnings(each.container, each.path));
  warnings.push(...portWarnings(containers));
  if ((readNumber(spec, "terminationGracePeriodSeconds") ?? 0) < 0) {
    warnings.push(`${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`);
  }
  return [...warnings, ...affinityWarnings(spec, `${path}.affinity`)];
}
function nodeLabelWarnings(spec, path) {
  const warnings = [];
  for (const [key] of readPairs(spec, "nodeSelector")) {
    const message = DEPRECATED_LABELS[key];
    if (message !== void 0) warnings.push(`${path}.nodeSelector[${key}]: ${message}`);
  }
  readObjects(spec, "topologySpreadConstraints").forEach((constraint, i) => {
    const at = `${path}.topologySpreadConstraints[${i}]`;
    const key = readText(constraint, "topologyKey");
    const message = DEPRECATED_LABELS[key];
    if (message !== void 0) warnings.push(`${at}.topologyKey: ${key} is ${message}`);
    if (!isSet(constraint, "labelSelector")) warnings.push(`${at}.labelSelector: ${MATCHES_NOTHING}`);
  });
  return warnings;
}
function pullSecretWarnings(spec, path) {
  const names = readObjects(spec, "imagePullSecrets").map((secret) => readText(secret, "name"));
  const repeated = names.flatMap((name, i) => names.indexOf(name) < i ? [`${path}[${i}].name: duplicate name "${name}"`] : []);
  const empty = names.flatMap((name, i) => name === "" ? [`${path}[${i}].name: invalid empty name ""`] : []);
  return [...repeated, ...empty];
}
function resourceWarnings(container, path) {
  const resources = readStruct(container, "resources");
  return ["memory", "ephemeral-storage"].flatMap(
    (name) => ["limits", "requests"].flatMap((list3) => {
      const quantity = readQuantities(resources, list3).find(([other]) => other === name)?.[1];
      if (quantity === void 0 || quantityMilli(quantity) % 1e3 === 0) return [];
      return [`${path}.resources.${list3}[${name}]: fractional byte value "${quantity}" is invalid, must be an integer`];
    })
  );
}
function envWarnings(container, path) {
  const seen = /* @__PURE__ */ new Set();
  return readObjects(container, "env").flatMap((variable, i) => {
    const name = readText(variable, "name");
    const value = readText(variable, "value");
    const reference = `$(${name})`;
    const isRepeated = seen.has(name);
    seen.add(name);
    const isExtended2 = !isSet(variable, "valueFrom") && value !== reference && value.includes(reference);
    if (!isRepeated || isExtended2) return [];
    return [`${path}.env[${i}]: hides previous definition of "${name}", which may be dropped when using apply`];
  });
}
function portWarnings(containers) {
  const earlier = [];
  const warnings = [];
  for (const { container, path } of containers) {
    readObjects(container, "ports").forEach((port, i) => {
      const placed = {
        path: `${path}.ports[${i}]`,
        key: `${readNumber(port, "containerPort") ?? 0}/${readText(port, "protocol")}`,
        hostPort: readNumber(port, "hostPort") ?? 0,
        hostIP: readText(port, "hostIP")
      };
      for (const other of earlier) {
        const word = other.key === placed.key ? clash(placed, other) : void 0;
        if (word !== void 0) warnings.push(`${placed.path}: ${word} port definition with ${other.path}`);
      }
      earlier.push(placed);
    });
  }
  return warnings;
}
function clash(port, other) {
  if (port.hostIP === other.hostIP && port.hostPort === other.hostPort) return "duplicate";
  if (port.hostPort === 0 || other.hostPort === 0) return "overlapping";
  const isOneOpen = port.hostIP === "" !== (other.hostIP === "");
  return port.hostPort === other.hostPort && isOneOpen ? "dangerously ambiguous" : void 0;
}
function affinityWarnings(spec, path) {
  const affinity = readStruct(spec, "affinity");
  return ["podAffinity", "podAntiAffinity"].flatMap((kind) => {
    const terms = readObject(affinity, kind);
    const needed = readObjects(terms, REQUIRED3).map((term, i) => ({ term, at: `${path}.${kind}.${REQUIRED3}[${i}]` }));
    const wished = readObjects(terms, PREFERRED3).map((each, i) => ({
      term: readStruct(each, "podAffinityTerm"),
      at: `${path}.${kind}.${PREFERRED3}[${i}].podAffinityTerm`
    }));
    return [...needed, ...wished].filter(({ term }) => !isSet(term, "labelSelector")).map(({ at }) => `${at}.labelSelector: ${MATCHES_NOTHING}`);
  });
}

// sim/api/validation/warnings.ts
var MANY_COMPLETIONS = 1e5;
var MANY_AT_ONCE = 1e4;
var TOO_MANY_INDEXES = "In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail";
var SURPRISING = "which can result in surprising behavior; a DNS label is recommended:";
var ZONE_IN_SCHEDULE = "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details";
function warningsOf(next, old) {
  const spec = readStruct(next, "spec");
  const isSpecChanged = old === void 0 || !semanticEqual(old.spec, next.spec);
  switch (readText(next, "kind")) {
    case "Job":
      return [...nameWarnings(next, old, "used in Pod names and hostnames"), ...isSpecChanged ? jobWarnings(spec, "spec") : []];
    case "CronJob":
      return [
        ...nameWarnings(next, old, "used in Pod names and hostnames"),
        ...readText(spec, "schedule").includes("TZ") ? [ZONE_IN_SCHEDULE] : [],
        ...isSpecChanged ? jobWarnings(readStruct(readStruct(spec, "jobTemplate"), "spec"), "spec.jobTemplate.spec") : []
      ];
    case "Deployment":
    case "ReplicaSet":
      return [
        ...nameWarnings(next, old, "used in Pod names and hostnames"),
        ...isSpecChanged ? podSpecWarnings(templateSpec(spec), "spec.template.spec") : []
      ];
    case "Pod":
      return [...nameWarnings(next, old, "used in the Pod's hostname"), ...isSpecChanged ? podSpecWarnings(spec, "spec") : []];
    default:
      return [];
  }
}
var templateSpec = (spec) => readStruct(readStruct(spec, "template"), "spec");
function nameWarnings(next, old, use) {
  if (old !== void 0) return [];
  const problems = dnsLabelErrors(readText(readStruct(next, "metadata"), "name"));
  return problems.length === 0 ? [] : [`metadata.name: this is ${use}, ${SURPRISING} [${problems.join(" ")}]`];
}
function jobWarnings(spec, path) {
  const isHuge = readText(spec, "completionMode") === "Indexed" && (readNumber(spec, "completions") ?? 0) > MANY_COMPLETIONS && (readNumber(spec, "parallelism") ?? 0) > MANY_AT_ONCE;
  const warnings = isHuge ? [`${path}: ${TOO_MANY_INDEXES}`] : [];
  return [...warnings, ...podSpecWarnings(templateSpec(spec), `${path}.template.spec`)];
}

// sim/apiserver/write-pipeline.ts
function admitCreate(info, namespace, body, context) {
  const decoded = decodeBody(info, body, context);
  if (!decoded.ok) return decoded;
  const given = readText(readStruct(decoded.value, "metadata"), "namespace");
  if (given !== "" && given !== namespace)
    return refuse(badRequest("the namespace of the provided object does not match the namespace sent on the request"));
  const { podAdmission: podAdmission2 } = context;
  const defaulted2 = applyDefaults(decoded.value);
  const admitted = info.kind === "Pod" && podAdmission2 !== void 0 ? admitPod(defaulted2, podAdmission2) : defaulted2;
  const prepared = prepareForCreate(admitted, { uid: context.uid, nowText: context.nowText, namespace });
  const errors = validateCreate(prepared);
  if (errors.length > 0)
    return refuse(invalidStatus(info.kind, readText(readStruct(prepared, "metadata"), "name"), errors), decoded.warnings);
  return { ok: true, value: encodeObject(info.kind, prepared), warnings: [...decoded.warnings, ...warningsOf(prepared, void 0)] };
}
function admitUpdate(info, old, next, context) {
  const decoded = decodeBody(info, next, context);
  return decoded.ok ? finishUpdate(info, old, decoded.value, decoded.warnings) : decoded;
}
function admitPatch(info, old, type2, body, context) {
  if (type2 !== "json" && !isObject(body))
    return refuse(
      badRequest(`json: cannot unmarshal ${Array.isArray(body) ? "array" : typeof body} into Go value of type map[string]interface {}`)
    );
  const patched = patchedObject(info.kind, old, type2, body);
  if (!patched.ok) {
    const isUnreadable = patched.message.startsWith("error decoding patch");
    return refuse(isUnreadable ? badRequest(patched.message) : { code: 422, reason: "Invalid", message: patched.message });
  }
  const decoded = decodeObject(info.kind, patched.value, type2 === "strategic" ? "converter" : "json");
  const shown = type2 === "strategic" ? goMapText(body) : compactJson(patched.value);
  if (!decoded.ok) return refuse(invalidPatch(shown, decoded.message));
  if (context.fieldValidation === "Strict" && decoded.unknownFields.length > 0)
    return refuse(invalidPatch(shown, strictError(decoded.unknownFields)));
  return finishUpdate(info, old, decoded.value, unknownWarnings(decoded.unknownFields, context));
}
function patchedObject(kind, old, type2, body) {
  if (type2 === "json") return jsonPatch(old, body);
  const patch = isObject(body) ? body : {};
  if (type2 === "strategic") return strategicMerge(kind, old, patch);
  const value = mergePatch(old, patch);
  return { ok: true, value: isObject(value) ? value : {} };
}
function finishUpdate(info, old, next, decodeWarnings) {
  const before = readStruct(old, "metadata");
  const after = readStruct(next, "metadata");
  const nameProblem = mismatch("name", "URL", after, before) ?? mismatch("namespace", "request", after, before);
  if (nameProblem !== void 0) return refuse(badRequest(nameProblem));
  const prepared = prepareForUpdate(applyDefaults({ ...next, apiVersion: apiVersionOf(info), kind: info.kind }), old);
  const errors = validateUpdate(prepared, old);
  if (errors.length > 0) return refuse(invalidStatus(info.kind, readText(before, "name"), errors), decodeWarnings);
  const { status, ...encoded } = encodeObject(info.kind, prepared);
  const kept = old["status"] ?? status;
  const value = kept === void 0 ? encoded : { ...encoded, status: kept };
  return { ok: true, value: jsonEqual(value, old) ? old : value, warnings: [...decodeWarnings, ...warningsOf(prepared, old)] };
}
function mismatch(field, where, after, before) {
  const [wanted, stored] = [readText(after, field), readText(before, field)];
  if (wanted === "" || wanted === stored) return void 0;
  return `the ${field} of the object (${wanted}) does not match the ${field} on the ${where} (${stored})`;
}
function decodeBody(info, body, context) {
  const typed = isObject(body) ? readText(body, "kind") : "";
  if (typed !== "" && typed !== info.kind) {
    const registered = `no kind ${goQuote(typed)} is registered for version ${goQuote(apiVersionOf(info))} in scheme "pkg/api/legacyscheme/scheme.go:30"`;
    return refuse(badRequest(`${typed} in version ${goQuote(info.version)} cannot be handled as a ${info.kind}: ${registered}`));
  }
  const cannot = `${info.kind} in version ${goQuote(info.version)} cannot be handled as a ${info.kind}: `;
  const decoded = decodeObject(info.kind, body);
  if (!decoded.ok) return refuse(badRequest(cannot + decoded.message));
  if (context.fieldValidation === "Strict" && decoded.unknownFields.length > 0)
    return refuse(badRequest(cannot + strictError(decoded.unknownFields)));
  const value = { ...decoded.value, apiVersion: apiVersionOf(info), kind: info.kind };
  return { ok: true, value, warnings: unknownWarnings(decoded.unknownFields, context) };
}
var unknownField = (path) => `unknown field ${goQuote(path)}`;
var strictError = (paths) => `strict decoding error: ${paths.map(unknownField).join(", ")}`;
var unknownWarnings = (paths, context) => context.fieldValidation === "Warn" ? paths.map(unknownField) : [];
var invalidPatch = (shown, why) => ({
  code: 422,
  reason: "Invalid",
  message: `patch: Invalid value: ${goQuote(shown)}: ${why}`
});
var refuse = (status, warnings = []) => ({ ok: false, status, warnings });

// sim/apiserver/requests.ts
var refuse2 = (status, warnings = []) => ({ ok: false, status, warnings });
var accept = (value, warnings = []) => ({ ok: true, value, warnings });
function performRequest(server, request) {
  switch (request.verb) {
    case "create":
      return create(server, resourceOfKind(request.kind), request.namespace, request.body, request.options);
    case "update":
      return change(server, resourceOfKind(request.kind), request.namespace, request.name, request.options, (info, old, context) => {
        const stale = staleVersion(old, request.body);
        return stale === void 0 ? admitUpdate(info, old, request.body, context) : { ok: false, status: stale, warnings: [] };
      });
    case "patch":
      return change(server, resourceOfKind(request.kind), request.namespace, request.name, request.options, (info, old, context) => admitPatch(info, old, request.patchType, request.body, context));
    case "delete":
      return remove2(server, resourceOfKind(request.kind), request.namespace, request.name, request.options);
    case "scale":
      return scale(server, resourceOfKind(request.kind), request);
    case "evict": {
      const serial = server.find("Pod", request.namespace, request.name);
      if (serial < 0) return refuse2(notFound("Pod", request.name));
      evictPod(server, serial);
      return accept(server.get(serial) ?? { apiVersion: "v1", kind: "Status", metadata: {} });
    }
  }
}
var contextOf = (server, options) => ({
  uid: server.nextUid(),
  nowText: server.nowText,
  fieldValidation: options.fieldValidation ?? "Strict"
});
function create(server, info, namespace, body, options) {
  const home = info.namespaced ? namespace : "";
  if (info.namespaced && server.find("Namespace", "", home) < 0) return refuse2(notFound("Namespace", home));
  const named = withGeneratedName(server, info, home, body);
  const admitted = admitCreate(info, home, named, contextOf(server, options));
  if (!admitted.ok) return admitted;
  const object = admitted.value;
  if (server.find(info.kind, home, object.metadata.name ?? "") >= 0) return refuse2(alreadyExists(info.kind, object.metadata.name ?? ""), admitted.warnings);
  if (options.dryRun === true) return accept({ ...object, metadata: { ...object.metadata, resourceVersion: "" } }, admitted.warnings);
  const outcome = server.create(object);
  return "refused" in outcome ? refuse2(outcome.refused, admitted.warnings) : accept(outcome.object, admitted.warnings);
}
function withGeneratedName(server, info, namespace, body) {
  const metadata = body?.metadata;
  const isUnnamed = metadata?.name === void 0 || metadata.name === null || metadata.name === "";
  if (!isUnnamed || typeof metadata?.generateName !== "string" || metadata.generateName === "") return body;
  return { ...body, metadata: { ...metadata, name: server.nextName(info.kind, namespace, metadata.generateName) } };
}
function change(server, info, namespace, name, options, admit) {
  const serial = server.find(info.kind, info.namespaced ? namespace : "", name);
  const old = serial < 0 ? void 0 : server.get(serial);
  if (old === void 0) return refuse2(notFound(info.kind, name));
  const admitted = admit(info, old, contextOf(server, options));
  if (!admitted.ok) return admitted;
  const next = admitted.value;
  if (options.dryRun === true) return accept(next, admitted.warnings);
  return accept(server.update(serial, next), admitted.warnings);
}
function staleVersion(old, body) {
  const wanted = body?.metadata?.resourceVersion;
  const { kind, metadata } = old;
  if (typeof wanted !== "string" || wanted === "" || wanted === metadata.resourceVersion) return void 0;
  return conflict(kind, metadata.name, "the object has been modified; please apply your changes to the latest version and try again");
}
var ORPHAN_WARNING = "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning";
function remove2(server, info, namespace, name, options) {
  const serial = server.find(info.kind, info.namespaced ? namespace : "", name);
  const object = serial < 0 ? void 0 : server.get(serial);
  if (object === void 0) return refuse2(notFound(info.kind, name));
  if (options.preconditionUid !== void 0 && options.preconditionUid !== object.metadata.uid) {
    return refuse2(conflict(info.kind, name, `Precondition failed: UID in precondition: ${options.preconditionUid}, UID in object meta: ${object.metadata.uid}`));
  }
  const isUnsaid = options.propagationPolicy === void 0;
  const propagation = options.propagationPolicy ?? (info.kind === "Job" ? "Orphan" : "Background");
  const warnings = isUnsaid && info.kind === "Job" ? [ORPHAN_WARNING] : [];
  if (options.dryRun === true) return accept(object, warnings);
  const after = server.delete(serial, { propagation, ...options.gracePeriodSeconds === void 0 ? {} : { gracePeriodSeconds: options.gracePeriodSeconds } });
  return accept(after ?? object, warnings);
}
function scale(server, info, request) {
  if (info.kind !== "Deployment" && info.kind !== "ReplicaSet") return refuse2({ code: 404, reason: "NotFound", message: "the server could not find the requested resource" });
  if (request.replicas < 0) return refuse2(badRequest(`spec.replicas: Invalid value: ${request.replicas}: must be greater than or equal to 0`));
  const body = { apiVersion: apiVersionOf(info), kind: info.kind, spec: { replicas: request.replicas } };
  return performRequest(server, { verb: "patch", kind: info.kind, namespace: request.namespace, name: request.name, patchType: "merge", body, options: request.options });
}

// sim/apiserver/request-client.ts
var RequestClient = class {
  resources = RESOURCES;
  server;
  kubelet;
  send;
  constructor(server, kubelet, send = (request) => performRequest(server, request)) {
    this.server = server;
    this.kubelet = kubelet;
    this.send = send;
  }
  get(resource, namespace, name) {
    if (resource.kind === "Event") {
      const found = this.events(namespace).find((event) => event.metadata.name === name);
      return found === void 0 ? { ok: false, status: notFound("Event", name), warnings: [] } : { ok: true, value: found, warnings: [] };
    }
    const serial = this.server.find(resource.kind, resource.namespaced ? namespace : "", name);
    const object = serial < 0 ? void 0 : this.server.get(serial);
    if (object === void 0) return { ok: false, status: notFound(resource.kind, name), warnings: [] };
    return { ok: true, value: object, warnings: [] };
  }
  list(resource, options) {
    const labels = parseLabelSelector(options.labelSelector ?? "");
    const fields = parseFieldSelector(options.fieldSelector ?? "");
    const unable = (why) => {
      const text = `Unable to find "${apiVersionOf(resource) === "v1" ? "/v1" : apiVersionOf(resource)}, Resource=${resource.resource}" that match label selector "${options.labelSelector ?? ""}", field selector "${options.fieldSelector ?? ""}": ${why}`;
      return { ok: false, status: badRequest(text), warnings: [] };
    };
    if (!labels.ok) return unable(labels.error);
    if (!fields.ok) return unable(fields.error);
    for (const { field } of fields.terms) {
      const error = fieldSelectorError(resource.kind, field);
      if (error !== void 0) return unable(error);
    }
    const namespace = resource.namespaced ? options.namespace : void 0;
    const all = resource.kind === "Event" ? this.events(namespace) : this.stored(resource.kind, namespace);
    const found = all.filter((object) => labels.matches(object.metadata.labels ?? {}) && matchesFieldSelector(fields.terms, object));
    return { ok: true, value: found.sort(byName), warnings: [] };
  }
  stored(kind, namespace) {
    const found = [];
    this.server.store.forEach(kind, (object) => {
      if (namespace === void 0 || object.metadata.namespace === namespace) found.push(object);
    });
    return found;
  }
  events(namespace) {
    const found = [];
    this.server.events.forEach((record) => {
      const home = record.subject.namespace ?? "default";
      if (namespace === void 0 || home === namespace) found.push(this.server.events.materialize(record));
    });
    return found;
  }
  create(resource, namespace, body, options = {}) {
    return this.send({ verb: "create", kind: resource.kind, namespace, body, options });
  }
  update(resource, namespace, name, body, options = {}) {
    return this.send({ verb: "update", kind: resource.kind, namespace, name, body, options });
  }
  patch(resource, namespace, name, patchType, body, options = {}) {
    return this.send({ verb: "patch", kind: resource.kind, namespace, name, patchType, body, options });
  }
  delete(resource, namespace, name, options = {}) {
    return this.send({ verb: "delete", kind: resource.kind, namespace, name, options });
  }
  scale(resource, namespace, name, replicas, options = {}) {
    return this.send({ verb: "scale", kind: resource.kind, namespace, name, replicas, options });
  }
  evict(namespace, podName) {
    return this.send({ verb: "evict", namespace, name: podName });
  }
  logs(namespace, podName, options) {
    const serial = this.server.find("Pod", namespace, podName);
    if (serial < 0) return { ok: false, status: notFound("Pod", podName), warnings: [] };
    return this.kubelet.logs(serial, options);
  }
  exec(namespace, podName, container, argv) {
    const serial = this.server.find("Pod", namespace, podName);
    if (serial < 0) return { ok: false, status: notFound("Pod", podName), warnings: [] };
    return this.kubelet.exec(serial, container, argv);
  }
};
function byName(a, b) {
  const left = `${a.metadata.namespace ?? ""}/${a.metadata.name}`;
  const right = `${b.metadata.namespace ?? ""}/${b.metadata.name}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

// sim/engine/history.ts
var History = class {
  world;
  spacing;
  inputs = [];
  checkpoints = [];
  head;
  executedAtCheckpoint;
  /** @param spacing timers between two checkpoints */
  constructor(world, spacing) {
    this.world = world;
    this.spacing = spacing;
    this.executedAtCheckpoint = world.executed;
    this.checkpoints.push({ atMs: world.nowMs, state: world.save(), inputs: 0 });
  }
  /** Newest instant that was simulated. */
  get headMs() {
    return this.head?.atMs ?? this.world.nowMs;
  }
  get isAtHead() {
    return this.head === void 0;
  }
  get checkpointCount() {
    return this.checkpoints.length;
  }
  /** The inputs so far, oldest first. */
  get recorded() {
    return this.inputs;
  }
  /** Lets time pass from the head on. Looking at the past ends. */
  runUntil(untilMs) {
    this.toHead();
    while (!this.world.runSome(untilMs, this.spacing)) this.checkpoint();
    if (this.world.executed - this.executedAtCheckpoint >= this.spacing) this.checkpoint();
  }
  /** Performs an input now. From the past, what came after is given up first: this is how a branch begins. */
  perform(input) {
    if (this.head !== void 0) this.cutHere();
    this.settle(this.world.nowMs);
    this.inputs.push({ atMs: this.world.nowMs, input });
    return this.world.perform(input);
  }
  /** Shows a past instant; at or after the head it shows the head. */
  seek(atMs) {
    if (atMs >= this.headMs) {
      this.toHead();
      return;
    }
    if (this.head === void 0) this.head = { atMs: this.world.nowMs, state: this.world.save(), inputs: this.inputs.length };
    const from = this.checkpointBefore(Math.max(0, atMs));
    this.world.setReplaying(true);
    this.world.restore(from.state);
    this.replay(from.inputs, atMs);
    this.world.setReplaying(false);
  }
  toHead() {
    if (this.head === void 0) return;
    this.world.restore(this.head.state);
    this.head = void 0;
  }
  replay(firstInput, untilMs) {
    for (let i = firstInput; i < this.inputs.length; i++) {
      const { atMs, input } = this.inputs[i];
      if (atMs > untilMs) break;
      this.settle(atMs);
      this.world.perform(input);
    }
    this.settle(untilMs);
  }
  settle(untilMs) {
    while (!this.world.runSome(untilMs, Number.POSITIVE_INFINITY)) ;
  }
  checkpoint() {
    this.executedAtCheckpoint = this.world.executed;
    this.checkpoints.push({ atMs: this.world.nowMs, state: this.world.save(), inputs: this.inputs.length });
  }
  /** The last checkpoint from which an instant can be reached. */
  checkpointBefore(atMs) {
    let low = 0;
    let high = this.checkpoints.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (this.checkpoints[middle].atMs <= atMs) low = middle;
      else high = middle - 1;
    }
    return this.checkpoints[low];
  }
  /** The present instant becomes the head: everything after it is forgotten. */
  cutHere() {
    const nowMs = this.world.nowMs;
    this.head = void 0;
    while ((this.checkpoints.at(-1)?.atMs ?? 0) > nowMs && this.checkpoints.length > 1) this.checkpoints.pop();
    while ((this.inputs.at(-1)?.atMs ?? -1) > nowMs) this.inputs.pop();
    this.executedAtCheckpoint = this.world.executed;
    this.world.cutHere();
  }
};

// sim/engine/hash.ts
function mix(seed, serial, salt) {
  let h = Math.imul(seed ^ 2654435769, 2246822507) ^ Math.imul(serial + 2135587861, 3266489909) ^ Math.imul(salt + 1, 668265263);
  h = Math.imul(h ^ h >>> 16, 2146121005);
  h = Math.imul(h ^ h >>> 15, 2221713035);
  return (h ^ h >>> 16) >>> 0;
}
var HEX_BYTES = Array.from({ length: 256 }, (_, n) => (n < 16 ? "0" : "") + n.toString(16));
var hex32 = (n) => HEX_BYTES[n >>> 24] + HEX_BYTES[n >>> 16 & 255] + HEX_BYTES[n >>> 8 & 255] + HEX_BYTES[n & 255];
function uuidOf(seed, serial) {
  const a = mix(seed, serial, 11);
  const b = mix(seed, serial, 12);
  const c = mix(seed, serial, 13);
  const d2 = mix(seed, serial, 14);
  const bHex = hex32(b & 4294905855 | 16384);
  const cHex = hex32(c & 1073741823 | 2147483648);
  return `${hex32(a)}-${bHex.slice(0, 4)}-${bHex.slice(4)}-${cHex.slice(0, 4)}-${cHex.slice(4)}${hex32(d2)}`;
}
function hexOf(seed, serial, salt, length) {
  let text = "";
  for (let i = 0; i < length / 8; i++) text += hex32(mix(seed, serial, salt * 64 + 100 + i));
  return text;
}
var NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
function nameSuffix(seed, serial, attempt) {
  let text = "";
  let h = mix(seed, serial, 21 + attempt);
  for (let i = 0; i < 5; i++) {
    text += NAME_LETTERS[h % 27];
    h = Math.floor(h / 27);
    if (i === 3) h = mix(seed, serial, 1e3 + attempt);
  }
  return text;
}
function hashText(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
}

// sim/apiserver/admission/pod-admission.ts
var SYSTEM_PRIORITIES = {
  "system-node-critical": 2000001e3,
  "system-cluster-critical": 2e9
};
function podAdmission(server) {
  const admitted = /* @__PURE__ */ new WeakMap();
  let volumes = 0;
  return (object) => {
    if (object.kind !== "Pod") return { object };
    const pod = object;
    const refused = missingServiceAccount(server, pod);
    if (refused !== void 0) return { refused };
    const priority = priorityOf(server, pod);
    if (typeof priority !== "number") return { refused: priority };
    const { hostname, ...shared } = pod.spec;
    let known3 = admitted.get(pod.spec.containers);
    if (known3 === void 0 || known3.priority !== priority) {
      volumes = server.store.takeSerial();
      known3 = admitSpec(shared, priority, `kube-api-access-${nameSuffix(server.engine.seed, volumes, 7)}`);
      admitted.set(pod.spec.containers, known3);
    }
    const spec = hostname === void 0 ? known3.spec : { ...known3.spec, hostname };
    return { object: { ...pod, spec, status: { phase: "Pending", qosClass: known3.qosClass } } };
  };
}
function admitSpec(spec, priority, tokenVolumeName) {
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "x" }, spec };
  const ready = admitPod(applyDefaults(pod), { tokenVolumeName, priority });
  return { spec: ready.spec, qosClass: qosClassOf(ready.spec), priority };
}
function missingServiceAccount(server, pod) {
  const name = pod.spec.serviceAccountName ?? "default";
  const namespace = pod.metadata.namespace ?? "";
  if (server.find("ServiceAccount", namespace, name) >= 0) return void 0;
  return forbidden("Pod", pod.metadata.generateName ?? pod.metadata.name, `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`);
}
function priorityOf(server, pod) {
  const name = pod.spec.priorityClassName;
  if (name === void 0 || name === "") return 0;
  const system = SYSTEM_PRIORITIES[name];
  if (system !== void 0) return system;
  const serial = server.find("PriorityClass", "", name);
  if (serial < 0) return forbidden("Pod", pod.metadata.generateName ?? pod.metadata.name, `no PriorityClass with name ${name} was found`);
  return server.get(serial)?.value ?? 0;
}

// sim/apiserver/latency-profile.ts
var measuredLatencies = {
  controllers: { reactionMs: 13, syncMs: 10 },
  kubelet: {
    firstStatusMs: 25,
    sandboxMs: 500,
    volumesMs: 300,
    createMs: 30,
    startMs: 90,
    nextContainerMs: 100,
    relistPhaseMs: 850,
    tickPhaseMs: 580,
    periodMs: 1e3,
    terminalPhaseMs: 1150,
    forgetInstanceMs: 1e3,
    teardownMs: 200,
    removalMs: 600,
    killingEventMs: 20,
    observeGenerationMs: 30,
    errorJitter: 0.5,
    crashJitter: 0.55,
    failedPullMs: 30,
    recheckMs: 28
  },
  scheduler: { bindMs: 12, eventMs: 10, retryMs: 15 },
  garbageCollectionMs: 15
};

// sim/engine/cow-vector.ts
var BITS = 6;
var WIDTH = 1 << BITS;
var MASK = WIDTH - 1;
var emptyItems = () => new Array(WIDTH).fill(void 0);
var CowVector = class {
  token = {};
  root = void 0;
  /** Branch levels above the leaves. */
  depth = 0;
  capacity = WIDTH;
  count = 0;
  /** Number of entries that are not `undefined`. */
  get size() {
    return this.count;
  }
  get(index) {
    let node = this.root;
    if (index >= this.capacity || node === void 0) return void 0;
    for (let shift2 = BITS * this.depth; shift2 > 0; shift2 -= BITS) {
      node = node.items[index >>> shift2 & MASK];
      if (node === void 0) return void 0;
    }
    return node.items[index & MASK];
  }
  /** Setting `undefined` removes. */
  set(index, value) {
    while (index >= this.capacity) this.grow();
    if (value === void 0 && this.get(index) === void 0) return;
    if (value !== void 0 && this.overwrite(index, value)) return;
    this.root = this.write(this.root, BITS * this.depth, index, value);
  }
  /** Writes in place when this version owns the whole path and the entry is there already. */
  overwrite(index, value) {
    let node = this.root;
    for (let shift2 = BITS * this.depth; shift2 > 0; shift2 -= BITS) {
      if (node === void 0 || node.owner !== this.token) return false;
      node = node.items[index >>> shift2 & MASK];
    }
    if (node === void 0 || node.owner !== this.token) return false;
    const leaf = node;
    if (leaf.items[index & MASK] === void 0) return false;
    leaf.items[index & MASK] = value;
    return true;
  }
  save() {
    this.token = {};
    return { root: this.root, depth: this.depth, size: this.count };
  }
  restore(saved) {
    this.token = {};
    this.root = saved.root;
    this.depth = saved.depth;
    this.capacity = 2 ** (BITS * (saved.depth + 1));
    this.count = saved.size;
  }
  /** Calls back for every entry in index order. */
  forEach(visit) {
    if (this.root !== void 0) this.walk(this.root, BITS * this.depth, 0, visit);
  }
  grow() {
    const old = this.root;
    this.depth += 1;
    this.capacity *= WIDTH;
    if (old === void 0) return;
    const items = emptyItems();
    items[0] = old;
    this.root = { owner: this.token, used: 1, items };
  }
  write(node, shift2, index, value) {
    const slot = index >>> shift2 & MASK;
    const own = this.own(node);
    const before = own.items[slot];
    const after = shift2 === 0 ? value : this.write(before, shift2 - BITS, index, value);
    if (before === void 0 && after !== void 0) own.used += 1;
    if (before !== void 0 && after === void 0) own.used -= 1;
    if (shift2 === 0) this.count += (after === void 0 ? 0 : 1) - (before === void 0 ? 0 : 1);
    own.items[slot] = after;
    return own.used === 0 ? void 0 : own;
  }
  /** The node itself when this version may write it, else a copy that it may. */
  own(node) {
    if (node === void 0) return { owner: this.token, used: 0, items: emptyItems() };
    if (node.owner === this.token) return node;
    return { owner: this.token, used: node.used, items: node.items.slice() };
  }
  walk(node, shift2, base, visit) {
    for (let slot = 0; slot < WIDTH; slot++) {
      const item = node.items[slot];
      if (item === void 0) continue;
      const index = base + slot * 2 ** shift2;
      if (shift2 === 0) visit(item, index);
      else this.walk(item, shift2 - BITS, index, visit);
    }
  }
};

// sim/engine/grow-list.ts
var emptyGrowList = { items: [], length: 0 };
function append(list3, value) {
  const items = list3.items;
  if (list3.length === 0) return { items: [value], length: 1 };
  if (items.length === list3.length) {
    items.push(value);
    return { items, length: list3.length + 1 };
  }
  if (items[list3.length] === value) return { items, length: list3.length + 1 };
  const copy3 = items.slice(0, list3.length);
  copy3.push(value);
  return { items: copy3, length: copy3.length };
}
function keep(list3, passes) {
  for (let i = 0; i < list3.length; i++) {
    if (passes(list3.items[i])) continue;
    const rest = list3.items.slice(0, i);
    for (let j = i + 1; j < list3.length; j++) {
      const value = list3.items[j];
      if (passes(value)) rest.push(value);
    }
    return { items: rest, length: rest.length };
  }
  return list3;
}

// sim/apiserver/event-correlation.ts
var DISTINCT_MESSAGES = 10;
var AGGREGATION_WINDOW_MS = 6e5;
var SPAM_BURST = 25;
var SPAM_REFILL_MS = 3e5;
var SERIES_WINDOW_MS = 36e4;
var fresh = { known: void 0, isCombined: false, epoch: 0 };
function correlate(known3, incoming, nowMs) {
  const { component, type: type2, reason, message, fieldPath } = incoming;
  let same;
  let latest;
  let size = 0;
  for (const one of known3) {
    if (one.reason !== reason || one.component !== component || one.type !== type2) continue;
    size += 1;
    if (latest === void 0 || one.lastAtMs >= latest.lastAtMs) latest = one;
    const isSame = incoming.isSeries ? one.regardingVersion === incoming.regardingVersion && nowMs - one.lastAtMs <= SERIES_WINDOW_MS : !one.isCombined && one.message === message && one.fieldPath === fieldPath;
    if (isSame) same = one;
  }
  if (latest === void 0) return fresh;
  if (incoming.isSeries) return { known: same, isCombined: false, epoch: 0 };
  if (nowMs - latest.lastAtMs > AGGREGATION_WINDOW_MS) return { known: same, isCombined: false, epoch: latest.epoch + 1 };
  const { epoch } = latest;
  if (size + 1 >= DISTINCT_MESSAGES) {
    const group = known3.filter((one) => one.reason === reason && one.component === component && one.type === type2 && one.epoch === epoch);
    const messages = new Set(group.filter((one) => !one.isCombined).map((one) => one.message));
    messages.add(message);
    if (messages.size >= DISTINCT_MESSAGES) return { known: group.find((one) => one.isCombined), isCombined: true, epoch };
  }
  return { known: same, isCombined: false, epoch };
}
function takeToken(buckets, component, type2, nowMs) {
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i];
    if (bucket.component !== component || bucket.type !== type2) continue;
    const tokens = Math.min(SPAM_BURST, bucket.tokens + (nowMs - bucket.filledAtMs) / SPAM_REFILL_MS);
    if (tokens < 1) return void 0;
    const next = { component, type: type2, tokens: tokens - 1, filledAtMs: nowMs };
    if (buckets.length === 1) return [next];
    const copy3 = buckets.slice();
    copy3[i] = next;
    return copy3;
  }
  const first = { component, type: type2, tokens: SPAM_BURST - 1, filledAtMs: nowMs };
  return buckets.length === 0 ? [first] : [...buckets, first];
}

// sim/apiserver/event-recorder.ts
var EVENT_TTL_MS = 36e5;
var noEvents = [];
var noBuckets = [];
var EventRecorder = class {
  engine;
  store;
  records = new CowVector();
  memories = new CowVector();
  /** Serials in the order in which they may expire first; an event that was written again moves to the end. */
  expiry = emptyGrowList;
  expiryHead = 0;
  expireHandler;
  /** Called for every event written or expired. */
  observer;
  constructor(engine, store) {
    this.engine = engine;
    this.store = store;
    this.expireHandler = engine.register(() => this.expire());
  }
  /** Writes an event about an object as it is now, unless the spam guard drops it. */
  record(serial, regarding, input) {
    this.write(serial, regarding, input.type, input.reason, input.message, input.component, input.host ?? "", input.fieldPath ?? "", input.action ?? "");
  }
  /** The same without an object around the words; what the kubelets use, who write most events. */
  write(serial, regarding, type2, reason, message, component, host, fieldPath, action) {
    const nowMs = this.engine.nowMs;
    const memory = this.memories.get(serial);
    const regardingVersion = regarding.metadata.resourceVersion;
    const isSeries = action !== "";
    const { known: known3, isCombined, epoch } = correlate(memory?.events ?? noEvents, { component, type: type2, reason, message, fieldPath, regardingVersion, isSeries }, nowMs);
    const before = memory?.buckets ?? noBuckets;
    const buckets = isSeries ? before : takeToken(before, component, type2, nowMs);
    if (buckets === void 0) return;
    const subject = memory?.subject ?? subjectOf(regarding);
    const old = known3 === void 0 ? void 0 : this.records.get(known3.serial);
    if (old !== void 0) {
      const isWrittenLater = isSeries && old.count >= 2;
      if (isWrittenLater) return;
      const text = isCombined ? `(combined from similar events): ${message}` : message;
      const next = { ...old, message: text, lastAtMs: nowMs, count: old.count + 1, epoch, resourceVersion: this.store.takeRevision() };
      const events2 = memory.events.map((one) => one.serial === old.serial ? next : one);
      this.memories.set(serial, { subject, events: events2, buckets });
      this.put("MODIFIED", next);
      return;
    }
    const record = {
      serial: this.store.takeSerial(),
      subject,
      regardingVersion,
      fieldPath,
      type: type2,
      reason,
      message: isCombined ? `(combined from similar events): ${message}` : message,
      component,
      host,
      action,
      isCombined,
      epoch,
      firstAtMs: nowMs,
      lastAtMs: nowMs,
      count: 1,
      resourceVersion: this.store.takeRevision()
    };
    this.memories.set(serial, { subject, events: memory === void 0 ? [record] : [...this.living(memory.events), record], buckets });
    this.put("ADDED", record);
  }
  /** The events that have not expired; looked at only when there are many. */
  living(events2) {
    return events2.length < 16 ? events2 : events2.filter((one) => this.records.get(one.serial) !== void 0);
  }
  /** The object is gone for good; nothing will be recorded about it any more. Its events stay until they expire. */
  forget(serial) {
    this.memories.set(serial, void 0);
  }
  get size() {
    return this.records.size;
  }
  forEach(visit) {
    this.records.forEach(visit);
  }
  /** The API object of a record. */
  materialize(record) {
    return materializeEvent(record, this.engine.seed, this.engine.startAtMs);
  }
  /** Removes an event through the API. @returns whether it was there */
  remove(serial) {
    const record = this.records.get(serial);
    if (record === void 0) return false;
    this.records.set(serial, void 0);
    this.observer?.("DELETED", record);
    return true;
  }
  put(type2, record) {
    this.records.set(record.serial, record);
    if (type2 === "ADDED") {
      this.expiry = append(this.expiry, record.serial);
      if (this.expiry.length - this.expiryHead === 1) this.engine.schedule(record.lastAtMs + EVENT_TTL_MS, this.expireHandler, record.serial);
    }
    this.observer?.(type2, record);
  }
  expire() {
    const nowMs = this.engine.nowMs;
    while (this.expiryHead < this.expiry.length) {
      const record = this.records.get(this.expiry.items[this.expiryHead]);
      if (record !== void 0 && record.lastAtMs + EVENT_TTL_MS > nowMs) {
        if (record.lastAtMs !== record.firstAtMs && this.expiry.length - this.expiryHead > 1) {
          this.expiry = append(this.expiry, record.serial);
          this.expiryHead += 1;
          continue;
        }
        this.engine.schedule(record.lastAtMs + EVENT_TTL_MS, this.expireHandler, record.serial);
        break;
      }
      if (record !== void 0) this.remove(record.serial);
      this.expiryHead += 1;
    }
    if (this.expiryHead > 1024 && this.expiryHead * 2 > this.expiry.length) {
      const rest = this.expiry.items.slice(this.expiryHead, this.expiry.length);
      this.expiry = { items: rest, length: rest.length };
      this.expiryHead = 0;
    }
  }
  save() {
    return { records: this.records.save(), memories: this.memories.save(), expiry: this.expiry, expiryHead: this.expiryHead };
  }
  restore(saved) {
    const state = saved;
    this.records.restore(state.records);
    this.memories.restore(state.memories);
    this.expiry = state.expiry;
    this.expiryHead = state.expiryHead;
  }
};
function eventNameSuffix(epochMs2, serial) {
  const nanoseconds = BigInt(Math.floor(epochMs2)) * 1000000n + BigInt(serial % 1e6);
  return nanoseconds.toString(16).padStart(16, "0");
}
var subjectOf = ({ kind, apiVersion, metadata }) => ({ kind, apiVersion, namespace: metadata.namespace, name: metadata.name, uid: metadata.uid });
function materializeEvent(record, seed, startAtMs) {
  const { subject, component, host, action } = record;
  const isSeries = action !== "";
  const first = formatTime(startAtMs + record.firstAtMs);
  return {
    kind: "Event",
    apiVersion: "v1",
    metadata: {
      name: `${subject.name}.${eventNameSuffix(startAtMs + record.firstAtMs, record.serial)}`,
      namespace: subject.namespace ?? "default",
      uid: uuidOf(seed, record.serial),
      resourceVersion: record.resourceVersion,
      creationTimestamp: first
    },
    involvedObject: {
      kind: subject.kind,
      ...subject.namespace === void 0 ? {} : { namespace: subject.namespace },
      name: subject.name,
      uid: subject.uid,
      apiVersion: subject.apiVersion,
      resourceVersion: record.regardingVersion,
      ...record.fieldPath === "" ? {} : { fieldPath: record.fieldPath }
    },
    reason: record.reason,
    message: record.message,
    source: isSeries ? {} : host === "" ? { component } : { component, host },
    firstTimestamp: isSeries ? null : first,
    lastTimestamp: isSeries ? null : formatTime(startAtMs + record.lastAtMs),
    ...isSeries ? {} : { count: record.count },
    type: record.type,
    eventTime: isSeries ? formatMicroTime(startAtMs + record.firstAtMs) : null,
    ...isSeries && record.count > 1 ? { series: { count: record.count, lastObservedTime: formatMicroTime(startAtMs + record.lastAtMs) } } : {},
    ...isSeries ? { action } : {},
    reportingComponent: component,
    reportingInstance: isSeries ? `${component}-vm` : host
  };
}

// sim/apiserver/store.ts
var NAME_BUCKETS = 1 << 14;
var bucketOf = (kind, namespace, name) => hashText(`${kind}/${namespace}/${name}`) % NAME_BUCKETS;
var Store = class {
  objects = new CowVector();
  names = new CowVector();
  /** Serials of the objects that name this one as their controller or owner, in order of creation. */
  children = new CowVector();
  owners = new CowVector();
  nextSerial = 1;
  revision = 1;
  get size() {
    return this.objects.size;
  }
  /** The serial that `takeSerial` will give next. */
  peekSerial() {
    return this.nextSerial;
  }
  /** A serial for a new object or event. */
  takeSerial() {
    return this.nextSerial++;
  }
  /** The next resourceVersion, as text. */
  takeRevision() {
    return String(++this.revision);
  }
  get(serial) {
    return this.objects.get(serial);
  }
  /** Serial of the object with that name, or -1. `namespace` is empty for cluster-wide kinds. */
  find(kind, namespace, name) {
    const bucket = this.names.get(bucketOf(kind, namespace, name));
    if (bucket === void 0) return -1;
    for (const serial of bucket) {
      const object = this.objects.get(serial);
      if (object !== void 0 && object.kind === kind && object.metadata.name === name && (object.metadata.namespace ?? "") === namespace) return serial;
    }
    return -1;
  }
  insert(serial, object) {
    const { namespace = "", name } = object.metadata;
    const bucket = bucketOf(object.kind, namespace, name);
    const others = this.names.get(bucket);
    this.names.set(bucket, others === void 0 ? [serial] : [...others, serial]);
    this.objects.set(serial, object);
  }
  replace(serial, object) {
    this.objects.set(serial, object);
  }
  remove(serial) {
    const object = this.objects.get(serial);
    if (object === void 0) return;
    const { namespace = "", name } = object.metadata;
    const bucket = bucketOf(object.kind, namespace, name);
    const rest = (this.names.get(bucket) ?? []).filter((other) => other !== serial);
    this.names.set(bucket, rest.length === 0 ? void 0 : rest);
    this.objects.set(serial, void 0);
    this.setOwner(serial, void 0);
  }
  /** Serial of the owner, or -1. */
  ownerOf(serial) {
    return this.owners.get(serial) ?? -1;
  }
  /** Notes who owns an object; `undefined` takes it out of its owner's children. */
  setOwner(serial, owner) {
    const before = this.owners.get(serial);
    if (before === owner) return;
    if (before !== void 0) {
      const rest = keep(this.children.get(before) ?? emptyGrowList, (child) => child !== serial);
      this.children.set(before, rest.length === 0 ? void 0 : rest);
    }
    this.owners.set(serial, owner);
    if (owner !== void 0) this.children.set(owner, append(this.children.get(owner) ?? emptyGrowList, serial));
  }
  childrenOf(serial) {
    return this.children.get(serial) ?? emptyGrowList;
  }
  /** Every object of a kind in order of creation; all kinds when `kind` is undefined. */
  forEach(kind, visit) {
    this.objects.forEach((object, serial) => {
      if (kind === void 0 || object.kind === kind) visit(object, serial);
    });
  }
  save() {
    return {
      objects: this.objects.save(),
      names: this.names.save(),
      children: this.children.save(),
      owners: this.owners.save(),
      nextSerial: this.nextSerial,
      revision: this.revision
    };
  }
  restore(saved) {
    const state = saved;
    this.objects.restore(state.objects);
    this.names.restore(state.names);
    this.children.restore(state.children);
    this.owners.restore(state.owners);
    this.nextSerial = state.nextSerial;
    this.revision = state.revision;
  }
};

// sim/apiserver/server.ts
var ApiServer = class {
  engine;
  store = new Store();
  events;
  handlers = /* @__PURE__ */ new Map();
  plugins = [];
  /** The world outside (recorder, screen, `-w`); told after the parts. */
  observer;
  constructor(engine) {
    this.engine = engine;
    this.events = new EventRecorder(engine, this.store);
  }
  /** RFC 3339 text of the current instant. */
  get nowText() {
    return formatTime(this.engine.epochMs);
  }
  /** Tells a part of every change to objects of a kind. Registration order is notification order. */
  watch(kind, handler) {
    const list3 = this.handlers.get(kind);
    if (list3 === void 0) this.handlers.set(kind, [handler]);
    else list3.push(handler);
  }
  /** Adds an admission plugin; they run in order of addition on every create. */
  admit(plugin) {
    this.plugins.push(plugin);
  }
  get(serial) {
    return this.store.get(serial);
  }
  find(kind, namespace, name) {
    return this.store.find(kind, namespace, name);
  }
  /** The uid that the next created object will get. */
  nextUid() {
    return uuidOf(this.engine.seed, this.store.peekSerial());
  }
  /** The name that the next created object would get for a generateName. */
  nextName(kind, namespace, generateName) {
    return this.generateName(kind, namespace, generateName, this.store.peekSerial());
  }
  /** Creates an object. `owner` is the serial of its controller, when it has one. */
  create(input, owner) {
    const serial = this.store.takeSerial();
    const uid = input.metadata.uid ?? uuidOf(this.engine.seed, serial);
    const name = input.metadata.name ?? this.generateName(input.kind, input.metadata.namespace ?? "", input.metadata.generateName ?? "", serial);
    const namespace = input.metadata.namespace;
    if (namespace !== void 0) {
      const home = this.store.find("Namespace", "", namespace);
      if (home < 0) return { refused: notFound("Namespace", namespace) };
      if (this.store.get(home)?.metadata.deletionTimestamp !== void 0) return { refused: namespaceTerminating(input.kind, name, namespace) };
    }
    if (this.store.find(input.kind, namespace ?? "", name) >= 0) return { refused: alreadyExists(input.kind, name) };
    const draft = { ...input, metadata: { ...input.metadata, name, uid, resourceVersion: this.store.takeRevision(), creationTimestamp: this.nowText } };
    let object = draft;
    for (const plugin of this.plugins) {
      const outcome = plugin(object);
      if ("refused" in outcome) return outcome;
      object = outcome.object;
    }
    const stored = object;
    this.store.insert(serial, stored);
    const ownerSerial = owner ?? this.ownerSerial(stored);
    if (ownerSerial >= 0) this.store.setOwner(serial, ownerSerial);
    this.tell("ADDED", serial, stored, void 0);
    return { serial, object: this.store.get(serial) ?? stored };
  }
  /**
   * Stores a new version of an object. The same object again writes nothing. An object that is being deleted goes for
   * good when its last finalizer has gone.
   */
  update(serial, next) {
    const before = this.store.get(serial);
    if (before === void 0) throw new Error(`update: no object with serial ${serial} (${next.kind} ${next.metadata.name})`);
    if (before === next) return before;
    if (isReadyToGo(next)) {
      this.drop(serial, next, before);
      return next;
    }
    const stored = this.stamped(next);
    this.store.replace(serial, stored);
    if (stored.metadata.ownerReferences !== before.metadata.ownerReferences) {
      const owner = this.ownerSerial(stored);
      this.store.setOwner(serial, owner < 0 ? void 0 : owner);
    }
    this.tell("MODIFIED", serial, stored, before);
    return stored;
  }
  /** Stores a new status. */
  updateStatus(serial, status) {
    const before = this.store.get(serial);
    if (before === void 0) throw new Error(`updateStatus: no object with serial ${serial}`);
    if (isReadyToGo(before)) return this.update(serial, { ...before, status });
    const { apiVersion, kind, metadata, spec } = before;
    const stored = { apiVersion, kind, metadata: { ...metadata, resourceVersion: this.store.takeRevision() }, spec, status };
    this.store.replace(serial, stored);
    this.tell("MODIFIED", serial, stored, before);
    return stored;
  }
  /** Stores new metadata. */
  updateMetadata(serial, change2) {
    const before = this.store.get(serial);
    if (before === void 0) throw new Error(`updateMetadata: no object with serial ${serial}`);
    return this.update(serial, { ...before, metadata: withoutUndefined({ ...before.metadata, ...change2 }) });
  }
  /** Removes one finalizer; the object goes if it was only waiting for that. */
  removeFinalizer(serial, finalizer) {
    const object = this.store.get(serial);
    const finalizers = object?.metadata.finalizers;
    if (object === void 0 || finalizers === void 0 || !finalizers.includes(finalizer)) return;
    const rest = finalizers.filter((one) => one !== finalizer);
    this.update(serial, { ...object, metadata: rest.length === 0 ? withoutFinalizers(object.metadata) : { ...object.metadata, finalizers: rest } });
  }
  /**
   * Deletes an object: at once, or by marking it when a grace period or finalizers hold it.
   *
   * @returns the object as it is afterwards
   */
  delete(serial, request = {}) {
    const object = this.store.get(serial);
    if (object === void 0) return void 0;
    const { metadata } = object;
    const grace = graceSecondsOf(object, request.gracePeriodSeconds);
    if (metadata.deletionTimestamp !== void 0 && (metadata.deletionGracePeriodSeconds ?? 0) <= grace) return object;
    const finalizers = finalizersFor(metadata.finalizers, request.propagation);
    const isHeld = finalizers !== void 0 || grace > 0 || object.kind === "Pod" || object.kind === "PersistentVolumeClaim";
    if (!isHeld) {
      this.drop(serial, object, object);
      return object;
    }
    const marked = {
      ...object,
      metadata: {
        ...metadata,
        generation: metadata.deletionTimestamp === void 0 ? (metadata.generation ?? 0) + 1 : metadata.generation ?? 0,
        deletionTimestamp: formatTime(this.engine.epochMs + grace * 1e3),
        deletionGracePeriodSeconds: grace,
        ...finalizers === void 0 ? {} : { finalizers }
      }
    };
    const stored = this.stamped(marked);
    this.store.replace(serial, stored);
    this.tell("MODIFIED", serial, stored, object);
    const now = this.store.get(serial);
    if (now !== void 0 && isReadyToGo(now)) this.drop(serial, now, now);
    return stored;
  }
  /** The kubelet has stopped a deleted pod: no grace is left, only finalizers may still hold the object. */
  confirmDeletion(serial) {
    const object = this.store.get(serial);
    if (object?.metadata.deletionTimestamp === void 0) return;
    if ((object.metadata.deletionGracePeriodSeconds ?? 0) > 0) {
      const stored = this.stamped({ ...object, metadata: { ...object.metadata, deletionTimestamp: this.nowText, deletionGracePeriodSeconds: 0 } });
      this.store.replace(serial, stored);
      this.tell("MODIFIED", serial, stored, object);
    }
    const now = this.store.get(serial);
    if (now !== void 0 && isReadyToGo(now)) this.drop(serial, now, now);
  }
  /** Removes an object without asking anybody: a pod whose kubelet is gone, a forced delete. */
  forceRemove(serial) {
    const object = this.store.get(serial);
    if (object !== void 0) this.drop(serial, object, object);
  }
  drop(serial, last, before) {
    const gone = this.stamped(last);
    this.store.remove(serial);
    this.tell("DELETED", serial, gone, before);
    this.events.forget(serial);
  }
  stamped(object) {
    return { ...object, metadata: { ...object.metadata, resourceVersion: this.store.takeRevision() } };
  }
  generateName(kind, namespace, generateName, serial) {
    const base = generateName.slice(0, 58);
    for (let attempt = 0; attempt < 8; attempt++) {
      const name = base + nameSuffix(this.engine.seed, serial, attempt);
      if (this.store.find(kind, namespace, name) < 0) return name;
    }
    return base + nameSuffix(this.engine.seed, serial, 8);
  }
  /** Serial of the owner that an object's references name: the controller, else the first that exists; -1 without. */
  ownerSerial(object) {
    const references = object.metadata.ownerReferences;
    if (references === void 0) return -1;
    const ordered = references.length > 1 ? [...references].sort((a, b) => Number(b.controller ?? false) - Number(a.controller ?? false)) : references;
    for (const reference of ordered) {
      const serial = this.store.find(reference.kind, object.metadata.namespace ?? "", reference.name);
      if (serial >= 0 && this.store.get(serial)?.metadata.uid === reference.uid) return serial;
    }
    return -1;
  }
  tell(type2, serial, object, before) {
    const handlers = this.handlers.get(object.kind);
    if (handlers !== void 0) for (const handler of handlers) handler(type2, serial, object, before);
    this.observer?.(type2, serial, object, before);
  }
};
function graceSecondsOf(object, asked) {
  if (object.kind !== "Pod") return 0;
  const pod = object;
  const isOver2 = pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
  if (isOver2 || pod.spec.nodeName === void 0) return 0;
  const grace = asked ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  return grace < 0 ? 1 : grace;
}
var finalizersFor = (present, propagation) => {
  const added = propagation === "Foreground" ? "foregroundDeletion" : propagation === "Orphan" ? "orphan" : void 0;
  if (added === void 0 || present?.includes(added) === true) return present;
  return [...present ?? [], added];
};
var isReadyToGo = (object) => object.metadata.deletionTimestamp !== void 0 && (object.metadata.finalizers === void 0 || object.metadata.finalizers.length === 0) && (object.metadata.deletionGracePeriodSeconds ?? 0) === 0;
function withoutFinalizers(metadata) {
  const copy3 = {};
  for (const key in metadata) if (key !== "finalizers") copy3[key] = metadata[key];
  return copy3;
}
function withoutUndefined(metadata) {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== void 0));
}

// sim/controllers/cron-job/events.ts
var normal = (reason, message) => ({ type: "Normal", reason, message });
var warning = (reason, message) => ({ type: "Warning", reason, message });
var events = {
  created: (job) => normal("SuccessfulCreate", `Created job ${job}`),
  sawCompleted: (job, condition3) => normal("SawCompletedJob", `Saw completed job: ${job}, condition: ${condition3}`),
  deleted: (job) => normal("SuccessfulDelete", `Deleted job ${job}`),
  alreadyActive: normal("JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid"),
  missing: (job) => normal("MissingJob", `Active job went missing: ${job}`),
  unexpected: (job) => warning("UnexpectedJob", `Saw a job that the controller did not create or forgot: ${job}`),
  tooManyMissed: warning(
    "TooManyMissedTimes",
    "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew"
  ),
  createFailed: (status) => warning("FailedCreate", `Error creating job: ${status.message}`),
  // Upstream's wording is literally this.
  deleteFailed: (status) => warning("FailedDelete", `Deleted job: ${status.message}`),
  getFailed: (status) => warning("FailedGet", `Get job: ${status.message}`),
  unparseable: (schedule, error) => warning("UnparseableSchedule", `unparseable schedule: ${quoteGo(schedule)} : ${error}`),
  unparseableUpdate: (schedule) => warning("UnParseableCronJobSchedule", `unparseable schedule for cronjob: ${schedule}`),
  invalid: (schedule, error) => warning("InvalidSchedule", `invalid schedule: ${schedule} : ${error}`),
  unsupported: (schedule) => warning(
    "UnsupportedSchedule",
    `CRON_TZ or TZ used in schedule ${quoteGo(schedule)} is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details`
  ),
  unknownTimeZone: (zone, error) => warning("UnknownTimeZone", `invalid timeZone: ${quoteGo(zone)}: ${error}`)
};

// sim/controllers/cron-job/instants.ts
var REMEMBERED = 2e3;
var instants = /* @__PURE__ */ new Map();
var lastTime = "";
var lastAtMs = Number.NaN;
function instantOf(time2) {
  if (time2 === lastTime) return lastAtMs;
  let atMs = instants.get(time2);
  if (atMs === void 0) {
    atMs = parseTime(time2);
    if (instants.size >= REMEMBERED) instants.clear();
    instants.set(time2, atMs);
  }
  lastTime = time2;
  lastAtMs = atMs;
  return atMs;
}
function timestampOf(slotAtMs) {
  lastTime = formatTime(slotAtMs);
  lastAtMs = slotAtMs;
  return lastTime;
}

// sim/controllers/cron-job/jobs.ts
function outcomeOf(job) {
  const { conditions } = job.status;
  if (conditions === void 0) return void 0;
  for (const { type: type2, status } of conditions) {
    if ((type2 === "Complete" || type2 === "Failed") && status === "True") return type2;
  }
  return void 0;
}
function isCollectedBy(cronJob, job) {
  if (job.metadata.namespace !== cronJob.metadata.namespace) return false;
  return job.metadata.ownerReferences?.find(({ controller }) => controller === true)?.name === cronJob.metadata.name;
}
function isControlledBy(cronJob, job) {
  const owner = job.metadata.ownerReferences?.find(({ controller }) => controller === true);
  return owner?.kind === "CronJob" && owner.name === cronJob.metadata.name && owner.uid === cronJob.metadata.uid;
}

// sim/controllers/cron-job/history.ts
var NONE = [];
function byStart(a, b) {
  const startA = a.status.startTime ?? "~";
  const startB = b.status.startTime ?? "~";
  if (startA !== startB) return startA < startB ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
function oldest(jobs2, outcome, count) {
  return jobs2.filter((job) => outcomeOf(job) === outcome).sort(byStart).slice(0, count);
}
function jobsBeyondHistory(cronJob, jobs2) {
  let complete = 0;
  let failed2 = 0;
  for (const job of jobs2) {
    const outcome = outcomeOf(job);
    if (outcome === "Complete") complete += 1;
    else if (outcome === "Failed") failed2 += 1;
  }
  const excessComplete = complete - (cronJob.spec.successfulJobsHistoryLimit ?? complete);
  const excessFailed = failed2 - (cronJob.spec.failedJobsHistoryLimit ?? failed2);
  if (excessComplete <= 0 && excessFailed <= 0) return NONE;
  return [...oldest(jobs2, "Complete", Math.max(0, excessComplete)), ...oldest(jobs2, "Failed", Math.max(0, excessFailed))];
}

// sim/controllers/cron-job/job-name.ts
function jobNameOfSlot(cronJobName, slotAtMs) {
  return `${cronJobName}-${Math.floor(slotAtMs / 6e4)}`;
}

// sim/controllers/cron-job/new-job.ts
var SCHEDULED_TIMESTAMP = "batch.kubernetes.io/cronjob-scheduled-timestamp";
function newJobOf(cronJob, slotAtMs) {
  const { name, namespace = "", uid } = cronJob.metadata;
  const { labels, annotations } = cronJob.spec.jobTemplate.metadata ?? {};
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: jobNameOfSlot(name, slotAtMs),
      namespace,
      ...labels === void 0 ? {} : { labels },
      annotations: { ...annotations, [SCHEDULED_TIMESTAMP]: formatTimeInZone(slotAtMs, cronJob.spec.timeZone ?? "UTC") },
      ownerReferences: [{ apiVersion: "batch/v1", kind: "CronJob", name, uid, controller: true, blockOwnerDeletion: true }]
    },
    spec: cronJob.spec.jobTemplate.spec
  };
}

// sim/controllers/cron-job/schedule-arithmetic.ts
var MANY_MISSED = 100;
var SYNC_DELAY_MS = 100;
var NEVER_FIRES = {
  slotAtMs: null,
  missed: "none",
  error: "time difference between two schedules is less than 1 second"
};
var NONE_DUE = { slotAtMs: null, missed: "none" };
function mostRecent(schedule, earliestMs, nowMs) {
  const firstMs = nextRun(schedule, earliestMs);
  if (firstMs === null) return NEVER_FIRES;
  if (nowMs < firstMs) return NONE_DUE;
  const secondMs = nextRun(schedule, firstMs);
  if (secondMs === null) return NEVER_FIRES;
  if (nowMs < secondMs) return { slotAtMs: firstMs, missed: "none" };
  const gapS = Math.round((secondMs - firstMs) / 1e3);
  if (gapS < 1) return NEVER_FIRES;
  const estimate = Math.floor(Math.floor((nowMs - firstMs) / 1e3) / gapS) + 1;
  let slotAtMs = null;
  let nextMs = nextRun(schedule, firstMs + (estimate - 2) * gapS * 1e3);
  while (nextMs !== null && nextMs <= nowMs) {
    slotAtMs = nextMs;
    nextMs = nextRun(schedule, nextMs);
  }
  return { slotAtMs, missed: estimate > MANY_MISSED ? "many" : "few" };
}
function nextRequeue(schedule, earliestMs, nowMs) {
  const recent = mostRecent(schedule, earliestMs, nowMs);
  const isWaiting = recent.error === void 0 && recent.missed === "none";
  const nextMs = nextRun(schedule, recent.slotAtMs ?? (isWaiting ? earliestMs : nowMs));
  return nextMs === null ? nowMs : nextMs + SYNC_DELAY_MS;
}

// sim/controllers/cron-job/plan-start.ts
var NOTHING = [];
var stop = (saying = NOTHING) => ({
  events: saying,
  replaced: NOTHING,
  start: void 0,
  requeueAtMs: Number.POSITIVE_INFINITY
});
var wait = (saying, requeueAtMs) => ({
  events: saying,
  replaced: NOTHING,
  start: void 0,
  requeueAtMs
});
function earliestSlotMs(cronJob) {
  return instantOf(cronJob.status.lastScheduleTime ?? cronJob.metadata.creationTimestamp);
}
function scheduleZone(cronJob) {
  return cronJob.spec.schedule.includes("TZ") ? void 0 : cronJob.spec.timeZone;
}
function planSlot(cronJob, schedule, active, saying, nowMs) {
  const { startingDeadlineSeconds, concurrencyPolicy } = cronJob.spec;
  const earliestMs = earliestSlotMs(cronJob);
  const deadlineMs2 = startingDeadlineSeconds === void 0 ? Number.NEGATIVE_INFINITY : nowMs - startingDeadlineSeconds * 1e3;
  const recent = mostRecent(schedule, Math.max(earliestMs, deadlineMs2), nowMs);
  if (recent.error !== void 0) return stop([...saying, events.invalid(cronJob.spec.schedule, recent.error)]);
  const { slotAtMs } = recent;
  if (slotAtMs === null) return wait(saying, nextRequeue(schedule, earliestMs, nowMs));
  const said = recent.missed === "many" ? [...saying, events.tooManyMissed] : saying;
  const { lastScheduleTime } = cronJob.status;
  const name = jobNameOfSlot(cronJob.metadata.name, slotAtMs);
  const isHandled = active.some((job) => job.name === name) || lastScheduleTime !== void 0 && earliestMs === slotAtMs;
  if (isHandled) return wait(said, nextRequeue(schedule, earliestMs, nowMs));
  if (concurrencyPolicy === "Forbid" && active.length > 0) {
    return wait([...said, events.alreadyActive], nextRequeue(schedule, earliestMs, nowMs));
  }
  return {
    events: said,
    replaced: concurrencyPolicy === "Replace" ? active : NOTHING,
    // CRON-15
    start: { slotAtMs, job: newJobOf(cronJob, slotAtMs) },
    requeueAtMs: nextRequeue(schedule, slotAtMs, nowMs)
  };
}
function planStart(cronJob, active, nowMs) {
  const { schedule: expression, timeZone, suspend } = cronJob.spec;
  if (cronJob.metadata.deletionTimestamp !== void 0) return stop();
  const zoneError = timeZone === void 0 ? void 0 : timeZoneLoadError(timeZone);
  if (timeZone !== void 0 && zoneError !== void 0) return stop([events.unknownTimeZone(timeZone, zoneError)]);
  if (suspend === true) return stop();
  const saying = expression.includes("TZ") ? [events.unsupported(expression)] : NOTHING;
  const parsed3 = parseSchedule(expression, scheduleZone(cronJob));
  if (!parsed3.ok) return stop([...saying, events.unparseable(expression, parsed3.error)]);
  return planSlot(cronJob, parsed3.schedule, active, saying, nowMs);
}

// sim/controllers/cron-job/sync-cron-job.ts
function withActive(status, active) {
  const { active: _, ...rest } = status;
  return active.length === 0 ? rest : { active, ...rest };
}
var StatusDraft = class {
  steps = [];
  active;
  lastSuccessfulTime;
  before;
  constructor(before) {
    this.before = before;
    this.active = before.active ?? [];
    this.lastSuccessfulTime = before.lastSuccessfulTime;
  }
  record(event) {
    this.steps.push({ kind: "record", event });
  }
  delete(job, why) {
    this.steps.push({ kind: "delete", job: { name: job.name, uid: job.uid }, why });
    this.forget(job.uid);
  }
  isActive(uid) {
    for (const reference of this.active) if (reference.uid === uid) return true;
    return false;
  }
  forget(uid) {
    if (this.isActive(uid)) this.active = this.active.filter((reference) => reference.uid !== uid);
  }
  status() {
    const { before, active, lastSuccessfulTime } = this;
    if (active.length === (before.active?.length ?? 0) && lastSuccessfulTime === before.lastSuccessfulTime) return before;
    const status = withActive(before, active);
    return lastSuccessfulTime === void 0 ? status : { ...status, lastSuccessfulTime };
  }
};
function noteJob(draft, job) {
  const { name, uid } = job.metadata;
  const outcome = outcomeOf(job);
  const isActive3 = draft.isActive(uid);
  if (outcome === void 0) {
    if (!isActive3) draft.record(events.unexpected(name));
    return;
  }
  if (isActive3) {
    draft.forget(uid);
    draft.record(events.sawCompleted(name, outcome));
  }
  const { completionTime } = job.status;
  if (outcome === "Failed" || completionTime === void 0) return;
  if (draft.lastSuccessfulTime === void 0 || completionTime > draft.lastSuccessfulTime) draft.lastSuccessfulTime = completionTime;
}
function hasUid(jobs2, uid) {
  for (const job of jobs2) if (job.metadata.uid === uid) return true;
  return false;
}
function syncCronJob(cronJob, jobs2, nowMs, isJobStored) {
  const draft = new StatusDraft(cronJob.status);
  for (const job of jobsBeyondHistory(cronJob, jobs2)) draft.delete(job.metadata, "history");
  for (const job of jobs2) noteJob(draft, job);
  for (const { name, uid } of draft.active) {
    if (hasUid(jobs2, uid) || isJobStored(name)) continue;
    draft.record(events.missing(name));
    draft.forget(uid);
  }
  const plan = planStart(cronJob, draft.active, nowMs);
  for (const event of plan.events) draft.record(event);
  for (const reference of plan.replaced) draft.delete(reference, "replacement");
  return { steps: draft.steps, status: draft.status(), start: plan.start, requeueAtMs: plan.requeueAtMs };
}

// sim/controllers/cron-job/commit-plan.ts
var asleep = (status) => ({ status, requeueAtMs: Number.POSITIVE_INFINITY, isRetry: false });
var failed = (status) => ({ status, requeueAtMs: Number.POSITIVE_INFINITY, isRetry: true });
var isNamespaceTerminating = (status) => status.code === 403 && status.message.endsWith("because it is being terminated");
function withKept(before, planned, kept) {
  const isLeft = new Set(planned.active?.map(({ uid }) => uid));
  const active = (before.active ?? []).filter(({ uid }) => isLeft.has(uid) || kept.has(uid));
  return active.length === (planned.active?.length ?? 0) ? planned : withActive(planned, active);
}
function replace2(name, api) {
  const found = api.getJob(name);
  if (!found.ok) {
    api.record(events.getFailed(found.status));
    return false;
  }
  return remove3(name, api);
}
function remove3(name, api) {
  const refusal = api.deleteJob(name);
  api.record(refusal === void 0 ? events.deleted(name) : events.deleteFailed(refusal));
  return refusal === void 0;
}
function referenceTo(job) {
  const { name, namespace = "", uid, resourceVersion } = job.metadata;
  return { kind: "Job", namespace, name, uid, apiVersion: "batch/v1", resourceVersion };
}
function commitStart(cronJob, status, start, requeueAtMs, api) {
  let created = api.createJob(start.job);
  if (created.ok) {
    api.record(events.created(created.job.metadata.name));
  } else if (created.status.reason === "AlreadyExists") {
    created = api.getJob(start.job.metadata.name);
    if (!created.ok) return failed(status);
    const { uid } = created.job.metadata;
    if (!isControlledBy(cronJob, created.job) || status.active?.some((job) => job.uid === uid) === true) return asleep(status);
  } else {
    if (!isNamespaceTerminating(created.status)) api.record(events.createFailed(created.status));
    return failed(status);
  }
  return {
    status: {
      ...status,
      active: [...status.active ?? [], referenceTo(created.job)],
      lastScheduleTime: timestampOf(start.slotAtMs)
    },
    requeueAtMs,
    isRetry: false
  };
}
function commitCronJobPlan(cronJob, plan, api) {
  const { steps, status, start, requeueAtMs } = plan;
  for (const [index, step] of steps.entries()) {
    if (step.kind === "record") {
      api.record(step.event);
    } else if (step.why === "history") {
      remove3(step.job.name, api);
    } else if (!replace2(step.job.name, api)) {
      const kept = new Set(steps.slice(index).flatMap((later) => later.kind === "delete" ? [later.job.uid] : []));
      return failed(withKept(cronJob.status, status, kept));
    }
  }
  return start === void 0 ? { status, requeueAtMs, isRetry: false } : commitStart(cronJob, status, start, requeueAtMs, api);
}

// sim/engine/work-queue.ts
var WorkQueue = class {
  dueAt = new CowVector();
  failures = new CowVector();
  handler;
  engine;
  firstRetryMs;
  lastRetryMs;
  /**
   * @param sync         one pass over one key
   * @param firstRetryMs back-off of the first error; doubles up to `lastRetryMs`
   */
  constructor(engine, sync, firstRetryMs = 5, lastRetryMs = 1e6) {
    this.engine = engine;
    this.firstRetryMs = firstRetryMs;
    this.lastRetryMs = lastRetryMs;
    this.handler = engine.register((key, dueAt) => {
      if (this.dueAt.get(key) !== dueAt) return;
      this.dueAt.set(key, void 0);
      sync(key);
    });
  }
  /** Syncs the key `delayMs` from now, or earlier when it is already waiting for less. */
  add(key, delayMs) {
    this.addAt(key, this.engine.nowMs + Math.max(0, delayMs));
  }
  addAt(key, atMs) {
    if (atMs === Number.POSITIVE_INFINITY) return;
    const waiting = this.dueAt.get(key);
    if (waiting !== void 0 && waiting <= atMs) return;
    this.dueAt.set(key, atMs);
    this.engine.schedule(atMs, this.handler, key, atMs);
  }
  /** Syncs again after the key's error back-off, which doubles. */
  retry(key) {
    const failures = this.failures.get(key) ?? 0;
    this.failures.set(key, failures + 1);
    this.add(key, Math.min(this.firstRetryMs * 2 ** failures, this.lastRetryMs));
  }
  /** A pass went well: the next error starts with the first back-off again. */
  forget(key) {
    if (this.failures.get(key) !== void 0) this.failures.set(key, void 0);
  }
  /** The key's object is gone. */
  drop(key) {
    this.dueAt.set(key, void 0);
    this.failures.set(key, void 0);
  }
  save() {
    return { dueAt: this.dueAt.save(), failures: this.failures.save() };
  }
  restore(saved) {
    const { dueAt, failures } = saved;
    this.dueAt.restore(dueAt);
    this.failures.restore(failures);
  }
};

// sim/controllers/cron-job/complete-job.ts
var defaulted = /* @__PURE__ */ new WeakMap();
function withDefaults(job) {
  let spec = defaulted.get(job.spec);
  if (spec === void 0) {
    spec = applyDefaults(job).spec;
    defaulted.set(job.spec, spec);
  }
  return spec;
}
var isEmpty2 = (labels) => labels === void 0 || Object.keys(labels).length === 0;
function completeJob(job, uid) {
  const spec = withDefaults(job);
  const { name } = job.metadata;
  const template = spec.template;
  if (spec.manualSelector === true) {
    const labels2 = isEmpty2(job.metadata.labels) ? template.metadata?.labels : job.metadata.labels;
    return { ...job, metadata: { ...job.metadata, uid, generation: 1, ...labels2 === void 0 ? {} : { labels: labels2 } }, spec, status: {} };
  }
  const generated = {
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
    ...template.metadata?.labels
  };
  const labels = isEmpty2(job.metadata.labels) ? generated : job.metadata.labels;
  return {
    ...job,
    metadata: { ...job.metadata, uid, generation: 1, labels },
    spec: {
      ...spec,
      selector: { ...spec.selector, matchLabels: { "batch.kubernetes.io/controller-uid": uid, ...spec.selector?.matchLabels } },
      template: { ...template, metadata: { ...template.metadata, labels: generated } }
    },
    status: {}
  };
}

// sim/controllers/cron-job/on-update.ts
function reactToUpdate(before, after, nowMs) {
  const isSameSchedule = before.spec.schedule === after.spec.schedule && before.spec.timeZone === after.spec.timeZone;
  if (isSameSchedule) return { syncAtMs: nowMs };
  const zone = scheduleZone(after);
  const isLoadable = zone === void 0 || timeZoneLoadError(zone) === void 0;
  const parsed3 = parseSchedule(after.spec.schedule, isLoadable ? zone : void 0);
  if (!parsed3.ok) return { syncAtMs: Number.POSITIVE_INFINITY, event: events.unparseableUpdate(after.spec.schedule) };
  return { syncAtMs: nextRequeue(parsed3.schedule, earliestSlotMs(after), nowMs) };
}

// sim/controllers/cron-job/standing-events.ts
var SETTLED = /* @__PURE__ */ new Set(["SawCompletedJob", "MissingJob"]);
var OUTLASTS_START = /* @__PURE__ */ new Set(["UnexpectedJob", "UnsupportedSchedule"]);
function standingOf(cronJob, plan, requeueAtMs, delayMs) {
  const isStarting = plan.start !== void 0;
  if (isStarting && requeueAtMs === Number.POSITIVE_INFINITY) return void 0;
  const standing = [];
  for (const step of plan.steps) {
    if (step.kind !== "record" || SETTLED.has(step.event.reason)) continue;
    if (isStarting && !OUTLASTS_START.has(step.event.reason)) continue;
    if (cronJob.spec.startingDeadlineSeconds !== void 0 && !OUTLASTS_START.has(step.event.reason)) return void 0;
    standing.push(step.event);
  }
  return { events: standing, untilMs: requeueAtMs - delayMs };
}

// sim/controllers/cron-job/cron-job-controller.ts
var CronJobController = class {
  /** Per CronJob that has been synced since its last change: what another sync would come to (CRON-22). */
  standing = new CowVector();
  queue;
  api;
  /** The CronJob whose plan is being carried out, and whether its slot's Job existed already. */
  current;
  currentSerial = -1;
  isSlotTaken = false;
  server;
  timings;
  gate;
  constructor(server, timings, gate) {
    this.server = server;
    this.timings = timings;
    this.gate = gate;
    this.api = this.makeApi();
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial))
    );
    server.watch("CronJob", (type2, serial, object, before) => this.cronJobChanged(type2, serial, object, before));
    server.watch("Job", (type2, _, object, before) => this.jobChanged(type2, object, before));
    gate.onOpen(() => server.store.forEach("CronJob", (_, serial) => this.syncSoon(serial)));
  }
  syncSoon(serial) {
    this.standing.set(serial, void 0);
    this.queue.add(serial, this.timings.reactionMs);
  }
  cronJobChanged(type2, serial, cronJob, before) {
    if (type2 === "DELETED") {
      this.standing.set(serial, void 0);
      this.queue.drop(serial);
      return;
    }
    if (this.currentSerial === serial || this.gate.isClosed) return;
    if (type2 === "ADDED" || before === void 0) {
      this.syncSoon(serial);
      return;
    }
    this.standing.set(serial, void 0);
    const { epochMs: epochMs2 } = this.server.engine;
    const { syncAtMs, event } = reactToUpdate(before, cronJob, epochMs2);
    if (event !== void 0) this.record(serial, cronJob, event);
    if (syncAtMs <= epochMs2) this.syncSoon(serial);
    else this.queue.addAt(serial, this.instantOf(syncAtMs));
  }
  jobChanged(type2, job, before) {
    if (this.gate.isClosed) return;
    const serial = this.ownerOf(job) ?? (before === void 0 ? void 0 : this.ownerOf(before));
    if (serial === void 0 || serial === this.currentSerial) return;
    const standing = this.standing.get(serial);
    if (standing !== void 0 && this.server.engine.epochMs < standing.untilMs && this.isUneventful(type2, serial, job, before)) {
      this.repeat(serial, standing);
      return;
    }
    this.syncSoon(serial);
  }
  /** CRON-22: neither the end of a Job nor a change of who owns it. */
  isUneventful(type2, serial, job, before) {
    if (type2 === "DELETED") {
      const { uid } = job.metadata;
      return outcomeOf(job) !== void 0 && this.server.get(serial)?.status.active?.some((active) => active.uid === uid) !== true;
    }
    return before !== void 0 && job.metadata.ownerReferences === before.metadata.ownerReferences && outcomeOf(job) === outcomeOf(before);
  }
  repeat(serial, standing) {
    const cronJob = this.server.get(serial);
    if (cronJob !== void 0) for (const event of standing.events) this.record(serial, cronJob, event);
  }
  /** The CronJob that controls a Job, CRON-1. */
  ownerOf(job) {
    const owner = job.metadata.ownerReferences?.find(({ controller }) => controller === true);
    if (owner?.kind !== "CronJob") return void 0;
    const serial = this.server.find("CronJob", job.metadata.namespace ?? "", owner.name);
    const cronJob = serial < 0 ? void 0 : this.server.get(serial);
    return cronJob !== void 0 && isControlledBy(cronJob, job) ? serial : void 0;
  }
  jobsOf(serial, cronJob) {
    const { items, length } = this.server.store.childrenOf(serial);
    const jobs2 = [];
    for (let i = 0; i < length; i++) {
      const job = this.server.get(items[i]);
      if (job?.kind === "Job" && isCollectedBy(cronJob, job)) jobs2.push(job);
    }
    return jobs2;
  }
  sync(serial) {
    const cronJob = this.server.get(serial);
    if (cronJob === void 0) return;
    const namespace = cronJob.metadata.namespace ?? "";
    const plan = syncCronJob(cronJob, this.jobsOf(serial, cronJob), this.server.engine.epochMs, (name) => this.server.find("Job", namespace, name) >= 0);
    this.current = cronJob;
    this.currentSerial = serial;
    this.isSlotTaken = false;
    const outcome = commitCronJobPlan(cronJob, plan, this.api);
    const isWritten = outcome.status !== cronJob.status && this.writeStatus(serial, outcome.status);
    this.currentSerial = -1;
    const standing = outcome.isRetry || this.isSlotTaken ? void 0 : standingOf(cronJob, plan, outcome.requeueAtMs, SYNC_DELAY_MS);
    this.standing.set(serial, standing);
    if (outcome.isRetry) this.queue.retry(serial);
    else this.queue.forget(serial);
    this.queue.addAt(serial, this.instantOf(outcome.requeueAtMs));
    if (!isWritten) return;
    if (standing === void 0) this.syncSoon(serial);
    else this.repeat(serial, standing);
  }
  writeStatus(serial, status) {
    if (this.server.get(serial) === void 0) return false;
    this.server.updateStatus(serial, status);
    return true;
  }
  instantOf(epochMs2) {
    return epochMs2 - this.server.engine.startAtMs + this.timings.syncMs;
  }
  makeApi() {
    const { server } = this;
    const namespace = () => this.current?.metadata.namespace ?? "";
    const serialOf = (name) => server.find("Job", namespace(), name);
    return {
      getJob: (name) => {
        const job = server.get(serialOf(name));
        return job === void 0 ? { ok: false, status: notFound("Job", name) } : { ok: true, job };
      },
      createJob: (job) => {
        const uid = uuidOf(server.engine.seed, server.store.takeSerial());
        const outcome = server.create(completeJob(job, uid), this.currentSerial);
        if ("serial" in outcome) return { ok: true, job: outcome.object };
        this.isSlotTaken = outcome.refused.reason === "AlreadyExists";
        return { ok: false, status: outcome.refused };
      },
      deleteJob: (name) => {
        const serial = serialOf(name);
        if (serial < 0) return notFound("Job", name);
        server.delete(serial, { propagation: "Background" });
        return void 0;
      },
      record: (event) => {
        if (this.current !== void 0) this.record(this.currentSerial, this.current, event);
      }
    };
  }
  record(serial, regarding, event) {
    this.server.events.record(serial, regarding, { ...event, component: "cronjob-controller" });
  }
  save() {
    return { standing: this.standing.save(), queue: this.queue.save() };
  }
  restore(saved) {
    const state = saved;
    this.standing.restore(state.standing);
    this.queue.restore(state.queue);
  }
};

// sim/controllers/shared/controller-of.ts
var controllerReference = (object) => object.metadata.ownerReferences?.find(({ controller }) => controller === true);
function controllerSerial(server, object, kind) {
  const reference = controllerReference(object);
  if (reference?.kind !== kind) return -1;
  const serial = server.find(kind, object.metadata.namespace ?? "", reference.name);
  return serial >= 0 && server.get(serial)?.metadata.uid === reference.uid ? serial : -1;
}
var referenceTo2 = (owner) => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
  blockOwnerDeletion: true
});

// sim/controllers/shared/orphans.ts
var Orphans = class {
  loose = new CowVector();
  owners = new CowVector();
  server;
  /** @param wake called with an owner that could adopt an object which has just come loose */
  constructor(server, kind, ownerKind, wake) {
    this.server = server;
    server.watch(ownerKind, (type2, serial) => this.owners.set(serial, type2 === "DELETED" ? void 0 : true));
    server.watch(kind, (type2, serial, object) => {
      const isLoose = type2 !== "DELETED" && controllerReference(object) === void 0 && object.metadata.deletionTimestamp === void 0;
      this.loose.set(serial, isLoose ? true : void 0);
      if (isLoose) this.owners.forEach((_, owner) => this.isMatch(owner, object) && wake(owner));
    });
  }
  isMatch(owner, object) {
    const { metadata, spec } = this.server.get(owner) ?? {};
    if (metadata === void 0 || metadata.deletionTimestamp !== void 0 || metadata.namespace !== object.metadata.namespace) return false;
    return matchesSelector(spec?.selector, object.metadata.labels);
  }
  /** Makes an owner the controller of every loose object that its selector matches. */
  adopt(owner) {
    const object = this.server.get(owner);
    if (object === void 0 || this.loose.size === 0) return;
    const found = [];
    this.loose.forEach((_, serial) => {
      const candidate = this.server.get(serial);
      if (candidate !== void 0 && this.isMatch(owner, candidate)) found.push(serial);
    });
    for (const serial of found) {
      const references = this.server.get(serial)?.metadata.ownerReferences ?? [];
      this.server.updateMetadata(serial, { ownerReferences: [...references, referenceTo2(object)] });
    }
  }
  /** Lets go of an object whose labels no longer match. */
  release(owner, serial) {
    const uid = this.server.get(owner)?.metadata.uid;
    const object = this.server.get(serial);
    if (object === void 0) return;
    const { ownerReferences, ...metadata } = object.metadata;
    const rest = (ownerReferences ?? []).filter((reference) => reference.uid !== uid);
    this.server.update(serial, { ...object, metadata: rest.length === 0 ? metadata : { ...metadata, ownerReferences: rest } });
  }
  save() {
    return { loose: this.loose.save(), owners: this.owners.save() };
  }
  restore(saved) {
    const state = saved;
    this.loose.restore(state.loose);
    this.owners.restore(state.owners);
  }
};

// sim/controllers/shared/pod-facts.ts
var isTerminal = (pod) => pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
var isActive = (pod) => !isTerminal(pod) && pod.metadata.deletionTimestamp === void 0;
var isTerminating = (pod) => !isTerminal(pod) && pod.metadata.deletionTimestamp !== void 0;
var conditionOf = (pod, type2) => pod.status.conditions?.find((condition3) => condition3.type === type2);
var isReady = (pod) => conditionOf(pod, "Ready")?.status === "True";
function readySinceMs(pod) {
  const ready = conditionOf(pod, "Ready");
  return ready?.status === "True" ? parseTime(ready.lastTransitionTime) : void 0;
}

// sim/controllers/deployment/replica-sets.ts
var HASH_LABEL = "pod-template-hash";
var REVISION = "deployment.kubernetes.io/revision";
var replicasOf = ({ set: set2 }) => set2.spec.replicas ?? 1;
var totalReplicas = (sets) => sets.reduce((sum2, owned) => sum2 + replicasOf(owned), 0);
var withReplicas = (sets) => sets.filter((owned) => replicasOf(owned) > 0);
var revisionOf = (set2) => Number(set2.metadata.annotations?.[REVISION] ?? 0) || 0;
function oldestFirst(sets) {
  return [...sets].sort(({ set: a }, { set: b }) => {
    const [atA, atB] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
    if (atA !== atB) return atA < atB ? -1 : 1;
    return a.metadata.name < b.metadata.name ? -1 : 1;
  });
}
function withoutHash(template) {
  const { [HASH_LABEL]: _, ...labels } = template.metadata?.labels ?? {};
  const { labels: __, ...metadata } = template.metadata ?? {};
  return { ...template, metadata: { ...metadata, labels } };
}
function findNewSet(deployment, sets) {
  const wanted = withoutHash(deployment.spec.template);
  return oldestFirst(sets).find(({ set: set2 }) => jsonEqual(withoutHash(set2.spec.template), wanted));
}

// sim/controllers/deployment/rollout-limits.ts
function resolve(value, replicas, round) {
  if (value === void 0) return 0;
  if (typeof value === "number") return value;
  return round(Number.parseInt(value, 10) * replicas / 100);
}
var wantedReplicas = (deployment) => deployment.spec.replicas ?? 1;
var isRollingUpdate = (deployment) => deployment.spec.strategy?.type !== "Recreate";
function rolloutLimits(deployment) {
  const replicas = wantedReplicas(deployment);
  if (!isRollingUpdate(deployment) || replicas === 0) return { maxSurge: 0, maxUnavailable: 0 };
  const { maxSurge, maxUnavailable } = deployment.spec.strategy?.rollingUpdate ?? {};
  const surge = resolve(maxSurge, replicas, Math.ceil);
  const unavailable = resolve(maxUnavailable, replicas, Math.floor);
  return { maxSurge: surge, maxUnavailable: Math.min(surge === 0 && unavailable === 0 ? 1 : unavailable, replicas) };
}

// sim/controllers/deployment/deployment-status.ts
var NO_DEADLINE = 2147483647;
var hasProgressDeadline = ({ spec }) => spec.progressDeadlineSeconds !== void 0 && spec.progressDeadlineSeconds !== NO_DEADLINE;
var conditionOf2 = (status, type2) => status.conditions?.find((condition3) => condition3.type === type2);
var without = (conditions, type2) => conditions.filter((condition3) => condition3.type !== type2);
function withCondition(conditions, type2, said, nowText) {
  const current = conditions.find((condition3) => condition3.type === type2);
  if (current?.status === said.status && current.reason === said.reason) return conditions;
  const lastTransitionTime = current?.status === said.status ? current.lastTransitionTime : nowText;
  return [...without(conditions, type2), { type: type2, lastUpdateTime: nowText, lastTransitionTime, ...said }];
}
var sum = (sets, of2) => sets.reduce((total, { set: set2 }) => total + (of2(set2) ?? 0), 0);
function availability(isEnough) {
  if (isEnough) return { status: "True", reason: "MinimumReplicasAvailable", message: "Deployment has minimum availability." };
  return { status: "False", reason: "MinimumReplicasUnavailable", message: "Deployment does not have minimum availability." };
}
function tidy(counts, rest) {
  return { ...Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0)), ...rest };
}
function countStatus(deployment, sets, newSet, nowText) {
  const available = sum(sets, (set2) => set2.status.availableReplicas);
  const isEnough = available >= wantedReplicas(deployment) - rolloutLimits(deployment).maxUnavailable;
  const { collisionCount, conditions = [] } = deployment.status;
  return tidy(
    {
      observedGeneration: deployment.metadata.generation ?? 0,
      replicas: sum(sets, (set2) => set2.status.replicas),
      updatedReplicas: newSet?.set.status.replicas ?? 0,
      readyReplicas: sum(sets, (set2) => set2.status.readyReplicas),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, totalReplicas(sets) - available)
    },
    {
      terminatingReplicas: sum(sets, (set2) => set2.status.terminatingReplicas),
      ...collisionCount === void 0 ? {} : { collisionCount },
      conditions: withCondition(conditions, "Available", availability(isEnough), nowText)
    }
  );
}
function isComplete(deployment, status) {
  const wanted = wantedReplicas(deployment);
  const counts = [status.updatedReplicas, status.replicas, status.availableReplicas];
  return counts.every((n) => (n ?? 0) === wanted) && (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0);
}
function isProgressing(before, after) {
  const old = ({ replicas = 0, updatedReplicas = 0 }) => replicas - updatedReplicas;
  return (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) || old(after) < old(before) || (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) || (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0);
}
function deadlineMs(deployment, condition3) {
  return parseTime(condition3.lastUpdateTime) + (deployment.spec.progressDeadlineSeconds ?? 0) * 1e3;
}
function isTimedOut(deployment, condition3, epochMs2) {
  if (condition3 === void 0 || condition3.reason === "NewReplicaSetAvailable") return false;
  return condition3.reason === "ProgressDeadlineExceeded" || deadlineMs(deployment, condition3) < epochMs2;
}
function rolloutStatus(deployment, counted, sets, newSet, epochMs2, nowText) {
  let conditions = counted.conditions ?? [];
  const hasDeadline = hasProgressDeadline(deployment);
  if (!hasDeadline) conditions = without(conditions, "Progressing");
  const current = conditionOf2(deployment.status, "Progressing");
  const name = newSet === void 0 ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newSet.set.metadata.name}"`;
  const wasComplete = counted.replicas === counted.updatedReplicas && current?.reason === "NewReplicaSetAvailable";
  if (hasDeadline && !wasComplete) {
    if (isComplete(deployment, counted)) {
      conditions = withCondition(conditions, "Progressing", { status: "True", reason: "NewReplicaSetAvailable", message: `${name} has successfully progressed.` }, nowText);
    } else if (isProgressing(deployment.status, counted)) {
      const lastTransitionTime = current?.status === "True" ? current.lastTransitionTime : nowText;
      const condition3 = { type: "Progressing", status: "True", lastUpdateTime: nowText, lastTransitionTime, reason: "ReplicaSetUpdated", message: `${name} is progressing.` };
      conditions = [...without(conditions, "Progressing"), condition3];
    } else if (isTimedOut(deployment, current, epochMs2)) {
      conditions = withCondition(conditions, "Progressing", { status: "False", reason: "ProgressDeadlineExceeded", message: `${name} has timed out progressing.` }, nowText);
    }
  }
  const failed2 = [...newSet === void 0 ? [] : [newSet], ...sets].flatMap(({ set: set2 }) => set2.status.conditions ?? []).find(({ status }) => status === "True");
  conditions = failed2 === void 0 ? without(conditions, "ReplicaFailure") : withCondition(conditions, "ReplicaFailure", { status: failed2.status, reason: failed2.reason, message: failed2.message }, nowText);
  return { ...counted, conditions };
}
function stuckCheckMs(deployment, status, epochMs2) {
  const current = conditionOf2(deployment.status, "Progressing");
  if (!hasProgressDeadline(deployment) || current === void 0 || isComplete(deployment, status)) return Number.POSITIVE_INFINITY;
  if (current.reason === "ProgressDeadlineExceeded") return Number.POSITIVE_INFINITY;
  return Math.max(epochMs2, deadlineMs(deployment, current)) + 1e3;
}
var isSameStatus = (a, b) => jsonEqual(a, b);

// sim/controllers/deployment/new-replica-set.ts
var REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
var DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
var MAX_REPLICAS = "deployment.kubernetes.io/max-replicas";
var OWN = /* @__PURE__ */ new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  "deprecated.deployment.rollback.to"
]);
var HASH_DIGITS = "456789bcdf";
function canonical(value) {
  if (value === void 0) return "";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${entries.map(([key, item]) => `${key}:${canonical(item)}`).join()}}`;
}
function templateHash(deployment) {
  const { collisionCount } = deployment.status;
  const text = canonical(deployment.spec.template) + (collisionCount === void 0 ? "" : String(collisionCount));
  return Array.from(String(hashText(text)), (digit) => HASH_DIGITS.charAt(Number(digit))).join("");
}
function scaleAnnotations(deployment) {
  const replicas = wantedReplicas(deployment);
  return { [DESIRED_REPLICAS]: String(replicas), [MAX_REPLICAS]: String(replicas + rolloutLimits(deployment).maxSurge) };
}
function revisionAnnotations(deployment, present, revision) {
  const next = { ...present };
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) if (!OWN.has(key)) next[key] = value;
  const before = present[REVISION];
  if (before !== void 0 && Number(before) >= revision) return next;
  next[REVISION] = String(revision);
  if (before === void 0) return next;
  const history = present[REVISION_HISTORY];
  next[REVISION_HISTORY] = history === void 0 || history === "" ? before : `${history},${before}`;
  return next;
}
function newReplicaSet(deployment, revision) {
  const { template, selector, minReadySeconds } = deployment.spec;
  const { name, namespace } = deployment.metadata;
  const hash = templateHash(deployment);
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash };
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: `${name}-${hash}`,
      ...namespace === void 0 ? {} : { namespace },
      generation: 1,
      labels,
      annotations: { ...revisionAnnotations(deployment, {}, revision), ...scaleAnnotations(deployment) },
      ownerReferences: [referenceTo2(deployment)]
    },
    spec: {
      replicas: 0,
      ...minReadySeconds === void 0 || minReadySeconds === 0 ? {} : { minReadySeconds },
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } }
    },
    status: { replicas: 0 }
  };
}

// sim/controllers/deployment/plan-scaling.ts
var availableOf = ({ set: set2 }) => set2.status.availableReplicas ?? 0;
function newSetReplicas(deployment, sets, current) {
  const wanted = wantedReplicas(deployment);
  if (!isRollingUpdate(deployment)) return wanted;
  const room = wanted + rolloutLimits(deployment).maxSurge - totalReplicas(sets);
  return room <= 0 ? current : current + Math.min(room, wanted - current);
}
function shrinkOldSets(deployment, newSet, oldSets) {
  const active = oldestFirst(withReplicas(oldSets));
  if (active.length === 0) return [];
  const minAvailable = wantedReplicas(deployment) - rolloutLimits(deployment).maxUnavailable;
  const spare = totalReplicas([...active, newSet]) - minAvailable - (replicasOf(newSet) - availableOf(newSet));
  if (spare <= 0) return [];
  const sizes = new Map(active.map((owned) => [owned, replicasOf(owned)]));
  const steps = [];
  const shrink = (owned, by) => {
    const replicas = (sizes.get(owned) ?? 0) - by;
    sizes.set(owned, replicas);
    steps.push({ owned, replicas });
  };
  let unhealthy = spare;
  for (const owned of active) {
    const by = Math.min(unhealthy, replicasOf(owned) - availableOf(owned));
    if (by <= 0) continue;
    unhealthy -= by;
    shrink(owned, by);
  }
  let surplus = [...active, newSet].reduce((sum2, owned) => sum2 + availableOf(owned), 0) - minAvailable;
  for (const owned of active) {
    const by = Math.min(sizes.get(owned) ?? 0, surplus);
    if (by <= 0) continue;
    surplus -= by;
    shrink(owned, by);
  }
  return steps;
}
function share({ set: set2 }, deployment, left) {
  const size = set2.spec.replicas ?? 1;
  const wanted = wantedReplicas(deployment);
  if (wanted === 0) return Math.max(-size, left);
  const before = Number(set2.metadata.annotations?.[MAX_REPLICAS] ?? 0) || (deployment.status.replicas ?? 1);
  const fraction = Math.round(size * (wanted + rolloutLimits(deployment).maxSurge) / before) - size;
  return left > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}
function planResize(deployment, newSet, oldSets) {
  const wanted = wantedReplicas(deployment);
  const sets = newSet === void 0 ? [...oldSets] : [...oldSets, newSet];
  const active = withReplicas(sets);
  if (active.length <= 1) {
    const only = active[0] ?? newSet ?? oldestFirst(oldSets).at(-1);
    return only === void 0 || replicasOf(only) === wanted ? [] : [{ owned: only, replicas: wanted }];
  }
  const isSaturated = newSet !== void 0 && replicasOf(newSet) === wanted && newSet.set.status.availableReplicas === wanted;
  if (isSaturated) return withReplicas(oldSets).map((owned) => ({ owned, replicas: 0 }));
  if (!isRollingUpdate(deployment)) return [];
  const toAdd = (wanted > 0 ? wanted + rolloutLimits(deployment).maxSurge : 0) - totalReplicas(active);
  const ages = oldestFirst(active);
  const isNewerFirst = toAdd > 0;
  const bySize = [...active].sort((a, b) => replicasOf(b) - replicasOf(a) || (isNewerFirst ? ages.indexOf(b) - ages.indexOf(a) : ages.indexOf(a) - ages.indexOf(b)));
  let left = toAdd;
  const shares = bySize.map((owned) => {
    const change2 = left === 0 ? 0 : share(owned, deployment, left);
    left -= change2;
    return change2;
  });
  return bySize.map((owned, i) => ({ owned, replicas: Math.max(0, replicasOf(owned) + (shares[i] ?? 0) + (i === 0 ? left : 0)) }));
}

// sim/controllers/deployment/deployment-controller.ts
var allOf = ({ newSet, oldSets }) => newSet === void 0 ? oldSets : [...oldSets, newSet];
var DeploymentController = class {
  queue;
  orphans;
  server;
  reactionMs;
  constructor(server, timings, gate) {
    this.server = server;
    this.reactionMs = timings.reactionMs / 2;
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial))
    );
    this.orphans = new Orphans(server, "ReplicaSet", "Deployment", (serial) => this.syncSoon(serial));
    server.watch("Deployment", (type2, serial) => {
      if (type2 === "DELETED") this.queue.drop(serial);
      else this.syncSoon(serial);
    });
    server.watch("ReplicaSet", (_, __, set2, before) => this.syncSoon(controllerSerial(server, before ?? set2, "Deployment")));
    server.watch("Pod", (type2, _, pod) => {
      if (type2 === "DELETED") this.podGone(pod);
    });
    gate.onOpen(() => server.store.forEach("Deployment", (_, serial) => this.syncSoon(serial)));
  }
  syncSoon(serial) {
    if (serial >= 0) this.queue.add(serial, this.reactionMs);
  }
  /** Recreate waits for the last old pod to go: DEP-13. */
  podGone(pod) {
    const set2 = controllerSerial(this.server, pod, "ReplicaSet");
    const owner = set2 < 0 ? -1 : this.server.store.ownerOf(set2);
    const deployment = owner < 0 ? void 0 : this.server.get(owner);
    if (deployment?.kind === "Deployment" && !isRollingUpdate(deployment)) this.syncSoon(owner);
  }
  deployment(serial) {
    const deployment = this.server.get(serial);
    if (deployment === void 0) throw new Error(`DeploymentController: deployment ${serial} vanished during its sync`);
    return deployment;
  }
  setsOf(serial) {
    const { items, length } = this.server.store.childrenOf(serial);
    const sets = [];
    for (let i = 0; i < length; i++) {
      const set2 = this.server.get(items[i]);
      if (set2?.kind === "ReplicaSet") sets.push({ serial: items[i], set: set2 });
    }
    return sets;
  }
  sync(serial) {
    if (this.server.get(serial) === void 0) return;
    this.orphans.adopt(serial);
    const owned = this.setsOf(serial);
    const { metadata, spec } = this.deployment(serial);
    if (metadata.deletionTimestamp !== void 0) {
      const newSet = findNewSet(this.deployment(serial), owned);
      this.writeStatus(serial, this.counted(serial, { newSet, oldSets: owned.filter((other) => other !== newSet) }));
      return;
    }
    this.notePause(serial);
    const isResized = withReplicas(owned).some(({ set: set2 }) => set2.metadata.annotations?.[DESIRED_REPLICAS] !== String(wantedReplicas(this.deployment(serial))));
    if (spec.paused === true || isResized) this.resize(serial, owned);
    else if (isRollingUpdate(this.deployment(serial))) this.roll(serial, owned);
    else this.recreate(serial, owned);
  }
  /** DEP-8: a new size, or a pause: no rollout now. */
  resize(serial, owned) {
    const sets = this.revise(serial, owned, false);
    for (const step of planResize(this.deployment(serial), sets.newSet, sets.oldSets)) this.scale(serial, step);
    if (this.deployment(serial).spec.paused === true) this.cleanUp(serial, sets);
    this.writeStatus(serial, this.counted(serial, sets));
  }
  /** DEP-6, DEP-7: one direction a sync. */
  roll(serial, owned) {
    const sets = this.revise(serial, owned, true);
    const { newSet, oldSets } = sets;
    if (newSet === void 0) return;
    const deployment = this.deployment(serial);
    const wanted = wantedReplicas(deployment);
    const current = replicasOf(newSet);
    const next = current > wanted ? wanted : newSetReplicas(deployment, allOf(sets), current);
    const steps = next === current ? shrinkOldSets(deployment, newSet, oldSets) : [{ owned: newSet, replicas: next }];
    for (const step of steps) this.scale(serial, step);
    if (steps.length === 0 && isComplete(deployment, deployment.status)) this.cleanUp(serial, sets);
    this.writeRollout(serial, sets);
  }
  /** DEP-13: all old pods go before the first new one comes. */
  recreate(serial, owned) {
    let sets = this.revise(serial, owned, false);
    const shrinking = withReplicas(sets.oldSets);
    for (const old of shrinking) this.scale(serial, { owned: old, replicas: 0 });
    if (shrinking.length > 0 || this.hasLivePods(sets.oldSets)) {
      this.writeRollout(serial, sets);
      return;
    }
    if (sets.newSet === void 0) sets = this.revise(serial, owned, true);
    const deployment = this.deployment(serial);
    const { newSet } = sets;
    if (newSet !== void 0 && replicasOf(newSet) !== wantedReplicas(deployment)) this.scale(serial, { owned: newSet, replicas: wantedReplicas(deployment) });
    else if (isComplete(deployment, deployment.status)) this.cleanUp(serial, sets);
    this.writeRollout(serial, sets);
  }
  hasLivePods(sets) {
    return sets.some(({ serial, set: set2 }) => {
      if (set2.status.replicas > 0) return true;
      const { items, length } = this.server.store.childrenOf(serial);
      return items.slice(0, length).some((child) => {
        const pod = this.server.get(child);
        return pod?.kind === "Pod" && !isTerminal(pod);
      });
    });
  }
  /** DEP-3 to DEP-5: finds or makes the ReplicaSet of the template and keeps revisions in step. */
  revise(serial, owned, mayCreate) {
    const deployment = this.deployment(serial);
    const found = findNewSet(deployment, owned);
    const oldSets = owned.filter((other) => other !== found);
    const revision = Math.max(0, ...oldSets.map(({ set: set2 }) => revisionOf(set2))) + 1;
    if (found === void 0) return { newSet: mayCreate ? this.createSet(serial, oldSets, revision) : void 0, oldSets };
    const annotations = revisionAnnotations(deployment, found.set.metadata.annotations ?? {}, revision);
    const { minReadySeconds: _, ...spec } = found.set.spec;
    const minReadySeconds = deployment.spec.minReadySeconds ?? 0;
    if (!jsonEqual(annotations, found.set.metadata.annotations ?? {}) || minReadySeconds !== (found.set.spec.minReadySeconds ?? 0)) {
      const next = { ...found.set, metadata: { ...found.set.metadata, annotations }, spec: minReadySeconds === 0 ? spec : { ...spec, minReadySeconds } };
      const set2 = this.server.update(found.serial, next);
      return { newSet: { serial: found.serial, set: set2 }, oldSets };
    }
    this.noteRevision(serial, revisionOf(found.set), { status: "True", reason: "FoundNewReplicaSet", message: `Found new replica set "${found.set.metadata.name}"` }, false);
    return { newSet: found, oldSets };
  }
  createSet(serial, oldSets, revision) {
    const deployment = this.deployment(serial);
    const wanted = newReplicaSet(deployment, revision);
    const replicas = newSetReplicas(deployment, oldSets, 0);
    const outcome = this.server.create({ ...wanted, spec: { ...wanted.spec, replicas } }, serial);
    if ("refused" in outcome) {
      this.createFailed(serial, String(wanted.metadata.name), outcome.refused.reason, outcome.refused.message);
      return void 0;
    }
    const set2 = outcome.object;
    if (replicas > 0) this.record(serial, "Normal", "ScalingReplicaSet", `Scaled up replica set ${set2.metadata.name} from 0 to ${replicas}`);
    this.noteRevision(serial, revision, { status: "True", reason: "NewReplicaSetCreated", message: `Created new replica set "${set2.metadata.name}"` }, true);
    return { serial: outcome.serial, set: set2 };
  }
  /** DEP-12: another template has the same hash, or the server refuses. */
  createFailed(serial, name, reason, message) {
    const { status } = this.deployment(serial);
    if (reason === "AlreadyExists") this.server.updateStatus(serial, { ...status, collisionCount: (status.collisionCount ?? 0) + 1 });
    else if (!message.endsWith("because it is being terminated")) {
      const text = `Failed to create new replica set "${name}": ${message}`;
      const said = { status: "False", reason: "ReplicaSetCreateError", message: text };
      const conditions = withCondition(status.conditions ?? [], "Progressing", said, this.server.nowText);
      if (conditions !== status.conditions && hasProgressDeadline(this.deployment(serial))) this.server.updateStatus(serial, { ...status, conditions });
      this.record(serial, "Warning", "ReplicaSetCreateError", text);
    }
    this.queue.retry(serial);
  }
  /** One write for the revision annotation and the first word on progress. */
  noteRevision(serial, revision, said, isNew) {
    const deployment = this.deployment(serial);
    const { metadata, status } = deployment;
    let next = deployment;
    if (metadata.annotations?.[REVISION] !== String(revision)) {
      next = { ...next, metadata: { ...metadata, annotations: { ...metadata.annotations, [REVISION]: String(revision) } } };
    }
    if (hasProgressDeadline(deployment) && (isNew || conditionOf2(status, "Progressing") === void 0)) {
      const conditions = withCondition(status.conditions ?? [], "Progressing", said, this.server.nowText);
      if (conditions !== status.conditions) next = { ...next, status: { ...status, conditions } };
    }
    this.server.update(serial, next);
  }
  /** DEP-14: a pause stops the progress clock, and shows. */
  notePause(serial) {
    const deployment = this.deployment(serial);
    const current = conditionOf2(deployment.status, "Progressing");
    if (!hasProgressDeadline(deployment) || current?.reason === "ProgressDeadlineExceeded") return;
    const isPaused = deployment.spec.paused === true;
    if (isPaused === (current?.reason === "DeploymentPaused")) return;
    const said = { status: "Unknown", reason: isPaused ? "DeploymentPaused" : "DeploymentResumed", message: `Deployment is ${isPaused ? "paused" : "resumed"}` };
    const conditions = withCondition(deployment.status.conditions ?? [], "Progressing", said, this.server.nowText);
    this.server.updateStatus(serial, { ...deployment.status, conditions });
  }
  scale(serial, { owned, replicas }) {
    const set2 = this.server.get(owned.serial);
    if (set2 === void 0) return;
    const before = set2.spec.replicas ?? 1;
    const annotations = { ...set2.metadata.annotations, ...scaleAnnotations(this.deployment(serial)) };
    if (before === replicas && jsonEqual(annotations, set2.metadata.annotations)) return;
    const generation = (set2.metadata.generation ?? 1) + (before === replicas ? 0 : 1);
    this.server.update(owned.serial, { ...set2, metadata: { ...set2.metadata, generation, annotations }, spec: { ...set2.spec, replicas } });
    if (before === replicas) return;
    this.record(serial, "Normal", "ScalingReplicaSet", `Scaled ${before < replicas ? "up" : "down"} replica set ${set2.metadata.name} from ${before} to ${replicas}`);
  }
  /** Old ReplicaSets without replicas go, lowest revision first, down to the history limit. */
  cleanUp(serial, { oldSets }) {
    const limit = this.deployment(serial).spec.revisionHistoryLimit ?? 10;
    const old = oldSets.filter(({ set: set2 }) => set2.metadata.deletionTimestamp === void 0).sort((a, b) => revisionOf(a.set) - revisionOf(b.set));
    for (const owned of old.slice(0, Math.max(0, old.length - limit))) {
      const { set: set2 } = owned;
      const isIdle = set2.status.replicas === 0 && replicasOf(owned) === 0 && (set2.status.observedGeneration ?? 0) >= (set2.metadata.generation ?? 0);
      if (isIdle) this.server.delete(owned.serial, { propagation: "Background" });
    }
  }
  counted(serial, sets) {
    return countStatus(this.deployment(serial), allOf(sets), sets.newSet, this.server.nowText);
  }
  writeRollout(serial, sets) {
    const deployment = this.deployment(serial);
    const { epochMs: epochMs2, startAtMs } = this.server.engine;
    const status = rolloutStatus(deployment, this.counted(serial, sets), allOf(sets), sets.newSet, epochMs2, this.server.nowText);
    if (isSameStatus(status, deployment.status)) this.queue.addAt(serial, stuckCheckMs(deployment, status, epochMs2) - startAtMs);
    else this.server.updateStatus(serial, status);
  }
  writeStatus(serial, status) {
    if (!isSameStatus(status, this.deployment(serial).status)) this.server.updateStatus(serial, status);
  }
  record(serial, type2, reason, message) {
    this.server.events.record(serial, this.deployment(serial), { type: type2, reason, message, component: "deployment-controller" });
  }
  save() {
    return { queue: this.queue.save(), orphans: this.orphans.save() };
  }
  restore(saved) {
    const state = saved;
    this.queue.restore(state.queue);
    this.orphans.restore(state.orphans);
  }
};

// sim/controllers/garbage-collector/garbage-collector.ts
var FOREGROUND = "foregroundDeletion";
var ORPHAN = "orphan";
var KINDS3 = ["CronJob", "Job", "Pod", "Deployment", "ReplicaSet", "ConfigMap", "Secret", "PersistentVolumeClaim"];
var GarbageCollector = class {
  server;
  dependents;
  owners;
  delayMs;
  constructor(server, delayMs) {
    this.server = server;
    this.delayMs = delayMs;
    this.dependents = new WorkQueue(server.engine, (serial) => this.collect(serial));
    this.owners = new WorkQueue(server.engine, (serial) => this.processOwner(serial));
    for (const kind of KINDS3) server.watch(kind, (type2, serial, object, before) => this.changed(type2, serial, object, before));
  }
  changed(type2, serial, object, before) {
    if (type2 === "DELETED") {
      const children = this.server.store.childrenOf(serial);
      for (let i = 0; i < children.length; i++) this.dependents.add(children.items[i], this.delayMs);
      const owner = before === void 0 ? -1 : this.ownerThatWaits(before);
      if (owner >= 0) this.owners.add(owner, 3);
      return;
    }
    if (type2 === "ADDED" && object.metadata.ownerReferences !== void 0 && this.server.store.ownerOf(serial) < 0) this.dependents.add(serial, this.delayMs);
    const { deletionTimestamp, finalizers } = object.metadata;
    if (deletionTimestamp === void 0 || finalizers === void 0) return;
    if (before?.metadata.deletionTimestamp === void 0 && (finalizers.includes(FOREGROUND) || finalizers.includes(ORPHAN))) this.owners.add(serial, this.delayMs);
  }
  /** Serial of an owner that is being deleted in the foreground, or -1. */
  ownerThatWaits(object) {
    for (const reference of object.metadata.ownerReferences ?? []) {
      const serial = this.server.find(reference.kind, object.metadata.namespace ?? "", reference.name);
      const owner = serial < 0 ? void 0 : this.server.get(serial);
      if (owner?.metadata.uid === reference.uid && owner.metadata.finalizers?.includes(FOREGROUND) === true) return serial;
    }
    return -1;
  }
  living(object, reference) {
    const serial = this.server.find(reference.kind, object.metadata.namespace ?? "", reference.name);
    const owner = serial < 0 ? void 0 : this.server.get(serial);
    return owner?.metadata.uid === reference.uid ? owner : void 0;
  }
  /** GC-1: an object whose owners are all gone goes too; with some left, the dangling references go. */
  collect(serial) {
    const object = this.server.get(serial);
    const references = object?.metadata.ownerReferences;
    if (object === void 0 || references === void 0 || references.length === 0) return;
    const living = references.filter((reference) => this.living(object, reference) !== void 0);
    if (living.length === references.length) return;
    if (living.length > 0) this.server.updateMetadata(serial, { ownerReferences: living });
    else if (object.metadata.deletionTimestamp === void 0) this.server.delete(serial, { propagation: "Background" });
  }
  /** GC-2, GC-3: the owner is marked: orphan its dependents, or delete them and wait. */
  processOwner(serial) {
    const owner = this.server.get(serial);
    const finalizers = owner?.metadata.finalizers;
    if (owner === void 0 || finalizers === void 0 || owner.metadata.deletionTimestamp === void 0) return;
    const children = this.server.store.childrenOf(serial);
    const serials = children.items.slice(0, children.length);
    if (finalizers.includes(ORPHAN)) {
      for (const child of serials) this.orphan(child, owner);
      this.server.removeFinalizer(serial, ORPHAN);
      return;
    }
    if (!finalizers.includes(FOREGROUND)) return;
    let isBlocked = false;
    for (const child of serials) {
      const object = this.server.get(child);
      if (object === void 0) continue;
      if (object.metadata.deletionTimestamp === void 0) {
        const hasDependents = this.server.store.childrenOf(child).length > 0;
        this.server.delete(child, { propagation: hasDependents ? "Foreground" : "Background" });
      }
      const reference = object.metadata.ownerReferences?.find(({ uid }) => uid === owner.metadata.uid);
      if (this.server.get(child) !== void 0 && reference?.blockOwnerDeletion === true) isBlocked = true;
    }
    if (!isBlocked) this.server.removeFinalizer(serial, FOREGROUND);
  }
  orphan(serial, owner) {
    const object = this.server.get(serial);
    const references = object?.metadata.ownerReferences;
    if (object === void 0 || references === void 0) return;
    const rest = references.filter(({ uid }) => uid !== owner.metadata.uid);
    const { ownerReferences: _, ...metadata } = object.metadata;
    this.server.update(serial, { ...object, metadata: rest.length === 0 ? metadata : { ...metadata, ownerReferences: rest } });
  }
  save() {
    return { dependents: this.dependents.save(), owners: this.owners.save() };
  }
  restore(saved) {
    const state = saved;
    this.dependents.restore(state.dependents);
    this.owners.restore(state.owners);
  }
};

// sim/controllers/job/pods.ts
var TRACKING_FINALIZER = "batch.kubernetes.io/job-tracking";
var COMPLETION_INDEX = "batch.kubernetes.io/job-completion-index";
var INDEX_FAILURE_COUNT = "batch.kubernetes.io/job-index-failure-count";
var INDEX_IGNORED_FAILURE_COUNT = "batch.kubernetes.io/job-index-ignored-failure-count";
var isIndexed = (job) => job.spec.completionMode === "Indexed";
function hasFinalizer(pod) {
  const finalizers = pod.metadata.finalizers;
  return finalizers !== void 0 && finalizers.includes(TRACKING_FINALIZER);
}
var isTerminal2 = (pod) => pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
var isActive2 = (pod) => !isTerminal2(pod) && pod.metadata.deletionTimestamp === void 0;
var isTerminating2 = (pod) => !isTerminal2(pod) && pod.metadata.deletionTimestamp !== void 0;
var replacesOnlyFailed = (job) => job.spec.podReplacementPolicy === "Failed";
function isReady2(pod) {
  const conditions = pod.status.conditions;
  if (conditions === void 0) return false;
  for (const condition3 of conditions) if (condition3.type === "Ready") return condition3.status === "True";
  return false;
}
function isConsideredFailed(pod, job) {
  if (pod.status.phase === "Failed") return true;
  if (replacesOnlyFailed(job)) return false;
  return pod.metadata.deletionTimestamp !== void 0 && pod.status.phase !== "Succeeded";
}
function completionIndex(pod) {
  const text = pod.metadata.annotations?.[COMPLETION_INDEX];
  const index = text === void 0 ? Number.NaN : Number(text);
  return Number.isInteger(index) && index >= 0 ? index : -1;
}
var countAnnotation = (pod, key) => Number(pod.metadata.annotations?.[key] ?? 0) || 0;
var indexFailureCount = (pod) => countAnnotation(pod, INDEX_FAILURE_COUNT);
var indexIgnoredFailureCount = (pod) => countAnnotation(pod, INDEX_IGNORED_FAILURE_COUNT);
function finishedAtMs(pod) {
  const statuses = pod.status.containerStatuses;
  if (statuses !== void 0 && statuses.length > 0) {
    let latest = Number.NEGATIVE_INFINITY;
    for (const status of statuses) {
      const finishedAt = status.state.terminated?.finishedAt;
      if (finishedAt === void 0 || finishedAt === null) {
        latest = Number.NaN;
        break;
      }
      latest = Math.max(latest, parseTime(finishedAt));
    }
    if (!Number.isNaN(latest)) return latest;
  }
  const ready = pod.status.conditions?.find((condition3) => condition3.type === "Ready");
  if (ready?.status === "False") return parseTime(ready.lastTransitionTime);
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  if (deletionTimestamp !== void 0) return parseTime(deletionTimestamp) - (deletionGracePeriodSeconds ?? 0) * 1e3;
  return parseTime(pod.metadata.creationTimestamp);
}
function byWorth(a, b) {
  const assigned = Number(a.pod.spec.nodeName !== void 0) - Number(b.pod.spec.nodeName !== void 0);
  if (assigned !== 0) return assigned;
  const phase = phaseRank(a.pod) - phaseRank(b.pod);
  if (phase !== 0) return phase;
  const ready = Number(isReady2(a.pod)) - Number(isReady2(b.pod));
  if (ready !== 0) return ready;
  if (isReady2(a.pod)) {
    const since = readySinceMs2(b.pod) - readySinceMs2(a.pod);
    if (since !== 0) return since;
  }
  const restarts2 = maxRestarts(b.pod) - maxRestarts(a.pod);
  if (restarts2 !== 0) return restarts2;
  return parseTime(b.pod.metadata.creationTimestamp) - parseTime(a.pod.metadata.creationTimestamp) || a.serial - b.serial;
}
var phaseRank = (pod) => pod.status.phase === "Pending" ? 0 : pod.status.phase === "Unknown" ? 1 : 2;
var readySinceMs2 = (pod) => parseTime(pod.status.conditions?.find((c) => c.type === "Ready")?.lastTransitionTime ?? "");
var maxRestarts = (pod) => Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount));
function restartSum(pod) {
  let sum2 = 0;
  for (const status of pod.status.initContainerStatuses ?? []) sum2 += status.restartCount;
  for (const status of pod.status.containerStatuses ?? []) sum2 += status.restartCount;
  return sum2;
}

// sim/controllers/job/back-off.ts
var noBackOff = { failures: 0, lastFailureMs: 0 };
var FIRST_DELAY_MS = 1e4;
var LAST_DELAY_MS = 6e5;
var backOffDelayMs = (failures) => failures === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LAST_DELAY_MS);
function nextBackOff(record, failed2, succeeded) {
  if (failed2.length === 0 && succeeded.length === 0) return record;
  if (succeeded.length === 0) {
    let lastFailureMs2 = record.lastFailureMs;
    for (const { pod } of failed2) lastFailureMs2 = Math.max(lastFailureMs2, finishedAtMs(pod));
    return { failures: record.failures + failed2.length, lastFailureMs: lastFailureMs2 };
  }
  let lastSuccessMs = Number.NEGATIVE_INFINITY;
  for (const { pod } of succeeded) lastSuccessMs = Math.max(lastSuccessMs, finishedAtMs(pod));
  let failures = 0;
  let lastFailureMs = 0;
  for (const { pod } of failed2) {
    const endedMs = finishedAtMs(pod);
    if (endedMs <= lastSuccessMs) continue;
    failures += 1;
    lastFailureMs = Math.max(lastFailureMs, endedMs);
  }
  return { failures, lastFailureMs };
}
var remainingBackOffMs = (record, epochMs2) => record.failures === 0 ? 0 : record.lastFailureMs + backOffDelayMs(record.failures) - epochMs2;

// sim/controllers/job/indexes.ts
function parseIndexes(text, completions) {
  if (text === void 0 || text === "") return [];
  const intervals = [];
  for (const part of text.split(",")) {
    const [a, b] = part.split("-");
    const first = Number(a);
    const last = Math.min(b === void 0 ? first : Number(b), completions - 1);
    if (!Number.isInteger(first) || !Number.isInteger(last) || first > last) continue;
    const previous = intervals.at(-1);
    if (previous !== void 0 && first <= previous.last + 1) previous.last = Math.max(previous.last, last);
    else intervals.push({ first, last });
  }
  return intervals;
}
function formatIndexes(intervals) {
  const part = ({ first, last }) => first === last ? `${first}` : last === first + 1 ? `${first},${last}` : `${first}-${last}`;
  return intervals.map(part).join(",");
}
function countIndexes2(intervals) {
  let total = 0;
  for (const { first, last } of intervals) total += last - first + 1;
  return total;
}
function hasIndex(intervals, index) {
  let low = 0;
  let high = intervals.length - 1;
  while (low <= high) {
    const middle = low + high >> 1;
    const interval = intervals[middle];
    if (index < interval.first) high = middle - 1;
    else if (index > interval.last) low = middle + 1;
    else return true;
  }
  return false;
}
function withIndexes(intervals, added) {
  if (added.length === 0) return intervals;
  const parts = [...intervals, ...added.map((index) => ({ first: index, last: index }))].sort((a, b) => a.first - b.first);
  const merged = [];
  for (const { first, last } of parts) {
    const previous = merged.at(-1);
    if (previous !== void 0 && first <= previous.last + 1) previous.last = Math.max(previous.last, last);
    else merged.push({ first, last });
  }
  return merged;
}

// sim/controllers/job/policies.ts
var noMatch = { action: "None", isCounted: true, message: "" };
function matchFailurePolicy(job, pod) {
  const rules = job.spec.podFailurePolicy?.rules;
  if (rules === void 0) return noMatch;
  for (const [index, rule] of rules.entries()) {
    const why = rule.onExitCodes === void 0 ? matchCondition(rule, pod) : matchExitCode(rule.onExitCodes, pod);
    if (why === void 0) continue;
    if (rule.action === "Ignore") return { action: "Ignore", isCounted: false, message: "" };
    if (rule.action === "FailJob") return { action: "FailJob", isCounted: true, message: `${why} matching FailJob rule at index ${index}` };
    if (rule.action === "FailIndex" && job.spec.backoffLimitPerIndex === void 0) continue;
    return { action: rule.action, isCounted: true, message: "" };
  }
  return noMatch;
}
function matchExitCode(wanted, pod) {
  const matches = (status) => {
    const code = status.state.terminated?.exitCode;
    if (code === void 0 || code === 0) return false;
    if (wanted.containerName !== void 0 && wanted.containerName !== status.name) return false;
    return wanted.values.includes(code) === (wanted.operator === "In");
  };
  const found = pod.status.containerStatuses?.find(matches) ?? pod.status.initContainerStatuses?.find(matches);
  if (found === void 0) return void 0;
  return `Container ${found.name} for pod ${pod.metadata.namespace}/${pod.metadata.name} failed with exit code ${found.state.terminated?.exitCode}`;
}
function matchCondition(rule, pod) {
  for (const condition3 of pod.status.conditions ?? []) {
    if (rule.onPodConditions?.some((pattern) => pattern.type === condition3.type && pattern.status === condition3.status) === true) {
      return `Pod ${pod.metadata.namespace}/${pod.metadata.name} has condition ${condition3.type}`;
    }
  }
  return void 0;
}
function failJobMessage(job, pods) {
  if (job.spec.podFailurePolicy === void 0) return void 0;
  for (const { pod } of pods) {
    if (!isConsideredFailed(pod, job)) continue;
    const match = matchFailurePolicy(job, pod);
    if (match.action === "FailJob") return match.message;
  }
  return void 0;
}
function successPolicyMessage(job, succeeded) {
  const rules = job.spec.successPolicy?.rules;
  const total = countIndexes2(succeeded);
  if (rules === void 0 || total === 0) return void 0;
  for (const [index, rule] of rules.entries()) {
    if (isRuleMet(rule, job.spec.completions ?? 0, succeeded, total)) return `Matched rules at index ${index}`;
  }
  return void 0;
}
function isRuleMet(rule, completions, succeeded, total) {
  if (rule.succeededIndexes === void 0) return rule.succeededCount !== void 0 && total >= rule.succeededCount;
  const listed = parseIndexes(rule.succeededIndexes, completions);
  let met = 0;
  for (const { first, last } of listed) for (let index = first; index <= last; index++) if (hasIndex(succeeded, index)) met += 1;
  return met >= (rule.succeededCount ?? countIndexes2(listed));
}

// sim/controllers/job/assess.ts
var conditionOf3 = (job, type2) => job.status.conditions?.find((condition3) => condition3.type === type2);
var hasCondition = (job, type2) => conditionOf3(job, type2)?.status === "True";
var isFinished = (job) => hasCondition(job, "Complete") || hasCondition(job, "Failed");
function assess(job, pods, record, epochMs2) {
  const indexed = isIndexed(job);
  const completions = job.spec.completions ?? 0;
  const active = [];
  const newlySucceeded = [];
  const newlyFailed = [];
  let readyCount = 0;
  let terminatingCount = 0;
  for (const owned of pods) {
    const { pod } = owned;
    if (isActive2(pod)) {
      active.push(owned);
      if (isReady2(pod)) readyCount += 1;
      continue;
    }
    if (isTerminating2(pod)) terminatingCount += 1;
    if (!hasFinalizer(pod)) continue;
    if (indexed && !isIndexInRange(completionIndex(pod), completions)) continue;
    if (pod.status.phase === "Succeeded") newlySucceeded.push(owned);
    else if (isConsideredFailed(pod, job)) newlyFailed.push(owned);
  }
  const succeededIndexes = indexed ? withIndexes(parseIndexes(job.status.completedIndexes, completions), newlySucceeded.map(({ pod }) => completionIndex(pod))) : [];
  const { failedIndexes, awaitingReplacement } = failuresByIndex(job, newlyFailed, succeededIndexes);
  const counted = job.spec.podFailurePolicy === void 0 ? newlyFailed : newlyFailed.filter(({ pod }) => matchFailurePolicy(job, pod).isCounted);
  const assessment = {
    job,
    epochMs: epochMs2,
    pods,
    active,
    readyCount,
    terminatingCount,
    newlyFailed,
    succeeded: indexed ? countIndexes2(succeededIndexes) : (job.status.succeeded ?? 0) + newlySucceeded.length,
    failed: (job.status.failed ?? 0) + counted.length,
    succeededIndexes,
    failedIndexes,
    awaitingReplacement,
    backOff: nextBackOff(record, newlyFailed, newlySucceeded),
    endState: void 0
  };
  assessment.endState = findEndState(assessment);
  return assessment;
}
var isIndexInRange = (index, completions) => index >= 0 && index < completions;
var noIndexFailures = { failedIndexes: [], awaitingReplacement: /* @__PURE__ */ new Map() };
function failuresByIndex(job, newlyFailed, succeeded) {
  const limit = job.spec.backoffLimitPerIndex;
  if (limit === void 0) return noIndexFailures;
  const known3 = parseIndexes(job.status.failedIndexes, job.spec.completions ?? 0);
  const lost = [];
  const awaiting = /* @__PURE__ */ new Map();
  for (const owned of newlyFailed) {
    const index = completionIndex(owned.pod);
    const match = matchFailurePolicy(job, owned.pod);
    if (match.action === "FailIndex" || match.isCounted && indexFailureCount(owned.pod) >= limit) lost.push(index);
    else if (!succeeded.some(({ first, last }) => index >= first && index <= last)) {
      const other = awaiting.get(index);
      if (other === void 0 || indexFailureCount(other.pod) <= indexFailureCount(owned.pod)) awaiting.set(index, owned);
    }
  }
  for (const index of lost) awaiting.delete(index);
  return { failedIndexes: withIndexes(known3, lost), awaitingReplacement: awaiting };
}
var failure = (reason, message) => ({ type: "FailureTarget", reason, message });
function findEndState(seen) {
  const { job, epochMs: epochMs2 } = seen;
  for (const type2 of ["SuccessCriteriaMet", "FailureTarget"]) {
    const sticky = conditionOf3(job, type2);
    if (sticky?.status === "True") return { type: type2, reason: sticky.reason, message: sticky.message };
  }
  const policyMessage = failJobMessage(job, seen.pods);
  if (policyMessage !== void 0) return failure("PodFailurePolicy", policyMessage);
  if (seen.failed > (job.spec.backoffLimit ?? 6) || isOverRestartLimit(seen)) {
    return failure("BackoffLimitExceeded", "Job has reached the specified backoff limit");
  }
  if (deadlineAtMs(job) <= epochMs2) return failure("DeadlineExceeded", "Job was active longer than specified deadline");
  if (!isIndexed(job)) return void 0;
  if (job.spec.backoffLimitPerIndex !== void 0) {
    const failed2 = countIndexes2(seen.failedIndexes);
    if (job.spec.maxFailedIndexes !== void 0 && failed2 > job.spec.maxFailedIndexes) {
      return failure("MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes");
    }
    if (failed2 > 0 && failed2 + countIndexes2(seen.succeededIndexes) >= (job.spec.completions ?? 0)) {
      return failure("FailedIndexes", "Job has failed indexes");
    }
  }
  const success = successPolicyMessage(job, seen.succeededIndexes);
  return success === void 0 ? void 0 : { type: "SuccessCriteriaMet", reason: "SuccessPolicy", message: success };
}
function isOverRestartLimit({ job, pods }) {
  if (job.spec.template.spec.restartPolicy !== "OnFailure") return false;
  let sum2 = 0;
  for (const { pod } of pods) if (!isTerminal2(pod)) sum2 += restartSum(pod);
  const limit = job.spec.backoffLimit ?? 6;
  return limit === 0 ? sum2 > 0 : sum2 >= limit;
}
function deadlineAtMs(job) {
  const { activeDeadlineSeconds, suspend } = job.spec;
  const startTime = job.status.startTime;
  if (activeDeadlineSeconds === void 0 || startTime === void 0 || suspend === true) return Number.POSITIVE_INFINITY;
  return parseTime(startTime) + activeDeadlineSeconds * 1e3;
}

// sim/controllers/job/ownership.ts
function adoptOrphans(server, job, serial) {
  const { selector } = job.spec;
  if (selector === void 0 || job.metadata.deletionTimestamp !== void 0) return;
  const found = [];
  server.store.forEach("Pod", (pod, podSerial) => {
    const { metadata } = pod;
    if (metadata.namespace !== job.metadata.namespace || metadata.deletionTimestamp !== void 0) return;
    if (metadata.ownerReferences?.some((reference) => reference.controller === true) === true) return;
    if (matchesSelector(selector, metadata.labels ?? {})) found.push(podSerial);
  });
  for (const podSerial of found) {
    const pod = server.get(podSerial);
    if (pod === void 0) continue;
    server.updateMetadata(podSerial, {
      ownerReferences: [
        ...pod.metadata.ownerReferences ?? [],
        { apiVersion: "batch/v1", kind: "Job", name: job.metadata.name, uid: job.metadata.uid, controller: true, blockOwnerDeletion: true }
      ],
      finalizers: [...pod.metadata.finalizers ?? [], TRACKING_FINALIZER]
    });
    server.store.setOwner(podSerial, serial);
  }
}

// sim/controllers/job/new-pod.ts
var INDEX_ENV = {
  name: "JOB_COMPLETION_INDEX",
  valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: `metadata.labels['${COMPLETION_INDEX}']` } }
};
var partsOfTemplate = /* @__PURE__ */ new WeakMap();
function newPod(job, wanted) {
  const { template } = job.spec;
  const parts = partsFor(job);
  const { name, namespace } = job.metadata;
  const labels = template.metadata?.labels;
  const annotations = template.metadata?.annotations;
  if (!isIndexed(job)) {
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        generateName: `${name}-`,
        ...namespace === void 0 ? {} : { namespace },
        generation: 1,
        ...labels === void 0 ? {} : { labels },
        ...annotations === void 0 ? {} : { annotations },
        ownerReferences: parts.ownerReferences,
        finalizers: parts.finalizers
      },
      spec: parts.spec
    };
  }
  const index = String(wanted.index);
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      generateName: `${name.slice(0, 58 - index.length - 2)}-${index}-`,
      ...namespace === void 0 ? {} : { namespace },
      generation: 1,
      labels: { ...labels, [COMPLETION_INDEX]: index },
      annotations: {
        ...annotations,
        [COMPLETION_INDEX]: index,
        ...job.spec.backoffLimitPerIndex === void 0 ? {} : { [INDEX_FAILURE_COUNT]: String(wanted.failureCount ?? 0) },
        ...wanted.ignoredFailureCount > 0 ? { [INDEX_IGNORED_FAILURE_COUNT]: String(wanted.ignoredFailureCount) } : {}
      },
      ownerReferences: parts.ownerReferences,
      finalizers: parts.finalizers
    },
    spec: { ...parts.spec, hostname: `${name}-${index}` }
  };
}
function partsFor(job) {
  const { template } = job.spec;
  const known3 = partsOfTemplate.get(template);
  if (known3 !== void 0 && known3.ownerReferences[0]?.uid === job.metadata.uid) return known3;
  const finalizers = template.metadata?.finalizers ?? [];
  const parts = {
    ownerReferences: [
      { apiVersion: "batch/v1", kind: "Job", name: job.metadata.name, uid: job.metadata.uid, controller: true, blockOwnerDeletion: true }
    ],
    finalizers: finalizers.includes(TRACKING_FINALIZER) ? finalizers : [...finalizers, TRACKING_FINALIZER],
    spec: isIndexed(job) ? withIndexEnv(template.spec) : template.spec
  };
  partsOfTemplate.set(template, parts);
  return parts;
}
function withIndexEnv(spec) {
  const add = (container) => container.env?.some(({ name }) => name === INDEX_ENV.name) === true ? container : { ...container, env: [...container.env ?? [], INDEX_ENV] };
  return {
    ...spec,
    containers: spec.containers.map(add),
    ...spec.initContainers === void 0 ? {} : { initContainers: spec.initContainers.map(add) }
  };
}

// sim/controllers/job/plan-pods.ts
var CHANGES_PER_SYNC = 500;
var nothing = { remove: [], create: [], retryAfterMs: Number.POSITIVE_INFINITY, reportsNoActive: false };
function planPods(seen) {
  const { job, active } = seen;
  if (job.spec.suspend === true) return { ...nothing, remove: active };
  const wanted = wantedActive(seen);
  const remove5 = podsToRemove(job, active, Math.max(0, active.length - wanted)).slice(0, CHANGES_PER_SYNC);
  if (remove5.length > 0) return { ...nothing, remove: remove5 };
  const occupied = active.length + (replacesOnlyFailed(job) ? seen.terminatingCount : 0);
  const missing = Math.min(wanted - occupied, CHANGES_PER_SYNC);
  if (missing <= 0) return nothing;
  if (job.spec.backoffLimitPerIndex !== void 0) return planPerIndex(seen, missing);
  const waitMs = remainingBackOffMs(seen.backOff, seen.epochMs);
  if (waitMs > 0) return { ...nothing, retryAfterMs: Math.max(1e3, waitMs), reportsNoActive: true };
  const indexes = isIndexed(job) ? pendingIndexes(seen, missing) : new Array(missing).fill(-1);
  return { ...nothing, create: indexes.map((index) => ({ index, failureCount: void 0, ignoredFailureCount: 0 })) };
}
function wantedActive({ job, active, succeeded }) {
  const parallelism = job.spec.parallelism ?? 1;
  if (job.spec.completions === void 0) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(job.spec.completions - succeeded, parallelism));
}
function podsToRemove(job, active, atLeast) {
  if (!isIndexed(job)) return atLeast === 0 ? [] : [...active].sort(byWorth).slice(0, atLeast);
  const best = /* @__PURE__ */ new Map();
  const remove5 = [];
  for (const owned of active) {
    const index = completionIndex(owned.pod);
    if (index < 0 || index >= (job.spec.completions ?? 0)) {
      remove5.push(owned);
      continue;
    }
    const other = best.get(index);
    if (other === void 0) best.set(index, owned);
    else if (byWorth(owned, other) > 0) {
      best.set(index, owned);
      remove5.push(other);
    } else remove5.push(owned);
  }
  const more = atLeast - remove5.length;
  return more > 0 ? [...remove5, ...[...best.values()].sort(byWorth).slice(0, more)] : remove5;
}
function pendingIndexes(seen, count) {
  const taken = /* @__PURE__ */ new Set();
  for (const { pod } of seen.active) taken.add(completionIndex(pod));
  if (replacesOnlyFailed(seen.job)) {
    for (const { pod } of seen.pods) if (isTerminating2(pod)) taken.add(completionIndex(pod));
  }
  const found = [];
  for (let index = 0; index < (seen.job.spec.completions ?? 0) && found.length < count; index++) {
    if (!taken.has(index) && !hasIndex(seen.succeededIndexes, index) && !hasIndex(seen.failedIndexes, index)) found.push(index);
  }
  return found;
}
function planPerIndex(seen, missing) {
  const create3 = [];
  let shortestMs = Number.POSITIVE_INFINITY;
  for (const index of pendingIndexes(seen, missing)) {
    const failed2 = seen.awaitingReplacement.get(index);
    if (failed2 === void 0) {
      create3.push({ index, failureCount: 0, ignoredFailureCount: 0 });
      continue;
    }
    const failures = indexFailureCount(failed2.pod);
    const ignored = indexIgnoredFailureCount(failed2.pod);
    const waitMs = finishedAtMs(failed2.pod) + backOffDelayMs(failures + ignored + 1) - seen.epochMs;
    if (waitMs > 0) {
      shortestMs = Math.min(shortestMs, waitMs);
      continue;
    }
    const isCounted = matchFailurePolicy(seen.job, failed2.pod).isCounted;
    create3.push({ index, failureCount: failures + (isCounted ? 1 : 0), ignoredFailureCount: ignored + (isCounted ? 0 : 1) });
  }
  if (create3.length > 0) return { ...nothing, create: create3 };
  return { ...nothing, retryAfterMs: Math.max(1e3, shortestMs) };
}
function isHeldForReplacement(seen, owned, createdIndexes) {
  if (!hasFinalizer(owned.pod)) return false;
  const index = completionIndex(owned.pod);
  if (seen.awaitingReplacement.get(index)?.serial !== owned.serial) return false;
  return !createdIndexes.has(index) && !seen.active.some(({ pod }) => completionIndex(pod) === index);
}

// sim/controllers/job/plan-status.ts
var UNCOUNTED_PER_SYNC = 500;
function planStatus(seen, outcome, nowText) {
  const { job } = seen;
  const { status } = job;
  const indexed = isIndexed(job);
  const counted = countPods(seen, outcome, indexed);
  const isEnding = outcome.endState !== void 0;
  const mayStart = status.startTime !== void 0 || job.spec.suspend === true;
  const isSettled = counted === nothingToCount && !isEnding && outcome.suspended === void 0 && mayStart && (status.active ?? 0) === outcome.active && status.ready === outcome.ready && status.terminating === outcome.terminating && status.uncountedTerminatedPods !== void 0 && !hasIndexChange(seen, indexed);
  if (isSettled) return void 0;
  const fields = fieldsOf(seen, outcome, nowText, indexed);
  const { succeededUids, failedUids, finalizersToRemove, hasMore } = counted;
  const hasUncounted = succeededUids.length + failedUids.length > 0;
  const announced = statusFrom(fields, succeededUids, failedUids);
  const terminal = !isEnding || outcome.terminating > 0 || hasMore ? void 0 : outcome.endState?.type === "SuccessCriteriaMet" ? "Complete" : "Failed";
  if (!hasUncounted && terminal === void 0) return { announced, finalizersToRemove, settled: announced, terminal, hasMore };
  fields.succeeded += indexed ? 0 : succeededUids.length;
  fields.failed += failedUids.length;
  if (terminal !== void 0 && outcome.endState !== void 0) {
    fields.conditions = [...fields.conditions ?? [], condition(terminal, outcome.endState, nowText)];
    if (terminal === "Complete") fields.completionTime = nowText;
  }
  return { announced, finalizersToRemove, settled: statusFrom(fields, noUids, noUids), terminal, hasMore };
}
var noUids = [];
var nothingToCount = { finalizersToRemove: [], succeededUids: noUids, failedUids: noUids, hasMore: false };
function countPods(seen, outcome, indexed) {
  const { job } = seen;
  const failureEnds = outcome.endState?.type === "FailureTarget";
  const takesAll = job.metadata.deletionTimestamp !== void 0 || outcome.endState !== void 0;
  const finalizersToRemove = [];
  const succeededUids = [];
  const failedUids = [];
  let hasMore = false;
  for (const owned of seen.pods) {
    const { pod } = owned;
    const isDone2 = pod.status.phase === "Succeeded";
    const isFailed = !isDone2 && isConsideredFailed(pod, job);
    if (!takesAll && !isDone2 && !isFailed) continue;
    if (!hasFinalizer(pod) || outcome.released.has(owned.serial)) continue;
    if (!takesAll && !isDone2 && isHeldForReplacement(seen, owned, outcome.createdIndexes)) continue;
    if (finalizersToRemove.length >= UNCOUNTED_PER_SYNC) {
      hasMore = true;
      break;
    }
    finalizersToRemove.push(owned);
    if (indexed && (completionIndex(pod) < 0 || completionIndex(pod) >= (job.spec.completions ?? 0))) continue;
    if (isDone2) {
      if (!indexed) succeededUids.push(pod.metadata.uid);
    } else if ((isFailed || failureEnds) && matchFailurePolicy(job, pod).isCounted) failedUids.push(pod.metadata.uid);
  }
  return finalizersToRemove.length === 0 ? nothingToCount : { finalizersToRemove, succeededUids, failedUids, hasMore };
}
function hasIndexChange(seen, indexed) {
  const { status, spec } = seen.job;
  if (!indexed) return false;
  if (formatIndexes(seen.succeededIndexes) !== (status.completedIndexes ?? "")) return true;
  return spec.backoffLimitPerIndex !== void 0 && formatIndexes(seen.failedIndexes) !== status.failedIndexes;
}
function fieldsOf(seen, outcome, nowText, indexed) {
  const { job } = seen;
  const { status } = job;
  let conditions = status.conditions;
  if (outcome.endState !== void 0 && conditionOf3(job, outcome.endState.type) === void 0) {
    conditions = [...conditions ?? [], condition(outcome.endState.type, outcome.endState, nowText)];
  }
  if (outcome.suspended !== void 0) conditions = withSuspended(conditions, outcome.suspended, nowText);
  const mayStart = job.spec.suspend !== true;
  return {
    conditions,
    startTime: outcome.suspended === "JobResumed" ? nowText : status.startTime ?? (mayStart ? nowText : void 0),
    completionTime: status.completionTime,
    active: outcome.active,
    succeeded: indexed ? countIndexes2(seen.succeededIndexes) : status.succeeded ?? 0,
    failed: status.failed ?? 0,
    terminating: outcome.terminating,
    completedIndexes: indexed ? formatIndexes(seen.succeededIndexes) : "",
    failedIndexes: job.spec.backoffLimitPerIndex === void 0 ? void 0 : formatIndexes(seen.failedIndexes),
    ready: outcome.ready
  };
}
var noneUncounted = {};
function statusFrom(fields, succeeded, failed2) {
  const status = {};
  if (fields.conditions !== void 0) status.conditions = fields.conditions;
  if (fields.startTime !== void 0) status.startTime = fields.startTime;
  if (fields.completionTime !== void 0) status.completionTime = fields.completionTime;
  if (fields.active !== 0) status.active = fields.active;
  if (fields.succeeded !== 0) status.succeeded = fields.succeeded;
  if (fields.failed !== 0) status.failed = fields.failed;
  status.terminating = fields.terminating;
  if (fields.completedIndexes !== "") status.completedIndexes = fields.completedIndexes;
  if (fields.failedIndexes !== void 0) status.failedIndexes = fields.failedIndexes;
  status.uncountedTerminatedPods = uncountedOf(succeeded, failed2);
  status.ready = fields.ready;
  return status;
}
function uncountedOf(succeeded, failed2) {
  if (failed2.length === 0) return succeeded.length === 0 ? noneUncounted : { succeeded };
  return succeeded.length === 0 ? { failed: failed2 } : { succeeded, failed: failed2 };
}
var condition = (type2, { reason, message }, nowText) => ({
  type: type2,
  status: "True",
  lastProbeTime: nowText,
  lastTransitionTime: nowText,
  reason,
  message
});
function withSuspended(conditions, reason, nowText) {
  const next = {
    ...condition("Suspended", { reason, message: reason === "JobSuspended" ? "Job suspended" : "Job resumed" }, nowText),
    status: reason === "JobSuspended" ? "True" : "False"
  };
  if (conditions === void 0) return [next];
  return conditions.some((old) => old.type === "Suspended") ? conditions.map((old) => old.type === "Suspended" ? next : old) : [...conditions, next];
}

// sim/controllers/job/job-controller.ts
var noMemory = { backOff: noBackOff, pods: emptyGrowList };
var noNumbers = /* @__PURE__ */ new Set();
var ManagedPods = class {
  active;
  ready;
  terminating;
  endState = void 0;
  suspended = void 0;
  createdIndexes = noNumbers;
  released = noNumbers;
  hasError = false;
  constructor(seen) {
    this.active = seen.active.length;
    this.ready = seen.readyCount;
    this.terminating = seen.terminatingCount;
  }
};
var countReady = (pods) => pods.reduce((count, { pod }) => count + (isReady2(pod) ? 1 : 0), 0);
var BATCH_MS = 1e3;
var FIRST_RETRY_MS = 1e3;
var LAST_RETRY_MS = 6e4;
var JobController = class {
  memory = new CowVector();
  queue;
  orphans;
  server;
  timings;
  constructor(server, timings) {
    this.server = server;
    this.timings = timings;
    this.queue = new WorkQueue(server.engine, (serial) => this.sync(serial), FIRST_RETRY_MS, LAST_RETRY_MS);
    this.orphans = new WorkQueue(server.engine, (serial) => this.releaseOrphan(serial));
    server.watch("Job", (type2, serial, object, before) => this.jobChanged(type2, serial, object, before));
    server.watch("Pod", (type2, serial, object) => this.podChanged(type2, serial, object));
  }
  /** JOB-6: a new or edited Job at once, its own status write a second later. */
  jobChanged(type2, serial, job, before) {
    if (type2 === "DELETED") {
      this.queue.drop(serial);
      const pods = this.memory.get(serial)?.pods ?? emptyGrowList;
      this.memory.set(serial, void 0);
      for (let i = 0; i < pods.length; i++) this.orphans.add(pods.items[i], this.timings.reactionMs);
      return;
    }
    const isEdit = before === void 0 || before.metadata.generation !== job.metadata.generation;
    this.queue.add(serial, isEdit ? this.timings.reactionMs : BATCH_MS + this.timings.syncMs);
  }
  podChanged(type2, serial, pod) {
    const owner = this.server.store.ownerOf(serial);
    const job = owner < 0 ? void 0 : this.server.get(owner);
    if (job === void 0 || job.kind !== "Job") {
      if (type2 !== "DELETED" && hasFinalizer(pod)) this.orphans.add(serial, this.timings.reactionMs);
      return;
    }
    if (type2 === "ADDED") {
      const memory = this.memory.get(owner) ?? noMemory;
      this.memory.set(owner, { backOff: memory.backOff, pods: append(memory.pods, serial) });
    }
    if (isFinished(job)) {
      if (type2 !== "DELETED" && hasFinalizer(pod)) this.orphans.add(serial, this.timings.reactionMs);
      return;
    }
    this.queue.add(owner, BATCH_MS + this.timings.syncMs);
  }
  /** JOB-23: the finalizer of a pod whose Job is gone or finished holds nothing any more. */
  releaseOrphan(serial) {
    const pod = this.server.get(serial);
    if (pod === void 0) return;
    const owner = this.server.store.ownerOf(serial);
    const job = owner < 0 ? void 0 : this.server.get(owner);
    if (job === void 0 || job.kind !== "Job" || isFinished(job)) this.server.removeFinalizer(serial, TRACKING_FINALIZER);
  }
  sync(serial) {
    const job = this.server.get(serial);
    if (job === void 0) return;
    if (job.spec.managedBy !== void 0 && job.spec.managedBy !== "kubernetes.io/job-controller") return;
    if (isFinished(job)) {
      this.memory.set(serial, void 0);
      return;
    }
    if (job.spec.manualSelector === true) adoptOrphans(this.server, job, serial);
    const pods = this.unsettledPods(serial);
    const memory = this.memory.get(serial) ?? noMemory;
    const seen = assess(job, pods, memory.backOff, this.server.engine.epochMs);
    if (seen.endState === void 0) this.queue.addAt(serial, this.instantOf(deadlineAtMs(job)));
    const isWritten = this.write(serial, seen, this.managePods(serial, seen));
    if (isWritten && seen.backOff !== memory.backOff && this.memory.get(serial) !== void 0) {
      this.memory.set(serial, { backOff: seen.backOff, pods: (this.memory.get(serial) ?? noMemory).pods });
    }
  }
  instantOf(epochMs2) {
    return epochMs2 === Number.POSITIVE_INFINITY ? epochMs2 : epochMs2 - this.server.engine.startAtMs + this.timings.syncMs;
  }
  /** The Job's pods without those that are over and counted; forgets the latter. */
  unsettledPods(serial) {
    const memory = this.memory.get(serial);
    if (memory === void 0) return [];
    const found = [];
    const { pods } = memory;
    for (let i = 0; i < pods.length; i++) {
      const podSerial = pods.items[i];
      const pod = this.server.get(podSerial);
      if (pod === void 0 || isTerminal2(pod) && !hasFinalizer(pod)) continue;
      if (this.server.store.ownerOf(podSerial) === serial) found.push({ serial: podSerial, pod });
    }
    if (found.length < pods.length) {
      this.memory.set(serial, { backOff: memory.backOff, pods: { items: found.map((owned) => owned.serial), length: found.length } });
    }
    return found;
  }
  /** Deletes and creates pods, then says what the status must tell. */
  managePods(serial, seen) {
    const { job } = seen;
    const managed = new ManagedPods(seen);
    if (seen.endState !== void 0) {
      managed.endState = seen.endState;
      if (seen.active.length === 0) return managed;
      for (const owned of seen.active) this.deletePod(serial, job, owned);
      managed.active = 0;
      managed.ready -= countReady(seen.active);
      managed.terminating += this.countTerminating(seen.active);
      return managed;
    }
    if (job.metadata.deletionTimestamp !== void 0) {
      managed.endState = this.completion(seen, managed.active);
      return managed;
    }
    const plan = planPods(seen);
    if (plan.remove.length > 0) this.removePods(serial, seen, plan, managed);
    else {
      if (plan.retryAfterMs !== Number.POSITIVE_INFINITY) this.queue.add(serial, plan.retryAfterMs + this.timings.syncMs);
      if (plan.create.length > 0) this.createPods(serial, job, plan, managed);
      if (plan.reportsNoActive) managed.active = 0;
    }
    managed.endState = this.completion(seen, managed.active);
    if (managed.endState === void 0) managed.suspended = this.suspension(serial, job);
    return managed;
  }
  removePods(serial, seen, plan, managed) {
    const released = /* @__PURE__ */ new Set();
    for (const owned of plan.remove) {
      this.server.removeFinalizer(owned.serial, TRACKING_FINALIZER);
      released.add(owned.serial);
    }
    for (const owned of plan.remove) this.deletePod(serial, seen.job, owned);
    managed.released = released;
    managed.active -= plan.remove.length;
    managed.ready -= countReady(plan.remove);
    managed.terminating += this.countTerminating(plan.remove);
  }
  /** Deleted pods that still exist: an unscheduled one is gone at once. */
  countTerminating(pods) {
    return pods.filter(({ serial }) => {
      const pod = this.server.get(serial);
      return pod !== void 0 && !isTerminal2(pod);
    }).length;
  }
  createPods(serial, job, plan, managed) {
    const indexes = /* @__PURE__ */ new Set();
    managed.createdIndexes = indexes;
    for (let from = 0, batch = 1; from < plan.create.length; from += batch, batch *= 2) {
      for (let i = from; i < Math.min(from + batch, plan.create.length); i++) {
        const wanted = plan.create[i];
        const outcome = this.server.create(newPod(job, wanted), serial);
        if ("refused" in outcome) {
          managed.hasError = true;
          this.record(serial, job, "Warning", "FailedCreate", `Error creating: ${outcome.refused.message}`);
          continue;
        }
        managed.active += 1;
        if (wanted.index >= 0) indexes.add(wanted.index);
        this.record(serial, job, "Normal", "SuccessfulCreate", `Created pod: ${outcome.object.metadata.name}`);
      }
      if (managed.hasError) return;
    }
  }
  deletePod(jobSerial, job, { serial, pod }) {
    if (this.server.get(serial) === void 0) return;
    this.server.delete(serial);
    this.record(jobSerial, job, "Normal", "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`);
  }
  /** JOB-9: complete when enough have succeeded and nothing runs. */
  completion({ job, succeeded }, active) {
    const { completions } = job.spec;
    const isComplete2 = active === 0 && (completions === void 0 ? succeeded > 0 : succeeded >= completions);
    return isComplete2 ? { type: "SuccessCriteriaMet", reason: "CompletionsReached", message: "Reached expected number of succeeded pods" } : void 0;
  }
  /** JOB-22: the Suspended condition follows spec.suspend, with its event. */
  suspension(serial, job) {
    const isSuspended = hasCondition(job, "Suspended");
    if (job.spec.suspend === true) {
      if (isSuspended) return void 0;
      this.record(serial, job, "Normal", "Suspended", "Job suspended");
      return "JobSuspended";
    }
    if (!isSuspended) return void 0;
    this.record(serial, job, "Normal", "Resumed", "Job resumed");
    if (job.spec.activeDeadlineSeconds !== void 0) this.queue.add(serial, job.spec.activeDeadlineSeconds * 1e3);
    return "JobResumed";
  }
  /** Writes status around the removal of finalizers. @returns false when the API server refuses the status */
  write(serial, seen, outcome) {
    if (outcome.ready > outcome.active) {
      this.queue.retry(serial);
      return false;
    }
    const plan = planStatus(seen, outcome, this.server.nowText);
    if (plan !== void 0) {
      this.server.updateStatus(serial, plan.announced);
      for (const owned of plan.finalizersToRemove) this.server.removeFinalizer(owned.serial, TRACKING_FINALIZER);
      if (plan.settled !== plan.announced && this.server.get(serial) !== void 0) this.server.updateStatus(serial, plan.settled);
      if (plan.hasMore) this.queue.add(serial, this.timings.syncMs);
    }
    if (outcome.hasError) this.queue.retry(serial);
    else this.queue.forget(serial);
    if (plan?.terminal !== void 0) this.announceEnd(serial, seen, plan, outcome);
    return true;
  }
  announceEnd(serial, seen, plan, outcome) {
    const job = this.server.get(serial);
    if (plan.terminal === void 0 || job === void 0 || outcome.endState === void 0) return;
    if (plan.terminal === "Failed") {
      this.record(serial, job, "Warning", outcome.endState.reason, outcome.endState.message);
      return;
    }
    if (job.spec.completions !== void 0 && seen.succeeded > job.spec.completions) {
      this.record(serial, job, "Warning", "TooManySucceededPods", "Too many succeeded pods running after completion count reached");
    }
    this.record(serial, job, "Normal", "Completed", "Job completed");
  }
  record(serial, regarding, type2, reason, message) {
    this.server.events.write(serial, regarding, type2, reason, message, "job-controller", "", "", "");
  }
  save() {
    return { memory: this.memory.save(), queue: this.queue.save(), orphans: this.orphans.save() };
  }
  restore(saved) {
    const state = saved;
    this.memory.restore(state.memory);
    this.queue.restore(state.queue);
    this.orphans.restore(state.orphans);
  }
};

// sim/controllers/replica-set/deletion-order.ts
var DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
var PHASE_RANK = { Pending: 0, Unknown: 1, Running: 2 };
var costOf = (pod) => Number(pod.metadata.annotations?.[DELETION_COST] ?? 0) || 0;
var phaseRank2 = (pod) => PHASE_RANK[pod.status.phase ?? "Pending"] ?? 0;
var restarts = (pod) => Math.max(0, ...(pod.status.containerStatuses ?? []).map(({ restartCount }) => restartCount));
var ageBucket = (sinceMs, nowMs) => nowMs > sinceMs ? Math.trunc(Math.log2((nowMs - sinceMs) * 1e6)) : -1;
var byUid = (a, b) => a.metadata.uid < b.metadata.uid ? -1 : 1;
function byAge(aMs, bMs, a, b, nowMs) {
  return ageBucket(aMs, nowMs) - ageBucket(bMs, nowMs) || byUid(a, b);
}
function inDeletionOrder(pods, neighbours, nowMs) {
  return [...pods].sort(({ pod: a }, { pod: b }) => {
    const nodeA = a.spec.nodeName;
    const nodeB = b.spec.nodeName;
    if (nodeA === void 0 !== (nodeB === void 0)) return nodeA === void 0 ? -1 : 1;
    if (phaseRank2(a) !== phaseRank2(b)) return phaseRank2(a) - phaseRank2(b);
    if (isReady(a) !== isReady(b)) return isReady(a) ? 1 : -1;
    if (costOf(a) !== costOf(b)) return costOf(a) - costOf(b);
    const crowd = nodeA === void 0 || nodeB === void 0 ? 0 : neighbours(nodeB) - neighbours(nodeA);
    if (crowd !== 0) return crowd;
    const readyA = readySinceMs(a);
    const readyB = readySinceMs(b);
    if (readyA !== void 0 && readyB !== void 0 && readyA !== readyB) return byAge(readyA, readyB, a, b, nowMs);
    if (restarts(a) !== restarts(b)) return restarts(b) - restarts(a);
    const createdA = parseTime(a.metadata.creationTimestamp);
    const createdB = parseTime(b.metadata.creationTimestamp);
    return createdA === createdB ? byUid(a, b) : byAge(createdA, createdB, a, b, nowMs);
  });
}

// sim/controllers/replica-set/replica-set-status.ts
function availableFromMs(pod, minReadySeconds) {
  const sinceMs = readySinceMs(pod);
  return sinceMs === void 0 ? Number.POSITIVE_INFINITY : sinceMs + minReadySeconds * 1e3;
}
function hasLabelsOf(replicaSet, pod) {
  const wanted = replicaSet.spec.template.metadata?.labels ?? {};
  return Object.entries(wanted).every(([key, value]) => pod.metadata.labels?.[key] === value);
}
function conditionsAfter(status, failure3, nowText) {
  const current = status.conditions?.find(({ type: type2 }) => type2 === "ReplicaFailure");
  if (failure3 === void 0) return current === void 0 ? status.conditions : status.conditions?.filter((condition3) => condition3 !== current);
  if (current !== void 0) return status.conditions;
  return [...status.conditions ?? [], { type: "ReplicaFailure", status: "True", lastTransitionTime: nowText, ...failure3 }];
}
function replicaSetStatus(replicaSet, active, terminating, failure3, epochMs2, nowText) {
  const minReadySeconds = replicaSet.spec.minReadySeconds ?? 0;
  const count = (name, passes) => {
    const n = active.filter(passes).length;
    return n === 0 ? {} : { [name]: n };
  };
  const conditions = conditionsAfter(replicaSet.status, failure3, nowText);
  const status = {
    replicas: active.length,
    ...count("fullyLabeledReplicas", (pod) => hasLabelsOf(replicaSet, pod)),
    ...count("readyReplicas", (pod) => readySinceMs(pod) !== void 0),
    ...count("availableReplicas", (pod) => availableFromMs(pod, minReadySeconds) <= epochMs2),
    terminatingReplicas: terminating,
    observedGeneration: replicaSet.metadata.generation ?? 0,
    ...conditions === void 0 || conditions.length === 0 ? {} : { conditions }
  };
  return jsonEqual(status, replicaSet.status) ? replicaSet.status : status;
}

// sim/controllers/replica-set/replica-set-controller.ts
var BURST = 500;
var ReplicaSetController = class {
  queue;
  orphans;
  server;
  timings;
  constructor(server, timings, gate) {
    this.server = server;
    this.timings = timings;
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial))
    );
    this.orphans = new Orphans(server, "Pod", "ReplicaSet", (serial) => this.syncSoon(serial));
    server.watch("ReplicaSet", (type2, serial) => {
      if (type2 === "DELETED") this.queue.drop(serial);
      else this.syncSoon(serial);
    });
    server.watch("Pod", (_, serial, object, before) => this.podChanged(serial, object, before));
    gate.onOpen(() => server.store.forEach("ReplicaSet", (_, serial) => this.syncSoon(serial)));
  }
  syncSoon(serial) {
    this.queue.add(serial, this.timings.reactionMs);
  }
  podChanged(serial, pod, before) {
    const owner = this.server.store.ownerOf(serial);
    if (owner >= 0) {
      if (this.server.get(owner)?.kind === "ReplicaSet") this.syncSoon(owner);
      return;
    }
    const last = controllerSerial(this.server, before ?? pod, "ReplicaSet");
    if (last >= 0) this.syncSoon(last);
  }
  podsOf(serial) {
    const { items, length } = this.server.store.childrenOf(serial);
    const pods = [];
    for (let i = 0; i < length; i++) {
      const pod = this.server.get(items[i]);
      if (pod?.kind === "Pod") pods.push({ serial: items[i], pod });
    }
    return pods;
  }
  sync(serial) {
    const replicaSet = this.server.get(serial);
    if (replicaSet === void 0) return;
    this.orphans.adopt(serial);
    for (const { serial: podSerial, pod } of this.podsOf(serial)) {
      if (!matchesSelector(replicaSet.spec.selector, pod.metadata.labels)) this.orphans.release(serial, podSerial);
    }
    const pods = this.podsOf(serial);
    const active = pods.filter(({ pod }) => isActive(pod));
    const failure3 = replicaSet.metadata.deletionTimestamp === void 0 ? this.manage(serial, replicaSet, active) : void 0;
    this.writeStatus(serial, active, pods.filter(({ pod }) => isTerminating(pod)).length, failure3);
    if (failure3 === void 0) this.queue.forget(serial);
    else this.queue.retry(serial);
  }
  writeStatus(serial, active, terminating, failure3) {
    const replicaSet = this.server.get(serial);
    if (replicaSet === void 0) return;
    const { epochMs: epochMs2, startAtMs } = this.server.engine;
    const alive = active.map(({ pod }) => pod);
    const status = replicaSetStatus(replicaSet, alive, terminating, failure3, epochMs2, this.server.nowText);
    if (status !== replicaSet.status) this.server.updateStatus(serial, status);
    for (const pod of alive) {
      const fromMs = availableFromMs(pod, replicaSet.spec.minReadySeconds ?? 0);
      if (fromMs > epochMs2) this.queue.addAt(serial, fromMs - startAtMs);
    }
  }
  /** RS-1 to RS-4: creates what is missing or deletes what is too much. */
  manage(serial, replicaSet, active) {
    const missing = (replicaSet.spec.replicas ?? 1) - active.length;
    if (missing > 0) return this.create(serial, replicaSet, Math.min(missing, BURST));
    if (missing < 0) this.remove(serial, replicaSet, active, Math.min(-missing, BURST));
    return void 0;
  }
  create(serial, replicaSet, wanted) {
    for (let from = 0, batch = 1; from < wanted; from += batch, batch *= 2) {
      let failure3;
      for (let i = from; i < Math.min(wanted, from + batch); i++) {
        const outcome = this.server.create(newPod2(replicaSet), serial);
        if ("refused" in outcome) {
          const { message } = outcome.refused;
          if (message.endsWith("because it is being terminated")) return void 0;
          failure3 = { reason: "FailedCreate", message };
          this.record(serial, replicaSet, "Warning", "FailedCreate", `Error creating: ${message}`);
        } else this.record(serial, replicaSet, "Normal", "SuccessfulCreate", `Created pod: ${outcome.object.metadata.name}`);
      }
      if (failure3 !== void 0) return failure3;
    }
    return void 0;
  }
  remove(serial, replicaSet, active, surplus) {
    const crowd = this.crowdOf(replicaSet, serial);
    const doomed = inDeletionOrder(active, (node) => crowd.get(node) ?? 0, this.server.engine.epochMs).slice(0, surplus);
    for (const { serial: podSerial, pod } of doomed) {
      this.server.delete(podSerial);
      this.record(serial, replicaSet, "Normal", "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`);
    }
  }
  /** Active pods per node, over all ReplicaSets of the same controller. */
  crowdOf(replicaSet, serial) {
    const owner = this.server.store.ownerOf(serial);
    const siblings = owner < 0 || controllerReference(replicaSet) === void 0 ? [serial] : this.childSerials(owner);
    const crowd = /* @__PURE__ */ new Map();
    for (const sibling of siblings) {
      for (const { pod } of this.podsOf(sibling)) {
        const node = pod.spec.nodeName;
        if (node !== void 0 && isActive(pod)) crowd.set(node, (crowd.get(node) ?? 0) + 1);
      }
    }
    return crowd;
  }
  childSerials(owner) {
    const { items, length } = this.server.store.childrenOf(owner);
    return items.slice(0, length);
  }
  record(serial, regarding, type2, reason, message) {
    this.server.events.record(serial, regarding, { type: type2, reason, message, component: "replicaset-controller" });
  }
  save() {
    return { queue: this.queue.save(), orphans: this.orphans.save() };
  }
  restore(saved) {
    const state = saved;
    this.queue.restore(state.queue);
    this.orphans.restore(state.orphans);
  }
};
function newPod2(replicaSet) {
  const { template } = replicaSet.spec;
  const { name, namespace } = replicaSet.metadata;
  const { labels, annotations } = template.metadata ?? {};
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      generateName: `${name}-`,
      ...namespace === void 0 ? {} : { namespace },
      generation: 1,
      ...labels === void 0 ? {} : { labels },
      ...annotations === void 0 ? {} : { annotations },
      ownerReferences: [referenceTo2(replicaSet)]
    },
    spec: template.spec
  };
}

// sim/controllers/ttl-after-finished/ttl-after-finished.ts
var TtlAfterFinished = class {
  server;
  queue;
  constructor(server, timings) {
    this.server = server;
    this.queue = new WorkQueue(server.engine, (serial) => this.sync(serial));
    server.watch("Job", (type2, serial, job) => {
      if (type2 === "DELETED") this.queue.drop(serial);
      else if (expiryMs(job) !== Number.POSITIVE_INFINITY) this.queue.addAt(serial, Math.max(this.server.engine.nowMs + timings.reactionMs / 3, expiryMs(job) - this.server.engine.startAtMs + 3));
    });
  }
  sync(serial) {
    const job = this.server.get(serial);
    if (job === void 0 || job.metadata.deletionTimestamp !== void 0) return;
    const dueMs = expiryMs(job);
    if (dueMs <= this.server.engine.epochMs) this.server.delete(serial, { propagation: "Foreground" });
    else if (dueMs !== Number.POSITIVE_INFINITY) this.queue.addAt(serial, dueMs - this.server.engine.startAtMs + 3);
  }
  save() {
    return this.queue.save();
  }
  restore(saved) {
    this.queue.restore(saved);
  }
};
function expiryMs(job) {
  const ttl = job.spec.ttlSecondsAfterFinished;
  if (ttl === void 0 || job.metadata.deletionTimestamp !== void 0) return Number.POSITIVE_INFINITY;
  const end = job.status.conditions?.find(({ type: type2, status }) => (type2 === "Complete" || type2 === "Failed") && status === "True");
  return end === void 0 ? Number.POSITIVE_INFINITY : parseTime(end.lastTransitionTime) + ttl * 1e3;
}

// sim/engine/event-queue.ts
var EventQueue = class {
  at = new Float64Array(256);
  sequence = new Float64Array(256);
  handler = new Int32Array(256);
  subject = new Float64Array(256);
  argument = new Float64Array(256);
  length = 0;
  nextSequence = 0;
  /** The timer taken last; valid until the next `take`. */
  takenAtMs = 0;
  takenHandler = 0;
  takenSubject = 0;
  takenArgument = 0;
  get size() {
    return this.length;
  }
  /** Instant of the next timer, `Infinity` when there is none. */
  get nextAtMs() {
    return this.length === 0 ? Number.POSITIVE_INFINITY : this.at[0];
  }
  add(atMs, handler, subject, argument) {
    if (this.length === this.at.length) this.enlarge();
    let hole = this.length++;
    const sequence = this.nextSequence++;
    while (hole > 0) {
      const parent = hole - 1 >> 1;
      if (this.at[parent] <= atMs) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.put(hole, atMs, sequence, handler, subject, argument);
  }
  /** Takes the first timer into the `taken…` fields. The queue must not be empty. */
  take() {
    this.takenAtMs = this.at[0];
    this.takenHandler = this.handler[0];
    this.takenSubject = this.subject[0];
    this.takenArgument = this.argument[0];
    const last = --this.length;
    if (last === 0) return;
    const atMs = this.at[last];
    const sequence = this.sequence[last];
    let hole = 0;
    for (; ; ) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      if (child + 1 < last && this.isBefore(child + 1, child)) child += 1;
      const childAt = this.at[child];
      if (childAt > atMs || childAt === atMs && this.sequence[child] > sequence) break;
      this.move(child, hole);
      hole = child;
    }
    if (hole !== last) this.move(last, hole);
  }
  save() {
    const n = this.length;
    return {
      at: this.at.slice(0, n),
      sequence: this.sequence.slice(0, n),
      handler: this.handler.slice(0, n),
      subject: this.subject.slice(0, n),
      argument: this.argument.slice(0, n),
      nextSequence: this.nextSequence
    };
  }
  restore(saved) {
    this.length = saved.at.length;
    while (this.at.length < this.length) this.enlarge();
    this.at.set(saved.at);
    this.sequence.set(saved.sequence);
    this.handler.set(saved.handler);
    this.subject.set(saved.subject);
    this.argument.set(saved.argument);
    this.nextSequence = saved.nextSequence;
  }
  isBefore(a, b) {
    const atA = this.at[a];
    const atB = this.at[b];
    return atA < atB || atA === atB && this.sequence[a] < this.sequence[b];
  }
  move(from, to) {
    this.at[to] = this.at[from];
    this.sequence[to] = this.sequence[from];
    this.handler[to] = this.handler[from];
    this.subject[to] = this.subject[from];
    this.argument[to] = this.argument[from];
  }
  put(slot, atMs, sequence, handler, subject, argument) {
    this.at[slot] = atMs;
    this.sequence[slot] = sequence;
    this.handler[slot] = handler;
    this.subject[slot] = subject;
    this.argument[slot] = argument;
  }
  enlarge() {
    const bigger = this.at.length * 2;
    const copy3 = (old) => {
      const array = new Float64Array(bigger);
      array.set(old);
      return array;
    };
    this.at = copy3(this.at);
    this.sequence = copy3(this.sequence);
    this.subject = copy3(this.subject);
    this.argument = copy3(this.argument);
    const handlers = new Int32Array(bigger);
    handlers.set(this.handler);
    this.handler = handlers;
  }
};

// sim/engine/engine.ts
var Engine = class {
  seed;
  /** Wall clock of virtual instant 0, ms since 1970 UTC. */
  startAtMs;
  queue = new EventQueue();
  handlers = [];
  now = 0;
  /** Timers run since the engine was made; tells a checkpoint policy how much work lies behind. */
  executed = 0;
  constructor(seed, startAtMs) {
    this.seed = seed;
    this.startAtMs = startAtMs;
  }
  get nowMs() {
    return this.now;
  }
  /** The wall clock now, ms since 1970 UTC. */
  get epochMs() {
    return this.startAtMs + this.now;
  }
  get pending() {
    return this.queue.size;
  }
  get nextAtMs() {
    return this.queue.nextAtMs;
  }
  /** Makes a handler known. The order of registration is part of a run's identity, so it happens once, at composition. */
  register(handler) {
    this.handlers.push(handler);
    return this.handlers.length - 1;
  }
  /** Runs a handler at an instant; one in the past runs now, after what is already due. */
  schedule(atMs, handler, subject, argument = 0) {
    if (atMs === Number.POSITIVE_INFINITY) return;
    this.queue.add(atMs > this.now ? atMs : this.now, handler, subject, argument);
  }
  /** Runs the next timer when it is due by `untilMs`. @returns whether one ran */
  runNext(untilMs) {
    if (this.queue.nextAtMs > untilMs) return false;
    this.queue.take();
    this.now = this.queue.takenAtMs;
    this.executed += 1;
    this.handlers[this.queue.takenHandler](this.queue.takenSubject, this.queue.takenArgument);
    return true;
  }
  /** Runs until an instant, or until that many timers have run. @returns whether the instant was reached */
  runSome(untilMs, timers) {
    for (let n = 0; n < timers; n++) {
      if (this.runNext(untilMs)) continue;
      if (untilMs > this.now) this.now = untilMs;
      return true;
    }
    return false;
  }
  /** Runs everything due up to and including `untilMs`, then stands there. Earlier instants do nothing. */
  runUntil(untilMs) {
    while (this.runNext(untilMs)) ;
    if (untilMs > this.now) this.now = untilMs;
  }
  save() {
    return { nowMs: this.now, queue: this.queue.save() };
  }
  restore(saved) {
    this.now = saved.nowMs;
    this.queue.restore(saved.queue);
  }
};

// sim/engine/gate.ts
var Gate = class {
  closed = false;
  held = [];
  doors = [];
  restarts = [];
  handler;
  engine;
  constructor(engine) {
    this.engine = engine;
    this.handler = engine.register((key, door) => this.pass(door, key));
  }
  get isClosed() {
    return this.closed;
  }
  /** A pass that runs only while the gate is open. */
  guard(sync) {
    const door = this.doors.push(sync) - 1;
    return (key) => this.pass(door, key);
  }
  /** Calls back when the gate opens, before what was held back runs. */
  onOpen(restart) {
    this.restarts.push(restart);
  }
  close() {
    this.closed = true;
  }
  open() {
    if (!this.closed) return;
    this.closed = false;
    const { held } = this;
    this.held = [];
    for (const restart of this.restarts) restart();
    for (const { door, key } of held) this.engine.schedule(this.engine.nowMs, this.handler, key, door);
  }
  pass(door, key) {
    if (!this.closed) this.doors[door](key);
    else if (!this.held.some((other) => other.door === door && other.key === key)) this.held = [...this.held, { door, key }];
  }
  save() {
    return { isClosed: this.closed, held: this.held };
  }
  restore(saved) {
    const state = saved;
    this.closed = state.isClosed;
    this.held = state.held;
  }
};

// sim/lifecycles/container.ts
import { createMachine } from "xstate";

// sim/lifecycles/table.ts
function tableOf(machine, events2) {
  const config = machine.config;
  const definitions = config.states ?? {};
  const states = Object.keys(definitions);
  const stateCode = Object.fromEntries(states.map((state, code) => [state, code]));
  const eventCode = Object.fromEntries(events2.map((event, code) => [event, code]));
  const width = events2.length;
  const cells = new Uint8Array(states.length * width);
  for (const [code, state] of states.entries()) {
    const definition = definitions[state];
    const extra = Object.keys(definition).filter((key) => key !== "on" && key !== "type" && key !== "description");
    if (extra.length > 0) throw new Error(`tableOf: state ${state} of ${config.id} has ${extra.join(", ")}, which a table cannot hold`);
    cells.fill(code, code * width, (code + 1) * width);
    for (const [event, transition] of Object.entries(definition.on ?? {})) {
      const target = typeof transition === "string" ? transition : transition.target;
      const to = target === void 0 ? code : stateCode[target];
      const column = eventCode[event];
      if (to === void 0 || column === void 0) throw new Error(`tableOf: ${config.id} goes from ${state} on ${event} to ${target}, which it does not name`);
      cells[code * width + column] = to;
    }
  }
  const initial = stateCode[config.initial];
  if (initial === void 0) throw new Error(`tableOf: ${config.id} starts in ${config.initial}, which it does not name`);
  return { states, events: events2, initial, next: (state, event) => cells[state * width + event], stateCode, eventCode };
}

// sim/lifecycles/container.ts
var CONTAINER_EVENTS = [
  "imagePresent",
  "pullStarted",
  "pullFailed",
  "configFailed",
  "created",
  "started",
  "startFailed",
  "exited",
  "restartDelayed",
  "torndown"
];
var containerMachine = createMachine({
  id: "container",
  initial: "waiting",
  states: {
    waiting: { on: { imagePresent: "creating", pullStarted: "pulling", pullFailed: "imageBackOff", torndown: "removed" } },
    pulling: { on: { imagePresent: "creating", pullFailed: "imageBackOff", torndown: "removed" } },
    imageBackOff: { on: { imagePresent: "creating", pullStarted: "pulling", pullFailed: "imageBackOff", torndown: "removed" } },
    configError: { on: { imagePresent: "creating", pullStarted: "pulling", pullFailed: "imageBackOff", torndown: "removed" } },
    creating: { on: { configFailed: "configError", created: "creating", started: "running", startFailed: "exited", torndown: "removed" } },
    running: { on: { exited: "exited", torndown: "removed" } },
    exited: { on: { restartDelayed: "crashBackOff", imagePresent: "creating", pullStarted: "pulling", pullFailed: "imageBackOff", torndown: "removed" } },
    crashBackOff: { on: { restartDelayed: "crashBackOff", imagePresent: "creating", pullStarted: "pulling", pullFailed: "imageBackOff", torndown: "removed" } },
    removed: {}
  }
});
var containerTable = tableOf(containerMachine, CONTAINER_EVENTS);

// sim/programs/kernel/nodes.ts
var fileNode = (content, atMs, mode2 = 420) => ({ kind: "file", content, mode: mode2, modifiedAtMs: atMs });
var directoryNode = (atMs, mode2 = 493) => ({
  kind: "directory",
  children: /* @__PURE__ */ new Map(),
  mode: mode2,
  modifiedAtMs: atMs,
  mount: -1
});

// sim/programs/kernel/image-disk.ts
var BEFORE_MS = -864e5;
var programDirectories = /* @__PURE__ */ new WeakMap();
function programNodes(programs) {
  const known3 = programDirectories.get(programs);
  if (known3 !== void 0) return known3;
  const nodes = /* @__PURE__ */ new Map();
  for (const name of programs) nodes.set(name, { kind: "program", name });
  programDirectories.set(programs, nodes);
  return nodes;
}
function lateFile(content) {
  let own;
  return {
    kind: "file",
    get content() {
      return own ?? content();
    },
    set content(value) {
      own = value;
    },
    mode: 420,
    modifiedAtMs: BEFORE_MS
  };
}
function directory(entries, mode2 = 493) {
  return { ...directoryNode(BEFORE_MS, mode2), children: new Map(entries) };
}
var devices = [
  ["full", "full"],
  ["null", "null"],
  ["random", "random"],
  ["stderr", "stderr"],
  ["stdin", "stdin"],
  ["stdout", "stdout"],
  ["urandom", "random"],
  ["zero", "zero"]
].map(([name, device]) => [name, { kind: "device", device }]);
function imageRoot(programs, input) {
  const bin = { ...directoryNode(BEFORE_MS), children: new Map(programNodes(programs)) };
  const etc = directory([
    ["group", fileNode("root:x:0:\n", BEFORE_MS)],
    ["hostname", lateFile(() => `${input.hostname()}
`)],
    ["hosts", lateFile(() => `127.0.0.1	localhost
::1	localhost ip6-localhost ip6-loopback
`)],
    ["passwd", fileNode("root:x:0:0:root:/root:/bin/sh\n", BEFORE_MS)],
    [
      "resolv.conf",
      fileNode("nameserver 10.96.0.10\nsearch default.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n", BEFORE_MS)
    ]
  ]);
  const proc = directory([
    ["loadavg", fileNode("0.10 0.08 0.05 1/120 42\n", BEFORE_MS)],
    ["meminfo", fileNode("MemTotal:       25165824 kB\nMemFree:        20971520 kB\nMemAvailable:   23068672 kB\n", BEFORE_MS)]
  ]);
  return directory([
    ["bin", bin],
    ["dev", directory([...devices, ["termination-log", fileNode("", BEFORE_MS)]])],
    ["etc", etc],
    ["home", directory([])],
    ["lib", directory([])],
    ["proc", proc],
    ["root", directory([], 448)],
    ["sys", directory([])],
    ["tmp", directory([], 1023)],
    [
      "usr",
      directory([
        ["bin", directory([])],
        ["local", directory([["bin", directory([])]])],
        ["sbin", directory([])]
      ])
    ],
    [
      "var",
      directory([
        ["log", directory([])],
        ["run", directory([])],
        ["spool", directory([])]
      ])
    ]
  ]);
}

// sim/programs/kernel/file-system.ts
var succeed = (value) => ({ ok: true, value });
var refuse3 = (problem) => ({ ok: false, problem });
function pushChange(changes, change2) {
  const last = changes.at(-1);
  if (last !== void 0 && last.atMs === change2.atMs && last.path === change2.path) changes.pop();
  changes.push(change2);
}
var FileSystem = class {
  writes = [];
  ownChanges = [];
  #setup;
  #loaded = /* @__PURE__ */ new Set();
  #mounts = [];
  #root;
  /** Foreign writes not yet applied, of loaded volumes, in time order. */
  #foreign = [];
  constructor(setup) {
    this.#setup = setup;
  }
  /** When the next write by others is due; `Infinity` when none is known. */
  get nextForeignAtMs() {
    return this.#foreign[0]?.atMs ?? Number.POSITIVE_INFINITY;
  }
  applyForeign() {
    for (let next = this.#foreign[0]; next !== void 0 && next.atMs <= this.#setup.nowMs(); next = this.#foreign[0]) {
      this.#foreign.shift();
      const point = this.#mounts[next.mount];
      if (point !== void 0) this.#plant(`${point.mountPath}/${next.path}`, next.content, next.atMs);
    }
  }
  lookup(path) {
    return this.#locate(path).node;
  }
  /** Like `lookup`, with the reason when there is nothing. */
  find(path) {
    const { node, problem } = this.#locate(path);
    return node === void 0 ? refuse3(problem ?? "No such file or directory") : succeed(node);
  }
  read(path) {
    const found = this.find(path);
    if (!found.ok) return found;
    if (found.value.kind === "directory") return refuse3("Is a directory");
    return succeed(found.value.kind === "file" ? found.value.content : "");
  }
  /** Names in a directory, sorted. */
  list(path) {
    const found = this.find(path);
    if (!found.ok) return found;
    if (found.value.kind !== "directory") return refuse3("Not a directory");
    return succeed([...found.value.children.keys()].sort());
  }
  /** Opens a file for writing: creates it when missing. The function saves new content. */
  open(path) {
    const place = this.#locate(path);
    if (place.problem !== void 0) return refuse3(place.problem);
    if (place.node?.kind === "directory") return refuse3("Is a directory");
    if (place.node?.kind === "program" || place.node?.kind === "device" || place.parent === void 0) return refuse3("Permission denied");
    if (this.#isReadOnly(place)) return refuse3("Read-only file system");
    const node = place.node ?? fileNode("", this.#setup.nowMs());
    const save = (content) => {
      node.content = content;
      node.modifiedAtMs = this.#setup.nowMs();
      this.#record(place, path, content);
    };
    if (place.node === void 0) {
      place.parent.children.set(place.name, node);
      save("");
    }
    return succeed({ node, save });
  }
  write(path, content) {
    const opened = this.open(path);
    if (!opened.ok) return opened;
    opened.value.save(content);
    return succeed(opened.value.node);
  }
  makeDirectory(path) {
    const place = this.#locate(path);
    if (place.problem !== void 0) return refuse3(place.problem);
    if (place.node !== void 0 || place.parent === void 0) return refuse3("File exists");
    if (this.#isReadOnly(place)) return refuse3("Read-only file system");
    const node = directoryNode(this.#setup.nowMs());
    place.parent.children.set(place.name, node);
    this.#record(place, path, "", true);
    return succeed(node);
  }
  /** Removes a file or an empty directory. */
  remove(path) {
    const place = this.#locate(path);
    if (place.node === void 0) return refuse3(place.problem ?? "No such file or directory");
    if (place.parent === void 0 || place.node.kind === "directory" && place.node.mount >= 0) return refuse3("Device or resource busy");
    if (place.node.kind === "directory" && place.node.children.size > 0) return refuse3("Directory not empty");
    if (this.#isReadOnly(place)) return refuse3("Read-only file system");
    place.parent.children.delete(place.name);
    this.#record(place, path, null, place.node.kind === "directory");
    return succeed(place.node);
  }
  #isReadOnly(place) {
    return place.mount >= 0 && (this.#mounts[place.mount]?.readOnly ?? false);
  }
  #record(place, path, content, isDirectory = false) {
    const atMs = this.#setup.nowMs();
    const slash = isDirectory ? "/" : "";
    if (place.mount < 0) pushChange(this.ownChanges, { atMs, path: path + slash, content });
    else pushChange(this.writes, { atMs, mount: place.mount, path: place.inMount + slash, content });
  }
  #build() {
    const root = imageRoot(this.#setup.programs, this.#setup.input);
    this.#root = root;
    this.#mounts = this.#setup.input.mountPoints();
    this.#plant(`${this.#setup.workingDir}/`, "", 0);
    this.#mounts.forEach((mount, index) => {
      const node = this.#plant(`${mount.mountPath}/`, "", 0);
      if (node?.kind === "directory") node.mount = index;
    });
    for (const [path, content] of Object.entries(this.#setup.ownFiles)) this.#plant(path, content, 0);
    return root;
  }
  /** Puts something into the tree without telling anybody, making directories on the way. */
  #plant(path, content, atMs) {
    let directory2 = this.#root;
    const names = path.split("/").filter((name) => name !== "");
    const isDirectory = path.endsWith("/");
    for (const [index, name] of names.entries()) {
      if (directory2 === void 0) return void 0;
      const isLast = index === names.length - 1;
      if (isLast && content === null) {
        directory2.children.delete(name);
        return void 0;
      }
      const old = directory2.children.get(name);
      if (isLast && !isDirectory) {
        if (old?.kind === "file") {
          old.content = content ?? "";
          old.modifiedAtMs = atMs;
          return old;
        }
        const node = fileNode(content ?? "", atMs);
        directory2.children.set(name, node);
        return node;
      }
      const next = old?.kind === "directory" ? old : directoryNode(atMs);
      if (next !== old) directory2.children.set(name, next);
      directory2 = next;
    }
    return directory2;
  }
  #load(index, node) {
    if (this.#loaded.has(index)) return;
    this.#loaded.add(index);
    const mount = this.#setup.input.mount(index);
    if (mount === void 0) return;
    node.modifiedAtMs = 0;
    for (const [path, content] of Object.entries(mount.files)) this.#plant(`${mount.mountPath}/${path}`, content, -1);
    for (const write3 of mount.foreignWrites) this.#foreign.push({ ...write3, mount: index });
    this.#foreign.sort((a, b) => a.atMs - b.atMs);
    this.applyForeign();
  }
  #locate(path) {
    const root = this.#root ?? this.#build();
    let node = root;
    let parent;
    let mount = -1;
    let inMount = [];
    let last = "";
    for (const name of path.split("/")) {
      if (name === "") continue;
      if (node === void 0) return { node, parent: void 0, name, mount, inMount: "", problem: "No such file or directory" };
      if (node.kind !== "directory") return { node: void 0, parent: void 0, name, mount, inMount: "", problem: "Not a directory" };
      parent = node;
      last = name;
      inMount.push(name);
      node = node.children.get(name);
      if (node?.kind === "directory" && node.mount >= 0) {
        mount = node.mount;
        inMount = [];
        this.#load(mount, node);
      }
    }
    return { node, parent, name: last, mount, inMount: inMount.join("/"), problem: void 0 };
  }
};

// sim/programs/kernel/open-file.ts
var PIPE_CAPACITY = 65536;
var ZERO_CHUNK = "\0".repeat(4096);
var Handle = class {
  references = 0;
  pushedBack = "";
  isEndless = false;
  tryRead() {
    return "";
  }
  tryWrite(_text) {
    return "Bad file descriptor";
  }
  close() {
  }
};
var OutputHandle = class extends Handle {
  #write;
  constructor(write3) {
    super();
    this.#write = write3;
  }
  tryWrite(text) {
    this.#write(text);
    return "ok";
  }
};
var NullHandle = class extends Handle {
  tryWrite() {
    return "ok";
  }
};
var FullHandle = class extends Handle {
  tryWrite() {
    return "No space left on device";
  }
};
var EndlessHandle = class extends Handle {
  isEndless = true;
  #chunk;
  constructor(chunk) {
    super();
    this.#chunk = chunk ?? (() => ZERO_CHUNK);
  }
  tryRead() {
    return this.#chunk();
  }
  tryWrite() {
    return "ok";
  }
};
var TextHandle = class extends Handle {
  #text;
  constructor(text) {
    super();
    this.#text = text;
  }
  tryRead() {
    const text = this.#text;
    this.#text = "";
    return text;
  }
};
var FileHandle = class extends Handle {
  #node;
  #save;
  #appends;
  #writes;
  #offset = 0;
  constructor(node, mode2, save) {
    super();
    this.#node = node;
    this.#save = save;
    this.#appends = mode2 === "append";
    this.#writes = mode2 !== "read";
  }
  /** Changes with every write; `tail -f` watches it. */
  get length() {
    return this.#node.content.length;
  }
  tryRead() {
    const text = this.#node.content.slice(this.#offset);
    this.#offset += text.length;
    return text;
  }
  tryWrite(text) {
    if (!this.#writes) return "Bad file descriptor";
    const old = this.#node.content;
    if (this.#appends || this.#offset === old.length) this.#save(old + text);
    else this.#save(old.slice(0, this.#offset).padEnd(this.#offset, "\0") + text + old.slice(this.#offset + text.length));
    this.#offset = this.#appends ? this.#node.content.length : this.#offset + text.length;
    return "ok";
  }
};
var Pipe = class {
  text = "";
  hasReader = true;
  hasWriter = true;
};
var PipeReader = class extends Handle {
  #pipe;
  constructor(pipe) {
    super();
    this.#pipe = pipe;
  }
  tryRead() {
    const { text } = this.#pipe;
    this.#pipe.text = "";
    return text === "" && this.#pipe.hasWriter ? null : text;
  }
  close() {
    this.#pipe.hasReader = false;
  }
};
var PipeWriter = class extends Handle {
  #pipe;
  constructor(pipe) {
    super();
    this.#pipe = pipe;
  }
  tryWrite(text) {
    if (!this.#pipe.hasReader) return "broken pipe";
    if (this.#pipe.text.length >= PIPE_CAPACITY) return "wait";
    this.#pipe.text += text;
    return "ok";
  }
  close() {
    this.#pipe.hasWriter = false;
  }
};
function makePipe() {
  const pipe = new Pipe();
  return { reader: new PipeReader(pipe), writer: new PipeWriter(pipe) };
}

// sim/programs/kernel/types.ts
var signalNumbers = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19
};
function parseSignal(text) {
  const name = text.toUpperCase().replace(/^SIG/, "");
  for (const [key, number2] of Object.entries(signalNumbers)) {
    if (key === name || String(number2) === text) return key;
  }
  return void 0;
}

// sim/programs/kernel/kernel.ts
var FREE_STEPS = 5e4;
var STEPS_PER_SECOND = 20;
var STEPS_PER_OUTPUT = 5;
var MAX_PROCESSES = 500;
var BASE_MEMORY_BYTES = 1048576;
var Kernel = class {
  nowMs = 0;
  input;
  disk;
  memoryLimitBytes;
  #setup;
  #output = [];
  #running = [];
  #alive = /* @__PURE__ */ new Map();
  #nextSignal = 0;
  #nextPid = 7;
  #memoryBytes = BASE_MEMORY_BYTES;
  #steps = 0;
  #randomState;
  #exit = null;
  constructor(setup) {
    this.#setup = setup;
    this.input = setup.input;
    this.memoryLimitBytes = setup.memoryLimitBytes;
    const { programs, input, workingDir, ownFiles } = setup;
    this.disk = new FileSystem({ programs, input, workingDir, ownFiles, nowMs: () => this.nowMs });
  }
  /** Plays from the start to `untilMs`, the end, or the point where only a signal can go on. */
  run(main, untilMs) {
    this.#start(main);
    let horizonMs2 = untilMs;
    while (this.#exit === null) {
      const next = this.#running.find((each) => this.#isReady(each));
      if (next !== void 0) {
        this.#step(next);
        continue;
      }
      const wakeAtMs = this.#nextWakeAtMs();
      if (wakeAtMs > untilMs) {
        if (wakeAtMs === Number.POSITIVE_INFINITY) horizonMs2 = wakeAtMs;
        break;
      }
      this.nowMs = wakeAtMs;
      this.disk.applyForeign();
      this.#deliverSignals();
    }
    return this.#result(this.#exit === null ? horizonMs2 : Number.POSITIVE_INFINITY);
  }
  #start(main) {
    const log = (stream) => new OutputHandle((text) => this.#print(stream, text));
    const files = /* @__PURE__ */ new Map([
      [0, new NullHandle()],
      [1, log("stdout")],
      [2, log("stderr")]
    ]);
    this.#launch(this.#setup.isInit ? 1 : this.#nextPid++, 0, main, {
      argv: this.#setup.argv,
      env: this.#setup.env,
      cwd: this.#setup.workingDir,
      files
    });
    this.#deliverSignals();
  }
  #launch(pid, parentPid, main, { argv, env, cwd, files }) {
    for (const file of files.values()) file.references += 1;
    const process2 = {
      pid,
      parentPid,
      system: this,
      files: new Map(files),
      argv,
      env,
      cwd,
      handled: /* @__PURE__ */ new Set(),
      ignored: /* @__PURE__ */ new Set(),
      pending: [],
      exitStatus: null,
      usedMicros: 0
    };
    this.#alive.set(pid, process2);
    this.#running.push({ process: process2, work: main(process2), block: null });
    return process2;
  }
  #isReady(running) {
    const { block } = running;
    return block === null || block.wakeAtMs <= this.nowMs || (block.ready?.() ?? false);
  }
  #step(running) {
    const result = running.work.next();
    if (running.process.exitStatus !== null) return;
    if (result.done === true) this.#end(running.process, result.value & 255);
    else running.block = result.value;
  }
  #nextWakeAtMs() {
    let next = Math.min(this.#setup.signals[this.#nextSignal]?.atMs ?? Number.POSITIVE_INFINITY, this.disk.nextForeignAtMs);
    for (const { block } of this.#running) if (block !== null && block.wakeAtMs < next) next = block.wakeAtMs;
    return next;
  }
  #deliverSignals() {
    const { signals, isInit } = this.#setup;
    for (let due = signals[this.#nextSignal]; due !== void 0 && due.atMs <= this.nowMs && this.#exit === null; due = signals[this.#nextSignal]) {
      this.#nextSignal += 1;
      const first = this.#running[0]?.process;
      if (due.signal === "KILL" && isInit) this.#finish(137, false);
      else if (first !== void 0) this.signal(first.pid, due.signal);
    }
  }
  #end(process2, status) {
    process2.exitStatus = status;
    this.#alive.delete(process2.pid);
    this.#running = this.#running.filter((each) => each.process !== process2);
    for (const file of process2.files.values()) release(file);
    process2.files.clear();
    if (process2.parentPid === 0) this.#finish(status, false);
  }
  #finish(exitCode, oomKilled) {
    this.#exit ??= { atMs: this.nowMs, exitCode, oomKilled };
    for (const { process: process2 } of this.#running) process2.exitStatus ??= exitCode;
    this.#running = [];
  }
  #print(stream, text) {
    if (text === "") return;
    const last = this.#output.at(-1);
    if (last !== void 0 && last.atMs === this.nowMs && last.stream === stream) {
      this.#output[this.#output.length - 1] = { ...last, text: last.text + text };
      this.charge(1 + (text.length >> 10));
      return;
    }
    this.#output.push({ atMs: this.nowMs, stream, text });
    this.charge(STEPS_PER_OUTPUT + (text.length >> 10));
  }
  #result(horizonMs2) {
    const { ownChanges, writes } = this.disk;
    const trace = {
      output: this.#output,
      writes,
      exit: this.#exit,
      horizonMs: horizonMs2,
      files: foldChanges(this.#setup.ownFiles, ownChanges)
    };
    return { trace, ownChanges };
  }
  program(name) {
    return this.#setup.programs.has(name) ? this.#setup.codeOf(name) : void 0;
  }
  spawn(parent, main, options) {
    if (this.#alive.size >= MAX_PROCESSES) return void 0;
    this.charge(5);
    const pid = this.#nextPid++;
    const { argv = parent.argv, env = parent.env, files = parent.files } = options;
    const child = this.#launch(pid, parent.pid, main, { argv, env, cwd: parent.cwd, files });
    for (const signal of parent.ignored) child.ignored.add(signal);
    return child;
  }
  signal(pid, signal) {
    const process2 = this.#alive.get(pid);
    if (process2 === void 0) return false;
    const isInit = pid === 1;
    if (process2.ignored.has(signal) || signal === "CHLD" || signal === "CONT" || signal === "STOP") return true;
    if (process2.handled.has(signal) && signal !== "KILL") process2.pending.push(signal);
    else if (!isInit) this.#end(process2, 128 + signalNumbers[signal]);
    return true;
  }
  isAlive(pid) {
    return this.#alive.has(pid);
  }
  processes() {
    return [...this.#alive.values()];
  }
  allocate(bytes) {
    this.#memoryBytes += bytes;
    if (this.#memoryBytes > this.memoryLimitBytes) this.#finish(137, true);
  }
  charge(steps) {
    this.#steps += steps;
  }
  get allowedAtMs() {
    return this.#steps <= FREE_STEPS ? 0 : Math.ceil((this.#steps - FREE_STEPS) * 1e3 / STEPS_PER_SECOND);
  }
  /** 32 bits, from a linear congruential generator that starts at the input's seed. */
  random() {
    const state = this.#randomState ?? this.input.seed() >>> 0;
    this.#randomState = Math.imul(state, 1664525) + 1013904223 >>> 0;
    return this.#randomState;
  }
};
var NO_FILES = Object.freeze({});
function foldChanges(start, changes) {
  if (changes.length === 0) return Object.keys(start).length === 0 ? NO_FILES : start;
  const files = new Map(Object.entries(start));
  for (const { path, content } of changes) {
    if (content === null) files.delete(path);
    else files.set(path, content);
  }
  return Object.fromEntries(files);
}
function release(file) {
  file.references -= 1;
  if (file.references === 0) file.close();
}

// sim/programs/kernel/io.ts
var forever = Number.POSITIVE_INFINITY;
function* sleep(process2, ms, interruptible = false) {
  const wakeAtMs = process2.system.nowMs + ms;
  const ready = interruptible ? () => process2.pending.length > 0 : null;
  yield { wakeAtMs, ready };
  return interruptible && process2.pending.length > 0;
}
function* waitFor(ready) {
  if (!ready()) yield { wakeAtMs: forever, ready };
}
function* hang() {
  const block = { wakeAtMs: forever, ready: null };
  for (; ; ) yield block;
}
function* spend(process2, micros, steps = 1) {
  const { system } = process2;
  system.charge(steps);
  process2.usedMicros += micros;
  const wholeMs = Math.floor(process2.usedMicros / 1e3);
  process2.usedMicros -= wholeMs * 1e3;
  const wakeAtMs = Math.max(system.nowMs + wholeMs, system.allowedAtMs);
  if (wakeAtMs > system.nowMs) yield { wakeAtMs, ready: null };
}
function* write2(process2, fd, text) {
  const file = process2.files.get(fd);
  if (file === void 0) return "Bad file descriptor";
  for (; ; ) {
    const result = file.tryWrite(text);
    if (result === "ok") return null;
    if (result === "broken pipe") {
      if (process2.pid === 1 || process2.ignored.has("PIPE") || process2.handled.has("PIPE")) return "Broken pipe";
      process2.system.signal(process2.pid, "PIPE");
      return yield* hang();
    }
    if (result !== "wait") return result;
    yield { wakeAtMs: forever, ready: () => file.tryWrite("") !== "wait" };
  }
}
var print2 = (process2, text) => write2(process2, 1, text);
var complain = (process2, text) => write2(process2, 2, `${text}
`);
function* readChunk(file) {
  if (file.pushedBack !== "") {
    const text2 = file.pushedBack;
    file.pushedBack = "";
    return text2;
  }
  let text = file.tryRead();
  while (text === null) {
    let got = null;
    yield {
      wakeAtMs: forever,
      ready: () => {
        got = file.tryRead();
        return got !== null;
      }
    };
    text = got;
  }
  return text;
}
function* readAll(process2, file) {
  if (file.isEndless) return yield* fillMemory(process2, forever);
  const parts = [];
  for (; ; ) {
    const chunk = yield* readChunk(file);
    if (chunk === "") return parts.join("");
    parts.push(chunk);
    yield* spend(process2, 0, chunk.length >> 12);
  }
}
function* readLine(file) {
  let line = "";
  for (; ; ) {
    const chunk = yield* readChunk(file);
    if (chunk === "") return line;
    const end = chunk.indexOf("\n");
    if (end >= 0) {
      file.pushedBack = chunk.slice(end + 1);
      return line + chunk.slice(0, end + 1);
    }
    line += chunk;
  }
}
var FILL_RATE = 1e6;
function* fillMemory(process2, bytes) {
  const { system } = process2;
  const wanted = Math.min(bytes, system.memoryLimitBytes);
  if (wanted === forever) return yield* hang();
  yield* sleep(process2, Math.ceil(wanted / FILL_RATE));
  system.allocate(bytes === forever ? system.memoryLimitBytes : bytes);
  return process2.exitStatus === null ? "" : yield* hang();
}
function assign(process2, fd, file) {
  const old = process2.files.get(fd);
  if (file !== void 0) {
    file.references += 1;
    process2.files.set(fd, file);
  } else process2.files.delete(fd);
  if (old !== void 0) release(old);
}

// sim/programs/kernel/paths.ts
function resolvePath(cwd, path) {
  const names = [];
  for (const name of (path.startsWith("/") ? path : `${cwd}/${path}`).split("/")) {
    if (name === "" || name === ".") continue;
    if (name === "..") names.pop();
    else names.push(name);
  }
  return `/${names.join("/")}`;
}
function baseName(path) {
  const trimmed = path.replace(/\/+$/, "");
  if (trimmed === "") return path === "" ? "" : "/";
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}
function directoryName(path) {
  const trimmed = path.replace(/\/+$/, "");
  const slash = trimmed.lastIndexOf("/");
  if (slash < 0) return trimmed === "" && path !== "" ? "/" : ".";
  return trimmed.slice(0, slash).replace(/\/+$/, "") || "/";
}
var joinPath = (directory2, name) => directory2.endsWith("/") ? directory2 + name : `${directory2}/${name}`;

// sim/programs/kernel/open-path.ts
function openPath(process2, path, mode2) {
  if (path === "") return refuse3("No such file or directory");
  const standard = /^\/(?:dev|proc\/self)\/fd\/(\d)$/.exec(path)?.[1];
  if (path === "/dev/null") return succeed(new NullHandle());
  if (standard !== void 0) return descriptor(process2, Number(standard));
  const { disk: disk2 } = process2.system;
  const full = resolvePath(process2.cwd, path);
  const node = disk2.lookup(full);
  if (node?.kind === "device") return openDevice(process2, node.device);
  if (mode2 === "read") {
    const found = disk2.find(full);
    if (!found.ok || node === void 0) return refuse3(found.ok ? "No such file or directory" : found.problem);
    if (node.kind === "directory") return succeed(new NullHandle());
    return succeed(
      new FileHandle(node.kind === "file" ? node : { kind: "file", content: "", mode: 493, modifiedAtMs: 0 }, "read", () => {
      })
    );
  }
  const opened = disk2.open(full);
  if (!opened.ok) return opened;
  if (mode2 === "write") opened.value.save("");
  return succeed(new FileHandle(opened.value.node, mode2, opened.value.save));
}
function descriptor(process2, fd) {
  const file = process2.files.get(fd);
  return file === void 0 ? refuse3("No such file or directory") : succeed(file);
}
function openDevice(process2, device) {
  switch (device) {
    case "null":
      return succeed(new NullHandle());
    case "zero":
      return succeed(new EndlessHandle());
    case "full":
      return succeed(new FullHandle());
    case "random":
      return succeed(new EndlessHandle(() => randomText(process2.system)));
    case "stdin":
      return descriptor(process2, 0);
    case "stdout":
      return descriptor(process2, 1);
    case "stderr":
      return descriptor(process2, 2);
  }
}
function randomText(system) {
  let text = "";
  for (let i = 0; i < 64; i++) text += String.fromCharCode(system.random() >>> 24);
  return text;
}

// sim/programs/shell/pattern.ts
var SPECIAL = /[*?[]/;
var CLASSES = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f"
};
var compiled = /* @__PURE__ */ new Map();
var isPattern = (pattern) => SPECIAL.test(pattern.replace(/\\./gs, ""));
var unescapePattern = (pattern) => pattern.replace(/\\(.)/gs, "$1");
var escapePattern = (text) => text.replace(/[*?[\]\\]/g, "\\$&");
function patternSource(pattern, any = "[^]*", one = "[^]") {
  let source2 = "";
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === "\\" && i + 1 < pattern.length) source2 += escapeRegExp(pattern.charAt(++i));
    else if (char === "*") source2 += source2.endsWith(any) ? "" : any;
    else if (char === "?") source2 += one;
    else if (char === "[") {
      const bracket = bracketSource(pattern, i);
      if (bracket === null) source2 += "\\[";
      else {
        source2 += bracket.source;
        i = bracket.end;
      }
    } else source2 += escapeRegExp(char);
  }
  return source2;
}
function bracketSource(pattern, start) {
  let i = start + 1;
  const isNegated = pattern[i] === "!" || pattern[i] === "^";
  if (isNegated) i += 1;
  let inner = "";
  const first = i;
  while (i < pattern.length && (pattern[i] !== "]" || i === first)) {
    const named = /^\[:(\w+):\]/.exec(pattern.slice(i));
    const members = named?.[1] === void 0 ? void 0 : CLASSES[named[1]];
    if (named !== null && members !== void 0) {
      inner += members;
      i += named[0].length;
      continue;
    }
    if (pattern[i] === "\\" && i + 1 < pattern.length) i += 1;
    const char = pattern.charAt(i);
    inner += char === "-" ? "-" : char.replace(/[\\\]^[]/g, "\\$&");
    i += 1;
  }
  if (i >= pattern.length) return null;
  return { source: `[${isNegated ? "^" : ""}${inner}]`, end: i };
}
var escapeRegExp = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
function matchesPattern(pattern, text) {
  if (!isPattern(pattern)) return unescapePattern(pattern) === text;
  let expression = compiled.get(pattern);
  if (expression === void 0) {
    expression = safeRegExp(`^(?:${patternSource(pattern)})$`);
    if (compiled.size > 500) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}
function safeRegExp(source2, flags = "") {
  try {
    return new RegExp(source2, flags);
  } catch {
    return /(?!)/;
  }
}

// sim/programs/shell/fields.ts
var TextSink = class {
  text = "";
  quoted(text) {
    this.text += text;
  }
  literal(text) {
    this.text += text;
  }
  expanded(text) {
    this.text += text;
  }
  separate() {
    this.text += " ";
  }
  nothing() {
  }
};
var PatternSink = class {
  text = "";
  quoted(text) {
    this.text += escapePattern(text);
  }
  literal(text) {
    this.text += text;
  }
  expanded(text) {
    this.text += text;
  }
  separate() {
    this.text += " ";
  }
  nothing() {
  }
};
var FieldSink = class {
  fields = [];
  #separators;
  #text = "";
  #pattern = "";
  #isOpen = false;
  #isClosedBySpace = false;
  constructor(separators) {
    this.#separators = separators;
  }
  quoted(text) {
    this.#add(text, text === "" ? "" : escapePattern(text));
  }
  literal(text) {
    this.#add(text, text);
  }
  expanded(text) {
    if (text === "") return;
    let start = 0;
    for (let i = 0; i < text.length; i++) {
      const char = text.charAt(i);
      if (!this.#separators.includes(char)) continue;
      if (i > start) this.#add(text.slice(start, i), text.slice(start, i));
      start = i + 1;
      const isSpace = " 	\n".includes(char);
      if (this.#isOpen) {
        this.separate();
        this.#isClosedBySpace = isSpace;
      } else if (!isSpace && this.#isClosedBySpace) this.#isClosedBySpace = false;
      else if (!isSpace) this.fields.push({ text: "", pattern: null });
    }
    if (start < text.length) this.#add(text.slice(start), text.slice(start));
  }
  separate() {
    if (!this.#isOpen) return;
    this.fields.push({ text: this.#text, pattern: isPattern(this.#pattern) ? this.#pattern : null });
    this.#text = "";
    this.#pattern = "";
    this.#isOpen = false;
  }
  nothing() {
  }
  #add(text, pattern) {
    this.#text += text;
    this.#pattern += pattern;
    this.#isOpen = true;
    this.#isClosedBySpace = false;
  }
};

// sim/programs/shell/glob.ts
function glob(disk2, cwd, pattern) {
  const isAbsolute = pattern.startsWith("/");
  let found = [isAbsolute ? "/" : ""];
  for (const name of pattern.split("/")) {
    if (name === "") continue;
    const next = [];
    for (const prefix of found) {
      const directory2 = resolvePath(cwd, prefix === "" ? "." : prefix);
      const join = (entry) => prefix === "" ? entry : joinPath(prefix, entry);
      if (!isPattern(name)) {
        const plain2 = unescapePattern(name);
        if (disk2.lookup(resolvePath(directory2, plain2)) !== void 0) next.push(join(plain2));
        continue;
      }
      const listed = disk2.list(directory2);
      if (!listed.ok) continue;
      for (const entry of listed.value) {
        if ((!entry.startsWith(".") || name.startsWith(".")) && matchesPattern(name, entry)) next.push(join(entry));
      }
    }
    found = next;
  }
  return found.filter((path) => path !== "").sort();
}

// sim/programs/shell/arithmetic.ts
var ArithmeticError = class extends Error {
};
var SYNTAX = "arithmetic syntax error";
var TOKEN = /\s*(?:(\d[\w]*)|([A-Za-z_]\w*)|(\*\*|<<=|>>=|&&|\|\||<<|>>|<=|>=|==|!=|\+\+|--|[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),]))/y;
var LEVELS = [
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<", "<=", ">", ">="],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"]
];
var MAX_DEPTH = 100;
var wrap = (value) => BigInt.asIntN(64, value);
var truth = (value) => value ? 1n : 0n;
function evaluateArithmetic(text, scope) {
  try {
    return { ok: true, value: new Evaluator(text, scope, 0).run() };
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error;
    return { ok: false, problem: error.message };
  }
}
var Evaluator = class _Evaluator {
  #tokens;
  #scope;
  #depth;
  #position = 0;
  /** Above 0 inside a branch that is only read, not evaluated. */
  #skipping = 0;
  constructor(text, scope, depth) {
    if (depth > MAX_DEPTH) throw new ArithmeticError("expression recursion loop detected");
    this.#tokens = tokenize(text);
    this.#scope = scope;
    this.#depth = depth;
  }
  run() {
    if (this.#tokens.length === 0) return 0n;
    const value = this.#comma(0);
    if (this.#position < this.#tokens.length) throw new ArithmeticError(SYNTAX);
    return value;
  }
  #take(...wanted) {
    const token = this.#tokens[this.#position];
    if (token === void 0 || !wanted.includes(token)) return void 0;
    this.#position += 1;
    return token;
  }
  #expect(token) {
    if (this.#take(token) === void 0) throw new ArithmeticError(SYNTAX);
  }
  #comma(depth) {
    if (depth > MAX_DEPTH) throw new ArithmeticError(SYNTAX);
    let value = this.#assignment(depth);
    while (this.#take(",") !== void 0) value = this.#assignment(depth);
    return value;
  }
  #assignment(depth) {
    const name = this.#tokens[this.#position] ?? "";
    const operator = this.#tokens[this.#position + 1] ?? "";
    if (!/^[A-Za-z_]/.test(name) || !/^([-+*/%&|^]|<<|>>)?=$/.test(operator)) return this.#ternary(depth);
    if (depth > MAX_DEPTH) throw new ArithmeticError(SYNTAX);
    this.#position += 2;
    const right = this.#assignment(depth + 1);
    return this.#store(name, operator === "=" ? right : this.#apply(operator.slice(0, -1), this.#variable(name), right));
  }
  #store(name, value) {
    if (this.#skipping === 0) this.#scope.set(name, String(value));
    return value;
  }
  #ternary(depth) {
    const condition3 = this.#or(depth);
    if (this.#take("?") === void 0) return condition3;
    const yes2 = this.#skipUnless(condition3 !== 0n, () => this.#comma(depth + 1));
    this.#expect(":");
    const no = this.#skipUnless(condition3 === 0n, () => this.#assignment(depth + 1));
    return condition3 === 0n ? no : yes2;
  }
  #skipUnless(wanted, evaluate2) {
    if (wanted) return evaluate2();
    this.#skipping += 1;
    const value = evaluate2();
    this.#skipping -= 1;
    return value;
  }
  #or(depth) {
    let value = this.#and(depth);
    while (this.#take("||") !== void 0) {
      const right = this.#skipUnless(value === 0n, () => this.#and(depth));
      value = truth(value !== 0n || right !== 0n);
    }
    return value;
  }
  #and(depth) {
    let value = this.#binary(0, depth);
    while (this.#take("&&") !== void 0) {
      const right = this.#skipUnless(value !== 0n, () => this.#binary(0, depth));
      value = truth(value !== 0n && right !== 0n);
    }
    return value;
  }
  #binary(level, depth) {
    const operators = LEVELS[level];
    if (operators === void 0) return this.#power(depth);
    let value = this.#binary(level + 1, depth);
    for (let operator = this.#take(...operators); operator !== void 0; operator = this.#take(...operators)) {
      value = this.#apply(operator, value, this.#binary(level + 1, depth));
    }
    return value;
  }
  #power(depth) {
    const base = this.#unary(depth).value;
    if (this.#take("**") === void 0) return base;
    const exponent = this.#power(depth + 1);
    if (exponent < 0n) throw new ArithmeticError("exponent less than 0");
    let value = 1n;
    for (let i = 0n; i < exponent && i < 64n; i++) value = wrap(value * base);
    return value;
  }
  #apply(operator, left, right) {
    switch (operator) {
      case "|":
        return left | right;
      case "^":
        return left ^ right;
      case "&":
        return left & right;
      case "==":
        return truth(left === right);
      case "!=":
        return truth(left !== right);
      case "<":
        return truth(left < right);
      case "<=":
        return truth(left <= right);
      case ">":
        return truth(left > right);
      case ">=":
        return truth(left >= right);
      case "<<":
        return wrap(left << (right & 63n));
      case ">>":
        return left >> (right & 63n);
      case "+":
        return wrap(left + right);
      case "-":
        return wrap(left - right);
      case "*":
        return wrap(left * right);
      default: {
        if (right === 0n) {
          if (this.#skipping > 0) return 0n;
          throw new ArithmeticError("divide by zero");
        }
        return operator === "/" ? wrap(left / right) : left % right;
      }
    }
  }
  #unary(depth) {
    if (depth > MAX_DEPTH) throw new ArithmeticError(SYNTAX);
    const operator = this.#take("!", "~", "-", "+", "++", "--");
    if (operator === void 0) return this.#postfix(depth);
    const operand = this.#unary(depth + 1);
    const { value, name } = operand;
    if (operator === "!") return { value: truth(value === 0n), name: null };
    if (operator === "~") return { value: ~value, name: null };
    if (operator === "-") return { value: wrap(-value), name: null };
    if (operator === "+") return { value, name: null };
    const delta = operator === "++" ? 1n : -1n;
    if (name === null) return { value: operator === "++" ? value : wrap(-wrap(-value)), name: null };
    return { value: this.#store(name, wrap(value + delta)), name: null };
  }
  #postfix(depth) {
    const operand = this.#primary(depth);
    if (operand.name === null) return operand;
    const operator = this.#take("++", "--");
    if (operator === void 0) return operand;
    this.#store(operand.name, wrap(operand.value + (operator === "++" ? 1n : -1n)));
    return { value: operand.value, name: null };
  }
  #primary(depth) {
    const token = this.#tokens[this.#position];
    if (token === void 0) throw new ArithmeticError(SYNTAX);
    this.#position += 1;
    if (token === "(") {
      const value = this.#comma(depth + 1);
      this.#expect(")");
      return { value, name: null };
    }
    if (/^\d/.test(token)) return { value: parseNumber2(token), name: null };
    if (/^[A-Za-z_]/.test(token)) return { value: this.#variable(token), name: token };
    throw new ArithmeticError(SYNTAX);
  }
  #variable(name) {
    const text = this.#scope.get(name)?.trim() ?? "";
    if (text === "") return 0n;
    if (/^[+-]?\d+$/.test(text) && !/^[+-]?0\d/.test(text)) return wrap(BigInt(text));
    return new _Evaluator(text, this.#scope, this.#depth + 1).run();
  }
};
function tokenize(text) {
  const tokens = [];
  let position = 0;
  const trimmed = text.trimEnd();
  while (position < trimmed.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(trimmed);
    if (match === null) throw new ArithmeticError(SYNTAX);
    tokens.push(match[1] ?? match[2] ?? match[3] ?? "");
    position = TOKEN.lastIndex;
  }
  return tokens;
}
function parseNumber2(token) {
  if (/^0[xX][0-9a-fA-F]+$/.test(token)) return wrap(BigInt(token));
  if (/^0[0-7]+$/.test(token)) return wrap(BigInt(`0o${token.slice(1)}`));
  if (/^(0|[1-9]\d*)$/.test(token)) return wrap(BigInt(token));
  throw new ArithmeticError(SYNTAX);
}

// sim/programs/shell/ast.ts
var emptyScript = { commands: [] };

// sim/programs/shell/source.ts
var Source = class {
  text;
  position = 0;
  line = 1;
  /** Depth of nesting; limits recursion on hostile text. */
  depth = 0;
  constructor(text) {
    this.text = text;
  }
  /** `''` at the end. */
  peek(ahead = 0) {
    return this.text[this.position + ahead] ?? "";
  }
  take() {
    const char = this.peek();
    if (char === "\n") this.line += 1;
    this.position += 1;
    return char;
  }
  skip(count) {
    for (let i = 0; i < count; i++) this.take();
  }
  startsWith(prefix) {
    return this.text.startsWith(prefix, this.position);
  }
  get isAtEnd() {
    return this.position >= this.text.length;
  }
};
var ShellSyntaxError = class extends Error {
};
var MAX_DEPTH2 = 150;
function nested(source2, parse3) {
  if (source2.depth >= MAX_DEPTH2) throw new ShellSyntaxError("nested too deep");
  source2.depth += 1;
  const result = parse3();
  source2.depth -= 1;
  return result;
}

// sim/programs/shell/word-reader.ts
var NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
var OPERATORS3 = [":-", ":=", ":?", ":+", "##", "%%", "//", "-", "=", "?", "+", "#", "%", "/", ":"];
var UNTERMINATED = "unterminated quoted string";
var Parts = class {
  list = [];
  text(text, quoted) {
    const last = this.list.at(-1);
    if (last?.kind === "text" && last.quoted === quoted) this.list[this.list.length - 1] = { kind: "text", text: last.text + text, quoted };
    else this.list.push({ kind: "text", text, quoted });
  }
  word() {
    const needsNothing = (part) => part.kind === "text" && (part.quoted || !/[*?[\]\\~]/.test(part.text));
    const literal = this.list.every(needsNothing) ? this.list.map((part) => part.kind === "text" ? part.text : "").join("") : null;
    return { parts: this.list, literal };
  }
};
var WordReader = class {
  #source;
  #readScript;
  #makeSource;
  constructor(source2, readScript2, makeSource2) {
    this.#source = source2;
    this.#readScript = readScript2;
    this.#makeSource = makeSource2;
  }
  /** A word of a command, up to a blank or an operator. */
  word() {
    const source2 = this.#source;
    const parts = new Parts();
    while (!source2.isAtEnd && !" 	\n;&|<>()".includes(source2.peek())) this.#unquoted(parts);
    return parts.word();
  }
  /** Text in which only `$`, backquotes and backslashes count, to the end of the source: a here-document. */
  document() {
    const parts = new Parts();
    while (!this.#source.isAtEnd) this.#inDoubleQuotes(parts, false);
    return parts.word();
  }
  #unquoted(parts) {
    const source2 = this.#source;
    const char = source2.peek();
    if (char === "\\") {
      source2.take();
      if (source2.peek() === "\n") source2.take();
      else parts.text(source2.isAtEnd ? "\\" : source2.take(), true);
    } else if (char === "'") this.#singleQuotes(parts);
    else if (char === '"') {
      source2.take();
      parts.text("", true);
      while (source2.peek() !== '"') this.#inDoubleQuotes(parts, true);
      source2.take();
    } else if (char === "$") this.#dollar(parts, false);
    else if (char === "`") this.#backquotes(parts, false);
    else parts.text(source2.take(), false);
  }
  #singleQuotes(parts) {
    const source2 = this.#source;
    const end = source2.text.indexOf("'", source2.position + 1);
    if (end < 0) throw new ShellSyntaxError(UNTERMINATED);
    parts.text(source2.text.slice(source2.position + 1, end), true);
    source2.skip(end + 1 - source2.position);
  }
  #inDoubleQuotes(parts, quoteEscapes) {
    const source2 = this.#source;
    if (source2.isAtEnd) throw new ShellSyntaxError(UNTERMINATED);
    const char = source2.peek();
    if (char === "\\") {
      source2.take();
      const next = source2.peek();
      if (next === "\n") source2.take();
      else if (next !== "" && ("$`\\".includes(next) || quoteEscapes && next === '"')) parts.text(source2.take(), true);
      else parts.text("\\", true);
    } else if (char === "$") this.#dollar(parts, true);
    else if (char === "`") this.#backquotes(parts, true);
    else parts.text(source2.take(), true);
  }
  #backquotes(parts, quoted) {
    const source2 = this.#source;
    source2.take();
    let text = "";
    while (source2.peek() !== "`") {
      if (source2.isAtEnd) throw new ShellSyntaxError("EOF in backquote substitution");
      if (source2.peek() === "\\" && ("$`\\".includes(source2.peek(1)) || quoted && source2.peek(1) === '"') && source2.peek(1) !== "")
        source2.take();
      text += source2.take();
    }
    source2.take();
    const inner = this.#makeSource(text);
    inner.depth = source2.depth;
    parts.list.push({ kind: "command", body: nested(inner, () => this.#readScript(inner, "")), quoted });
  }
  #dollar(parts, quoted) {
    const source2 = this.#source;
    if (source2.startsWith("$((") && this.#isArithmetic()) {
      source2.skip(3);
      parts.list.push({ kind: "arithmetic", expression: nested(source2, () => this.#arithmetic()), quoted });
    } else if (source2.startsWith("$(")) {
      source2.skip(2);
      const body = nested(source2, () => this.#readScript(source2, ")"));
      source2.take();
      parts.list.push({ kind: "command", body, quoted });
    } else if (source2.startsWith("${")) {
      source2.skip(2);
      parts.list.push(nested(source2, () => this.#braced(quoted)));
    } else if (!quoted && source2.startsWith("$'")) {
      source2.take();
      this.#ansiQuotes(parts);
    } else {
      source2.take();
      const name = this.#parameterName(false);
      if (name === "") parts.text("$", quoted);
      else parts.list.push({ kind: "parameter", name, operator: "", operand: null, quoted });
    }
  }
  /** `$((` opens arithmetic when its two closing parentheses stand together. */
  #isArithmetic() {
    const { text, position } = this.#source;
    let depth = 0;
    for (let i = position + 3; i < text.length; i++) {
      const char = text[i];
      if (char === "(") depth += 1;
      else if (char === ")") {
        if (depth === 0) return text[i + 1] === ")";
        depth -= 1;
      }
    }
    throw new ShellSyntaxError("missing '))'");
  }
  #arithmetic() {
    const source2 = this.#source;
    const parts = new Parts();
    let depth = 0;
    for (; ; ) {
      const char = source2.peek();
      if (char === ")" && depth === 0) break;
      if (char === '"') source2.take();
      else {
        if (char === "(") depth += 1;
        else if (char === ")") depth -= 1;
        this.#inDoubleQuotes(parts, false);
      }
    }
    source2.skip(2);
    return parts.word();
  }
  /** A parameter's name at the position; `''` when there is none. Digits count together only within braces. */
  #parameterName(inBraces) {
    const source2 = this.#source;
    NAME.lastIndex = source2.position;
    const name = NAME.exec(source2.text)?.[0];
    if (name !== void 0) {
      source2.skip(name.length);
      return name;
    }
    const char = source2.peek();
    if (char !== "" && "@*#?-$!".includes(char)) return source2.take();
    let digits = "";
    while (/^[0-9]$/.test(source2.peek()) && (inBraces || digits === "")) digits += source2.take();
    return digits;
  }
  #braced(quoted) {
    const source2 = this.#source;
    if (source2.peek() === "#" && source2.peek(1) !== "}") {
      source2.take();
      const name2 = this.#parameterName(true);
      this.#expectBrace();
      return { kind: "parameter", name: name2, operator: "#len", operand: null, quoted };
    }
    const name = this.#parameterName(true);
    if (name === "") throw new ShellSyntaxError("bad substitution");
    if (source2.peek() === "}") {
      source2.take();
      return { kind: "parameter", name, operator: "", operand: null, quoted };
    }
    const operator = OPERATORS3.find((each) => source2.startsWith(each));
    if (operator === void 0) throw new ShellSyntaxError("bad substitution");
    source2.skip(operator.length);
    const isPattern2 = "#%/".includes(operator.charAt(0));
    const parts = new Parts();
    while (source2.peek() !== "}") {
      if (source2.isAtEnd) throw new ShellSyntaxError("missing '}'");
      const char = source2.peek();
      if (char === '"' || char === "'" && (isPattern2 || !quoted)) this.#unquoted(parts);
      else if (char === "\\" && isPattern2) this.#unquoted(parts);
      else if (quoted && !isPattern2) this.#inDoubleQuotes(parts, true);
      else this.#unquoted(parts);
    }
    source2.take();
    return { kind: "parameter", name, operator, operand: parts.word(), quoted };
  }
  #expectBrace() {
    if (this.#source.take() !== "}") throw new ShellSyntaxError("bad substitution");
  }
  #ansiQuotes(parts) {
    const source2 = this.#source;
    const escapes = { n: "\n", t: "	", r: "\r", a: "\x07", b: "\b", e: "\x1B" };
    source2.take();
    let text = "";
    while (source2.peek() !== "'") {
      if (source2.isAtEnd) throw new ShellSyntaxError(UNTERMINATED);
      const char = source2.take();
      if (char !== "\\") text += char;
      else {
        const next = source2.take();
        text += escapes[next] ?? (`\\'"`.includes(next) ? next : `\\${next}`);
      }
    }
    source2.take();
    parts.text(text, true);
  }
};

// sim/programs/shell/here-documents.ts
var HereDocuments = class {
  #readScript;
  #makeSource;
  #pending = [];
  constructor(readScript2, makeSource2) {
    this.#readScript = readScript2;
    this.#makeSource = makeSource2;
  }
  /** The redirect whose target is filled in once the line has ended. */
  expect(expected) {
    const redirect = { fd: expected.fd, operator: "<<", target: { parts: [], literal: "" } };
    this.#pending.push({
      expected,
      fill: (text) => {
        redirect.target = text;
      }
    });
    return redirect;
  }
  /** Call when the source stands at the start of the line after the announcement. */
  readPending(source2) {
    const pending = this.#pending;
    this.#pending = [];
    for (const { expected, fill: fill2 } of pending) fill2(this.#read(source2, expected));
  }
  #read(source2, { delimiter, isQuoted, stripsTabs }) {
    const end = delimiter.parts.map((part) => part.kind === "text" ? part.text : "").join("");
    let text = "";
    while (!source2.isAtEnd) {
      let line = "";
      while (!source2.isAtEnd && source2.peek() !== "\n") line += source2.take();
      source2.take();
      if (stripsTabs) line = line.replace(/^\t+/, "");
      if (line === end) break;
      text += `${line}
`;
    }
    if (isQuoted) return { parts: [{ kind: "text", text, quoted: true }], literal: text };
    const inner = this.#makeSource(text);
    inner.depth = source2.depth;
    return new WordReader(inner, this.#readScript, this.#makeSource).document();
  }
};

// sim/programs/shell/tokens.ts
var REDIRECTS = ["<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">|", ">&", ">", "&>"];
var OPERATORS4 = ["&&", "||", ";;", "&", "|", ";", "(", ")"];
var NUMBERED = /(\d+)[<>]/y;
function readToken(source2, readScript2, makeSource2) {
  skipBlanks(source2);
  if (source2.isAtEnd) return { kind: "end" };
  if (source2.peek() === "\n") {
    source2.take();
    return { kind: "newline" };
  }
  NUMBERED.lastIndex = source2.position;
  const number2 = NUMBERED.exec(source2.text)?.[1];
  if (number2 !== void 0) source2.skip(number2.length);
  const redirect = REDIRECTS.find((each) => source2.startsWith(each));
  if (redirect !== void 0) {
    source2.skip(redirect.length);
    return { kind: "redirect", operator: redirect, fd: number2 === void 0 ? null : Number(number2) };
  }
  const operator = OPERATORS4.find((each) => source2.startsWith(each));
  if (operator !== void 0) {
    source2.skip(operator.length);
    return { kind: "operator", text: operator };
  }
  const { line, position: start } = source2;
  const word = new WordReader(source2, readScript2, makeSource2).word();
  const isPlain = word.parts.every((part) => part.kind === "text" && !part.quoted);
  const plain2 = isPlain ? word.parts.map((part) => part.kind === "text" ? part.text : "").join("") : null;
  return { kind: "word", word, plain: plain2, line, start, end: source2.position };
}
function skipBlanks(source2) {
  for (; ; ) {
    if (source2.startsWith("\\\n")) source2.skip(2);
    else if (source2.peek() === " " || source2.peek() === "	") source2.take();
    else if (source2.peek() === "#") while (!source2.isAtEnd && source2.peek() !== "\n") source2.take();
    else return;
  }
}

// sim/programs/shell/parser.ts
var KEYWORDS = ["if", "then", "else", "elif", "fi", "for", "in", "while", "until", "do", "done", "case", "esac", "{", "}", "!"];
var ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=/;
var NAME2 = /^[A-Za-z_][A-Za-z0-9_]*$/;
var makeSource = (text) => new Source(text);
function parseScript(text) {
  const commands = [];
  const parser = new Parser2(new Source(text));
  try {
    for (let line = parser.completeLine(); line !== null; line = parser.completeLine()) commands.push(...line.commands);
    return { script: { commands }, problem: null };
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    return { script: { commands }, problem: error.message };
  }
}
function readNestedScript(source2, until) {
  const parser = new Parser2(source2);
  const script = parser.list([], until);
  parser.finish(until);
  return script;
}
var Parser2 = class {
  #source;
  #documents = new HereDocuments(readNestedScript, makeSource);
  #token;
  constructor(source2) {
    this.#source = source2;
  }
  /** The commands of the next line, however many lines they need; null at the end. */
  completeLine() {
    while (this.#peek().kind === "newline") this.#next();
    if (this.#peek().kind === "end") return null;
    const script = this.list([], "", true);
    const after = this.#peek();
    if (after.kind !== "newline" && after.kind !== "end") throw this.#unexpected();
    return script;
  }
  /** Ends a nested script and gives back the source at the closing mark. */
  finish(until) {
    const token = this.#peek();
    if (until === "" ? token.kind !== "end" : !this.#isOperator(until)) throw this.#unexpected(until === "" ? void 0 : `"${until}"`);
    this.#source.position -= until.length;
  }
  /** Commands up to one of the keywords, the closing mark or, for `oneLine`, the end of the line. */
  list(keywords, until, oneLine = false) {
    const commands = [];
    for (; ; ) {
      if (!oneLine) this.#skipNewlines();
      const token = this.#peek();
      if (token.kind === "end" || token.kind === "newline") break;
      if (until !== "" && this.#isOperator(until)) break;
      if (token.kind === "word" && token.plain !== null && keywords.includes(token.plain)) break;
      const command2 = this.#andOr();
      const isBackground = this.#takeOperator("&");
      commands.push({ command: command2, isBackground });
      if (isBackground || this.#takeOperator(";")) continue;
      if (oneLine || this.#peek().kind !== "newline") break;
    }
    return commands.length === 0 ? emptyScript : { commands };
  }
  #peek() {
    if (this.#token === void 0) {
      this.#token = readToken(this.#source, readNestedScript, makeSource);
      if (this.#token.kind === "newline") this.#documents.readPending(this.#source);
    }
    return this.#token;
  }
  #next() {
    const token = this.#peek();
    this.#token = void 0;
    return token;
  }
  #skipNewlines() {
    while (this.#peek().kind === "newline") this.#next();
  }
  #isOperator(text) {
    const token = this.#peek();
    return token.kind === "operator" && token.text === text;
  }
  #takeOperator(text) {
    const found = this.#isOperator(text);
    if (found) this.#next();
    return found;
  }
  #isKeyword(text) {
    const token = this.#peek();
    return token.kind === "word" && token.plain === text;
  }
  #takeKeyword(text) {
    const found = this.#isKeyword(text);
    if (found) this.#next();
    return found;
  }
  #expectKeyword(text) {
    if (!this.#takeKeyword(text)) throw this.#unexpected(`"${text}"`);
  }
  #unexpected(expected) {
    const token = this.#peek();
    let what = "end of file";
    if (token.kind === "operator") what = `"${token.text}"`;
    else if (token.kind === "newline") what = "newline";
    else if (token.kind === "redirect") what = "redirection";
    else if (token.kind === "word") what = token.plain !== null && KEYWORDS.includes(token.plain) ? `"${token.plain}"` : "word";
    return new ShellSyntaxError(`unexpected ${what}${expected === void 0 ? "" : ` (expecting ${expected})`}`);
  }
  #andOr() {
    let left = this.#pipeline();
    for (; ; ) {
      const kind = this.#isOperator("&&") ? "and" : "or";
      if (!this.#takeOperator("&&") && !this.#takeOperator("||")) return left;
      this.#skipNewlines();
      left = { kind, left, right: this.#pipeline() };
    }
  }
  #pipeline() {
    if (this.#takeKeyword("!")) return { kind: "not", command: nested(this.#source, () => this.#pipeline()) };
    const first = nested(this.#source, () => this.#command());
    if (!this.#isOperator("|")) return first;
    const stages = [first];
    while (this.#takeOperator("|")) {
      this.#skipNewlines();
      stages.push(nested(this.#source, () => this.#command()));
    }
    return { kind: "pipeline", stages };
  }
  #command() {
    const token = this.#peek();
    if (token.kind === "operator" && token.text === "(") {
      this.#next();
      const body = this.list([], ")");
      if (!this.#takeOperator(")")) throw this.#unexpected('")"');
      return { kind: "subshell", body: this.#nonEmpty(body), redirects: this.#redirects() };
    }
    if (token.kind !== "word") {
      if (token.kind === "redirect") return this.#simple();
      throw this.#unexpected();
    }
    switch (token.plain) {
      case "{":
        this.#next();
        return { kind: "group", body: this.#body("}"), redirects: this.#redirects() };
      case "if":
        this.#next();
        return this.#if();
      case "while":
      case "until": {
        this.#next();
        const condition3 = this.#body("do");
        return { kind: token.plain, condition: condition3, body: this.#body("done"), redirects: this.#redirects() };
      }
      case "for":
        this.#next();
        return this.#for();
      case "case":
        this.#next();
        return this.#case();
      default:
        if (token.plain !== null && KEYWORDS.includes(token.plain) && token.plain !== "in") throw this.#unexpected();
        return this.#simple();
    }
  }
  #nonEmpty(script) {
    if (script.commands.length === 0) throw this.#unexpected();
    return script;
  }
  /** Commands, then the keyword. */
  #body(keyword) {
    const body = this.#nonEmpty(this.list([keyword], ""));
    this.#expectKeyword(keyword);
    return body;
  }
  #if() {
    const condition3 = this.#body("then");
    const then = this.#nonEmpty(this.list(["elif", "else", "fi"], ""));
    if (this.#takeKeyword("elif")) {
      const nextIf = nested(this.#source, () => this.#if());
      const redirects = nextIf.kind === "if" ? nextIf.redirects : [];
      return { kind: "if", condition: condition3, then, otherwise: { commands: [{ command: nextIf, isBackground: false }] }, redirects };
    }
    const otherwise = this.#takeKeyword("else") ? this.#nonEmpty(this.list(["fi"], "")) : null;
    this.#expectKeyword("fi");
    return { kind: "if", condition: condition3, then, otherwise, redirects: this.#redirects() };
  }
  #for() {
    const token = this.#next();
    if (token.kind !== "word" || token.plain === null || !NAME2.test(token.plain)) throw new ShellSyntaxError("bad for loop variable");
    this.#skipNewlines();
    let words = null;
    if (this.#takeKeyword("in")) {
      words = [];
      for (let next = this.#peek(); next.kind === "word"; next = this.#peek()) {
        words.push(next.word);
        this.#next();
      }
    }
    this.#takeOperator(";");
    this.#skipNewlines();
    this.#expectKeyword("do");
    return { kind: "for", name: token.plain, words, body: this.#body("done"), redirects: this.#redirects() };
  }
  #case() {
    const subject = this.#next();
    if (subject.kind !== "word") throw this.#unexpected();
    this.#skipNewlines();
    this.#expectKeyword("in");
    const branches = [];
    for (; ; ) {
      this.#skipNewlines();
      if (this.#takeKeyword("esac")) break;
      this.#takeOperator("(");
      const patterns = [];
      do {
        const pattern = this.#peek();
        if (pattern.kind !== "word") throw this.#unexpected("word");
        patterns.push(pattern.word);
        this.#next();
      } while (this.#takeOperator("|"));
      if (!this.#takeOperator(")")) throw this.#unexpected('")"');
      branches.push({ patterns, body: this.list(["esac"], ";;") });
      this.#skipNewlines();
      if (!this.#takeOperator(";;") && !this.#isKeyword("esac")) throw this.#unexpected('";;"');
    }
    return { kind: "case", subject: subject.word, branches, redirects: this.#redirects() };
  }
  #redirects() {
    const redirects = [];
    while (this.#peek().kind === "redirect") redirects.push(this.#redirect());
    return redirects;
  }
  #redirect() {
    const token = this.#next();
    const target = this.#next();
    if (token.kind !== "redirect" || target.kind !== "word")
      throw new ShellSyntaxError(target.kind === "newline" ? "unexpected newline" : "unexpected redirection");
    const { operator } = token;
    const fd = token.fd ?? (operator.startsWith("<") ? 0 : 1);
    if (operator === "<<<") {
      const end = { kind: "text", text: "\n", quoted: true };
      const parts = target.word.parts.map((part) => ({ ...part, quoted: true }));
      return {
        fd,
        operator: "<<",
        target: { parts: [...parts, end], literal: target.word.literal === null ? null : `${target.word.literal}
` }
      };
    }
    if (operator !== "<<" && operator !== "<<-") return { fd, operator, target: target.word };
    const source2 = this.#source.text.slice(target.start, target.end);
    return this.#documents.expect({ fd, delimiter: target.word, isQuoted: /['"\\]/.test(source2), stripsTabs: operator === "<<-" });
  }
  #simple() {
    const assignments = [];
    const words = [];
    const redirects = [];
    const { line } = this.#source;
    for (; ; ) {
      const token = this.#peek();
      if (token.kind === "redirect") redirects.push(this.#redirect());
      else if (token.kind === "word") {
        const assignment = words.length === 0 ? asAssignment(token.word) : null;
        if (assignment === null) words.push(token.word);
        else assignments.push(assignment);
        this.#next();
      } else if (token.kind === "operator" && token.text === "(" && words.length === 1 && assignments.length === 0) {
        return this.#function(words[0]?.literal ?? "");
      } else break;
    }
    return { kind: "simple", assignments, words, redirects, line };
  }
  #function(name) {
    this.#next();
    if (!this.#takeOperator(")")) throw this.#unexpected('")"');
    if (name === "") throw new ShellSyntaxError("bad function name");
    this.#skipNewlines();
    return { kind: "function", name, body: nested(this.#source, () => this.#command()) };
  }
};
function asAssignment(word) {
  const [first, ...rest] = word.parts;
  if (first?.kind !== "text" || first.quoted) return null;
  const match = ASSIGNMENT.exec(first.text);
  if (match?.[1] === void 0) return null;
  const text = first.text.slice(match[0].length);
  const parts = text === "" ? rest : [{ ...first, text }, ...rest];
  return { name: match[1], value: { parts, literal: word.literal === null ? null : word.literal.slice(match[0].length) } };
}

// sim/programs/kernel/environment.ts
function containerEnvironment(input) {
  return { get: (name) => input.env(name), entries: () => input.allEnv() };
}
function layeredEnvironment(base, changes) {
  if (changes.size === 0) return base;
  return {
    get: (name) => {
      const own = changes.get(name);
      return own === void 0 ? base.get(name) : own ?? void 0;
    },
    entries: () => {
      const all = new Map(base.entries());
      for (const [name, value] of changes) {
        if (value === null) all.delete(name);
        else all.set(name, value);
      }
      return all;
    }
  };
}
function plainEnvironment(variables) {
  return { get: (name) => variables.get(name), entries: () => variables };
}

// sim/programs/shell/variables.ts
var Variables = class _Variables {
  #base;
  #own;
  /** What local variables hide, one map per running function. */
  #hidden = [];
  constructor(base, own = /* @__PURE__ */ new Map()) {
    this.#base = base;
    this.#own = new Map(own);
  }
  copy() {
    return new _Variables(this.#base, this.#own);
  }
  get(name) {
    const own = this.#own.get(name);
    return own === void 0 ? this.#base.get(name) : own.value ?? void 0;
  }
  isReadonly(name) {
    return this.#own.get(name)?.isReadonly ?? false;
  }
  set(name, value) {
    const own = this.#own.get(name);
    this.#own.set(name, { value, isExported: own?.isExported ?? false, isReadonly: own?.isReadonly ?? false });
  }
  unset(name) {
    this.#own.set(name, { value: null, isExported: false, isReadonly: false });
  }
  export(name) {
    const own = this.#own.get(name);
    this.#own.set(name, { value: own?.value ?? this.get(name) ?? null, isExported: true, isReadonly: own?.isReadonly ?? false });
  }
  protect(name) {
    const own = this.#own.get(name);
    this.#own.set(name, { value: own?.value ?? this.get(name) ?? null, isExported: own?.isExported ?? false, isReadonly: true });
  }
  /** Opens the scope of a function. */
  enter() {
    this.#hidden.push(/* @__PURE__ */ new Map());
  }
  /** Closes it: its local variables give way to what they hid. */
  leave() {
    for (const [name, variable] of this.#hidden.pop() ?? []) {
      if (variable === void 0) this.#own.delete(name);
      else this.#own.set(name, variable);
    }
  }
  /** Makes a variable local to the running function; false outside of one. */
  makeLocal(name) {
    const scope = this.#hidden.at(-1);
    if (scope === void 0) return false;
    if (!scope.has(name)) scope.set(name, this.#own.get(name));
    return true;
  }
  /** The environment of a command, with the assignments written before it. */
  environment(assigned = /* @__PURE__ */ new Map()) {
    const changes = /* @__PURE__ */ new Map();
    for (const [name, { value, isExported }] of this.#own) {
      if (isExported || this.#base.get(name) !== void 0) changes.set(name, value);
    }
    for (const [name, value] of assigned) changes.set(name, value);
    return layeredEnvironment(this.#base, changes);
  }
  /** Everything, sorted by name. */
  all() {
    const all = new Map(this.#base.entries());
    for (const [name, { value }] of this.#own) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    return [...all].sort(([a], [b]) => a < b ? -1 : 1);
  }
};

// sim/programs/shell/shell-state.ts
function newShell(process2, { name, positional, options, evaluator: evaluator2, env }) {
  return {
    process: process2,
    evaluator: evaluator2,
    variables: new Variables(env),
    functions: /* @__PURE__ */ new Map(),
    traps: /* @__PURE__ */ new Map(),
    options: { errexit: false, nounset: false, xtrace: false, pipefail: false, noglob: false, ...options },
    name,
    shellPid: process2.pid,
    positional,
    lastStatus: 0,
    substitutionStatus: 0,
    lastBackground: void 0,
    jobs: [],
    jump: null,
    line: 1,
    loopDepth: 0,
    functionDepth: 0,
    isTested: false,
    optionOffset: 0
  };
}
function copyShell(shell, process2) {
  const traps = new Map([...shell.traps].filter(([, text]) => text === ""));
  return {
    ...shell,
    process: process2,
    variables: shell.variables.copy(),
    functions: new Map(shell.functions),
    traps,
    options: { ...shell.options },
    jobs: [],
    jump: null,
    loopDepth: 0
  };
}
function* fork(shell, work, files) {
  const { process: process2 } = shell;
  const main = function* (child2) {
    const copy3 = copyShell(shell, child2);
    const status = yield* work(copy3);
    return yield* finish(copy3, status);
  };
  const child = process2.system.spawn(process2, main, files === void 0 ? {} : { files });
  if (child === void 0) yield* fail(shell, "can't fork: Resource temporarily unavailable");
  return child;
}
function* fail(shell, message) {
  yield* complain(shell.process, `${shell.name}: ${message}`);
  shell.jump ??= { kind: "exit", status: 2, isFinal: false };
  return 2;
}
function* finish(shell, status) {
  const result = shell.jump?.kind === "exit" ? shell.jump.status : status;
  const isFinal = shell.jump?.kind === "exit" && shell.jump.isFinal;
  const text = shell.traps.get("EXIT");
  if (text === void 0 || text === "" || isFinal) return result;
  shell.traps.delete("EXIT");
  shell.jump = null;
  shell.lastStatus = result;
  yield* runTrap(shell, text);
  return exitStatusOf(shell.jump, result);
}
var exitStatusOf = (jump, otherwise) => jump?.kind === "exit" ? jump.status : otherwise;
function* runTrap(shell, text) {
  const { lastStatus } = shell;
  yield* shell.evaluator.run(shell, parseScript(text).script, true);
  shell.lastStatus = lastStatus;
}
function* runPendingTraps(shell) {
  const { pending } = shell.process;
  while (pending.length > 0 && shell.jump === null) {
    const signal = pending.shift();
    const text = signal === void 0 ? void 0 : shell.traps.get(signal);
    if (text !== void 0 && text !== "") yield* runTrap(shell, text);
  }
}

// sim/programs/shell/parameters.ts
var MAX_TEXT = 16 * 1024 * 1024;
var SMALL_TEXT = 4096;
var OPTION_LETTERS = [
  ["errexit", "e"],
  ["noglob", "f"],
  ["nounset", "u"],
  ["xtrace", "x"]
];
function parameterValue(shell, name) {
  switch (name) {
    case "?":
      return String(shell.lastStatus);
    case "$":
      return String(shell.shellPid);
    case "!":
      return shell.lastBackground === void 0 ? "" : String(shell.lastBackground.pid);
    case "#":
      return String(shell.positional.length);
    case "0":
      return shell.name;
    case "-":
      return OPTION_LETTERS.filter(([option]) => shell.options[option]).map(([, letter]) => letter).join("");
    case "@":
    case "*":
      return shell.positional.length === 0 ? void 0 : shell.positional.join(" ");
    default:
      return /^\d/.test(name) ? shell.positional[Number(name) - 1] : variableValue(shell, name);
  }
}
function variableValue(shell, name) {
  const { system } = shell.process;
  switch (name) {
    case "RANDOM":
      return String(system.random() >>> 17);
    case "LINENO":
      return String(shell.line);
    case "PWD":
      return shell.process.cwd;
    case "PPID":
      return "0";
    case "EPOCHSECONDS":
      return String(Math.floor((system.input.startedAtMs() + system.nowMs) / 1e3));
    case "IFS":
      return shell.variables.get(name) ?? " 	\n";
    case "PS4":
      return shell.variables.get(name) ?? "+ ";
    case "OPTIND":
      return shell.variables.get(name) ?? "1";
    default:
      return shell.variables.get(name);
  }
}
function* assignVariable(shell, name, value) {
  if (shell.variables.isReadonly(name)) {
    yield* fail(shell, `${name}: is read only`);
    return false;
  }
  const { system } = shell.process;
  if (value.length > SMALL_TEXT) {
    if (value.length > MAX_TEXT) {
      if (system.memoryLimitBytes !== Number.POSITIVE_INFINITY) system.allocate(system.memoryLimitBytes);
      else yield* fail(shell, "out of memory");
      return false;
    }
    system.allocate(value.length - (shell.variables.get(name)?.length ?? 0));
  }
  shell.variables.set(name, value);
  if (name === "OPTIND") shell.optionOffset = 0;
  return true;
}
function* arithmetic(shell, text) {
  const pending = [];
  const scope = {
    get: (name) => pending.findLast(([each]) => each === name)?.[1] ?? parameterValue(shell, name),
    set: (name, value) => pending.push([name, value])
  };
  const result = evaluateArithmetic(text, scope);
  if (!result.ok) {
    yield* fail(shell, result.problem);
    return "";
  }
  for (const [name, value] of pending) yield* assignVariable(shell, name, value);
  return String(result.value);
}
function trimByPattern(value, operator, pattern) {
  const { length } = value;
  const isSuffix = operator.startsWith("%");
  const isLongest = operator.length === 2;
  for (let i = 0; i <= length; i++) {
    const size = isLongest ? length - i : i;
    const piece = isSuffix ? value.slice(length - size) : value.slice(0, size);
    if (matchesPattern(pattern, piece)) return isSuffix ? value.slice(0, length - size) : value.slice(size);
  }
  return value;
}
function replaceByPattern(value, isAll, spec) {
  const slash = /(?:^|[^\\])\//.exec(spec);
  const end = slash === null ? spec.length : slash.index + slash[0].length - 1;
  const pattern = spec.slice(0, end).replaceAll("\\/", "/");
  if (pattern === "") return value;
  const replacement = spec.slice(end + 1).replace(/\\(.)/gs, "$1");
  return value.replace(safeRegExp(patternSource(pattern), isAll ? "g" : ""), () => replacement);
}

// sim/programs/shell/expand.ts
function* expandWords(shell, words) {
  const result = [];
  for (const word of words) {
    if (word.literal !== null) {
      result.push(word.literal);
      continue;
    }
    const sink = new FieldSink(parameterValue(shell, "IFS") ?? "");
    yield* expandInto(shell, word, sink, false);
    if (shell.jump !== null) return result;
    sink.separate();
    for (const field of sink.fields) addField(shell, field, result);
  }
  return result;
}
function addField(shell, { text, pattern }, result) {
  const names = pattern === null || shell.options.noglob ? [] : glob(shell.process.system.disk, shell.process.cwd, pattern);
  if (names.length === 0) result.push(text);
  else result.push(...names);
}
function* expandText(shell, word) {
  if (word.literal !== null) return word.literal;
  const sink = new TextSink();
  yield* expandInto(shell, word, sink, false);
  return sink.text;
}
function* expandPattern(shell, word) {
  const sink = new PatternSink();
  yield* expandInto(shell, word, sink, false);
  return sink.text;
}
function* expandInto(shell, word, sink, isOperand) {
  for (const [index, part] of word.parts.entries()) {
    if (shell.jump !== null) return;
    switch (part.kind) {
      case "text": {
        const text = index === 0 && !part.quoted ? expandTilde(shell, part.text) : part.text;
        if (part.quoted) sink.quoted(text);
        else if (isOperand) sink.expanded(text);
        else sink.literal(text);
        break;
      }
      case "command": {
        const output = yield* substitute(shell, part.body);
        if (part.quoted) sink.quoted(output);
        else sink.expanded(output);
        break;
      }
      case "arithmetic": {
        const value = yield* arithmetic(shell, yield* expandText(shell, part.expression));
        if (part.quoted) sink.quoted(value);
        else sink.expanded(value);
        break;
      }
      case "parameter":
        yield* expandParameter(shell, part, sink);
        break;
    }
  }
}
function expandTilde(shell, text) {
  return text === "~" || text.startsWith("~/") ? (shell.variables.get("HOME") ?? "") + text.slice(1) : text;
}
function emit(sink, text, isQuoted) {
  if (isQuoted) sink.quoted(text);
  else sink.expanded(text);
}
function* expandParameter(shell, part, sink) {
  const { name, operator, operand, quoted } = part;
  const value = parameterValue(shell, name);
  if (value === void 0 && shell.options.nounset && (operator === "" || operator === "#len") && name !== "@" && name !== "*") {
    yield* fail(shell, `${name}: parameter not set`);
    return;
  }
  if (operator === "" && (name === "@" || name === "*")) {
    expandAll(shell, name, quoted, sink);
    return;
  }
  if (operator === "") emit(sink, value ?? "", quoted);
  else if (operator === "#len") emit(sink, String(name === "@" || name === "*" ? shell.positional.length : (value ?? "").length), quoted);
  else if (operand !== null) yield* applyOperator(shell, { ...part, operand }, value, sink);
}
function expandAll(shell, name, isQuoted, sink) {
  const { positional } = shell;
  if (positional.length === 0 && isQuoted && name === "@") sink.nothing();
  else if (isQuoted && name === "*") sink.quoted(positional.join((parameterValue(shell, "IFS") ?? " ").charAt(0)));
  else {
    for (const [index, value] of positional.entries()) {
      if (index > 0) sink.separate();
      emit(sink, value, isQuoted);
    }
  }
}
function* applyOperator(shell, part, value, sink) {
  const { name, operator, operand, quoted } = part;
  const isMissing = value === void 0 || value === "" && operator.startsWith(":");
  switch (operator) {
    case "-":
    case ":-":
      if (!isMissing && (name === "@" || name === "*")) expandAll(shell, name, quoted, sink);
      else if (!isMissing) emit(sink, value ?? "", quoted);
      else yield* expandOperand(shell, operand, sink, quoted);
      return;
    case "+":
    case ":+":
      if (!isMissing) yield* expandOperand(shell, operand, sink, quoted);
      return;
    case "=":
    case ":=": {
      let text = value ?? "";
      if (isMissing) {
        text = yield* expandText(shell, operand);
        yield* assignVariable(shell, name, text);
      }
      emit(sink, text, quoted);
      return;
    }
    case "?":
    case ":?": {
      if (!isMissing) return emit(sink, value ?? "", quoted);
      const message = yield* expandText(shell, operand);
      yield* fail(shell, `${name}: ${message === "" ? "parameter not set" : message}`);
      return;
    }
    case "#":
    case "##":
    case "%":
    case "%%":
      return emit(sink, trimByPattern(value ?? "", operator, yield* expandPattern(shell, operand)), quoted);
    case "/":
    case "//":
      return emit(sink, replaceByPattern(value ?? "", operator === "//", yield* expandPattern(shell, operand)), quoted);
    case ":":
      return emit(sink, yield* substring(shell, value ?? "", yield* expandText(shell, operand)), quoted);
    default:
      return;
  }
}
function* expandOperand(shell, operand, sink, isQuoted) {
  if (operand.parts.length === 0 && isQuoted) sink.quoted("");
  yield* expandInto(shell, operand, sink, true);
}
function* substring(shell, value, spec) {
  const colon = spec.indexOf(":");
  const from = Number(yield* arithmetic(shell, colon < 0 ? spec : spec.slice(0, colon)));
  const start = from < 0 ? Math.max(value.length + from, 0) : from;
  if (colon < 0) return value.slice(start);
  const length = Number(yield* arithmetic(shell, spec.slice(colon + 1)));
  return length < 0 ? value.slice(start, value.length + length) : value.slice(start, start + length);
}
function* substitute(shell, body) {
  const { process: process2 } = shell;
  const { reader, writer } = makePipe();
  const files = new Map(process2.files).set(1, writer);
  const child = yield* fork(shell, (copy3) => copy3.evaluator.run(copy3, body, false), files);
  if (child === void 0) return "";
  const parts = [];
  for (let chunk = yield* readChunk(reader); chunk !== ""; chunk = yield* readChunk(reader)) {
    parts.push(chunk);
    yield* spend(process2, 0, 1 + (chunk.length >> 10));
  }
  reader.close();
  yield* waitFor(() => child.exitStatus !== null);
  shell.substitutionStatus = child.exitStatus ?? 0;
  const output = parts.join("");
  let end = output.length;
  while (output.charCodeAt(end - 1) === 10) end -= 1;
  return output.slice(0, end);
}
function* traceCommand(shell, words) {
  const quote3 = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  yield* complain(shell.process, `${parameterValue(shell, "PS4") ?? ""}${words.map(quote3).join(" ")}`);
}

// sim/programs/shell/redirects.ts
function* applyRedirects(shell, redirects) {
  const saved = [];
  for (const redirect of redirects) {
    const target = yield* expandText(shell, redirect.target);
    const opened = shell.jump === null ? open(shell.process, redirect, target) : { problem: null };
    if ("problem" in opened) {
      restoreFiles(shell.process, saved);
      if (opened.problem !== null) yield* complain(shell.process, `${shell.name}: ${opened.problem}`);
      return null;
    }
    for (const fd of redirect.operator === "&>" ? [1, 2] : [redirect.fd]) {
      const old = shell.process.files.get(fd);
      if (old !== void 0) old.references += 1;
      saved.push([fd, old]);
      assign(shell.process, fd, opened.file);
    }
  }
  return saved;
}
function restoreFiles(process2, saved) {
  for (const [fd, file] of saved.toReversed()) {
    assign(process2, fd, file);
    if (file !== void 0) release(file);
  }
}
function keepFiles(saved) {
  for (const [, file] of saved) if (file !== void 0) release(file);
}
function open(process2, { operator }, target) {
  if (operator === "<<") return { file: new TextHandle(target) };
  if (operator === ">&" || operator === "<&") {
    if (target === "-") return { file: void 0 };
    const file = /^\d+$/.test(target) ? process2.files.get(Number(target)) : void 0;
    if (file !== void 0) return { file };
    return { problem: /^\d+$/.test(target) ? `${target}: Bad file descriptor` : `syntax error: bad fd number` };
  }
  const mode2 = operator === "<" ? "read" : operator === ">>" ? "append" : operator === "<>" ? "update" : "write";
  const opened = openPath(process2, target, mode2);
  if (opened.ok) return { file: opened.value };
  const isMissing = opened.problem === "No such file or directory";
  if (mode2 === "read") return { problem: `can't open ${target}: ${isMissing ? "no such file" : opened.problem}` };
  return { problem: `can't create ${target}: ${isMissing ? "nonexistent directory" : opened.problem}` };
}

// sim/programs/kernel/find-program.ts
var notFound3 = { ok: false, problem: "not found", exitCode: 127 };
var denied = { ok: false, problem: "Permission denied", exitCode: 126 };
function findProgram(process2, name, path) {
  if (name === "") return notFound3;
  if (name.includes("/")) return programAt(process2, resolvePath(process2.cwd, name));
  const directories = path.split(":");
  const main = directories.includes("/bin") ? process2.system.program(name) : void 0;
  if (main !== void 0) return { ok: true, main };
  let refusal = notFound3;
  for (const directory2 of directories) {
    const found = programAt(process2, resolvePath(process2.cwd, joinPath(directory2 === "" ? "." : directory2, name)));
    if (found.ok) return found;
    if (found.exitCode === 126 && process2.system.disk.lookup(resolvePath(process2.cwd, joinPath(directory2, name)))?.kind === "file")
      refusal = found;
  }
  return refusal;
}
function programAt(process2, path) {
  const { system } = process2;
  const node = system.disk.lookup(path);
  if (node === void 0) return notFound3;
  if (node.kind === "program") {
    const main2 = system.program(node.name);
    return main2 === void 0 ? notFound3 : { ok: true, main: main2 };
  }
  if (node.kind !== "file" || (node.mode & 73) === 0) return denied;
  const shebang = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(node.content);
  const interpreter = baseName(shebang?.[1] ?? "sh") === "env" ? shebang?.[2] ?? "sh" : baseName(shebang?.[1] ?? "sh");
  const main = system.program(interpreter);
  if (main === void 0) return notFound3;
  return {
    ok: true,
    main: (started2) => {
      started2.argv = [interpreter, path, ...started2.argv.slice(1)];
      return main(started2);
    }
  };
}

// sim/programs/shell/builtin.ts
function* refuseBuiltin(shell, name, message, status = 2) {
  yield* complain(shell.process, `${shell.name}: ${name}: line ${shell.line}: ${message}`);
  return status;
}
function* failBuiltin(shell, name, message) {
  yield* refuseBuiltin(shell, name, message);
  shell.jump ??= { kind: "exit", status: 2, isFinal: false };
  return 2;
}

// sim/programs/shell/test-expression.ts
var TestProblem = class extends Error {
};
var BINARY2 = ["=", "==", "!=", "<", ">", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef"];
var UNARY = /^-[bcdefghkLnoprsStuwxz]$/;
var MAX_DEPTH3 = 100;
function evaluateTest(process2, args) {
  try {
    return { status: new Tester(process2, args).run() ? 0 : 1 };
  } catch (error) {
    if (!(error instanceof TestProblem)) throw error;
    return { status: 2, problem: error.message };
  }
}
var Tester = class {
  #process;
  #args;
  #position = 0;
  #depth = 0;
  constructor(process2, args) {
    this.#process = process2;
    this.#args = args;
  }
  run() {
    const { length } = this.#args;
    if (length === 0) return false;
    if (length === 1) return this.#args[0] !== "";
    if (length === 3 && BINARY2.includes(this.#args[1] ?? ""))
      return this.#compare(this.#args[0] ?? "", this.#args[1] ?? "", this.#args[2] ?? "");
    const value = this.#or();
    const rest = this.#args[this.#position];
    if (rest !== void 0) throw new TestProblem(`${rest}: unknown operand`);
    return value;
  }
  #take() {
    const argument = this.#args[this.#position];
    if (argument === void 0) throw new TestProblem("argument expected");
    this.#position += 1;
    return argument;
  }
  #or() {
    let value = this.#and();
    while (this.#args[this.#position] === "-o" || this.#args[this.#position] === "||") {
      this.#position += 1;
      const right = this.#and();
      value = value || right;
    }
    return value;
  }
  #and() {
    let value = this.#not();
    while (this.#args[this.#position] === "-a" || this.#args[this.#position] === "&&") {
      this.#position += 1;
      const right = this.#not();
      value = value && right;
    }
    return value;
  }
  #not() {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH3) throw new TestProblem("argument expected");
    if (this.#args[this.#position] !== "!" || this.#position === this.#args.length - 1) return this.#primary();
    this.#position += 1;
    return !this.#not();
  }
  #primary() {
    const first = this.#take();
    if (first === "(" && this.#position < this.#args.length) {
      const value = this.#or();
      if (this.#take() !== ")") throw new TestProblem("closing paren expected");
      return value;
    }
    const operator = this.#args[this.#position];
    if (operator !== void 0 && BINARY2.includes(operator)) {
      this.#position += 1;
      return this.#compare(first, operator, this.#take());
    }
    if (UNARY.test(first) && operator !== void 0) return this.#file(first, this.#take());
    return first !== "";
  }
  #compare(left, operator, right) {
    switch (operator) {
      case "=":
      case "==":
        return left === right;
      case "!=":
        return left !== right;
      case "<":
        return left < right;
      case ">":
        return left > right;
      case "=~":
        return matchesExpression(right, left);
      case "-eq":
        return number(left) === number(right);
      case "-ne":
        return number(left) !== number(right);
      case "-lt":
        return number(left) < number(right);
      case "-le":
        return number(left) <= number(right);
      case "-gt":
        return number(left) > number(right);
      case "-ge":
        return number(left) >= number(right);
      default:
        return this.#compareFiles(left, operator, right);
    }
  }
  #node(path) {
    return path === "" ? void 0 : this.#process.system.disk.lookup(resolvePath(this.#process.cwd, path));
  }
  #compareFiles(left, operator, right) {
    const [a, b] = [this.#node(left), this.#node(right)];
    if (operator === "-ef") return a !== void 0 && a === b;
    const time2 = (node) => node?.kind === "file" || node?.kind === "directory" ? node.modifiedAtMs : Number.NEGATIVE_INFINITY;
    return operator === "-nt" ? time2(a) > time2(b) : time2(a) < time2(b);
  }
  #file(operator, operand) {
    if (operator === "-n") return operand !== "";
    if (operator === "-z") return operand === "";
    if (operator === "-t") return false;
    const node = this.#node(operand);
    switch (operator) {
      case "-f":
        return node?.kind === "file" || node?.kind === "program";
      case "-d":
        return node?.kind === "directory";
      case "-s":
        return node?.kind === "file" ? node.content.length > 0 : node !== void 0 && node.kind !== "device";
      case "-x":
        return node?.kind === "program" || node?.kind === "directory" || node?.kind === "file" && (node.mode & 73) !== 0;
      case "-c":
        return node?.kind === "device";
      case "-e":
      case "-r":
      case "-w":
      case "-o":
        return node !== void 0;
      default:
        return false;
    }
  }
};
function matchesExpression(source2, text) {
  try {
    return new RegExp(source2).test(text);
  } catch {
    throw new TestProblem(`${source2}: invalid regex`);
  }
}
function number(text) {
  const trimmed = text.trim();
  if (!/^[+-]?\d+$/.test(trimmed)) throw new TestProblem(text === "" ? "bad number" : `${text}: bad number`);
  return BigInt(trimmed.replace(/^\+/, ""));
}

// sim/programs/shell/text-formats.ts
function unescapeText(text, octalNeedsZero) {
  let result = "";
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char !== "\\") {
      result += char;
      continue;
    }
    const rest = text.slice(i + 1);
    const numeric = (octalNeedsZero ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest) ?? /^x([0-9a-fA-F]{1,2})/.exec(rest);
    if (numeric !== null) {
      const base = numeric[0].startsWith("x") ? 16 : 8;
      result += String.fromCharCode(Number.parseInt(numeric[1] === "" ? "0" : numeric[1] ?? "0", base) & 255);
      i += numeric[0].length;
      continue;
    }
    if (rest.startsWith("c")) return { text: result, isCut: true };
    const replacement = ESCAPES[rest.charAt(0)];
    result += replacement ?? `\\${rest.charAt(0)}`;
    i += 1;
  }
  return { text: result, isCut: false };
}
var ESCAPES = {
  "\\": "\\",
  a: "\x07",
  b: "\b",
  e: "\x1B",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
  v: "\v"
};
function echoText(args) {
  let endsLine = true;
  let unescapes = false;
  let first = 0;
  for (; /^-[neE]+$/.test(args[first] ?? ""); first++) {
    for (const flag of (args[first] ?? "").slice(1)) {
      if (flag === "n") endsLine = false;
      else unescapes = flag === "e";
    }
  }
  const text = args.slice(first).join(" ");
  const end = endsLine ? "\n" : "";
  if (!unescapes) return text + end;
  const result = unescapeText(text, true);
  return result.text + (result.isCut ? "" : end);
}
var DIRECTIVE = /%(%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+)?)?([a-zA-Z]))/;
function formatPrintf(format, args) {
  const problems = [];
  let text = "";
  let next = 0;
  const take = () => args[next++];
  const pieces = splitFormat(format);
  do {
    const before = next;
    for (const piece of pieces) {
      if (typeof piece === "string") {
        const plain2 = unescapeText(piece, false);
        text += plain2.text;
        if (plain2.isCut) return { text, problems };
      } else if (piece[1] === "%") text += "%";
      else {
        const done = formatDirective(piece, take, problems);
        text += done.text;
        if (done.isCut) return { text, problems };
      }
    }
    if (next === before) break;
  } while (next < args.length);
  return { text, problems };
}
function splitFormat(format) {
  const pieces = [];
  let rest = format;
  for (let match = DIRECTIVE.exec(rest); match !== null; match = DIRECTIVE.exec(rest)) {
    if (match.index > 0) pieces.push(rest.slice(0, match.index));
    pieces.push(match);
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== "") pieces.push(rest);
  return pieces;
}
function formatDirective(match, take, problems) {
  const [, , flags = "", widthText, precisionText, type2 = "s"] = match;
  const hasPrecision = match[0].includes(".");
  const width = Math.min(widthText === "*" ? Number(take() ?? 0) || 0 : Number(widthText ?? 0), 4096);
  const precision = Math.min(precisionText === "*" ? Number(take() ?? 0) || 0 : Number(precisionText ?? 0), 4096);
  const argument = take();
  const pad = (body, zeroes) => {
    if (flags.includes("-")) return body.padEnd(width);
    if (!zeroes || !flags.includes("0")) return body.padStart(width);
    const sign = /^[-+ ]/.exec(body)?.[0] ?? "";
    return sign + body.slice(sign.length).padStart(width - sign.length, "0");
  };
  const signed = (value, body) => value >= 0 && flags.includes("+") ? `+${body}` : value >= 0 && flags.includes(" ") ? ` ${body}` : body;
  switch (type2) {
    case "s":
    case "b": {
      const result = type2 === "b" ? unescapeText(argument ?? "", true) : { text: argument ?? "", isCut: false };
      return { text: pad(hasPrecision ? result.text.slice(0, precision) : result.text, false), isCut: result.isCut };
    }
    case "c":
      return { text: pad((argument ?? "").slice(0, 1), false), isCut: false };
    case "d":
    case "i":
    case "u":
    case "x":
    case "X":
    case "o": {
      const value = integerArgument(argument, problems);
      const base = type2 === "o" ? 8 : type2 === "x" || type2 === "X" ? 16 : 10;
      const digits = BigInt.asUintN(64, base === 10 ? value < 0n ? -value : value : value).toString(base);
      const prefix = flags.includes("#") && base !== 10 ? base === 16 ? "0x" : "0" : "";
      const body = signed(
        value,
        `${base === 10 && value < 0n ? "-" : ""}${prefix}${hasPrecision ? digits.padStart(precision, "0") : digits}`
      );
      return { text: pad(type2 === "X" ? body.toUpperCase() : body, true), isCut: false };
    }
    case "f":
    case "F":
    case "e":
    case "g": {
      const value = numberArgument(argument, problems);
      const places = hasPrecision ? Math.min(precision, 100) : 6;
      const body = type2 === "e" ? exponential(value, places) : type2 === "g" ? String(Number(value.toPrecision(Math.max(places, 1)))) : value.toFixed(places);
      return { text: pad(signed(value, body), true), isCut: false };
    }
    default:
      problems.push(`%${type2}: invalid format`);
      return { text: "", isCut: true };
  }
}
var exponential = (value, places) => value.toExponential(places).replace(/e([+-])(\d)$/, "e$10$2");
function integerArgument(argument, problems) {
  const text = (argument ?? "").trim();
  if (/^["']/.test(text)) return BigInt(text.charCodeAt(1) || 0);
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(text);
  if (match === null || match[0] !== text) {
    if (argument !== void 0 && argument !== "") problems.push(`invalid number '${argument}'`);
  }
  if (match?.[2] === void 0) return 0n;
  const digits = /^0[0-7]+$/.test(match[2]) ? `0o${match[2].slice(1)}` : match[2].replace(/^0+(?=\d)/, "");
  const value = BigInt(digits);
  return BigInt.asIntN(64, match[1] === "-" ? -value : value);
}
function numberArgument(argument, problems) {
  const value = Number((argument ?? "").trim() || 0);
  if (!Number.isNaN(value)) return value;
  problems.push(`invalid number '${argument ?? ""}'`);
  return 0;
}

// sim/programs/shell/basic-builtins.ts
var succeed2 = function* () {
  return 0;
};
var refuse4 = function* () {
  return 1;
};
var echo = function* (shell, args) {
  const problem = yield* print2(shell.process, echoText(args));
  return problem === null ? 0 : yield* refuseBuiltin(shell, "echo", `write error: ${problem}`, 1);
};
var printf = function* (shell, [format, ...args]) {
  if (format === void 0) return yield* refuseBuiltin(shell, "printf", "usage: printf FORMAT [ARG]...");
  const { text, problems } = formatPrintf(format, args);
  yield* print2(shell.process, text);
  for (const problem of problems) yield* complain(shell.process, `sh: ${problem}`);
  return problems.length > 0 ? 1 : 0;
};
var test = (closing) => function* (shell, args) {
  if (closing !== null && args.at(-1) !== closing) return yield* complainOfTest(shell, `missing ${closing}`);
  const result = evaluateTest(shell.process, closing === null ? args : args.slice(0, -1));
  return result.status === 2 ? yield* complainOfTest(shell, result.problem) : result.status;
};
function* complainOfTest(shell, message) {
  yield* complain(shell.process, `sh: ${message}`);
  return 2;
}
var changeDirectory = function* (shell, args) {
  const [target] = args.filter((argument) => !/^-[LP]$/.test(argument));
  const { process: process2, variables } = shell;
  const path = target === "-" ? variables.get("OLDPWD") ?? process2.cwd : target ?? variables.get("HOME") ?? "/";
  const full = resolvePath(process2.cwd, path);
  const found = process2.system.disk.find(full);
  if (!found.ok) return yield* refuseBuiltin(shell, "cd", `can't cd to ${path}: ${found.problem}`);
  if (found.value.kind !== "directory") return yield* refuseBuiltin(shell, "cd", `can't cd to ${path}: Not a directory`);
  variables.set("OLDPWD", process2.cwd);
  process2.cwd = full;
  if (target === "-") yield* print2(process2, `${full}
`);
  return 0;
};
var printDirectory = function* (shell) {
  yield* print2(shell.process, `${shell.process.cwd}
`);
  return 0;
};
var umask = function* (shell, args) {
  if (args.length === 0) yield* print2(shell.process, "0022\n");
  return 0;
};
var ulimit = function* (shell, args) {
  if (args.every((argument) => argument.startsWith("-"))) yield* print2(shell.process, "unlimited\n");
  return 0;
};
var basicBuiltins = [
  ["[", test("]")],
  ["[[", test("]]")],
  ["alias", succeed2],
  ["cd", changeDirectory],
  ["echo", echo],
  ["false", refuse4],
  ["hash", succeed2],
  ["printf", printf],
  ["pwd", printDirectory],
  ["test", test(null)],
  ["true", succeed2],
  ["ulimit", ulimit],
  ["umask", umask],
  ["unalias", succeed2]
];

// sim/programs/shell/flow-builtins.ts
var MAX_EVAL_DEPTH = 100;
var leaveLoop = (kind) => function* (shell, [levels = "1"]) {
  if (!/^[1-9]\d*$/.test(levels)) return yield* failBuiltin(shell, kind, `Illegal number: ${levels}`);
  if (shell.loopDepth > 0) shell.jump = { kind, levels: Math.min(Number(levels), shell.loopDepth) };
  return 0;
};
var exit = function* (shell, [code]) {
  if (code !== void 0 && !/^\d+$/.test(code)) return yield* failBuiltin(shell, "exit", `Illegal number: ${code}`);
  const status = code === void 0 ? shell.lastStatus : Number(code) & 255;
  shell.jump = { kind: "exit", status, isFinal: false };
  return status;
};
var leave = function* (shell, [code]) {
  if (code !== void 0 && !/^\d+$/.test(code)) return yield* failBuiltin(shell, "return", `Illegal number: ${code}`);
  const status = code === void 0 ? shell.lastStatus : Number(code) & 255;
  shell.jump = { kind: "return", status };
  return status;
};
var shift = function* (shell, [count = "1"]) {
  if (!/^\d+$/.test(count)) return yield* failBuiltin(shell, "shift", `Illegal number: ${count}`);
  if (Number(count) > shell.positional.length) return yield* failBuiltin(shell, "shift", "can't shift that many");
  shell.positional = shell.positional.slice(Number(count));
  return 0;
};
function* runText(shell, text) {
  if (shell.functionDepth >= MAX_EVAL_DEPTH) return yield* fail(shell, "out of memory");
  const { script, problem } = parseScript(text);
  shell.functionDepth += 1;
  const status = yield* shell.evaluator.run(shell, script, shell.isTested);
  shell.functionDepth -= 1;
  return problem === null || shell.jump !== null ? status : yield* fail(shell, `syntax error: ${problem}`);
}
var evaluate = function* (shell, args) {
  shell.process.system.charge(1);
  return yield* runText(shell, args.join(" "));
};
var source = function* (shell, [path, ...args]) {
  if (path === void 0) return yield* failBuiltin(shell, ".", "filename argument required");
  const opened = openPath(shell.process, path, "read");
  if (!opened.ok) return yield* failBuiltin(shell, ".", `can't open '${path}': ${opened.problem}`);
  const text = yield* readAll(shell.process, opened.value);
  const { positional } = shell;
  if (args.length > 0) shell.positional = args;
  let status = yield* runText(shell, text);
  if (args.length > 0) shell.positional = positional;
  if (shell.jump?.kind === "return") {
    status = shell.jump.status;
    shell.jump = null;
  }
  return status;
};
var exec = function* (shell, args) {
  return args.length === 0 ? 0 : yield* shell.evaluator.invoke(shell, args, { isPlain: true, isExec: true });
};
var nothing2 = function* () {
  return 0;
};
var flowBuiltins = [
  [":", nothing2],
  [".", source],
  ["source", source],
  ["break", leaveLoop("break")],
  ["continue", leaveLoop("continue")],
  ["eval", evaluate],
  ["exec", exec],
  ["exit", exit],
  ["return", leave],
  ["shift", shift]
];

// sim/programs/shell/job-builtins.ts
function* waitForJobs(shell, jobs2, isAny = false) {
  const { process: process2 } = shell;
  const isOver2 = () => isAny ? jobs2.some((job) => job.exitStatus !== null) : jobs2.every((job) => job.exitStatus !== null);
  if (!isOver2() && process2.pending.length === 0)
    yield { wakeAtMs: Number.POSITIVE_INFINITY, ready: () => process2.pending.length > 0 || isOver2() };
  const [signal] = process2.pending;
  if (!isOver2() && signal !== void 0) return 128 + signalNumbers[signal];
  const ended = isAny ? jobs2.find((job) => job.exitStatus !== null) : jobs2.at(-1);
  shell.jobs = shell.jobs.filter((job) => isAny ? job !== ended : !jobs2.includes(job));
  return ended?.exitStatus ?? 0;
}
var wait2 = function* (shell, args) {
  if (args.length === 0) {
    const status2 = yield* waitForJobs(shell, shell.jobs);
    return shell.process.pending.length > 0 ? status2 : 0;
  }
  if (args[0] === "-n") return shell.jobs.length === 0 ? 127 : yield* waitForJobs(shell, shell.jobs, true);
  let status = 0;
  for (const argument of args) {
    const job = findJob(shell, argument);
    if (job === void 0 && !/^(%?\d+|%%|%\+)$/.test(argument)) return yield* refuseBuiltin(shell, "wait", `Illegal number: ${argument}`);
    status = job === void 0 ? 127 : yield* waitForJobs(shell, [job]);
    if (shell.process.pending.length > 0) return status;
  }
  return status;
};
function findJob(shell, text) {
  if (text === "%%" || text === "%+" || text === "%") return shell.jobs.at(-1);
  if (text.startsWith("%")) return shell.jobs[Number(text.slice(1)) - 1];
  const job = shell.jobs.find((each) => String(each.pid) === text);
  return job ?? (String(shell.lastBackground?.pid) === text ? shell.lastBackground : void 0);
}
var kill = function* (shell, args) {
  const { process: process2 } = shell;
  if (args[0] === "-l") {
    yield* print2(
      process2,
      `${Object.entries(signalNumbers).map(([name, number2]) => `${number2}) ${name}`).join("\n")}
`
    );
    return 0;
  }
  let [first = "", ...rest] = args;
  let signal = "TERM";
  if (first === "-s") {
    signal = parseSignal(rest[0] ?? "");
    rest = rest.slice(1);
  } else if (first.startsWith("-") && first !== "--") signal = first === "-0" ? null : parseSignal(first.slice(1));
  else if (first !== "--") rest = args.slice();
  if (signal === void 0) {
    first = first.replace(/^-/, "");
    return yield* refuseBuiltin(shell, "kill", `bad signal name '${first}'`, 1);
  }
  if (rest.length === 0) return yield* refuseBuiltin(shell, "kill", "you need to specify whom to kill", 1);
  let status = 0;
  for (const target of rest) {
    const pid = target.startsWith("%") ? findJob(shell, target)?.pid ?? 0 : Number(target);
    const reached = signal === null ? process2.system.isAlive(pid) : process2.system.signal(pid, signal);
    if (reached) continue;
    if (shell.jobs.some((job) => job.pid === pid)) continue;
    status = yield* refuseBuiltin(shell, "kill", `can't kill pid ${target}: No such process`, 1);
  }
  yield { wakeAtMs: process2.system.nowMs, ready: null };
  return status;
};
var jobs = function* (shell) {
  const lines3 = shell.jobs.map(
    (job, index) => `[${index + 1}]${index === shell.jobs.length - 1 ? "+" : " "} ${job.exitStatus === null ? "Running" : "Done"}
`
  );
  yield* print2(shell.process, lines3.join(""));
  return 0;
};
var jobBuiltins = [
  ["jobs", jobs],
  ["kill", kill],
  ["wait", wait2]
];

// sim/programs/shell/command-builtins.ts
var KEYWORDS2 = /* @__PURE__ */ new Set(["!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until", "while"]);
var OTHERS = ["command", "export", "getopts", "local", "read", "readonly", "set", "trap", "type", "unset"];
var BUILTINS = new Set([...flowBuiltins, ...basicBuiltins, ...jobBuiltins].map(([name]) => name).concat(OTHERS));
function locate(shell, name) {
  const path = parameterValue(shell, "PATH") ?? "";
  if (!findProgram(shell.process, name, path).ok) return void 0;
  if (name.includes("/")) return name;
  const { disk: disk2 } = shell.process.system;
  const directory2 = path.split(":").find((each) => {
    const node = disk2.lookup(resolvePath(shell.process.cwd, `${each}/${name}`));
    return node?.kind === "program" || node?.kind === "file" && (node.mode & 73) !== 0;
  });
  return `${directory2 ?? "/bin"}/${name}`;
}
var command = function* (shell, args) {
  const [flag, ...names] = args;
  if (flag !== "-v" && flag !== "-V") {
    const words = flag === "-p" || flag === "--" ? names : args;
    return words.length === 0 ? 0 : yield* shell.evaluator.invoke(shell, words, { isPlain: true, isExec: false });
  }
  if (flag === "-V") return yield* type(shell, names);
  const [name = ""] = names;
  const found = KEYWORDS2.has(name) || shell.functions.has(name) || BUILTINS.has(name) ? name : locate(shell, name);
  if (found === void 0) return 127;
  yield* print2(shell.process, `${found}
`);
  return 0;
};
var type = function* (shell, names) {
  let status = 0;
  for (const name of names) {
    const place = locate(shell, name);
    let text = `${name} is ${place ?? ""}`;
    if (KEYWORDS2.has(name)) text = `${name} is a shell keyword`;
    else if (shell.functions.has(name)) text = `${name} is a function`;
    else if (BUILTINS.has(name)) text = `${name} is a shell builtin`;
    else if (place === void 0) {
      status = 127;
      yield* complain(shell.process, `${name}: not found`);
      continue;
    }
    yield* print2(shell.process, `${text}
`);
  }
  return status;
};
var times = function* (shell) {
  yield* print2(shell.process, "0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n");
  return 0;
};
var commandBuiltins = [
  ["command", command],
  ["times", times],
  ["type", type]
];

// sim/programs/shell/option-builtins.ts
var LETTERS = { e: "errexit", u: "nounset", x: "xtrace", f: "noglob" };
var NAMES = ["errexit", "noglob", "nounset", "pipefail", "xtrace"];
var WITHOUT_EFFECT = "abChmnvEIV";
var NAMES_WITHOUT_EFFECT = ["allexport", "ignoreeof", "interactive", "monitor", "noclobber", "noexec", "notify", "verbose", "vi"];
function parseOptions(args) {
  const changes = {};
  const others = [];
  let i = 0;
  for (; /^[-+]./.test(args[i] ?? ""); i++) {
    const word = args[i] ?? "";
    if (word === "--") return { changes, rest: args.slice(i + 1), others: [...others, "--"], problem: null };
    const isOn = word.startsWith("-");
    for (const letter of word.slice(1)) {
      const option = LETTERS[letter];
      if (option !== void 0) changes[option] = isOn;
      else if (letter === "o") {
        i += 1;
        const name = NAMES.find((each) => each === args[i]);
        if (name !== void 0) changes[name] = isOn;
        else if (args[i] === void 0 || !NAMES_WITHOUT_EFFECT.includes(args[i] ?? "")) {
          return { changes, rest: [], others, problem: `illegal option ${isOn ? "-" : "+"}o ${args[i] ?? ""}`.trimEnd() };
        }
      } else if (letter === "c" || letter === "s" || letter === "i" || letter === "l") others.push(letter);
      else if (!WITHOUT_EFFECT.includes(letter)) return { changes, rest: [], others, problem: `illegal option -${letter}` };
    }
  }
  return { changes, rest: args.slice(i), others, problem: null };
}
var set = function* (shell, args) {
  if (args.length === 0) {
    yield* print2(
      shell.process,
      shell.variables.all().map(([name, value]) => `${name}='${value.replaceAll("'", `'"'"'`)}'
`).join("")
    );
    return 0;
  }
  const { changes, rest, others, problem } = parseOptions(args);
  if (problem !== null) return yield* failBuiltin(shell, "set", problem);
  Object.assign(shell.options, changes);
  if (rest.length > 0 || others.includes("--")) shell.positional = rest;
  return 0;
};
var getopts = function* (shell, [spec = "", name = "", ...given]) {
  const args = given.length > 0 ? given : shell.positional;
  const index = Number(parameterValue(shell, "OPTIND")) || 1;
  const word = args[index - 1];
  if (word === void 0 || !/^-./.test(word) || word === "--") {
    if (word === "--") yield* moveTo(shell, index + 1, 0);
    yield* assignVariable(shell, name, "?");
    return 1;
  }
  const offset = shell.optionOffset + 1;
  const letter = word.charAt(offset);
  const isLast = offset >= word.length - 1;
  const place = letter === ":" ? -1 : spec.indexOf(letter);
  if (place < 0) {
    yield* moveTo(shell, isLast ? index + 1 : index, isLast ? 0 : offset);
    return yield* badOption(shell, spec, name, letter, `Illegal option -${letter}`);
  }
  if (spec[place + 1] !== ":") {
    shell.variables.unset("OPTARG");
    yield* moveTo(shell, isLast ? index + 1 : index, isLast ? 0 : offset);
  } else {
    const value = isLast ? args[index] : word.slice(offset + 1);
    yield* moveTo(shell, isLast ? index + 2 : index + 1, 0);
    if (value === void 0) return yield* badOption(shell, spec, name, letter, `No arg for -${letter} option`);
    yield* assignVariable(shell, "OPTARG", value);
  }
  yield* assignVariable(shell, name, letter);
  return 0;
};
function* moveTo(shell, index, offset) {
  yield* assignVariable(shell, "OPTIND", String(index));
  shell.optionOffset = offset;
}
function* badOption(shell, spec, name, letter, message) {
  const isSilent = spec.startsWith(":");
  if (isSilent) yield* assignVariable(shell, "OPTARG", letter);
  else yield* complain(shell.process, `${shell.name}: ${message}`);
  yield* assignVariable(shell, name, isSilent && message.startsWith("No arg") ? ":" : "?");
  return 0;
}
var optionBuiltins = { set, getopts };

// sim/programs/shell/read-builtin.ts
var readBuiltin = function* (shell, args) {
  let isRaw = false;
  let i = 0;
  for (; /^-./.test(args[i] ?? ""); i++) {
    const word = args[i] ?? "";
    if (word === "--") {
      i += 1;
      break;
    }
    if (word.includes("r")) isRaw = true;
    if (/[ptnd]$/.test(word)) i += 1;
    if (word === "-p") yield* write2(shell.process, 2, args[i] ?? "");
  }
  const names = args.slice(i);
  const bad2 = names.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (bad2 !== void 0) return yield* refuseBuiltin(shell, "read", `'${bad2}': bad variable name`, 2);
  const file = shell.process.files.get(0);
  if (file === void 0) return 1;
  const { line, isComplete: isComplete2 } = yield* readLogicalLine(file, isRaw);
  yield* assignFields(shell, line, names.length === 0 ? ["REPLY"] : names);
  return isComplete2 ? 0 : 1;
};
function* readLogicalLine(file, isRaw) {
  let text = "";
  for (; ; ) {
    const line = yield* readLine(file);
    const isComplete2 = line.endsWith("\n");
    text += isComplete2 ? line.slice(0, -1) : line;
    if (isRaw) return { line: text, isComplete: isComplete2 };
    if (!isComplete2 || !/(^|[^\\])(\\\\)*\\$/.test(text)) return { line: text.replace(/\\(.)/gs, "$1"), isComplete: isComplete2 };
    text = text.slice(0, -1);
  }
}
function* assignFields(shell, line, names) {
  const separators = parameterValue(shell, "IFS") ?? "";
  const isSpace = (char) => char !== "" && " 	\n".includes(char) && separators.includes(char);
  let rest = line;
  const trimStart = () => {
    while (isSpace(rest.charAt(0))) rest = rest.slice(1);
  };
  trimStart();
  for (const [index, name] of names.entries()) {
    if (index === names.length - 1) {
      while (isSpace(rest.charAt(rest.length - 1))) rest = rest.slice(0, -1);
      yield* assignVariable(shell, name, rest);
      return;
    }
    let end = 0;
    while (end < rest.length && !separators.includes(rest.charAt(end))) end += 1;
    yield* assignVariable(shell, name, rest.slice(0, end));
    rest = rest.slice(end);
    trimStart();
    if (rest !== "" && separators.includes(rest.charAt(0))) {
      rest = rest.slice(1);
      trimStart();
    }
  }
}

// sim/programs/shell/trap-builtin.ts
function parseCondition(text) {
  return text === "EXIT" || text === "0" || text === "exit" ? "EXIT" : parseSignal(text);
}
var trapBuiltin = function* (shell, args) {
  const rest = args[0] === "--" ? args.slice(1) : args;
  if (rest.length === 0) {
    const lines3 = [...shell.traps].map(([signal, text]) => `trap -- '${text.replaceAll("'", `'"'"'`)}' ${signal}
`);
    yield* print2(shell.process, lines3.join(""));
    return 0;
  }
  const [first = "", ...others] = rest;
  const isReset = rest.length === 1 || /^\d+$/.test(first);
  const action = isReset ? "-" : first;
  for (const name of isReset ? rest : others) {
    const condition3 = parseCondition(name);
    if (condition3 === void 0) return yield* refuseBuiltin(shell, "trap", `${name}: invalid signal specification`, 1);
    setTrap(shell, condition3, action);
  }
  return 0;
};
function setTrap(shell, condition3, action) {
  if (action === "-") shell.traps.delete(condition3);
  else shell.traps.set(condition3, action);
  if (condition3 === "EXIT") return;
  const { handled, ignored } = shell.process;
  handled.delete(condition3);
  ignored.delete(condition3);
  if (action === "") ignored.add(condition3);
  else if (action !== "-") handled.add(condition3);
}

// sim/programs/shell/variable-builtins.ts
var NAME3 = /^[A-Za-z_][A-Za-z0-9_]*$/;
var quote2 = (value) => `'${value.replaceAll("'", `'"'"'`)}'`;
var declare = (command2, mark) => function* (shell, args) {
  for (const argument of args) {
    if (argument === "-p") continue;
    const equals = argument.indexOf("=");
    const name = equals < 0 ? argument : argument.slice(0, equals);
    if (!NAME3.test(name)) return yield* failBuiltin(shell, command2, `${name}: bad variable name`);
    if (command2 === "readonly" && equals >= 0 && !(yield* assignVariable(shell, name, argument.slice(equals + 1)))) return 2;
    if (!mark(shell, name)) return yield* failBuiltin(shell, command2, "not in a function");
    if (command2 !== "readonly" && equals >= 0 && !(yield* assignVariable(shell, name, argument.slice(equals + 1)))) return 2;
  }
  return args.every((argument) => argument === "-p") ? yield* printExported(shell, command2) : 0;
};
function* printExported(shell, command2) {
  if (command2 !== "export") return 0;
  const entries = [...shell.variables.environment().entries()].sort(([a], [b]) => a < b ? -1 : 1);
  yield* print2(shell.process, entries.map(([name, value]) => `export ${name}=${quote2(value)}
`).join(""));
  return 0;
}
var unset = function* (shell, args) {
  for (const name of args) {
    if (name === "-f" || name === "-v") continue;
    if (shell.variables.isReadonly(name)) return yield* fail(shell, `unset: line ${shell.line}: ${name}: is read only`);
    if (args[0] === "-f") shell.functions.delete(name);
    else shell.variables.unset(name);
  }
  return 0;
};
var specialVariableBuiltins = [
  [
    "export",
    declare("export", (shell, name) => {
      shell.variables.export(name);
      return true;
    })
  ],
  [
    "readonly",
    declare("readonly", (shell, name) => {
      shell.variables.protect(name);
      return true;
    })
  ],
  ["unset", unset]
];
var localBuiltin = declare("local", (shell, name) => shell.variables.makeLocal(name));

// sim/programs/shell/builtins.ts
var specialBuiltins = new Map([
  ...flowBuiltins,
  ...specialVariableBuiltins,
  ["set", optionBuiltins.set],
  ["trap", trapBuiltin]
]);
var builtins = new Map([
  ...basicBuiltins,
  ...commandBuiltins,
  ...jobBuiltins,
  ["getopts", optionBuiltins.getopts],
  ["local", localBuiltin],
  ["read", readBuiltin]
]);

// sim/programs/shell/simple-command.ts
var EXEC_MS = 1;
var MAX_FUNCTION_DEPTH = 150;
var SEGMENTATION_FAULT = 139;
function* runSimpleCommand(shell, command2) {
  yield* runPendingTraps(shell);
  if (shell.jump !== null) return shell.lastStatus;
  shell.line = command2.line;
  shell.process.system.charge(1);
  shell.substitutionStatus = 0;
  const words = yield* expandTest(shell, command2);
  if (shell.jump !== null) return 2;
  const saved = yield* applyRedirects(shell, command2.redirects);
  const [name] = words;
  if (saved === null) {
    if (name !== void 0 && specialBuiltins.has(name)) shell.jump ??= { kind: "exit", status: 2, isFinal: false };
    return 1;
  }
  const status = yield* runExpanded(shell, command2.assignments, words);
  if (name === "exec" && words.length === 1) keepFiles(saved);
  else restoreFiles(shell.process, saved);
  return status;
}
function* expandTest(shell, command2) {
  if (command2.words[0]?.literal !== "[[") return yield* expandWords(shell, command2.words);
  const words = [];
  for (const word of command2.words) words.push(yield* expandText(shell, word));
  return words;
}
function* runExpanded(shell, assignments, words) {
  const assigned = /* @__PURE__ */ new Map();
  for (const { name: name2, value } of assignments) assigned.set(name2, yield* expandText(shell, value));
  if (shell.jump !== null) return 2;
  if (shell.options.xtrace && (assigned.size > 0 || words.length > 0)) {
    yield* traceCommand(shell, [...[...assigned].map(([name2, value]) => `${name2}=${value}`), ...words]);
  }
  const [name] = words;
  if (name === void 0 || specialBuiltins.has(name)) {
    for (const [variable, value] of assigned) if (!(yield* assignVariable(shell, variable, value))) return 2;
    return name === void 0 ? shell.substitutionStatus : yield* dispatch(shell, words, /* @__PURE__ */ new Map());
  }
  if (assigned.size === 0 || !shell.functions.has(name) && !builtins.has(name)) return yield* dispatch(shell, words, assigned);
  const before = new Map([...assigned.keys()].map((variable) => [variable, shell.variables.get(variable)]));
  for (const [variable, value] of assigned) if (!(yield* assignVariable(shell, variable, value))) return 2;
  const status = yield* dispatch(shell, words, /* @__PURE__ */ new Map());
  for (const [variable, value] of before) {
    if (value === void 0) shell.variables.unset(variable);
    else shell.variables.set(variable, value);
  }
  return status;
}
function* dispatch(shell, words, assigned) {
  const [name = "", ...args] = words;
  const special = specialBuiltins.get(name);
  if (special !== void 0) return yield* special(shell, args);
  const body = shell.functions.get(name);
  if (body !== void 0) return yield* callFunction(shell, body, args);
  const builtin = builtins.get(name);
  if (builtin !== void 0) return yield* builtin(shell, args);
  return yield* runProgram(shell, words, assigned, false);
}
function* invokeCommand(shell, words, { isPlain, isExec }) {
  const [name = "", ...args] = words;
  if (isExec) return yield* runProgram(shell, words, /* @__PURE__ */ new Map(), true);
  const builtin = isPlain ? specialBuiltins.get(name) ?? builtins.get(name) : void 0;
  if (builtin !== void 0) return yield* builtin(shell, args);
  return isPlain ? yield* runProgram(shell, words, /* @__PURE__ */ new Map(), false) : yield* dispatch(shell, words, /* @__PURE__ */ new Map());
}
function* callFunction(shell, body, args) {
  if (shell.functionDepth >= MAX_FUNCTION_DEPTH) {
    shell.jump = { kind: "exit", status: SEGMENTATION_FAULT, isFinal: true };
    return SEGMENTATION_FAULT;
  }
  yield* spend(shell.process, 5);
  const { positional, loopDepth, isTested } = shell;
  shell.positional = args;
  shell.loopDepth = 0;
  shell.functionDepth += 1;
  shell.variables.enter();
  let status = yield* shell.evaluator.command(shell, body, isTested);
  shell.variables.leave();
  shell.functionDepth -= 1;
  shell.loopDepth = loopDepth;
  shell.positional = positional;
  if (shell.jump?.kind === "return") {
    status = shell.jump.status;
    shell.jump = null;
  }
  return status;
}
function* runProgram(shell, words, assigned, isExec) {
  const { process: process2 } = shell;
  const [name = ""] = words;
  const found = findProgram(process2, name, assigned.get("PATH") ?? parameterValue(shell, "PATH") ?? "");
  if (!found.ok) {
    yield* spend(process2, 0);
    yield* complain(process2, `${shell.name}: ${isExec ? `exec: line ${shell.line}: ` : ""}${name}: ${found.problem}`);
    if (isExec) shell.jump ??= { kind: "exit", status: found.exitCode, isFinal: false };
    return found.exitCode;
  }
  const env = shell.variables.environment(assigned);
  if (isExec) {
    process2.argv = words;
    process2.env = env;
    process2.handled.clear();
    const status = yield* started(found.main)(process2);
    shell.jump = { kind: "exit", status, isFinal: true };
    return status;
  }
  const child = process2.system.spawn(process2, started(found.main), { argv: words, env });
  if (child === void 0) return yield* fail(shell, "can't fork: Resource temporarily unavailable");
  yield* waitFor(() => child.exitStatus !== null);
  return child.exitStatus ?? 0;
}
var started = (main) => function* (process2) {
  yield* sleep(process2, EXEC_MS);
  yield* spend(process2, 0);
  return yield* main(process2);
};

// sim/programs/shell/evaluate.ts
var LOOP_MICROS = 20;
var evaluator = { run: runScript, command: runCommand, invoke: invokeCommand };
function* runScript(shell, script, isTested) {
  let status = 0;
  for (const { command: command2, isBackground } of script.commands) {
    if (shell.jump !== null) return status;
    status = isBackground ? yield* runInBackground(shell, command2) : yield* runCommand(shell, command2, isTested);
    shell.lastStatus = status;
    yield* runPendingTraps(shell);
  }
  return status;
}
function* runInBackground(shell, command2) {
  const job = yield* fork(shell, (copy3) => runCommand(copy3, command2, false));
  if (job === void 0) return 2;
  shell.lastBackground = job;
  shell.jobs.push(job);
  return 0;
}
function* runCommand(shell, command2, isTested) {
  let status;
  switch (command2.kind) {
    case "simple":
      shell.isTested = isTested;
      status = yield* runSimpleCommand(shell, command2);
      break;
    case "not":
      return (yield* runCommand(shell, command2.command, true)) === 0 ? 1 : 0;
    case "and":
    case "or":
      return yield* runAndOr(shell, command2, isTested);
    case "pipeline":
      status = yield* runPipeline(shell, command2.stages, isTested);
      break;
    case "function":
      shell.functions.set(command2.name, command2.body);
      return 0;
    case "subshell":
      status = yield* redirected(shell, command2.redirects, () => runSubshell(shell, command2.body, isTested));
      break;
    case "group":
    case "if":
    case "for":
    case "while":
    case "until":
    case "case":
      return yield* redirected(shell, command2.redirects, () => runCompound(shell, command2, isTested));
  }
  if (status !== 0 && !isTested && shell.options.errexit) shell.jump ??= { kind: "exit", status, isFinal: false };
  return status;
}
function* redirected(shell, redirects, run2) {
  if (redirects.length === 0) return yield* run2();
  const saved = yield* applyRedirects(shell, redirects);
  if (saved === null) return 1;
  const status = yield* run2();
  restoreFiles(shell.process, saved);
  return status;
}
function* runAndOr(shell, command2, isTested) {
  const left = yield* runCommand(shell, command2.left, true);
  shell.lastStatus = left;
  if (shell.jump !== null || left === 0 !== (command2.kind === "and")) return left;
  return yield* runCommand(shell, command2.right, isTested);
}
function* runSubshell(shell, body, isTested) {
  const child = yield* fork(shell, (copy3) => runScript(copy3, body, isTested));
  if (child === void 0) return 2;
  yield* waitFor(() => child.exitStatus !== null);
  return child.exitStatus ?? 0;
}
function* runPipeline(shell, stages, isTested) {
  const children = [];
  let input;
  for (const [index, stage] of stages.entries()) {
    const isLast = index === stages.length - 1;
    const pipe = isLast ? void 0 : makePipe();
    const files = new Map(shell.process.files);
    if (input !== void 0) files.set(0, input);
    if (pipe !== void 0) files.set(1, pipe.writer);
    const child = yield* fork(shell, (copy3) => runCommand(copy3, stage, isTested), files);
    if (child === void 0) return 2;
    children.push(child);
    input = pipe?.reader;
  }
  yield* waitFor(() => children.every((child) => child.exitStatus !== null));
  const statuses = children.map((child) => child.exitStatus ?? 0);
  const last = statuses.at(-1) ?? 0;
  return shell.options.pipefail ? statuses.findLast((status) => status !== 0) ?? 0 : last;
}
function* runCompound(shell, command2, isTested) {
  switch (command2.kind) {
    case "group":
      return yield* runScript(shell, command2.body, isTested);
    case "if": {
      const condition3 = yield* runScript(shell, command2.condition, true);
      if (shell.jump !== null) return condition3;
      if (condition3 === 0) return yield* runScript(shell, command2.then, isTested);
      return command2.otherwise === null ? 0 : yield* runScript(shell, command2.otherwise, isTested);
    }
    case "for":
      return yield* runFor(shell, command2, isTested);
    case "while":
    case "until":
      return yield* runWhile(shell, command2, isTested);
    case "case":
      return yield* runCase(shell, command2, isTested);
    default:
      return 0;
  }
}
function* runFor(shell, command2, isTested) {
  const values = command2.words === null ? shell.positional : yield* expandWords(shell, command2.words);
  let status = 0;
  shell.loopDepth += 1;
  for (const value of values) {
    if (shell.jump !== null || !(yield* assignVariable(shell, command2.name, value))) break;
    yield* spend(shell.process, LOOP_MICROS);
    status = yield* runScript(shell, command2.body, isTested);
    if (!continuesLoop(shell)) break;
  }
  shell.loopDepth -= 1;
  return status;
}
function* runWhile(shell, command2, isTested) {
  let status = 0;
  shell.loopDepth += 1;
  for (; ; ) {
    const condition3 = yield* runScript(shell, command2.condition, true);
    if (!continuesLoop(shell)) break;
    if (condition3 === 0 !== (command2.kind === "while")) break;
    yield* spend(shell.process, LOOP_MICROS);
    yield* runPendingTraps(shell);
    status = yield* runScript(shell, command2.body, isTested);
    if (!continuesLoop(shell)) break;
  }
  shell.loopDepth -= 1;
  return status;
}
function continuesLoop(shell) {
  const { jump } = shell;
  if (jump === null) return true;
  if (jump.kind !== "break" && jump.kind !== "continue") return false;
  shell.jump = jump.levels > 1 ? { ...jump, levels: jump.levels - 1 } : null;
  return jump.kind === "continue" && jump.levels <= 1;
}
function* runCase(shell, command2, isTested) {
  const subject = yield* expandText(shell, command2.subject);
  for (const branch of command2.branches) {
    for (const pattern of branch.patterns) {
      if (shell.jump !== null) return 0;
      if (matchesPattern(yield* expandPattern(shell, pattern), subject)) return yield* runScript(shell, branch.body, isTested);
    }
  }
  return 0;
}

// sim/programs/shell/shell-program.ts
var MAX_PARSED = 500;
var parsed2 = /* @__PURE__ */ new Map();
function parseOnce(text) {
  let result = parsed2.get(text);
  if (result === void 0) {
    if (parsed2.size >= MAX_PARSED) parsed2.clear();
    result = parseScript(text);
    parsed2.set(text, result);
  }
  return result;
}
var shellProgram = function* (process2) {
  const [invoked = "sh", ...args] = process2.argv;
  const { changes, rest, others, problem } = parseOptions(args);
  if (problem !== null) {
    yield* complain(process2, `${invoked}: ${problem}`);
    return 2;
  }
  const [first, ...more] = rest;
  if (others.includes("c")) {
    if (first === void 0) {
      yield* complain(process2, `${invoked}: -c requires an argument`);
      return 2;
    }
    const [name = invoked, ...positional] = more;
    return yield* runShell(process2, first, { name, positional, options: changes });
  }
  const setup = { name: first ?? invoked, positional: more, options: changes };
  const text = yield* readScript(process2, invoked, first);
  return typeof text === "number" ? text : yield* runShell(process2, text, setup);
};
function* readScript(process2, invoked, path) {
  if (path === void 0) {
    const input = process2.files.get(0);
    return input === void 0 ? "" : yield* readAll(process2, input);
  }
  const opened = openPath(process2, path, "read");
  if (opened.ok) return yield* readAll(process2, opened.value);
  yield* complain(process2, `${invoked}: can't open '${path}': ${opened.problem}`);
  return 2;
}
function* runShell(process2, text, setup) {
  const shell = newShell(process2, { ...setup, evaluator, env: process2.env });
  const { script, problem } = parseOnce(text);
  let status = yield* evaluator.run(shell, script, false);
  if (problem !== null && shell.jump === null) status = yield* fail(shell, `syntax error: ${problem}`);
  return yield* finish(shell, status);
}

// sim/programs/applets/applet.ts
var argumentsOf = (process2) => process2.argv.slice(1);
var nameOf = (process2) => (process2.argv[0] ?? "").replace(/^.*\//, "");
function applet(spec, run2, longFlags = {}) {
  return function* (process2) {
    const parsed3 = parseFlags(argumentsOf(process2), spec, longFlags);
    if (typeof parsed3 === "string") return yield* refuseUsage(process2, parsed3);
    return yield* run2(process2, parsed3);
  };
}
function parseFlags(args, spec, longFlags) {
  const flags = /* @__PURE__ */ new Map();
  const operands = [];
  const takesValue = (letter) => spec[spec.indexOf(letter) + 1] === ":";
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? "";
    if (word === "--") {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (word.startsWith("--")) {
      const [name = "", value] = word.slice(2).split(/=(.*)/s);
      const letter = longFlags[name];
      if (letter === void 0) return `unrecognized option: ${name}`;
      flags.set(letter, takesValue(letter) ? value ?? args[++i] ?? "" : "");
      continue;
    }
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      if (spec.startsWith("+")) {
        operands.push(...args.slice(i + 1));
        break;
      }
      continue;
    }
    for (let j = 1; j < word.length; j++) {
      const letter = word.charAt(j);
      if (letter === ":" || letter === "+" || !spec.includes(letter)) return `unrecognized option: ${letter}`;
      if (!takesValue(letter)) {
        flags.set(letter, "");
        continue;
      }
      const value = j + 1 < word.length ? word.slice(j + 1) : args[++i];
      if (value === void 0) return `option requires an argument: ${letter}`;
      flags.set(letter, value);
      break;
    }
  }
  return { flags, operands };
}
function* refuseUsage(process2, message) {
  if (message !== void 0) yield* complain(process2, `${nameOf(process2)}: ${message}`);
  yield* complain(process2, `BusyBox v1.36.1 (2024-06-10 07:11:47 UTC) multi-call binary.

Usage: ${nameOf(process2)}`);
  return 1;
}
function* refuse5(process2, message, status = 1) {
  yield* complain(process2, `${nameOf(process2)}: ${message}`);
  return status;
}
var absolute = (process2, path) => resolvePath(process2.cwd, path);
function* openInput(process2, path, message) {
  if (path === "-") return process2.files.get(0);
  const opened = openPath(process2, path, "read");
  if (opened.ok && process2.system.disk.lookup(absolute(process2, path))?.kind !== "directory") return opened.value;
  yield* refuse5(process2, message(path, opened.ok ? "Is a directory" : opened.problem));
  return void 0;
}
var cannotOpen = (path, problem) => problem === "Is a directory" ? "read error: Is a directory" : `can't open '${path}': ${problem}`;
var pathProblem = (path, problem) => `${path}: ${problem}`;
function* readInputs(process2, operands, message = pathProblem) {
  const inputs = [];
  let failed2 = false;
  for (const name of operands.length === 0 ? ["-"] : operands) {
    const file = yield* openInput(process2, name, message);
    if (file === void 0) failed2 = true;
    else inputs.push({ name, text: yield* readAll(process2, file) });
  }
  return { inputs, failed: failed2 };
}
function linesOf(text) {
  if (text === "") return [];
  const lines3 = text.split("\n");
  if (lines3.at(-1) === "") lines3.pop();
  return lines3;
}
var UNITS = {
  "": 1,
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  K: 1024,
  kB: 1e3,
  M: 1024 ** 2,
  MB: 1e3 ** 2,
  G: 1024 ** 3,
  GB: 1e3 ** 3,
  T: 1024 ** 4
};
function parseSize(text) {
  const match = /^(\d+)([a-zA-Z]*)$/.exec(text);
  const unit = UNITS[(match?.[2] ?? "").replace(/iB?$/, "")];
  return match === null || unit === void 0 ? void 0 : Number(match[1]) * unit;
}

// sim/programs/applets/awk-applet.ts
var awkProgram = applet("+F:v:f:", function* (process2) {
  return yield* refuse5(process2, "not here");
});

// sim/programs/applets/basic-applets.ts
var succeed3 = function* () {
  return 0;
};
var fail2 = function* () {
  return 1;
};
var says = (text) => function* (process2) {
  yield* print2(process2, `${text(process2)}
`);
  return 0;
};
var echo2 = function* (process2) {
  yield* print2(process2, echoText(argumentsOf(process2)));
  return 0;
};
var printf2 = function* (process2) {
  const [format, ...args] = argumentsOf(process2);
  if (format === void 0) return yield* refuseUsage(process2);
  const { text, problems } = formatPrintf(format, args);
  yield* print2(process2, text);
  for (const problem of problems) yield* refuse5(process2, problem);
  return problems.length > 0 ? 1 : 0;
};
var test2 = (closing) => function* (process2) {
  const args = argumentsOf(process2);
  if (closing !== null && args.at(-1) !== closing) return yield* refuse5(process2, `missing ${closing}`, 2);
  const result = evaluateTest(process2, closing === null ? args : args.slice(0, -1));
  return result.status === 2 ? yield* refuse5(process2, result.problem, 2) : result.status;
};
var environment = function* (process2) {
  yield* print2(process2, [...process2.env.entries()].map(([name, value]) => `${name}=${value}
`).join(""));
  return 0;
};
var printenv = function* (process2) {
  const names = argumentsOf(process2);
  if (names.length === 0) return yield* environment(process2);
  let status = 0;
  for (const name of names) {
    const value = process2.env.get(name);
    if (value === void 0) status = 1;
    else yield* print2(process2, `${value}
`);
  }
  return status;
};
var basename = function* (process2) {
  const [path, suffix = ""] = argumentsOf(process2);
  if (path === void 0) return yield* refuseUsage(process2);
  const name = baseName(path);
  yield* print2(process2, `${suffix !== "" && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}
`);
  return 0;
};
var dirname = function* (process2) {
  const [path] = argumentsOf(process2);
  if (path === void 0) return yield* refuseUsage(process2);
  yield* print2(process2, `${directoryName(path)}
`);
  return 0;
};
var uname = applet("asnrvmpo", function* (process2, { flags }) {
  const parts = [
    ["s", () => "Linux"],
    ["n", () => process2.system.input.hostname()],
    ["r", () => "6.1.0-25-amd64"],
    ["v", () => "#1 SMP PREEMPT_DYNAMIC Debian 6.1.106-3 (2024-08-26)"],
    ["m", () => "x86_64"],
    ["o", () => "GNU/Linux"]
  ];
  const wanted = parts.filter(([flag]) => flags.has("a") || flags.has(flag) || flags.size === 0 && flag === "s");
  yield* print2(process2, `${wanted.map(([, text]) => text()).join(" ")}
`);
  return 0;
});
var id = applet("ugnGr", function* (process2, { flags }) {
  const isName = flags.has("n");
  const short = flags.has("u") || flags.has("g") || flags.has("G");
  yield* print2(process2, short ? isName ? "root\n" : "0\n" : "uid=0(root) gid=0(root) groups=0(root)\n");
  return 0;
});
var memoryKilobytes = 25165824;
var free = applet("bkmgh", function* (process2, { flags }) {
  const divisor = flags.has("g") ? 1048576 : flags.has("m") ? 1024 : 1;
  const row2 = (name, values) => `${name.padEnd(7)}${values.map((value) => String(Math.floor(value / divisor)).padStart(13)).join("")}
`;
  const header = `${" ".repeat(14)}${["total", "used", "free", "shared", "buff/cache", "available"].map((name) => name.padStart(name === "total" ? 6 : 13)).join("")}
`;
  yield* print2(
    process2,
    header + row2("Mem:", [memoryKilobytes, 2097152, 20971520, 4096, 2097152, 23068672]) + row2("Swap:", [0, 0, 0])
  );
  return 0;
});
var disk = applet("hkmTPi", function* (process2) {
  yield* print2(
    process2,
    "Filesystem           1K-blocks      Used Available Use% Mounted on\noverlay              102400000  20480000  81920000  20% /\ntmpfs                    65536         0     65536   0% /dev\n"
  );
  return 0;
});
var which = function* (process2) {
  let status = 0;
  for (const name of argumentsOf(process2)) {
    if (process2.system.program(name) === void 0) status = 1;
    else yield* print2(process2, `/bin/${name}
`);
  }
  return status;
};
var seq = applet("ws:", function* (process2, { flags, operands }) {
  const numbers = operands.map(Number);
  if (operands.length === 0 || operands.length > 3) return yield* refuseUsage(process2);
  const bad2 = operands.find((text2) => text2 === "" || Number.isNaN(Number(text2)));
  if (bad2 !== void 0) return yield* refuse5(process2, `invalid number '${bad2}'`);
  const [first = 1, step = 1, last = 0] = numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  const places = Math.max(...operands.map((text2) => text2.split(".")[1]?.length ?? 0));
  const items = [];
  const count = step === 0 ? MAX_SEQUENCE : Math.floor((last - first) / step + 1e-9) + 1;
  for (let i = 0; i < Math.min(count, MAX_SEQUENCE); i++) items.push((first + i * step).toFixed(places));
  const width = flags.has("w") ? Math.max(...items.map((item) => item.length)) : 0;
  const text = items.map((item) => item.padStart(width, "0")).join(flags.get("s") ?? "\n");
  process2.system.charge(items.length >> 4);
  if (items.length > 0) yield* print2(process2, `${text}
`);
  return 0;
});
var MAX_SEQUENCE = 1e6;
var basicApplets = [
  ["[", test2("]")],
  ["[[", test2("]]")],
  ["basename", basename],
  ["df", disk],
  ["dirname", dirname],
  ["echo", echo2],
  ["false", fail2],
  ["free", free],
  ["hostname", says((process2) => process2.system.input.hostname())],
  ["id", id],
  ["nproc", says(() => "2")],
  ["printenv", printenv],
  ["printf", printf2],
  ["pwd", says((process2) => process2.cwd)],
  ["seq", seq],
  ["sync", succeed3],
  ["test", test2(null)],
  ["true", succeed3],
  ["uname", uname],
  ["which", which],
  ["whoami", says(() => "root")]
];

// sim/programs/applets/clock-applets.ts
var UNIT_SECONDS = { "": 1, s: 1, m: 60, h: 3600, d: 86400 };
function parseDuration(text) {
  if (/^inf(inity)?$/.test(text)) return Number.POSITIVE_INFINITY;
  const match = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  if (match === null) return void 0;
  return Math.round(Number(match[1]) * (UNIT_SECONDS[match[2] ?? ""] ?? 1) * 1e3);
}
var pause = function* (process2) {
  const args = argumentsOf(process2);
  if (args.length === 0) return yield* refuseUsage(process2);
  let totalMs = 0;
  for (const text of args) {
    const ms = parseDuration(text);
    if (ms === void 0) return yield* refuse5(process2, `invalid number '${text}'`);
    totalMs += ms;
  }
  if (totalMs === Number.POSITIVE_INFINITY) return yield* hang();
  yield* sleep(process2, totalMs);
  return 0;
};
var pauseMicros = function* (process2) {
  const [text = ""] = argumentsOf(process2);
  if (!/^\d+$/.test(text)) return yield* refuse5(process2, `invalid number '${text}'`);
  yield* sleep(process2, Math.round(Number(text) / 1e3));
  return 0;
};
var WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
var MONTHS2 = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
var DAY_MS2 = 864e5;
function formatDate(format, epochMs2) {
  const { year, month, day, hour, minute, second } = civilFromMs(epochMs2);
  const days = Math.floor(epochMs2 / DAY_MS2);
  const weekday = ((days + 4) % 7 + 7) % 7;
  const dayOfYear = days - Math.floor(msFromCivil(year, 1, 1) / DAY_MS2) + 1;
  const two = (value) => String(value).padStart(2, "0");
  const fields = /* @__PURE__ */ new Map([
    ["%", () => "%"],
    ["A", () => WEEKDAYS[weekday] ?? ""],
    ["B", () => MONTHS2[month - 1] ?? ""],
    ["C", () => two(Math.floor(year / 100))],
    ["D", () => formatDate("%m/%d/%y", epochMs2)],
    ["F", () => formatDate("%Y-%m-%d", epochMs2)],
    ["H", () => two(hour)],
    ["I", () => two(hour % 12 || 12)],
    ["M", () => two(minute)],
    ["N", () => String(epochMs2 % 1e3 * 1e6).padStart(9, "0")],
    ["P", () => hour < 12 ? "am" : "pm"],
    ["R", () => `${two(hour)}:${two(minute)}`],
    ["S", () => two(second)],
    ["T", () => `${two(hour)}:${two(minute)}:${two(second)}`],
    ["U", () => two(Math.floor((dayOfYear + 6 - weekday) / 7))],
    ["V", () => two(isoWeek(dayOfYear, weekday))],
    ["W", () => two(Math.floor((dayOfYear + 6 - (weekday + 6) % 7) / 7))],
    ["Y", () => String(year)],
    ["Z", () => "UTC"],
    ["a", () => (WEEKDAYS[weekday] ?? "").slice(0, 3)],
    ["b", () => (MONTHS2[month - 1] ?? "").slice(0, 3)],
    ["c", () => formatDate("%a %b %e %H:%M:%S %Y", epochMs2)],
    ["d", () => two(day)],
    ["e", () => String(day).padStart(2)],
    ["h", () => (MONTHS2[month - 1] ?? "").slice(0, 3)],
    ["j", () => String(dayOfYear).padStart(3, "0")],
    ["k", () => String(hour).padStart(2)],
    ["l", () => String(hour % 12 || 12).padStart(2)],
    ["m", () => two(month)],
    ["n", () => "\n"],
    ["p", () => hour < 12 ? "AM" : "PM"],
    ["s", () => String(Math.floor(epochMs2 / 1e3))],
    ["t", () => "	"],
    ["u", () => String(weekday === 0 ? 7 : weekday)],
    ["w", () => String(weekday)],
    ["y", () => two(year % 100)],
    ["z", () => "+0000"]
  ]);
  return format.replace(/%([-_0]?)([a-zA-Z%])/g, (whole2, flag, letter) => {
    const text = fields.get(letter)?.();
    return text === void 0 ? whole2 : flag === "-" ? text.replace(/^[0 ](?=.)/, "") : text;
  });
}
var isoWeek = (dayOfYear, weekday) => Math.max(1, Math.floor((dayOfYear - (weekday === 0 ? 7 : weekday) + 10) / 7));
var epochMs = (process2) => process2.system.input.startedAtMs() + process2.system.nowMs;
function parseInstant(text) {
  if (text.startsWith("@") && /^@\d+$/.test(text)) return Number(text.slice(1)) * 1e3;
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (match !== null)
    return msFromCivil(
      Number(match[1]),
      Number(match[2]),
      Number(match[3]),
      Number(match[4] ?? 0),
      Number(match[5] ?? 0),
      Number(match[6] ?? 0)
    );
  const ms = parseTime(text);
  return Number.isNaN(ms) ? void 0 : ms;
}
var date = applet(
  "uRId:s:D:",
  function* (process2, { flags, operands }) {
    const given = flags.get("d");
    const atMs = given === void 0 ? epochMs(process2) : parseInstant(given);
    if (atMs === void 0) return yield* refuse5(process2, `invalid date '${given}'`);
    const [format] = operands;
    if (format !== void 0 && !format.startsWith("+")) return yield* refuse5(process2, `invalid date '${format}'`);
    const otherwise = flags.has("R") ? "%a, %d %b %Y %H:%M:%S %z" : flags.has("I") ? "%F" : "%a %b %e %H:%M:%S %Z %Y";
    yield* print2(process2, `${formatDate(format?.slice(1) ?? otherwise, atMs)}
`);
    return 0;
  },
  { utc: "u", date: "d", "rfc-2822": "R" }
);
var uptime = function* (process2) {
  yield* print2(process2, ` ${formatDate("%H:%M:%S", epochMs(process2))} up 3 days,  4:05,  0 users,  load average: 0.10, 0.08, 0.05
`);
  return 0;
};
var clockApplets = [
  ["date", date],
  ["sleep", pause],
  ["uptime", uptime],
  ["usleep", pauseMicros]
];

// sim/programs/applets/bytes.ts
function utf8Bytes(text) {
  const bytes = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 128) bytes.push(code);
    else if (code < 2048) bytes.push(192 | code >> 6, 128 | code & 63);
    else if (code < 65536) bytes.push(224 | code >> 12, 128 | code >> 6 & 63, 128 | code & 63);
    else bytes.push(240 | code >> 18, 128 | code >> 12 & 63, 128 | code >> 6 & 63, 128 | code & 63);
  }
  return Uint8Array.from(bytes);
}
function utf8Text(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    const first = bytes[i] ?? 0;
    const extra = first >= 240 ? 3 : first >= 224 ? 2 : first >= 192 ? 1 : 0;
    let code = extra === 0 ? first : first & 63 >> extra;
    for (let j = 1; j <= extra; j++) code = code << 6 | (bytes[i + j] ?? 128) & 63;
    text += code <= 1114111 ? String.fromCodePoint(code) : String.fromCharCode(first);
    i += extra;
  }
  return text;
}
var ALPHABET3 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function encodeBase642(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i] ?? 0) << 16 | (bytes[i + 1] ?? 0) << 8 | (bytes[i + 2] ?? 0);
    text += ALPHABET3.charAt(group >> 18) + ALPHABET3.charAt(group >> 12 & 63);
    text += left > 1 ? ALPHABET3.charAt(group >> 6 & 63) : "=";
    text += left > 2 ? ALPHABET3.charAt(group & 63) : "=";
  }
  return text;
}
function decodeBase642(text) {
  const characters = text.replace(/\s/g, "").replace(/=+$/, "");
  if (!/^[A-Za-z0-9+/]*$/.test(characters) || characters.length % 4 === 1) return void 0;
  const bytes = [];
  let bits = 0;
  let count = 0;
  for (const char of characters) {
    bits = (bits << 6 | ALPHABET3.indexOf(char)) & 16777215;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push(bits >> count & 255);
    }
  }
  return Uint8Array.from(bytes);
}

// sim/programs/applets/hashes.ts
function padded(bytes, isBigEndian) {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const block = new Uint8Array(length);
  block.set(bytes);
  block[bytes.length] = 128;
  const view = new DataView(block.buffer);
  const [low, high] = [bytes.length * 8 >>> 0, Math.floor(bytes.length / 536870912)];
  view.setUint32(length - 8, isBigEndian ? high : low, !isBigEndian);
  view.setUint32(length - 4, isBigEndian ? low : high, !isBigEndian);
  return view;
}
var rotateRight = (value, by) => value >>> by | value << 32 - by;
function primeRoots(count, power) {
  const roots = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    let isPrime = true;
    for (let i = 2; i * i <= candidate; i++) if (candidate % i === 0) isPrime = false;
    if (!isPrime) continue;
    const root = candidate ** power;
    roots[found++] = (root - Math.floor(root)) * 4294967296;
  }
  return roots;
}
function sha256(bytes) {
  const constants = primeRoots(64, 1 / 3);
  const state = primeRoots(8, 1 / 2);
  const view = padded(bytes, true);
  const words = new Uint32Array(64);
  const at = (array, index) => array[index] ?? 0;
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const [early, late] = [at(words, i - 15), at(words, i - 2)];
      const s0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ early >>> 3;
      const s1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ late >>> 10;
      words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
    }
    let [a = 0, b = 0, c = 0, d2 = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const first = h + s1 + (e & f ^ ~e & g) + at(constants, i) + at(words, i) | 0;
      const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const second = s0 + (a & b ^ a & c ^ b & c) | 0;
      [h, g, f, e, d2, c, b, a] = [g, f, e, d2 + first | 0, c, b, a, first + second | 0];
    }
    for (const [index, value] of [a, b, c, d2, e, f, g, h].entries()) state[index] = at(state, index) + value;
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}
var SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
function md5(bytes) {
  const view = padded(bytes, false);
  const state = [1732584193, 4023233417, 2562383102, 271733878];
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    let [a = 0, b = 0, c = 0, d2 = 0] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mix2 = round === 0 ? b & c | ~b & d2 : round === 1 ? d2 & b | ~d2 & c : round === 2 ? b ^ c ^ d2 : c ^ (b | ~d2);
      const index = round === 0 ? i : round === 1 ? (5 * i + 1) % 16 : round === 2 ? (3 * i + 5) % 16 : 7 * i % 16;
      const constant = Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296);
      const sum2 = a + mix2 + constant + view.getUint32(offset + index * 4, true) | 0;
      const shift2 = SHIFTS[round * 4 + i % 4] ?? 0;
      [a, d2, c, b] = [d2, c, b, b + rotateRight(sum2, 32 - shift2) | 0];
    }
    for (const [index, value] of [a, b, c, d2].entries()) state[index] = (state[index] ?? 0) + value >>> 0;
  }
  return state.map((word) => [0, 8, 16, 24].map((by) => (word >>> by & 255).toString(16).padStart(2, "0")).join("")).join("");
}

// sim/programs/applets/digest-applets.ts
var digest = (hash) => applet("csw", function* (process2, { operands }) {
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands, (path, problem) => `can't open '${path}': ${problem}`);
  for (const { name, text } of inputs) yield* print2(process2, `${hash(utf8Bytes(text))}  ${name}
`);
  return failed2 ? 1 : 0;
});
var base64 = applet(
  "dw:",
  function* (process2, { flags, operands }) {
    const { inputs, failed: failed2 } = yield* readInputs(process2, operands);
    const text = inputs.map((input) => input.text).join("");
    if (flags.has("d")) {
      const bytes = decodeBase642(text);
      if (bytes === void 0) return yield* refuse5(process2, "truncated input");
      yield* print2(process2, utf8Text(bytes));
      return failed2 ? 1 : 0;
    }
    const width = Number(flags.get("w") ?? 76);
    const encoded = encodeBase642(utf8Bytes(text));
    yield* print2(process2, width > 0 ? encoded.replace(new RegExp(`.{1,${width}}`, "g"), "$&\n") : encoded);
    return failed2 ? 1 : 0;
  },
  { decode: "d" }
);
var digestApplets = [
  ["base64", base64],
  ["md5sum", digest(md5)],
  ["sha256sum", digest(sha256)]
];

// sim/programs/applets/file-applets.ts
var makeDirectory = applet(
  "pm:",
  function* (process2, { flags, operands }) {
    if (operands.length === 0) return yield* refuseUsage(process2);
    let status = 0;
    for (const path of operands) {
      const made = flags.has("p") ? makeParents(process2, absolute(process2, path)) : process2.system.disk.makeDirectory(absolute(process2, path));
      if (!made.ok) status = yield* refuse5(process2, `can't create directory '${path}': ${made.problem}`);
    }
    return status;
  },
  { parents: "p" }
);
function makeParents(process2, path) {
  const { disk: disk2 } = process2.system;
  let at = "";
  for (const name of path.split("/").filter((each) => each !== "")) {
    at += `/${name}`;
    const node = disk2.lookup(at);
    if (node?.kind === "directory") continue;
    const made = node === void 0 ? disk2.makeDirectory(at) : { ok: false, problem: at === path ? "File exists" : "Not a directory" };
    if (!made.ok) return made;
  }
  return { ok: true };
}
var removeDirectory = applet("p", function* (process2, { operands }) {
  let status = 0;
  for (const path of operands) {
    const node = process2.system.disk.lookup(absolute(process2, path));
    const removed = node !== void 0 && node.kind !== "directory" ? { ok: false, problem: "Not a directory" } : process2.system.disk.remove(absolute(process2, path));
    if (!removed.ok) status = yield* refuse5(process2, `'${path}': ${removed.problem}`);
  }
  return status;
});
var remove4 = applet("rRfi", function* (process2, { flags, operands }) {
  const isForced = flags.has("f");
  const isRecursive = flags.has("r") || flags.has("R");
  if (operands.length === 0) return isForced ? 0 : yield* refuseUsage(process2);
  let status = 0;
  for (const path of operands) {
    const node = process2.system.disk.lookup(absolute(process2, path));
    if (node === void 0) {
      if (!isForced) status = yield* refuse5(process2, `can't remove '${path}': No such file or directory`);
    } else if (node.kind === "directory" && !isRecursive) status = yield* refuse5(process2, `'${path}' is a directory`);
    else {
      const problem = removeTree(process2, absolute(process2, path));
      if (problem !== null) status = yield* refuse5(process2, `can't remove '${path}': ${problem}`);
    }
  }
  return status;
});
function removeTree(process2, path) {
  const { disk: disk2 } = process2.system;
  process2.system.charge(1);
  const names = disk2.list(path);
  if (names.ok) for (const name of names.value) removeTree(process2, joinPath(path, name));
  const removed = disk2.remove(path);
  return removed.ok ? null : removed.problem;
}
function destination(process2, source2, target) {
  const isDirectory = process2.system.disk.lookup(absolute(process2, target))?.kind === "directory";
  return absolute(process2, isDirectory ? joinPath(target, baseName(source2)) : target);
}
function copyTree(process2, node, from, to) {
  const { disk: disk2 } = process2.system;
  process2.system.charge(1);
  if (node.kind !== "directory") {
    const written = disk2.write(to, node.kind === "file" ? node.content : "");
    if (written.ok && node.kind === "file") written.value.mode = node.mode;
    return written.ok ? null : `can't create '${to}': ${written.problem}`;
  }
  if (to === from || to.startsWith(`${from}/`)) return `recursion detected, omitting directory '${from}'`;
  if (disk2.lookup(to)?.kind !== "directory") {
    const made = disk2.makeDirectory(to);
    if (!made.ok) return `can't create directory '${to}': ${made.problem}`;
  }
  let problem = null;
  for (const [name, child] of node.children) problem = copyTree(process2, child, joinPath(from, name), joinPath(to, name)) ?? problem;
  return problem;
}
var copy = applet("rRapfdLPuT", function* (process2, { flags, operands }) {
  const target = operands.at(-1);
  if (target === void 0 || operands.length < 2) return yield* refuseUsage(process2);
  const isRecursive = flags.has("r") || flags.has("R") || flags.has("a");
  if (operands.length > 2 && process2.system.disk.lookup(absolute(process2, target))?.kind !== "directory") {
    return yield* refuse5(process2, `target '${target}' is not a directory`);
  }
  let status = 0;
  for (const source2 of operands.slice(0, -1)) {
    const found = process2.system.disk.find(absolute(process2, source2));
    if (!found.ok) status = yield* refuse5(process2, `can't stat '${source2}': ${found.problem}`);
    else if (found.value.kind === "directory" && !isRecursive) status = yield* refuse5(process2, `omitting directory '${source2}'`);
    else {
      const problem = copyTree(process2, found.value, absolute(process2, source2), destination(process2, source2, target));
      if (problem !== null) status = yield* refuse5(process2, problem);
    }
  }
  return status;
});
var move = applet("fin", function* (process2, { operands }) {
  const target = operands.at(-1);
  if (target === void 0 || operands.length < 2) return yield* refuseUsage(process2);
  let status = 0;
  for (const source2 of operands.slice(0, -1)) {
    const from = absolute(process2, source2);
    const found = process2.system.disk.find(from);
    const to = destination(process2, source2, target);
    if (!found.ok) status = yield* refuse5(process2, `can't rename '${source2}': ${found.problem}`);
    else if (to !== from) {
      const problem = copyTree(process2, found.value, from, to) ?? removeTree(process2, from);
      if (problem !== null) status = yield* refuse5(process2, problem.startsWith("can't") ? problem : `can't rename '${source2}': ${problem}`);
    }
  }
  return status;
});
var link = applet("sfnT", function* (process2, { flags, operands }) {
  const [source2, target = "."] = operands;
  if (source2 === void 0) return yield* refuseUsage(process2);
  const to = destination(process2, source2, target);
  if (!flags.has("f") && process2.system.disk.lookup(to) !== void 0) return yield* refuse5(process2, `${target}: File exists`);
  const from = flags.has("s") && !source2.startsWith("/") ? joinPath(directoryName(to), source2) : absolute(process2, source2);
  const found = process2.system.disk.find(from);
  if (!found.ok) return flags.has("s") ? 0 : yield* refuse5(process2, `${source2}: ${found.problem}`);
  const problem = copyTree(process2, found.value, from, to);
  return problem === null ? 0 : yield* refuse5(process2, `${target}: ${problem}`);
});
var touch = applet("cmad:t:r:", function* (process2, { flags, operands }) {
  let status = 0;
  for (const path of operands) {
    const node = process2.system.disk.lookup(absolute(process2, path));
    if (node?.kind === "file" || node?.kind === "directory") node.modifiedAtMs = process2.system.nowMs;
    else if (node === void 0 && !flags.has("c")) {
      const made = process2.system.disk.open(absolute(process2, path));
      if (!made.ok) status = yield* refuse5(process2, `${path}: ${made.problem}`);
    }
  }
  return status;
});
function changedMode(mode2, spec) {
  if (/^[0-7]{1,4}$/.test(spec)) return Number.parseInt(spec, 8);
  let result = mode2;
  for (const clause of spec.split(",")) {
    const match = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause);
    if (match === null) return void 0;
    const who = match[1] === "" || match[1]?.includes("a") ? "ugo" : match[1] ?? "";
    let bits = 0;
    for (const [letter, shift2] of [
      ["u", 6],
      ["g", 3],
      ["o", 0]
    ]) {
      if (!who.includes(letter)) continue;
      for (const [permission, bit] of [
        ["r", 4],
        ["w", 2],
        ["x", 1]
      ])
        if (match[3]?.includes(permission)) bits |= bit << shift2;
    }
    result = match[2] === "+" ? result | bits : match[2] === "-" ? result & ~bits : bits;
  }
  return result;
}
var changeMode = applet("+R", function* (process2, { operands }) {
  const [spec, ...paths] = operands;
  if (spec === void 0 || paths.length === 0) return yield* refuseUsage(process2);
  let status = 0;
  for (const path of paths) {
    const found = process2.system.disk.find(absolute(process2, path));
    if (!found.ok) {
      status = yield* refuse5(process2, `${path}: ${found.problem}`);
      continue;
    }
    if (found.value.kind !== "file" && found.value.kind !== "directory") continue;
    const mode2 = changedMode(found.value.mode, spec);
    if (mode2 === void 0) return yield* refuse5(process2, `invalid mode '${spec}'`);
    found.value.mode = mode2;
  }
  return status;
});
var changeOwner = applet("+Rh", function* (process2, { operands }) {
  for (const path of operands.slice(1)) {
    const found = process2.system.disk.find(absolute(process2, path));
    if (!found.ok) return yield* refuse5(process2, `${path}: ${found.problem}`);
  }
  return 0;
});
var makeTemporary = applet("dp:tu", function* (process2, { flags, operands }) {
  const [template = joinPath(flags.get("p") ?? "/tmp", "tmp.XXXXXX")] = operands;
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const path = template.replace(
    /X+$/,
    (marks) => [...marks].map(() => letters.charAt((process2.system.random() >>> 8) % letters.length)).join("")
  );
  const full = absolute(process2, path);
  const made = flags.has("d") ? process2.system.disk.makeDirectory(full) : process2.system.disk.open(full);
  if (!made.ok) return yield* refuse5(process2, `${path}: ${made.problem}`);
  yield* print2(process2, `${path}
`);
  return 0;
});
function* walk(process2, path, depth = 0) {
  const found = process2.system.disk.find(absolute(process2, path));
  if (!found.ok) return [];
  process2.system.charge(1);
  const all = [{ path, node: found.value, depth }];
  if (found.value.kind === "directory")
    for (const name of [...found.value.children.keys()].sort()) all.push(...yield* walk(process2, joinPath(path, name), depth + 1));
  return all;
}
var fileApplets = [
  ["chmod", changeMode],
  ["chown", changeOwner],
  ["cp", copy],
  ["ln", link],
  ["mkdir", makeDirectory],
  ["mktemp", makeTemporary],
  ["mv", move],
  ["rm", remove4],
  ["rmdir", removeDirectory],
  ["touch", touch]
];

// sim/programs/applets/regex.ts
function posixRegExp(pattern, isExtended2, flags = "") {
  return safeRegExp(posixSource(pattern, isExtended2), flags);
}
var OPERATORS5 = "(){}|+?";
function posixSource(pattern, isExtended2) {
  let source2 = "";
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === "[") {
      const bracket = bracketSource(pattern, i);
      if (bracket === null) source2 += "\\[";
      else {
        source2 += bracket.source;
        i = bracket.end;
      }
    } else if (char === "\\") {
      i += 1;
      source2 += escaped(pattern.charAt(i), isExtended2);
    } else if (OPERATORS5.includes(char)) source2 += isExtended2 ? char : `\\${char}`;
    else if (char === "*" && (i === 0 || !isExtended2 && /(^|\\\(|\\\||\^)$/.test(pattern.slice(0, i)))) source2 += "\\*";
    else if (char === "^" && !isExtended2 && i > 0 && !/\\[(|]$/.test(pattern.slice(0, i))) source2 += "\\^";
    else if (char === "$" && !isExtended2 && i < pattern.length - 1 && !/^\\[)|]/.test(pattern.slice(i + 1))) source2 += "\\$";
    else source2 += char === "/" ? "\\/" : char;
  }
  return source2;
}
function escaped(char, isExtended2) {
  if (OPERATORS5.includes(char) && char !== "") return isExtended2 ? `\\${char}` : char;
  if (char === "<" || char === ">") return "\\b";
  if (/[wWsSbBnt1-9]/.test(char)) return `\\${char}`;
  return /[a-zA-Z0-9]/.test(char) ? char : `\\${char}`;
}

// sim/programs/applets/grep-applet.ts
function expressionOf(patterns, flags, isExtended2) {
  const one = (pattern) => {
    const source2 = flags.has("F") ? escapeRegExp(pattern) : posixSource(pattern, isExtended2);
    if (flags.has("x")) return `^(?:${source2})$`;
    return flags.has("w") ? `(?<!\\w)(?:${source2})(?!\\w)` : source2;
  };
  return safeRegExp(patterns.map((pattern) => `(?:${one(pattern)})`).join("|"), flags.has("i") ? "gi" : "g");
}
var grep = (isExtended2, isFixed) => applet("EFinvclLqsowxrRhHe:f:A:B:C:m:a", function* (process2, options) {
  const { flags, operands } = options;
  const pattern = flags.get("e") ?? operands[0];
  if (pattern === void 0) return yield* refuseUsage(process2);
  const all = isFixed ? new Map([...flags, ["F", ""]]) : flags;
  const files = flags.has("e") ? operands : operands.slice(1);
  const context = Number(flags.get("C") ?? 0);
  return yield* search(
    process2,
    { flags: all, operands: yield* expandDirectories(process2, files, flags) },
    {
      expression: expressionOf(pattern.split("\n"), all, isExtended2 || flags.has("E")),
      flags: all,
      showsNames: (files.length > 1 || flags.has("r") || flags.has("R") || flags.has("H")) && !flags.has("h"),
      before: Number(flags.get("B") ?? context),
      after: Number(flags.get("A") ?? context)
    }
  );
});
function* expandDirectories(process2, files, flags) {
  if (!flags.has("r") && !flags.has("R")) return files;
  const all = [];
  for (const file of files.length === 0 ? ["."] : files) {
    if (process2.system.disk.lookup(absolute(process2, file))?.kind !== "directory") all.push(file);
    else for (const { path, node } of yield* walk(process2, file)) if (node.kind === "file") all.push(path);
  }
  return all;
}
function* search(process2, { operands }, given) {
  const { flags } = given;
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands, (path, problem) => `${path}: ${problem}`);
  let found = false;
  for (const { name, text } of inputs) {
    const { matched, output } = searchText(given, name === "-" ? "(standard input)" : name, text);
    found ||= matched;
    if (flags.has("q")) {
      if (found) return 0;
    } else yield* print2(process2, output);
  }
  return failed2 ? 2 : found ? 0 : 1;
}
function searchText({ expression, flags, showsNames, before, after }, name, text) {
  const lines3 = linesOf(text);
  const prefix = (index, mark) => `${showsNames ? name + mark : ""}${flags.has("n") ? index + 1 + mark : ""}`;
  const limit = Number(flags.get("m") ?? Number.POSITIVE_INFINITY);
  const hits = [];
  for (const [index, line] of lines3.entries()) {
    expression.lastIndex = 0;
    if (expression.test(line) !== flags.has("v")) hits.push(index);
    if (hits.length >= limit) break;
  }
  const matched = hits.length > 0;
  if (flags.has("l") || flags.has("L")) return { matched, output: matched === flags.has("l") ? `${name}
` : "" };
  if (flags.has("c")) return { matched, output: `${showsNames ? `${name}:` : ""}${hits.length}
` };
  let output = "";
  if (flags.has("o")) {
    for (const index of hits)
      for (const [part] of (lines3[index] ?? "").matchAll(expression)) if (part !== "") output += `${prefix(index, ":")}${part}
`;
    return { matched, output };
  }
  let shown = -1;
  for (const [place, index] of hits.entries()) {
    const first = Math.max(index - before, shown + 1);
    if (shown >= 0 && first > shown + 1 && before + after > 0) output += "--\n";
    const last = Math.min(index + after, lines3.length - 1, (hits[place + 1] ?? lines3.length) - 1);
    for (let i = first; i <= last; i++) output += `${prefix(i, i === index ? ":" : "-")}${lines3[i] ?? ""}
`;
    shown = Math.max(shown, last);
  }
  return { matched, output };
}
var grepApplets = [
  ["egrep", grep(true, false)],
  ["fgrep", grep(false, true)],
  ["grep", grep(false, false)]
];

// sim/programs/applets/run-command.ts
var EXEC_MS2 = 1;
function* programFor(process2, words) {
  const [name = ""] = words;
  const found = findProgram(process2, name, process2.env.get("PATH") ?? "");
  if (found.ok) return found.main;
  const problem = found.problem === "not found" ? "No such file or directory" : found.problem;
  return yield* refuse5(process2, `can't execute '${name}': ${problem}`, found.exitCode);
}
function* runCommand2(process2, words, env = process2.env) {
  const main = yield* programFor(process2, words);
  if (typeof main === "number") return main;
  const delayed = function* (child2) {
    yield* sleep(child2, EXEC_MS2);
    return yield* main(child2);
  };
  const child = process2.system.spawn(process2, delayed, { argv: words, env });
  if (child === void 0) return yield* refuse5(process2, "fork: Resource temporarily unavailable");
  yield* waitFor(() => child.exitStatus !== null);
  return child.exitStatus ?? 0;
}
function* becomeCommand(process2, words, env = process2.env) {
  const main = yield* programFor(process2, words);
  if (typeof main === "number") return main;
  process2.argv = words;
  process2.env = env;
  process2.handled.clear();
  return yield* main(process2);
}

// sim/programs/applets/listing-applets.ts
var PROGRAM_BYTES = 1037528;
var sizeOf = (node) => node.kind === "file" ? node.content.length : node.kind === "directory" ? 4096 : node.kind === "program" ? PROGRAM_BYTES : 0;
function modeText(node) {
  const mode2 = node.kind === "file" || node.kind === "directory" ? node.mode : node.kind === "program" ? 493 : 438;
  const kind = node.kind === "directory" ? "d" : node.kind === "device" ? "c" : "-";
  let text = kind;
  for (let bit = 8; bit >= 0; bit--) text += (mode2 & 1 << bit) === 0 ? "-" : "xwr".charAt(bit % 3);
  return (mode2 & 512) === 0 ? text : `${text.slice(0, -1)}t`;
}
function longLine(process2, node, name) {
  const modifiedAtMs = node.kind === "file" || node.kind === "directory" ? node.modifiedAtMs : -864e5;
  const when = formatDate("%b %e %H:%M", process2.system.input.startedAtMs() + modifiedAtMs);
  const links = node.kind === "directory" ? 2 + [...node.children.values()].filter((child) => child.kind === "directory").length : 1;
  return `${modeText(node)} ${String(links).padStart(4)} root     root     ${String(sizeOf(node)).padStart(9)} ${when} ${name}`;
}
var list2 = applet("alA1hRrtSdFpin", function* (process2, { flags, operands }) {
  const { disk: disk2 } = process2.system;
  const show = (node, name) => flags.has("l") && node !== void 0 ? longLine(process2, node, name) : name;
  let status = 0;
  const files = [];
  const directories = [];
  for (const path of operands.length === 0 ? ["."] : operands) {
    const found = disk2.find(absolute(process2, path));
    if (!found.ok) status = yield* refuse5(process2, `${path}: ${found.problem}`);
    else if (found.value.kind === "directory" && !flags.has("d")) directories.push(path);
    else files.push(show(found.value, path));
  }
  if (files.length > 0) yield* print2(process2, `${files.join("\n")}
`);
  for (const [index, path] of directories.entries()) {
    const full = absolute(process2, path);
    const names = disk2.list(full);
    const shown = (names.ok ? names.value : []).filter((name) => flags.has("a") || flags.has("A") || !name.startsWith("."));
    if (flags.has("a")) shown.unshift(".", "..");
    if (flags.has("t"))
      shown.sort(
        (a, b) => modifiedAt(disk2.lookup(absolute(process2, joinPath(full, b)))) - modifiedAt(disk2.lookup(absolute(process2, joinPath(full, a))))
      );
    if (flags.has("r")) shown.reverse();
    const lines3 = shown.map((name) => show(disk2.lookup(absolute(process2, joinPath(full, name))), name));
    if (directories.length + files.length > 1) lines3.unshift(`${index > 0 || files.length > 0 ? "\n" : ""}${path}:`);
    if (flags.has("l")) lines3.splice(directories.length + files.length > 1 ? 1 : 0, 0, `total ${shown.length * 4}`);
    if (lines3.length > 0) yield* print2(process2, `${lines3.join("\n")}
`);
  }
  return status;
});
var modifiedAt = (node) => node?.kind === "file" || node?.kind === "directory" ? node.modifiedAtMs : 0;
var stat = applet("c:ftL", function* (process2, { flags, operands }) {
  let status = 0;
  for (const path of operands) {
    const found = process2.system.disk.find(absolute(process2, path));
    if (!found.ok) {
      status = yield* refuse5(process2, `can't stat '${path}': ${found.problem}`);
      continue;
    }
    const node = found.value;
    const seconds = () => String(Math.floor((process2.system.input.startedAtMs() + modifiedAt(node)) / 1e3));
    const fields = /* @__PURE__ */ new Map([
      ["n", () => path],
      ["s", () => String(sizeOf(node))],
      ["A", () => modeText(node)],
      ["a", () => node.kind === "file" || node.kind === "directory" ? node.mode.toString(8) : "755"],
      ["Y", seconds],
      [
        "F",
        () => node.kind === "directory" ? "directory" : node.kind === "device" ? "character special file" : sizeOf(node) === 0 ? "regular empty file" : "regular file"
      ],
      ["U", () => "root"],
      ["G", () => "root"],
      ["u", () => "0"],
      ["g", () => "0"]
    ]);
    const format = flags.get("c") ?? "  File: %n\n  Size: %s\n";
    yield* print2(process2, `${format.replace(/%([a-zA-Z])/g, (whole2, letter) => fields.get(letter)?.() ?? whole2)}
`);
  }
  return status;
});
var diskUse = applet("sakmhcd:x", function* (process2, { flags, operands }) {
  const unit = flags.has("m") ? 1048576 : 1024;
  for (const path of operands.length === 0 ? ["."] : operands) {
    const all = yield* walk(process2, path);
    if (all.length === 0) return yield* refuse5(process2, `${path}: No such file or directory`);
    const wanted = flags.has("s") ? all.slice(0, 1) : all.filter(({ node }) => node.kind === "directory" || flags.has("a"));
    for (const { path: each } of wanted.toReversed()) {
      const bytes = all.filter((one) => one.path === each || one.path.startsWith(joinPath(each, ""))).reduce((sum2, { node }) => sum2 + Math.ceil(sizeOf(node) / 4096) * 4096, 0);
      const blocks = Math.ceil(bytes / unit);
      yield* print2(process2, `${flags.has("h") ? humanSize(bytes) : blocks}	${each}
`);
    }
  }
  return 0;
});
function humanSize(bytes) {
  if (bytes < 1048576) return `${(bytes / 1024).toFixed(1)}K`;
  return bytes < 1073741824 ? `${(bytes / 1048576).toFixed(1)}M` : `${(bytes / 1073741824).toFixed(1)}G`;
}
var find = function* (process2) {
  const args = process2.argv.slice(1);
  let i = 0;
  const paths = [];
  while (i < args.length && !/^[-(!]/.test(args[i] ?? "")) paths.push(args[i++] ?? "");
  const conditions = parseConditions(args.slice(i));
  if (typeof conditions === "string") return yield* refuse5(process2, conditions);
  let status = 0;
  for (const path of paths.length === 0 ? ["."] : paths) {
    const all = yield* walk(process2, path);
    if (all.length === 0) status = yield* refuse5(process2, `${path}: No such file or directory`);
    for (const entry of conditions.deletes ? all.toReversed() : all) {
      if (entry.depth > conditions.maxDepth || entry.depth < conditions.minDepth) continue;
      if (!conditions.tests.every((test3) => test3(entry))) continue;
      if (conditions.deletes) process2.system.disk.remove(absolute(process2, entry.path));
      else if (conditions.exec === null) yield* print2(process2, `${entry.path}
`);
      else
        yield* runCommand2(
          process2,
          conditions.exec.map((word) => word.replaceAll("{}", entry.path))
        );
    }
  }
  return status;
};
function parseConditions(args) {
  const tests = [];
  let maxDepth = Number.POSITIVE_INFINITY;
  let minDepth = 0;
  let exec2 = null;
  let deletes = false;
  let negates = false;
  for (let i = 0; i < args.length; i++) {
    const name = args[i] ?? "";
    const value = args[i + 1] ?? "";
    const add = (test3) => {
      const isNegated = negates;
      tests.push(isNegated ? (entry) => !test3(entry) : test3);
      negates = false;
      i += 1;
    };
    if (name === "-name") add(({ path }) => matchesPattern(value, baseName(path)));
    else if (name === "-path") add(({ path }) => matchesPattern(value, path));
    else if (name === "-type")
      add(({ node }) => value === "d" ? node.kind === "directory" : value === "f" && (node.kind === "file" || node.kind === "program"));
    else if (name === "-maxdepth") maxDepth = Number(args[++i]);
    else if (name === "-mindepth") minDepth = Number(args[++i]);
    else if (name === "!" || name === "-not") negates = true;
    else if (name === "-delete") deletes = true;
    else if (name === "-exec") {
      const end = args.findIndex((word, index) => index > i && (word === ";" || word === "+"));
      if (end < 0) return "-exec requires an argument";
      exec2 = args.slice(i + 1, end);
      i = end;
    } else if (name === "-empty") {
      add(({ node }) => node.kind === "directory" ? node.children.size === 0 : sizeOf(node) === 0);
      i -= 1;
    } else if (name !== "-print" && name !== "-print0") return `unrecognized: ${name}`;
  }
  return { tests, maxDepth, minDepth, exec: exec2, deletes };
}
var listingApplets = [
  ["du", diskUse],
  ["find", find],
  ["ls", list2],
  ["stat", stat]
];

// sim/programs/applets/memory-applets.ts
var COPY_RATE = 1e6;
var MAX_CONTENT = 1048576;
var dd = function* (process2) {
  const given = /* @__PURE__ */ new Map();
  for (const argument of argumentsOf(process2)) {
    const [name = "", value] = argument.split(/=(.*)/s);
    if (value === void 0 || !/^(if|of|bs|ibs|obs|count|skip|seek|conv|status|iflag|oflag)$/.test(name))
      return yield* refuse5(process2, `unrecognized: ${argument}`);
    given.set(name, value);
  }
  const blockBytes = parseSize(given.get("bs") ?? given.get("ibs") ?? "512");
  const count = given.has("count") ? parseSize(given.get("count") ?? "") : Number.POSITIVE_INFINITY;
  if (blockBytes === void 0 || blockBytes === 0 || count === void 0)
    return yield* refuse5(process2, `invalid number '${given.get("bs") ?? given.get("count")}'`);
  const input = yield* open2(process2, given.get("if"), 0, "read");
  const output = yield* open2(process2, given.get("of"), 1, "write");
  if (input === void 0 || output === void 0) return 1;
  if (blockBytes > MAX_CONTENT) yield* fillMemory(process2, blockBytes);
  const copied = input.isEndless ? yield* copyEndless(process2, input, output, blockBytes * count) : yield* copyAll(input, output, blockBytes * count);
  if (blockBytes > MAX_CONTENT) process2.system.allocate(-blockBytes);
  return yield* report(process2, copied, blockBytes, given.get("status"));
};
function* open2(process2, path, standard, mode2) {
  if (path === void 0) return process2.files.get(standard);
  const opened = openPath(process2, path, mode2);
  if (opened.ok) return opened.value;
  yield* refuse5(process2, `can't open '${path}': ${opened.problem}`);
  return void 0;
}
function* copyEndless(process2, input, output, bytes) {
  if (bytes === Number.POSITIVE_INFINITY) return yield* hang();
  let content = "";
  while (content.length < Math.min(bytes, MAX_CONTENT)) content += input.tryRead() ?? "";
  output.tryWrite(content.slice(0, Math.min(bytes, MAX_CONTENT)));
  yield* sleep(process2, Math.ceil(bytes / COPY_RATE));
  return bytes;
}
function* copyAll(input, output, bytes) {
  let copied = 0;
  while (copied < bytes) {
    const chunk = (yield* readChunk(input)).slice(0, bytes - copied);
    if (chunk === "") break;
    output.tryWrite(chunk);
    copied += chunk.length;
  }
  return copied;
}
function* report(process2, bytes, blockBytes, status) {
  if (status === "none") return 0;
  const records = `${Math.floor(bytes / blockBytes)}+${bytes % blockBytes === 0 ? 0 : 1}`;
  const seconds = Math.max(bytes / COPY_RATE / 1e3, 1e-3);
  const summary = `${bytes} bytes (${(bytes / 1048576).toFixed(1)}MB) copied, ${seconds.toFixed(6)} seconds, ${(bytes / seconds / 1048576).toFixed(1)}MB/s`;
  yield* complain(process2, `${records} records in
${records} records out${status === "noxfer" ? "" : `
${summary}`}`);
  return 0;
}
var memoryApplets = [["dd", dd]];

// sim/programs/applets/network-applets.ts
var LOOKUP_MS = 5e3;
var ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
var addressOf = (host) => host === "localhost" ? "127.0.0.1" : ADDRESS.test(host) ? host : void 0;
function* reach(process2, host, port) {
  const address = addressOf(host);
  if (address === void 0) {
    yield* sleep(process2, LOOKUP_MS);
    return yield* refuse5(process2, `bad address '${host}'`);
  }
  return yield* refuse5(process2, `can't connect to remote host (${address}): Connection refused`, port === "" ? 2 : 1);
}
var wget = applet(
  "qO:P:T:t:cSU:",
  function* (process2, { flags, operands }) {
    const [url] = operands;
    if (url === void 0) return yield* refuseUsage(process2);
    const [, scheme = "http", host = "", port = scheme === "https" ? "443" : "80"] = /^(?:(https?|ftp):\/\/)?([^/:]*)(?::(\d+))?/.exec(url) ?? [];
    const address = addressOf(host);
    if (address !== void 0 && !flags.has("q")) yield* complain(process2, `Connecting to ${host}:${port} (${address}:${port})`);
    return yield* reach(process2, host, port);
  },
  { "no-check-certificate": "c", spider: "c", timeout: "T", "post-data": "U", header: "U" }
);
var nc = applet("zvlw:p:eiu", function* (process2, { flags, operands }) {
  const [host = "", port = ""] = operands;
  if (flags.has("l") || host === "") return yield* refuseUsage(process2);
  return yield* reach(process2, host, port);
});
var ping = applet("c:w:W:i:qs:4", function* (process2, { operands }) {
  const [host] = operands;
  if (host === void 0) return yield* refuseUsage(process2);
  if (addressOf(host) !== void 0) return yield* refuse5(process2, "permission denied (are you root?)");
  yield* sleep(process2, LOOKUP_MS);
  return yield* refuse5(process2, `bad address '${host}'`);
});
var nslookup = applet("", function* (process2, { operands }) {
  if (operands.length === 0) return yield* refuseUsage(process2);
  yield* sleep(process2, LOOKUP_MS);
  yield* print2(process2, ";; connection timed out; no servers could be reached\n\n");
  return 1;
});
var networkApplets = [
  ["nc", nc],
  ["nslookup", nslookup],
  ["ping", ping],
  ["wget", wget]
];

// sim/programs/applets/process-applets.ts
var timeout = applet("+s:k:", function* (process2, { flags, operands }) {
  const [limit, ...words] = operands;
  if (limit === void 0 || words.length === 0) return yield* refuseUsage(process2);
  const limitMs = parseDuration(limit);
  const killMs = flags.has("k") ? parseDuration(flags.get("k") ?? "") : Number.POSITIVE_INFINITY;
  const signal = parseSignal(flags.get("s") ?? "TERM");
  if (limitMs === void 0 || killMs === void 0) return yield* refuse5(process2, `invalid number '${limit}'`);
  if (signal === void 0) return yield* refuse5(process2, `bad signal name '${flags.get("s")}'`);
  const { system, pid } = process2;
  const watch2 = function* (watcher) {
    yield* sleep(watcher, limitMs);
    if (process2.exitStatus === null) system.signal(pid, signal);
    if (killMs === Number.POSITIVE_INFINITY) return 0;
    yield* sleep(watcher, killMs);
    if (process2.exitStatus === null) system.signal(pid, "KILL");
    return 0;
  };
  system.spawn(process2, watch2, { files: /* @__PURE__ */ new Map() });
  return yield* becomeCommand(process2, words);
});
var kill2 = function* (process2) {
  const [first = "", ...rest] = argumentsOf(process2);
  if (first === "-l") {
    yield* print2(process2, `${Object.keys(signalNumbers).join("\n")}
`);
    return 0;
  }
  const signal = first.startsWith("-") ? parseSignal(first === "-s" ? rest.shift() ?? "" : first.slice(1)) : "TERM";
  if (signal === void 0 && first !== "-0") return yield* refuse5(process2, `bad signal name '${first.slice(1)}'`);
  let status = 0;
  for (const target of first.startsWith("-") ? rest : [first, ...rest]) {
    const isReached = signal === void 0 ? process2.system.isAlive(Number(target)) : process2.system.signal(Number(target), signal);
    if (!isReached) status = yield* refuse5(process2, `can't kill pid ${target}: No such process`);
  }
  return status;
};
var environment2 = applet("+iu:0", function* (process2, { flags, operands }) {
  const changes = /* @__PURE__ */ new Map();
  const removed = flags.get("u");
  if (removed !== void 0) changes.set(removed, null);
  let i = 0;
  for (; operands[i]?.includes("="); i++) {
    const [name = "", value = ""] = (operands[i] ?? "").split(/=(.*)/s);
    changes.set(name, value);
  }
  const env = layeredEnvironment(flags.has("i") ? plainEnvironment(/* @__PURE__ */ new Map()) : process2.env, changes);
  if (i < operands.length) return yield* becomeCommand(process2, operands.slice(i), env);
  yield* print2(process2, [...env.entries()].map(([name, value]) => `${name}=${value}
`).join(""));
  return 0;
});
var xargs = applet("+n:I:i:0rtpP:", function* (process2, { flags, operands }) {
  const input = process2.files.get(0);
  const text = input === void 0 ? "" : yield* readAll(process2, input);
  const words = operands.length === 0 ? ["echo"] : operands;
  const mark = flags.get("I");
  const items = flags.has("0") ? text.split("\0").filter((item) => item !== "") : mark === void 0 ? splitQuoted(text) : text.split("\n").filter((item) => item !== "");
  const size = mark === void 0 ? Number(flags.get("n") ?? Number.POSITIVE_INFINITY) || 1 : 1;
  let status = 0;
  if (items.length === 0 && (flags.has("r") || mark !== void 0)) return 0;
  for (let i = 0; i < Math.max(items.length, 1); i += Math.min(size, Math.max(items.length, 1))) {
    const batch = items.slice(i, i + Math.min(size, items.length));
    const code = yield* runCommand2(
      process2,
      mark === void 0 ? [...words, ...batch] : words.map((word) => word.replaceAll(mark, batch[0] ?? ""))
    );
    if (code === 126 || code === 127) return code;
    if (code !== 0) status = 123;
  }
  return status;
});
function splitQuoted(text) {
  const items = text.match(/(?:"[^"\n]*"|'[^'\n]*'|\\.|[^\s"'\\])+/gs) ?? [];
  return items.map((item) => item.replace(/"([^"\n]*)"|'([^'\n]*)'|\\(.)/gs, (_, a, b, c) => a ?? b ?? c ?? ""));
}
var processes = applet("oAef", function* (process2) {
  const rows = process2.system.processes().map(({ pid, argv }) => `${String(pid).padStart(5)} root      0:00 ${argv.join(" ")}
`);
  yield* print2(process2, `PID   USER     TIME  COMMAND
${rows.join("")}`);
  return 0;
});
var nohup = function* (process2) {
  process2.ignored.add("HUP");
  return yield* becomeCommand(process2, argumentsOf(process2));
};
var nice = applet("+n:", function* (process2, { operands }) {
  return yield* becomeCommand(process2, operands);
});
var time = applet("+vp", function* (process2, { operands }) {
  const start = process2.system.nowMs;
  const status = yield* runCommand2(process2, operands);
  const ms = process2.system.nowMs - start;
  const shown = `${Math.floor(ms / 6e4)}m ${(ms % 6e4 / 1e3).toFixed(2)}s`;
  process2.files.get(2)?.tryWrite(`real	${shown}
user	0m 0.00s
sys	0m 0.00s
`);
  return status;
});
var watch = applet("+n:t", function* (process2, { flags, operands }) {
  const everyMs = parseDuration(flags.get("n") ?? "2") ?? 2e3;
  for (; ; ) {
    yield* runCommand2(process2, ["sh", "-c", operands.join(" ")]);
    yield* sleep(process2, Math.max(everyMs, 100));
    yield* spend(process2, 0);
  }
});
var yes = function* (process2) {
  const text = `${argumentsOf(process2).join(" ") || "y"}
`;
  for (; ; ) {
    const problem = yield* print2(process2, text);
    if (problem !== null) return 1;
    yield* spend(process2, 1e3);
  }
};
var serve = function* () {
  return yield* hang();
};
var processApplets = [
  ["crond", serve],
  ["env", environment2],
  ["httpd", serve],
  ["kill", kill2],
  ["nice", nice],
  ["nohup", nohup],
  ["ps", processes],
  ["time", time],
  ["timeout", timeout],
  ["watch", watch],
  ["xargs", xargs],
  ["yes", yes]
];

// sim/programs/applets/sed-script.ts
var SedError = class extends Error {
};
var NOTHING2 = /(?!)/;
function parseSed(script, isExtended2) {
  try {
    return new SedParser(script, isExtended2).parse();
  } catch (error) {
    if (!(error instanceof SedError)) throw error;
    return error.message;
  }
}
var SedParser = class {
  #script;
  #isExtended;
  #position = 0;
  constructor(script, isExtended2) {
    this.#script = script;
    this.#isExtended = isExtended2;
  }
  parse() {
    const commands = [];
    const blocks = [];
    for (; ; ) {
      this.#skip(/[\s;]*/y);
      if (this.#position >= this.#script.length) break;
      const from = this.#address();
      const to = from !== null && this.#skip(/\s*,\s*/y) !== "" ? this.#address() : null;
      this.#skip(/\s*/y);
      const negated = this.#skip(/!\s*/y) !== "";
      const command2 = this.#command(from, to, negated);
      if (command2.name === "{") blocks.push(command2);
      else if (command2.name === "}") {
        const block = blocks.pop();
        if (block === void 0) throw new SedError("unexpected }");
        block.blockEnd = commands.length;
      }
      commands.push(command2);
    }
    if (blocks.length > 0) throw new SedError("unmatched {");
    return commands;
  }
  #skip(expression) {
    expression.lastIndex = this.#position;
    const text = expression.exec(this.#script)?.[0] ?? "";
    this.#position += text.length;
    return text;
  }
  #address() {
    const line = this.#skip(/\d+/y);
    if (line !== "") return { kind: "line", line: Number(line) };
    if (this.#skip(/\$/y) !== "") return { kind: "last" };
    if (this.#script[this.#position] !== "/") return null;
    this.#position += 1;
    const expression = posixRegExp(this.#until("/"), this.#isExtended, this.#skip(/I/y) === "" ? "" : "i");
    return { kind: "match", expression };
  }
  /** Text up to the delimiter, which is taken; an escaped delimiter stands for itself. */
  #until(delimiter) {
    let text = "";
    let inBracket = false;
    for (; ; ) {
      const char = this.#script[this.#position++];
      if (char === void 0) throw new SedError("unterminated regex");
      if (char === "\\") {
        const next = this.#script[this.#position++] ?? "";
        text += next === delimiter ? next : next === "n" ? "\n" : `\\${next}`;
      } else if (char === delimiter && !inBracket) return text;
      else {
        if (char === "[") inBracket = true;
        else if (char === "]") inBracket = false;
        text += char;
      }
    }
  }
  #untilPlain(delimiter) {
    let text = "";
    for (; ; ) {
      const char = this.#script[this.#position++];
      if (char === void 0) throw new SedError("unterminated s command");
      if (char === "\\") text += `\\${this.#script[this.#position++] ?? ""}`;
      else if (char === delimiter) return text;
      else text += char;
    }
  }
  #command(from, to, negated) {
    const name = this.#script[this.#position++] ?? "";
    const base = {
      name,
      from,
      to,
      negated,
      expression: NOTHING2,
      replacement: [],
      isGlobal: false,
      occurrence: 1,
      prints: false,
      mapping: /* @__PURE__ */ new Map(),
      text: "",
      blockEnd: 0
    };
    if (name === "s") return this.#substitution(base);
    if (name === "y") {
      const delimiter = this.#script[this.#position++] ?? "";
      const source2 = [...this.#untilPlain(delimiter)];
      const target = [...this.#untilPlain(delimiter)];
      return { ...base, mapping: new Map(source2.map((char, index) => [char, target[index] ?? ""])) };
    }
    if (name === "a" || name === "i" || name === "c") {
      this.#skip(/\s*\\?\n?\s*/y);
      return { ...base, text: this.#skip(/(?:[^\n\\]|\\[\s\S])*/y).replace(/\\(.)/gs, "$1") };
    }
    if (name === "#") {
      this.#skip(/[^\n]*/y);
      return base;
    }
    if (name === "" || !"{}dpq=hHgGx".includes(name)) throw new SedError(`unsupported command ${name}`);
    return base;
  }
  #substitution(base) {
    const delimiter = this.#script[this.#position++] ?? "";
    const pattern = this.#until(delimiter);
    const replacement = parseReplacement(this.#untilPlain(delimiter), delimiter);
    const flags = this.#skip(/[gpIi0-9]*/y);
    const rest = this.#script[this.#position];
    if (rest !== void 0 && !/[\s;}]/.test(rest)) throw new SedError("unknown option to s command");
    return {
      ...base,
      expression: posixRegExp(pattern, this.#isExtended, /i/i.test(flags) ? "gi" : "g"),
      replacement,
      isGlobal: flags.includes("g"),
      occurrence: Number(/\d+/.exec(flags)?.[0] ?? 1),
      prints: flags.includes("p")
    };
  }
};
function parseReplacement(text, delimiter) {
  const parts = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "&") parts.push(0);
    else if (char !== "\\") parts.push(char);
    else {
      i += 1;
      const next = text.charAt(i);
      if (/[0-9]/.test(next)) parts.push(Number(next));
      else parts.push(next === "n" ? "\n" : next === "t" ? "	" : next === delimiter ? delimiter : next);
    }
  }
  return parts;
}

// sim/programs/applets/sed-applet.ts
function matchesAddress(address, { line, number: number2, isLast }) {
  if (address.kind === "line") return number2 === address.line;
  return address.kind === "last" ? isLast : address.expression.test(line);
}
function applies(command2, state) {
  const { from, to, negated } = command2;
  if (from === null) return true;
  if (to === null) return matchesAddress(from, state) !== negated;
  let inside = state.open.has(command2);
  if (inside) {
    if (matchesAddress(to, state) || to.kind === "line" && state.number >= to.line) state.open.delete(command2);
    if (to.kind === "line" && state.number > to.line) inside = false;
  } else if (matchesAddress(from, state)) {
    inside = true;
    if (to.kind !== "line" || to.line > state.number) state.open.add(command2);
  }
  return inside !== negated;
}
function substitute2(command2, state) {
  const { expression, replacement, occurrence } = command2;
  let count = 0;
  let changed = false;
  state.line = state.line.replace(expression, (...groups) => {
    const whole2 = String(groups[0]);
    count += 1;
    if (count !== occurrence && !(command2.isGlobal && count > occurrence)) return whole2;
    changed = true;
    return replacement.map((part) => typeof part === "string" ? part : String(groups[part] ?? "")).join("");
  });
  return changed;
}
function runLine(commands, state, isQuiet, output) {
  let appended = "";
  let verdict = "next";
  for (let i = 0; i < commands.length && verdict === "next"; i++) {
    const command2 = commands[i];
    if (command2 === void 0 || !applies(command2, state)) {
      if (command2?.name === "{") i = command2.blockEnd;
      continue;
    }
    switch (command2.name) {
      case "s":
        if (substitute2(command2, state)) {
          state.substituted = true;
          if (command2.prints) output.push(`${state.line}
`);
        }
        break;
      case "y":
        state.line = [...state.line].map((char) => command2.mapping.get(char) ?? char).join("");
        break;
      case "d":
        verdict = "delete";
        break;
      case "p":
        output.push(`${state.line}
`);
        break;
      case "q":
        verdict = "quit";
        break;
      case "=":
        output.push(`${state.number}
`);
        break;
      case "a":
        appended += `${command2.text}
`;
        break;
      case "i":
        output.push(`${command2.text}
`);
        break;
      case "c":
        output.push(`${command2.text}
`);
        verdict = "delete";
        break;
      case "h":
        state.hold = state.line;
        break;
      case "H":
        state.hold += `
${state.line}`;
        break;
      case "g":
        state.line = state.hold;
        break;
      case "G":
        state.line += `
${state.hold}`;
        break;
      case "x":
        [state.line, state.hold] = [state.hold, state.line];
        break;
      default:
        break;
    }
  }
  if (!isQuiet && verdict !== "delete") output.push(`${state.line}
`);
  output.push(appended);
  return verdict;
}
function runText2(commands, text, isQuiet) {
  const state = { line: "", hold: "", number: 0, isLast: false, substituted: false, open: /* @__PURE__ */ new Set() };
  const output = [];
  const all = linesOf(text);
  for (const [index, line] of all.entries()) {
    state.line = line;
    state.number = index + 1;
    state.isLast = index === all.length - 1;
    if (runLine(commands, state, isQuiet, output) === "quit") break;
  }
  const joined = output.join("");
  return text !== "" && !text.endsWith("\n") && joined.endsWith("\n") ? joined.slice(0, -1) : joined;
}
function* editInPlace(process2, commands, files, isQuiet) {
  let status = 0;
  for (const path of files) {
    const file = yield* openInput(process2, path, pathProblem);
    if (file === void 0) {
      status = 1;
      continue;
    }
    const written = process2.system.disk.write(absolute(process2, path), runText2(commands, yield* readAll(process2, file), isQuiet));
    if (!written.ok) status = yield* refuse5(process2, `${path}: ${written.problem}`);
  }
  return status;
}
var sedProgram = applet("nErie:f:s", function* (process2, { flags, operands }) {
  const script = flags.get("e") ?? operands[0];
  if (script === void 0) return yield* refuseUsage(process2);
  const files = flags.has("e") ? operands : operands.slice(1);
  const commands = parseSed(script, flags.has("E") || flags.has("r"));
  if (typeof commands === "string") return yield* refuse5(process2, commands);
  if (flags.has("i")) return yield* editInPlace(process2, commands, files, flags.has("n"));
  const { inputs, failed: failed2 } = yield* readInputs(process2, files);
  const text = inputs.map((input, index) => index < inputs.length - 1 && input.text !== "" && !input.text.endsWith("\n") ? `${input.text}
` : input.text).join("");
  yield* print2(process2, runText2(commands, text, flags.has("n")));
  return failed2 ? 1 : 0;
});

// sim/programs/applets/stream-applets.ts
var ENDLESS_TURN_MS = 1e3;
function* copy2(process2, file) {
  while (file.isEndless) yield* sleep(process2, ENDLESS_TURN_MS);
  for (let chunk = yield* readChunk(file); chunk !== ""; chunk = yield* readChunk(file)) {
    yield* print2(process2, chunk);
    yield* spend(process2, 0);
  }
}
var cat = applet("nbAu", function* (process2, { flags, operands }) {
  let status = 0;
  let line = 0;
  for (const name of operands.length === 0 ? ["-"] : operands) {
    const file = yield* openInput(process2, name, cannotOpen);
    if (file === void 0) status = 1;
    else if (flags.has("n")) {
      for (const text of linesOf(yield* readAll(process2, file))) yield* print2(process2, `${String(++line).padStart(6)}	${text}
`);
    } else yield* copy2(process2, file);
  }
  return status;
});
var tee = applet("ai", function* (process2, { flags, operands }) {
  const outputs = [];
  let status = 0;
  for (const path of operands) {
    const opened = openPath(process2, path, flags.has("a") ? "append" : "write");
    if (opened.ok) outputs.push(opened.value);
    else status = yield* refuse5(process2, `${path}: ${opened.problem}`);
  }
  const input = process2.files.get(0);
  if (input === void 0) return status;
  for (let chunk = yield* readChunk(input); chunk !== ""; chunk = yield* readChunk(input)) {
    for (const output of outputs) output.tryWrite(chunk);
    yield* print2(process2, chunk);
    yield* spend(process2, 0);
  }
  return status;
});
function withOldCount(main) {
  return (process2) => {
    const [name = "", first = "", ...rest] = process2.argv;
    if (/^-\d+$/.test(first)) process2.argv = [name, "-n", first.slice(1), ...rest];
    return main(process2);
  };
}
function* printHead(process2, file, lines3, bytes) {
  let linesLeft = lines3;
  let bytesLeft = bytes ?? 0;
  while (bytes === void 0 ? linesLeft > 0 : bytesLeft > 0) {
    const chunk = yield* readChunk(file);
    if (chunk === "") return;
    let end = 0;
    if (bytes !== void 0) {
      end = Math.min(bytesLeft, chunk.length);
      bytesLeft -= end;
    } else {
      while (linesLeft > 0 && end < chunk.length) {
        const next = chunk.indexOf("\n", end);
        end = next < 0 ? chunk.length : next + 1;
        if (next >= 0) linesLeft -= 1;
      }
    }
    file.pushedBack = file.isEndless ? "" : chunk.slice(end);
    yield* print2(process2, chunk.slice(0, end));
    yield* spend(process2, 0, 1 + (end >> 10));
  }
}
var head = withOldCount(
  applet("n:c:qv", function* (process2, { flags, operands }) {
    const bytes = flags.has("c") ? parseSize(flags.get("c") ?? "") : void 0;
    const lines3 = parseSize((flags.get("n") ?? "10").replace(/^[-+]/, ""));
    if (lines3 === void 0 || flags.has("c") && bytes === void 0)
      return yield* refuse5(process2, `invalid number '${flags.get("c") ?? flags.get("n")}'`);
    let status = 0;
    for (const [index, name] of (operands.length === 0 ? ["-"] : operands).entries()) {
      const file = yield* openInput(process2, name, pathProblem);
      if (file === void 0) {
        status = 1;
        continue;
      }
      if (operands.length > 1) yield* print2(process2, `${index > 0 ? "\n" : ""}==> ${name} <==
`);
      if (flags.get("n")?.startsWith("-"))
        yield* print2(process2, joinLines(linesOf(yield* readAll(process2, file)).slice(0, -lines3 || void 0)));
      else yield* printHead(process2, file, lines3, bytes);
    }
    return status;
  })
);
var joinLines = (lines3) => lines3.map((line) => `${line}
`).join("");
var tail = withOldCount(
  applet("n:c:fFqs:v", function* (process2, { flags, operands }) {
    const follows = flags.has("f") || flags.has("F");
    let status = 0;
    const followed = [];
    for (const [index, name] of (operands.length === 0 ? ["-"] : operands).entries()) {
      const file = yield* openInput(process2, name, cannotOpen);
      if (file === void 0) {
        status = 1;
        continue;
      }
      if (file.isEndless) yield* fillMemory(process2, Number.POSITIVE_INFINITY);
      if (operands.length > 1) yield* print2(process2, `${index > 0 ? "\n" : ""}==> ${name} <==
`);
      yield* print2(process2, lastPart(yield* readAll(process2, file), flags));
      followed.push(file);
    }
    if (!follows) return status;
    if (followed.length === 0) return yield* refuse5(process2, "no files");
    return yield* follow2(process2, followed);
  })
);
function lastPart(text, flags) {
  const bytes = flags.get("c");
  const spec = bytes ?? flags.get("n") ?? "10";
  const count = parseSize(spec.replace(/^[-+]/, "")) ?? 10;
  if (bytes !== void 0) return spec.startsWith("+") ? text.slice(count - 1) : text.slice(Math.max(text.length - count, 0));
  const lines3 = text.split(/(?<=\n)/);
  return (spec.startsWith("+") ? lines3.slice(Math.max(count - 1, 0)) : count === 0 ? [] : lines3.slice(-count)).join("");
}
function* follow2(process2, files) {
  const watched = files.filter((file) => file instanceof FileHandle);
  if (watched.length === 0) return yield* hang();
  const lengths = watched.map((file) => file.length);
  for (; ; ) {
    yield { wakeAtMs: Number.POSITIVE_INFINITY, ready: () => watched.some((file, index) => file.length !== lengths[index]) };
    for (const [index, file] of watched.entries()) {
      lengths[index] = file.length;
      yield* print2(process2, file.tryRead());
    }
    yield* spend(process2, 0);
  }
}
var wc = applet("lwcmL", function* (process2, { flags, operands }) {
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands);
  const columns = ["l", "w", "c"].filter((flag) => flags.size === 0 || flags.has(flag) || flag === "c" && flags.has("m"));
  const count = (text) => columns.map(
    (column) => column === "l" ? text.split("\n").length - 1 : column === "w" ? text.match(/\S+/g)?.length ?? 0 : byteLength2(text)
  );
  const show = (counts, name) => {
    const isPlain = counts.length === 1;
    const numbers = counts.map((each) => isPlain ? String(each) : String(each).padStart(9)).join(" ");
    return `${numbers}${name === "-" ? "" : ` ${name}`}
`;
  };
  const all = inputs.map(({ name, text }) => ({ name, counts: count(text) }));
  for (const { name, counts } of all) yield* print2(process2, show(counts, name));
  if (operands.length > 1)
    yield* print2(
      process2,
      show(
        columns.map((_, index) => all.reduce((sum2, { counts }) => sum2 + (counts[index] ?? 0), 0)),
        "total"
      )
    );
  return failed2 ? 1 : 0;
});
function byteLength2(text) {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 128 ? 1 : code < 2048 ? 2 : code < 65536 ? 3 : 4;
  }
  return bytes;
}
var truncate = applet("cs:", function* (process2, { flags, operands }) {
  const size = parseSize(flags.get("s") ?? "") ?? 0;
  for (const path of operands) {
    const old = process2.system.disk.read(absolute(process2, path));
    const written = process2.system.disk.write(
      absolute(process2, path),
      (old.ok ? old.value : "").slice(0, size).padEnd(Math.min(size, 1048576), "\0")
    );
    if (!written.ok) return yield* refuse5(process2, `${path}: open: ${written.problem}`);
  }
  return 0;
});
var streamApplets = [
  ["cat", cat],
  ["head", head],
  ["tail", tail],
  ["tee", tee],
  ["truncate", truncate],
  ["wc", wc]
];

// sim/programs/applets/expr.ts
var ExprError = class extends Error {
};
var LEVELS2 = [["|"], ["&"], ["<", "<=", "=", "==", "!=", ">=", ">"], ["+", "-"], ["*", "/", "%"], [":"]];
var MAX_DEPTH4 = 100;
function evaluateExpr(args) {
  let position = 0;
  let depth = 0;
  const isTrue = (text) => text !== "" && text !== "0";
  const integer = (text) => {
    if (!/^-?\d+$/.test(text)) throw new ExprError("non-numeric argument");
    return BigInt(text);
  };
  const parse3 = (level) => {
    const operators = LEVELS2[level];
    if (operators === void 0) return primary();
    let left = parse3(level + 1);
    for (let operator = args[position]; operator !== void 0 && operators.includes(operator); operator = args[position]) {
      position += 1;
      left = apply2(operator, left, parse3(level + 1));
    }
    return left;
  };
  const primary = () => {
    depth += 1;
    const token = args[position++];
    if (token === void 0 || depth > MAX_DEPTH4) throw new ExprError("syntax error");
    if (token === "(") {
      const value = parse3(0);
      if (args[position++] !== ")") throw new ExprError("syntax error");
      return value;
    }
    if (token === "length" && args[position] !== void 0) return String((args[position++] ?? "").length);
    if (token === "substr" && args.length >= position + 3) {
      const [text = "", from = "", length = ""] = args.slice(position, position + 3);
      position += 3;
      return text.substring(Number(from) - 1, Number(from) - 1 + Number(length));
    }
    return token;
  };
  const apply2 = (operator, left, right) => {
    const flag = (value) => value ? "1" : "0";
    switch (operator) {
      case "|":
        return isTrue(left) ? left : right;
      case "&":
        return isTrue(left) && isTrue(right) ? left : "0";
      case ":": {
        const match = posixRegExp(`^${right}`, false).exec(left);
        const hasGroup = right.includes("\\(");
        if (match === null) return hasGroup ? "" : "0";
        return hasGroup ? match[1] ?? "" : String(match[0].length);
      }
      case "+":
        return String(integer(left) + integer(right));
      case "-":
        return String(integer(left) - integer(right));
      case "*":
        return String(integer(left) * integer(right));
      case "/":
      case "%": {
        const divisor = integer(right);
        if (divisor === 0n) throw new ExprError("division by zero");
        return String(operator === "/" ? integer(left) / divisor : integer(left) % divisor);
      }
      default: {
        const isNumeric = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
        const order = isNumeric ? Number(integer(left) - integer(right)) : left < right ? -1 : left > right ? 1 : 0;
        if (operator === "=" || operator === "==") return flag(order === 0);
        if (operator === "!=") return flag(order !== 0);
        return flag(operator === "<" ? order < 0 : operator === "<=" ? order <= 0 : operator === ">" ? order > 0 : order >= 0);
      }
    }
  };
  try {
    const value = parse3(0);
    if (position < args.length) throw new ExprError("syntax error");
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
    return { ok: false, problem: error.message };
  }
}

// sim/programs/applets/text-applets.ts
function parseRanges(spec) {
  const ranges = spec.split(",").map((part) => /^(\d*)(-?)(\d*)$/.exec(part));
  if (ranges.some((range) => range === null || range[0] === "" || range[0] === "-")) return void 0;
  return (position) => ranges.some((range) => {
    const from = Number(range?.[1] || 1);
    const to = range?.[2] === "" ? from : Number(range?.[3] || Number.POSITIVE_INFINITY);
    return position >= from && position <= to;
  });
}
var cut = applet("d:f:c:b:sn", function* (process2, { flags, operands }) {
  const spec = flags.get("f") ?? flags.get("c") ?? flags.get("b");
  if (spec === void 0) return yield* refuse5(process2, "expected a list of bytes, characters, or fields");
  const isWanted = parseRanges(spec);
  if (isWanted === void 0) return yield* refuse5(process2, `invalid range '${spec}'`);
  const delimiter = flags.get("d") ?? "	";
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands);
  const select = (line) => {
    if (!flags.has("f")) return [...line].filter((_, index) => isWanted(index + 1)).join("");
    if (!line.includes(delimiter)) return flags.has("s") ? null : line;
    return line.split(delimiter).filter((_, index) => isWanted(index + 1)).join(delimiter);
  };
  for (const { text } of inputs)
    yield* print2(
      process2,
      lines2(
        linesOf(text).map(select).filter((line) => line !== null)
      )
    );
  return failed2 ? 1 : 0;
});
var lines2 = (all) => all.map((line) => `${line}
`).join("");
function expandSet(spec) {
  const plain2 = unescapeText(spec, false).text.replace(/\[:(\w+):\]/g, (whole2, name) => CLASSES2[name] ?? whole2);
  const characters = [];
  for (let i = 0; i < plain2.length; i++) {
    if (plain2[i + 1] === "-" && i + 2 < plain2.length) {
      for (let code = plain2.charCodeAt(i); code <= plain2.charCodeAt(i + 2); code++) characters.push(String.fromCharCode(code));
      i += 2;
    } else characters.push(plain2.charAt(i));
  }
  return characters;
}
var CLASSES2 = {
  upper: "A-Z",
  lower: "a-z",
  digit: "0-9",
  alpha: "A-Za-z",
  alnum: "A-Za-z0-9",
  space: " 	\n\r\v\f",
  blank: " 	",
  punct: "!-/:-@[-`{-~"
};
var translate = applet("+cCds", function* (process2, { flags, operands }) {
  const [from, to = ""] = operands;
  if (from === void 0) return yield* refuseUsage(process2);
  const source2 = expandSet(from);
  const target = expandSet(to);
  const isComplement = flags.has("c") || flags.has("C");
  const isIn = (char) => source2.includes(char) !== isComplement;
  const mapped = (char) => {
    if (!isIn(char) || target.length === 0) return char;
    return target[Math.min(isComplement ? target.length - 1 : source2.lastIndexOf(char), target.length - 1)] ?? char;
  };
  const squeezed = target.length > 0 ? new Set(target) : void 0;
  const { inputs } = yield* readInputs(process2, []);
  for (const { text } of inputs) {
    let output = "";
    for (const char of text) {
      if (flags.has("d") && isIn(char)) continue;
      const next = flags.has("d") ? char : mapped(char);
      if (flags.has("s") && output.endsWith(next) && (squeezed?.has(next) ?? isIn(next))) continue;
      output += next;
    }
    yield* print2(process2, output);
  }
  return 0;
});
function versionOrder(a, b) {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x = "", y = ""] = [left[i], right[i]];
    const isNumber = /^\d/.test(x) && /^\d/.test(y);
    if (x !== y) return isNumber ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return 0;
}
var sort = applet("nrukt:fhbVsco:", function* (process2, { flags, operands }) {
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands);
  const separator = flags.get("t");
  const key = flags.get("k");
  const pick = (line) => {
    if (key === void 0) return line;
    const [from = "1", to] = key.split(",").map((part) => Number.parseInt(part, 10));
    const fields = separator === void 0 ? line.trim().split(/\s+/) : line.split(separator);
    return fields.slice(Number(from) - 1, to === void 0 ? void 0 : Number(to)).join(separator ?? " ");
  };
  const isNumeric = flags.has("n") || flags.has("h") || /n/.test(key ?? "");
  const sign = flags.has("r") || /r/.test(key ?? "") ? -1 : 1;
  const fold = (text) => flags.has("f") ? text.toUpperCase() : text;
  const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
  const compareKeys = (a, b) => isNumeric ? (Number.parseFloat(pick(a)) || 0) - (Number.parseFloat(pick(b)) || 0) : flags.has("V") ? versionOrder(pick(a), pick(b)) : order(fold(pick(a)), fold(pick(b)));
  const all = inputs.flatMap(({ text }) => linesOf(text));
  all.sort((a, b) => sign * (compareKeys(a, b) || (flags.has("s") || flags.has("u") ? 0 : order(a, b))));
  const kept = flags.has("u") ? all.filter((line, index) => index === 0 || compareKeys(all[index - 1] ?? "", line) !== 0) : all;
  yield* print2(process2, lines2(kept));
  return failed2 ? 2 : 0;
});
var unique = applet("cduif:s:", function* (process2, { flags, operands }) {
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands.slice(0, 1));
  const groups = [];
  for (const line of inputs.flatMap(({ text }) => linesOf(text))) {
    const last = groups.at(-1);
    if (last !== void 0 && (flags.has("i") ? last.line.toLowerCase() === line.toLowerCase() : last.line === line)) last.count += 1;
    else groups.push({ line, count: 1 });
  }
  const kept = groups.filter(({ count }) => (!flags.has("d") || count > 1) && (!flags.has("u") || count === 1));
  yield* print2(process2, lines2(kept.map(({ line, count }) => flags.has("c") ? `${String(count).padStart(7)} ${line}` : line)));
  return failed2 ? 1 : 0;
});
var perLine = (change2) => applet("b:s:", function* (process2, { operands }) {
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands);
  for (const { text } of inputs) yield* print2(process2, lines2(change2(linesOf(text))));
  return failed2 ? 1 : 0;
});
var paste = applet("sd:", function* (process2, { flags, operands }) {
  const { inputs, failed: failed2 } = yield* readInputs(process2, operands);
  const delimiter = unescapeText(flags.get("d") ?? "	", false).text.charAt(0);
  const columns = inputs.map(({ text }) => linesOf(text));
  if (flags.has("s")) yield* print2(process2, lines2(columns.map((column) => column.join(delimiter))));
  else {
    const height = Math.max(0, ...columns.map((column) => column.length));
    yield* print2(process2, lines2(Array.from({ length: height }, (_, row2) => columns.map((column) => column[row2] ?? "").join(delimiter))));
  }
  return failed2 ? 1 : 0;
});
var expr = function* (process2) {
  const result = evaluateExpr(process2.argv.slice(1));
  if (!result.ok) return yield* refuse5(process2, result.problem, 2);
  yield* print2(process2, `${result.value}
`);
  return result.value === "" || result.value === "0" ? 1 : 0;
};
var textApplets = [
  ["cut", cut],
  ["expr", expr],
  ["nl", perLine((all) => all.map((line, index) => `${String(index + 1).padStart(6)}	${line}`))],
  ["paste", paste],
  ["rev", perLine((all) => all.map((line) => [...line].reverse().join("")))],
  ["sort", sort],
  ["tac", perLine((all) => all.toReversed())],
  ["tr", translate],
  ["uniq", unique]
];

// sim/programs/applets/applets.ts
var busyboxPrograms = new Map([
  ...basicApplets,
  ...clockApplets,
  ...digestApplets,
  ...fileApplets,
  ...grepApplets,
  ...listingApplets,
  ...memoryApplets,
  ...networkApplets,
  ...processApplets,
  ...streamApplets,
  ...textApplets,
  ["ash", shellProgram],
  ["awk", awkProgram],
  ["sed", sedProgram],
  ["sh", shellProgram]
]);

// sim/programs/image-reference.ts
var LABEL2 = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
var DOMAIN = `(?:${LABEL2}(?:\\.${LABEL2})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
var COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
var REFERENCE = new RegExp(
  `^((?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`
);
var MAX_NAME_LENGTH = 255;
function parseImageReference(text) {
  const refuse6 = (reason) => ({
    ok: false,
    message: `Failed to apply default image tag "${text}": couldn't parse image name "${text}": ${reason}`
  });
  if (/^[a-f0-9]{64}$/.test(text)) return refuse6(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  const { domain, path } = splitDomain(text);
  const remoteName = path.replace(/[:@].*$/s, "");
  if (remoteName.toLowerCase() !== remoteName) return refuse6(`invalid reference format: repository name (${remoteName}) must be lowercase`);
  const match = REFERENCE.exec(`${domain}/${path}`);
  if (match?.[1] === void 0) return refuse6("invalid reference format");
  const [, repository, givenTag = "", digest2 = ""] = match;
  if (repository.length - domain.length - 1 > MAX_NAME_LENGTH) return refuse6("repository name must not be more than 255 characters");
  const tag = givenTag === "" && digest2 === "" ? "latest" : givenTag;
  const suffix = `${tag === "" ? "" : `:${tag}`}${digest2 === "" ? "" : `@${digest2}`}`;
  const familiar = repository.replace(/^docker\.io\/(library\/(?=[^/]*$))?/, "") + suffix;
  return { ok: true, familiar, full: repository + suffix, repository, tag, digest: digest2 };
}
function splitDomain(text) {
  const slash = text.indexOf("/");
  const first = text.slice(0, Math.max(slash, 0));
  const isDomain = slash >= 0 && (/[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first);
  const domain = !isDomain || first === "index.docker.io" ? "docker.io" : first;
  const path = isDomain ? text.slice(slash + 1) : text;
  return { domain, path: domain === "docker.io" && !path.includes("/") ? `library/${path}` : path };
}

// sim/programs/catalogue.ts
var busybox = [...busyboxPrograms.keys()].sort();
var withPython = [...busybox, "python", "python3"];
var defaultCatalogue = {
  images: [
    {
      name: "busybox:1.36",
      presentOnNodes: true,
      sizeBytes: 2058921,
      digest: "sha256:ed377ac8e9c61f6a0b23df52bc99a36251c500dbc7cc2ff839faa85c7e0780ad",
      entrypoint: [],
      cmd: ["sh"],
      programs: busybox,
      pullMs: 26
    },
    {
      name: "ml-training:v1",
      presentOnNodes: false,
      sizeBytes: 2069161,
      digest: "sha256:924104df1b4eb7a3ccdb314784c325de713f2dc3513db33f474283e9acb426c1",
      entrypoint: [],
      cmd: ["sh"],
      programs: withPython,
      pullMs: 26
    },
    {
      name: "my-training-image:latest",
      presentOnNodes: false,
      sizeBytes: 2069161,
      digest: "sha256:ecf8b9db5b98bad4120c24cd355600196eb26ee5770e2780bc1c727100c995ae",
      entrypoint: [],
      cmd: ["sh"],
      programs: withPython,
      pullMs: 26
    },
    {
      name: "fresh-image:v1",
      presentOnNodes: false,
      sizeBytes: 5212841,
      digest: "sha256:b571761095580492caffac25e8fa371e1d0fa8651e421a7a4811f35174916a6f",
      entrypoint: [],
      cmd: ["sh"],
      programs: busybox,
      pullMs: 22
    }
  ],
  programs: {}
};
var known = /* @__PURE__ */ new WeakMap();
var MAX_KNOWN = 2e3;
function findImage(catalogue, reference) {
  let references = known.get(catalogue);
  if (references === void 0 || references.size > MAX_KNOWN) {
    references = /* @__PURE__ */ new Map();
    known.set(catalogue, references);
  }
  if (references.has(reference)) return references.get(reference);
  const image = searchImage(catalogue, reference);
  references.set(reference, image);
  return image;
}
function searchImage(catalogue, reference) {
  const wanted = parseImageReference(reference);
  if (!wanted.ok) return void 0;
  return catalogue.images.find((image) => {
    const own = parseImageReference(image.name);
    if (!own.ok || own.repository !== wanted.repository) return false;
    return wanted.digest === "" ? own.tag === wanted.tag : image.digest === wanted.digest;
  });
}
function imageIdOf(image) {
  const reference = parseImageReference(image.name);
  return image.presentOnNodes || !reference.ok ? image.digest : `${reference.repository}@${image.digest}`;
}

// sim/programs/kernel/tracked-input.ts
var DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
function envValue(input, name) {
  const own = Object.hasOwn(input.env, name) ? input.env[name] : void 0;
  if (own !== void 0) return own;
  if (name === "PATH") return DEFAULT_PATH;
  if (name === "HOSTNAME") return input.hostname;
  return name === "HOME" ? "/root" : void 0;
}
function allEnv(input) {
  const all = /* @__PURE__ */ new Map([
    ["PATH", DEFAULT_PATH],
    ["HOSTNAME", input.hostname]
  ]);
  for (const [name, value] of Object.entries(input.env)) all.set(name, value);
  if (!all.has("HOME")) all.set("HOME", "/root");
  return all;
}
var mountTexts = /* @__PURE__ */ new WeakMap();
function mountText(mount) {
  if (mount === void 0) return "";
  const known3 = mountTexts.get(mount);
  if (known3 !== void 0) return known3;
  const text = JSON.stringify([Object.entries(mount.files), mount.foreignWrites.map((write3) => [write3.atMs, write3.path, write3.content])]);
  mountTexts.set(mount, text);
  return text;
}
function readValue(input, read2) {
  switch (read2.kind) {
    case "env":
      return envValue(input, read2.name);
    case "allEnv":
      return JSON.stringify([...allEnv(input)]);
    case "hostname":
      return input.hostname;
    case "clock":
      return input.startedAtMs;
    case "seed":
      return input.seed;
    case "mountPoints":
      return input.mounts.map((mount) => `${mount.readOnly ? "r" : "w"}${mount.mountPath}`).join("\n");
    case "mount":
      return mountText(input.mounts[read2.index]);
  }
}
var TrackedInput = class {
  reads = [];
  #input;
  #seen = /* @__PURE__ */ new Set();
  constructor(input) {
    this.#input = input;
  }
  #note(key, read2) {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.reads.push(read2);
  }
  env(name) {
    this.#note(`e ${name}`, { kind: "env", name });
    return envValue(this.#input, name);
  }
  allEnv() {
    this.#note("allEnv", { kind: "allEnv" });
    return allEnv(this.#input);
  }
  hostname() {
    this.#note("hostname", { kind: "hostname" });
    return this.#input.hostname;
  }
  startedAtMs() {
    this.#note("clock", { kind: "clock" });
    return this.#input.startedAtMs;
  }
  seed() {
    this.#note("seed", { kind: "seed" });
    return this.#input.seed;
  }
  mountPoints() {
    this.#note("mountPoints", { kind: "mountPoints" });
    return this.#input.mounts;
  }
  mount(index) {
    this.#note(`m ${index}`, { kind: "mount", index });
    return this.#input.mounts[index];
  }
};

// sim/programs/python/statements.ts
var TRACEBACK = 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n';
function* runStatements(process2, text) {
  for (const statement of splitStatements(text)) {
    if (statement === "" || statement === "pass" || /^(import|from)\s/.test(statement) || statement.startsWith("#")) continue;
    const call = /^([\w.]+)\((.*)\)$/s.exec(statement);
    const name = call?.[1]?.replace(/^(time|sys|os)\./, "");
    const values = splitArguments(call?.[2] ?? "").map((argument) => evaluateLiteral(process2, argument));
    const raised = /^raise\s+(\w+)(?:\((.*)\))?$/s.exec(statement);
    if (raised !== null) {
      const message = raised[2] === void 0 || raised[2] === "" ? "" : `: ${evaluateLiteral(process2, raised[2]) ?? ""}`;
      yield* complain(process2, `${TRACEBACK}${raised[1] ?? ""}${message}`);
      return 1;
    }
    if (values.includes(void 0) || call === null || !["print", "sleep", "exit", "quit", "_exit"].includes(name ?? "")) {
      yield* complain(process2, `  File "<string>", line 1
    ${statement}
    ^
SyntaxError: invalid syntax`);
      return 1;
    }
    if (name === "print") yield* print2(process2, `${values.join(" ")}
`);
    else if (name === "sleep") yield* sleep(process2, Math.round((Number(values[0] ?? 0) || 0) * 1e3));
    else return yield* exitWith(process2, values[0]);
  }
  return 0;
}
function* exitWith(process2, value) {
  if (value === void 0 || /^-?\d+$/.test(value)) return Number(value ?? 0) & 255;
  yield* complain(process2, value);
  return 1;
}
var outsideQuotes = (separator) => new RegExp(`((?:"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|\\([^()]*\\)|[^${separator}"'(])+|["'(])`, "g");
var STATEMENTS = outsideQuotes(";\\n");
var ARGUMENTS = outsideQuotes(",");
var splitStatements = (text) => (text.match(STATEMENTS) ?? []).map((part) => part.trim());
var splitArguments = (text) => (text.match(ARGUMENTS) ?? []).map((part) => part.trim()).filter((part) => part !== "" && !/^(flush|end|sep|file)\s*=/.test(part));
function evaluateLiteral(process2, expression) {
  const string = /^(["'])((?:\\.|(?!\1)[^\\])*)\1$/s.exec(expression.trim());
  if (string !== null) return (string[2] ?? "").replace(/\\(.)/gs, (_, char) => char === "n" ? "\n" : char === "t" ? "	" : char);
  if (/^-?\d+(\.\d+)?$/.test(expression.trim())) return expression.trim();
  const variable = /^os\.(?:environ\[(["'])(\w+)\1\]|(?:environ\.get|getenv)\((["'])(\w+)\3\))$/.exec(expression.trim());
  if (variable === null) return void 0;
  return process2.env.get(variable[2] ?? variable[4] ?? "") ?? "None";
}

// sim/programs/python/python-program.ts
var EPOCH_MS = 2e3;
var STAGE_MS = 3e3;
var LOSS_PERCENT = 90;
var STAGES = ["extract", "transform", "load"];
var pythonProgram = function* (process2) {
  const [script, text = ""] = process2.argv.slice(1);
  if (script === void 0) return 0;
  if (script === "--version" || script === "-V") {
    yield* print2(process2, "Python 3.12.4\n");
    return 0;
  }
  if (script === "-c") return yield* runStatements(process2, text);
  if (script === "train.py") return yield* train(process2);
  if (script === "serve.py") return yield* serve2(process2);
  const stage = STAGES.find((name) => script === `${name}.py`);
  if (stage !== void 0) return yield* runStage(process2, stage);
  yield* complain(process2, `python: can't open file '${resolvePath(process2.cwd, script)}': [Errno 2] No such file or directory`);
  return 2;
};
function* train(process2) {
  const epochs = Number.parseInt(process2.env.get("EPOCHS") || "3", 10) || 0;
  yield* print2(process2, "loading data\n");
  for (let epoch = 1; epoch <= epochs; epoch++) {
    yield* sleep(process2, EPOCH_MS);
    process2.system.charge(1);
    yield* print2(process2, `epoch ${epoch}/${epochs} loss=0.${Math.floor(LOSS_PERCENT / epoch)}
`);
  }
  const path = process2.env.get("MODEL_PATH");
  if (path !== void 0 && path !== "") {
    const written = process2.system.disk.write(resolvePath(process2.cwd, path), `trained for ${epochs} epochs
`);
    if (!written.ok) {
      yield* complain(process2, `python: can't write '${path}': ${written.problem}`);
      return 1;
    }
    yield* print2(process2, `saved ${path}
`);
  }
  yield* print2(process2, "training complete\n");
  return 0;
}
function* runStage(process2, name) {
  yield* print2(process2, `${name}: start
`);
  yield* sleep(process2, STAGE_MS);
  yield* print2(process2, `${name}: done
`);
  return 0;
}
function* serve2(process2) {
  process2.handled.add("TERM");
  process2.handled.add("INT");
  yield* print2(process2, "serving on :8080\n");
  yield { wakeAtMs: Number.POSITIVE_INFINITY, ready: () => process2.pending.length > 0 };
  yield* print2(process2, "shutting down\n");
  return 0;
}

// sim/programs/exec-mounts.ts
function mountsAt(mounts, writes, atMs) {
  return mounts.map((mount, index) => {
    const all = [...mount.foreignWrites, ...writes.filter((write3) => write3.mount === index)];
    const files = new Map(Object.entries(mount.files));
    for (const { path, content } of all.filter((write3) => write3.atMs <= atMs).sort((a, b) => a.atMs - b.atMs)) {
      if (content === null) files.delete(path);
      else files.set(path, content);
    }
    const due = mount.foreignWrites.filter((write3) => write3.atMs > atMs).map((write3) => ({ ...write3, atMs: write3.atMs - atMs }));
    return { ...mount, files: Object.fromEntries(files), foreignWrites: due };
  });
}

// sim/programs/foreign-program.ts
var PLAYED_MS = 864e5;
function foreignProgram(program) {
  return function* (process2) {
    const { system } = process2;
    const startMs = system.nowMs;
    const trace = program(
      {
        argv: process2.argv,
        env: Object.fromEntries(process2.env.entries()),
        workingDir: process2.cwd,
        hostname: system.input.hostname(),
        startedAtMs: system.input.startedAtMs() + startMs,
        mounts: system.input.mountPoints().map((mount, index) => system.input.mount(index) ?? mount),
        signals: [],
        memoryLimitBytes: system.memoryLimitBytes,
        seed: system.input.seed()
      },
      PLAYED_MS
    );
    const steps = [...trace.output, ...trace.writes].sort((a, b) => a.atMs - b.atMs);
    for (const step of steps) {
      if (startMs + step.atMs > system.nowMs) yield* sleep(process2, startMs + step.atMs - system.nowMs);
      if ("stream" in step) yield* write2(process2, step.stream === "stdout" ? 1 : 2, step.text);
      else {
        const path = joinPath(system.input.mountPoints()[step.mount]?.mountPath ?? "/", step.path);
        if (step.content === null) system.disk.remove(path);
        else if (path.endsWith("/")) system.disk.makeDirectory(path.slice(0, -1));
        else system.disk.write(path, step.content);
      }
    }
    const { exit: exit2 } = trace;
    if (exit2 === null) return yield* hang();
    if (startMs + exit2.atMs > system.nowMs) yield* sleep(process2, startMs + exit2.atMs - system.nowMs);
    return exit2.exitCode;
  };
}

// sim/programs/trace-cache.ts
var FIRST_HORIZON_MS = 16e3;
var UNBOUNDED_MS = 864e5;
function horizonIndex(untilMs) {
  let index = 0;
  const wantedMs = untilMs === Number.POSITIVE_INFINITY ? UNBOUNDED_MS : untilMs;
  while (FIRST_HORIZON_MS * 2 ** index < wantedMs) index += 1;
  return index;
}
var horizonMs = (index) => FIRST_HORIZON_MS * 2 ** index;
var newBranch = () => ({ read: null, answers: /* @__PURE__ */ new Map(), results: [], final: void 0, finalFrom: 0 });
var TraceCache = class {
  #root = newBranch();
  #size = 0;
  #limit;
  /** Forgets everything when more than `limit` results were kept. */
  constructor(limit) {
    this.#limit = limit;
  }
  find(input, index) {
    let branch = this.#root;
    while (branch !== void 0) {
      if (branch.final !== void 0 && index >= branch.finalFrom) return branch.final;
      const result = branch.results[index];
      if (result !== void 0) return result;
      if (branch.read === null) return void 0;
      branch = branch.answers.get(readValue(input, branch.read));
    }
    return void 0;
  }
  add(input, index, { reads, isFinal, value }) {
    if (this.#size >= this.#limit) {
      this.#root = newBranch();
      this.#size = 0;
    }
    this.#size += 1;
    let branch = this.#root;
    for (const read2 of reads) {
      branch.read ??= read2;
      const answer = readValue(input, read2);
      let next = branch.answers.get(answer);
      if (next === void 0) {
        next = newBranch();
        branch.answers.set(answer, next);
      }
      branch = next;
    }
    if (isFinal && (branch.final === void 0 || index < branch.finalFrom)) {
      branch.final = value;
      branch.finalFrom = index;
    } else branch.results[index] = value;
  }
};

// sim/programs/run.ts
var CACHE_LIMIT2 = 2e3;
var MAX_CACHES = 2e3;
var programSets = /* @__PURE__ */ new WeakMap();
function programsOf(image) {
  let programs = programSets.get(image);
  if (programs === void 0) {
    programs = new Set(image.programs);
    programSets.set(image, programs);
  }
  return programs;
}
function codeOf(catalogue, name) {
  const foreign = Object.hasOwn(catalogue.programs, name) ? catalogue.programs[name] : void 0;
  if (foreign !== void 0) return foreignProgram(foreign);
  return name === "python" || name === "python3" ? pythonProgram : busyboxPrograms.get(name);
}
function prepareProgram(catalogue, image, argv, workingDir, memoryLimitBytes) {
  return new CachedProgram(catalogue, image, argv, workingDir === "" ? "/" : resolvePath("/", workingDir), memoryLimitBytes);
}
var CachedProgram = class {
  #catalogue;
  #image;
  #workingDir;
  #memoryLimitBytes;
  /** The usual case: the prepared command line, no signals. */
  #usual = new TraceCache(CACHE_LIMIT2);
  #others = /* @__PURE__ */ new Map();
  #usualKey;
  #usualArgv;
  constructor(catalogue, image, argv, workingDir, memoryLimitBytes) {
    this.#catalogue = catalogue;
    this.#image = image;
    this.#workingDir = workingDir;
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#usualArgv = argv;
    this.#usualKey = JSON.stringify(argv);
  }
  run(input, untilMs) {
    return this.#evaluation(input, horizonIndex(untilMs)).outcome;
  }
  exec(input, atMs, argv, untilMs) {
    const { outcome, ownChanges } = this.#evaluation(input, horizonIndex(atMs));
    const trace = "startError" in outcome ? void 0 : outcome;
    const ownFiles = foldChanges(
      {},
      ownChanges.filter((change2) => change2.atMs <= atMs)
    );
    const joined = {
      ...input,
      argv,
      signals: [],
      startedAtMs: input.startedAtMs + atMs,
      mounts: mountsAt(input.mounts, trace?.writes ?? [], atMs)
    };
    return this.#evaluate(joined, horizonMs(horizonIndex(untilMs)), ownFiles, false).value.outcome;
  }
  #evaluation(input, index) {
    const cache3 = this.#cacheFor(input);
    const known3 = cache3.find(input, index);
    if (known3 !== void 0) return known3;
    const tracked = this.#evaluate(input, horizonMs(index), {}, true);
    cache3.add(input, index, tracked);
    return tracked.value;
  }
  #cacheFor({ argv, signals }) {
    if (signals.length === 0) {
      if (argv === this.#usualArgv) return this.#usual;
      if (JSON.stringify(argv) === this.#usualKey) {
        this.#usualArgv = argv;
        return this.#usual;
      }
    }
    const key = JSON.stringify([argv, signals.map(({ atMs, signal }) => [atMs, signal])]);
    let cache3 = this.#others.get(key);
    if (cache3 === void 0) {
      if (this.#others.size >= MAX_CACHES) this.#others.clear();
      cache3 = new TraceCache(CACHE_LIMIT2);
      this.#others.set(key, cache3);
    }
    return cache3;
  }
  #evaluate(input, untilMs, ownFiles, isInit) {
    const tracked = new TrackedInput(input);
    const env = containerEnvironment(tracked);
    const kernel = new Kernel({
      input: tracked,
      programs: programsOf(this.#image),
      codeOf: (name) => codeOf(this.#catalogue, name),
      argv: input.argv,
      env,
      workingDir: this.#workingDir,
      memoryLimitBytes: this.#memoryLimitBytes,
      signals: input.signals,
      ownFiles,
      isInit
    });
    const start = findStart(kernel, input.argv[0] ?? "", this.#workingDir, env.get("PATH") ?? "");
    if (typeof start === "string")
      return { reads: tracked.reads, isFinal: true, value: { outcome: { startError: start }, ownChanges: [] } };
    const { trace, ownChanges } = kernel.run(start, untilMs);
    const isFinal = trace.exit !== null || trace.horizonMs === Number.POSITIVE_INFINITY;
    return { reads: tracked.reads, isFinal, value: { outcome: trace, ownChanges } };
  }
};
function findStart(kernel, name, cwd, path) {
  const found = findProgram({ system: kernel, cwd }, name, path);
  if (found.ok) return found.main;
  const quoted = JSON.stringify(name);
  if (!name.includes("/"))
    return `exec: ${quoted}: ${found.problem === "not found" ? "executable file not found in $PATH" : "permission denied"}`;
  if (found.problem === "Permission denied") {
    return `exec: ${quoted}: ${kernel.disk.lookup(resolvePath(cwd, name))?.kind === "directory" ? "is a directory" : "permission denied"}`;
  }
  return `exec: ${quoted}: stat ${name}: no such file or directory`;
}

// sim/kubelet/environment.ts
var SERVICE_VARIABLES = {
  KUBERNETES_SERVICE_HOST: "10.96.0.1",
  KUBERNETES_SERVICE_PORT: "443",
  KUBERNETES_SERVICE_PORT_HTTPS: "443",
  KUBERNETES_PORT: "tcp://10.96.0.1:443",
  KUBERNETES_PORT_443_TCP: "tcp://10.96.0.1:443",
  KUBERNETES_PORT_443_TCP_PROTO: "tcp",
  KUBERNETES_PORT_443_TCP_PORT: "443",
  KUBERNETES_PORT_443_TCP_ADDR: "10.96.0.1"
};
function expand(text, lookup) {
  if (!text.includes("$")) return text;
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const next = text[i + 1];
    if (text[i] !== "$" || next === void 0) {
      out += text[i];
    } else if (next === "$") {
      out += "$";
      i += 1;
    } else if (next === "(") {
      const end = text.indexOf(")", i + 2);
      if (end < 0) {
        out += "$(";
        i += 1;
        continue;
      }
      const name = text.slice(i + 2, end);
      out += lookup(name) ?? `$(${name})`;
      i = end;
    } else out += "$";
  }
  return out;
}
function environmentOf(server, pod, container, podIP, hostIP) {
  const namespace = pod.metadata.namespace ?? "";
  const env = {};
  for (const source2 of container.envFrom ?? []) {
    const outcome = dataOf(server, namespace, source2.configMapRef, source2.secretRef);
    if (typeof outcome === "string") return { error: outcome };
    for (const [key, value] of Object.entries(outcome ?? {})) env[(source2.prefix ?? "") + key] = value;
  }
  for (const variable of container.env ?? []) {
    if (variable.valueFrom === void 0) {
      env[variable.name] = expand(variable.value ?? "", (name) => env[name] ?? SERVICE_VARIABLES[name]);
      continue;
    }
    const value = valueOf(server, pod, container, variable.valueFrom, podIP, hostIP);
    if (value === void 0) continue;
    if (typeof value !== "string") return value;
    env[variable.name] = value;
  }
  return { env: { ...pod.spec.enableServiceLinks === false ? {} : SERVICE_VARIABLES, ...env } };
}
function dataOf(server, namespace, configMap, secret) {
  const reference = configMap ?? secret;
  if (reference === void 0) return void 0;
  const isSecret = configMap === void 0;
  const serial = server.find(isSecret ? "Secret" : "ConfigMap", namespace, reference.name ?? "");
  if (serial < 0) return reference.optional === true ? void 0 : `${isSecret ? "secret" : "configmap"} "${reference.name}" not found`;
  if (!isSecret) return server.get(serial)?.data ?? {};
  const data = server.get(serial)?.data ?? {};
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decodeBase64(value)]));
}
function valueOf(server, pod, container, source2, podIP, hostIP) {
  const namespace = pod.metadata.namespace ?? "";
  if (source2.fieldRef !== void 0) return fieldOf2(pod, source2.fieldRef.fieldPath, podIP, hostIP);
  if (source2.resourceFieldRef !== void 0) return resourceOf(pod, container, source2.resourceFieldRef);
  const reference = source2.configMapKeyRef ?? source2.secretKeyRef;
  if (reference === void 0) return void 0;
  const data = dataOf(server, namespace, source2.configMapKeyRef, source2.secretKeyRef);
  if (typeof data === "string") return { error: data };
  const value = data?.[reference.key];
  if (value !== void 0) return value;
  if (reference.optional === true) return void 0;
  return { error: `couldn't find key ${reference.key} in ${source2.configMapKeyRef === void 0 ? "Secret" : "ConfigMap"} ${namespace}/${reference.name}` };
}
var SUBSCRIPTED = /^metadata\.(labels|annotations)\['(.+)'\]$/;
function fieldOf2(pod, path, podIP, hostIP) {
  const { metadata, spec } = pod;
  const subscript = SUBSCRIPTED.exec(path);
  if (subscript !== null) return metadata[subscript[1]]?.[subscript[2]] ?? "";
  const pairs = (map) => Object.entries(map ?? {}).sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join("\n");
  const fields = {
    "metadata.name": metadata.name,
    "metadata.namespace": metadata.namespace,
    "metadata.uid": metadata.uid,
    "metadata.labels": pairs(metadata.labels),
    "metadata.annotations": pairs(metadata.annotations),
    "spec.nodeName": spec.nodeName,
    "spec.serviceAccountName": spec.serviceAccountName,
    "status.hostIP": hostIP,
    "status.hostIPs": hostIP,
    "status.podIP": podIP,
    "status.podIPs": podIP
  };
  return fields[path] ?? "";
}
function resourceOf(pod, container, { containerName, resource, divisor }) {
  const target = containerName === void 0 ? container : pod.spec.containers.find(({ name: name2 }) => name2 === containerName) ?? container;
  const [kind, name] = resource.split(".");
  const amount = (kind === "limits" ? target.resources?.limits : target.resources?.requests)?.[name];
  const isCpu = name === "cpu";
  const text = amount ?? (kind === "limits" ? isCpu ? "2" : "24Gi" : "0");
  const unit = divisor === void 0 || divisor === "0" ? "1" : divisor;
  return isCpu ? String(Math.ceil((quantityMilli(text) ?? 0) / (quantityMilli(unit) ?? 1e3))) : String(Math.ceil((quantityBytes(text) ?? 0) / (quantityBytes(unit) ?? 1)));
}

// sim/kubelet/pod-work.ts
var freshContainer = (plan) => ({
  plan,
  life: containerTable.initial,
  current: void 0,
  previous: void 0,
  wait: void 0,
  process: void 0,
  log: void 0,
  previousLog: void 0,
  exitToken: 0,
  crashWaitMs: 0,
  crashRaisedAtMs: 0,
  pullWaitMs: 0,
  pullFailedAtMs: -1,
  pullError: "",
  probes: {
    liveness: 0,
    readiness: 0,
    startup: 0,
    isReady: plan.spec.readinessProbe === void 0,
    isStarted: plan.spec.startupProbe === void 0
  },
  isStopping: false
});
var isRunning = (container) => container.current !== void 0 && container.current.finishedAtMs < 0;
var hasExited = (container) => container.current !== void 0 && container.current.finishedAtMs >= 0;
function withContainer(work, index, container) {
  const containers = work.containers.slice();
  containers[index] = container;
  return { ...work, containers };
}
function ashes(work) {
  return {
    ...work,
    stage: "over",
    starting: noneStarting,
    containers: work.containers.map((container) => {
      const { process: process2 } = container;
      if (process2 === void 0) return container;
      return { ...container, process: void 0, log: { trace: process2.trace, startedAtMs: process2.startedAtMs } };
    })
  };
}
var noneStarting = [];

// sim/kubelet/container-starter.ts
var FIRST_PULL_WAIT_MS = 1e4;
var LAST_WAIT_MS = 3e5;
var FORGET_MS = 6e5;
var life = (container, event) => containerTable.next(container.life, containerTable.eventCode[event]);
var ContainerStarter = class {
  pullHandler;
  createHandler;
  startHandler;
  nextHandler;
  state;
  processes;
  done;
  constructor(state, processes2, done) {
    this.state = state;
    this.processes = processes2;
    this.done = done;
    const { engine } = state;
    this.pullHandler = engine.register((serial, startedAtMs) => this.pulled(serial, startedAtMs));
    this.createHandler = engine.register((serial) => this.created(serial));
    this.startHandler = engine.register((serial) => this.started(serial));
    this.nextHandler = engine.register((serial) => this.next(serial));
  }
  /** Begins with the first container of `work.starting`. */
  begin(serial) {
    this.next(serial);
  }
  subject(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work === void 0 || pod === void 0 || work.stage !== "starting") return void 0;
    const index = work.starting[0];
    const container = index === void 0 ? void 0 : work.containers[index];
    return index === void 0 || container === void 0 ? void 0 : { pod, work, index, container };
  }
  next(serial) {
    const subject = this.subject(serial);
    if (subject === void 0) {
      if (this.state.work.get(serial)?.stage === "starting") this.done(serial);
      return;
    }
    const { pod, work, index, container } = subject;
    const { image: name = "", imagePullPolicy } = container.plan.spec;
    const parsed3 = parseImageReference(name);
    if (!parsed3.ok) {
      this.state.record(serial, pod, work, container, "Warning", "InspectFailed", parsed3.message);
      this.refuse(serial, pod, work, index, "InvalidImageName", parsed3.message, "InvalidImageName");
      return;
    }
    const image = findImage(this.state.catalogue, name);
    const isPresent = image !== void 0 && this.state.hasImage(work.node, image);
    if (isPresent && imagePullPolicy !== "Always") {
      this.state.record(serial, pod, work, container, "Normal", "Pulled", `Container image "${name}" already present on machine and can be accessed by the pod`);
      this.configure(serial, pod, work, index);
      return;
    }
    if (imagePullPolicy === "Never") {
      const message = `Container image "${name}" is not present with pull policy of Never`;
      this.state.record(serial, pod, work, container, "Warning", "ErrImageNeverPull", message);
      this.refuse(serial, pod, work, index, "ErrImageNeverPull", message, "ErrImageNeverPull");
      return;
    }
    this.pull(serial, pod, work, index, image);
  }
  pull(serial, pod, work, index, image) {
    const container = work.containers[index];
    const { image: name = "" } = container.plan.spec;
    const { nowMs } = this.state;
    if (container.pullFailedAtMs >= 0 && nowMs < container.pullFailedAtMs + container.pullWaitMs) {
      this.state.record(serial, pod, work, container, "Normal", "BackOff", `Back-off pulling image "${name}"`);
      this.refuse(serial, pod, work, index, "ImagePullBackOff", `Back-off pulling image "${name}": ErrImagePull: ${container.pullError}`, "ImagePullBackOff");
      return;
    }
    this.state.record(serial, pod, work, container, "Normal", "Pulling", `Pulling image "${name}"`);
    const { failedPullMs, recheckMs } = this.state.latencies.kubelet;
    const works = image !== void 0 && !this.state.isRegistryDown;
    const durationMs = !works ? failedPullMs : this.state.hasImage(work.node, image) ? recheckMs : image.pullMs;
    this.state.work.set(serial, withContainer(work, index, { ...container, life: life(container, "pullStarted") }));
    this.state.lifeObserver?.(serial, "pulling", 0);
    this.state.engine.schedule(this.state.reservePull(work.node, durationMs), this.pullHandler, serial, nowMs);
  }
  pulled(serial, startedAtMs) {
    const subject = this.subject(serial);
    if (subject === void 0) return;
    const { pod, work, index, container } = subject;
    const { image: name = "" } = container.plan.spec;
    const image = findImage(this.state.catalogue, name);
    if (image === void 0 || this.state.isRegistryDown) {
      this.pullFailed(serial, pod, work, index, name);
      return;
    }
    this.state.addImage(work.node, image);
    const took = shortDuration(this.state.nowMs - startedAtMs);
    this.state.record(serial, pod, work, container, "Normal", "Pulled", `Successfully pulled image "${name}" in ${took} (${took} including waiting). Image size: ${image.sizeBytes} bytes.`);
    this.configure(serial, pod, withContainer(work, index, { ...container, pullFailedAtMs: -1, pullWaitMs: 0 }), index);
  }
  pullFailed(serial, pod, work, index, name) {
    const container = work.containers[index];
    const parsed3 = parseImageReference(name);
    const full = parsed3.ok ? parsed3.full : name;
    const error = this.state.isRegistryDown ? `failed to pull and unpack image "${full}": failed to resolve image: failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host` : `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve image: ${full}: not found`;
    this.state.record(serial, pod, work, container, "Warning", "Failed", `Failed to pull image "${name}": ${error}`);
    const { nowMs } = this.state;
    const isForgotten = container.pullFailedAtMs < 0 || nowMs - container.pullFailedAtMs > FORGET_MS;
    const pullWaitMs = isForgotten ? FIRST_PULL_WAIT_MS : Math.min(container.pullWaitMs * 2, LAST_WAIT_MS);
    const next = withContainer(work, index, { ...container, pullWaitMs, pullFailedAtMs: nowMs, pullError: error });
    this.refuse(serial, pod, next, index, "ErrImagePull", error, "ErrImagePull");
  }
  /** The container cannot start in this sync: an event now, the reason in the status of the next sync. */
  refuse(serial, pod, work, index, reason, message, event) {
    const container = work.containers[index];
    this.state.record(serial, pod, work, container, "Warning", "Failed", `Error: ${event}`);
    const isPull = reason.includes("Image");
    this.state.lifeObserver?.(serial, "backedOff", isPull ? container.pullWaitMs : 0);
    const next = withContainer(work, index, { ...container, wait: { reason, message }, life: life(container, isPull ? "pullFailed" : "configFailed") });
    this.advance(serial, { ...next, syncFailed: true }, container.plan.kind === "init");
  }
  /** KBL-6: environment first; what is missing is an error that is tried again for ever. */
  configure(serial, pod, work, index) {
    const container = work.containers[index];
    const creating = { ...container, life: life(container, "imagePresent") };
    const outcome = environmentOf(this.state.server, pod, container.plan.spec, work.podIP, this.state.hostIP(work));
    const prepared = withContainer(work, index, creating);
    if ("error" in outcome) {
      this.refuse(serial, pod, prepared, index, "CreateContainerConfigError", outcome.error, outcome.error);
      return;
    }
    const security = { ...pod.spec.securityContext, ...container.plan.spec.securityContext };
    if (security.runAsNonRoot === true && (security.runAsUser ?? 0) === 0) {
      const text = `container has runAsNonRoot and image will run as root (pod: "${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})", container: ${container.plan.spec.name})`;
      this.refuse(serial, pod, prepared, index, "CreateContainerConfigError", text, text);
      return;
    }
    this.state.work.set(serial, prepared);
    this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.createMs, this.createHandler, serial);
  }
  created(serial) {
    const subject = this.subject(serial);
    if (subject === void 0) return;
    const { pod, work, container } = subject;
    this.state.record(serial, pod, work, container, "Normal", "Created", "Container created");
    this.state.lifeObserver?.(serial, "creating", 0);
    this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.startMs, this.startHandler, serial);
  }
  started(serial) {
    const subject = this.subject(serial);
    if (subject === void 0) return;
    const { pod, work, index, container } = subject;
    const { nowMs } = this.state;
    const attempt = container.current === void 0 ? 0 : container.current.attempt + 1;
    const instance = {
      attempt,
      id: hexOf(this.state.engine.seed, serial, index * 1024 + attempt, 64),
      startedAtMs: nowMs,
      finishedAtMs: -1,
      exitCode: 0,
      reason: "",
      message: ""
    };
    const outcome = environmentOf(this.state.server, pod, container.plan.spec, work.podIP, this.state.hostIP(work));
    const env = "env" in outcome ? outcome.env : {};
    const base = { ...container, previous: container.current, previousLog: container.process ?? container.log, log: void 0, wait: void 0, isStopping: false };
    const fresh2 = {
      ...base,
      life: life(container, "started"),
      probes: { liveness: 0, readiness: 0, startup: 0, isReady: container.plan.spec.readinessProbe === void 0, isStarted: container.plan.spec.startupProbe === void 0 }
    };
    const startError = this.processes.start(serial, pod, withContainer(work, index, fresh2), index, instance, env);
    if (startError !== void 0) {
      const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: ${startError}`;
      this.state.record(serial, pod, work, container, "Warning", "Failed", `Error: ${message}`);
      const failed2 = { ...instance, startedAtMs: -1, finishedAtMs: nowMs, exitCode: 128, reason: "StartError", message };
      const next = withContainer(work, index, { ...base, current: failed2, process: void 0, wait: { reason: "RunContainerError", message }, life: life(container, "startFailed") });
      this.advance(serial, { ...next, isChanged: true, syncFailed: true }, container.plan.kind === "init");
      return;
    }
    this.state.record(serial, pod, work, container, "Normal", "Started", "Container started");
    this.state.lifeObserver?.(serial, "started", 0);
    this.advance(serial, { ...this.state.work.get(serial) ?? work, isChanged: true }, false);
  }
  /** Goes on with the next container of this sync; a failed init container ends the sync. */
  advance(serial, work, endsSync) {
    const starting = endsSync ? [] : work.starting.slice(1);
    this.state.work.set(serial, { ...work, starting });
    if (starting.length === 0) this.done(serial);
    else this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.nextContainerMs, this.nextHandler, serial);
  }
};
function shortDuration(ms) {
  const whole2 = Math.round(ms);
  if (whole2 < 1e3) return `${whole2}ms`;
  const seconds = whole2 % 6e4 / 1e3;
  return whole2 < 6e4 ? `${seconds}s` : `${Math.floor(whole2 / 6e4)}m${seconds}s`;
}

// sim/kubelet/endpoint.ts
var ok = (value) => ({ ok: true, value, warnings: [] });
var bad = (message) => ({ ok: false, status: badRequest(message), warnings: [] });
var Endpoint = class {
  state;
  processes;
  constructor(state, processes2) {
    this.state = state;
    this.processes = processes2;
  }
  logs(serial, options) {
    const pod = this.state.server.get(serial);
    if (pod === void 0) return bad("pod is gone");
    if (pod.spec.nodeName === void 0) return ok("");
    const name = options.container ?? pod.spec.containers[0]?.name ?? "";
    const statuses = [...pod.status.initContainerStatuses ?? [], ...pod.status.containerStatuses ?? []];
    const status = statuses.find((one) => one.name === name);
    const work = this.state.work.get(serial);
    const container = work?.containers.find(({ plan }) => plan.spec.name === name);
    const shown = `container "${name}" in pod "${pod.metadata.name}"`;
    if (status === void 0 || container === void 0) return bad(`${shown} is waiting to start: ContainerCreating`);
    if (options.previous === true) return this.previous(container, status, shown, options);
    const waiting = status.state.waiting;
    if (waiting !== void 0 && status.lastState.terminated === void 0) {
      if (waiting.reason === "ErrImagePull") return bad(`${shown} is waiting to start: image can't be pulled`);
      if (waiting.reason === "ImagePullBackOff") return bad(`${shown} is waiting to start: trying and failing to pull image`);
      return bad(`${shown} is waiting to start: ${waiting.reason ?? "ContainerCreating"}`);
    }
    if (status.state.terminated?.reason === "ContainerStatusUnknown") return bad(`${shown} is terminated`);
    return ok(this.textOf(container.log, container, options));
  }
  previous(container, status, shown, options) {
    const last = status.lastState.terminated;
    if (last === void 0) return bad(`previous terminated ${shown} not found`);
    if (status.state.terminated !== void 0) return ok(`unable to retrieve container logs for ${last.containerID ?? ""}`);
    const isNewest = last.containerID === `containerd://${container.current?.id}`;
    return ok(this.textOf(isNewest ? container.log : container.previousLog, container, options));
  }
  textOf(log, container, options) {
    const process2 = log ?? container.process;
    if (process2 === void 0) return "";
    const untilMs = this.state.nowMs - process2.startedAtMs;
    const sinceMs = options.sinceSeconds === void 0 ? Number.NEGATIVE_INFINITY : untilMs - options.sinceSeconds * 1e3;
    let lines3 = [];
    let open3 = "";
    for (const { atMs, text } of process2.trace.output) {
      if (atMs > untilMs) break;
      const parts = (open3 + text).split("\n");
      open3 = parts.pop() ?? "";
      if (atMs >= sinceMs) lines3.push(...parts.map((part) => ({ atMs, text: `${part}
` })));
    }
    if (open3 !== "") lines3.push({ atMs: untilMs, text: open3 });
    if (options.tailLines !== void 0) lines3 = options.tailLines === 0 ? [] : lines3.slice(-options.tailLines);
    const stamp = (atMs) => options.timestamps === true ? `${formatMicroTime(this.state.engine.startAtMs + process2.startedAtMs + atMs).slice(0, -1)}000Z ` : "";
    return lines3.map(({ atMs, text }) => stamp(atMs) + text).join("");
  }
  exec(serial, containerName, argv) {
    const pod = this.state.server.get(serial);
    const work = this.state.work.get(serial);
    if (pod === void 0 || pod.spec.nodeName === void 0) return bad(`pod ${pod?.metadata.name} does not have a host assigned`);
    const name = containerName ?? pod.spec.containers[0]?.name;
    const index = work?.containers.findIndex(({ plan }) => plan.spec.name === name) ?? -1;
    const container = work?.containers[index];
    if (work === void 0 || container === void 0 || !isRunning(container)) return bad(`container not found ("${name}")`);
    const outcome = this.processes.exec(serial, pod, work, index, argv);
    return { ok: true, value: { stdout: outcome.output, stderr: outcome.error, exitCode: outcome.exitCode }, warnings: [] };
  }
};

// sim/kubelet/volume-table.ts
var emptyVolume = { base: {}, writes: [] };
var VolumeTable = class {
  own = new CowVector();
  shared = /* @__PURE__ */ new Map();
  stateOf(key) {
    return (typeof key === "number" ? this.own.get(key) : this.shared.get(key)) ?? emptyVolume;
  }
  put(key, state) {
    if (typeof key === "number") this.own.set(key, state);
    else {
      const copy3 = new Map(this.shared);
      if (state === void 0) copy3.delete(key);
      else copy3.set(key, state);
      this.shared = copy3;
    }
  }
  /** Files at an instant, by path. */
  filesAt(key, atMs) {
    const { base, writes } = this.stateOf(key);
    if (writes.length === 0 || writes[0].atMs > atMs) return base;
    const files = { ...base };
    for (const write3 of writes) {
      if (write3.atMs > atMs) break;
      if (write3.content === null) delete files[write3.path];
      else files[write3.path] = write3.content;
    }
    return files;
  }
  /** Writes by others after an instant. */
  foreignWrites(key, writer, afterMs) {
    return this.stateOf(key).writes.filter((write3) => write3.writer !== writer && write3.atMs > afterMs);
  }
  /** Replaces everything that a writer will have written from an instant on. @returns whether anything changed */
  setWrites(key, writer, fromMs, writes) {
    const state = this.stateOf(key);
    const kept = state.writes.filter((write3) => write3.writer !== writer || write3.atMs < fromMs);
    if (kept.length === state.writes.length && writes.length === 0) return false;
    const merged = [...kept, ...writes].sort((a, b) => a.atMs - b.atMs);
    this.put(key, { base: state.base, writes: merged });
    return true;
  }
  /** Puts files in as they are now: a ConfigMap, a lesson's data. */
  fill(key, files) {
    this.put(key, { base: files, writes: [] });
  }
  /** The volume is gone with its pod. */
  remove(key) {
    this.put(key, void 0);
  }
  save() {
    return { own: this.own.save(), shared: this.shared };
  }
  restore(saved) {
    const state = saved;
    this.own.restore(state.own);
    this.shared = state.shared;
  }
};

// sim/kubelet/kubelet-state.ts
var KubeletState = class {
  work = new CowVector();
  volumes = new VolumeTable();
  /** Images that a node has beyond those of the catalogue that every node has. */
  pulled = /* @__PURE__ */ new Map();
  /** Pulls of one node run one after the other. */
  pullFreeAtMs = /* @__PURE__ */ new Map();
  nextAddress = 2;
  /** Told what happens to containers, for the timeline; `detail` is the wait of a back-off in ms. */
  lifeObserver;
  /** Weather: no pull works. */
  isRegistryDown = false;
  server;
  latencies;
  catalogue;
  constructor(server, latencies, catalogue) {
    this.server = server;
    this.latencies = latencies;
    this.catalogue = catalogue;
  }
  get engine() {
    return this.server.engine;
  }
  get nowMs() {
    return this.server.engine.nowMs;
  }
  /** The next instant of a phase (ms into each second of wall clock) at or after a virtual instant. */
  nextPhase(afterMs, phaseMs) {
    const { periodMs } = this.latencies.kubelet;
    const epoch = this.engine.startAtMs + afterMs;
    const base = Math.floor(epoch / periodMs) * periodMs + phaseMs;
    return (base < epoch ? base + periodMs : base) - this.engine.startAtMs;
  }
  takeAddress() {
    const n = this.nextAddress;
    this.nextAddress += 1;
    return `10.244.${Math.floor(n / 250) % 256}.${n % 250 + 1}`;
  }
  hasImage(node, image) {
    return image.presentOnNodes || this.pulled.get(node)?.has(image.name) === true;
  }
  addImage(node, image) {
    if (this.hasImage(node, image)) return;
    this.pulled = new Map(this.pulled).set(node, /* @__PURE__ */ new Set([...this.pulled.get(node) ?? [], image.name]));
  }
  /** The node has these images already. */
  preload(node, names) {
    for (const name of names) {
      const image = findImage(this.catalogue, name);
      if (image !== void 0) this.addImage(node, image);
    }
  }
  /** Takes the node's puller for a while. @returns virtual ms at which this pull is over */
  reservePull(node, durationMs) {
    const startMs = Math.max(this.nowMs, this.pullFreeAtMs.get(node) ?? 0);
    this.pullFreeAtMs = new Map(this.pullFreeAtMs).set(node, startMs + durationMs);
    return startMs + durationMs;
  }
  nodeOf(work) {
    return this.server.get(work.node);
  }
  hostIP(work) {
    const addresses = this.nodeOf(work)?.status.addresses;
    return addresses?.find(({ type: type2 }) => type2 === "InternalIP")?.address ?? "";
  }
  references = /* @__PURE__ */ new Map();
  /** Full reference and id of an image, as the runtime reports them. */
  imageOf = (name) => {
    const known3 = this.references.get(name);
    if (known3 !== void 0) return known3;
    const image = findImage(this.catalogue, name);
    const reference = parseImageReference(name);
    const made = { image: reference.ok ? reference.full : name, imageID: image === void 0 ? "" : imageIdOf(image) };
    this.references.set(name, made);
    return made;
  };
  statusContext(work) {
    return { startAtMs: this.engine.startAtMs, nowText: formatTime(this.engine.epochMs), hostIP: this.hostIP(work), imageOf: this.imageOf };
  }
  record(serial, pod, work, container, type2, reason, message) {
    this.server.events.write(serial, pod, type2, reason, message, "kubelet", this.nodeOf(work)?.metadata.name ?? "", container?.plan.fieldPath ?? "", "");
  }
  save() {
    return {
      work: this.work.save(),
      volumes: this.volumes.save(),
      pulled: this.pulled,
      pullFreeAtMs: this.pullFreeAtMs,
      nextAddress: this.nextAddress,
      isRegistryDown: this.isRegistryDown
    };
  }
  restore(saved) {
    const state = saved;
    this.work.restore(state.work);
    this.volumes.restore(state.volumes);
    this.pulled = state.pulled;
    this.pullFreeAtMs = state.pullFreeAtMs;
    this.nextAddress = state.nextAddress;
    this.isRegistryDown = state.isRegistryDown;
  }
};

// sim/kubelet/pod-plan.ts
var plans = /* @__PURE__ */ new WeakMap();
var policyOf = (container, spec, kind) => {
  if (kind === "sidecar") return "Always";
  if (container.restartPolicy !== void 0) return container.restartPolicy;
  const policy = spec.restartPolicy ?? "Always";
  return kind === "init" && policy === "Always" ? "OnFailure" : policy;
};
var shownMount = (mount) => mount.readOnly === true ? { name: mount.name, mountPath: mount.mountPath, readOnly: true, recursiveReadOnly: "Disabled" } : { name: mount.name, mountPath: mount.mountPath };
function planContainer(container, spec, kind) {
  return {
    spec: container,
    kind,
    restartPolicy: policyOf(container, spec, kind),
    fieldPath: `spec.${kind === "regular" ? "containers" : "initContainers"}{${container.name}}`,
    mountsShown: (container.volumeMounts ?? []).map(shownMount),
    hasResources: container.resources?.requests !== void 0
  };
}
function planOf(pod) {
  const { spec } = pod;
  const known3 = plans.get(spec.containers);
  if (known3 !== void 0) return known3;
  const init = (spec.initContainers ?? []).map((container) => planContainer(container, spec, container.restartPolicy === "Always" ? "sidecar" : "init"));
  const regular = spec.containers.map((container) => planContainer(container, spec, "regular"));
  const containers = [...init, ...regular];
  const regularByName = regular.map((_, i) => init.length + i).sort((a, b) => containers[a].spec.name < containers[b].spec.name ? -1 : 1);
  const plan = {
    containers,
    initCount: init.length,
    hasSidecars: init.some(({ kind }) => kind === "sidecar"),
    hasRegularRestarts: regular.some(({ restartPolicy }) => restartPolicy !== "Never"),
    regularByName,
    unreadyMessage: `containers with unready status: [${containers.filter(({ kind }) => kind !== "init").map(({ spec: { name } }) => name).join(" ")}]`
  };
  plans.set(spec.containers, plan);
  return plan;
}
function isRestartable(plan, exitCode) {
  for (const rule of plan.spec.restartPolicyRules ?? []) {
    if (rule.exitCodes === void 0 || rule.action !== "Restart") continue;
    const isListed = rule.exitCodes.values?.includes(exitCode) ?? false;
    if (isListed === (rule.exitCodes.operator === "In")) return true;
  }
  if (plan.restartPolicy === "Always") return true;
  return plan.restartPolicy === "OnFailure" && exitCode !== 0;
}

// sim/kubelet/pod-phase.ts
var isDone = (container) => hasExited(container);
var exitCodeOf = (container) => container.current?.exitCode ?? 0;
var willRestart = (container) => isRestartable(container.plan, exitCodeOf(container));
function phaseOf(work, isEnding) {
  const { containers, plan } = work;
  let hasStartedRegular = false;
  let isInitPending = false;
  for (let i = plan.initCount; i < containers.length; i++) if (containers[i].current !== void 0) hasStartedRegular = true;
  for (let i = 0; i < plan.initCount; i++) {
    const container = containers[i];
    if (container.plan.kind === "sidecar") {
      if (!hasStartedRegular && !(isRunning(container) && container.probes.isStarted) && !hasExited(container)) isInitPending = true;
      continue;
    }
    if (isDone(container)) {
      if (exitCodeOf(container) !== 0) {
        if (isEnding || !willRestart(container)) return "Failed";
        isInitPending = true;
      }
    } else if (!hasStartedRegular) isInitPending = true;
  }
  let running = 0;
  let waiting = 0;
  let stopped = 0;
  let succeeded = 0;
  let restarting = 0;
  for (let i = plan.initCount; i < containers.length; i++) {
    const container = containers[i];
    if (container.current === void 0) waiting += 1;
    else if (isRunning(container)) running += 1;
    else {
      stopped += 1;
      if (exitCodeOf(container) === 0) succeeded += 1;
      if (!isEnding && willRestart(container)) restarting += 1;
    }
  }
  if (isEnding && running === 0) return waiting === 0 && succeeded === stopped && stopped > 0 ? "Succeeded" : "Failed";
  if (isInitPending) return "Pending";
  if (waiting > 0) return "Pending";
  if (running > 0) return "Running";
  if (stopped === 0) return "Pending";
  if (restarting > 0) return "Running";
  for (let i = 0; i < plan.initCount; i++) {
    const container = containers[i];
    if (container.plan.kind === "sidecar" && isRunning(container)) return "Running";
  }
  return succeeded === stopped ? "Succeeded" : "Failed";
}

// sim/kubelet/pod-stopper.ts
var packKill = (index, attempt, isTerm) => index + (isTerm ? 64 : 0) + attempt * 128;
var LEAST_GRACE_MS = 2e3;
var PodStopper = class {
  killHandler;
  reportHandler;
  terminalHandler;
  removeHandler;
  beginHandler;
  state;
  processes;
  statuses;
  constructor(state, processes2, statuses) {
    this.state = state;
    this.processes = processes2;
    this.statuses = statuses;
    const { engine } = state;
    this.beginHandler = engine.register((serial) => this.begin(serial));
    this.killHandler = engine.register((serial, index) => this.kill(serial, index));
    this.reportHandler = engine.register((serial) => this.report(serial));
    this.terminalHandler = engine.register((serial) => this.terminal(serial));
    this.removeHandler = engine.register((serial) => this.remove(serial));
  }
  /** The pod has to end; a second order can only shorten the grace period. */
  stop(serial, work, stop2) {
    if (work.stage === "over") {
      if (stop2.cause === "deleted") this.state.engine.schedule(this.state.nowMs, this.removeHandler, serial);
      return;
    }
    const isAgain = work.stop !== void 0;
    this.state.work.set(serial, { ...work, stop: isAgain && stop2.cause === "deleted" ? { ...work.stop, graceSeconds: Math.min(work.stop.graceSeconds, stop2.graceSeconds) } : stop2 });
    if (isAgain) return;
    const { killingEventMs } = this.state.latencies.kubelet;
    this.state.engine.schedule(this.state.nowMs + killingEventMs, this.beginHandler, serial);
  }
  begin(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work?.stop === void 0 || pod === void 0) return;
    const containers = work.containers.map((container) => container.previous === void 0 || isRunning(container) ? container : { ...container, previous: void 0 });
    const stopping = { ...work, stage: "stopping", starting: [], containers };
    this.state.work.set(serial, stopping);
    const regular = stopping.containers.flatMap((container, index) => container.plan.kind !== "sidecar" && isRunning(container) ? [index] : []);
    if (regular.length > 0) for (const index of regular) this.stopContainer(serial, pod, index, stopping.stop?.graceSeconds ?? 30, `Stopping container ${stopping.containers[index].plan.spec.name}`);
    else if (!this.stopNextSidecar(serial)) this.ended(serial);
    const { observeGenerationMs, killingEventMs } = this.state.latencies.kubelet;
    this.state.engine.schedule(this.state.nowMs + observeGenerationMs - killingEventMs, this.reportHandler, serial);
  }
  /** Sends SIGTERM, after preStop, and SIGKILL when the grace is over. */
  stopContainer(serial, pod, index, graceSeconds, message) {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === void 0 || container === void 0 || container.isStopping || !isRunning(container)) return;
    this.state.record(serial, pod, work, container, "Normal", "Killing", message);
    const marked = withContainer(work, index, { ...container, isStopping: true });
    this.state.work.set(serial, marked);
    const sleepMs = (container.plan.spec.lifecycle?.preStop?.sleep?.seconds ?? 0) * 1e3;
    const graceMs = Math.max(graceSeconds * 1e3, LEAST_GRACE_MS);
    const attempt = container.current?.attempt ?? 0;
    if (sleepMs === 0) this.processes.signal(serial, pod, marked, index, "TERM");
    else this.state.engine.schedule(this.state.nowMs + Math.min(sleepMs, graceMs), this.killHandler, serial, packKill(index, attempt, true));
    this.state.engine.schedule(this.state.nowMs + graceMs, this.killHandler, serial, packKill(index, attempt, false));
  }
  kill(serial, packed) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    const index = packed % 64;
    const container = work?.containers[index];
    if (work === void 0 || pod === void 0 || container === void 0 || !isRunning(container) || !container.isStopping) return;
    if (container.current?.attempt !== Math.floor(packed / 128)) return;
    this.processes.signal(serial, pod, work, index, packed % 128 >= 64 ? "TERM" : "KILL");
  }
  /** Stops the last sidecar that runs. @returns false when none does */
  stopNextSidecar(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work === void 0 || pod === void 0) return false;
    for (let index = work.plan.initCount - 1; index >= 0; index--) {
      const container = work.containers[index];
      if (container.plan.kind !== "sidecar" || !isRunning(container)) continue;
      this.stopContainer(serial, pod, index, pod.spec.terminationGracePeriodSeconds ?? 30, `Stopping container ${container.plan.spec.name}`);
      return true;
    }
    return false;
  }
  /** A container of a stopping pod has ended. */
  containerEnded(serial) {
    const work = this.state.work.get(serial);
    if (work === void 0 || work.containers.some((container) => container.plan.kind !== "sidecar" && isRunning(container))) return;
    if (!this.stopNextSidecar(serial)) this.ended(serial);
  }
  ended(serial) {
    this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.teardownMs, this.terminalHandler, serial);
  }
  report(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work?.stage !== "stopping" || pod === void 0) return;
    if (work.stop?.cause === "deadline") this.statuses.writeAlive(serial, pod, work);
    else this.statuses.writeStopping(serial, pod, work, false);
  }
  terminal(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work?.stage !== "stopping" || pod === void 0) return;
    const over = ashes(work);
    this.state.work.set(serial, over);
    this.statuses.writeTerminal(serial, pod, over);
    this.state.server.events.forget(serial);
    const { kubelet } = this.state.latencies;
    const now = this.state.server.get(serial);
    if (now?.metadata.deletionTimestamp !== void 0) this.state.engine.schedule(this.state.nowMs + kubelet.removalMs, this.removeHandler, serial);
  }
  /** The kubelet is done with a deleted pod: the object may go. */
  remove(serial) {
    const pod = this.state.server.get(serial);
    if (pod?.metadata.deletionTimestamp === void 0) return;
    this.state.server.confirmDeletion(serial);
  }
};

// sim/kubelet/pod-volumes.ts
var OWN_VOLUMES = 32;
function volumeKeyOf(server, pod, podSerial, volume, position) {
  if (volume.hostPath !== void 0) return `${pod.spec.nodeName}:${volume.hostPath.path}`;
  if (volume.persistentVolumeClaim !== void 0) {
    const claim = server.get(server.find("PersistentVolumeClaim", pod.metadata.namespace ?? "", volume.persistentVolumeClaim.claimName));
    const name = claim?.spec.volumeName;
    if (name === void 0) return void 0;
    const persistent = server.get(server.find("PersistentVolume", "", name));
    const path = persistent?.spec.hostPath?.path;
    return path === void 0 ? `pv:${name}` : `${pod.spec.nodeName}:${path}`;
  }
  if (volume.configMap !== void 0 || volume.secret !== void 0 || volume.projected !== void 0 || volume.downwardAPI !== void 0) return void 0;
  return podSerial * OWN_VOLUMES + position;
}
var ownVolumeKeys = (pod, podSerial) => (pod.spec.volumes ?? []).flatMap((volume, position) => volume.emptyDir !== void 0 ? [podSerial * OWN_VOLUMES + position] : []);
function findMountFailure(server, pod) {
  const namespace = pod.metadata.namespace ?? "";
  for (const volume of pod.spec.volumes ?? []) {
    const source2 = volume.configMap ?? volume.secret;
    if (source2 !== void 0) {
      const files = keyedFiles(server, namespace, volume);
      if (typeof files === "string") return { volume: volume.name, message: files, isUnboundClaim: false };
    }
    if (volume.persistentVolumeClaim === void 0) continue;
    const { claimName } = volume.persistentVolumeClaim;
    const claim = server.get(server.find("PersistentVolumeClaim", namespace, claimName));
    if (claim?.status.phase !== "Bound") {
      return { volume: volume.name, message: `error processing PVC ${namespace}/${claimName}: PVC is not bound`, isUnboundClaim: true };
    }
  }
  return void 0;
}
function keyedFiles(server, namespace, volume) {
  const isSecret = volume.configMap === void 0;
  const name = (isSecret ? volume.secret?.secretName : volume.configMap?.name) ?? "";
  const source2 = volume.configMap ?? volume.secret;
  const serial = server.find(isSecret ? "Secret" : "ConfigMap", namespace, name);
  if (serial < 0) return source2?.optional === true ? {} : `${isSecret ? "secret" : "configmap"} "${name}" not found`;
  const data = isSecret ? Object.fromEntries(Object.entries(server.get(serial)?.data ?? {}).map(([key, value]) => [key, decodeBase64(value)])) : server.get(serial)?.data ?? {};
  if (source2?.items === void 0) return data;
  const files = {};
  for (const { key, path } of source2.items) {
    const value = data[key];
    if (value !== void 0) files[path] = value;
    else if (source2.optional !== true) return isSecret ? `references non-existent secret key: ${key}` : `configmap references non-existent config key: ${key}`;
  }
  return files;
}
function readOnlyFiles(server, pod, volume, podIP) {
  if (volume.configMap !== void 0 || volume.secret !== void 0) {
    const files2 = keyedFiles(server, pod.metadata.namespace ?? "", volume);
    return typeof files2 === "string" ? {} : files2;
  }
  const files = {};
  for (const item of volume.downwardAPI?.items ?? []) {
    if (item.path !== void 0 && item.fieldRef?.fieldPath !== void 0) files[item.path] = fieldOf2(pod, item.fieldRef.fieldPath, podIP, "");
  }
  return files;
}
function mountsOf(server, volumes, pod, podSerial, containerName, writer, startedAtMs, podIP) {
  const container = [...pod.spec.initContainers ?? [], ...pod.spec.containers].find(({ name }) => name === containerName);
  const mounts = [];
  const keys = [];
  for (const mount of container?.volumeMounts ?? []) {
    const position = (pod.spec.volumes ?? []).findIndex(({ name }) => name === mount.name);
    const volume = pod.spec.volumes?.[position];
    if (volume === void 0 || volume.projected !== void 0) continue;
    const key = volumeKeyOf(server, pod, podSerial, volume, position);
    const prefix = mount.subPath === void 0 ? "" : `${mount.subPath}/`;
    const under = (files) => prefix === "" ? files : Object.fromEntries(Object.entries(files).flatMap(([path, text]) => path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : []));
    mounts.push({
      mountPath: mount.mountPath,
      readOnly: mount.readOnly === true || key === void 0,
      files: under(key === void 0 ? readOnlyFiles(server, pod, volume, podIP) : volumes.filesAt(key, startedAtMs)),
      foreignWrites: key === void 0 ? [] : volumes.foreignWrites(key, writer, startedAtMs).map(({ atMs, path, content }) => ({ atMs: atMs - startedAtMs, path: path.slice(prefix.length), content }))
    });
    keys.push(key);
  }
  return { mounts, keys };
}

// sim/kubelet/probes.ts
var KINDS4 = ["startup", "liveness", "readiness"];
var NAMES2 = { startup: "Startup", liveness: "Liveness", readiness: "Readiness" };
var probeOf = (container, kind) => container.plan.spec[`${kind}Probe`];
var pack = (index, kind) => index * 4 + kind;
var Probes = class {
  handler;
  state;
  processes;
  requestSync;
  kill;
  constructor(state, processes2, requestSync, kill3) {
    this.state = state;
    this.processes = processes2;
    this.requestSync = requestSync;
    this.kill = kill3;
    this.handler = state.engine.register((serial, packed) => this.probe(serial, Math.floor(packed / 4), KINDS4[packed % 4]));
  }
  /** Starts the workers of a pod's probes. */
  begin(serial) {
    const work = this.state.work.get(serial);
    if (work === void 0) return;
    const { firstStatusMs, volumesMs } = this.state.latencies.kubelet;
    const baseMs = work.boundAtMs + firstStatusMs + volumesMs;
    for (const [index, container] of work.containers.entries()) {
      for (const [code, kind] of KINDS4.entries()) {
        const probe = probeOf(container, kind);
        if (probe === void 0) continue;
        const periodMs = (probe.periodSeconds ?? 10) * 1e3;
        this.state.engine.schedule(baseMs + periodMs, this.handler, serial, pack(index, code));
      }
    }
  }
  /** Whether a container's end is the work of a failed probe. */
  isRestarting(serial, index) {
    const container = this.state.work.get(serial)?.containers[index];
    return container?.isStopping === true && this.state.work.get(serial)?.stop === void 0 && container.plan.kind !== "init" && (container.probes.liveness < 0 || container.probes.startup < 0);
  }
  probe(serial, index, kind) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    const container = work?.containers[index];
    const probe = container === void 0 ? void 0 : probeOf(container, kind);
    if (work === void 0 || pod === void 0 || container === void 0 || probe === void 0) return;
    if (work.stage === "over" || work.stage === "finishing" || work.stage === "stopping") return;
    this.state.engine.schedule(this.state.nowMs + (probe.periodSeconds ?? 10) * 1e3, this.handler, serial, pack(index, KINDS4.indexOf(kind)));
    const { current, probes } = container;
    if (!isRunning(container) || current === void 0 || container.isStopping) return;
    if (this.state.nowMs - current.startedAtMs < (probe.initialDelaySeconds ?? 0) * 1e3) return;
    if (kind === "startup" ? probes.isStarted : !probes.isStarted) return;
    const outcome = probe.exec?.command === void 0 ? { output: "", error: "", exitCode: 0 } : this.processes.exec(serial, pod, work, index, probe.exec.command);
    const isGood = outcome.exitCode === 0;
    if (!isGood) this.state.record(serial, pod, work, container, "Warning", "Unhealthy", `${NAMES2[kind]} probe failed: ${outcome.output}${outcome.error}`);
    const before = probes[kind];
    const streak = isGood ? Math.max(before, 0) + 1 : Math.min(before, 0) - 1;
    const next = this.judge(kind, probe, { ...probes, [kind]: streak }, streak);
    this.state.work.set(serial, withContainer(work, index, { ...container, probes: next }));
    if (next.isReady !== probes.isReady || next.isStarted !== probes.isStarted) this.requestSync(serial);
    if (kind !== "readiness" && streak === -(probe.failureThreshold ?? 3)) {
      const again = container.plan.restartPolicy === "Never" ? "" : ", will be restarted";
      this.kill(serial, index, `Container ${container.plan.spec.name} failed ${kind} probe${again}`);
    }
  }
  judge(kind, probe, probes, streak) {
    const isSuccess = streak >= (probe.successThreshold ?? 1);
    const isFailure = streak <= -(probe.failureThreshold ?? 3);
    if (kind === "startup" && isSuccess) return { ...probes, isStarted: true };
    if (kind === "readiness" && (isSuccess || isFailure)) return { ...probes, isReady: isSuccess };
    return probes;
  }
};

// sim/kubelet/processes.ts
var FIRST_HORIZON_MS2 = 12e4;
var EXEC_HORIZON_MS = 6e4;
var EXEC_WRITER = 32;
var PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
var writerOf = (podSerial, index) => podSerial * 64 + index;
var packExit = (index, token) => token * 64 + index;
var preparedBySpec = /* @__PURE__ */ new WeakMap();
var Processes = class {
  exitHandler;
  extendHandler;
  state;
  onExit;
  constructor(state, onExit) {
    this.state = state;
    this.onExit = onExit;
    this.exitHandler = state.engine.register((serial, packed) => this.exit(serial, packed % 64, Math.floor(packed / 64)));
    this.extendHandler = state.engine.register((serial, packed) => this.extend(serial, packed % 64, Math.floor(packed / 64)));
  }
  /** The program of a container and its whole command line; undefined when its image is unknown. */
  prepare(container, env) {
    const { plan } = container;
    const { spec } = plan;
    const known3 = preparedBySpec.get(plan);
    const image = known3 === void 0 ? findImage(this.state.catalogue, spec.image ?? "") : void 0;
    const isFixed = ![...spec.command ?? [], ...spec.args ?? []].some((word) => word.includes("$"));
    if (known3 !== void 0 && isFixed) return known3;
    const found = image ?? findImage(this.state.catalogue, spec.image ?? "");
    if (found === void 0) return void 0;
    const argv = commandLine(spec.command ?? [], spec.args ?? [], found.entrypoint, found.cmd, env);
    if (known3 !== void 0) return { program: known3.program, argv };
    const limit = spec.resources?.limits?.["memory"];
    const limitBytes = limit === void 0 ? Number.POSITIVE_INFINITY : quantityBytes(limit) ?? Number.POSITIVE_INFINITY;
    const prepared = { program: prepareProgram(this.state.catalogue, found, argv, spec.workingDir ?? "", limitBytes), argv };
    preparedBySpec.set(plan, prepared);
    return prepared;
  }
  /** Runs a container's new instance from now on. @returns why the runtime cannot start it, or undefined */
  start(serial, pod, work, index, instance, env) {
    const container = work.containers[index];
    const prepared = this.prepare(container, env);
    if (prepared === void 0) return "exec: image is gone";
    const withNames = { PATH, HOSTNAME: pod.spec.hostname ?? pod.metadata.name, HOME: "/root", ...env };
    const process2 = { ...prepared, env: withNames, signals: noSignals, startedAtMs: instance.startedAtMs };
    const started2 = { ...container, current: instance, process: void 0, log: void 0 };
    return this.evaluate(serial, pod, withContainer(work, index, started2), index, process2, FIRST_HORIZON_MS2);
  }
  /** Sends a signal to a running container. */
  signal(serial, pod, work, index, signal) {
    const container = work.containers[index];
    const { process: process2 } = container;
    if (process2 === void 0 || !isRunning(container)) return;
    const atMs = this.state.nowMs - process2.startedAtMs;
    const signals = [...process2.signals, { atMs, signal }];
    this.evaluate(serial, pod, work, index, { ...process2, signals }, Math.max(FIRST_HORIZON_MS2, atMs * 2));
  }
  /** What a command would do inside a running container. Its writes into volumes stay. */
  exec(serial, pod, work, index, argv) {
    const { process: process2 } = work.containers[index];
    if (process2 === void 0) return { output: "", error: "container is not running", exitCode: 126 };
    const { input, keys } = this.inputOf(serial, pod, work, index, process2);
    const atMs = this.state.nowMs - process2.startedAtMs;
    const outcome = process2.program.exec(input, atMs, argv, EXEC_HORIZON_MS);
    if ("startError" in outcome) return { output: "", error: outcome.startError, exitCode: 126 };
    this.publishWrites(serial, index + EXEC_WRITER, this.state.nowMs, outcome, keys);
    const textOf = (stream) => outcome.output.flatMap((line) => line.stream === stream ? [line.text] : []).join("");
    return { output: textOf("stdout"), error: textOf("stderr"), exitCode: outcome.exit?.exitCode ?? 124 };
  }
  inputOf(serial, pod, work, index, process2) {
    const { plan } = work.containers[index];
    const { env, argv, signals, startedAtMs } = process2;
    const hasOnlyToken = plan.mountsShown.length <= 1 && pod.spec.volumes?.length === 1 && pod.spec.volumes[0]?.projected !== void 0;
    const { mounts, keys } = hasOnlyToken ? noMounts : mountsOf(this.state.server, this.state.volumes, pod, serial, plan.spec.name, writerOf(serial, index), startedAtMs, work.podIP);
    return {
      input: {
        argv,
        env,
        workingDir: plan.spec.workingDir ?? "",
        hostname: pod.spec.hostname ?? pod.metadata.name,
        startedAtMs: this.state.engine.startAtMs + startedAtMs,
        mounts,
        signals,
        memoryLimitBytes: Number.POSITIVE_INFINITY,
        seed: mix(this.state.engine.seed, serial, 40 + index)
      },
      keys
    };
  }
  /** Lays the program's trace on the clock. @returns why it cannot start, or undefined */
  evaluate(serial, pod, work, index, process2, horizonMs2) {
    const container = work.containers[index];
    const { input, keys } = this.inputOf(serial, pod, work, index, process2);
    const trace = process2.program.run(input, horizonMs2);
    if ("startError" in trace) return trace.startError;
    const token = container.exitToken + 1;
    this.state.work.set(serial, withContainer(work, index, { ...container, process: { ...process2, trace }, exitToken: token }));
    this.scheduleEnd(serial, index, token, process2.startedAtMs, trace);
    if (keys.length > 0) this.publishWrites(serial, index, process2.startedAtMs, trace, keys);
    return void 0;
  }
  scheduleEnd(serial, index, token, startedAtMs, trace) {
    if (trace.exit !== null) this.state.engine.schedule(startedAtMs + trace.exit.atMs, this.exitHandler, serial, packExit(index, token));
    else this.state.engine.schedule(startedAtMs + trace.horizonMs, this.extendHandler, serial, packExit(index, token));
  }
  /** Puts a program's writes into its volumes and lets the others that mount them see what is to come. */
  publishWrites(serial, index, startedAtMs, trace, keys) {
    for (const [mount, key] of keys.entries()) {
      if (key !== void 0 && this.putWrites(key, mount, writerOf(serial, index), startedAtMs, trace)) this.rerunReaders(serial, index, key);
    }
  }
  putWrites(key, mount, writer, startedAtMs, trace) {
    const writes = trace.writes.flatMap((write3) => write3.mount === mount ? [{ atMs: startedAtMs + write3.atMs, writer, path: write3.path, content: write3.content }] : []);
    return this.state.volumes.setWrites(key, writer, startedAtMs, writes);
  }
  rerunReaders(serial, index, key) {
    this.state.work.forEach((work, other) => {
      if (typeof key === "number" && other !== serial) return;
      const pod = this.state.server.get(other);
      if (pod === void 0) return;
      for (const [i, container] of work.containers.entries()) {
        if (other === serial && i === index % EXEC_WRITER || container.process === void 0 || !isRunning(container)) continue;
        if (this.inputOf(other, pod, work, i, container.process).keys.includes(key)) this.rerun(other, pod, i);
      }
    });
  }
  /** Evaluates a running program again because its surroundings changed; its own writes stay unless they differ. */
  rerun(serial, pod, index) {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === void 0 || container?.process === void 0) return;
    const { process: process2 } = container;
    const { input, keys } = this.inputOf(serial, pod, work, index, process2);
    const horizonMs2 = process2.trace.horizonMs === Number.POSITIVE_INFINITY ? FIRST_HORIZON_MS2 : process2.trace.horizonMs;
    const trace = process2.program.run(input, horizonMs2);
    if ("startError" in trace || trace === process2.trace) return;
    if ((trace.exit?.atMs ?? Number.POSITIVE_INFINITY) + process2.startedAtMs < this.state.nowMs) return;
    const token = container.exitToken + 1;
    this.state.work.set(serial, withContainer(work, index, { ...container, process: { ...process2, trace }, exitToken: token }));
    this.scheduleEnd(serial, index, token, process2.startedAtMs, trace);
    for (const [mount, key] of keys.entries()) if (key !== void 0) this.putWrites(key, mount, writerOf(serial, index), process2.startedAtMs, trace);
  }
  extend(serial, index, token) {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    const pod = this.state.server.get(serial);
    if (work === void 0 || pod === void 0 || container?.process === void 0 || container.exitToken !== token || !isRunning(container)) return;
    const { process: process2 } = container;
    this.evaluate(serial, pod, work, index, process2, (this.state.nowMs - process2.startedAtMs) * 2);
  }
  exit(serial, index, token) {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === void 0 || container?.process?.trace.exit == null || container.exitToken !== token || !isRunning(container)) return;
    const { exitCode, oomKilled } = container.process.trace.exit;
    const ended = {
      ...container.current,
      finishedAtMs: this.state.nowMs,
      exitCode,
      reason: oomKilled ? "OOMKilled" : exitCode === 0 ? "Completed" : "Error"
    };
    this.state.work.set(serial, withContainer(work, index, { ...container, current: ended }));
    this.onExit(serial, index);
  }
};
var noMounts = { mounts: [], keys: [] };
var noSignals = [];
function commandLine(command2, args, entrypoint, cmd, env) {
  const lookup = (name) => env[name];
  const given = args.map((word) => expand(word, lookup));
  if (command2.length > 0) return [...command2.map((word) => expand(word, lookup)), ...given];
  return [...entrypoint, ...given.length > 0 ? given : cmd];
}

// sim/kubelet/restart.ts
var FIRST_WAIT_MS = 1e4;
var LAST_WAIT_MS2 = 3e5;
var FORGET_MS2 = 6e5;
function waitBeforeRestart(container, nowMs) {
  const { crashWaitMs, crashRaisedAtMs } = container;
  const ended = container.isStopping ? container.previous : container.current;
  if (crashWaitMs === 0 || ended === void 0) return 0;
  if (ended.finishedAtMs - crashRaisedAtMs > FORGET_MS2) return 0;
  return nowMs - ended.finishedAtMs < crashWaitMs ? ended.finishedAtMs + crashWaitMs - nowMs : 0;
}
function raiseBackOff(container, nowMs) {
  const isForgotten = container.crashWaitMs === 0 || (container.current?.finishedAtMs ?? nowMs) - container.crashRaisedAtMs > FORGET_MS2;
  return { crashWaitMs: isForgotten ? FIRST_WAIT_MS : Math.min(container.crashWaitMs * 2, LAST_WAIT_MS2), crashRaisedAtMs: nowMs };
}
function computeActions(work, nowMs) {
  const { containers, plan } = work;
  const start = [];
  const backOff = [];
  let backOffUntilMs = Number.POSITIVE_INFINITY;
  const consider = (index) => {
    const container = containers[index];
    if (container.current === void 0) {
      start.push(index);
      return;
    }
    if (!hasExited(container) || !isRestartable(container.plan, container.current.exitCode)) return;
    const waitMs = waitBeforeRestart(container, nowMs);
    if (waitMs <= 0) start.push(index);
    else {
      backOff.push(index);
      backOffUntilMs = Math.min(backOffUntilMs, nowMs + waitMs);
    }
  };
  const regulars = containers.slice(plan.initCount);
  const hasRegularStarted = regulars.some(({ current }) => current !== void 0);
  const isDone2 = regulars.every((container) => hasExited(container) && !isRestartable(container.plan, container.current?.exitCode ?? 0));
  if (isDone2) return { start, backOff, backOffUntilMs, stopSidecars: containers.some((container) => container.plan.kind === "sidecar" && isRunning(container)) };
  for (let i = 0; i < plan.initCount; i++) {
    const container = containers[i];
    if (container.plan.kind === "sidecar") {
      consider(i);
      if (!hasRegularStarted && !(isRunning(container) && container.probes.isStarted)) return { start, backOff, backOffUntilMs, stopSidecars: false };
      continue;
    }
    if (hasRegularStarted || hasExited(container) && container.current?.exitCode === 0) continue;
    consider(i);
    return { start, backOff, backOffUntilMs, stopSidecars: false };
  }
  for (let i = plan.initCount; i < containers.length; i++) consider(i);
  return { start, backOff, backOffUntilMs, stopSidecars: false };
}

// sim/kubelet/pod-status.ts
var EPOCH_START = "1970-01-01T00:00:00Z";
function terminatedState(instance, startAtMs) {
  return {
    exitCode: instance.exitCode,
    reason: instance.reason,
    ...instance.message === "" ? {} : { message: instance.message },
    startedAt: instance.startedAtMs < 0 ? EPOCH_START : formatTime(startAtMs + instance.startedAtMs),
    finishedAt: formatTime(startAtMs + instance.finishedAtMs),
    containerID: `containerd://${instance.id}`
  };
}
var LOST = {
  terminated: {
    exitCode: 137,
    reason: "ContainerStatusUnknown",
    message: "The container could not be located when the pod was terminated",
    startedAt: null,
    finishedAt: null
  }
};
var nothing3 = {};
function statesOf(container, defaultReason, isEnding, startAtMs) {
  const { current, previous, wait: wait3 } = container;
  if (current === void 0) {
    if (isEnding) return [LOST, nothing3];
    return [{ waiting: wait3 === void 0 ? { reason: defaultReason } : wait3.message === "" ? { reason: wait3.reason } : wait3 }, nothing3];
  }
  const last = previous === void 0 ? nothing3 : { terminated: terminatedState(previous, startAtMs) };
  if (isRunning(container)) return [{ running: { startedAt: formatTime(startAtMs + current.startedAtMs) } }, last];
  const ended = { terminated: terminatedState(current, startAtMs) };
  if (!isEnding && wait3 !== void 0 && isRestartable(container.plan, current.exitCode)) {
    return [{ waiting: wait3.message === "" ? { reason: wait3.reason } : wait3 }, ended];
  }
  return [ended, last];
}
var ROOT_USER = { linux: { uid: 0, gid: 0, supplementalGroups: [0] } };
function containerStatus(container, work, report2, context) {
  const { plan, current } = container;
  const { spec } = plan;
  const defaultReason = work.plan.initCount > 0 ? "PodInitializing" : "ContainerCreating";
  const [state, lastState] = statesOf(container, defaultReason, report2.isEnding, context.startAtMs);
  const running = state.running !== void 0;
  const isDoneInit = plan.kind === "init" && state.terminated?.exitCode === 0;
  const isStarted = running && (plan.kind === "init" || container.probes.isStarted);
  const isReady3 = isDoneInit || running && plan.kind !== "init" && container.probes.isReady && container.probes.isStarted;
  if (current === void 0) {
    const waiting = { name: spec.name, state, lastState, ready: isReady3, restartCount: 0, image: spec.image ?? "", imageID: "", started: isStarted };
    return plan.mountsShown.length === 0 ? waiting : { ...waiting, volumeMounts: plan.mountsShown };
  }
  const known3 = spec.image === void 0 ? { image: "", imageID: "" } : context.imageOf(spec.image);
  const base = {
    name: spec.name,
    state,
    lastState,
    ready: isReady3,
    restartCount: current.attempt,
    image: known3.image,
    imageID: known3.imageID,
    containerID: `containerd://${current.id}`,
    started: isStarted,
    resources: spec.resources ?? {},
    volumeMounts: plan.mountsShown,
    user: ROOT_USER
  };
  const isPlain = !plan.hasResources && plan.mountsShown.length > 0;
  return isPlain ? base : withoutAbsent(base, plan);
}
function withoutAbsent(base, plan) {
  const { volumeMounts, user, ...rest } = base;
  return {
    ...rest,
    ...plan.hasResources && plan.spec.resources?.requests !== void 0 ? { allocatedResources: plan.spec.resources.requests } : {},
    ...plan.mountsShown.length === 0 ? {} : { volumeMounts },
    user
  };
}
var lastMade = /* @__PURE__ */ new Map();
function condition2(before, type2, isTrue, generation, nowText, reason, message) {
  const old = find2(before, type2);
  const status = isTrue ? "True" : "False";
  const isSameState = old !== void 0 && old.status === status;
  if (isSameState && old.reason === reason && old.message === message && old.observedGeneration === generation) return old;
  const lastTransitionTime = isSameState ? old.lastTransitionTime : nowText;
  const made = lastMade.get(type2);
  if (made !== void 0 && made.status === status && made.reason === reason && made.lastTransitionTime === lastTransitionTime && made.message === message && made.observedGeneration === generation) {
    return made;
  }
  const base = { type: type2, observedGeneration: generation, status, lastProbeTime: null, lastTransitionTime };
  const next = reason === void 0 ? base : message === void 0 ? { ...base, reason } : { ...base, reason, message };
  lastMade.set(type2, next);
  return next;
}
function find2(conditions, type2) {
  if (conditions === void 0) return void 0;
  for (const one of conditions) if (one.type === type2) return one;
  return void 0;
}
var KUBELET_CONDITIONS = /* @__PURE__ */ new Set(["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"]);
function conditionsOf(pod, work, report2, statuses, context) {
  const before = pod.status.conditions;
  const generation = pod.metadata.generation ?? 1;
  const { nowText } = context;
  const { plan, containers } = work;
  const ends2 = report2.outcome === "Succeeded" ? "PodCompleted" : report2.outcome === "Failed" ? "PodFailed" : void 0;
  const incomplete = [];
  let hasRegular = false;
  for (let i = plan.initCount; i < containers.length; i++) if (containers[i].current !== void 0) hasRegular = true;
  if (!hasRegular) {
    for (let i = 0; i < plan.initCount; i++) {
      const container = containers[i];
      const isDone2 = container.plan.kind === "sidecar" ? isRunning(container) && container.probes.isStarted : hasExited(container) && container.current?.exitCode === 0;
      if (!isDone2) incomplete.push(container.plan.spec.name);
    }
  }
  const unready = [];
  for (let i = 0; i < containers.length; i++) {
    const container = containers[i];
    if (container.plan.kind !== "init" && statuses[i]?.ready !== true) unready.push(container.plan.spec.name);
  }
  const isReady3 = unready.length === 0 && ends2 === void 0;
  const readyReason = isReady3 ? void 0 : ends2 ?? "ContainersNotReady";
  const readyMessage = isReady3 || ends2 !== void 0 ? void 0 : unready.length === plan.containers.length - plan.initCount && !plan.hasSidecars ? plan.unreadyMessage : `containers with unready status: [${unready.join(" ")}]`;
  const isSandboxUp = work.isSandboxReady && !report2.isSandboxGone;
  const initReason = incomplete.length > 0 ? "ContainersNotInitialized" : report2.outcome === "Succeeded" ? "PodCompleted" : void 0;
  const initMessage = incomplete.length > 0 ? `containers with incomplete status: [${incomplete.join(" ")}]` : void 0;
  const own = [
    condition2(before, "PodReadyToStartContainers", isSandboxUp, generation, nowText),
    condition2(before, "Initialized", incomplete.length === 0, generation, nowText, initReason, initMessage),
    condition2(before, "Ready", isReady3, generation, nowText, readyReason, readyMessage),
    condition2(before, "ContainersReady", isReady3, generation, nowText, readyReason, readyMessage),
    condition2(before, "PodScheduled", true, generation, nowText)
  ];
  if (before === void 0 || before.length <= own.length) {
    if (before === void 0 || before.every(({ type: type2 }) => KUBELET_CONDITIONS.has(type2))) return own;
  }
  const foreign = before?.filter(({ type: type2 }) => !KUBELET_CONDITIONS.has(type2)).map((one) => one.observedGeneration === generation ? one : { ...one, observedGeneration: generation }) ?? [];
  return foreign.length === 0 ? own : [...foreign, ...own];
}
function statusOf(pod, work, report2, context) {
  const { plan, containers } = work;
  const all = containers.map((container) => containerStatus(container, work, report2, context));
  const conditions = conditionsOf(pod, work, report2, all, context);
  const regular = plan.regularByName.map((index) => all[index]);
  const before = pod.status;
  const isPlaced = work.isSandboxReady && work.podIP !== "";
  const next = {
    observedGeneration: pod.metadata.generation ?? 1,
    phase: report2.phase,
    conditions,
    ...report2.message === "" ? {} : { message: report2.message },
    ...report2.reason === "" ? {} : { reason: report2.reason },
    hostIP: context.hostIP,
    hostIPs: before.hostIPs ?? [{ ip: context.hostIP }],
    ...isPlaced ? { podIP: work.podIP, podIPs: before.podIPs ?? [{ ip: work.podIP }] } : {},
    startTime: work.startTime,
    ...plan.initCount === 0 ? {} : { initContainerStatuses: all.slice(0, plan.initCount) },
    containerStatuses: regular,
    ...before.qosClass === void 0 ? {} : { qosClass: before.qosClass }
  };
  return isSameStatus2(before, next) ? before : next;
}
function isSameStatus2(a, b) {
  if (a.phase !== b.phase || a.reason !== b.reason || a.message !== b.message || a.podIP !== b.podIP || a.observedGeneration !== b.observedGeneration) return false;
  const [left, right] = [a.conditions ?? [], b.conditions ?? []];
  if (left.length !== right.length || left.some((one, i) => one !== right[i])) return false;
  return sameContainers(a.containerStatuses, b.containerStatuses) && sameContainers(a.initContainerStatuses, b.initContainerStatuses);
}
var sameContainers = (a, b) => (a?.length ?? 0) === (b?.length ?? 0) && (a ?? []).every((one, i) => sameContainer(one, b?.[i]));
var sameContainer = (a, b) => a.ready === b.ready && a.started === b.started && a.restartCount === b.restartCount && a.containerID === b.containerID && sameState(a.state, b.state) && sameState(a.lastState, b.lastState);
var sameState = (a, b) => a.waiting?.reason === b.waiting?.reason && a.waiting?.message === b.waiting?.message && a.running?.startedAt === b.running?.startedAt && a.terminated?.containerID === b.terminated?.containerID && a.terminated?.reason === b.terminated?.reason;

// sim/kubelet/status-writer.ts
var StatusWriter = class {
  state;
  constructor(state) {
    this.state = state;
  }
  /**
   * Writes the status of a pod that is alive.
   *
   * KBL-3: a pod that ended by itself is reported with its old phase; the new one follows when its sandbox is gone.
   */
  writeAlive(serial, pod, work) {
    const outcome = phaseOf(work, false);
    const isOver2 = outcome === "Succeeded" || outcome === "Failed";
    const isDeadline = work.stop?.cause === "deadline";
    const held = isOver2 ? pod.status.phase ?? "Pending" : outcome;
    this.put(serial, pod, work, isDeadline ? "Failed" : outcome, isDeadline ? pod.status.phase ?? "Running" : held, isSidecarTeardown(work), "", "");
  }
  /** Writes the terminal phase. */
  writeTerminal(serial, pod, work) {
    const isTornDown = work.stop !== void 0;
    const phase = work.stop?.cause === "deadline" || work.stop?.cause === "evicted" ? "Failed" : phaseOf(work, isTornDown);
    const context = this.state.statusContext(work);
    const report2 = { phase, outcome: phase, isSandboxGone: true, reason: work.stop?.reason ?? "", message: work.stop?.message ?? "", isEnding: isTornDown };
    const status = statusOf(pod, work, report2, context);
    if (status !== pod.status) this.state.server.updateStatus(serial, status);
  }
  /** Writes what a deleted pod looks like while its containers are being stopped. */
  writeStopping(serial, pod, work, isSandboxGone) {
    const outcome = phaseOf(work, false);
    const isOver2 = outcome === "Succeeded" || outcome === "Failed";
    const phase = isOver2 ? pod.status.phase ?? outcome : outcome;
    this.put(serial, pod, work, outcome, phase, isSandboxGone, "", "");
  }
  put(serial, pod, work, outcome, phase, isSandboxGone, reason, message) {
    const status = statusOf(pod, work, { phase, outcome, isSandboxGone, reason, message, isEnding: false }, this.state.statusContext(work));
    if (status !== pod.status) this.state.server.updateStatus(serial, status);
  }
};
var isSidecarTeardown = (work) => work.plan.hasSidecars && work.containers.every(hasExited);

// sim/kubelet/kubelet.ts
var FIRST_MOUNT_RETRY_MS = 500;
var LAST_MOUNT_RETRY_MS = 122e3;
var ERROR_RETRY_MS = 1e4;
var LONGEST_RETRY_MS = 6e4;
var Kubelet = class {
  state;
  processes;
  statuses;
  starter;
  stopper;
  endpoint;
  probes;
  admitHandler;
  mountHandler;
  sandboxHandler;
  relistHandler;
  retryHandler;
  terminalHandler;
  deadlineHandler;
  cleanupHandler;
  constructor(server, latencies, catalogue) {
    const { engine } = server;
    this.state = new KubeletState(server, latencies, catalogue);
    this.processes = new Processes(this.state, (serial, index) => this.containerExited(serial, index));
    this.endpoint = new Endpoint(this.state, this.processes);
    this.statuses = new StatusWriter(this.state);
    this.starter = new ContainerStarter(this.state, this.processes, (serial) => this.syncDone(serial));
    this.stopper = new PodStopper(this.state, this.processes, this.statuses);
    this.probes = new Probes(this.state, this.processes, (serial) => this.requestSync(serial), (serial, index, message) => this.restartContainer(serial, index, message));
    this.admitHandler = engine.register((serial) => this.admit(serial));
    this.mountHandler = engine.register((serial) => this.mount(serial));
    this.sandboxHandler = engine.register((serial) => this.sandboxReady(serial));
    this.relistHandler = engine.register((serial, atMs) => this.relist(serial, atMs));
    this.retryHandler = engine.register((serial, atMs) => this.retry(serial, atMs));
    this.terminalHandler = engine.register((serial) => this.reportTerminal(serial));
    this.deadlineHandler = engine.register((serial) => this.deadline(serial));
    this.cleanupHandler = engine.register((serial) => this.forgetPrevious(serial));
    server.watch("Pod", (type2, serial, object, before) => this.podChanged(type2, serial, object, before));
  }
  podChanged(type2, serial, pod, before) {
    if (type2 === "DELETED") {
      this.release(serial, pod);
      return;
    }
    if (pod.spec.nodeName === void 0) return;
    if (before?.spec.nodeName === void 0) {
      this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.firstStatusMs, this.admitHandler, serial);
      return;
    }
    if (pod.metadata.deletionTimestamp === void 0) return;
    const isNew = before.metadata.deletionTimestamp === void 0;
    const isShorter = (before.metadata.deletionGracePeriodSeconds ?? 0) > (pod.metadata.deletionGracePeriodSeconds ?? 0);
    const work = this.state.work.get(serial);
    if (work !== void 0 && (isNew || isShorter)) this.stopper.stop(serial, work, this.deletion(pod));
  }
  deletion(pod) {
    return { cause: "deleted", atMs: this.state.nowMs, graceSeconds: pod.metadata.deletionGracePeriodSeconds ?? 30, reason: "", message: "" };
  }
  /** The pod's object is gone: whatever still runs is killed, its own volumes go. */
  release(serial, pod) {
    if (this.state.work.get(serial) === void 0) return;
    for (const key of ownVolumeKeys(pod, serial)) this.state.volumes.remove(key);
    this.state.work.set(serial, void 0);
  }
  /** First sync: the pod shows as being created, then its volumes and sandbox are made. */
  admit(serial) {
    const pod = this.state.server.get(serial);
    if (pod?.spec.nodeName === void 0 || this.state.work.get(serial) !== void 0) return;
    const plan = planOf(pod);
    const work = {
      plan,
      node: this.state.server.find("Node", "", pod.spec.nodeName),
      stage: "mounting",
      boundAtMs: this.state.nowMs - this.state.latencies.kubelet.firstStatusMs,
      startTime: formatTime(this.state.engine.epochMs),
      podIP: "",
      isSandboxReady: false,
      containers: plan.containers.map(freshContainer),
      starting: [],
      isChanged: false,
      isPending: false,
      relistAtMs: -1,
      retryAtMs: -1,
      syncFailed: false,
      mountFailures: 0,
      stop: void 0,
      volumeKey: "",
      deadlineEvents: 0
    };
    this.state.work.set(serial, work);
    this.statuses.writeAlive(serial, pod, work);
    const { activeDeadlineSeconds } = pod.spec;
    if (activeDeadlineSeconds !== void 0) {
      const dueMs = parseTime(work.startTime) + activeDeadlineSeconds * 1e3 - this.state.engine.startAtMs;
      this.state.engine.schedule(this.state.nextPhase(dueMs, this.state.latencies.kubelet.tickPhaseMs), this.deadlineHandler, serial);
    }
    if (pod.metadata.deletionTimestamp !== void 0) this.stopper.stop(serial, work, this.deletion(pod));
    else this.mount(serial);
  }
  /** KBL-7: volumes first; a missing source is tried again, ever more slowly. */
  mount(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work?.stage !== "mounting" || pod === void 0 || work.stop !== void 0) return;
    const failure3 = findMountFailure(this.state.server, pod);
    const { sandboxMs, firstStatusMs, volumesMs } = this.state.latencies.kubelet;
    if (failure3 === void 0) {
      const restMs = work.mountFailures === 0 ? sandboxMs - firstStatusMs : sandboxMs - volumesMs;
      this.state.work.set(serial, { ...work, stage: "starting" });
      this.state.engine.schedule(this.state.nowMs + restMs, this.sandboxHandler, serial);
      return;
    }
    const message = failure3.isUnboundClaim ? `Unable to attach or mount volumes: unmounted volumes=[${failure3.volume}], unattached volumes=[], failed to process volumes=[${failure3.volume}]: ${failure3.message}` : `MountVolume.SetUp failed for volume "${failure3.volume}" : ${failure3.message}`;
    this.state.record(serial, pod, work, void 0, "Warning", "FailedMount", message);
    this.state.work.set(serial, { ...work, mountFailures: work.mountFailures + 1 });
    const waitMs = failure3.isUnboundClaim ? ERROR_RETRY_MS : Math.min(FIRST_MOUNT_RETRY_MS * 2 ** work.mountFailures, LAST_MOUNT_RETRY_MS);
    this.state.engine.schedule(this.state.nowMs + waitMs, this.mountHandler, serial);
  }
  sandboxReady(serial) {
    const work = this.state.work.get(serial);
    if (work?.stage !== "starting" || work.isSandboxReady) return;
    this.state.work.set(serial, { ...work, stage: "idle", isSandboxReady: true, podIP: this.state.takeAddress(), isChanged: true });
    this.probes.begin(serial);
    this.act(serial);
  }
  /** A sync: report, then act. */
  sync(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work?.stage !== "idle" || pod === void 0) return;
    this.statuses.writeAlive(serial, pod, work);
    const phase = phaseOf(work, false);
    if (phase === "Succeeded" || phase === "Failed") this.finish(serial, work);
    else {
      this.state.work.set(serial, { ...work, containers: work.containers.map(withoutOldInstance) });
      this.act(serial);
    }
  }
  /** Everything has ended by itself: the sandbox goes, then the phase is reported. */
  finish(serial, work) {
    const { terminalPhaseMs, forgetInstanceMs, periodMs } = this.state.latencies.kubelet;
    this.state.work.set(serial, { ...work, stage: "finishing" });
    if (work.containers.some(({ previous }) => previous !== void 0)) this.state.engine.schedule(this.state.nowMs + forgetInstanceMs, this.cleanupHandler, serial);
    this.state.engine.schedule(this.state.nowMs + (work.plan.hasSidecars ? 2 * periodMs : terminalPhaseMs), this.terminalHandler, serial);
  }
  forgetPrevious(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work?.stage !== "finishing" || pod === void 0) return;
    const next = { ...work, containers: work.containers.map((container) => ({ ...container, previous: void 0 })) };
    this.state.work.set(serial, next);
    this.statuses.writeAlive(serial, pod, next);
  }
  reportTerminal(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work?.stage !== "finishing" || pod === void 0 || work.stop !== void 0) return;
    const over = ashes(work);
    this.state.work.set(serial, over);
    this.statuses.writeTerminal(serial, pod, over);
    this.state.server.events.forget(serial);
  }
  act(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work === void 0 || pod === void 0) return;
    const actions = computeActions(work, this.state.nowMs);
    if (actions.stopSidecars) this.stopper.stopNextSidecar(serial);
    for (const index of actions.backOff) this.holdBack(serial, pod, index);
    if (actions.start.length === 0) {
      if (actions.backOff.length > 0) this.scheduleBackOff(serial, actions.backOffUntilMs);
      return;
    }
    const latest = this.state.work.get(serial);
    const containers = latest.containers.slice();
    for (const index of actions.start) {
      const container = containers[index];
      if (container.current !== void 0) containers[index] = { ...container, ...raiseBackOff(container, this.state.nowMs) };
    }
    this.state.work.set(serial, { ...latest, containers, stage: "starting", starting: actions.start, syncFailed: false });
    if (actions.backOff.length > 0) this.scheduleBackOff(serial, actions.backOffUntilMs);
    this.starter.begin(serial);
  }
  /** KBL-5: the event now, the reason in the next status. */
  holdBack(serial, pod, index) {
    const work = this.state.work.get(serial);
    const container = work.containers[index];
    const { name } = container.plan.spec;
    const id2 = `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
    this.state.record(serial, pod, work, container, "Warning", "BackOff", `Back-off restarting failed container ${name} in pod ${id2}`);
    this.state.lifeObserver?.(serial, "backedOff", container.crashWaitMs);
    const message = `back-off ${goDuration(container.crashWaitMs)} restarting failed container=${name} pod=${id2}`;
    const containers = work.containers.slice();
    containers[index] = {
      ...container,
      wait: { reason: "CrashLoopBackOff", message },
      life: containerTable.next(container.life, containerTable.eventCode.restartDelayed)
    };
    this.state.work.set(serial, { ...work, containers });
  }
  scheduleBackOff(serial, untilMs) {
    const remainingMs = Math.min(untilMs - this.state.nowMs, LONGEST_RETRY_MS);
    this.scheduleRetry(serial, remainingMs * (1 + 0.5 * this.state.latencies.kubelet.crashJitter));
  }
  scheduleRetry(serial, delayMs) {
    const work = this.state.work.get(serial);
    if (work === void 0) return;
    const atMs = this.state.nextPhase(this.state.nowMs + delayMs, this.state.latencies.kubelet.tickPhaseMs);
    this.state.work.set(serial, { ...work, retryAtMs: atMs });
    this.state.engine.schedule(atMs, this.retryHandler, serial, atMs);
  }
  retry(serial, atMs) {
    const work = this.state.work.get(serial);
    if (work?.retryAtMs !== atMs || work.stage !== "idle") return;
    this.state.work.set(serial, { ...work, retryAtMs: -1 });
    this.sync(serial);
  }
  /** The starter has started all that it could. */
  syncDone(serial) {
    const work = this.state.work.get(serial);
    if (work === void 0) return;
    this.state.work.set(serial, { ...work, stage: "idle" });
    if (work.syncFailed) this.scheduleRetry(serial, ERROR_RETRY_MS * (1 + 0.5 * this.state.latencies.kubelet.errorJitter));
    if (work.isChanged || work.isPending) this.ensureRelist(serial);
  }
  /** The runtime changed: the next relist will see it. */
  ensureRelist(serial) {
    const work = this.state.work.get(serial);
    if (work === void 0 || work.relistAtMs >= 0) return;
    const atMs = this.state.nextPhase(this.state.nowMs + 1, this.state.latencies.kubelet.relistPhaseMs);
    this.state.work.set(serial, { ...work, relistAtMs: atMs });
    this.state.engine.schedule(atMs, this.relistHandler, serial, atMs);
  }
  /** KBL-13: a change seen while a sync runs is served one relist later. */
  relist(serial, atMs) {
    const work = this.state.work.get(serial);
    if (work?.relistAtMs !== atMs) return;
    const isFastExit = work.containers.some((container) => hasExited(container) && container.current?.attempt === 0 && container.life === containerTable.stateCode.exited && !container.isStopping && wasNeverSeen(this.state.server.get(serial), container));
    const seen = { ...work, relistAtMs: -1, isChanged: false };
    if (work.stage === "starting") {
      this.state.work.set(serial, { ...seen, isPending: work.isPending || work.isChanged });
      this.ensureRelist(serial);
      return;
    }
    if (work.stage !== "idle" || !(work.isChanged || work.isPending)) {
      this.state.work.set(serial, seen);
      return;
    }
    const isChained = work.isPending && work.isChanged || isFastExit;
    this.state.work.set(serial, { ...seen, isPending: isChained });
    this.sync(serial);
    if (isChained) this.ensureRelist(serial);
  }
  containerExited(serial, index) {
    const work = this.state.work.get(serial);
    if (work === void 0) return;
    const container = work.containers[index];
    const containers = work.containers.slice();
    containers[index] = { ...container, life: containerTable.next(container.life, containerTable.eventCode.exited) };
    this.state.work.set(serial, { ...work, containers, isChanged: true });
    if (work.stage === "stopping") this.stopper.containerEnded(serial);
    else if (this.probes.isRestarting(serial, index)) this.act(serial);
    else this.ensureRelist(serial);
  }
  /** A sync for another reason than the runtime: a probe's verdict. */
  requestSync(serial) {
    const work = this.state.work.get(serial);
    if (work?.stage === "idle") this.sync(serial);
  }
  /** A liveness or startup probe has failed for good: stop the container; its restart follows at once. */
  restartContainer(serial, index, message) {
    const pod = this.state.server.get(serial);
    if (pod !== void 0) this.stopper.stopContainer(serial, pod, index, pod.spec.terminationGracePeriodSeconds ?? 30, message);
  }
  deadline(serial) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    if (work === void 0 || pod === void 0 || work.stage === "over" || work.stage === "finishing" || work.stop !== void 0) return;
    const message = "Pod was active on the node longer than the specified deadline";
    this.state.record(serial, pod, work, void 0, "Normal", "DeadlineExceeded", message);
    this.stopper.stop(serial, work, { cause: "deadline", atMs: this.state.nowMs, graceSeconds: pod.spec.terminationGracePeriodSeconds ?? 30, reason: "DeadlineExceeded", message });
  }
  save() {
    return this.state.save();
  }
  restore(saved) {
    this.state.restore(saved);
  }
};
var withoutOldInstance = (container) => container.previous !== void 0 && hasExited(container) ? { ...container, previous: void 0 } : container;
function wasNeverSeen(pod, container) {
  const all = [...pod?.status.initContainerStatuses ?? [], ...pod?.status.containerStatuses ?? []];
  const status = all.find(({ name }) => name === container.plan.spec.name);
  return status?.containerID === void 0;
}
function goDuration(ms) {
  const seconds = Math.round(ms / 1e3);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

// sim/scheduler/requests.ts
var none = { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} };
var STANDARD = /* @__PURE__ */ new Set(["cpu", "memory", "ephemeral-storage", "pods", "storage"]);
function requestsOf(list3) {
  if (list3 === void 0) return none;
  return {
    cpuMilli: quantityMilli(list3["cpu"] ?? "0") ?? 0,
    memoryBytes: quantityBytes(list3["memory"] ?? "0") ?? 0,
    storageBytes: quantityBytes(list3["ephemeral-storage"] ?? "0") ?? 0,
    extended: Object.fromEntries(Object.entries(list3).flatMap(([name, amount]) => STANDARD.has(name) ? [] : [[name, quantityBytes(amount) ?? 0]]))
  };
}
var combine = (a, b, pick) => ({
  cpuMilli: pick(a.cpuMilli, b.cpuMilli),
  memoryBytes: pick(a.memoryBytes, b.memoryBytes),
  storageBytes: pick(a.storageBytes, b.storageBytes),
  extended: Object.fromEntries([.../* @__PURE__ */ new Set([...Object.keys(a.extended), ...Object.keys(b.extended)])].map((key) => [key, pick(a.extended[key] ?? 0, b.extended[key] ?? 0)]))
});
var addRequests = (a, b) => b === none ? a : a === none ? b : combine(a, b, (x, y) => x + y);
var subtractRequests = (a, b) => b === none ? a : combine(a, b, (x, y) => x - y);
var maxRequests = (a, b) => combine(a, b, Math.max);
var known2 = /* @__PURE__ */ new WeakMap();
var of = (container) => {
  const limits = container.resources?.limits;
  const requests = container.resources?.requests;
  return requestsOf(limits === void 0 ? requests : { ...limits, ...requests });
};
function podRequests(pod) {
  const cached = known2.get(pod.spec.containers);
  if (cached !== void 0) return cached;
  let regular = pod.spec.containers.map(of).reduce(addRequests, none);
  let sidecars = none;
  let peak = none;
  for (const container of pod.spec.initContainers ?? []) {
    if (container.restartPolicy === "Always") {
      sidecars = addRequests(sidecars, of(container));
      peak = maxRequests(peak, sidecars);
    } else peak = maxRequests(peak, addRequests(sidecars, of(container)));
  }
  regular = addRequests(regular, sidecars);
  const isEmpty3 = peak === none && regular === none;
  const total = isEmpty3 ? none : addRequests(maxRequests(regular, peak), requestsOf(pod.spec.overhead));
  known2.set(pod.spec.containers, total);
  return total;
}

// sim/scheduler/filters.ts
var failure2 = (plugin, reasons, isCurable = false) => ({ plugin, reasons, isCurable });
function tolerates(toleration, taint) {
  if (toleration.effect !== void 0 && toleration.effect !== "" && toleration.effect !== taint.effect) return false;
  if (toleration.key === void 0 || toleration.key === "") return toleration.operator === "Exists";
  if (toleration.key !== taint.key) return false;
  return toleration.operator === "Exists" || (toleration.value ?? "") === (taint.value ?? "");
}
var isTolerated = (pod, taint) => pod.spec.tolerations?.some((toleration) => tolerates(toleration, taint)) ?? false;
var UNSCHEDULABLE = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
function filterNode(server, pod, view) {
  const { node } = view;
  if (node.spec.unschedulable === true && !isTolerated(pod, UNSCHEDULABLE)) return failure2("unschedulable", ["node(s) were unschedulable"]);
  const taint = node.spec.taints?.find((one) => one.effect !== "PreferNoSchedule" && !isTolerated(pod, one));
  if (taint !== void 0) return failure2("taints", ["node(s) had untolerated taint(s)"]);
  if (!matchesNode(pod, node)) return failure2("affinity", ["node(s) didn't match Pod's node affinity/selector"]);
  const lacking = lackingResources(pod, view);
  if (lacking.reasons.length > 0) return failure2("resources", lacking.reasons, lacking.isCurable);
  return filterVolumes(server, pod, node);
}
function allocatableOf(node) {
  const list3 = node.status.allocatable ?? {};
  return {
    cpuMilli: quantityMilli(list3["cpu"] ?? "0") ?? 0,
    memoryBytes: quantityBytes(list3["memory"] ?? "0") ?? 0,
    storageBytes: quantityBytes(list3["ephemeral-storage"] ?? "0") ?? 0,
    extended: Object.fromEntries(Object.entries(list3).map(([name, amount]) => [name, quantityBytes(amount) ?? 0])),
    pods: quantityBytes(list3["pods"] ?? "110") ?? 110
  };
}
var allocatables = /* @__PURE__ */ new WeakMap();
var cachedAllocatable = (node) => {
  const key = node.status.allocatable ?? node.status;
  const known3 = allocatables.get(key);
  if (known3 !== void 0) return known3;
  const made = allocatableOf(node);
  allocatables.set(key, made);
  return made;
};
function lackingResources(pod, { node, used, podCount }) {
  const has = cachedAllocatable(node);
  const wants = podRequests(pod);
  const reasons = [];
  let isCurable = true;
  const check = (label, want, taken, capacity) => {
    if (want === 0 || want <= capacity - taken) return;
    reasons.push(`Insufficient ${label}`);
    if (want > capacity) isCurable = false;
  };
  if (podCount + 1 > has.pods) reasons.push("Too many pods");
  check("cpu", wants.cpuMilli, used.cpuMilli, has.cpuMilli);
  check("memory", wants.memoryBytes, used.memoryBytes, has.memoryBytes);
  check("ephemeral-storage", wants.storageBytes, used.storageBytes, has.storageBytes);
  for (const [name, want] of Object.entries(wants.extended)) check(name, want, used.extended[name] ?? 0, has.extended[name] ?? 0);
  return { reasons, isCurable };
}
function matchesNode(pod, node) {
  const labels = node.metadata.labels ?? {};
  for (const [key, value] of Object.entries(pod.spec.nodeSelector ?? {})) if (labels[key] !== value) return false;
  const required2 = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required2 === void 0 || required2.nodeSelectorTerms.some((term) => matchesTerm(term, labels, node.metadata.name));
}
function matchesTerm(term, labels, nodeName) {
  if ((term.matchExpressions?.length ?? 0) + (term.matchFields?.length ?? 0) === 0) return false;
  return (term.matchExpressions ?? []).every((one) => matchesRequirement(one, labels[one.key])) && (term.matchFields ?? []).every((one) => matchesRequirement(one, nodeName));
}
function matchesRequirement({ operator, values = [] }, value) {
  switch (operator) {
    case "In":
      return value !== void 0 && values.includes(value);
    case "NotIn":
      return value === void 0 || !values.includes(value);
    case "Exists":
      return value !== void 0;
    case "DoesNotExist":
      return value === void 0;
    case "Gt":
      return value !== void 0 && Number(value) > Number(values[0]);
    case "Lt":
      return value !== void 0 && Number(value) < Number(values[0]);
  }
}
function filterVolumes(server, pod, node) {
  for (const volume of pod.spec.volumes ?? []) {
    if (volume.persistentVolumeClaim === void 0) continue;
    const claim = server.get(server.find("PersistentVolumeClaim", pod.metadata.namespace ?? "", volume.persistentVolumeClaim.claimName));
    const name = claim?.spec.volumeName;
    if (name === void 0) {
      if (isWaitingForConsumer(server, claim)) return failure2("volumes", ["node(s) didn't find available persistent volumes to bind"]);
      continue;
    }
    const persistent = server.get(server.find("PersistentVolume", "", name));
    const affinity = persistent?.spec.nodeAffinity;
    const terms = affinity?.required?.nodeSelectorTerms;
    if (terms !== void 0 && !terms.some((term) => matchesTerm(term, node.metadata.labels ?? {}, node.metadata.name))) return failure2("volumes", ["node(s) didn't match PersistentVolume's node affinity"]);
  }
  return void 0;
}
function isWaitingForConsumer(server, claim) {
  const name = claim?.spec.storageClassName;
  if (name === void 0 || name === "") return false;
  const storageClass = server.get(server.find("StorageClass", "", name));
  return storageClass?.volumeBindingMode === "WaitForFirstConsumer";
}
function prefilter(server, pod) {
  for (const volume of pod.spec.volumes ?? []) {
    if (volume.persistentVolumeClaim === void 0) continue;
    const { claimName } = volume.persistentVolumeClaim;
    const claim = server.get(server.find("PersistentVolumeClaim", pod.metadata.namespace ?? "", claimName));
    if (claim === void 0) return `persistentvolumeclaim "${claimName}" not found`;
    if (claim.metadata.deletionTimestamp !== void 0) return `persistentvolumeclaim "${claimName}" is being deleted`;
    if (claim.status.phase !== "Bound" && !isWaitingForConsumer(server, claim)) return "pod has unbound immediate PersistentVolumeClaims";
  }
  return void 0;
}

// sim/scheduler/preemption.ts
var priorityOf2 = (pod) => pod.spec.priority ?? 0;
function preempt(server, pod, failures, podsOn) {
  const total = failures.length;
  if (pod.spec.preemptionPolicy === "Never") return { message: "not eligible due to preemptionPolicy=Never." };
  const nominated = failures.find(({ view }) => view.node.metadata.name === pod.status.nominatedNodeName);
  if (nominated !== void 0 && podsOn(nominated.view.serial).some((one) => one.pod.metadata.deletionTimestamp !== void 0 && priorityOf2(one.pod) < priorityOf2(pod))) {
    return { message: "not eligible due to a terminating pod on the nominated node." };
  }
  const counts = /* @__PURE__ */ new Map();
  const note = (reason) => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const candidates = [];
  for (const { view, failure: failure3 } of failures) {
    if (!failure3.isCurable) {
      note("Preemption is not helpful for scheduling");
      continue;
    }
    const lower = podsOn(view.serial).filter((one) => priorityOf2(one.pod) < priorityOf2(pod));
    if (lower.length === 0) {
      note("No preemption victims found for incoming pod");
      continue;
    }
    const without2 = (removed) => ({
      ...view,
      used: removed.reduce((used, one) => subtractRequests(used, podRequests(one.pod)), view.used),
      podCount: view.podCount - removed.length
    });
    const rest = filterNode(server, pod, without2(lower));
    if (rest !== void 0) {
      for (const reason of rest.reasons) note(reason);
      continue;
    }
    let cleared = without2(lower);
    const victims = [];
    for (const one of [...lower].sort((a, b) => priorityOf2(b.pod) - priorityOf2(a.pod) || startOf(a.pod) - startOf(b.pod))) {
      const restored = { ...cleared, used: addRequests(cleared.used, podRequests(one.pod)), podCount: cleared.podCount + 1 };
      if (filterNode(server, pod, restored) === void 0) cleared = restored;
      else victims.push(one);
    }
    candidates.push({ view, victims });
  }
  if (candidates.length > 0) return { candidate: candidates.sort(byHarm)[0] };
  const list3 = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  return { message: `0/${total} nodes are available: ${list3.join(", ")}.` };
}
var startOf = (pod) => parseTime(pod.status.startTime ?? pod.metadata.creationTimestamp);
function byHarm(a, b) {
  const top = (one) => Math.max(...one.victims.map(({ pod }) => priorityOf2(pod)));
  const sum2 = (one) => one.victims.reduce((total, { pod }) => total + priorityOf2(pod), 0);
  const latest = (one) => Math.max(...one.victims.map(({ pod }) => startOf(pod)));
  return top(a) - top(b) || sum2(a) - sum2(b) || a.victims.length - b.victims.length || latest(b) - latest(a) || a.view.serial - b.view.serial;
}

// sim/scheduler/score.ts
var DEFAULT_CPU_MILLI = 100;
var DEFAULT_MEMORY_BYTES = 200 * 1024 * 1024;
function scoreNode(pod, view) {
  const { node, used, podCount } = view;
  const has = allocatableOf(node);
  const wants = podRequests(pod);
  const containers = pod.spec.containers.length;
  const cpu = used.cpuMilli + (used.cpuMilli === 0 ? podCount * DEFAULT_CPU_MILLI : 0) + (wants.cpuMilli || containers * DEFAULT_CPU_MILLI);
  const memory = used.memoryBytes + (used.memoryBytes === 0 ? podCount * DEFAULT_MEMORY_BYTES : 0) + (wants.memoryBytes || containers * DEFAULT_MEMORY_BYTES);
  const free2 = (taken, capacity) => capacity === 0 ? 0 : Math.max(0, (capacity - taken) * 100 / capacity);
  const leastAllocated = (free2(cpu, has.cpuMilli) + free2(memory, has.memoryBytes)) / 2;
  const balance = wants.cpuMilli + wants.memoryBytes === 0 ? 0 : (1 - Math.abs(cpu / Math.max(1, has.cpuMilli) - memory / Math.max(1, has.memoryBytes)) / 2) * 100;
  return leastAllocated + balance + 3 * taintScore(pod, node) + 2 * affinityScore(pod, node);
}
function taintScore(pod, node) {
  const bad2 = (node.spec.taints ?? []).filter((taint) => taint.effect === "PreferNoSchedule" && !(pod.spec.tolerations ?? []).some((one) => tolerates(one, taint)));
  return bad2.length === 0 ? 100 : 100 / (1 + bad2.length) - 50;
}
function affinityScore(pod, node) {
  let sum2 = 0;
  for (const { weight, preference } of pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []) {
    if (matchesTerm(preference, node.metadata.labels ?? {}, node.metadata.name)) sum2 += weight;
  }
  return Math.min(100, sum2);
}

// sim/scheduler/scheduler.ts
var emptyUsage = { used: { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} }, podCount: 0 };
var FLUSH_MS = 3e5;
var isOver = (pod) => pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
var placedSpecs = /* @__PURE__ */ new WeakMap();
function placedSpec(spec, nodeName) {
  let known3 = placedSpecs.get(spec);
  if (known3 === void 0) placedSpecs.set(spec, known3 = /* @__PURE__ */ new Map());
  let placed = known3.get(nodeName);
  if (placed === void 0) known3.set(nodeName, placed = { ...spec, nodeName });
  return placed;
}
var Scheduler = class {
  usage = new CowVector();
  /** Node serial that a pod's requests are charged to. */
  placed = new CowVector();
  unschedulable = new CowVector();
  nodes = [];
  queue;
  eventHandler;
  server;
  timings;
  constructor(server, timings) {
    this.server = server;
    this.timings = timings;
    this.queue = new WorkQueue(server.engine, (serial) => this.schedule(serial));
    this.eventHandler = server.engine.register((serial, node) => this.recordScheduled(serial, node));
    server.watch("Pod", (type2, serial, object, before) => this.podChanged(type2, serial, object, before));
    server.watch("Node", (type2, serial, object, before) => this.nodeChanged(type2, serial, object, before));
    for (const kind of ["PersistentVolumeClaim", "PersistentVolume", "StorageClass"]) server.watch(kind, () => this.wake("volumes"));
  }
  podChanged(type2, serial, pod, before) {
    const { nodeName } = pod.spec;
    const wasPlaced = this.placed.get(serial) !== void 0;
    if (type2 === "DELETED" || nodeName !== void 0 && isOver(pod)) {
      this.unschedulable.set(serial, void 0);
      if (type2 === "DELETED") this.queue.drop(serial);
      if (wasPlaced) this.release(serial, pod);
      return;
    }
    if (nodeName !== void 0) {
      if (!wasPlaced && !isOver(pod)) this.charge(serial, pod, this.server.find("Node", "", nodeName));
      return;
    }
    if (type2 === "ADDED") {
      if (pod.spec.schedulingGates === void 0 || pod.spec.schedulingGates.length === 0) this.queue.add(serial, this.timings.bindMs);
      else this.markGated(serial, pod);
    } else if (before?.spec !== pod.spec && pod.metadata.deletionTimestamp === void 0) this.queue.add(serial, this.timings.retryMs);
  }
  markGated(serial, pod) {
    const reason = { reason: "SchedulingGated", message: "Scheduling is blocked due to non-empty scheduling gates" };
    this.server.updateStatus(serial, { ...pod.status, conditions: [this.condition(pod, "False", reason)] });
  }
  charge(serial, pod, node) {
    if (node < 0) return;
    const { used, podCount } = this.usage.get(node) ?? emptyUsage;
    this.usage.set(node, { used: addRequests(used, podRequests(pod)), podCount: podCount + 1 });
    this.placed.set(serial, node);
  }
  release(serial, pod) {
    const node = this.placed.get(serial);
    const { used, podCount } = this.usage.get(node) ?? emptyUsage;
    this.usage.set(node, { used: subtractRequests(used, podRequests(pod)), podCount: podCount - 1 });
    this.placed.set(serial, void 0);
    this.wake("resources");
  }
  nodeChanged(type2, serial, node, before) {
    if (type2 === "ADDED") {
      this.nodes = [...this.nodes, serial];
      this.wake("nodes");
    } else if (type2 === "DELETED") this.nodes = this.nodes.filter((one) => one !== serial);
    else {
      if (before?.spec.unschedulable !== node.spec.unschedulable) this.wake("unschedulable");
      if (before?.spec.taints !== node.spec.taints) this.wake("taints");
      if (before?.metadata.labels !== node.metadata.labels) this.wake("affinity");
      if (before?.status.allocatable !== node.status.allocatable) this.wake("resources");
    }
  }
  /** Tries the pods again that an event could help. */
  wake(cause) {
    if (this.unschedulable.size === 0) return;
    this.unschedulable.forEach((plugins, serial) => {
      if (cause === "nodes" || plugins.includes(cause)) this.queue.add(serial, this.timings.retryMs);
    });
  }
  views() {
    return this.nodes.flatMap((serial) => {
      const node = this.server.get(serial);
      return node === void 0 ? [] : [{ serial, node, ...this.usage.get(serial) ?? emptyUsage }];
    });
  }
  schedule(serial) {
    const pod = this.server.get(serial);
    if (pod === void 0 || pod.spec.nodeName !== void 0 || pod.metadata.deletionTimestamp !== void 0 || isOver(pod)) return;
    const refused = prefilter(this.server, pod);
    const views = this.views();
    if (refused !== void 0) {
      this.reject(serial, pod, ["volumes"], `0/${views.length} nodes are available: ${refused}. not found`);
      return;
    }
    if (views.length === 0) {
      this.reject(serial, pod, ["nodes"], "no nodes available to schedule pods");
      return;
    }
    const failures = [];
    const feasible = [];
    for (const view of views) {
      const failure3 = filterNode(this.server, pod, view);
      if (failure3 === void 0) feasible.push(view);
      else failures.push({ view, failure: failure3 });
    }
    if (feasible.length === 0) this.fail(serial, pod, failures);
    else this.bind(serial, pod, this.best(pod, feasible));
  }
  best(pod, views) {
    let best = views[0];
    if (views.length === 1) return best;
    let points = Number.NEGATIVE_INFINITY;
    for (const view of views) {
      const score = scoreNode(pod, view);
      if (score > points || score === points && view.node.metadata.name < best.node.metadata.name) [best, points] = [view, score];
    }
    return best;
  }
  bind(serial, pod, view) {
    this.unschedulable.set(serial, void 0);
    const { nominatedNodeName: _, ...status } = pod.status;
    this.server.update(serial, {
      ...pod,
      spec: placedSpec(pod.spec, view.node.metadata.name),
      status: { ...status, conditions: [...(status.conditions ?? []).filter(({ type: type2 }) => type2 !== "PodScheduled"), this.condition(pod, "True")] }
    });
    this.server.engine.schedule(this.server.engine.nowMs + this.timings.eventMs, this.eventHandler, serial, view.serial);
  }
  recordScheduled(serial, nodeSerial) {
    const pod = this.server.get(serial);
    const node = this.server.get(nodeSerial);
    if (pod === void 0 || node === void 0) return;
    this.server.events.record(serial, pod, {
      type: "Normal",
      reason: "Scheduled",
      message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node.metadata.name}`,
      component: "default-scheduler",
      action: "Binding"
    });
  }
  condition(pod, status, why) {
    const nowText = this.server.nowText;
    const before = pod.status.conditions?.find(({ type: type2 }) => type2 === "PodScheduled");
    return {
      type: "PodScheduled",
      ...status === "False" ? { observedGeneration: pod.metadata.generation ?? 1 } : {},
      status,
      lastProbeTime: null,
      lastTransitionTime: before?.status === status ? before.lastTransitionTime : nowText,
      ...why
    };
  }
  fail(serial, pod, failures) {
    const counts = /* @__PURE__ */ new Map();
    for (const { failure: failure3 } of failures) for (const reason of failure3.reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const list3 = [...counts].map(([reason, count]) => `${count} ${reason}`).sort().join(", ");
    const head2 = `0/${failures.length} nodes are available: ${list3}.`;
    const outcome = preempt(this.server, pod, failures, (node) => this.podsOn(node));
    const plugins = failures.map(({ failure: failure3 }) => failure3.plugin);
    if ("message" in outcome) {
      this.reject(serial, pod, plugins, `${head2} no new claims to deallocate, preemption: ${outcome.message}`);
      return;
    }
    const { candidate } = outcome;
    for (const victim of candidate.victims) this.evict(victim.serial, pod, candidate.view);
    this.reject(serial, pod, plugins, head2, candidate.view.node.metadata.name);
  }
  podsOn(node) {
    const found = [];
    this.placed.forEach((on, serial) => {
      const pod = on === node ? this.server.get(serial) : void 0;
      if (pod !== void 0) found.push({ serial, pod });
    });
    return found;
  }
  /** SCH-7: a victim learns why before it is deleted. */
  evict(serial, preemptor, view) {
    const victim = this.server.get(serial);
    if (victim === void 0 || victim.metadata.deletionTimestamp !== void 0) return;
    const disruption = {
      type: "DisruptionTarget",
      observedGeneration: victim.metadata.generation ?? 1,
      status: "True",
      lastProbeTime: null,
      lastTransitionTime: this.server.nowText,
      reason: "PreemptionByScheduler",
      message: "default-scheduler: preempting to accommodate a higher priority pod"
    };
    this.server.updateStatus(serial, { ...victim.status, conditions: [...victim.status.conditions ?? [], disruption] });
    this.server.delete(serial);
    this.server.events.record(serial, victim, {
      type: "Normal",
      reason: "Preempted",
      message: `Preempted by pod ${preemptor.metadata.uid} on node ${view.node.metadata.name}`,
      component: "default-scheduler",
      action: "Preempting"
    });
  }
  /** SCH-8: the reason goes into an event and the pod's condition; the pod waits for something that could help. */
  reject(serial, pod, plugins, message, nominatedNodeName) {
    this.unschedulable.set(serial, plugins);
    this.server.events.record(serial, pod, { type: "Warning", reason: "FailedScheduling", message, component: "default-scheduler", action: "Scheduling" });
    const before = pod.status.conditions?.find(({ type: type2 }) => type2 === "PodScheduled");
    if (before?.message !== message || nominatedNodeName !== void 0 && nominatedNodeName !== pod.status.nominatedNodeName) {
      const condition3 = this.condition(pod, "False", { reason: "Unschedulable", message });
      this.server.updateStatus(serial, {
        ...pod.status,
        conditions: [...(pod.status.conditions ?? []).filter(({ type: type2 }) => type2 !== "PodScheduled"), condition3],
        ...nominatedNodeName === void 0 ? {} : { nominatedNodeName }
      });
    }
    this.queue.add(serial, FLUSH_MS);
  }
  save() {
    return { usage: this.usage.save(), placed: this.placed.save(), unschedulable: this.unschedulable.save(), nodes: this.nodes, queue: this.queue.save() };
  }
  restore(saved) {
    const state = saved;
    this.usage.restore(state.usage);
    this.placed.restore(state.placed);
    this.unschedulable.restore(state.unschedulable);
    this.nodes = state.nodes;
    this.queue.restore(state.queue);
  }
};

// sim/bootstrap.ts
var recordedNode = { name: "node-1", address: "192.0.2.2", cpu: "2", memory: "24Gi", pods: 110 };
function createNamespace(server, name) {
  if (server.find("Namespace", "", name) >= 0) return;
  create2(server, {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { "kubernetes.io/metadata.name": name } },
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Active" }
  });
  fillNamespace(server, name);
}
function fillNamespace(server, namespace) {
  create2(server, { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace } });
  create2(server, {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: "kube-root-ca.crt",
      namespace,
      annotations: {
        "kubernetes.io/description": "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters."
      }
    },
    data: { "ca.crt": "-----BEGIN CERTIFICATE-----\nsimulated\n-----END CERTIFICATE-----\n" }
  });
}
var create2 = (server, object) => {
  server.create(object);
};
function createNode(server, spec) {
  const nowText = server.nowText;
  const condition3 = (type2, status, reason, message) => ({ type: type2, status, lastHeartbeatTime: nowText, lastTransitionTime: nowText, reason, message });
  const resources = { cpu: spec.cpu, "ephemeral-storage": "100Gi", "hugepages-1Gi": "0", "hugepages-2Mi": "0", memory: spec.memory, pods: String(spec.pods) };
  const outcome = server.create({
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: spec.name,
      labels: {
        "beta.kubernetes.io/arch": "amd64",
        "beta.kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "kubernetes.io/hostname": spec.name,
        "kubernetes.io/os": "linux",
        ...spec.labels
      }
    },
    spec: {},
    status: {
      capacity: resources,
      allocatable: resources,
      conditions: [
        condition3("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
        condition3("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
        condition3("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
        condition3("Ready", "True", "KubeletReady", "kubelet is posting ready status")
      ],
      addresses: [
        { type: "InternalIP", address: spec.address },
        { type: "Hostname", address: spec.name }
      ],
      nodeInfo: {
        architecture: "amd64",
        containerRuntimeVersion: "containerd://2.1.4",
        kernelVersion: "6.1.0",
        kubeletVersion: "v1.35.6",
        operatingSystem: "linux",
        osImage: "Debian GNU/Linux 12 (bookworm)"
      }
    }
  });
  return "serial" in outcome ? outcome.serial : -1;
}

// sim/cluster.ts
var Cluster = class {
  engine;
  server;
  kubelet;
  /** Closed while the controller manager is down. */
  controllerManager;
  parts;
  constructor(options) {
    const latencies = options.latencies ?? measuredLatencies;
    this.engine = new Engine(options.seed, options.startAtMs);
    this.server = new ApiServer(this.engine);
    this.server.admit(podAdmission(this.server));
    this.controllerManager = new Gate(this.engine);
    const cronJobs = new CronJobController(this.server, latencies.controllers, this.controllerManager);
    const replicaSets = new ReplicaSetController(this.server, latencies.controllers, this.controllerManager);
    const deployments = new DeploymentController(this.server, latencies.controllers, this.controllerManager);
    const jobs2 = new JobController(this.server, latencies.controllers);
    const ttl = new TtlAfterFinished(this.server, latencies.controllers);
    const collector = new GarbageCollector(this.server, latencies.garbageCollectionMs);
    const scheduler = new Scheduler(this.server, latencies.scheduler);
    this.kubelet = new Kubelet(this.server, latencies, options.catalogue ?? defaultCatalogue);
    this.parts = [this.server.store, this.server.events, this.controllerManager, cronJobs, replicaSets, deployments, jobs2, ttl, collector, scheduler, this.kubelet];
    for (const namespace of ["default", ...options.namespaces ?? []]) createNamespace(this.server, namespace);
    for (const node of options.nodes ?? [recordedNode]) this.kubelet.state.preload(createNode(this.server, node), node.images ?? []);
  }
  get nowMs() {
    return this.engine.nowMs;
  }
  /** Lets time pass up to an instant. */
  runUntil(untilMs) {
    this.engine.runUntil(untilMs);
  }
  checkpoint() {
    return { engine: this.engine.save(), parts: this.parts.map((part) => part.save()) };
  }
  restore(saved) {
    this.engine.restore(saved.engine);
    for (const [i, part] of this.parts.entries()) part.restore(saved.parts[i]);
  }
};

// sim/engine/timeline-log.ts
var TimelineLog = class {
  atMs = new Float64Array(1024);
  subject = new Int32Array(1024);
  state = new Uint8Array(1024);
  detail = new Float64Array(1024);
  count = 0;
  get length() {
    return this.count;
  }
  /** Bytes that the entries take. */
  get bytes() {
    return this.count * (8 + 4 + 1 + 8);
  }
  append(atMs, subject, state, detail) {
    if (this.count === this.atMs.length) this.enlarge();
    this.atMs[this.count] = atMs;
    this.subject[this.count] = subject;
    this.state[this.count] = state;
    this.detail[this.count] = detail;
    this.count += 1;
  }
  /** Drops every entry from an index on: the future that a branch replaces. */
  truncate(length) {
    if (length < this.count) this.count = length;
  }
  timeAt(index) {
    return this.atMs[index];
  }
  /** Index of the first entry after an instant; `length` when there is none. */
  firstAfter(atMs) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = low + high >> 1;
      if (this.atMs[middle] <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Copies of the columns from an index on; they may be transferred to another thread. */
  slice(from) {
    return {
      atMs: this.atMs.slice(from, this.count),
      subject: this.subject.slice(from, this.count),
      state: this.state.slice(from, this.count),
      detail: this.detail.slice(from, this.count)
    };
  }
  enlarge() {
    const size = this.atMs.length * 2;
    const [atMs, subject, state, detail] = [new Float64Array(size), new Int32Array(size), new Uint8Array(size), new Float64Array(size)];
    atMs.set(this.atMs);
    subject.set(this.subject);
    state.set(this.state);
    detail.set(this.detail);
    this.atMs = atMs;
    this.subject = subject;
    this.state = state;
    this.detail = detail;
  }
};

// sim/lifecycles/pod.ts
import { createMachine as createMachine2 } from "xstate";
var POD_EVENTS = [
  "unschedulable",
  "bound",
  "pulling",
  "creating",
  "started",
  "ready",
  "notReady",
  "backedOff",
  "terminating",
  "succeeded",
  "failed",
  "removed"
];
var ends = { terminating: "terminating", succeeded: "succeeded", failed: "failed", removed: "gone" };
var podMachine = createMachine2({
  id: "pod",
  initial: "pending",
  states: {
    pending: { on: { unschedulable: "unschedulable", bound: "creating", ...ends } },
    unschedulable: { on: { bound: "creating", ...ends } },
    creating: { on: { pulling: "pulling", started: "notReady", ready: "running", backedOff: "backingOff", ...ends } },
    pulling: { on: { creating: "creating", started: "notReady", ready: "running", backedOff: "backingOff", ...ends } },
    notReady: { on: { ready: "running", backedOff: "backingOff", pulling: "pulling", ...ends } },
    running: { on: { notReady: "notReady", backedOff: "backingOff", ...ends } },
    succeeded: { on: { removed: "gone" } },
    failed: { on: { removed: "gone" } },
    backingOff: { on: { pulling: "pulling", creating: "creating", started: "notReady", ready: "running", ...ends } },
    terminating: { on: { succeeded: "succeeded", failed: "failed", removed: "gone" } },
    gone: {}
  }
});
var podTable = tableOf(podMachine, POD_EVENTS);

// sim/lifecycles/timeline-states.ts
var TIMELINE_STATES = {
  pending: 0,
  unschedulable: 1,
  creating: 2,
  pulling: 3,
  notReady: 4,
  running: 5,
  succeeded: 6,
  failed: 7,
  backingOff: 8,
  terminating: 9,
  gone: 10,
  jobSuspended: 16,
  jobActive: 17,
  jobComplete: 18,
  jobFailed: 19,
  jobEnding: 20,
  slotStarted: 24,
  slotSkipped: 25,
  slotMissed: 26,
  slotSuspended: 27
};

// sim/timeline-recorder.ts
var noLabels = {};
var KINDS5 = ["CronJob", "Job", "Pod", "Deployment", "ReplicaSet"];
var POD_CODES = podTable.states.map((state) => TIMELINE_STATES[state]);
var TimelineRecorder = class {
  log = new TimelineLog();
  /** Every object that ever had a lane, by lane number. */
  entries = [];
  lanes = new CowVector();
  nextLane = 0;
  logged = 0;
  server;
  isReplaying = false;
  cut;
  constructor(server) {
    this.server = server;
    for (const kind of KINDS5) server.watch(kind, (type2, serial, object, before) => this.changed(type2, serial, object, before));
  }
  setReplaying(isReplaying) {
    this.isReplaying = isReplaying;
  }
  /** The kubelet tells what the API does not show: pulls, starts, back-off. `detail` is the wait in ms. */
  containerChanged(serial, event, detail) {
    this.podEvent(serial, event, detail);
  }
  changed(type2, serial, object, before) {
    if (type2 === "ADDED") this.open(serial, object);
    if (type2 === "DELETED") {
      this.put(serial, TIMELINE_STATES.gone, 0);
      this.lanes.set(serial, void 0);
      return;
    }
    if (object.kind === "Pod") this.podChanged(serial, object, before);
    else if (object.kind === "Job") this.put(serial, jobCode(object), 0);
    else if (object.kind === "CronJob") this.put(serial, object.spec.suspend === true ? TIMELINE_STATES.slotSuspended : TIMELINE_STATES.jobActive, 0);
  }
  open(serial, object) {
    const number2 = this.nextLane++;
    const owner = this.server.store.ownerOf(serial);
    if (number2 >= this.entries.length) {
      this.entries.push({
        uid: object.metadata.uid,
        kind: object.kind,
        namespace: object.metadata.namespace ?? "",
        name: object.metadata.name,
        owner: owner < 0 ? -1 : this.lanes.get(owner)?.number ?? -1,
        createdAtMs: this.server.engine.nowMs,
        labels: object.kind === "Job" ? { ...object.spec.template.metadata?.labels, ...object.metadata.labels } : object.metadata.labels ?? noLabels
      });
    }
    this.lanes.set(serial, { number: number2, life: podTable.initial, code: -1 });
    if (object.kind === "Pod") this.put(serial, TIMELINE_STATES.pending, 0);
  }
  podChanged(serial, pod, before) {
    const { status } = pod;
    if (before?.spec.nodeName === void 0 && pod.spec.nodeName !== void 0) this.podEvent(serial, "bound", 0);
    if (pod.spec.nodeName === void 0 && status.conditions?.some((one) => one.type === "PodScheduled" && one.status === "False") === true) this.podEvent(serial, "unschedulable", 0);
    if (status.phase !== before?.status.phase && (status.phase === "Succeeded" || status.phase === "Failed")) {
      const code = status.containerStatuses?.find((one) => (one.state.terminated?.exitCode ?? 0) !== 0)?.state.terminated?.exitCode ?? 0;
      this.podEvent(serial, status.phase === "Succeeded" ? "succeeded" : "failed", code);
      return;
    }
    if (pod.metadata.deletionTimestamp !== void 0 && before?.metadata.deletionTimestamp === void 0) this.podEvent(serial, "terminating", 0);
    if (status.conditions === before?.status.conditions || status.phase !== "Running") return;
    const isReady3 = status.conditions?.some((one) => one.type === "Ready" && one.status === "True") ?? false;
    this.podEvent(serial, isReady3 ? "ready" : "notReady", 0);
  }
  podEvent(serial, event, detail) {
    const lane = this.lanes.get(serial);
    if (lane === void 0) return;
    const life2 = podTable.next(lane.life, podTable.eventCode[event]);
    if (life2 === lane.life && event !== "backedOff") return;
    this.append(serial, lane.number, life2, POD_CODES[life2], detail);
  }
  put(serial, code, detail) {
    const lane = this.lanes.get(serial);
    if (lane === void 0 || lane.code === code && code !== TIMELINE_STATES.backingOff) return;
    this.append(serial, lane.number, lane.life, code, detail);
  }
  append(serial, number2, life2, code, detail) {
    this.lanes.set(serial, { number: number2, life: life2, code });
    if (!this.isReplaying) this.log.append(this.server.engine.nowMs, number2, code, detail);
    this.logged += 1;
  }
  /** Forgets what was logged after the present instant: a branch begins here. */
  cutHere() {
    this.log.truncate(this.logged);
    this.entries.length = this.nextLane;
    const before = this.cut;
    this.cut = before === void 0 ? { log: this.logged, entries: this.nextLane } : { log: Math.min(before.log, this.logged), entries: Math.min(before.entries, this.nextLane) };
  }
  /** Where the log was cut since the last call: what a reader has beyond that is no longer true. */
  takeCut() {
    const { cut: cut2 } = this;
    this.cut = void 0;
    return cut2;
  }
  save() {
    return { lanes: this.lanes.save(), nextLane: this.nextLane, logged: this.logged };
  }
  restore(saved) {
    const state = saved;
    this.lanes.restore(state.lanes);
    this.nextLane = state.nextLane;
    this.logged = state.logged;
  }
};
function jobCode(job) {
  const has = (type2) => job.status.conditions?.some((one) => one.type === type2 && one.status === "True") ?? false;
  if (has("Complete")) return TIMELINE_STATES.jobComplete;
  if (has("Failed")) return TIMELINE_STATES.jobFailed;
  if (has("FailureTarget") || has("SuccessCriteriaMet")) return TIMELINE_STATES.jobEnding;
  return has("Suspended") ? TIMELINE_STATES.jobSuspended : TIMELINE_STATES.jobActive;
}

// sim/weather.ts
function performWeather(cluster, weather) {
  switch (weather.kind) {
    case "registry":
      cluster.kubelet.state.isRegistryDown = weather.isDown;
  }
}

// sim/simulation.ts
var CHECKPOINT_SPACING = 400;
var World = class {
  cluster;
  timeline;
  isReplaying = false;
  constructor(options) {
    this.cluster = new Cluster(options);
    this.timeline = new TimelineRecorder(this.cluster.server);
    this.cluster.kubelet.state.lifeObserver = (serial, event, detail) => this.timeline.containerChanged(serial, event, detail);
  }
  get nowMs() {
    return this.cluster.nowMs;
  }
  get executed() {
    return this.cluster.engine.executed;
  }
  runSome(untilMs, timers) {
    return this.cluster.engine.runSome(untilMs, timers);
  }
  perform(input) {
    if (input.type === "request") return performRequest(this.cluster.server, input.request);
    performWeather(this.cluster, input.weather);
    return void 0;
  }
  save() {
    return { cluster: this.cluster.checkpoint(), timeline: this.timeline.save() };
  }
  restore(state) {
    this.cluster.restore(state.cluster);
    this.timeline.restore(state.timeline);
  }
  setReplaying(isReplaying) {
    this.isReplaying = isReplaying;
    this.timeline.setReplaying(isReplaying);
  }
  cutHere() {
    this.timeline.cutHere();
  }
};
var Simulation = class {
  world;
  history;
  client;
  /** Told of every change at the head, never while the past is replayed. */
  onChange;
  constructor(options, spacing = CHECKPOINT_SPACING) {
    this.world = new World(options);
    const { server, kubelet } = this.world.cluster;
    server.observer = (type2, _serial, object) => {
      if (!this.world.isReplaying) this.onChange?.(type2, object);
    };
    server.events.observer = (type2, record) => {
      if (!this.world.isReplaying && this.onChange !== void 0) this.onChange(type2, server.events.materialize(record));
    };
    this.history = new History(this.world, spacing);
    this.client = new RequestClient(server, kubelet.endpoint, (request) => this.request(request));
  }
  get cluster() {
    return this.world.cluster;
  }
  get timeline() {
    return this.world.timeline;
  }
  /** Instant that is shown, virtual ms. */
  get nowMs() {
    return this.world.nowMs;
  }
  get epochMs() {
    return this.world.cluster.engine.epochMs;
  }
  /** Instant of the next thing that will happen; `Infinity` when nothing will. */
  get nextAtMs() {
    return this.world.cluster.engine.nextAtMs;
  }
  /** Lets time pass from the head on. */
  runUntil(untilMs) {
    this.history.runUntil(untilMs);
  }
  /** Throws something at the cluster from outside. */
  weather(weather) {
    this.history.perform({ type: "weather", weather });
  }
  request(request) {
    const isDry = "options" in request && request.options.dryRun === true;
    if (isDry) return performRequest(this.world.cluster.server, request);
    return this.history.perform({ type: "request", request });
  }
};

// sim/zz-prof.ts
var tpl = { spec: { restartPolicy: "Never", containers: [{ name: "main", image: "busybox:1.36", command: ["sleep", "30"] }] } };
var mk = (pods) => new Simulation({ seed: 7, startAtMs: 17672256e5, nodes: [{ ...recordedNode, cpu: "64", memory: "256Gi", pods }] });
var mode = process.argv[2];
var run = () => {
  const t2 = mk(2e3);
  if (mode === "job10k") {
    t2.client.create(resourceOfKind("Job"), "default", { apiVersion: "batch/v1", kind: "Job", metadata: { name: "wide" }, spec: { completions: 1e4, parallelism: 100, template: tpl } });
    t2.runUntil(39e5);
  } else if (mode === "year") {
    t2.client.create(resourceOfKind("CronJob"), "default", { apiVersion: "batch/v1", kind: "CronJob", metadata: { name: "tick" }, spec: { schedule: "*/5 * * * *", jobTemplate: { spec: { template: tpl } } } });
    t2.runUntil(Number(process.argv[3] ?? 30) * 864e5);
  } else if (mode === "cron1000") {
    for (let i = 0; i < 1e3; i++) t2.client.create(resourceOfKind("CronJob"), "default", { apiVersion: "batch/v1", kind: "CronJob", metadata: { name: "h" + i }, spec: { schedule: i % 60 + " * * * *", jobTemplate: { spec: { template: tpl } } } });
    t2.runUntil(Number(process.argv[3] ?? 6) * 36e5);
  }
  return t2;
};
run();
var t0 = process.cpuUsage();
var t = run();
var d = process.cpuUsage(t0);
console.log("cpu", (d.user + d.system) / 1e3, "executed", t.cluster.engine.executed, "checkpoints", t.history.checkpointCount, "objects", t.cluster.server.store.size, "events", t.cluster.server.events.size, "log", t.timeline.log.length, "rev", t.cluster.server.store.takeRevision());
