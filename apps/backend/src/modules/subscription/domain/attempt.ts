/**
 * What is known of an attempt to charge a cycle, from nothing to money. `requires_action`: the customer has to confirm
 * it, and may still do so. `soft` and `hard` are the provider's no; after a hard one the same method says no again.
 */
export type AttemptOutcome = 'started' | 'unclear' | 'requires_action' | 'soft' | 'hard' | 'succeeded'

/** Later ones say more: news that says less than what is known changes nothing, whenever it comes. */
const RANKS: readonly AttemptOutcome[] = [
  'started',
  'unclear',
  'requires_action',
  'soft',
  'hard',
  'succeeded',
]

export interface Attempt {
  /** Counted from 1 within its cycle. */
  number: number
  started_at: Date
  outcome: AttemptOutcome
  /** When the provider first said no, by its own clock; null where it has not. */
  declined_at: Date | null
}

/** What a provider tells of an attempt: the answer to a call, to a question, or an event. */
export interface AttemptNews {
  number: number
  outcome: AttemptOutcome
  /** By the provider's clock: when news arrives means nothing. */
  at: Date
}

/** The key under which a provider knows an attempt: the same however often it is sent. */
export function attemptKey(cycleId: string, number: number): string {
  return `cycle:${cycleId}:${number}`
}

/**
 * An attempt after some news. Neither order nor repetition matters: the outcome is the one that says most, money above
 * all, and the refusal the earliest.
 */
export function withNews(attempt: Attempt, news: AttemptNews): Attempt {
  const more = RANKS.indexOf(news.outcome) > RANKS.indexOf(attempt.outcome)
  const said = isDeclined(news.outcome) ? news.at : null
  const declined_at =
    said && (!attempt.declined_at || said < attempt.declined_at) ? said : attempt.declined_at
  return { ...attempt, outcome: more ? news.outcome : attempt.outcome, declined_at }
}

/** The provider has said no, for certain. */
export function isDeclined(outcome: AttemptOutcome): boolean {
  return outcome === 'soft' || outcome === 'hard'
}

/** Money may still come of it: nobody starts another one. */
export function isOpen(outcome: AttemptOutcome): boolean {
  return !isDeclined(outcome) && outcome !== 'succeeded'
}
