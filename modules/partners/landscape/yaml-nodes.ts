import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';

/** A YAML text as nodes that know their line, with aliases resolved, or why it can't be read. */
export type YamlTree = {
  root: Node | undefined;
  lineOf: (node: unknown) => number;
  /** The node itself, or the node its alias stands for; undefined for an empty value. */
  real: (node: unknown) => Node | undefined;
};
export type YamlFailure = { line: number; code: string; message: string };

const MOST_ALIASES = 100;

/**
 * Parses hostile YAML without harm: deep nesting and floods of aliases are told as a failure.
 * Repeated keys are not looked for here, because the parser's own check takes quadratic time.
 */
export function parseYaml(text: string): YamlTree | YamlFailure {
  const lines = new LineCounter();
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false } as const;
  let document: Document;
  try {
    document = parseDocument(text, { ...options, logLevel: 'silent', stringKeys: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return failure(1, 'The file is nested too deeply to be a landscape.');
  }
  const [first] = document.errors;
  if (first) {
    const line = lines.linePos(first.pos[0]).line;
    return failure(line, `The file is not valid YAML: ${first.message}. Mend it at line ${line}.`);
  }
  const targets = aliasTargets(document);
  if (targets.size > MOST_ALIASES) {
    const message = `The file has ${targets.size} aliases (“*name”), more than the ${MOST_ALIASES} that are followed. Write the values out.`;
    return failure(1, message, 'landscape.too-many-aliases');
  }
  return {
    root: isNode(document.contents) ? document.contents : undefined,
    lineOf: (node) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1),
    real: (node) => {
      const meant = isAlias(node) ? targets.get(node) : node;
      if (!isNode(meant) || (isScalar(meant) && meant.value === null)) return undefined;
      return meant;
    },
  };
}

/** The value under a key; undefined when it is missing or empty. */
export function valueAt(tree: YamlTree, map: YAMLMap, key: string): Node | undefined {
  // The last of repeated keys counts, as with most readers.
  const pair = map.items.findLast(({ key: own }) => isScalar(own) && own.value === key);
  return tree.real(pair?.value);
}

/** A scalar as it is written: 007 stays "007", a name that reads like a number stays a name. */
export function textOf(node: Node | undefined): string | undefined {
  if (!isScalar(node)) return undefined;
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  return text.trim();
}

export { isMap, isSeq };

/** What each alias stands for, in one walk: asking each alias to look for itself is quadratic. */
function aliasTargets(document: Document): Map<Alias, Node | undefined> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, {
    Alias: (_key, alias) => {
      targets.set(alias, anchors.get(alias.source));
    },
    Value: (_key, node) => {
      if (node.anchor) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function failure(line: number, message: string, code = 'landscape.unreadable-yaml'): YamlFailure {
  return { line, code, message };
}
