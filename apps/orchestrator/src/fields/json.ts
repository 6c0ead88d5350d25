/** How JSON is shown: `components/json.tsx`. */
export const jsonAdmin = { components: { Field: '/components/json' } } as const
