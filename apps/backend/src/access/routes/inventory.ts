import type { Rows } from '../row'

/** Inventory and reservations. */
export const inventoryRows = {
  'GET /admin/inventory-items': 'inventory_item:read',
  'POST /admin/inventory-items': 'inventory_item:create',
  'DELETE /admin/inventory-items/:id': 'inventory_item:delete',
  'GET /admin/inventory-items/:id': 'inventory_item:read',
  'POST /admin/inventory-items/:id': 'inventory_item:update',
  'GET /admin/inventory-items/:id/location-levels': 'inventory_item:read',
  'POST /admin/inventory-items/:id/location-levels': 'inventory_item:update',
  'DELETE /admin/inventory-items/:id/location-levels/:location_id': 'inventory_item:update',
  'POST /admin/inventory-items/:id/location-levels/:location_id': 'inventory_item:update',
  'POST /admin/inventory-items/:id/location-levels/batch': 'inventory_item:update',
  'POST /admin/inventory-items/export': 'inventory_item:export',
  'POST /admin/inventory-items/location-levels/batch': 'inventory_item:update',
  'GET /admin/reservations': 'reservation:read',
  'POST /admin/reservations': 'reservation:create',
  'DELETE /admin/reservations/:id': 'reservation:delete',
  'GET /admin/reservations/:id': 'reservation:read',
  'POST /admin/reservations/:id': 'reservation:update',
} as const satisfies Rows
