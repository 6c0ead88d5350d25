/** Ends a job that gave all their turn. @throws AggregateError where some failed, which says what each of them said. */
export function throwAll(failures: readonly unknown[]): void {
  if (failures.length) throw new AggregateError(failures, failures.map(textOf).join('; '))
}

/** Medusa's workflows throw plain copies of errors, which are no `Error` and whose text is not what `String` makes of them. */
function textOf(failure: unknown): string {
  if (failure instanceof Error) return String(failure)
  return (failure as Partial<Error> | null)?.message ?? String(failure)
}
