import type { WebhookEndpoint } from '@cityos/contracts'

/** What somebody wants to do with an endpoint. */
export type EndpointVerb = 'edit' | 'ping' | 'rotate' | 'enable' | 'disable' | 'delete'

/** What can be done with an endpoint in its state. */
export function verbsOf(
  { state, resting_until }: WebhookEndpoint,
  may: { change: boolean; remove: boolean },
): EndpointVerb[][] {
  const works: EndpointVerb[] = state === 'enabled' ? ['edit', 'ping', 'rotate'] : ['edit', 'rotate']
  const turns: EndpointVerb[] = [
    ...(state !== 'enabled' || resting_until ? (['enable'] as const) : []),
    ...(state === 'enabled' ? (['disable'] as const) : []),
  ]
  return [
    may.change ? works : [],
    [...(may.change ? turns : []), ...(may.remove ? (['delete'] as const) : [])],
  ].filter((group) => group.length)
}
