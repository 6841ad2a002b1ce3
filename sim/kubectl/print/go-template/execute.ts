import { GoTemplateError, type GoValue, type Operand, type Pipe, type Place, type TemplateNode } from './ast.ts';
import { callFunction, isTrue } from './functions.ts';
import { isList, isMap, plainText, typeName } from './go-format.ts';

/** A failure while running, with the place in the template that Go names. */
export class ExecutionError extends Error {
  readonly at: Place;

  constructor(message: string, at: Place) {
    super(message);
    this.at = at;
  }
}

/** Runs a parsed template over data (rule PRT-17). @throws ExecutionError */
export function executeGoTemplate(nodes: readonly TemplateNode[], data: GoValue): string {
  return new Executor(data).run(nodes, data);
}

class Executor {
  private readonly variables: { readonly name: string; value: GoValue }[];

  constructor(data: GoValue) {
    this.variables = [{ name: '$', value: data }];
  }

  run(nodes: readonly TemplateNode[], dot: GoValue): string {
    return nodes.map((node) => this.node(node, dot)).join('');
  }

  private node(node: TemplateNode, dot: GoValue): string {
    if (node.type === 'text') return node.text;
    if (node.type === 'action') {
      const value = this.pipe(node.pipe, dot);
      if (node.pipe.variables.length > 0) return '';
      return value === undefined || value === null ? '<no value>' : plainText(value);
    }
    const known = this.variables.length;
    const text = node.type === 'range' ? this.range(node, dot) : this.choice(node, dot);
    this.variables.length = known;
    return text;
  }

  private choice(node: Extract<TemplateNode, { type: 'if' | 'with' | 'range' }>, dot: GoValue): string {
    const value = this.pipe(node.pipe, dot);
    if (isTrue(value)) return this.run(node.body, node.type === 'with' ? value : dot);
    return this.run(node.otherwise, dot);
  }

  private range(node: Extract<TemplateNode, { type: 'if' | 'with' | 'range' }>, dot: GoValue): string {
    const { variables } = node.pipe;
    const value = this.pipe({ ...node.pipe, variables: [] }, dot);
    const entries = entriesOf(value, placeOf(node.pipe));
    if (entries.length === 0) return this.run(node.otherwise, dot);
    const known = this.variables.length;
    return entries
      .map(([key, item]) => {
        this.variables.length = known;
        const [first, second] = variables;
        if (first !== undefined && second !== undefined) this.variables.push({ name: first, value: key }, { name: second, value: item });
        else if (first !== undefined) this.variables.push({ name: first, value: item });
        return this.run(node.body, item);
      })
      .join('');
  }

  private pipe(pipe: Pipe, dot: GoValue): GoValue {
    let value: GoValue;
    pipe.commands.forEach((command, i) => {
      value = this.command(command, dot, i === 0 ? [] : [value]);
    });
    for (const name of pipe.variables) {
      const known = this.variables.findLast((variable) => variable.name === name);
      if (pipe.isDeclaration || known === undefined) this.variables.push({ name, value });
      else known.value = value;
    }
    return value;
  }

  private command([first, ...rest]: readonly Operand[], dot: GoValue, piped: readonly GoValue[]): GoValue {
    if (first === undefined) return undefined;
    const { base } = first;
    if (base.type !== 'function') {
      if (rest.length + piped.length > 0) throw new ExecutionError(`can't give argument to non-function ${first.at.text}`, first.at);
      return this.operand(first, dot);
    }
    const values = [...rest.map((operand) => this.operand(operand, dot)), ...piped];
    try {
      return callFunction(base.name, values);
    } catch (error) {
      if (error instanceof GoTemplateError)
        throw new ExecutionError(`error calling ${base.name}: ${error.message}`, spanOf(first, rest.at(-1)));
      throw error;
    }
  }

  private operand(operand: Operand, dot: GoValue): GoValue {
    const { base, fields, at } = operand;
    const start = this.base(base, dot, operand);
    return fields.reduce<GoValue>((value, field, i) => {
      if (value === null || value === undefined) {
        if (i === 0) return undefined;
        throw new ExecutionError(`nil pointer evaluating interface {}.${field}`, at);
      }
      if (!isMap(value))
        throw new ExecutionError(`can't evaluate field ${field} in type ${i === 0 ? typeName(value) : 'interface {}'}`, at);
      return Object.hasOwn(value, field) ? value[field] : undefined;
    }, start);
  }

  private base(base: Operand['base'], dot: GoValue, operand: Operand): GoValue {
    switch (base.type) {
      case 'dot':
        return dot;
      case 'variable':
        return this.variables.findLast((variable) => variable.name === base.name)?.value;
      case 'constant':
        return base.value;
      case 'pipe':
        return this.pipe(base.pipe, dot);
      case 'function':
        return this.command([operand], dot, []);
    }
  }
}

const placeOf = (pipe: Pipe): Place => pipe.commands[0]?.[0]?.at ?? { offset: 0, text: '' };

function spanOf(first: Operand, last: Operand | undefined): Place {
  const separate = last === undefined ? '' : ' ...';
  return { offset: first.at.offset, text: first.at.text + separate };
}

function entriesOf(value: GoValue, at: Place): readonly (readonly [GoValue, GoValue])[] {
  if (value === null || value === undefined) return [];
  if (isList(value)) return value.map((item, i) => [i, item] as const);
  if (!isMap(value)) throw new ExecutionError(`range can't iterate over ${plainText(value)}`, at);
  return Object.keys(value)
    .sort()
    .map((key) => [key, value[key]] as const);
}
