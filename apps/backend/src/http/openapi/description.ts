import type { ErrorCode } from '@cityos/contracts'
import type { z } from '@medusajs/framework/zod'

/** Who may call a route; the document turns it into security requirements and the errors that come with them. */
export type Caller =
  'anyone' | 'shopper' | 'customer' | 'vendor' | 'staff' | 'tenant_staff' | 'platform_staff'

/** The keys of an object, or a schema of its own. */
type Shape = Record<string, z.ZodType>

/** What the OpenAPI document says about one route. Written in an `openapi.ts` beside the route. */
export interface RouteDescription {
  /** As Express knows it: `POST /admin/tenants/:id`. */
  route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`
  /** One short sentence without a full stop: "Provision a tenant". */
  summary: string
  /** What a caller has to know beyond the shapes, in Markdown. */
  details?: string
  who: Caller
  /** What the path's parameters are; one that is left out is any string. */
  params?: Shape
  query?: z.ZodType
  body?: z.ZodType
  /** The media type of a body that is no JSON, in place of `body`. */
  upload?: `${string}/${string}`
  /** A body that works, shown to who tries the route. */
  example?: Record<string, unknown>
  /** The keys of the JSON answer, its schema, or the media type of an answer that is no JSON. */
  answer: Shape | z.ZodType | `${string}/${string}`
  /** 200 where nothing else is said. */
  status?: number
  /** Codes beside those that follow from `who`, from having a body or query, and from having an id in the path. */
  errors?: readonly ErrorCode[]
}

/** The routes of one noun: a chapter of the document. */
export interface RouteGroup {
  tag: string
  /** What the noun is, in a sentence or two of Markdown. */
  about: string
  routes: readonly RouteDescription[]
}
