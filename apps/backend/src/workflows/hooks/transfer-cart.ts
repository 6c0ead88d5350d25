import { transferCartCustomerWorkflow } from '@medusajs/medusa/core-flows'
import { CityosError } from '@cityos/contracts'

interface Cart {
  id: string
  customer?: { id: string; has_account: boolean } | null
}

/**
 * Medusa takes one handler for a hook: whatever else has to look at a cart that changes hands is called here. A guest's
 * cart goes to whoever signs in with it; the cart of somebody with an account stays theirs.
 */
transferCartCustomerWorkflow.hooks.validate(({ input, cart }) => {
  const { id, customer } = cart as Cart
  if (!customer?.has_account || customer.id === input.customer_id) return
  throw new CityosError('not_found', `There is no cart ${id} that is a guest's or your own.`)
})
