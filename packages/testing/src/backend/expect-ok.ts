import type { Answer } from './client'

/** The body of a successful answer. @throws Error with status and text otherwise. */
export function expectOk<T>(answer: Answer<T>): T {
  if (answer.status >= 200 && answer.status < 300) return answer.body as T
  throw new Error(`Answered ${answer.status}: ${answer.text}`)
}
