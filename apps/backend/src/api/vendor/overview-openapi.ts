import {
  ListVendorNotifications,
  ListVendorTransactions,
  ReadVendorDashboard,
  ReadVendorNotifications,
  VendorDashboard,
  VendorNotification,
  VendorNotificationList,
  VendorTransactionList,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../http/openapi/description'
import { NoBody } from '../../http/nothing'

export const vendorOverviewOpenApi: RouteGroup = {
  tag: 'Vendor portal: overview',
  about:
    'How your vendor does, what went into and out of its accounts, and what has happened. Amounts are whole numbers in the minor unit of `currency_code`.',
  routes: [
    {
      route: 'GET /vendor/dashboard',
      summary: 'Read how your vendor does, in numbers',
      details: 'Sales by currency and calendar day, in the tenant’s time zone; the rest is as it is now.',
      who: 'vendor',
      query: ReadVendorDashboard,
      answer: { dashboard: VendorDashboard },
      errors: ['vendor_unnamed'],
    },
    {
      route: 'GET /vendor/transactions',
      summary: 'List what went into and out of your accounts',
      details: 'Newest first, each with what was in the account after it. For owners and managers.',
      who: 'vendor',
      query: ListVendorTransactions,
      answer: VendorTransactionList,
      errors: ['vendor_unnamed', 'cursor_invalid'],
    },
    {
      route: 'GET /vendor/notifications',
      summary: 'List what you were told',
      details:
        'Your own, newest first: orders, products, and for owners and managers papers and payouts. What is read is read for you alone.',
      who: 'vendor',
      query: ListVendorNotifications,
      answer: VendorNotificationList,
      errors: ['vendor_unnamed', 'cursor_invalid'],
    },
    {
      route: 'POST /vendor/notifications/read',
      summary: 'Say that you have read everything',
      details: 'Or everything up to the one that `until` names. Answers how many were unread.',
      who: 'vendor',
      body: ReadVendorNotifications,
      example: {},
      answer: { read: z.int() },
      errors: ['vendor_unnamed'],
    },
    {
      route: 'POST /vendor/notifications/:id/read',
      summary: 'Say that you have read one',
      who: 'vendor',
      params: { id: VendorNotification.shape.id },
      body: NoBody,
      answer: { notification: VendorNotification },
      errors: ['vendor_unnamed'],
    },
  ],
}
