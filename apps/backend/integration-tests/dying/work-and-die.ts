/** What a process has in its hands that is about to die. */
export interface Dying<Point extends string> {
  /** Told of each point that the work comes by. */
  trace: (at: Point) => Promise<void>
  /** The same functions, which do nothing any more once the process is dead, and answer nobody. */
  alive: <Port extends object>(port: Port) => Port
}

/**
 * Works like a process that dies when it comes to a point, after it has come by so many times: with all that it had in its
 * hands. Nothing of it reaches the world any more, and what was on its way there has come to its end.
 */
export async function workAndDie<Point extends string>(
  point: Point,
  after: number,
  work: (dying: Dying<Point>) => Promise<unknown>,
): Promise<void> {
  const never = new Promise<never>(() => undefined)
  const underWay = new Set<Promise<unknown>>()
  let isDead = false
  let left = after
  const whileAlive = <T>(begin: () => Promise<T>): Promise<T> => {
    if (isDead) return never
    const work = begin()
    underWay.add(work)
    const forget = () => underWay.delete(work)
    work.then(forget, forget)
    return work.then((value) => (isDead ? never : value))
  }
  const alive = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [
        name,
        (...given: unknown[]) =>
          whileAlive(() => (call as (...all: unknown[]) => Promise<unknown>)(...given)),
      ]),
    ) as Port
  await new Promise<void>((resolve) => {
    const trace = (at: Point) => {
      if (at !== point || left-- > 0) return Promise.resolve()
      isDead = true
      resolve()
      return never
    }
    const done = () => resolve()
    void work({ trace, alive }).then(done, done)
  })
  await Promise.allSettled(underWay)
}
