import { payoutOptions } from './payout-options'
import type { Environment } from './env'

const optionsIn = (NODE_ENV: string) =>
  payoutOptions({ NODE_ENV, WEBHOOK_SEALING_KEYS: [], STRIPE_API_URL: '' } as unknown as Environment)

it.each(['development', 'dev', 'test', 'staging'])('the sandbox may pay in %s', (name) => {
  expect(optionsIn(name)).toMatchObject({ sandbox: true, defaultMethod: 'sandbox' })
})

it.each(['production', 'prod', 'Production', 'live', ''])('it pays nobody in “%s”', (name) => {
  expect(optionsIn(name)).toMatchObject({ sandbox: false, defaultMethod: 'manual' })
})
