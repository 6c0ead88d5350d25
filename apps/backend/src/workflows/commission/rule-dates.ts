interface Written {
  valid_from?: string | null | undefined
  valid_to?: string | null | undefined
}

type Dated<T> = Omit<T, 'valid_from' | 'valid_to'> & {
  [K in keyof T & ('valid_from' | 'valid_to')]: undefined extends T[K] ? Date | null | undefined : Date | null
}

/** Moments as the engine compares them, of what was written as text; what is left out stays out. */
export function datesOf<T extends Written>(written: T): Dated<T> {
  const dates = (['valid_from', 'valid_to'] as const)
    .filter((name) => written[name] !== undefined)
    .map((name) => [name, written[name] === null ? null : new Date(written[name] as string)])
  return { ...written, ...Object.fromEntries(dates) } as never
}
