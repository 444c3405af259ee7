import { Fragment, createElement, isValidElement } from 'react';
import type { ReactNode } from 'react';
import { valueText, variantOf } from './message-text.ts';
import { tongue, translated } from './say.ts';
import type { Compiled, Part } from './message-types.ts';

type Value = ReactNode | ((inside: ReactNode) => ReactNode);

/**
 * A message with elements in it, in the reader's language; text where it has none.
 * @param name its short name @param english what it says without a translation @param values its arguments:
 * anything React draws, or an element around a part of the message
 */
export function __show(name: string, english: Compiled, values: readonly Value[] = []): ReactNode {
  return drawn(partsOf(translated(name, english)), values);
}

function partsOf(compiled: Compiled): Part[] {
  return typeof compiled === 'string' ? [compiled] : compiled;
}

function drawn(parts: readonly Part[], values: readonly Value[], counted?: unknown): ReactNode {
  const nodes = parts.map((part) => ofPart(part, values, counted));
  if (nodes.every((node) => typeof node === 'string')) return nodes.join('');
  return createElement(Fragment, null, ...nodes);
}

function ofPart(part: Part, values: readonly Value[], counted: unknown): ReactNode {
  if (typeof part === 'string') return part;
  if (part[0] === '#') return valueText(counted, tongue);
  const value = values[part[0]];
  if (part.length === 1) return plain(value);
  if (part[1] === 't') {
    const inside = drawn(part[2], values, counted);
    return typeof value === 'function' ? value(inside) : inside;
  }
  return drawn(variantOf(part, value, tongue), values, value);
}

function plain(value: Value): ReactNode {
  if (typeof value === 'function' || isValidElement(value) || typeof value === 'object')
    return value as ReactNode; // a function stands only around parts
  if (value === null || value === undefined || typeof value === 'boolean') return null;
  return valueText(value, tongue);
}
