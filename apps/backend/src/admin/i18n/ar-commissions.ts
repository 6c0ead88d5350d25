export const commissionTexts = {
  commissions: {
    version_of: 'الإصدار {{number}}',
    trace: {
      none: 'لم تنطبق أي قاعدة.',
      rate: '{{rate}} من {{of}}',
      tier: 'الشريحة {{tier}}: {{words}}',
      return: '{{amount}}، عاد منها {{returned}} من {{base}}، وقبلها {{before}}',
      minimum: 'رُفعت إلى الحد الأدنى {{amount}}',
      maximum: 'خُفضت إلى الحد الأقصى {{amount}}',
      base: 'خُفضت إلى المبلغ المدفوع {{amount}}',
    },
  },
}
