/** A JSON Schema, as far as the generators read it. */
export type JsonSchema = Record<string, unknown>

/** A route of the running server; the schemas make generated requests pass validation. */
export interface LeakRoute {
  method: string
  path: string
  body?: JsonSchema
  query?: JsonSchema
}

export interface LeakAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Speaks to the server under one host with one set of credentials. */
export interface LeakClient {
  send(method: string, path: string, body?: unknown): Promise<LeakAnswer>
}

/** Whose value a request carries: the caller's own, or the victim's. */
export type Side = 'own' | 'foreign'

/** A request whose path, query and body hold references such as `«foreign:product.id»`. */
export interface RequestTemplate {
  /** What is foreign here, for people: "path", "body.type_id", "q". */
  label: string
  method: string
  path: string
  body?: unknown
  /** Set when the answer has no reason to repeat what was sent, as a search has none. */
  silent?: boolean
  /** Set when the body holds several foreign ids, for steps that run side by side. */
  combined?: boolean
  /**
   * Set when the answer tells what its caller has done before, in which no two callers are alike: foreign values are
   * looked for in it, and it is compared with no twin's.
   */
  history?: boolean
}

/** One promise that an answer broke. */
export interface Finding {
  kind: 'foreign value' | 'existence' | 'not refused' | 'no answer'
  route: string
  identity: string
  label: string
  detail: string
}

/** Any row of any table. */
export type Row = Record<string, unknown>
