import type { z } from 'zod'
import { CodedError } from './error'

/** @throws CodedError `validation_failed` naming each parameter and what is wrong with it. */
export function parse<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim())
  throw new CodedError('validation_failed', `${wrong.join('; ')}.`)
}
