import type { WebhookEndpoint } from '@cityos/contracts'

/** What an endpoint's state comes to, in one word of i18n's `status`. */
export function healthOf({ state, resting_until, failures }: WebhookEndpoint) {
  if (state !== 'enabled') return state
  if (resting_until) return 'resting'
  return failures > 0 ? 'failing' : 'enabled'
}
