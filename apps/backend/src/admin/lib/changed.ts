/** The part of a form that differs from what it began with: what nobody touched is not sent, and cannot be reset. */
export function changed<Form extends object>(before: Form, now: Form): Partial<Form> {
  const same = (key: keyof Form) => JSON.stringify(before[key]) === JSON.stringify(now[key])
  const keys = (Object.keys(now) as (keyof Form)[]).filter((key) => !same(key))
  return Object.fromEntries(keys.map((key) => [key, now[key]])) as Partial<Form>
}
