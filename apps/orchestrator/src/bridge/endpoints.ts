import type { Endpoint } from 'payload'
import { heldEndpoint } from './inbound/held-endpoint'
import { receiveEndpoint } from './inbound/receive-endpoint'

export const bridgeEndpoints: Endpoint[] = [receiveEndpoint, heldEndpoint]
