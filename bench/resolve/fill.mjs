/** Rows of the registry alone: tenants with a subdomain, a verified domain and a publishable key each, and nothing else. */
export async function fillRegistry(owner, tenants, mainId, hostsOfMain) {
  const many = `generate_series(1, ${tenants}) n`
  await owner.query(
    `insert into tenant (id, handle, name, status, provisioned_at)
     select 'ten_bench' || n, 'bench' || n, 'Tenant ' || n, 'active', now() from ${many}`,
  )
  await owner.query(
    `insert into tenant_domain (id, tenant_id, kind, domain, is_primary, status, verified_at)
     select 'tendom_s' || n, 'ten_bench' || n, 'subdomain', 'bench' || n, true, 'verified', now() from ${many}
     union all
     select 'tendom_c' || n, 'ten_bench' || n, 'custom', 'www.bench' || n || '.example', false, 'verified', now() from ${many}
     union all
     select 'tendom_m' || n, $1, 'subdomain', 'main' || n, false, 'verified', now() from generate_series(1, ${hostsOfMain}) n`,
    [mainId],
  )
  await owner.query(
    `insert into api_key (id, tenant_id, token, salt, redacted, title, type, created_by)
     select 'apk_bench' || n, 'ten_bench' || n, 'pk_bench' || n, '', '', 'bench', 'publishable', '' from ${many}`,
  )
  await owner.query('vacuum analyze tenant, tenant_domain, api_key')
}
