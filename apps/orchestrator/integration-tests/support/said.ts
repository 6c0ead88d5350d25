/** What the API answers, as far as tests read it. */
export interface Said {
  doc?: Record<string, unknown> & { id: string }
  docs?: (Record<string, unknown> & { id: string })[]
  errors?: { message: string; data?: { code?: string } }[]
  key?: string
}
/** The stable code of a refusal. */
export const codeOf = ({ body }: { body: Said }) => body.errors?.[0]?.data?.code
