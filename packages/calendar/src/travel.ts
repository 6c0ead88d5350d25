const RealDate = Date

/**
 * Every clock of this process tells `at` and goes on from there: also those that libraries ask, which know no port.
 * For programs that play what has been, such as the seed of a demonstration; a server never does it. Answers the way
 * home. @throws RangeError when `at` is no valid instant.
 */
export function travelTo(at: Date | string): () => void {
  const there = new RealDate(at).getTime()
  if (Number.isNaN(there)) throw new RangeError(`"${String(at)}" is not an instant.`)
  const offsetMs = there - RealDate.now()
  const now = () => RealDate.now() + offsetMs
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], self) =>
      Reflect.construct(target, args.length ? args : [now()], self) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
  return travelHome
}

/** Every clock of this process tells the time again. */
export function travelHome(): void {
  globalThis.Date = RealDate
}
