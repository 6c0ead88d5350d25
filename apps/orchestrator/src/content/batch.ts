/** Gathers what is asked for in one go of the program, and looks it up in one query. */
export function batched<T>(
  load: (ids: string[]) => Promise<Map<string, T>>,
): (id: string) => Promise<T | null> {
  const known = new Map<string, Promise<T | null>>()
  let waiting: string[] = []
  let answers: Promise<Map<string, T>> | undefined
  const begin = () =>
    (answers ??= Promise.resolve().then(() => {
      const ids = waiting
      waiting = []
      answers = undefined
      return load(ids)
    }))
  return (id) => {
    const found = known.get(id)
    if (found) return found
    waiting.push(id)
    const answer = begin().then((rows) => rows.get(id) ?? null)
    known.set(id, answer)
    return answer
  }
}
