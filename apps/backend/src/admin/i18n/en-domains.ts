export const domainTexts = {
  domains: {
    title: 'Domains',
    hint: 'Where shoppers and staff reach the tenant.',
    add: 'Add domain',
    added: '{{domain}} is added. Publish the DNS record to prove that it is yours.',
    domain: 'Domain',
    domain_hint: 'Such as shop.example.com, without https:// and path.',
    primary: 'Primary',
    make_primary: 'Make primary',
    verify: 'Check now',
    verified: '{{domain}} is verified',
    remove_question: 'Remove {{domain}}?',
    remove_hint: 'Whoever opens it afterwards finds nothing.',
    removed: '{{domain}} is removed',
    record:
      'Add this record where {{domain}} is managed, then check. A new record takes minutes, sometimes hours, to be seen.',
    record_type: 'Type',
    record_name: 'Name',
    record_value: 'Value',
    last_error: 'Last check',
    empty: 'No domains of its own',
  },
}
