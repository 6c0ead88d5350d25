/** The states of a piece of editorial content. */
export const STATES = ['draft', 'in_review', 'approved', 'published', 'changes_requested'] as const
export type State = (typeof STATES)[number]

/** What somebody has to be allowed to do to take a step. */
export type Step = 'update' | 'review' | 'publish' | 'revise'

/** Every step there is. What is not here is not possible, whoever asks. */
export const TRANSITIONS: Readonly<Record<State, Partial<Record<State, Step>>>> = {
  draft: { in_review: 'update' },
  in_review: { approved: 'review', changes_requested: 'review' },
  changes_requested: { in_review: 'update', draft: 'update' },
  approved: { published: 'publish', changes_requested: 'publish' },
  published: { draft: 'revise' },
}

/** The permission that a step needs; null for a step that does not exist, `update` for none at all. */
export function stepFor(from: State, to: State): Step | null {
  return from === to ? 'update' : (TRANSITIONS[from][to] ?? null)
}
