import type { Attempt } from './attempt'
import type { Detector } from './detector'
import { ghostMark } from './ghost'
import type { RouteCases } from './kit'
import { render, type Parties } from './references'
import type { LeakClient, LeakRoute } from './types'

/** Somebody who calls the routes: credentials, and the host that they are shown to. */
export interface Identity {
  name: string
  client: LeakClient
  /** The same position in a twin tenant, which sends values that exist nowhere. */
  ghost?: LeakClient
  /** The routes that this identity calls. */
  calls(route: LeakRoute): boolean
  /** Every case of a route, or the first alone where the answer must not depend on it. */
  cases: 'every' | 'first'
  /** What it says in its headers, and an answer may say back: the name of the host that it calls. */
  knows?: readonly string[]
  /** Statuses that the answers must have. */
  expected?(route: LeakRoute): readonly number[] | undefined
}

export interface AttemptPlan {
  identity: Identity
  cases: RouteCases[]
  parties: Parties
  /** The callers' twin, whose ids take the place of their own in ghost requests. */
  twin: Parties['own']
  detector: Detector
  /** References that the world could not fill are added here. */
  missing: Set<string>
  /** Values that the identity sent; later attempts may see them again in its own rows. */
  remembered?: Set<string>
}

/** All attempts of one identity, in the order of the routes. */
export function planAttempts(plan: AttemptPlan): Attempt[] {
  const { identity, parties, twin, remembered } = plan
  const mine = plan.cases.filter(({ route }) => identity.calls(route))
  return mine.flatMap(({ name, route, requests }) =>
    (identity.cases === 'first' ? requests.slice(0, 1) : requests).map((template) => {
      const request = render(template, parties, false, plan.missing)
      const expected = identity.expected?.(route)
      // What was only searched for is in no row of the caller's.
      if (!template.silent) for (const value of request.sent) remembered?.add(value)
      return {
        route: name,
        identity: identity.name,
        label: template.label,
        client: identity.client,
        request,
        detector: plan.detector,
        marks: [parties.foreign.mark, ghostMark(parties.foreign.mark)],
        names: [parties.own.mark, twin.mark, parties.own.tenantId, twin.tenantId],
        ...(remembered ? { remembered } : {}),
        ...(identity.knows ? { knows: identity.knows } : {}),
        ...(template.silent ? { silent: true } : {}),
        ...(template.combined ? { combined: true } : {}),
        ...(expected ? { expected } : {}),
        ...(identity.ghost && !template.history
          ? {
              ghost: {
                client: identity.ghost,
                request: render(template, { ...parties, own: twin }, true, plan.missing),
              },
            }
          : {}),
      }
    }),
  )
}
