/** Product content as the policies know it. */
export const governed = {
  kind: 'product_content',
  attributes: { status: 'stage', author: 'author' },
} as const
