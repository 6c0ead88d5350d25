import { randomUUID } from 'node:crypto'
import { signedHeaders } from '../signed-headers'
import { HeldAnswer, type HeldQuestion, type HeldState } from './question'

export interface AskHeldOptions {
  /** Where the other side takes the tenant's messages in. */
  url: string
  /** That sign what this side tells. */
  secrets: readonly string[]
  now: Date
  /** 30 seconds by default. */
  timeoutMs?: number
}

/** Asks the other side what it holds of ours. @throws Error when it does not answer, refuses, or answers something else. */
export async function askHeld(
  question: HeldQuestion,
  { url, secrets, now, timeoutMs = 30_000 }: AskHeldOptions,
): Promise<HeldState[]> {
  const body = JSON.stringify(question)
  const id = `msg_${randomUUID().replaceAll('-', '')}`
  const answer = await fetch(`${url}/held`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: signedHeaders(secrets, { id, timestamp: now, body }),
    body,
  })
  if (!answer.ok)
    throw new Error(`${new URL(url).origin} answered ${answer.status} when asked what it holds.`)
  return HeldAnswer.parse(await answer.json()).held
}
