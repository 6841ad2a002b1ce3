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

// sim/bootstrap.ts
var recordedNode = { name: "node-1", address: "192.0.2.2", cpu: "2", memory: "24Gi", pods: 110 };
function createNamespace(server, name) {
  if (server.find("Namespace", "", name) >= 0) return;
  create(server, {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { "kubernetes.io/metadata.name": name } },
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Active" }
  });
  fillNamespace(server, name);
}
function fillNamespace(server, namespace) {
  create(server, { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace } });
  create(server, {
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
var create = (server, object) => {
  server.create(object);
};
function createNode(server, spec) {
  const nowText = server.nowText;
  const condition3 = (type, status, reason, message) => ({ type, status, lastHeartbeatTime: nowText, lastTransitionTime: nowText, reason, message });
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
  const list2 = readList(parent, key);
  return list2.every(isObject) ? list2 : list2.map((item) => isObject(item) ? item : EMPTY_OBJECT);
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
  const known2 = FIELDS[kind] ?? METADATA;
  if (known2.includes(field)) return void 0;
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
function plainText(value, unset) {
  if (value === void 0 || value === null) return unset;
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
  const list2 = examples.map((example, i) => i === 0 ? `'${example}'` : ` or '${example}'`).join(", ");
  return `${sentence} (e.g. ${list2}, regex used for validation is '${pattern}')`;
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
    const open = this.#take();
    if (open.kind !== "(") return `found '${open.text}' expected: '('`;
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
    const isWord = token.kind === "in" || token.kind === "notin";
    return isWord && !wantsOperator ? { kind: "identifier", text: token.text } : token;
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
    server.updateStatus(serial, { ...pod.status, conditions: [...(pod.status.conditions ?? []).filter(({ type }) => type !== "DisruptionTarget"), disruption] });
  }
  server.delete(serial);
}

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
  const [, name = "", required2, type = "", merges, retains, mergeKey = "", preset] = match;
  const embeddedIn = embeddedStructOf(struct2, name);
  return {
    name,
    type: parseType(type, goStringType(struct2, name)),
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
  const known2 = parsed.get(name);
  if (known2 !== void 0) return known2;
  const line = lines.get(name);
  if (line === void 0) return void 0;
  const struct2 = parseStruct(line);
  parsed.set(name, struct2);
  return struct2;
}
var structOf = (kind) => rootKinds.has(kind) ? structNamed(kind) : void 0;
function innermost(type) {
  return type.is === "list" || type.is === "map" ? innermost(type.of) : type;
}
function structIn(type) {
  const inner = innermost(type);
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
  const parsed2 = parse(text);
  return parsed2 === null ? text : print(parsed2);
}
function compareQuantities(a, b) {
  const x = parse(a)?.nano ?? 0n;
  const y = parse(b)?.nano ?? 0n;
  if (x === y) return 0;
  return x < y ? -1 : 1;
}
function parse(text) {
  const known2 = cache.get(text);
  if (known2 !== void 0) return known2;
  const parsed2 = parseUncached(text);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, parsed2);
  return parsed2;
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
function civilFromMs(epochMs) {
  const days = Math.floor(epochMs / DAY_MS);
  const secondOfDay = Math.floor((epochMs - days * DAY_MS) / 1e3);
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
function formatTime(epochMs) {
  const second = Math.floor(epochMs / 1e3);
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
function formatMicroTime(epochMs) {
  const ms = Math.floor(epochMs) - Math.floor(epochMs / 1e3) * 1e3;
  return `${formatTime(epochMs).slice(0, -1)}.${String(ms).padStart(3, "0")}000Z`;
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
  #value(type, value, context) {
    if (value === null) return void 0;
    switch (type.is) {
      case "string":
        return typeof value === "string" ? value : this.#mismatch(type, value, context);
      case "bool":
        return typeof value === "boolean" ? value : this.#mismatch(type, value, context);
      case "int":
        return typeof value === "number" && fitsInt(value, type.bits) ? value : this.#mismatch(type, value, context);
      case "float":
        return typeof value === "number" ? value : this.#mismatch(type, value, context);
      case "bytes":
        if (typeof value !== "string") return this.#mismatch(type, value, context);
        return this.#checked(value, base64Problem(value), context);
      case "quantity":
        return this.#quantity(value, context);
      case "time":
        if (typeof value !== "string") return this.#failReader("string", value, context);
        return this.#checked(value, timeProblem(value, type.hasMicroseconds), context);
      case "intOrString":
        if (typeof value === "string" || typeof value === "number" && fitsInt(value, 32)) return value;
        return this.#failReader("int32", value, context);
      case "any":
        return value;
      case "list":
        if (!Array.isArray(value)) return this.#mismatch(type, value, context);
        return value.map(
          (item, i) => this.#value(type.of, item, { ...context, path: `${context.path}[${i}]` }) ?? zeroOf(type.of)
        );
      case "map":
        return isObject(value) ? this.#map(type.of, value, context) : this.#mismatch(type, value, context);
      case "struct": {
        if (!isObject(value)) return this.#mismatch(type, value, context);
        const struct2 = structNamed(type.struct);
        if (struct2 === void 0) throw new Error(`Decoder: the struct table has no ${type.struct}`);
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
  #mismatch(type, value, context) {
    if (this.#wording === "converter") throw new ReaderFailure(conversionError(type, value), context.path);
    const found = type.is === "int" ? jsonTypeWithNumber(value) : jsonType(value);
    this.#firstTypeError ??= { message: typeError(found, type.goType, context), path: context.path };
  }
  #failReader(goType2, value, context) {
    const found = goType2 === "int32" ? jsonTypeWithNumber(value) : jsonType(value);
    throw new ReaderFailure(typeError(found, goType2, context), context.path);
  }
};
function conversionError(type, value) {
  switch (type.is) {
    case "map":
      return `cannot restore map from ${goKind(value)}`;
    case "list":
    case "bytes":
      return `cannot restore slice from ${goKind(value)}`;
    case "struct":
      return `cannot restore struct from: ${goKind(value)}`;
    default:
      return `unrecognized type: ${type.is === "string" ? "string" : type.goType}`;
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
function zeroOf(type) {
  switch (type.is) {
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
  const { type } = field;
  if (value === void 0 || value === null) {
    if (type.is === "struct" && type.isAlwaysThere) return encodeType(type, {});
    return void 0;
  }
  if (isEmpty(value) && type.is !== "struct" && type.is !== "any" && !field.isRequired && !isPointerField(struct2, field.name))
    return void 0;
  return encodeType(type, value);
}
function isEmpty(value) {
  if (value === "" || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
function encodeType(type, value) {
  if (type.is === "struct" && isObject(value)) {
    const struct2 = structNamed(type.struct);
    return struct2 === void 0 ? value : encodeStruct(struct2, value);
  }
  if (type.is === "list" && Array.isArray(value)) return value.map((item) => encodeType(type.of, item));
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
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function encodeBase64(text) {
  const bytes = utf8(text);
  let encoded = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const bits = a << 16 | b << 8 | c;
    const left = bytes.length - i;
    encoded += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt(bits >> 12 & 63);
    encoded += left > 1 ? ALPHABET.charAt(bits >> 6 & 63) : "=";
    encoded += left > 2 ? ALPHABET.charAt(bits & 63) : "=";
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
function canonicalResources(list2) {
  let changed;
  for (const [name, quantity] of Object.entries(list2)) {
    const canonical = quantity === null ? void 0 : canonicalQuantity(String(quantity));
    if (canonical === quantity) continue;
    changed ??= { ...list2 };
    if (canonical === void 0) delete changed[name];
    else changed[name] = canonical;
  }
  return changed ?? list2;
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
  const lastPart = image.slice(image.lastIndexOf("/") + 1);
  const colon = lastPart.lastIndexOf(":");
  const tag = colon === -1 ? "latest" : lastPart.slice(colon + 1);
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
  let next = mapMember(volume, "configMap", (source) => fill(source, { defaultMode: FILE_MODE2 }));
  next = mapMember(next, "secret", (source) => fill(source, { defaultMode: FILE_MODE2 }));
  next = mapMember(next, "downwardAPI", (source) => defaultDownwardFiles(fill(source, { defaultMode: FILE_MODE2 })));
  next = mapMember(next, "projected", (source) => mapItems(fill(source, { defaultMode: FILE_MODE2 }), "sources", defaultProjection));
  next = mapMember(next, "hostPath", (source) => fill(source, { type: "" }));
  next = mapMember(next, "emptyDir", (source) => {
    if (!isSet(source, "sizeLimit")) return source;
    const sizeLimit = canonicalQuantity(String(source.sizeLimit));
    return source.sizeLimit === sizeLimit ? source : { ...source, sizeLimit };
  });
  return mapMember(next, "persistentVolumeClaim", (source) => source.readOnly === false ? omit(source, "readOnly") : source);
}
function defaultProjection(projection) {
  const next = mapMember(projection, "downwardAPI", defaultDownwardFiles);
  return mapMember(next, "serviceAccountToken", (token) => fill(token, { expirationSeconds: TOKEN_SECONDS2 }));
}
function defaultDownwardFiles(source) {
  return mapItems(
    source,
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
  return mapMember(mapMember(next, "capacity", canonicalResources), "hostPath", (source) => fill(source, { type: "" }));
}
function defaultLimit(limit) {
  let next = limit;
  for (const list2 of LIMIT_LISTS) next = mapMember(next, list2, canonicalResources);
  if (next.type !== "Container") return next;
  const usual = { ...readStruct(next, "max"), ...readStruct(next, "default") };
  const request = { ...readStruct(next, "min"), ...usual, ...readStruct(next, "defaultRequest") };
  return fillList(fillList(next, "default", usual), "defaultRequest", request);
}
function fillList(limit, key, list2) {
  const given = readObject(limit, key);
  return Object.keys(list2).length === Object.keys(given ?? EMPTY4).length ? limit : { ...limit, [key]: list2 };
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
  const list2 = Array.isArray(given) ? given : [];
  return list2.includes(finalizer) ? list2 : [...list2, finalizer];
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
    const id = itemKey(item, mergeKey);
    if (!isObject(item) || id === void 0) throw new Misfit2(`map: ${goMapText(item)} does not contain declared merge key: ${mergeKey}`);
    const at = out.findIndex((known2) => jsonEqual(itemKey(known2, mergeKey), id));
    if (directive === "delete") out = out.filter((known2) => !jsonEqual(itemKey(known2, mergeKey), id));
    else if (at === -1) out.push(withoutDirectives(item, true));
    else out[at] = mergeMap(out[at], item, struct2);
  }
  return out;
}
function inOrder(merged, order, mergeKey, before) {
  const idOf = (item) => mergeKey === "" ? item : itemKey(item, mergeKey) ?? null;
  const named = order.flatMap((entry) => merged.filter((item) => jsonEqual(idOf(item), idOf(entry))));
  const others = merged.filter((item) => !named.includes(item));
  const placeOf = (item) => before.findIndex((known2) => jsonEqual(idOf(known2), idOf(item)));
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
  const list2 = texts.length === 1 ? texts[0] ?? "" : `[${texts.join(", ")}]`;
  return {
    code: 422,
    reason: "Invalid",
    message: `${group === void 0 ? kind : `${kind}.${group}`} "${name}" is invalid: ${list2}`,
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
      const list2 = added.map((name) => JSON.stringify(name)).join(", ");
      errors.push(
        forbidden2(
          "metadata.finalizers",
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list2}}`
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
  const size = pairs.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
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
  const list2 = readObject(parent, key);
  if (list2 === void 0) return [];
  return Object.keys(list2).filter((name) => list2[name] !== null).sort().map((name) => [name, canonicalQuantity(String(list2[name]))]);
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
    const type = readText(limit, "type");
    if (types.has(type)) errors.push(duplicate(`${path}.type`, type));
    types.add(type);
    errors.push(...validateLimit(limit, type, path));
  });
  return errors;
}
function validateLimit(limit, type, path) {
  const errors = [];
  const bounds = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"];
  const lists = Object.fromEntries(bounds.map((bound) => [bound, new Map(readQuantities(limit, bound))]));
  const names = new Set(bounds.flatMap((bound) => [...lists[bound]?.keys() ?? []]));
  for (const bound of bounds) {
    for (const name of lists[bound]?.keys() ?? []) errors.push(...validateResourceName(name, `${path}.${bound}[${name}]`));
  }
  if (type === "Pod") {
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
  const type = readText(spec, "type");
  const errors = [...validateMetadata(service, true, dns1035LabelErrors)];
  if (ports.length === 0 && readText(spec, "clusterIP") !== "None" && type !== "ExternalName") errors.push(required("spec.ports"));
  ports.forEach((port, i) => {
    const number = readNumber(port, "port") ?? 0;
    if (ports.length > 1 && readText(port, "name") === "") errors.push(required(`spec.ports[${i}].name`));
    errors.push(...portNumberErrors(number).map((text) => invalid(`spec.ports[${i}].port`, number, text)));
  });
  if (!SERVICE_TYPES.includes(type)) errors.push(unsupported("spec.type", type, SERVICE_TYPES));
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
  const fail = (why) => ({ ok: false, error: `strconv.Atoi: parsing ${quoteGo(text)}: ${why}` });
  const isNegative = text.startsWith("-");
  const digits = isNegative || text.startsWith("+") ? text.slice(1) : text;
  if (digits === "") return fail("invalid syntax");
  let value = 0n;
  for (const char of digits) {
    if (char < "0" || char > "9") return fail("invalid syntax");
    value = value * 10n + BigInt(char);
    if (value > MAX_UINT64) return fail("value out of range");
  }
  if (value > (isNegative ? MAX_INT64 + 1n : MAX_INT64)) return fail("value out of range");
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
    const [number = "", whole2 = "", fraction = ""] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest) ?? [];
    if (whole2 === "" && fraction === "") return invalid2;
    const amount = whole2 === "" ? 0n : BigInt(whole2);
    if (amount > MAX_INT64 + 1n) return invalid2;
    rest = rest.slice(number.length);
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
var includes = (set, value) => set.next[value] === value;
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
  advance(set, value, stepS) {
    const { clock } = this;
    const targetS = clock.atS + ((set.next[value] ?? 0) - value) * stepS;
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
  const parsed2 = parseGoInt(text);
  if (!parsed2.ok) return { ok: false, error: `failed to parse int from ${text}: ${parsed2.error}` };
  if (parsed2.value < 0n) return { ok: false, error: `negative number (${parsed2.value}) not allowed: ${text}` };
  return parsed2;
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
  const parsed2 = parseRange(range, item, bounds);
  if (!parsed2.ok) return parsed2;
  let { start, end, step, isStarred } = parsed2.value;
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
    const parsed2 = parseItem(item, bounds);
    if (!parsed2.ok) return parsed2;
    const { start, end, step } = parsed2.value;
    for (let value = start; value <= end; value += step) selected.add(Number(value));
    isStarred ||= parsed2.value.isStarred;
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
function zoneOffsetMs(zone, epochMs) {
  const loaded = loadZone(zone);
  return loaded.ok ? loaded.zone.periodAt(Math.floor(epochMs / 1e3)).offsetS * 1e3 : 0;
}
function formatTimeInZone(epochMs, zone) {
  const offsetMs = zoneOffsetMs(zone, epochMs);
  const text = formatTime(epochMs + offsetMs);
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
var SPACE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
var SPACES = new RegExp(SPACE);
var OUTER_SPACES = new RegExp(`^${SPACE}|${SPACE}$`, "g");
var SECOND_NS = 1000000000n;
function parseInterval(descriptor) {
  const duration = parseGoDuration(descriptor.slice("@every ".length));
  if (!duration.ok) return { ok: false, error: `failed to parse duration ${descriptor}: ${duration.error}` };
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
  let parsed2 = cache2.get(text);
  if (parsed2 === void 0) {
    const result = parse2(text);
    parsed2 = result.ok ? { ok: true, schedule: result.value } : result;
    if (cache2.size >= CACHE_SIZE) cache2.clear();
    cache2.set(text, parsed2);
  }
  lastExpression = expression;
  lastTimeZone = timeZone;
  lastParsed = parsed2;
  return parsed2;
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
  const parsed2 = parseSchedule(expression, void 0);
  if (!parsed2.ok) errors.push(parsed2.error);
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
    (list2) => readObjects(podSpec, list2).map((container) => readText(container, "name"))
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
    const type = readText(pattern, "type");
    const status = readText(pattern, "status");
    errors.push(...invalidEach(`${path}[${i}].type`, type, labelKeyErrors(type)));
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
  for (const list2 of ["matchLabelKeys", "mismatchLabelKeys"]) {
    if (!isSet(term, list2)) continue;
    const keys = readTexts(term, list2);
    if (keys.length > 0 && selector === void 0) {
      errors.push(forbidden2(`${path}.${list2}`, "must not be specified when labelSelector is not set"));
    } else errors.push(...keys.flatMap((key, i) => invalidEach(`${path}.${list2}[${i}]`, key, labelKeyErrors(key))));
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
  const sources = SOURCES.filter((source) => isSet(from, source));
  const errors = sources.flatMap((source) => validateSource(source, readStruct(from, source), `${path}.${source}`));
  if (sources.length === 0) return [invalid(path, "", ONE_OF_ENV)];
  if (readText(variable, "value") !== "") errors.push(invalid(path, "", "may not be specified when `value` is not empty"));
  else if (sources.length > 1) errors.push(invalid(path, "", TOO_MANY));
  return errors;
}
function validateSource(source, ref, path) {
  switch (source) {
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
  return readObjects(container, "envFrom").flatMap((source, i) => {
    const at = `${path}[${i}]`;
    const prefix = readText(source, "prefix");
    const errors = [...invalidEach(`${at}.prefix`, prefix, envNameErrors(prefix))];
    const kinds = ["configMapRef", "secretRef"].filter((kind) => isSet(source, kind));
    for (const kind of kinds) {
      const name = readText(readStruct(source, kind), "name");
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
function validateLocalPath(value, path, mode) {
  const errors = [];
  if (value.startsWith("/")) errors.push(invalid(path, value, "must be a relative path"));
  if (hasBackstep(value)) errors.push(invalid(path, value, "must not contain '..'"));
  else if (mode === "not reserved" && value.startsWith("..")) errors.push(invalid(path, value, "must not start with '..'"));
  return errors;
}

// sim/api/validation/security.ts
var MAX_ID = 2147483647;
var PROFILE_TYPES = ["Localhost", "RuntimeDefault", "Unconfined"];
var SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;
function validateId(context, key, path) {
  return idErrors(readNumber(context, key), `${path}.${key}`);
}
function idErrors(id, path) {
  return id === void 0 || id >= 0 && id <= MAX_ID ? [] : [invalid(path, id, `must be between 0 and ${MAX_ID}, inclusive`)];
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
  const type = readText(profile, "type");
  const errors = [];
  if (type === "") errors.push(required(`${path}.type`, "type is required when seccompProfile is set"));
  else if (!PROFILE_TYPES.includes(type)) errors.push(unsupported(`${path}.type`, type, PROFILE_TYPES));
  const file = readText(profile, "localhostProfile");
  if (type !== "Localhost") {
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
  const type = readText(profile, "type");
  if (type === "") return [required(`${path}.type`, "type is required when appArmorProfile is set")];
  if (!PROFILE_TYPES.includes(type)) return [unsupported(`${path}.type`, type, PROFILE_TYPES)];
  const file = readText(profile, "localhostProfile");
  if (type !== "Localhost") {
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
  const devices = new Map(
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
    if (devices.has(name)) errors.push(invalid(`${at}.name`, name, "must not already exist in volumeDevices"));
    if ([...devices.values()].includes(mountPath)) {
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
  const mode = readText(mount, "recursiveReadOnly");
  const at = `${path}.recursiveReadOnly`;
  if (!READ_ONLY_MODES.includes(mode)) errors.push(unsupported(at, mode, READ_ONLY_MODES));
  else if (mode !== "Disabled" && mount.readOnly !== true) errors.push(forbidden2(at, "may only be specified when readOnly is true"));
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
    const type = readText(gate, "conditionType");
    return [...invalidEach(`${path}.readinessGates[${i}].conditionType`, type, labelKeyErrors(type))];
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
  const [first, ...others] = SOURCES2.filter((source) => isSet(volume, source));
  if (first === void 0) return [required(path, "must specify a volume type")];
  const errors = [...validateOneSource(first, readStruct(volume, first), `${path}.${first}`)];
  for (const other of others) errors.push(forbidden2(`${path}.${other}`, "may not specify more than 1 volume type"));
  return errors;
}
function validateOneSource(type, source, path) {
  switch (type) {
    case "emptyDir": {
      const limit = source.sizeLimit;
      const isNegative = typeof limit === "string" && compareQuantities(canonicalQuantity(limit), "0") < 0;
      return isNegative ? [forbidden2(`${path}.sizeLimit`, "SizeLimit field must be a valid resource quantity")] : [];
    }
    case "hostPath":
      return validateHostPath(source, path);
    case "secret":
      return [...requiredText(source, "secretName", path), ...validateItems(source, path)];
    case "configMap":
      return [...requiredText(source, "name", path), ...validateItems(source, path)];
    case "persistentVolumeClaim":
      return requiredText(source, "claimName", path);
    case "nfs":
      return validateNfs(source, path);
    case "downwardAPI":
      return [...validateMode(source, "defaultMode", path), ...validateDownwardFiles(source, path)];
    case "projected":
      return validateProjected(source, path);
    case "csi":
      return requiredText(source, "driver", path);
    case "ephemeral":
      return isSet(source, "volumeClaimTemplate") ? [] : [required(`${path}.volumeClaimTemplate`)];
    default:
      return [];
  }
}
function requiredText(source, key, path) {
  return readText(source, key) === "" ? [required(`${path}.${key}`)] : [];
}
function validateHostPath(source, path) {
  const hostPath = readText(source, "path");
  if (hostPath === "") return [required(`${path}.path`)];
  const errors = [...validatePathNoBacksteps(hostPath, `${path}.path`)];
  const type = readText(source, "type");
  if (!HOST_PATH_TYPES.includes(type)) errors.push(unsupported(`${path}.type`, type, HOST_PATH_TYPES));
  return errors;
}
function validateNfs(source, path) {
  const directory = readText(source, "path");
  const errors = [...requiredText(source, "server", path), ...requiredText(source, "path", path)];
  return directory.startsWith("/") ? errors : [...errors, invalid(`${path}.path`, directory, "must be an absolute path")];
}
function validateMode(source, key, path) {
  const mode = readNumber(source, key);
  return mode === void 0 || mode >= 0 && mode <= 511 ? [] : [invalid(`${path}.${key}`, mode, FILE_MODE3)];
}
function validateItems(source, path) {
  const errors = [...validateMode(source, "defaultMode", path)];
  readObjects(source, "items").forEach((item, i) => {
    const itemPath = `${path}.items[${i}]`;
    errors.push(...requiredText(item, "key", itemPath), ...requiredText(item, "path", itemPath));
    errors.push(...validateLocalPath(readText(item, "path"), `${itemPath}.path`, "not reserved"));
    errors.push(...validateMode(item, "mode", itemPath));
  });
  return errors;
}
function validateDownwardFiles(source, path) {
  return readObjects(source, "items").flatMap((item, i) => {
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
function validateProjected(source, path) {
  const errors = [...validateMode(source, "defaultMode", path)];
  readObjects(source, "sources").forEach((projection, i) => {
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
  for (const [goName, key, unset] of POD_SECURITY_FLAGS) fields[goName] = spec[key] ?? unset;
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
    const parsed2 = countIndexes(text, completions ?? 0);
    indexCount = typeof parsed2 === "number" ? parsed2 : 0;
    if (typeof parsed2 === "string") errors.push(invalid(`${path}.succeededIndexes`, text, `error parsing succeededIndexes: ${parsed2}`));
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
  const mode = readText(spec, "completionMode");
  if (mode === "Indexed") return validateIndexed(spec, path);
  if (mode === "NonIndexed") return validateNonIndexed(spec, path);
  return [unsupported(`${path}.completionMode`, mode, ["NonIndexed", "Indexed"])];
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
  for (const list2 of ["containers", "initContainers"]) {
    readObjects(spec, list2).forEach((container, i) => {
      const image = readText(container, "image");
      if (image.trim() !== image) errors.push(invalid(`spec.${list2}[${i}].image`, image, PADDED_IMAGE));
    });
  }
  return errors;
}
function validatePodUpdate(next, old) {
  const spec = readStruct(next, "spec");
  const before = readStruct(old, "spec");
  const errors = [...validateMetadataUpdate(next, old), ...validateMetadataAndSpec(next, spec)];
  for (const list2 of ["containers", "initContainers"]) {
    const containers = readObjects(spec, list2);
    if (containers.length !== readObjects(before, list2).length) {
      return [...errors, forbidden2(`spec.${list2}`, "pod updates may not add or remove containers")];
    }
    containers.forEach((container, i) => {
      if (readText(container, "image") === "") errors.push(required(`spec.${list2}[${i}].image`));
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
  const known2 = readObjects(before, "schedulingGates").map((gate) => readText(gate, "name"));
  return readObjects(spec, "schedulingGates").flatMap((gate, i) => {
    const name = readText(gate, "name");
    if (known2.includes(name)) return [];
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
  for (const list2 of ["containers", "initContainers"]) {
    if (!isSet(spec, list2)) continue;
    const old = readObjects(before, list2);
    restored[list2] = readObjects(spec, list2).map((container, i) => ({ ...container, image: old[i]?.image ?? null }));
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
  const errors = modes.filter((mode) => !ACCESS_MODES.includes(mode)).map((mode) => unsupported("spec.accessModes", mode, ACCESS_MODES));
  const known2 = modes.filter((mode) => ACCESS_MODES.includes(mode));
  if (known2.includes("ReadWriteOncePod") && known2.some((mode) => mode !== "ReadWriteOncePod")) {
    errors.push(forbidden2("spec.accessModes", "may not use ReadWriteOncePod with other access modes"));
  }
  return errors;
}
function validateClassAndMode(spec) {
  const className = readText(spec, "storageClassName");
  const mode = readText(spec, "volumeMode");
  const errors = className === "" ? [] : [...invalidEach("spec.storageClassName", className, dnsSubdomainErrors(className))];
  if (isSet(spec, "volumeMode") && !VOLUME_MODES.includes(mode)) errors.push(unsupported("spec.volumeMode", mode, VOLUME_MODES));
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
  const [first, ...others] = PV_SOURCES.filter((source) => isSet(spec, source));
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
  if (PV_SOURCES.some((source) => !semanticEqual(spec[source], before[source]))) {
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
  const type = readText(strategy, "type");
  const rolling = readObject(strategy, "rollingUpdate");
  if (type === "Recreate") {
    return rolling === void 0 ? [] : [forbidden2(`${path}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
  }
  if (type !== "RollingUpdate") return [unsupported(path, { Type: type, RollingUpdate: null }, ["Recreate", "RollingUpdate"])];
  if (rolling === void 0) return [required(`${path}.rollingUpdate`, "this should be defaulted and never be nil")];
  const errors = ["maxUnavailable", "maxSurge"].flatMap((key) => validateShare(rolling[key], `${path}.rollingUpdate.${key}`));
  if (isZeroShare(rolling.maxUnavailable) && isZeroShare(rolling.maxSurge)) {
    errors.push(invalid(`${path}.rollingUpdate.maxUnavailable`, rolling.maxUnavailable, "may not be 0 when `maxSurge` is 0"));
  }
  const share = typeof rolling.maxUnavailable === "string" ? Number.parseInt(rolling.maxUnavailable, 10) : 0;
  if (share > 100) errors.push(invalid(`${path}.rollingUpdate.maxUnavailable`, rolling.maxUnavailable, "must not be greater than 100%"));
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
var metadataAnd = (create4) => (next, old) => [...validateMetadataUpdate(next, old), ...create4(next)];
var onlyCreate = (create4) => ({ create: create4, update: metadataAnd(create4) });
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
    (list2) => readObjects(spec, list2).map((container, i) => ({ container, path: `${path}.${list2}[${i}]` }))
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
    (name) => ["limits", "requests"].flatMap((list2) => {
      const quantity = readQuantities(resources, list2).find(([other]) => other === name)?.[1];
      if (quantity === void 0 || quantityMilli(quantity) % 1e3 === 0) return [];
      return [`${path}.resources.${list2}[${name}]: fractional byte value "${quantity}" is invalid, must be an integer`];
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
function admitPatch(info, old, type, body, context) {
  if (type !== "json" && !isObject(body))
    return refuse(
      badRequest(`json: cannot unmarshal ${Array.isArray(body) ? "array" : typeof body} into Go value of type map[string]interface {}`)
    );
  const patched = patchedObject(info.kind, old, type, body);
  if (!patched.ok) {
    const isUnreadable = patched.message.startsWith("error decoding patch");
    return refuse(isUnreadable ? badRequest(patched.message) : { code: 422, reason: "Invalid", message: patched.message });
  }
  const decoded = decodeObject(info.kind, patched.value, type === "strategic" ? "converter" : "json");
  const shown = type === "strategic" ? goMapText(body) : compactJson(patched.value);
  if (!decoded.ok) return refuse(invalidPatch(shown, decoded.message));
  if (context.fieldValidation === "Strict" && decoded.unknownFields.length > 0)
    return refuse(invalidPatch(shown, strictError(decoded.unknownFields)));
  return finishUpdate(info, old, decoded.value, unknownWarnings(decoded.unknownFields, context));
}
function patchedObject(kind, old, type, body) {
  if (type === "json") return jsonPatch(old, body);
  const patch = isObject(body) ? body : {};
  if (type === "strategic") return strategicMerge(kind, old, patch);
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
      return create2(server, resourceOfKind(request.kind), request.namespace, request.body, request.options);
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
function create2(server, info, namespace, body, options) {
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
      const home = record.regarding.metadata.namespace ?? "default";
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
    let known2 = admitted.get(pod.spec.containers);
    if (known2 === void 0 || known2.priority !== priority) {
      volumes = server.store.takeSerial();
      known2 = admitSpec(shared, priority, `kube-api-access-${nameSuffix(server.engine.seed, volumes, 7)}`);
      admitted.set(pod.spec.containers, known2);
    }
    const spec = hostname === void 0 ? known2.spec : { ...known2.spec, hostname };
    return { object: { ...pod, spec, status: { phase: "Pending", qosClass: known2.qosClass } } };
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
    errorJitter: 0.4,
    crashJitter: 0.45,
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
  count = 0;
  /** Number of entries that are not `undefined`. */
  get size() {
    return this.count;
  }
  get(index) {
    if (index >= 2 ** (BITS * (this.depth + 1))) return void 0;
    let node = this.root;
    for (let shift = BITS * this.depth; shift > 0 && node !== void 0; shift -= BITS) {
      node = node.items[index >>> shift & MASK];
    }
    return node === void 0 ? void 0 : node.items[index & MASK];
  }
  /** Setting `undefined` removes. */
  set(index, value) {
    while (index >= 2 ** (BITS * (this.depth + 1))) this.grow();
    if (value === void 0 && this.get(index) === void 0) return;
    this.root = this.write(this.root, BITS * this.depth, index, value);
  }
  save() {
    this.token = {};
    return { root: this.root, depth: this.depth, size: this.count };
  }
  restore(saved) {
    this.token = {};
    this.root = saved.root;
    this.depth = saved.depth;
    this.count = saved.size;
  }
  /** Calls back for every entry in index order. */
  forEach(visit) {
    if (this.root !== void 0) this.walk(this.root, BITS * this.depth, 0, visit);
  }
  grow() {
    const old = this.root;
    this.depth += 1;
    if (old === void 0) return;
    const items = emptyItems();
    items[0] = old;
    this.root = { owner: this.token, used: 1, items };
  }
  write(node, shift, index, value) {
    const slot = index >>> shift & MASK;
    const own = this.own(node);
    const before = own.items[slot];
    const after = shift === 0 ? value : this.write(before, shift - BITS, index, value);
    if (before === void 0 && after !== void 0) own.used += 1;
    if (before !== void 0 && after === void 0) own.used -= 1;
    if (shift === 0) this.count += (after === void 0 ? 0 : 1) - (before === void 0 ? 0 : 1);
    own.items[slot] = after;
    return own.used === 0 ? void 0 : own;
  }
  /** The node itself when this version may write it, else a copy that it may. */
  own(node) {
    if (node === void 0) return { owner: this.token, used: 0, items: emptyItems() };
    if (node.owner === this.token) return node;
    return { owner: this.token, used: node.used, items: node.items.slice() };
  }
  walk(node, shift, base, visit) {
    for (let slot = 0; slot < WIDTH; slot++) {
      const item = node.items[slot];
      if (item === void 0) continue;
      const index = base + slot * 2 ** shift;
      if (shift === 0) visit(item, index);
      else this.walk(item, shift - BITS, index, visit);
    }
  }
};

// sim/engine/grow-list.ts
var emptyGrowList = { items: [], length: 0 };
function append(list2, value) {
  const items = list2.items;
  if (list2.length === 0) return { items: [value], length: 1 };
  if (items.length === list2.length) {
    items.push(value);
    return { items, length: list2.length + 1 };
  }
  if (items[list2.length] === value) return { items, length: list2.length + 1 };
  const copy = items.slice(0, list2.length);
  copy.push(value);
  return { items: copy, length: copy.length };
}
function keep(list2, passes) {
  for (let i = 0; i < list2.length; i++) {
    if (passes(list2.items[i])) continue;
    const rest = list2.items.slice(0, i);
    for (let j = i + 1; j < list2.length; j++) {
      const value = list2.items[j];
      if (passes(value)) rest.push(value);
    }
    return { items: rest, length: rest.length };
  }
  return list2;
}

// sim/apiserver/event-correlation.ts
var DISTINCT_MESSAGES = 10;
var AGGREGATION_WINDOW_MS = 6e5;
var SPAM_BURST = 25;
var SPAM_REFILL_MS = 3e5;
var SERIES_WINDOW_MS = 36e4;
var noCorrelation = { groups: [], buckets: [] };
function correlate(memory, input, version, nowMs, isSeries) {
  const { component, type, reason, message } = input;
  const fieldPath = input.fieldPath ?? "";
  const index = memory.groups.findIndex((group2) => group2.component === component && group2.type === type && group2.reason === reason);
  const found = index >= 0 ? memory.groups[index] : void 0;
  const replaceGroup = (group2, buckets2) => ({
    groups: index < 0 ? [...memory.groups, group2] : memory.groups.map((old, i) => i === index ? group2 : old),
    buckets: buckets2
  });
  const fresh = { component, type, reason, entries: [], lastAtMs: nowMs, combinedSerial: -1 };
  if (isSeries) {
    const group2 = found ?? fresh;
    const same2 = group2.entries.find((entry) => entry.version === version && nowMs - entry.atMs <= SERIES_WINDOW_MS);
    return {
      verdict: "write",
      eventSerial: same2?.serial ?? -1,
      message,
      next: (serial) => serial < 0 ? memory : replaceGroup({ ...group2, lastAtMs: nowMs, entries: [{ fieldPath, message, version, serial, atMs: nowMs }] }, memory.buckets)
    };
  }
  const isStale = found !== void 0 && nowMs - found.lastAtMs > AGGREGATION_WINDOW_MS;
  const group = found === void 0 ? fresh : found;
  const distinct = isStale ? 0 : new Set(group.entries.map((entry) => entry.message)).size;
  const isKnownMessage = group.entries.some((entry) => entry.message === message);
  const isCombined = !isStale && distinct + (isKnownMessage ? 0 : 1) >= DISTINCT_MESSAGES;
  const same = isCombined ? void 0 : group.entries.find((entry) => entry.message === message && entry.fieldPath === fieldPath);
  const eventSerial = isCombined ? group.combinedSerial : same?.serial ?? -1;
  const bucket = memory.buckets.find((one) => one.component === component && one.type === type);
  const refilled = bucket === void 0 ? SPAM_BURST : Math.min(SPAM_BURST, bucket.tokens + (nowMs - bucket.filledAtMs) / SPAM_REFILL_MS);
  const isSpam = refilled < 1;
  const spent = { component, type, tokens: isSpam ? refilled : refilled - 1, filledAtMs: nowMs };
  const buckets = bucket === void 0 ? [...memory.buckets, spent] : memory.buckets.map((one) => one === bucket ? spent : one);
  return {
    verdict: isSpam ? "drop" : "write",
    eventSerial,
    message: isCombined ? `(combined from similar events): ${message}` : message,
    next: (serial) => {
      if (isCombined) return replaceGroup({ ...group, lastAtMs: nowMs, combinedSerial: serial >= 0 ? serial : group.combinedSerial }, buckets);
      const entries = same === void 0 ? [...group.entries, { fieldPath, message, version: "", serial, atMs: nowMs }] : group.entries;
      return replaceGroup({ ...group, entries: serial < 0 && same === void 0 ? group.entries : entries, lastAtMs: nowMs, combinedSerial: isStale ? -1 : group.combinedSerial }, buckets);
    }
  };
}

// sim/apiserver/event-recorder.ts
var EVENT_TTL_MS = 36e5;
var EventRecorder = class {
  records = new CowVector();
  correlations = new CowVector();
  /** Serials in the order in which they may expire first; an event that was written again moves to the end. */
  expiry = emptyGrowList;
  expiryHead = 0;
  expireHandler;
  /** Called for every event written or expired. */
  observer;
  engine;
  store;
  constructor(engine, store) {
    this.engine = engine;
    this.store = store;
    this.expireHandler = engine.register(() => this.expire());
  }
  /** Writes an event about an object as it is now, unless the spam guard drops it. */
  record(subject, regarding, input) {
    const nowMs = this.engine.nowMs;
    const isSeries = input.action !== void 0;
    const outcome = correlate(this.correlations.get(subject) ?? noCorrelation, input, regarding.metadata.resourceVersion, nowMs, isSeries);
    this.correlations.set(subject, outcome.next(-1));
    if (outcome.verdict === "drop") return;
    const known2 = outcome.eventSerial >= 0 ? this.records.get(outcome.eventSerial) : void 0;
    if (known2 !== void 0) {
      if (isSeries && known2.count >= 2) return;
      this.write("MODIFIED", { ...known2, message: outcome.message, lastAtMs: nowMs, count: known2.count + 1, resourceVersion: this.store.takeRevision() });
      return;
    }
    const serial = this.store.takeSerial();
    this.correlations.set(subject, outcome.next(serial));
    this.write("ADDED", {
      serial,
      subject,
      regarding,
      fieldPath: input.fieldPath ?? "",
      type: input.type,
      reason: input.reason,
      message: outcome.message,
      component: input.component,
      host: input.host ?? "",
      action: input.action ?? "",
      firstAtMs: nowMs,
      lastAtMs: nowMs,
      count: 1,
      resourceVersion: this.store.takeRevision()
    });
  }
  /** The object is gone for good; nothing will be recorded about it any more. Its events stay until they expire. */
  forget(subject) {
    this.correlations.set(subject, void 0);
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
  write(type, record) {
    this.records.set(record.serial, record);
    if (type === "ADDED") {
      this.expiry = append(this.expiry, record.serial);
      if (this.expiry.length - this.expiryHead === 1) this.engine.schedule(record.lastAtMs + EVENT_TTL_MS, this.expireHandler, record.serial);
    }
    this.observer?.(type, record);
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
    return { records: this.records.save(), correlations: this.correlations.save(), expiry: this.expiry, expiryHead: this.expiryHead };
  }
  restore(saved) {
    const state = saved;
    this.records.restore(state.records);
    this.correlations.restore(state.correlations);
    this.expiry = state.expiry;
    this.expiryHead = state.expiryHead;
  }
};
function eventNameSuffix(epochMs, seed, serial) {
  const nanoseconds = BigInt(Math.floor(epochMs)) * 1000000n + BigInt(mix(seed, serial, 31) % 1e6);
  return nanoseconds.toString(16).padStart(16, "0");
}
function materializeEvent(record, seed, startAtMs) {
  const { regarding, component, host, action } = record;
  const { metadata } = regarding;
  const namespace = metadata.namespace ?? "default";
  const isSeries = action !== "";
  const first = formatTime(startAtMs + record.firstAtMs);
  return {
    kind: "Event",
    apiVersion: "v1",
    metadata: {
      name: `${metadata.name}.${eventNameSuffix(startAtMs + record.firstAtMs, seed, record.serial)}`,
      namespace,
      uid: uuidOf(seed, record.serial),
      resourceVersion: record.resourceVersion,
      creationTimestamp: first
    },
    involvedObject: {
      kind: regarding.kind,
      ...metadata.namespace === void 0 ? {} : { namespace: metadata.namespace },
      name: metadata.name,
      uid: metadata.uid,
      apiVersion: regarding.apiVersion,
      resourceVersion: metadata.resourceVersion,
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
    const list2 = this.handlers.get(kind);
    if (list2 === void 0) this.handlers.set(kind, [handler]);
    else list2.push(handler);
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
    const draft = { ...input, metadata: { ...input.metadata, name, uid, resourceVersion: "", creationTimestamp: this.nowText } };
    let object = draft;
    for (const plugin of this.plugins) {
      const outcome = plugin(object);
      if ("refused" in outcome) return outcome;
      object = outcome.object;
    }
    const stored = this.stamped(object);
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
    return this.update(serial, { ...before, status });
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
    const { finalizers: _, ...metadata } = object.metadata;
    const rest = finalizers.filter((one) => one !== finalizer);
    this.update(serial, { ...object, metadata: rest.length === 0 ? metadata : { ...metadata, finalizers: rest } });
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
  tell(type, serial, object, before) {
    const handlers = this.handlers.get(object.kind);
    if (handlers !== void 0) for (const handler of handlers) handler(type, serial, object, before);
    this.observer?.(type, serial, object, before);
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
function instantOf(time) {
  if (time === lastTime) return lastAtMs;
  let atMs = instants.get(time);
  if (atMs === void 0) {
    atMs = parseTime(time);
    if (instants.size >= REMEMBERED) instants.clear();
    instants.set(time, atMs);
  }
  lastTime = time;
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
  for (const { type, status } of conditions) {
    if ((type === "Complete" || type === "Failed") && status === "True") return type;
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
function oldest(jobs, outcome, count) {
  return jobs.filter((job) => outcomeOf(job) === outcome).sort(byStart).slice(0, count);
}
function jobsBeyondHistory(cronJob, jobs) {
  let complete = 0;
  let failed2 = 0;
  for (const job of jobs) {
    const outcome = outcomeOf(job);
    if (outcome === "Complete") complete += 1;
    else if (outcome === "Failed") failed2 += 1;
  }
  const excessComplete = complete - (cronJob.spec.successfulJobsHistoryLimit ?? complete);
  const excessFailed = failed2 - (cronJob.spec.failedJobsHistoryLimit ?? failed2);
  if (excessComplete <= 0 && excessFailed <= 0) return NONE;
  return [...oldest(jobs, "Complete", Math.max(0, excessComplete)), ...oldest(jobs, "Failed", Math.max(0, excessFailed))];
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
  const deadlineMs = startingDeadlineSeconds === void 0 ? Number.NEGATIVE_INFINITY : nowMs - startingDeadlineSeconds * 1e3;
  const recent = mostRecent(schedule, Math.max(earliestMs, deadlineMs), nowMs);
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
  const parsed2 = parseSchedule(expression, scheduleZone(cronJob));
  if (!parsed2.ok) return stop([...saying, events.unparseable(expression, parsed2.error)]);
  return planSlot(cronJob, parsed2.schedule, active, saying, nowMs);
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
  const isActive2 = draft.isActive(uid);
  if (outcome === void 0) {
    if (!isActive2) draft.record(events.unexpected(name));
    return;
  }
  if (isActive2) {
    draft.forget(uid);
    draft.record(events.sawCompleted(name, outcome));
  }
  const { completionTime } = job.status;
  if (outcome === "Failed" || completionTime === void 0) return;
  if (draft.lastSuccessfulTime === void 0 || completionTime > draft.lastSuccessfulTime) draft.lastSuccessfulTime = completionTime;
}
function hasUid(jobs, uid) {
  for (const job of jobs) if (job.metadata.uid === uid) return true;
  return false;
}
function syncCronJob(cronJob, jobs, nowMs, isJobStored) {
  const draft = new StatusDraft(cronJob.status);
  for (const job of jobsBeyondHistory(cronJob, jobs)) draft.delete(job.metadata, "history");
  for (const job of jobs) noteJob(draft, job);
  for (const { name, uid } of draft.active) {
    if (hasUid(jobs, uid) || isJobStored(name)) continue;
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
  const parsed2 = parseSchedule(after.spec.schedule, isLoadable ? zone : void 0);
  if (!parsed2.ok) return { syncAtMs: Number.POSITIVE_INFINITY, event: events.unparseableUpdate(after.spec.schedule) };
  return { syncAtMs: nextRequeue(parsed2.schedule, earliestSlotMs(after), nowMs) };
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
    server.watch("CronJob", (type, serial, object, before) => this.cronJobChanged(type, serial, object, before));
    server.watch("Job", (type, _, object, before) => this.jobChanged(type, object, before));
    gate.onOpen(() => server.store.forEach("CronJob", (_, serial) => this.syncSoon(serial)));
  }
  syncSoon(serial) {
    this.standing.set(serial, void 0);
    this.queue.add(serial, this.timings.reactionMs);
  }
  cronJobChanged(type, serial, cronJob, before) {
    if (type === "DELETED") {
      this.standing.set(serial, void 0);
      this.queue.drop(serial);
      return;
    }
    if (this.currentSerial === serial || this.gate.isClosed) return;
    if (type === "ADDED" || before === void 0) {
      this.syncSoon(serial);
      return;
    }
    this.standing.set(serial, void 0);
    const { epochMs } = this.server.engine;
    const { syncAtMs, event } = reactToUpdate(before, cronJob, epochMs);
    if (event !== void 0) this.record(serial, cronJob, event);
    if (syncAtMs <= epochMs) this.syncSoon(serial);
    else this.queue.addAt(serial, this.instantOf(syncAtMs));
  }
  jobChanged(type, job, before) {
    if (this.gate.isClosed) return;
    const serial = this.ownerOf(job) ?? (before === void 0 ? void 0 : this.ownerOf(before));
    if (serial === void 0 || serial === this.currentSerial) return;
    const standing = this.standing.get(serial);
    if (standing !== void 0 && this.server.engine.epochMs < standing.untilMs && this.isUneventful(type, serial, job, before)) {
      this.repeat(serial, standing);
      return;
    }
    this.syncSoon(serial);
  }
  /** CRON-22: neither the end of a Job nor a change of who owns it. */
  isUneventful(type, serial, job, before) {
    if (type === "DELETED") {
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
    const jobs = [];
    for (let i = 0; i < length; i++) {
      const job = this.server.get(items[i]);
      if (job?.kind === "Job" && isCollectedBy(cronJob, job)) jobs.push(job);
    }
    return jobs;
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
  instantOf(epochMs) {
    return epochMs - this.server.engine.startAtMs + this.timings.syncMs;
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
    for (const kind of KINDS3) server.watch(kind, (type, serial, object, before) => this.changed(type, serial, object, before));
  }
  changed(type, serial, object, before) {
    if (type === "DELETED") {
      const children = this.server.store.childrenOf(serial);
      for (let i = 0; i < children.length; i++) this.dependents.add(children.items[i], this.delayMs);
      const owner = before === void 0 ? -1 : this.ownerThatWaits(before);
      if (owner >= 0) this.owners.add(owner, 3);
      return;
    }
    if (type === "ADDED" && object.metadata.ownerReferences !== void 0 && this.server.store.ownerOf(serial) < 0) this.dependents.add(serial, this.delayMs);
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
var hasFinalizer = (pod) => pod.metadata.finalizers?.includes(TRACKING_FINALIZER) ?? false;
var isTerminal = (pod) => pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
var isActive = (pod) => !isTerminal(pod) && pod.metadata.deletionTimestamp === void 0;
var isTerminating = (pod) => !isTerminal(pod) && pod.metadata.deletionTimestamp !== void 0;
var replacesOnlyFailed = (job) => job.spec.podReplacementPolicy === "Failed";
function isReady(pod) {
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
  const ready = Number(isReady(a.pod)) - Number(isReady(b.pod));
  if (ready !== 0) return ready;
  if (isReady(a.pod)) {
    const since = readySinceMs(b.pod) - readySinceMs(a.pod);
    if (since !== 0) return since;
  }
  const restarts = maxRestarts(b.pod) - maxRestarts(a.pod);
  if (restarts !== 0) return restarts;
  return parseTime(b.pod.metadata.creationTimestamp) - parseTime(a.pod.metadata.creationTimestamp) || a.serial - b.serial;
}
var phaseRank = (pod) => pod.status.phase === "Pending" ? 0 : pod.status.phase === "Unknown" ? 1 : 2;
var readySinceMs = (pod) => parseTime(pod.status.conditions?.find((c) => c.type === "Ready")?.lastTransitionTime ?? "");
var maxRestarts = (pod) => Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount));
function restartSum(pod) {
  let sum = 0;
  for (const status of pod.status.initContainerStatuses ?? []) sum += status.restartCount;
  for (const status of pod.status.containerStatuses ?? []) sum += status.restartCount;
  return sum;
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
var remainingBackOffMs = (record, epochMs) => record.failures === 0 ? 0 : record.lastFailureMs + backOffDelayMs(record.failures) - epochMs;

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
var conditionOf = (job, type) => job.status.conditions?.find((condition3) => condition3.type === type);
var hasCondition = (job, type) => conditionOf(job, type)?.status === "True";
var isFinished = (job) => hasCondition(job, "Complete") || hasCondition(job, "Failed");
function assess(job, pods, record, epochMs) {
  const indexed = isIndexed(job);
  const completions = job.spec.completions ?? 0;
  const active = [];
  const newlySucceeded = [];
  const newlyFailed = [];
  let readyCount = 0;
  let terminatingCount = 0;
  for (const owned of pods) {
    const { pod } = owned;
    if (isActive(pod)) {
      active.push(owned);
      if (isReady(pod)) readyCount += 1;
      continue;
    }
    if (isTerminating(pod)) terminatingCount += 1;
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
    epochMs,
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
  return { ...assessment, endState: findEndState(assessment) };
}
var isIndexInRange = (index, completions) => index >= 0 && index < completions;
function failuresByIndex(job, newlyFailed, succeeded) {
  const limit = job.spec.backoffLimitPerIndex;
  if (limit === void 0) return { failedIndexes: [], awaitingReplacement: /* @__PURE__ */ new Map() };
  const known2 = parseIndexes(job.status.failedIndexes, job.spec.completions ?? 0);
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
  return { failedIndexes: withIndexes(known2, lost), awaitingReplacement: awaiting };
}
var failure = (reason, message) => ({ type: "FailureTarget", reason, message });
function findEndState(seen) {
  const { job, epochMs } = seen;
  for (const type of ["SuccessCriteriaMet", "FailureTarget"]) {
    const sticky = conditionOf(job, type);
    if (sticky?.status === "True") return { type, reason: sticky.reason, message: sticky.message };
  }
  const policyMessage = failJobMessage(job, seen.pods);
  if (policyMessage !== void 0) return failure("PodFailurePolicy", policyMessage);
  if (seen.failed > (job.spec.backoffLimit ?? 6) || isOverRestartLimit(seen)) {
    return failure("BackoffLimitExceeded", "Job has reached the specified backoff limit");
  }
  if (deadlineAtMs(job) <= epochMs) return failure("DeadlineExceeded", "Job was active longer than specified deadline");
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
  let sum = 0;
  for (const { pod } of pods) if (!isTerminal(pod)) sum += restartSum(pod);
  const limit = job.spec.backoffLimit ?? 6;
  return limit === 0 ? sum > 0 : sum >= limit;
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
  const known2 = partsOfTemplate.get(template);
  if (known2 !== void 0 && known2.ownerReferences[0]?.uid === job.metadata.uid) return known2;
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
  const remove4 = podsToRemove(job, active, Math.max(0, active.length - wanted)).slice(0, CHANGES_PER_SYNC);
  if (remove4.length > 0) return { ...nothing, remove: remove4 };
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
  const remove4 = [];
  for (const owned of active) {
    const index = completionIndex(owned.pod);
    if (index < 0 || index >= (job.spec.completions ?? 0)) {
      remove4.push(owned);
      continue;
    }
    const other = best.get(index);
    if (other === void 0) best.set(index, owned);
    else if (byWorth(owned, other) > 0) {
      best.set(index, owned);
      remove4.push(other);
    } else remove4.push(owned);
  }
  const more = atLeast - remove4.length;
  return more > 0 ? [...remove4, ...[...best.values()].sort(byWorth).slice(0, more)] : remove4;
}
function pendingIndexes(seen, count) {
  const taken = /* @__PURE__ */ new Set();
  for (const { pod } of seen.active) taken.add(completionIndex(pod));
  if (replacesOnlyFailed(seen.job)) {
    for (const { pod } of seen.pods) if (isTerminating(pod)) taken.add(completionIndex(pod));
  }
  const found = [];
  for (let index = 0; index < (seen.job.spec.completions ?? 0) && found.length < count; index++) {
    if (!taken.has(index) && !hasIndex(seen.succeededIndexes, index) && !hasIndex(seen.failedIndexes, index)) found.push(index);
  }
  return found;
}
function planPerIndex(seen, missing) {
  const create4 = [];
  let shortestMs = Number.POSITIVE_INFINITY;
  for (const index of pendingIndexes(seen, missing)) {
    const failed2 = seen.awaitingReplacement.get(index);
    if (failed2 === void 0) {
      create4.push({ index, failureCount: 0, ignoredFailureCount: 0 });
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
    create4.push({ index, failureCount: failures + (isCounted ? 1 : 0), ignoredFailureCount: ignored + (isCounted ? 0 : 1) });
  }
  if (create4.length > 0) return { ...nothing, create: create4 };
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
  const indexed = isIndexed(job);
  const failureEnds = outcome.endState?.type === "FailureTarget";
  const finalizersToRemove = [];
  const succeededUids = [];
  const failedUids = [];
  let hasMore = false;
  for (const owned of seen.pods) {
    const { pod } = owned;
    if (!hasFinalizer(pod) || outcome.released.has(owned.serial)) continue;
    const isFailed = isConsideredFailed(pod, job);
    const isDone2 = pod.status.phase === "Succeeded";
    if (job.metadata.deletionTimestamp === void 0 && outcome.endState === void 0 && !isDone2 && (!isFailed || isHeldForReplacement(seen, owned, outcome.createdIndexes))) continue;
    if (finalizersToRemove.length >= UNCOUNTED_PER_SYNC) {
      hasMore = true;
      break;
    }
    finalizersToRemove.push(owned);
    const isOutOfRange = indexed && (completionIndex(pod) < 0 || completionIndex(pod) >= (job.spec.completions ?? 0));
    if (isOutOfRange) continue;
    if (isDone2) {
      if (!indexed) succeededUids.push(pod.metadata.uid);
    } else if ((isFailed || failureEnds) && matchFailurePolicy(job, pod).isCounted) failedUids.push(pod.metadata.uid);
  }
  const base = baseStatus(seen, outcome, nowText, indexed);
  const hasUncounted = succeededUids.length + failedUids.length > 0;
  const announced = {
    ...base,
    uncountedTerminatedPods: {
      ...succeededUids.length > 0 ? { succeeded: succeededUids } : {},
      ...failedUids.length > 0 ? { failed: failedUids } : {}
    }
  };
  let settled = hasUncounted ? withCounts(announced, indexed ? 0 : succeededUids.length, failedUids.length) : announced;
  const terminal = outcome.endState === void 0 || outcome.terminating > 0 || hasMore ? void 0 : outcome.endState.type === "SuccessCriteriaMet" ? "Complete" : "Failed";
  if (terminal !== void 0 && outcome.endState !== void 0) {
    settled = {
      ...settled,
      conditions: [...settled.conditions ?? [], condition(terminal, outcome.endState, nowText)],
      ...terminal === "Complete" ? { completionTime: nowText } : {}
    };
  }
  return { announced: withoutNothing(announced), finalizersToRemove, settled: withoutNothing(settled), terminal, hasMore };
}
function withCounts(status, succeeded, failed2) {
  return {
    ...status,
    uncountedTerminatedPods: {},
    succeeded: (status.succeeded ?? 0) + succeeded,
    failed: (status.failed ?? 0) + failed2
  };
}
function baseStatus(seen, outcome, nowText, indexed) {
  const { job } = seen;
  const { status } = job;
  let conditions = status.conditions;
  if (outcome.endState !== void 0 && conditionOf(job, outcome.endState.type) === void 0) {
    conditions = [...conditions ?? [], condition(outcome.endState.type, outcome.endState, nowText)];
  }
  if (outcome.suspended !== void 0) conditions = withSuspended(conditions, outcome.suspended, nowText);
  const mayStart = job.spec.suspend !== true;
  const startTime = outcome.suspended === "JobResumed" ? nowText : status.startTime ?? (mayStart ? nowText : void 0);
  return {
    ...status,
    ...conditions === void 0 ? {} : { conditions },
    ...startTime === void 0 ? {} : { startTime },
    active: outcome.active,
    terminating: outcome.terminating,
    ready: outcome.ready,
    ...indexed ? { succeeded: countIndexes2(seen.succeededIndexes), completedIndexes: formatIndexes(seen.succeededIndexes) } : {},
    ...job.spec.backoffLimitPerIndex === void 0 ? {} : { failedIndexes: formatIndexes(seen.failedIndexes) }
  };
}
var condition = (type, { reason, message }, nowText) => ({
  type,
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
function withoutNothing(status) {
  const { active, succeeded, failed: failed2, completedIndexes, ...rest } = status;
  return {
    ...rest,
    ...active === void 0 || active === 0 ? {} : { active },
    ...succeeded === void 0 || succeeded === 0 ? {} : { succeeded },
    ...failed2 === void 0 || failed2 === 0 ? {} : { failed: failed2 },
    ...completedIndexes === void 0 || completedIndexes === "" ? {} : { completedIndexes }
  };
}
function isSameStatus(a, b) {
  return a.active === b.active && a.ready === b.ready && a.terminating === b.terminating && a.succeeded === b.succeeded && a.failed === b.failed && a.startTime === b.startTime && a.completionTime === b.completionTime && a.completedIndexes === b.completedIndexes && a.failedIndexes === b.failedIndexes && a.conditions === b.conditions && sameUncounted(a, b);
}
var sameUncounted = (a, b) => a.uncountedTerminatedPods === void 0 === (b.uncountedTerminatedPods === void 0) && (a.uncountedTerminatedPods?.succeeded?.length ?? 0) === (b.uncountedTerminatedPods?.succeeded?.length ?? 0) && (a.uncountedTerminatedPods?.failed?.length ?? 0) === (b.uncountedTerminatedPods?.failed?.length ?? 0);

// sim/controllers/job/job-controller.ts
var noMemory = { backOff: noBackOff, pods: emptyGrowList };
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
    server.watch("Job", (type, serial, object, before) => this.jobChanged(type, serial, object, before));
    server.watch("Pod", (type, serial, object) => this.podChanged(type, serial, object));
  }
  /** JOB-6: a new or edited Job at once, its own status write a second later. */
  jobChanged(type, serial, job, before) {
    if (type === "DELETED") {
      this.queue.drop(serial);
      const pods = this.memory.get(serial)?.pods ?? emptyGrowList;
      this.memory.set(serial, void 0);
      for (let i = 0; i < pods.length; i++) this.orphans.add(pods.items[i], this.timings.reactionMs);
      return;
    }
    const isEdit = before === void 0 || before.metadata.generation !== job.metadata.generation;
    this.queue.add(serial, isEdit ? this.timings.reactionMs : BATCH_MS + this.timings.syncMs);
  }
  podChanged(type, serial, pod) {
    const owner = this.server.store.ownerOf(serial);
    const job = owner < 0 ? void 0 : this.server.get(owner);
    if (job === void 0 || job.kind !== "Job") {
      if (type !== "DELETED" && hasFinalizer(pod)) this.orphans.add(serial, this.timings.reactionMs);
      return;
    }
    if (type === "ADDED") {
      const memory = this.memory.get(owner) ?? noMemory;
      this.memory.set(owner, { backOff: memory.backOff, pods: append(memory.pods, serial) });
    }
    if (isFinished(job)) {
      if (type !== "DELETED" && hasFinalizer(pod)) this.orphans.add(serial, this.timings.reactionMs);
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
    if (isWritten && this.memory.get(serial) !== void 0) {
      this.memory.set(serial, { backOff: seen.backOff, pods: (this.memory.get(serial) ?? noMemory).pods });
    }
  }
  instantOf(epochMs) {
    return epochMs === Number.POSITIVE_INFINITY ? epochMs : epochMs - this.server.engine.startAtMs + this.timings.syncMs;
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
      if (pod === void 0 || isTerminal(pod) && !hasFinalizer(pod)) continue;
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
    const base = { active: seen.active.length, ready: seen.readyCount, terminating: seen.terminatingCount, suspended: void 0, createdIndexes: /* @__PURE__ */ new Set(), released: /* @__PURE__ */ new Set(), hasError: false };
    if (seen.endState !== void 0) {
      for (const owned of seen.active) this.deletePod(serial, job, owned);
      const deletedReady = seen.active.filter(({ pod }) => isReady(pod)).length;
      return { ...base, active: 0, ready: base.ready - deletedReady, terminating: base.terminating + this.countTerminating(seen.active), endState: seen.endState };
    }
    if (job.metadata.deletionTimestamp !== void 0) return { ...base, endState: this.completion(seen, base.active) };
    const plan = planPods(seen);
    if (plan.remove.length > 0) return { ...base, ...this.removePods(serial, seen, plan) };
    if (plan.retryAfterMs !== Number.POSITIVE_INFINITY) this.queue.add(serial, plan.retryAfterMs + this.timings.syncMs);
    const created = this.createPods(serial, job, plan);
    const active = plan.reportsNoActive ? 0 : base.active + created.count;
    const endState = this.completion(seen, active);
    return { ...base, active, endState, suspended: endState === void 0 ? this.suspension(serial, job) : void 0, createdIndexes: created.indexes, hasError: created.hasError };
  }
  removePods(serial, seen, plan) {
    const released = /* @__PURE__ */ new Set();
    for (const owned of plan.remove) {
      this.server.removeFinalizer(owned.serial, TRACKING_FINALIZER);
      released.add(owned.serial);
    }
    for (const owned of plan.remove) this.deletePod(serial, seen.job, owned);
    const active = seen.active.length - plan.remove.length;
    const endState = this.completion(seen, active);
    return {
      active,
      ready: seen.readyCount - plan.remove.filter(({ pod }) => isReady(pod)).length,
      terminating: seen.terminatingCount + this.countTerminating(plan.remove),
      released,
      endState,
      suspended: endState === void 0 ? this.suspension(serial, seen.job) : void 0
    };
  }
  /** Deleted pods that still exist: an unscheduled one is gone at once. */
  countTerminating(pods) {
    return pods.filter(({ serial }) => {
      const pod = this.server.get(serial);
      return pod !== void 0 && !isTerminal(pod);
    }).length;
  }
  createPods(serial, job, plan) {
    const indexes = /* @__PURE__ */ new Set();
    let count = 0;
    for (let from = 0, batch = 1; from < plan.create.length; from += batch, batch *= 2) {
      let hasError = false;
      for (const wanted of plan.create.slice(from, from + batch)) {
        const outcome = this.server.create(newPod(job, wanted), serial);
        if ("refused" in outcome) {
          hasError = true;
          this.record(serial, job, { type: "Warning", reason: "FailedCreate", message: `Error creating: ${outcome.refused.message}` });
          continue;
        }
        count += 1;
        if (wanted.index >= 0) indexes.add(wanted.index);
        this.record(serial, job, { type: "Normal", reason: "SuccessfulCreate", message: `Created pod: ${outcome.object.metadata.name}` });
      }
      if (hasError) return { count, indexes, hasError };
    }
    return { count, indexes, hasError: false };
  }
  deletePod(jobSerial, job, { serial, pod }) {
    if (this.server.get(serial) === void 0) return;
    this.server.delete(serial);
    this.record(jobSerial, job, { type: "Normal", reason: "SuccessfulDelete", message: `Deleted pod: ${pod.metadata.name}` });
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
      this.record(serial, job, { type: "Normal", reason: "Suspended", message: "Job suspended" });
      return "JobSuspended";
    }
    if (!isSuspended) return void 0;
    this.record(serial, job, { type: "Normal", reason: "Resumed", message: "Job resumed" });
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
    this.writeStatus(serial, plan.announced);
    for (const owned of plan.finalizersToRemove) this.server.removeFinalizer(owned.serial, TRACKING_FINALIZER);
    if (plan.settled !== plan.announced) this.writeStatus(serial, plan.settled);
    if (plan.hasMore) this.queue.add(serial, this.timings.syncMs);
    if (outcome.hasError) this.queue.retry(serial);
    else this.queue.forget(serial);
    this.announceEnd(serial, seen, plan, outcome);
    return true;
  }
  writeStatus(serial, status) {
    const job = this.server.get(serial);
    if (job !== void 0 && !isSameStatus(job.status, status)) this.server.updateStatus(serial, status);
  }
  announceEnd(serial, seen, plan, outcome) {
    const job = this.server.get(serial);
    if (plan.terminal === void 0 || job === void 0 || outcome.endState === void 0) return;
    if (plan.terminal === "Failed") {
      this.record(serial, job, { type: "Warning", reason: outcome.endState.reason, message: outcome.endState.message });
      return;
    }
    if (job.spec.completions !== void 0 && seen.succeeded > job.spec.completions) {
      this.record(serial, job, { type: "Warning", reason: "TooManySucceededPods", message: "Too many succeeded pods running after completion count reached" });
    }
    this.record(serial, job, { type: "Normal", reason: "Completed", message: "Job completed" });
  }
  record(serial, regarding, input) {
    this.server.events.record(serial, regarding, { ...input, component: "job-controller" });
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

// sim/controllers/ttl-after-finished/ttl-after-finished.ts
var TtlAfterFinished = class {
  server;
  queue;
  constructor(server, timings) {
    this.server = server;
    this.queue = new WorkQueue(server.engine, (serial) => this.sync(serial));
    server.watch("Job", (type, serial, job) => {
      if (type === "DELETED") this.queue.drop(serial);
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
  const end = job.status.conditions?.find(({ type, status }) => (type === "Complete" || type === "Failed") && status === "True");
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
    const copy = (old) => {
      const array = new Float64Array(bigger);
      array.set(old);
      return array;
    };
    this.at = copy(this.at);
    this.sequence = copy(this.sequence);
    this.subject = copy(this.subject);
    this.argument = copy(this.argument);
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

// sim/programs/index.ts
var im = (name, present, d2) => ({ name, presentOnNodes: present, sizeBytes: 2236931, digest: "sha256:" + d2, entrypoint: [], cmd: ["sh"], programs: [], pullMs: 28 });
var defaultCatalogue = { images: [im("busybox:1.36", true, "aa"), im("ml-training:v1", false, "bb"), im("my-training-image:latest", false, "ecf8"), im("fresh-image:v1", false, "cc")] };
var findImage = (c, ref) => c.images.find((i) => i.name === (ref.includes(":") ? ref : `${ref}:latest`));
var parseImageReference = (t) => ({ ok: true, familiar: t, full: `docker.io/library/${t}` });
var formatDuration = (ms) => `${Math.round(ms)}ms`;
var cache3 = /* @__PURE__ */ new Map();
function prepareProgram(_c, _i, argv, _w, _m) {
  if (argv[0] === "pythonn") return { startError: 'exec: "pythonn": executable file not found in $PATH' };
  const text = argv.join(" ");
  const trap = /trap/.test(text);
  const sleep = Number(/sleep (\d+)/.exec(text.replace(/trap "[^"]*"/, ""))?.[1] ?? (text.includes("train.py") ? 6 : 0)) * 1e3;
  const code = Number(/exit (\d+)\s*$/.exec(text)?.[1] ?? 0);
  const plain2 = { output: [{ atMs: 0, stream: "stdout", text: "x\n" }], writes: [], exit: { atMs: sleep + 2, exitCode: code, oomKilled: false }, horizonMs: Infinity, files: {} };
  cache3.set(text, plain2);
  return { run(input) {
    const s = input.signals.find((x) => x.signal === "TERM" && trap || x.signal === "KILL");
    if (!s || s.atMs > sleep) return plain2;
    return { ...plain2, exit: { atMs: s.atMs + (/trap "sleep 10/.test(text) ? 1e4 : 1), exitCode: s.signal === "KILL" ? 137 : 143, oomKilled: false } };
  } };
}

// sim/api/base64.ts
var ALPHABET2 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function decodeBase64(text) {
  const bytes = [];
  let buffer = 0;
  let bits = 0;
  for (const character of text) {
    const value = ALPHABET2.indexOf(character);
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
  for (const source of container.envFrom ?? []) {
    const outcome = dataOf(server, namespace, source.configMapRef, source.secretRef);
    if (typeof outcome === "string") return { error: outcome };
    for (const [key, value] of Object.entries(outcome ?? {})) env[(source.prefix ?? "") + key] = value;
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
function valueOf(server, pod, container, source, podIP, hostIP) {
  const namespace = pod.metadata.namespace ?? "";
  if (source.fieldRef !== void 0) return fieldOf2(pod, source.fieldRef.fieldPath, podIP, hostIP);
  if (source.resourceFieldRef !== void 0) return resourceOf(pod, container, source.resourceFieldRef);
  const reference = source.configMapKeyRef ?? source.secretKeyRef;
  if (reference === void 0) return void 0;
  const data = dataOf(server, namespace, source.configMapKeyRef, source.secretKeyRef);
  if (typeof data === "string") return { error: data };
  const value = data?.[reference.key];
  if (value !== void 0) return value;
  if (reference.optional === true) return void 0;
  return { error: `couldn't find key ${reference.key} in ${source.configMapKeyRef === void 0 ? "Secret" : "ConfigMap"} ${namespace}/${reference.name}` };
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
  constructor(state, processes, done) {
    this.state = state;
    this.processes = processes;
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
    const parsed2 = parseImageReference(name);
    if (!parsed2.ok) {
      this.state.record(serial, pod, work, container, { type: "Warning", reason: "InspectFailed", message: parsed2.message });
      this.refuse(serial, pod, work, index, "InvalidImageName", parsed2.message, "InvalidImageName");
      return;
    }
    const image = findImage(this.state.catalogue, name);
    const isPresent = image !== void 0 && this.state.hasImage(work.node, image);
    if (isPresent && imagePullPolicy !== "Always") {
      this.state.record(serial, pod, work, container, { type: "Normal", reason: "Pulled", message: `Container image "${name}" already present on machine and can be accessed by the pod` });
      this.configure(serial, pod, work, index);
      return;
    }
    if (imagePullPolicy === "Never") {
      const message = `Container image "${name}" is not present with pull policy of Never`;
      this.state.record(serial, pod, work, container, { type: "Warning", reason: "ErrImageNeverPull", message });
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
      this.state.record(serial, pod, work, container, { type: "Normal", reason: "BackOff", message: `Back-off pulling image "${name}"` });
      this.refuse(serial, pod, work, index, "ImagePullBackOff", `Back-off pulling image "${name}": ErrImagePull: ${container.pullError}`, "ImagePullBackOff");
      return;
    }
    this.state.record(serial, pod, work, container, { type: "Normal", reason: "Pulling", message: `Pulling image "${name}"` });
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
    const took = formatDuration(this.state.nowMs - startedAtMs);
    this.state.record(serial, pod, work, container, {
      type: "Normal",
      reason: "Pulled",
      message: `Successfully pulled image "${name}" in ${took} (${took} including waiting). Image size: ${image.sizeBytes} bytes.`
    });
    this.configure(serial, pod, withContainer(work, index, { ...container, pullFailedAtMs: -1, pullWaitMs: 0 }), index);
  }
  pullFailed(serial, pod, work, index, name) {
    const container = work.containers[index];
    const parsed2 = parseImageReference(name);
    const full = parsed2.ok ? parsed2.full : name;
    const error = this.state.isRegistryDown ? `failed to pull and unpack image "${full}": failed to resolve image: failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host` : `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve image: ${full}: not found`;
    this.state.record(serial, pod, work, container, { type: "Warning", reason: "Failed", message: `Failed to pull image "${name}": ${error}` });
    const { nowMs } = this.state;
    const isForgotten = container.pullFailedAtMs < 0 || nowMs - container.pullFailedAtMs > FORGET_MS;
    const pullWaitMs = isForgotten ? FIRST_PULL_WAIT_MS : Math.min(container.pullWaitMs * 2, LAST_WAIT_MS);
    const next = withContainer(work, index, { ...container, pullWaitMs, pullFailedAtMs: nowMs, pullError: error });
    this.refuse(serial, pod, next, index, "ErrImagePull", error, "ErrImagePull");
  }
  /** The container cannot start in this sync: an event now, the reason in the status of the next sync. */
  refuse(serial, pod, work, index, reason, message, event) {
    const container = work.containers[index];
    this.state.record(serial, pod, work, container, { type: "Warning", reason: "Failed", message: `Error: ${event}` });
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
    this.state.record(serial, pod, work, container, { type: "Normal", reason: "Created", message: "Container created" });
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
    const program = this.processes.prepare(container, env);
    const base = { ...container, previous: container.current, previousLog: container.process ?? container.log, log: void 0, wait: void 0, isStopping: false };
    if ("startError" in program) {
      const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${program.startError}`;
      this.state.record(serial, pod, work, container, { type: "Warning", reason: "Failed", message: `Error: ${message}` });
      const failed2 = { ...instance, startedAtMs: -1, finishedAtMs: nowMs, exitCode: 128, reason: "StartError", message };
      const next = withContainer(work, index, { ...base, current: failed2, process: void 0, wait: { reason: "RunContainerError", message }, life: life(container, "startFailed") });
      this.advance(serial, { ...next, isChanged: true, syncFailed: true }, container.plan.kind === "init");
      return;
    }
    this.state.record(serial, pod, work, container, { type: "Normal", reason: "Started", message: "Container started" });
    this.state.lifeObserver?.(serial, "started", 0);
    const fresh = {
      ...base,
      life: life(container, "started"),
      probes: { liveness: 0, readiness: 0, startup: 0, isReady: container.plan.spec.readinessProbe === void 0, isStarted: container.plan.spec.startupProbe === void 0 }
    };
    const running = this.processes.start(serial, pod, withContainer(work, index, fresh), index, instance, program, env);
    this.advance(serial, { ...running, isChanged: true }, false);
  }
  /** Goes on with the next container of this sync; a failed init container ends the sync. */
  advance(serial, work, endsSync) {
    const starting = endsSync ? [] : work.starting.slice(1);
    this.state.work.set(serial, { ...work, starting });
    if (starting.length === 0) this.done(serial);
    else this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.nextContainerMs, this.nextHandler, serial);
  }
};

// sim/kubelet/endpoint.ts
var ok = (value) => ({ ok: true, value, warnings: [] });
var bad = (message) => ({ ok: false, status: badRequest(message), warnings: [] });
var Endpoint = class {
  state;
  processes;
  constructor(state, processes) {
    this.state = state;
    this.processes = processes;
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
    let lines2 = [];
    let open = "";
    for (const { atMs, text } of process2.trace.output) {
      if (atMs > untilMs) break;
      const parts = (open + text).split("\n");
      open = parts.pop() ?? "";
      if (atMs >= sinceMs) lines2.push(...parts.map((part) => ({ atMs, text: `${part}
` })));
    }
    if (open !== "") lines2.push({ atMs: untilMs, text: open });
    if (options.tailLines !== void 0) lines2 = options.tailLines === 0 ? [] : lines2.slice(-options.tailLines);
    const stamp = (atMs) => options.timestamps === true ? `${formatMicroTime(this.state.engine.startAtMs + process2.startedAtMs + atMs).slice(0, -1)}000Z ` : "";
    return lines2.map(({ atMs, text }) => stamp(atMs) + text).join("");
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
      const copy = new Map(this.shared);
      if (state === void 0) copy.delete(key);
      else copy.set(key, state);
      this.shared = copy;
    }
  }
  /** Files at an instant, by path. */
  filesAt(key, atMs) {
    const { base, writes } = this.stateOf(key);
    if (writes.length === 0 || writes[0].atMs > atMs) return base;
    const files = { ...base };
    for (const write2 of writes) {
      if (write2.atMs > atMs) break;
      if (write2.content === null) delete files[write2.path];
      else files[write2.path] = write2.content;
    }
    return files;
  }
  /** Writes by others after an instant. */
  foreignWrites(key, writer, afterMs) {
    return this.stateOf(key).writes.filter((write2) => write2.writer !== writer && write2.atMs > afterMs);
  }
  /** Replaces everything that a writer will have written from an instant on. @returns whether anything changed */
  setWrites(key, writer, fromMs, writes) {
    const state = this.stateOf(key);
    const kept = state.writes.filter((write2) => write2.writer !== writer || write2.atMs < fromMs);
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
    return addresses?.find(({ type }) => type === "InternalIP")?.address ?? "";
  }
  statusContext(work) {
    return {
      startAtMs: this.engine.startAtMs,
      nowText: formatTime(this.engine.epochMs),
      hostIP: this.hostIP(work),
      imageOf: (name) => {
        const image = findImage(this.catalogue, name);
        const tagged = /[:@][^/]*$/.test(name) ? name : `${name}:latest`;
        const full = name.includes("/") && /^[^/]*[.:]/.test(name) ? tagged : `docker.io/${name.includes("/") ? "" : "library/"}${tagged}`;
        if (image === void 0) return { image: full, imageID: "" };
        return { image: full, imageID: image.presentOnNodes ? image.digest : `${full.replace(/:[^:/]*$/, "")}@${image.digest}` };
      }
    };
  }
  record(serial, pod, work, container, input) {
    this.server.events.record(serial, pod, {
      ...input,
      component: "kubelet",
      host: this.nodeOf(work)?.metadata.name ?? "",
      ...container === void 0 ? {} : { fieldPath: container.plan.fieldPath }
    });
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
  const known2 = plans.get(spec.containers);
  if (known2 !== void 0) return known2;
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
  constructor(state, processes, statuses) {
    this.state = state;
    this.processes = processes;
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
    this.state.record(serial, pod, work, container, { type: "Normal", reason: "Killing", message });
    const marked = withContainer(work, index, { ...container, isStopping: true });
    this.state.work.set(serial, marked);
    const sleepMs = (container.plan.spec.lifecycle?.preStop?.sleep?.seconds ?? 0) * 1e3;
    const graceMs = Math.max(graceSeconds * 1e3, LEAST_GRACE_MS);
    if (sleepMs === 0) this.processes.signal(serial, pod, marked, index, "TERM");
    else this.state.engine.schedule(this.state.nowMs + Math.min(sleepMs, graceMs), this.killHandler, serial, index + 64);
    this.state.engine.schedule(this.state.nowMs + graceMs, this.killHandler, serial, index);
  }
  kill(serial, packed) {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get(serial);
    const index = packed % 64;
    const container = work?.containers[index];
    if (work === void 0 || pod === void 0 || container === void 0 || !isRunning(container) || !container.isStopping) return;
    this.processes.signal(serial, pod, work, index, packed >= 64 ? "TERM" : "KILL");
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
    const over = { ...work, stage: "over" };
    this.state.work.set(serial, over);
    this.statuses.writeTerminal(serial, pod, over);
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
    const source = volume.configMap ?? volume.secret;
    if (source !== void 0) {
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
  const source = volume.configMap ?? volume.secret;
  const serial = server.find(isSecret ? "Secret" : "ConfigMap", namespace, name);
  if (serial < 0) return source?.optional === true ? {} : `${isSecret ? "secret" : "configmap"} "${name}" not found`;
  const data = isSecret ? Object.fromEntries(Object.entries(server.get(serial)?.data ?? {}).map(([key, value]) => [key, decodeBase64(value)])) : server.get(serial)?.data ?? {};
  if (source?.items === void 0) return data;
  const files = {};
  for (const { key, path } of source.items) {
    const value = data[key];
    if (value !== void 0) files[path] = value;
    else if (source.optional !== true) return isSecret ? `references non-existent secret key: ${key}` : `configmap references non-existent config key: ${key}`;
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
var NAMES = { startup: "Startup", liveness: "Liveness", readiness: "Readiness" };
var probeOf = (container, kind) => container.plan.spec[`${kind}Probe`];
var pack = (index, kind) => index * 4 + kind;
var Probes = class {
  handler;
  state;
  processes;
  requestSync;
  kill;
  constructor(state, processes, requestSync, kill) {
    this.state = state;
    this.processes = processes;
    this.requestSync = requestSync;
    this.kill = kill;
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
    if (!isGood) this.state.record(serial, pod, work, container, { type: "Warning", reason: "Unhealthy", message: `${NAMES[kind]} probe failed: ${outcome.output}${outcome.error}` });
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
var FIRST_HORIZON_MS = 12e4;
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
  /** The program of a container, or why the runtime cannot start it. */
  prepare(container, env) {
    const { plan } = container;
    const { spec } = plan;
    const image = findImage(this.state.catalogue, spec.image ?? "");
    if (image === void 0) return { startError: "image is gone" };
    const lookup = (name) => env[name];
    const command = (spec.command ?? []).map((word) => expand(word, lookup));
    const args = (spec.args ?? []).map((word) => expand(word, lookup));
    const argv = command.length > 0 ? [...command, ...args] : [...image.entrypoint, ...args.length > 0 ? args : image.cmd];
    const key = argv.join("\0");
    let known2 = preparedBySpec.get(plan);
    if (known2 === void 0) preparedBySpec.set(plan, known2 = /* @__PURE__ */ new Map());
    const found = known2.get(key);
    if (found !== void 0) return found;
    const limit = spec.resources?.limits?.memory;
    const prepared = prepareProgram(this.state.catalogue, image, argv, spec.workingDir ?? "", limit === void 0 ? Number.POSITIVE_INFINITY : quantityBytes(limit) ?? Number.POSITIVE_INFINITY);
    known2.set(key, prepared);
    return prepared;
  }
  /** Runs a container's new instance from now on. The work comes back with its process and exit timer in place. */
  start(serial, pod, work, index, instance, program, env) {
    const container = work.containers[index];
    const hostname = pod.spec.hostname ?? pod.metadata.name;
    const withNames = { PATH, HOSTNAME: hostname, HOME: "/root", ...env };
    const started = { ...container, current: instance, process: void 0, log: void 0 };
    return this.evaluate(serial, pod, withContainer(work, index, started), index, program, withNames, [], FIRST_HORIZON_MS);
  }
  /** Sends a signal to a running container. */
  signal(serial, pod, work, index, signal) {
    const container = work.containers[index];
    const { process: process2, current } = container;
    if (process2 === void 0 || current === void 0 || !isRunning(container)) return work;
    const atMs = this.state.nowMs - current.startedAtMs;
    const signals = [...process2.signals, { atMs, signal }];
    return this.evaluate(serial, pod, work, index, process2.program, process2.env, signals, Math.max(FIRST_HORIZON_MS, atMs * 2));
  }
  /** The trace of a running or ended instance up to now; what logs and exec read. */
  traceOf(container) {
    return container.process?.trace;
  }
  /** What a command would do inside a running container. */
  exec(serial, pod, work, index, argv) {
    const container = work.containers[index];
    const image = findImage(this.state.catalogue, container.plan.spec.image ?? "");
    const { process: process2, current } = container;
    if (image === void 0 || process2 === void 0 || current === void 0) return { output: "", error: "container is not running", exitCode: 126 };
    const program = prepareProgram(this.state.catalogue, image, argv, container.plan.spec.workingDir ?? "", Number.POSITIVE_INFINITY);
    if ("startError" in program) return { output: "", error: program.startError, exitCode: 126 };
    const nowMs = this.state.nowMs;
    const own = process2.program.run(this.inputOf(serial, pod, work, index, process2.env, process2.signals, current.startedAtMs).input, nowMs - current.startedAtMs);
    const { input } = this.inputOf(serial, pod, work, index, process2.env, [], nowMs);
    const files = Object.fromEntries(Object.entries(own.files).map(([path, text]) => [path.replace(/^\//, ""), text]));
    const trace = program.run({ ...input, mounts: [...input.mounts, { mountPath: "/", readOnly: false, files, foreignWrites: [] }] }, 6e4);
    const textOf = (stream) => trace.output.filter((line) => line.stream === stream).map(({ text }) => text).join("");
    return { output: textOf("stdout"), error: textOf("stderr"), exitCode: trace.exit?.exitCode ?? 124 };
  }
  inputOf(serial, pod, work, index, env, signals, startedAtMs) {
    const { plan } = work.containers[index];
    const { mounts, keys } = plan.mountsShown.length <= 1 && pod.spec.volumes?.length === 1 ? noMounts : mountsOf(this.state.server, this.state.volumes, pod, serial, plan.spec.name, writerOf(serial, index), startedAtMs, work.podIP);
    return {
      input: {
        argv: [],
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
  evaluate(serial, pod, work, index, program, env, signals, horizonMs) {
    const container = work.containers[index];
    const startedAtMs = container.current?.startedAtMs ?? this.state.nowMs;
    const { input, keys } = this.inputOf(serial, pod, work, index, env, signals, startedAtMs);
    const trace = program.run(input, horizonMs);
    const token = container.exitToken + 1;
    const next = withContainer(work, index, { ...container, process: { program, env, signals, trace, startedAtMs }, exitToken: token });
    if (trace.exit !== null) this.state.engine.schedule(startedAtMs + trace.exit.atMs, this.exitHandler, serial, packExit(index, token));
    else if (trace.horizonMs !== Number.POSITIVE_INFINITY) this.state.engine.schedule(startedAtMs + trace.horizonMs, this.extendHandler, serial, packExit(index, token));
    this.state.work.set(serial, next);
    if (keys.length > 0) this.publishWrites(serial, index, startedAtMs, trace, keys);
    return this.state.work.get(serial) ?? next;
  }
  /** Puts a program's writes into its volumes and lets the others that mount them see what is to come. */
  publishWrites(serial, index, startedAtMs, trace, keys) {
    const writer = writerOf(serial, index);
    for (const [mount, key] of keys.entries()) {
      if (key === void 0) continue;
      const writes = trace.writes.filter((write2) => write2.mount === mount).map(({ atMs, path, content }) => ({ atMs: startedAtMs + atMs, writer, path, content }));
      if (this.state.volumes.setWrites(key, writer, startedAtMs, writes)) this.rerunReaders(serial, index, key);
    }
  }
  rerunReaders(serial, index, key) {
    this.state.work.forEach((work, other) => {
      const pod = this.state.server.get(other);
      if (pod === void 0) return;
      if (typeof key === "number" && other !== serial) return;
      for (const [i, container] of work.containers.entries()) {
        if (other === serial && i === index || container.process === void 0 || !isRunning(container) || container.current === void 0) continue;
        const { keys } = this.inputOf(other, pod, work, i, container.process.env, container.process.signals, container.current.startedAtMs);
        if (!keys.includes(key)) continue;
        this.rerun(other, pod, i);
      }
    });
  }
  /** Evaluates a running program again because its surroundings changed; its own writes stay unless they differ. */
  rerun(serial, pod, index) {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === void 0 || container?.process === void 0 || container.current === void 0) return;
    const { process: process2, current } = container;
    const { input, keys } = this.inputOf(serial, pod, work, index, process2.env, process2.signals, current.startedAtMs);
    const horizonMs = process2.trace.horizonMs === Number.POSITIVE_INFINITY ? FIRST_HORIZON_MS : process2.trace.horizonMs;
    const trace = process2.program.run(input, horizonMs);
    if (trace === process2.trace || trace.exit?.atMs === process2.trace.exit?.atMs) return;
    const token = container.exitToken + 1;
    this.state.work.set(serial, withContainer(work, index, { ...container, process: { ...process2, trace }, exitToken: token }));
    const isOver2 = trace.exit !== null;
    const atMs = current.startedAtMs + (trace.exit?.atMs ?? trace.horizonMs);
    this.state.engine.schedule(atMs, isOver2 ? this.exitHandler : this.extendHandler, serial, packExit(index, token));
    for (const [mount, key] of keys.entries()) {
      if (key === void 0) continue;
      const writer = writerOf(serial, index);
      const writes = trace.writes.filter((write2) => write2.mount === mount).map((write2) => ({ atMs: current.startedAtMs + write2.atMs, writer, path: write2.path, content: write2.content }));
      this.state.volumes.setWrites(key, writer, current.startedAtMs, writes);
    }
  }
  extend(serial, index, token) {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    const pod = this.state.server.get(serial);
    if (work === void 0 || pod === void 0 || container?.process === void 0 || container.exitToken !== token || container.current === void 0) return;
    const { process: process2, current } = container;
    this.evaluate(serial, pod, work, index, process2.program, process2.env, process2.signals, (this.state.nowMs - current.startedAtMs) * 2);
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

// sim/kubelet/restart.ts
var FIRST_WAIT_MS = 1e4;
var LAST_WAIT_MS2 = 3e5;
var FORGET_MS2 = 6e5;
function waitBeforeRestart(container, nowMs) {
  const { crashWaitMs, crashRaisedAtMs, current } = container;
  if (crashWaitMs === 0 || current === void 0) return 0;
  if (current.finishedAtMs - crashRaisedAtMs > FORGET_MS2) return 0;
  const finished = Math.floor(current.finishedAtMs / 1e3) * 1e3;
  return nowMs - finished < crashWaitMs ? finished + crashWaitMs - nowMs : 0;
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
var nothing2 = {};
function statesOf(container, defaultReason, isEnding, startAtMs) {
  const { current, previous, wait: wait2 } = container;
  if (current === void 0) {
    if (isEnding) return [LOST, nothing2];
    return [{ waiting: wait2 === void 0 ? { reason: defaultReason } : wait2.message === "" ? { reason: wait2.reason } : wait2 }, nothing2];
  }
  const last = previous === void 0 ? nothing2 : { terminated: terminatedState(previous, startAtMs) };
  if (isRunning(container)) return [{ running: { startedAt: formatTime(startAtMs + current.startedAtMs) } }, last];
  const ended = { terminated: terminatedState(current, startAtMs) };
  if (!isEnding && wait2 !== void 0 && isRestartable(container.plan, current.exitCode)) {
    return [{ waiting: wait2.message === "" ? { reason: wait2.reason } : wait2 }, ended];
  }
  return [ended, last];
}
var ROOT_USER = { linux: { uid: 0, gid: 0, supplementalGroups: [0] } };
function containerStatus(container, work, report, context) {
  const { plan, current } = container;
  const { spec } = plan;
  const defaultReason = work.plan.initCount > 0 ? "PodInitializing" : "ContainerCreating";
  const [state, lastState] = statesOf(container, defaultReason, report.isEnding, context.startAtMs);
  const running = state.running !== void 0;
  const isDoneInit = plan.kind === "init" && state.terminated?.exitCode === 0;
  const isStarted = running && (plan.kind === "init" || container.probes.isStarted);
  const isReady2 = isDoneInit || running && plan.kind !== "init" && container.probes.isReady && container.probes.isStarted;
  const known2 = current === void 0 || spec.image === void 0 ? { image: spec.image ?? "", imageID: "" } : context.imageOf(spec.image);
  return {
    name: spec.name,
    state,
    lastState,
    ready: isReady2,
    restartCount: current?.attempt ?? 0,
    image: known2.image,
    imageID: known2.imageID,
    ...current === void 0 ? {} : { containerID: `containerd://${current.id}` },
    started: isStarted,
    ...current !== void 0 && plan.hasResources && spec.resources?.requests !== void 0 ? { allocatedResources: spec.resources.requests } : {},
    ...current === void 0 ? {} : { resources: spec.resources ?? {} },
    ...plan.mountsShown.length === 0 ? {} : { volumeMounts: plan.mountsShown },
    ...current === void 0 || current.startedAtMs < 0 ? {} : { user: ROOT_USER }
  };
}
function condition2(before, type, isTrue, generation, nowText, reason, message) {
  const old = before?.find((one) => one.type === type);
  const status = isTrue ? "True" : "False";
  if (old !== void 0 && old.status === status && old.reason === reason && old.message === message && old.observedGeneration === generation) return old;
  return {
    type,
    observedGeneration: generation,
    status,
    lastProbeTime: null,
    lastTransitionTime: old !== void 0 && old.status === status ? old.lastTransitionTime : nowText,
    ...reason === void 0 ? {} : { reason },
    ...message === void 0 ? {} : { message }
  };
}
var KUBELET_CONDITIONS = /* @__PURE__ */ new Set(["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"]);
function conditionsOf(pod, work, report, statuses, context) {
  const before = pod.status.conditions;
  const generation = pod.metadata.generation ?? 1;
  const { nowText } = context;
  const { plan, containers } = work;
  const ends2 = report.outcome === "Succeeded" ? "PodCompleted" : report.outcome === "Failed" ? "PodFailed" : void 0;
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
  const isReady2 = unready.length === 0 && ends2 === void 0;
  const readyReason = isReady2 ? void 0 : ends2 ?? "ContainersNotReady";
  const readyMessage = isReady2 || ends2 !== void 0 ? void 0 : unready.length === plan.containers.length - plan.initCount && !plan.hasSidecars ? plan.unreadyMessage : `containers with unready status: [${unready.join(" ")}]`;
  const isSandboxUp = work.isSandboxReady && !report.isSandboxGone;
  const initReason = incomplete.length > 0 ? "ContainersNotInitialized" : report.outcome === "Succeeded" ? "PodCompleted" : void 0;
  const initMessage = incomplete.length > 0 ? `containers with incomplete status: [${incomplete.join(" ")}]` : void 0;
  const own = [
    condition2(before, "PodReadyToStartContainers", isSandboxUp, generation, nowText),
    condition2(before, "Initialized", incomplete.length === 0, generation, nowText, initReason, initMessage),
    condition2(before, "Ready", isReady2, generation, nowText, readyReason, readyMessage),
    condition2(before, "ContainersReady", isReady2, generation, nowText, readyReason, readyMessage),
    condition2(before, "PodScheduled", true, generation, nowText)
  ];
  const foreign = before?.filter(({ type }) => !KUBELET_CONDITIONS.has(type)).map((one) => one.observedGeneration === generation ? one : { ...one, observedGeneration: generation }) ?? [];
  return foreign.length === 0 ? own : [...foreign, ...own];
}
function statusOf(pod, work, report, context) {
  const { plan, containers } = work;
  const all = containers.map((container) => containerStatus(container, work, report, context));
  const conditions = conditionsOf(pod, work, report, all, context);
  const regular = plan.regularByName.map((index) => all[index]);
  const before = pod.status;
  const isPlaced = work.isSandboxReady && work.podIP !== "";
  const next = {
    observedGeneration: pod.metadata.generation ?? 1,
    phase: report.phase,
    conditions,
    ...report.message === "" ? {} : { message: report.message },
    ...report.reason === "" ? {} : { reason: report.reason },
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
    const report = { phase, outcome: phase, isSandboxGone: true, reason: work.stop?.reason ?? "", message: work.stop?.message ?? "", isEnding: isTornDown };
    const status = statusOf(pod, work, report, context);
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
    server.watch("Pod", (type, serial, object, before) => this.podChanged(type, serial, object, before));
  }
  podChanged(type, serial, pod, before) {
    if (type === "DELETED") {
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
    this.state.record(serial, pod, work, void 0, { type: "Warning", reason: "FailedMount", message });
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
    const over = { ...work, stage: "over" };
    this.state.work.set(serial, over);
    this.statuses.writeTerminal(serial, pod, over);
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
    const id = `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
    this.state.record(serial, pod, work, container, { type: "Warning", reason: "BackOff", message: `Back-off restarting failed container ${name} in pod ${id}` });
    this.state.lifeObserver?.(serial, "backedOff", container.crashWaitMs);
    const message = `back-off ${goDuration(container.crashWaitMs)} restarting failed container=${name} pod=${id}`;
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
    else if (this.probes.isRestarting(serial, index)) this.requestSync(serial);
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
    this.state.record(serial, pod, work, void 0, { type: "Normal", reason: "DeadlineExceeded", message });
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
function requestsOf(list2) {
  if (list2 === void 0) return none;
  return {
    cpuMilli: quantityMilli(list2["cpu"] ?? "0") ?? 0,
    memoryBytes: quantityBytes(list2["memory"] ?? "0") ?? 0,
    storageBytes: quantityBytes(list2["ephemeral-storage"] ?? "0") ?? 0,
    extended: Object.fromEntries(Object.entries(list2).flatMap(([name, amount]) => STANDARD.has(name) ? [] : [[name, quantityBytes(amount) ?? 0]]))
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
var known = /* @__PURE__ */ new WeakMap();
var of = (container) => {
  const limits = container.resources?.limits;
  const requests = container.resources?.requests;
  return requestsOf(limits === void 0 ? requests : { ...limits, ...requests });
};
function podRequests(pod) {
  const cached = known.get(pod.spec.containers);
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
  known.set(pod.spec.containers, total);
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
  const list2 = node.status.allocatable ?? {};
  return {
    cpuMilli: quantityMilli(list2["cpu"] ?? "0") ?? 0,
    memoryBytes: quantityBytes(list2["memory"] ?? "0") ?? 0,
    storageBytes: quantityBytes(list2["ephemeral-storage"] ?? "0") ?? 0,
    extended: Object.fromEntries(Object.entries(list2).map(([name, amount]) => [name, quantityBytes(amount) ?? 0])),
    pods: quantityBytes(list2["pods"] ?? "110") ?? 110
  };
}
var allocatables = /* @__PURE__ */ new WeakMap();
var cachedAllocatable = (node) => {
  const key = node.status.allocatable ?? node.status;
  const known2 = allocatables.get(key);
  if (known2 !== void 0) return known2;
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
    const without = (removed) => ({
      ...view,
      used: removed.reduce((used, one) => subtractRequests(used, podRequests(one.pod)), view.used),
      podCount: view.podCount - removed.length
    });
    const rest = filterNode(server, pod, without(lower));
    if (rest !== void 0) {
      for (const reason of rest.reasons) note(reason);
      continue;
    }
    let cleared = without(lower);
    const victims = [];
    for (const one of [...lower].sort((a, b) => priorityOf2(b.pod) - priorityOf2(a.pod) || startOf(a.pod) - startOf(b.pod))) {
      const restored = { ...cleared, used: addRequests(cleared.used, podRequests(one.pod)), podCount: cleared.podCount + 1 };
      if (filterNode(server, pod, restored) === void 0) cleared = restored;
      else victims.push(one);
    }
    candidates.push({ view, victims });
  }
  if (candidates.length > 0) return { candidate: candidates.sort(byHarm)[0] };
  const list2 = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  return { message: `0/${total} nodes are available: ${list2.join(", ")}.` };
}
var startOf = (pod) => parseTime(pod.status.startTime ?? pod.metadata.creationTimestamp);
function byHarm(a, b) {
  const top = (one) => Math.max(...one.victims.map(({ pod }) => priorityOf2(pod)));
  const sum = (one) => one.victims.reduce((total, { pod }) => total + priorityOf2(pod), 0);
  const latest = (one) => Math.max(...one.victims.map(({ pod }) => startOf(pod)));
  return top(a) - top(b) || sum(a) - sum(b) || a.victims.length - b.victims.length || latest(b) - latest(a) || a.view.serial - b.view.serial;
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
  const free = (taken, capacity) => capacity === 0 ? 0 : Math.max(0, (capacity - taken) * 100 / capacity);
  const leastAllocated = (free(cpu, has.cpuMilli) + free(memory, has.memoryBytes)) / 2;
  const balance = wants.cpuMilli + wants.memoryBytes === 0 ? 0 : (1 - Math.abs(cpu / Math.max(1, has.cpuMilli) - memory / Math.max(1, has.memoryBytes)) / 2) * 100;
  return leastAllocated + balance + 3 * taintScore(pod, node) + 2 * affinityScore(pod, node);
}
function taintScore(pod, node) {
  const bad2 = (node.spec.taints ?? []).filter((taint) => taint.effect === "PreferNoSchedule" && !(pod.spec.tolerations ?? []).some((one) => tolerates(one, taint)));
  return bad2.length === 0 ? 100 : 100 / (1 + bad2.length) - 50;
}
function affinityScore(pod, node) {
  let sum = 0;
  for (const { weight, preference } of pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []) {
    if (matchesTerm(preference, node.metadata.labels ?? {}, node.metadata.name)) sum += weight;
  }
  return Math.min(100, sum);
}

// sim/scheduler/scheduler.ts
var emptyUsage = { used: { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} }, podCount: 0 };
var FLUSH_MS = 3e5;
var isOver = (pod) => pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
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
    server.watch("Pod", (type, serial, object, before) => this.podChanged(type, serial, object, before));
    server.watch("Node", (type, serial, object, before) => this.nodeChanged(type, serial, object, before));
    for (const kind of ["PersistentVolumeClaim", "PersistentVolume", "StorageClass"]) server.watch(kind, () => this.wake("volumes"));
  }
  podChanged(type, serial, pod, before) {
    const { nodeName } = pod.spec;
    const wasPlaced = this.placed.get(serial) !== void 0;
    if (type === "DELETED" || nodeName !== void 0 && isOver(pod)) {
      this.unschedulable.set(serial, void 0);
      if (type === "DELETED") this.queue.drop(serial);
      if (wasPlaced) this.release(serial, pod);
      return;
    }
    if (nodeName !== void 0) {
      if (!wasPlaced && !isOver(pod)) this.charge(serial, pod, this.server.find("Node", "", nodeName));
      return;
    }
    if (type === "ADDED") {
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
  nodeChanged(type, serial, node, before) {
    if (type === "ADDED") {
      this.nodes = [...this.nodes, serial];
      this.wake("nodes");
    } else if (type === "DELETED") this.nodes = this.nodes.filter((one) => one !== serial);
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
      spec: { ...pod.spec, nodeName: view.node.metadata.name },
      status: { ...status, conditions: [...(status.conditions ?? []).filter(({ type }) => type !== "PodScheduled"), this.condition(pod, "True")] }
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
    const before = pod.status.conditions?.find(({ type }) => type === "PodScheduled");
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
    const list2 = [...counts].map(([reason, count]) => `${count} ${reason}`).sort().join(", ");
    const head = `0/${failures.length} nodes are available: ${list2}.`;
    const outcome = preempt(this.server, pod, failures, (node) => this.podsOn(node));
    const plugins = failures.map(({ failure: failure3 }) => failure3.plugin);
    if ("message" in outcome) {
      this.reject(serial, pod, plugins, `${head} no new claims to deallocate, preemption: ${outcome.message}`);
      return;
    }
    const { candidate } = outcome;
    for (const victim of candidate.victims) this.evict(victim.serial, pod, candidate.view);
    this.reject(serial, pod, plugins, head, candidate.view.node.metadata.name);
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
    const before = pod.status.conditions?.find(({ type }) => type === "PodScheduled");
    if (before?.message !== message || nominatedNodeName !== void 0 && nominatedNodeName !== pod.status.nominatedNodeName) {
      const condition3 = this.condition(pod, "False", { reason: "Unschedulable", message });
      this.server.updateStatus(serial, {
        ...pod.status,
        conditions: [...(pod.status.conditions ?? []).filter(({ type }) => type !== "PodScheduled"), condition3],
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
    const jobs = new JobController(this.server, latencies.controllers);
    const ttl = new TtlAfterFinished(this.server, latencies.controllers);
    const collector = new GarbageCollector(this.server, latencies.garbageCollectionMs);
    const scheduler = new Scheduler(this.server, latencies.scheduler);
    this.kubelet = new Kubelet(this.server, latencies, options.catalogue ?? defaultCatalogue);
    this.parts = [this.server.store, this.server.events, this.controllerManager, cronJobs, jobs, ttl, collector, scheduler, this.kubelet];
    for (const namespace of ["default", ...options.namespaces ?? []]) createNamespace(this.server, namespace);
    for (const node of options.nodes ?? [recordedNode]) createNode(this.server, node);
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
  constructor(server) {
    this.server = server;
    for (const kind of KINDS5) server.watch(kind, (type, serial, object, before) => this.changed(type, serial, object, before));
  }
  setReplaying(isReplaying) {
    this.isReplaying = isReplaying;
  }
  /** The kubelet tells what the API does not show: pulls, starts, back-off. `detail` is the wait in ms. */
  containerChanged(serial, event, detail) {
    this.podEvent(serial, event, detail);
  }
  changed(type, serial, object, before) {
    if (type === "ADDED") this.open(serial, object);
    if (type === "DELETED") {
      this.put(serial, TIMELINE_STATES.gone, 0);
      this.lanes.set(serial, void 0);
      return;
    }
    if (object.kind === "Pod") this.podChanged(serial, object, before);
    else if (object.kind === "Job") this.put(serial, jobCode(object), 0);
    else if (object.kind === "CronJob") this.put(serial, object.spec.suspend === true ? TIMELINE_STATES.slotSuspended : TIMELINE_STATES.jobActive, 0);
  }
  open(serial, object) {
    const number = this.nextLane++;
    const owner = this.server.store.ownerOf(serial);
    if (number >= this.entries.length) {
      this.entries.push({
        uid: object.metadata.uid,
        kind: object.kind,
        namespace: object.metadata.namespace ?? "",
        name: object.metadata.name,
        owner: owner < 0 ? -1 : this.lanes.get(owner)?.number ?? -1,
        createdAtMs: this.server.engine.nowMs
      });
    }
    this.lanes.set(serial, { number, life: podTable.initial, code: -1 });
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
    const isReady2 = status.conditions?.some((one) => one.type === "Ready" && one.status === "True") ?? false;
    this.podEvent(serial, isReady2 ? "ready" : "notReady", 0);
  }
  podEvent(serial, event, detail) {
    const lane = this.lanes.get(serial);
    if (lane === void 0) return;
    const life2 = podTable.next(lane.life, podTable.eventCode[event]);
    if (life2 === lane.life && event !== "backedOff") return;
    this.lanes.set(serial, { ...lane, life: life2 });
    this.put(serial, POD_CODES[life2], detail);
  }
  put(serial, code, detail) {
    const lane = this.lanes.get(serial);
    if (lane === void 0 || lane.code === code && code !== TIMELINE_STATES.backingOff) return;
    this.lanes.set(serial, { ...lane, code });
    if (!this.isReplaying) this.log.append(this.server.engine.nowMs, lane.number, code, detail);
    this.logged += 1;
  }
  /** Forgets what was logged after the present instant: a branch begins here. */
  cutHere() {
    this.log.truncate(this.logged);
    this.entries.length = this.nextLane;
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
  const has = (type) => job.status.conditions?.some((one) => one.type === type && one.status === "True") ?? false;
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
    server.observer = (type, _serial, object) => {
      if (!this.world.isReplaying) this.onChange?.(type, object);
    };
    server.events.observer = (type, record) => {
      if (!this.world.isReplaying && this.onChange !== void 0) this.onChange(type, server.events.materialize(record));
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

// sim/cli/bench.ts
var START_MS = 17672256e5;
var jobManifest = (name, completions, parallelism, seconds) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name },
  spec: { completions, parallelism, template: podTemplate(seconds) }
});
var podTemplate = (seconds) => ({
  spec: { restartPolicy: "Never", containers: [{ name: "main", image: "busybox:1.36", command: ["sleep", String(seconds)] }] }
});
function simulation(pods = 110) {
  return new Simulation({ seed: 7, startAtMs: START_MS, nodes: [{ ...recordedNode, cpu: "64", memory: "256Gi", pods }] });
}
function create3(target, body) {
  const result = target.client.create(resourceOfKind(body.kind), "default", body);
  if (!result.ok) throw new Error(`bench: ${result.status.message}`);
}
var HOUR_MS = 36e5;
function runJob10k() {
  const target = simulation();
  create3(target, jobManifest("wide", 1e4, 100, 30));
  for (let hour = 1; hour < 48 && !isComplete(target, "wide"); hour++) target.runUntil(hour * HOUR_MS / 4);
  if (!isComplete(target, "wide")) throw new Error("bench: job10k did not complete");
  return target;
}
function isComplete(target, name) {
  const job = target.client.get(resourceOfKind("Job"), "default", name);
  return job.ok && (job.value.status.conditions ?? []).some(({ type }) => type === "Complete");
}

// sim/zz-prof.ts
runJob10k();
var t0 = process.cpuUsage();
runJob10k();
var d = process.cpuUsage(t0);
console.log((d.user + d.system) / 1e3);
