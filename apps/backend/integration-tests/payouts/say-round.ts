/** How far a long test has come, so that one that is stopped says what it has shown. @param done counts from one. */
export function sayRound(what: string, done: number, of: number): void {
  if (done % 50 === 0) console.info(`${new Date().toISOString()} ${what}: ${done} of ${of} rounds`)
}
