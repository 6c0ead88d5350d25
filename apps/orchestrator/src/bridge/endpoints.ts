import type { Endpoint } from 'payload'
import { cronEndpoint } from './inbound/cron-endpoint'
import { heldEndpoint } from './inbound/held-endpoint'
import { receiveEndpoint } from './inbound/receive-endpoint'
import { healthEndpoint } from './operate/health-endpoint'

export const bridgeEndpoints: Endpoint[] = [receiveEndpoint, heldEndpoint, cronEndpoint, healthEndpoint]
