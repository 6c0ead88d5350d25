/**
 * Whether `fields` of a query asks for something of ours. The wish is taken out of it, because core knows nothing of
 * it, or more than it may say.
 */
export function takeWish(query: Record<string, unknown>, wish: RegExp): boolean {
  const { fields } = query
  if (typeof fields !== 'string') return false
  const names = fields.split(',').map((name) => name.trim())
  const others = names.filter((name) => !wish.test(name))
  if (others.length === names.length) return false
  if (others.length) query['fields'] = others.join(',')
  else delete query['fields']
  return true
}
