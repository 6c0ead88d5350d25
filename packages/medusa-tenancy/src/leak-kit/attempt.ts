import type { Detector } from './detector'
import { difference, essence } from './compare'
import type { RenderedRequest } from './references'
import type { Finding, LeakAnswer, LeakClient } from './types'

export interface Attempt {
  route: string
  identity: string
  label: string
  client: LeakClient
  request: RenderedRequest
  detector: Detector
  /** Foreign values that this identity may know because it sent them earlier and its own rows kept them. */
  remembered?: ReadonlySet<string>
  /** What its headers say. */
  knows?: readonly string[]
  /** Set when nothing that was sent may come back. */
  silent?: boolean
  /** Set when several foreign ids are sent at once, for steps that run side by side. */
  combined?: boolean
  /** The same request with values that exist nowhere, by a caller in the same position. */
  ghost?: { client: LeakClient; request: RenderedRequest }
  /** Names of both callers, which their answers may differ in. */
  names: string[]
  /** The victim's name and its look-alike. */
  marks: string[]
  /** Statuses that the answer must have. */
  expected?: readonly number[]
}

/** What a sweep saw besides findings. */
export interface SweepLog {
  requests: number
  /** Attempts whose body a validator turned down: they prove little. */
  invalid: Map<string, string>
  /** Routes of which at least one write passed the validation. */
  validated: Set<string>
  /** Answers past 499: "METHOD path" → the first message. */
  failures: Map<string, string>
  statuses: Map<number, number>
}

export function newSweepLog(): SweepLog {
  return { requests: 0, invalid: new Map(), validated: new Set(), failures: new Map(), statuses: new Map() }
}

const ANSWER_WITHIN_MS = 30_000
const RACES = 8

/** Makes one attempt, and its twin with values that exist nowhere. */
export async function compareGhost(attempt: Attempt, log: SweepLog): Promise<Finding[]> {
  const { ghost } = attempt
  const [answer, unknown] = await Promise.all([
    send(attempt.client, attempt.request),
    ghost ? send(ghost.client, ghost.request) : undefined,
  ])
  if (!answer || (ghost && !unknown)) return [finding(attempt, 'no answer', 'the request never ended')]
  record(attempt, answer, log)
  const findings: Finding[] = []
  const said = [...(attempt.remembered ?? []), ...(attempt.knows ?? [])]
  const sent = [...(attempt.silent ? [] : attempt.request.sent), ...said]
  const seen = attempt.detector.scan(answer, sent)
  if (seen.length)
    findings.push(finding(attempt, 'foreign value', `${answer.status}: ${seen.slice(0, 3).join(', ')}`))
  if (attempt.expected && !attempt.expected.includes(answer.status)) {
    findings.push(finding(attempt, 'not refused', `answered ${answer.status}: ${answer.text.slice(0, 200)}`))
  }
  if (ghost && unknown) {
    const told = await tellsApart(attempt, ghost, answer, unknown)
    if (told) findings.push(finding(attempt, 'existence', told))
  }
  return findings
}

/**
 * How the answers differ, or undefined. Steps of one workflow run side by side, and either of two may be first:
 * refusals that differ, and answers to a body of several foreign ids, are asked for again, and count when no answer
 * of the one is ever given to the other. A request with a single foreign id that succeeds is asked for once: after
 * it the twin's row exists, and the second answer would hide what the first one told.
 */
async function tellsApart(
  attempt: Attempt,
  ghost: NonNullable<Attempt['ghost']>,
  answer: LeakAnswer,
  unknown: LeakAnswer,
): Promise<string | undefined> {
  const foreign = new Set([essence(answer, attempt.names, attempt.marks, attempt.request.sent)])
  const control = new Set([essence(unknown, attempt.names, attempt.marks, ghost.request.sent)])
  const races = attempt.combined || (answer.status >= 400 && unknown.status >= 400)
  for (let again = 0; again <= (races ? RACES : 0); again++) {
    if (again) {
      const [one, other] = await Promise.all([
        send(attempt.client, attempt.request),
        send(ghost.client, ghost.request),
      ])
      if (one) foreign.add(essence(one, attempt.names, attempt.marks, attempt.request.sent))
      if (other) control.add(essence(other, attempt.names, attempt.marks, ghost.request.sent))
    }
    if ([...foreign].some((seen) => control.has(seen))) return undefined
  }
  return `foreign: ${difference([...foreign][0] as string, [...control][0] as string)}`
}

async function send(
  client: LeakClient,
  { method, path, body }: RenderedRequest,
): Promise<LeakAnswer | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ANSWER_WITHIN_MS, undefined)))
  try {
    return await Promise.race([client.send(method, path, body), late])
  } finally {
    clearTimeout(timer)
  }
}

function record({ route, request }: Attempt, answer: LeakAnswer, log: SweepLog): void {
  log.requests++
  log.statuses.set(answer.status, (log.statuses.get(answer.status) ?? 0) + 1)
  if (answer.status >= 500 && !log.failures.has(route)) log.failures.set(route, answer.text.slice(0, 200))
  if (request.method === 'GET' || request.body === undefined) return
  const rejected = answer.status === 400 && /"message":"(Invalid request|Unrecognized)/.test(answer.text)
  if (rejected) log.invalid.set(route, answer.text.slice(0, 200))
  else log.validated.add(route)
}

function finding({ route, identity, label }: Attempt, kind: Finding['kind'], detail: string): Finding {
  return { kind, route, identity, label, detail }
}
