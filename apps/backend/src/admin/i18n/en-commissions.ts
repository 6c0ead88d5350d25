export const commissionTexts = {
  commissions: {
    version_of: 'version {{number}}',
    trace: {
      none: 'No rule applied.',
      rate: '{{rate}} of {{of}}',
      tier: 'tier {{tier}}: {{words}}',
      return: '{{amount}}, of which {{returned}} of {{base}} have come back, {{before}} before',
      minimum: 'raised to the minimum of {{amount}}',
      maximum: 'lowered to the maximum of {{amount}}',
      base: 'lowered to what was paid, {{amount}}',
    },
  },
}
