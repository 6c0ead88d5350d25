import type { CollectionConfig } from 'payload'
import { ApiKeys } from './ApiKeys'
import { AuditLogs } from './AuditLogs'
import { Categories } from './Categories'
import { Countries } from './Countries'
import { IntegrationEndpoints } from './IntegrationEndpoints'
import { Media } from './Media'
import { Pages } from './Pages'
import { Portals } from './Portals'
import { ProductContent } from './ProductContent'
import { Products } from './Products'
import { Scopes } from './Scopes'
import { Sessions } from './Sessions'
import { Stores } from './Stores'
import { Subcategories } from './Subcategories'
import { SyncJobs } from './SyncJobs'
import { Tenants } from './Tenants'
import { Users } from './Users'
import { Vendors } from './Vendors'
import { WebhookLogs } from './WebhookLogs'

export const COLLECTIONS: CollectionConfig[] = [
  ...[Countries, Scopes, Categories, Subcategories],
  ...[Tenants, Stores, Portals],
  ...[Products, Vendors],
  ...[Users, ApiKeys, AuditLogs],
  ...[Media, Pages, ProductContent],
  ...[IntegrationEndpoints, WebhookLogs, SyncJobs],
  Sessions,
]
