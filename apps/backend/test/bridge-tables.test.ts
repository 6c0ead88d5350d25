import { BRIDGE_TABLES } from '@cityos/bridge'
import { STATEMENTS } from '../src/modules/sync/migrations/Migration20261120235500'

it('the migration makes the tables that the engine works on: what differs needs a migration of its own', () => {
  expect(STATEMENTS).toEqual(BRIDGE_TABLES)
})
