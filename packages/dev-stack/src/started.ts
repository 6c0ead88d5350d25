import type { Child } from './children'
import type { Access } from './steps/access'
import type { Database } from './steps/database'

/** What runs so far: taken down whatever happens next. */
export interface Started {
  database?: Database
  access?: Access
  identity?: Child
  backend?: Child
  content?: Child
  /** What plays the demo's subscriptions; ends by itself. */
  subscriptions?: Child
}
