import { apply, deliver, relay, type DeliverOptions } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import type { Payload } from 'payload'
import { env } from '../../env'
import { payloadDatabase } from '../database/payload-transaction'
import { bridgeDatabase } from '../database/pool'
import { mirror } from '../mirror'
import { removeFiles } from '../mirror/removed-files'
import { openSecrets } from '../secrets'
import { payloadStates } from '../states'

export type Piece = 'relay' | 'deliver' | 'apply' | 'files'
const now = () => systemClock.now()

/** How this side sends messages. */
export const deliverOptions: DeliverOptions = {
  now,
  openSecrets,
  // Medusa is wherever whoever runs both has put it; where tenants point is theirs to choose.
  allowPrivate: ({ kind }) => kind === 'bridge' || env().WEBHOOKS_TO_PRIVATE_ADDRESSES,
  userAgent: 'CityOS-Content/1',
}

/** The pieces of work that go round as long as there is something to do, each answering how much it has done. */
export function piecesOf(payload: Payload): Record<Piece, () => Promise<number>> {
  const source = payloadStates(payload)
  const database = payloadDatabase(payload)
  return {
    relay: () => relay(bridgeDatabase, { source, now }),
    deliver: () => deliver(bridgeDatabase, deliverOptions),
    apply: () => apply(database, { sink: mirror, now }),
    files: removeFiles,
  }
}
