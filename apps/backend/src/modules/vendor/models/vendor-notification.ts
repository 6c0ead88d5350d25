import { model } from '@medusajs/framework/utils'
import { VendorNotificationKind } from '@cityos/contracts'

/** What one person who works for a vendor is told. `key` says what it is because of: nobody is told twice. */
export const VendorNotification = model
  .define('vendor_notification', {
    id: model.id({ prefix: 'vennot' }).primaryKey(),
    vendor_id: model.text(),
    member_id: model.text(),
    kind: model.enum([...VendorNotificationKind.options]),
    key: model.text(),
    subject_id: model.text(),
    data: model.json(),
    read_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_vendor_notification_once_unique', on: ['member_id', 'key'], unique: true },
    { name: 'IDX_vendor_notification_member', on: ['member_id', 'id'] },
    { name: 'IDX_vendor_notification_unread', on: ['member_id', 'kind'], where: 'read_at IS NULL' },
  ])
