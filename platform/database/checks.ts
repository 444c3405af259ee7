/**
 * Two lines of defence stand before every row: the application's own filters and the
 * database's policies. A test build may switch one off to show that the other holds alone.
 */
export function checksAreOff(): boolean {
  return process.env['FAIRWAY_TEST'] === '1' && process.env['FAIRWAY_CHECKS'] === 'off';
}

export function policiesAreOff(): boolean {
  return process.env['FAIRWAY_TEST'] === '1' && process.env['FAIRWAY_RLS'] === 'off';
}
