/** The types of filterable fields and the operators each has: the grammar of every list's `filter[…]`. */
export type FieldType =
  | 'text'
  | 'number'
  | 'money'
  | 'boolean'
  | 'date'
  | 'moment'
  | 'enum'
  | 'tags'
  | 'id'
  | 'hierarchy';

const choice = ['is', 'isNot', 'in', 'notIn', 'isEmpty', 'isNotEmpty'];
const size = ['gte', 'lte', 'is', 'between', 'isEmpty', 'isNotEmpty'];
const time = [
  'withinLastDays',
  'withinNextDays',
  'before',
  'after',
  'between',
  'isEmpty',
  'isNotEmpty',
];

export const operatorsOf: Record<FieldType, string[]> = {
  text: ['contains', 'startsWith', ...choice],
  number: size,
  money: size,
  boolean: ['is'],
  date: time,
  moment: time,
  enum: choice,
  tags: ['hasAny', 'hasAll', 'hasNone', 'isEmpty', 'isNotEmpty'],
  id: choice,
  hierarchy: ['within', 'isEmpty', 'isNotEmpty'],
};

export const operatorWords: Record<string, string> = {
  is: 'is',
  isNot: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  startsWith: 'starts with',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  between: 'is between',
  before: 'is before',
  after: 'is after',
  withinLastDays: 'in the last',
  withinNextDays: 'in the next',
  isEmpty: 'is empty',
  isNotEmpty: 'is not empty',
  hasAny: 'has one of',
  hasAll: 'has all of',
  hasNone: 'has none of',
  within: 'is within',
};
