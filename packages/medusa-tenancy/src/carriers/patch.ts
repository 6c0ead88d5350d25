type Method = (this: unknown, ...args: never[]) => unknown

const PATCHED = Symbol.for('cityos.medusa-tenancy.patched')

/**
 * Replaces methods of a class once; `wrap` gets the original and returns the replacement. A method that the
 * class does not have is an error: a renamed internal of the framework must not silently drop the tenant.
 */
export function patchMethods<T extends object>(
  prototype: T,
  owner: string,
  wrappers: Record<string, (original: Method) => Method>,
): void {
  const marked = prototype as T & { [PATCHED]?: boolean }
  if (Object.prototype.hasOwnProperty.call(marked, PATCHED)) return
  Object.defineProperty(marked, PATCHED, { value: true })
  const methods = prototype as Record<string, unknown>
  for (const [name, wrap] of Object.entries(wrappers)) {
    const original = methods[name]
    if (typeof original !== 'function') {
      throw new Error(`${owner} has no method "${name}": this version of Medusa is not supported.`)
    }
    methods[name] = wrap(original as Method)
  }
}
