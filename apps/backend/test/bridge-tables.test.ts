import { BRIDGE_TABLES } from '@cityos/bridge'
import { STATEMENTS as CREATED } from '../src/modules/sync/migrations/Migration20261120235500'
import { STATEMENTS as CLAIMS } from '../src/modules/sync/migrations/Migration20261121061500'

it('the migrations make the tables that the engine works on: what differs needs a migration of its own', () => {
  expect([...CREATED, ...CLAIMS]).toEqual(BRIDGE_TABLES)
})
