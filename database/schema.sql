-- The present schema, read from the catalogue after all migrations. Do not edit: `npm test -- schema-text` tells how to renew it.

create table install.context_key (
  only_row boolean not null default true,
  inner_pad bytea not null,
  outer_pad bytea not null,
  constraint context_key_pkey PRIMARY KEY (only_row),
  constraint context_key_only_row_check CHECK (only_row)
);

create table install.migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default clock_timestamp(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table install.settings (
  key text not null,
  value jsonb not null,
  constraint settings_pkey PRIMARY KEY (key)
);

create table auth.address_codes (
  code_hash text not null,
  made_at timestamp with time zone not null,
  constraint address_codes_pkey PRIMARY KEY (code_hash)
);
CREATE INDEX address_codes_by_age ON auth.address_codes USING btree (made_at);
grant delete, insert, select, update on auth.address_codes to {{auth}};

create table auth.library_accounts (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  constraint library_accounts_pkey PRIMARY KEY (id),
  constraint "library_accounts_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth.people(id) ON DELETE CASCADE
);
CREATE INDEX library_accounts_by_person ON auth.library_accounts USING btree ("userId");
grant delete, insert, select, update on auth.library_accounts to {{auth}};

create table auth.library_sessions (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint library_sessions_pkey PRIMARY KEY (id),
  constraint library_sessions_token_key UNIQUE (token),
  constraint "library_sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth.people(id) ON DELETE CASCADE
);
CREATE INDEX library_sessions_by_person ON auth.library_sessions USING btree ("userId");
grant delete, insert, select, update on auth.library_sessions to {{auth}};

create table auth.links (
  token_hash text not null,
  programme_id id not null,
  purpose text not null,
  subject_id id not null,
  target text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint links_pkey PRIMARY KEY (token_hash),
  constraint links_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint links_purpose_check CHECK ((purpose = ANY (ARRAY['enter'::text, 'invitation'::text]))),
  constraint links_target_check CHECK ((target ~ '^/([^/\\]|$)'::text))
);
CREATE INDEX links_by_subject ON auth.links USING btree (programme_id, subject_id);
grant delete, insert, select, update on auth.links to {{auth}};

create table auth.passkeys (
  id text not null,
  name text,
  "publicKey" text not null,
  "userId" text not null,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamp with time zone,
  aaguid text,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint "passkeys_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth.people(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX passkeys_by_credential ON auth.passkeys USING btree ("credentialID");
CREATE INDEX passkeys_by_person ON auth.passkeys USING btree ("userId");
grant delete, insert, select, update on auth.passkeys to {{auth}};

create table auth.people (
  id id not null,
  email text not null,
  name text not null default ''::text,
  created_at timestamp with time zone not null,
  email_verified boolean not null default false,
  image text,
  updated_at timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_email_key UNIQUE (email),
  constraint people_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 320))))
);
grant delete, insert, select, update on auth.people to {{auth}};

create table auth.sessions (
  id id not null,
  token_hash text not null,
  person_id id not null,
  programme_id id,
  membership_id id,
  surface text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  device text,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES auth.people(id) ON DELETE CASCADE,
  constraint sessions_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint sessions_programme_id_membership_id_fkey FOREIGN KEY (programme_id, membership_id) REFERENCES memberships(programme_id, id) ON DELETE CASCADE,
  constraint sessions_surface_check CHECK ((surface = ANY (ARRAY['web'::text, 'api'::text, 'cli'::text])))
);
CREATE INDEX sessions_by_person ON auth.sessions USING btree (person_id);
grant delete, insert, select, update on auth.sessions to {{auth}};

create table auth.tries (
  subject_hash text not null,
  purpose text not null,
  tried_at timestamp with time zone not null,
  constraint tries_purpose_check CHECK ((purpose = ANY (ARRAY['code'::text, 'request'::text, 'link'::text])))
);
CREATE INDEX tries_by_age ON auth.tries USING btree (tried_at);
CREATE INDEX tries_by_subject ON auth.tries USING btree (subject_hash, purpose, tried_at);
grant delete, insert, select, update on auth.tries to {{auth}};

create table auth.verifications (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX verifications_by_identifier ON auth.verifications USING btree (identifier);
grant delete, insert, select, update on auth.verifications to {{auth}};

create table public.account_merges (
  programme_id id not null,
  id id not null,
  kept_id id not null,
  merged_id id not null,
  reason text not null,
  merged_by id,
  merged_at timestamp with time zone not null,
  undone_by id,
  undone_at timestamp with time zone,
  version integer not null default 1,
  constraint account_merges_pkey PRIMARY KEY (programme_id, id),
  constraint account_merges_programme_id_kept_id_fkey FOREIGN KEY (programme_id, kept_id) REFERENCES accounts(programme_id, id) ON DELETE CASCADE,
  constraint account_merges_programme_id_merged_id_fkey FOREIGN KEY (programme_id, merged_id) REFERENCES accounts(programme_id, id) ON DELETE CASCADE
);
CREATE INDEX account_merges_by_kept ON public.account_merges USING btree (programme_id, kept_id);
alter table account_merges enable row level security, force row level security;
create policy vendor_insert on account_merges for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on account_merges for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on account_merges for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on account_merges for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on account_merges for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on account_merges for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on account_merges for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on account_merges to {{vendor}};
grant delete, insert, select, update on account_merges to {{worker}};

create table public.account_sites (
  programme_id id not null,
  id id not null,
  account_id id not null,
  street text,
  city text,
  region text,
  postal_code text,
  country character(2),
  created_at timestamp with time zone not null,
  constraint account_sites_pkey PRIMARY KEY (programme_id, id),
  constraint account_sites_programme_id_account_id_fkey FOREIGN KEY (programme_id, account_id) REFERENCES accounts(programme_id, id) ON DELETE CASCADE
);
CREATE INDEX account_sites_by_account ON public.account_sites USING btree (programme_id, account_id);
alter table account_sites enable row level security, force row level security;
create policy partner_select on account_sites for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (account_sites.programme_id)::text) AND ((v.record_id)::text = (account_sites.account_id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy vendor_insert on account_sites for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on account_sites for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on account_sites for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on account_sites for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on account_sites for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on account_sites for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on account_sites for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on account_sites to {{partner}};
grant insert, select, update on account_sites to {{vendor}};
grant delete, insert, select, update on account_sites to {{worker}};

create table public.accounts (
  programme_id id not null,
  id id not null,
  organisation_id id,
  name text not null,
  domain text,
  city text,
  region text,
  country character(2),
  postal_code text,
  industry text,
  employees integer,
  identity_key text not null,
  name_key text not null,
  merged_into id,
  source_key text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint accounts_pkey PRIMARY KEY (programme_id, id),
  constraint accounts_programme_id_source_key_key UNIQUE (programme_id, source_key),
  constraint accounts_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint accounts_programme_id_merged_into_fkey FOREIGN KEY (programme_id, merged_into) REFERENCES accounts(programme_id, id),
  constraint accounts_employees_check CHECK ((employees >= 0)),
  constraint accounts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
);
CREATE INDEX accounts_by_folded_name ON public.accounts USING btree (programme_id, app.folded(name) COLLATE "C", id) WHERE (merged_into IS NULL);
CREATE INDEX accounts_by_identity ON public.accounts USING btree (programme_id, identity_key);
CREATE INDEX accounts_by_merge ON public.accounts USING btree (programme_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX accounts_by_name ON public.accounts USING btree (programme_id, name_key, id);
CREATE INDEX accounts_by_organisation ON public.accounts USING btree (programme_id, organisation_id, id);
alter table accounts enable row level security, force row level security;
create policy partner_insert on accounts for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on accounts for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (accounts.programme_id)::text) AND ((v.record_id)::text = (accounts.id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy partner_update on accounts for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on accounts for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on accounts for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on accounts for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on accounts for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on accounts for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on accounts for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on accounts for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on accounts to {{partner}};
grant insert, select, update on accounts to {{vendor}};
grant delete, insert, select, update on accounts to {{worker}};
CREATE TRIGGER own_visibility AFTER INSERT ON public.accounts FOR EACH ROW EXECUTE FUNCTION app.record_own_visibility();

create table public.agreement_acceptances (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  policy_id id not null,
  policy_version integer not null,
  country character(2) not null,
  person_id text not null,
  person_name text not null,
  digest text not null,
  surface text not null,
  accepted_at timestamp with time zone not null,
  constraint agreement_acceptances_pkey PRIMARY KEY (programme_id, id),
  constraint agreement_acceptances_programme_id_organisation_id_policy_i_key UNIQUE (programme_id, organisation_id, policy_id),
  constraint agreement_acceptances_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint agreement_acceptances_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint agreement_acceptances_programme_id_policy_id_fkey FOREIGN KEY (programme_id, policy_id) REFERENCES policies(programme_id, id),
  constraint agreement_acceptances_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint agreement_acceptances_person_name_check CHECK (((length(person_name) >= 1) AND (length(person_name) <= 200)))
);
CREATE INDEX agreement_acceptances_by_version ON public.agreement_acceptances USING btree (programme_id, organisation_id, policy_version DESC);
alter table agreement_acceptances enable row level security, force row level security;
create policy partner_insert on agreement_acceptances for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on agreement_acceptances for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_select on agreement_acceptances for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_select on agreement_acceptances for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on agreement_acceptances to {{partner}};
grant select on agreement_acceptances to {{vendor}};
grant select on agreement_acceptances to {{worker}};
CREATE TRIGGER keep_unchanged BEFORE UPDATE ON public.agreement_acceptances FOR EACH ROW EXECUTE FUNCTION app.keep_unchanged();

create table public.alliance_referrals (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  given_by text not null,
  customer_name text not null,
  contact_name text not null,
  contact_email text,
  referred_on date not null,
  status text not null,
  amount_minor bigint,
  currency character(3),
  recorded_by id,
  recorded_by_name text not null,
  answered_at timestamp with time zone,
  answered_by_name text,
  reason text,
  closed_at timestamp with time zone,
  closed_by_name text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint alliance_referrals_pkey PRIMARY KEY (programme_id, id),
  constraint alliance_referrals_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint alliance_referrals_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint alliance_referrals_amount_minor_check CHECK ((amount_minor > 0)),
  constraint alliance_referrals_check CHECK (((status = 'won'::text) = (amount_minor IS NOT NULL))),
  constraint alliance_referrals_check1 CHECK (((amount_minor IS NULL) = (currency IS NULL))),
  constraint alliance_referrals_check2 CHECK (((status = 'offered'::text) = (answered_at IS NULL))),
  constraint alliance_referrals_check3 CHECK (((status = ANY (ARRAY['won'::text, 'lost'::text])) = (closed_at IS NOT NULL))),
  constraint alliance_referrals_contact_email_check CHECK (((length(contact_email) >= 3) AND (length(contact_email) <= 254))),
  constraint alliance_referrals_contact_name_check CHECK (((length(contact_name) >= 1) AND (length(contact_name) <= 200))),
  constraint alliance_referrals_customer_name_check CHECK (((length(customer_name) >= 1) AND (length(customer_name) <= 300))),
  constraint alliance_referrals_given_by_check CHECK ((given_by = ANY (ARRAY['vendor'::text, 'partner'::text]))),
  constraint alliance_referrals_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  constraint alliance_referrals_status_check CHECK ((status = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'won'::text, 'lost'::text])))
);
CREATE INDEX alliance_referrals_by_organisation ON public.alliance_referrals USING btree (programme_id, organisation_id, referred_on, id);
alter table alliance_referrals enable row level security, force row level security;
create policy partner_answers_the_vendor on alliance_referrals as restrictive for update to {{partner}} using ((given_by = 'vendor'::text)) with check ((given_by = 'vendor'::text));
create policy partner_gives_as_itself on alliance_referrals as restrictive for insert to {{partner}} with check (((given_by = 'partner'::text) AND (status = 'offered'::text)));
create policy partner_insert on alliance_referrals for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on alliance_referrals for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on alliance_referrals for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_answers_the_partner on alliance_referrals as restrictive for update to {{vendor}} using ((given_by = 'partner'::text)) with check ((given_by = 'partner'::text));
create policy vendor_gives_as_itself on alliance_referrals as restrictive for insert to {{vendor}} with check (((given_by = 'vendor'::text) AND (status = 'offered'::text)));
create policy vendor_insert on alliance_referrals for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on alliance_referrals for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on alliance_referrals for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on alliance_referrals for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on alliance_referrals for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on alliance_referrals for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on alliance_referrals for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on alliance_referrals to {{partner}};
grant insert, select, update on alliance_referrals to {{vendor}};
grant delete, insert, select, update on alliance_referrals to {{worker}};

create table public.api_keys (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  membership_id id not null,
  name text not null,
  token_hash text not null,
  token_hint text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  version integer not null default 1,
  constraint api_keys_pkey PRIMARY KEY (programme_id, id),
  constraint api_keys_token_hash_key UNIQUE (token_hash),
  constraint api_keys_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint api_keys_programme_id_membership_id_fkey FOREIGN KEY (programme_id, membership_id) REFERENCES memberships(programme_id, id) ON DELETE CASCADE,
  constraint api_keys_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint api_keys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
alter table api_keys enable row level security, force row level security;
create policy auth_select on api_keys for select to {{auth}} using (true);
create policy auth_update on api_keys for update to {{auth}} using (true) with check (true);
create policy owner_select on api_keys for select to {{owner}} using (true);
create policy owner_update on api_keys for update to {{owner}} using (true) with check (true);
create policy partner_insert on api_keys for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on api_keys for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on api_keys for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on api_keys for insert to {{vendor}} with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_select on api_keys for select to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_update on api_keys for update to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy worker_delete on api_keys for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on api_keys for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select, update on api_keys to {{auth}};
grant insert, select, update on api_keys to {{partner}};
grant insert, select, update on api_keys to {{vendor}};
grant delete, select on api_keys to {{worker}};

create table public.appeals (
  programme_id id not null,
  id id not null,
  decision_id id not null,
  organisation_id id not null,
  statement text not null,
  appealed_by jsonb not null,
  created_at timestamp with time zone not null,
  outcome text,
  answer text,
  answered_by jsonb,
  answered_at timestamp with time zone,
  version integer not null default 1,
  constraint appeals_pkey PRIMARY KEY (programme_id, id),
  constraint appeals_programme_id_decision_id_organisation_id_key UNIQUE (programme_id, decision_id, organisation_id),
  constraint appeals_programme_id_decision_id_organisation_id_fkey FOREIGN KEY (programme_id, decision_id, organisation_id) REFERENCES decision_parties(programme_id, decision_id, organisation_id) ON DELETE CASCADE,
  constraint appeals_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint appeals_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 5000))),
  constraint appeals_check CHECK ((((outcome IS NULL) = (answered_at IS NULL)) AND ((outcome IS NULL) = (answer IS NULL)))),
  constraint appeals_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'overturned'::text]))),
  constraint appeals_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 5000)))
);
CREATE INDEX appeals_by_time ON public.appeals USING btree (programme_id, created_at DESC, id DESC);
alter table appeals enable row level security, force row level security;
create policy owner_select on appeals for select to {{owner}} using (true);
create policy partner_insert on appeals for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (outcome IS NULL)));
create policy partner_select on appeals for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_select on appeals for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on appeals for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_select on appeals for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on appeals to {{partner}};
grant select, update on appeals to {{vendor}};
grant select on appeals to {{worker}};
CREATE TRIGGER keep_unchanged BEFORE DELETE OR UPDATE ON public.appeals FOR EACH ROW WHEN ((old.outcome IS NOT NULL)) EXECUTE FUNCTION app.keep_unchanged();

create table public.applications (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  company_name text not null,
  country character(2) not null,
  roles text[] not null,
  applicant_name text not null,
  applicant_email text not null,
  answers jsonb not null,
  status text not null,
  policy_id id not null,
  points integer not null,
  points_of integer not null,
  submitted_at timestamp with time zone not null,
  decision_by timestamp with time zone,
  decided_at timestamp with time zone,
  decision_id id not null,
  question text,
  reply text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint applications_pkey PRIMARY KEY (programme_id, id),
  constraint applications_programme_id_decision_id_fkey FOREIGN KEY (programme_id, decision_id) REFERENCES decisions(programme_id, id),
  constraint applications_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint applications_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint applications_programme_id_policy_id_fkey FOREIGN KEY (programme_id, policy_id) REFERENCES policies(programme_id, id),
  constraint applications_applicant_name_check CHECK (((length(applicant_name) >= 1) AND (length(applicant_name) <= 200))),
  constraint applications_check CHECK (((status = 'asked'::text) <= (question IS NOT NULL))),
  constraint applications_company_name_check CHECK (((length(company_name) >= 1) AND (length(company_name) <= 300))),
  constraint applications_status_check CHECK ((status = ANY (ARRAY['under-review'::text, 'asked'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX applications_by_organisation ON public.applications USING btree (programme_id, organisation_id, submitted_at, id);
CREATE INDEX applications_by_status ON public.applications USING btree (programme_id, status, decision_by, id);
CREATE INDEX applications_by_time ON public.applications USING btree (programme_id, submitted_at, id);
CREATE UNIQUE INDEX applications_one_open ON public.applications USING btree (programme_id, lower(applicant_email)) WHERE (status = ANY (ARRAY['under-review'::text, 'asked'::text]));
alter table applications enable row level security, force row level security;
create policy partner_select on applications for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on applications for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (status = ANY (ARRAY['under-review'::text, 'asked'::text])))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (status = ANY (ARRAY['under-review'::text, 'asked'::text, 'withdrawn'::text]))));
create policy vendor_insert on applications for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on applications for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on applications for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on applications for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on applications for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on applications for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on applications for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on applications to {{partner}};
grant insert, select, update on applications to {{vendor}};
grant delete, insert, select, update on applications to {{worker}};
grant update (status, decision_by, reply, updated_at, version) on applications to {{partner}};

create table public.assessment_summaries (
  programme_id id not null,
  firms integer not null,
  terms_sum integer not null,
  pace_sum integer not null,
  recommendation_sum integer not null,
  summed_at timestamp with time zone not null,
  constraint assessment_summaries_pkey PRIMARY KEY (programme_id),
  constraint assessment_summaries_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint assessment_summaries_firms_check CHECK (((firms > 0) AND ((firms % 5) = 0)))
);
alter table assessment_summaries enable row level security, force row level security;
create policy vendor_select on assessment_summaries for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on assessment_summaries for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on assessment_summaries for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on assessment_summaries for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on assessment_summaries for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on assessment_summaries to {{vendor}};
grant delete, insert, select, update on assessment_summaries to {{worker}};

create table public.background_jobs (
  programme_id id not null,
  id id not null,
  kind text not null,
  status text not null,
  stage text,
  done integer not null default 0,
  total integer,
  input jsonb not null default '{}'::jsonb,
  file_ids text[] not null default '{}'::text[],
  result jsonb,
  problems jsonb not null default '[]'::jsonb,
  requested_by jsonb not null,
  organisation_id id,
  cancel_requested boolean not null default false,
  attempts integer not null default 0,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  lease_owner text,
  lease_until timestamp with time zone,
  version integer not null default 1,
  constraint background_jobs_pkey PRIMARY KEY (programme_id, id),
  constraint background_jobs_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint background_jobs_done_check CHECK ((done >= 0)),
  constraint background_jobs_kind_check CHECK ((kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text)),
  constraint background_jobs_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint background_jobs_total_check CHECK ((total >= 0))
);
CREATE INDEX background_jobs_by_status ON public.background_jobs USING btree (programme_id, status, id);
CREATE INDEX background_jobs_in_line ON public.background_jobs USING btree (created_at) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));
alter table background_jobs enable row level security, force row level security;
create policy partner_insert on background_jobs for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on background_jobs for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on background_jobs for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on background_jobs for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on background_jobs for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on background_jobs for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on background_jobs for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on background_jobs for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on background_jobs for select to {{worker}} using (true);
create policy worker_update on background_jobs for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on background_jobs to {{partner}};
grant insert, select, update on background_jobs to {{vendor}};
grant delete, insert, select, update on background_jobs to {{worker}};

create table public.brands (
  programme_id id not null,
  colour text,
  logo_file_id id,
  logo_name text,
  logo_type text,
  logo_sha256 text,
  updated_at timestamp with time zone not null,
  version integer not null,
  constraint brands_pkey PRIMARY KEY (programme_id),
  constraint brands_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint brands_programme_id_logo_file_id_fkey FOREIGN KEY (programme_id, logo_file_id) REFERENCES files(programme_id, id),
  constraint brands_check CHECK ((num_nulls(logo_file_id, logo_name, logo_type, logo_sha256) = ANY (ARRAY[0, 4]))),
  constraint brands_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
  constraint brands_version_check CHECK ((version > 1))
);
alter table brands enable row level security, force row level security;
create policy partner_select on brands for select to {{partner}} using (((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy public_select on brands for select to {{public}} using (((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)));
create policy vendor_insert on brands for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on brands for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on brands for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on brands for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on brands for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on brands for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on brands for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on brands to {{partner}};
grant select on brands to {{public}};
grant insert, select, update on brands to {{vendor}};
grant delete, insert, select, update on brands to {{worker}};

create table public.bulk_change_rows (
  programme_id id not null,
  bulk_change_id id not null,
  record_id id not null,
  label text not null,
  before jsonb not null,
  after jsonb not null,
  constraint bulk_change_rows_pkey PRIMARY KEY (programme_id, bulk_change_id, record_id),
  constraint bulk_change_rows_bulk_change_fkey FOREIGN KEY (programme_id, bulk_change_id) REFERENCES bulk_changes(programme_id, id) ON DELETE CASCADE
);
alter table bulk_change_rows enable row level security, force row level security;
create policy vendor_select on bulk_change_rows for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on bulk_change_rows for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on bulk_change_rows for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on bulk_change_rows for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on bulk_change_rows to {{vendor}};
grant delete, insert, select on bulk_change_rows to {{worker}};

create table public.bulk_changes (
  programme_id id not null,
  id id not null,
  kind text not null,
  action text not null,
  "values" jsonb not null,
  selection jsonb not null,
  status text not null,
  report jsonb,
  job_id id,
  undo_job_id id,
  undo_report jsonb,
  requested_by jsonb not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  undo_until timestamp with time zone,
  undone_at timestamp with time zone,
  version integer not null default 1,
  constraint bulk_changes_pkey PRIMARY KEY (programme_id, id),
  constraint bulk_changes_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint bulk_changes_action_check CHECK ((action ~ '^[a-z][a-z-]*$'::text)),
  constraint bulk_changes_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
  constraint bulk_changes_status_check CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX bulk_changes_by_undo ON public.bulk_changes USING btree (undo_until) WHERE (status = 'done'::text);
alter table bulk_changes enable row level security, force row level security;
create policy vendor_insert on bulk_changes for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on bulk_changes for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on bulk_changes for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on bulk_changes for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on bulk_changes for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on bulk_changes for select to {{worker}} using (true);
create policy worker_update on bulk_changes for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on bulk_changes to {{vendor}};
grant delete, insert, select, update on bulk_changes to {{worker}};

create table public.comments (
  programme_id id not null,
  id id not null,
  subject_id id not null,
  organisation_id id not null,
  side text not null,
  author_id id not null,
  author_name text not null,
  body text,
  files jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint comments_pkey PRIMARY KEY (programme_id, id),
  constraint comments_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint comments_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint comments_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000))),
  constraint comments_check CHECK (((deleted_at IS NULL) = (body IS NOT NULL))),
  constraint comments_files_check CHECK ((jsonb_typeof(files) = 'array'::text)),
  constraint comments_side_check CHECK ((side = ANY (ARRAY['vendor'::text, 'partner'::text])))
);
CREATE INDEX comments_by_organisation ON public.comments USING btree (programme_id, organisation_id);
CREATE INDEX comments_by_subject ON public.comments USING btree (programme_id, subject_id, id);
alter table comments enable row level security, force row level security;
create policy partner_changes_own on comments as restrictive for update to {{partner}} using (((side = 'partner'::text) AND ((author_id)::text = ( SELECT app.person() AS person))));
create policy partner_insert on comments for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on comments for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_signs_itself on comments as restrictive for insert to {{partner}} with check (((side = 'partner'::text) AND ((author_id)::text = ( SELECT app.person() AS person))));
create policy partner_update on comments for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_changes_own on comments as restrictive for update to {{vendor}} using (((side = 'vendor'::text) AND ((author_id)::text = ( SELECT app.person() AS person))));
create policy vendor_insert on comments for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on comments for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_signs_itself on comments as restrictive for insert to {{vendor}} with check (((side = 'vendor'::text) AND ((author_id)::text = ( SELECT app.person() AS person))));
create policy vendor_update on comments for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on comments for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on comments for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on comments for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on comments for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on comments to {{partner}};
grant insert, select, update on comments to {{vendor}};
grant delete, insert, select, update on comments to {{worker}};

create table public.deal_registration_verdicts (
  programme_id id not null,
  id id not null,
  deal_id id not null,
  outcome text not null,
  decision_id id not null,
  protection_days integer,
  reason_code text,
  reason_note text,
  competing jsonb not null default '[]'::jsonb,
  decided_at timestamp with time zone not null,
  released_at timestamp with time zone,
  version integer not null default 1,
  constraint deal_registration_verdicts_pkey PRIMARY KEY (programme_id, id),
  constraint deal_registration_verdicts_programme_id_deal_id_fkey FOREIGN KEY (programme_id, deal_id) REFERENCES deal_registrations(programme_id, id) ON DELETE CASCADE,
  constraint deal_registration_verdicts_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'rejected'::text, 'declined'::text, 'returned'::text, 'under-review'::text])))
);
CREATE INDEX deal_registration_verdicts_by_deal ON public.deal_registration_verdicts USING btree (programme_id, deal_id, decided_at, id);
CREATE UNIQUE INDEX deal_registration_verdicts_one_pending ON public.deal_registration_verdicts USING btree (programme_id, deal_id) WHERE (released_at IS NULL);
alter table deal_registration_verdicts enable row level security, force row level security;
create policy vendor_insert on deal_registration_verdicts for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on deal_registration_verdicts for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on deal_registration_verdicts for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on deal_registration_verdicts for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on deal_registration_verdicts for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on deal_registration_verdicts for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on deal_registration_verdicts for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on deal_registration_verdicts to {{vendor}};
grant delete, insert, select, update on deal_registration_verdicts to {{worker}};

create table public.deal_registrations (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  lead_id id,
  account_id id,
  customer_name text not null,
  customer_domain text,
  customer_city text,
  customer_country character(2),
  contact_name text,
  contact_email text not null,
  need text not null,
  product text,
  deal_type text not null default 'new-business'::text,
  amount_minor bigint,
  currency character(3),
  expected_close_on date,
  status text not null,
  stage text not null,
  reason_code text,
  reason_note text,
  submitted_at timestamp with time zone,
  decision_by timestamp with time zone,
  decided_at timestamp with time zone,
  decision_id id,
  protected_from timestamp with time zone,
  protected_until timestamp with time zone,
  protection_zone text,
  extensions integer not null default 0,
  resubmissions integer not null default 0,
  closed_at timestamp with time zone,
  closed_as text,
  created_by id,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint deal_registrations_pkey PRIMARY KEY (programme_id, id),
  constraint deal_registrations_programme_id_account_id_fkey FOREIGN KEY (programme_id, account_id) REFERENCES accounts(programme_id, id),
  constraint deal_registrations_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint deal_registrations_programme_id_lead_id_fkey FOREIGN KEY (programme_id, lead_id) REFERENCES leads(programme_id, id),
  constraint deal_registrations_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint deal_registrations_closed_as_check CHECK ((closed_as = ANY (ARRAY['won'::text, 'lost'::text]))),
  constraint deal_registrations_customer_name_check CHECK (((length(customer_name) >= 1) AND (length(customer_name) <= 300))),
  constraint deal_registrations_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'under-review'::text, 'returned'::text, 'approved'::text, 'rejected'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text, 'closed'::text])))
);
CREATE INDEX deal_registrations_by_account ON public.deal_registrations USING btree (programme_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX deal_registrations_by_customer ON public.deal_registrations USING btree (programme_id, app.folded(customer_name) COLLATE "C", id);
CREATE INDEX deal_registrations_by_organisation ON public.deal_registrations USING btree (programme_id, organisation_id, created_at, id);
CREATE INDEX deal_registrations_by_promise ON public.deal_registrations USING btree (programme_id, status, decision_by, id);
CREATE INDEX deal_registrations_by_status ON public.deal_registrations USING btree (programme_id, status, created_at, id);
CREATE INDEX deal_registrations_by_time ON public.deal_registrations USING btree (programme_id, created_at, id);
CREATE UNIQUE INDEX deal_registrations_one_per_lead ON public.deal_registrations USING btree (programme_id, organisation_id, lead_id) WHERE ((lead_id IS NOT NULL) AND (status <> ALL (ARRAY['withdrawn'::text, 'rejected'::text, 'declined'::text, 'expired'::text])));
alter table deal_registrations enable row level security, force row level security;
create policy partner_insert on deal_registrations for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on deal_registrations for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (deal_registrations.programme_id)::text) AND ((v.record_id)::text = (deal_registrations.id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy partner_update on deal_registrations for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on deal_registrations for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on deal_registrations for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on deal_registrations for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on deal_registrations for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on deal_registrations for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on deal_registrations for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on deal_registrations for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on deal_registrations to {{partner}};
grant insert, select, update on deal_registrations to {{vendor}};
grant delete, insert, select, update on deal_registrations to {{worker}};
CREATE TRIGGER guard_registration BEFORE INSERT OR UPDATE ON public.deal_registrations FOR EACH ROW EXECUTE FUNCTION app.guard_registration();
CREATE TRIGGER own_visibility AFTER INSERT ON public.deal_registrations FOR EACH ROW EXECUTE FUNCTION app.record_own_visibility();

create table public.decision_parties (
  programme_id id not null,
  decision_id id not null,
  organisation_id id not null,
  kind text not null,
  subject_id id not null,
  decided_at timestamp with time zone not null,
  appeal_by timestamp with time zone,
  telling jsonb not null,
  constraint decision_parties_pkey PRIMARY KEY (programme_id, decision_id, organisation_id),
  constraint decision_parties_programme_id_decision_id_fkey FOREIGN KEY (programme_id, decision_id) REFERENCES decisions(programme_id, id) ON DELETE CASCADE,
  constraint decision_parties_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint decision_parties_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id)
);
CREATE INDEX decision_parties_by_subject ON public.decision_parties USING btree (programme_id, organisation_id, subject_id, decided_at DESC);
CREATE INDEX decision_parties_by_time ON public.decision_parties USING btree (programme_id, organisation_id, decided_at DESC, decision_id DESC);
alter table decision_parties enable row level security, force row level security;
create policy owner_select on decision_parties for select to {{owner}} using (true);
create policy partner_insert on decision_parties for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (EXISTS ( SELECT 1
   FROM decisions d
  WHERE (((d.programme_id)::text = (decision_parties.programme_id)::text) AND ((d.id)::text = (decision_parties.decision_id)::text) AND ((d.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy partner_select on decision_parties for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on decision_parties for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on decision_parties for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on decision_parties for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on decision_parties for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on decision_parties to {{partner}};
grant insert, select on decision_parties to {{vendor}};
grant insert, select on decision_parties to {{worker}};
CREATE TRIGGER keep_unchanged BEFORE DELETE OR UPDATE ON public.decision_parties FOR EACH ROW EXECUTE FUNCTION app.keep_unchanged();

create table public.decisions (
  programme_id id not null,
  id id not null,
  kind text not null,
  subject_id id not null,
  outcome text not null,
  chosen_id id,
  policy_id id,
  policy_number integer,
  clause jsonb,
  facts jsonb not null,
  parts jsonb not null,
  alternatives jsonb not null,
  counts jsonb not null,
  would_change jsonb not null,
  explanation jsonb not null,
  rule_outcome text,
  rule_chosen_id id,
  decided_by jsonb not null,
  decided_by_person_id id,
  organisation_id id,
  surface text not null,
  decided_at timestamp with time zone not null,
  appeal_by timestamp with time zone,
  replay_of id,
  constraint decisions_pkey PRIMARY KEY (programme_id, id),
  constraint decisions_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint decisions_programme_id_policy_id_fkey FOREIGN KEY (programme_id, policy_id) REFERENCES policies(programme_id, id),
  constraint decisions_programme_id_replay_of_fkey FOREIGN KEY (programme_id, replay_of) REFERENCES decisions(programme_id, id),
  constraint decisions_check CHECK (((policy_id IS NULL) = (policy_number IS NULL))),
  constraint decisions_check1 CHECK (((organisation_id IS NULL) OR ((decided_by ->> 'kind'::text) = 'person'::text))),
  constraint decisions_kind_check CHECK ((kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text)),
  constraint decisions_outcome_check CHECK (((length(outcome) >= 1) AND (length(outcome) <= 100)))
);
CREATE INDEX decisions_by_policy ON public.decisions USING btree (programme_id, policy_id) WHERE (policy_id IS NOT NULL);
CREATE INDEX decisions_by_replay ON public.decisions USING btree (programme_id, replay_of) WHERE (replay_of IS NOT NULL);
CREATE INDEX decisions_by_subject ON public.decisions USING btree (programme_id, subject_id, decided_at DESC, id DESC);
CREATE INDEX decisions_by_time ON public.decisions USING btree (programme_id, decided_at DESC, id DESC);
alter table decisions enable row level security, force row level security;
create policy owner_select on decisions for select to {{owner}} using (true);
create policy partner_insert on decisions for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on decisions for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on decisions for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on decisions for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on decisions for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on decisions for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on decisions to {{partner}};
grant insert, select on decisions to {{vendor}};
grant insert, select on decisions to {{worker}};
CREATE TRIGGER keep_unchanged BEFORE DELETE OR UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION app.keep_unchanged();

create table public.earnings_estimates (
  programme_id id not null,
  country text not null,
  firms integer not null,
  low_minor bigint not null,
  middle_minor bigint not null,
  high_minor bigint not null,
  currency character(3) not null,
  as_of date not null,
  computed_at timestamp with time zone not null,
  constraint earnings_estimates_pkey PRIMARY KEY (programme_id, country),
  constraint earnings_estimates_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint earnings_estimates_check CHECK (((low_minor <= middle_minor) AND (middle_minor <= high_minor))),
  constraint earnings_estimates_firms_check CHECK (((firms >= 5) AND ((firms % 5) = 0)))
);
alter table earnings_estimates enable row level security, force row level security;
create policy public_select on earnings_estimates for select to {{public}} using (((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)));
create policy vendor_select on earnings_estimates for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on earnings_estimates for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on earnings_estimates for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on earnings_estimates for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on earnings_estimates for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on earnings_estimates to {{vendor}};
grant delete, insert, select, update on earnings_estimates to {{worker}};
grant select (programme_id, country, firms, low_minor, middle_minor, high_minor, currency, as_of) on earnings_estimates to {{public}};

create table public.events (
  programme_id id not null,
  id id not null,
  type text not null,
  at timestamp with time zone not null,
  subject_id id not null,
  organisation_id id,
  actor jsonb not null,
  surface text not null,
  facts jsonb not null,
  request_id text not null,
  xid xid8 not null default pg_current_xact_id(),
  constraint events_pkey PRIMARY KEY (programme_id, id),
  constraint events_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint events_actor_check CHECK ((jsonb_typeof(actor) = 'object'::text)),
  constraint events_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint events_surface_check CHECK ((surface = ANY (ARRAY['web'::text, 'api'::text, 'mail'::text, 'cli'::text, 'mcp'::text, 'connector'::text, 'worker'::text]))),
  constraint events_type_check CHECK ((type ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text))
);
CREATE INDEX events_by_organisation ON public.events USING btree (programme_id, organisation_id, type, at) WHERE (organisation_id IS NOT NULL);
CREATE INDEX events_by_subject ON public.events USING btree (programme_id, subject_id, id);
alter table events enable row level security, force row level security;
create policy partner_insert on events for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on events for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_signs_itself on events as restrictive for insert to {{partner}} with check (((actor ->> 'organisationId'::text) = ( SELECT app.organisation() AS organisation)));
create policy public_insert on events for insert to {{public}} with check (((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)));
create policy public_signs_itself on events as restrictive for insert to {{public}} with check (((organisation_id IS NULL) AND ((actor ->> 'kind'::text) = 'anonymous'::text)));
create policy vendor_insert on events for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on events for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on events for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on events for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on events to {{partner}};
grant insert on events to {{public}};
grant insert, select on events to {{vendor}};
grant insert, select on events to {{worker}};
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER queue_events AFTER INSERT ON public.events REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION app.queue_events();

create table public.files (
  programme_id id not null,
  id id not null,
  name text not null,
  content_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  purpose text not null,
  organisation_id id,
  created_by id,
  created_at timestamp with time zone not null,
  delete_after timestamp with time zone,
  constraint files_pkey PRIMARY KEY (programme_id, id),
  constraint files_storage_key_key UNIQUE (storage_key),
  constraint files_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint files_purpose_check CHECK ((purpose ~ '^[a-z][a-z-]*$'::text)),
  constraint files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint files_size_bytes_check CHECK ((size_bytes > 0))
);
CREATE INDEX files_by_deletion ON public.files USING btree (delete_after) WHERE (delete_after IS NOT NULL);
alter table files enable row level security, force row level security;
create policy partner_delete on files for delete to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_deletes_own_attachments on files as restrictive for delete to {{partner}} using (((purpose = ANY (ARRAY['comment'::text, 'note'::text])) AND ((created_by)::text = ( SELECT app.person() AS person))));
create policy partner_insert on files for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on files for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy public_select on files for select to {{public}} using ((((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)) AND (purpose = 'logo'::text)));
create policy vendor_delete on files for delete to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_deletes_own_attachments on files as restrictive for delete to {{vendor}} using (((purpose = ANY (ARRAY['comment'::text, 'note'::text])) AND ((created_by)::text = ( SELECT app.person() AS person))));
create policy vendor_insert on files for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_reads_no_notes_of_partners on files as restrictive for select to {{vendor}} using (((purpose <> 'note'::text) OR (organisation_id IS NULL)));
create policy vendor_select on files for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on files for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on files for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on files for select to {{worker}} using (true);
create policy worker_update on files for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant delete, insert, select on files to {{partner}};
grant delete, insert, select on files to {{vendor}};
grant delete, insert, select, update on files to {{worker}};
grant select (programme_id, id, name, content_type, size_bytes, sha256, storage_key, purpose, created_at, delete_after) on files to {{public}};

create table public.idempotency_keys (
  programme_id id not null,
  owner text not null,
  key text not null,
  operation text not null,
  body_hash text not null,
  status integer not null,
  headers jsonb not null,
  answer text,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (programme_id, owner, key),
  constraint idempotency_keys_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (programme_id, created_at);
alter table idempotency_keys enable row level security, force row level security;
create policy partner_insert on idempotency_keys for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (owner = ( SELECT app.person() AS person))));
create policy partner_select on idempotency_keys for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (owner = ( SELECT app.person() AS person))));
create policy public_insert on idempotency_keys for insert to {{public}} with check ((((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)) AND (owner = ( SELECT app.person() AS person))));
create policy public_select on idempotency_keys for select to {{public}} using ((((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)) AND (owner = ( SELECT app.person() AS person))));
create policy vendor_insert on idempotency_keys for insert to {{vendor}} with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND (owner = ( SELECT app.person() AS person))));
create policy vendor_select on idempotency_keys for select to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND (owner = ( SELECT app.person() AS person))));
create policy worker_delete on idempotency_keys for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on idempotency_keys for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on idempotency_keys for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on idempotency_keys to {{partner}};
grant insert, select on idempotency_keys to {{public}};
grant insert, select on idempotency_keys to {{vendor}};
grant delete, insert, select on idempotency_keys to {{worker}};

create table public.import_changes (
  programme_id id not null,
  import_id id not null,
  number integer not null,
  record text not null,
  record_id id not null,
  action text not null,
  before jsonb,
  after jsonb not null,
  constraint import_changes_pkey PRIMARY KEY (programme_id, import_id, number),
  constraint import_changes_programme_id_import_id_fkey FOREIGN KEY (programme_id, import_id) REFERENCES imports(programme_id, id) ON DELETE CASCADE,
  constraint import_changes_action_check CHECK ((action = ANY (ARRAY['created'::text, 'changed'::text])))
);
alter table import_changes enable row level security, force row level security;
create policy vendor_select on import_changes for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on import_changes for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on import_changes for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on import_changes for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on import_changes to {{vendor}};
grant delete, insert, select on import_changes to {{worker}};

create table public.import_keys (
  programme_id id not null,
  record text not null,
  key text not null,
  record_id id not null,
  constraint import_keys_pkey PRIMARY KEY (programme_id, record, key),
  constraint import_keys_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE
);
CREATE INDEX import_keys_by_record ON public.import_keys USING btree (programme_id, record_id);
alter table import_keys enable row level security, force row level security;
create policy vendor_select on import_keys for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on import_keys for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on import_keys for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on import_keys for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on import_keys for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on import_keys to {{vendor}};
grant delete, insert, select, update on import_keys to {{worker}};

create table public.imports (
  programme_id id not null,
  id id not null,
  kind text not null,
  format text not null,
  file_name text not null,
  file_id id,
  options jsonb not null default '{}'::jsonb,
  status text not null,
  report jsonb,
  refused_count integer not null default 0,
  job_id id,
  run_job_id id,
  undo_job_id id,
  undo_report jsonb,
  requested_by jsonb not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  undo_until timestamp with time zone,
  undone_at timestamp with time zone,
  version integer not null default 1,
  constraint imports_pkey PRIMARY KEY (programme_id, id),
  constraint imports_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint imports_format_check CHECK ((format ~ '^[a-z][a-z-]*$'::text)),
  constraint imports_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
  constraint imports_status_check CHECK ((status = ANY (ARRAY['checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'refused'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX imports_by_run ON public.imports USING btree (programme_id, run_job_id);
CREATE INDEX imports_by_undo ON public.imports USING btree (undo_until) WHERE (status = 'done'::text);
alter table imports enable row level security, force row level security;
create policy vendor_insert on imports for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on imports for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on imports for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on imports for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on imports for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on imports for select to {{worker}} using (true);
create policy worker_update on imports for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on imports to {{vendor}};
grant delete, insert, select, update on imports to {{worker}};

create table public.integration_confirmations (
  programme_id id not null,
  test_id id not null,
  organisation_id id not null,
  confirmed_by_name text not null,
  confirmed_at timestamp with time zone not null,
  constraint integration_confirmations_pkey PRIMARY KEY (programme_id, test_id),
  constraint integration_confirmations_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint integration_confirmations_programme_id_test_id_fkey FOREIGN KEY (programme_id, test_id) REFERENCES integration_tests(programme_id, id) ON DELETE CASCADE
);
alter table integration_confirmations enable row level security, force row level security;
create policy partner_select on integration_confirmations for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on integration_confirmations for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on integration_confirmations for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on integration_confirmations for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on integration_confirmations for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on integration_confirmations for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on integration_confirmations for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on integration_confirmations to {{partner}};
grant insert, select on integration_confirmations to {{vendor}};
grant delete, insert, select, update on integration_confirmations to {{worker}};

create table public.integration_tests (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  product text not null,
  number text not null,
  product_version_id id not null,
  tested_on date not null,
  evidence_url text,
  evidence_file_id id,
  evidence_file_name text,
  declared_by_name text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by_name text,
  withdrawal_reason text,
  created_at timestamp with time zone not null,
  constraint integration_tests_pkey PRIMARY KEY (programme_id, id),
  constraint integration_tests_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint integration_tests_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint integration_tests_programme_id_product_version_id_fkey FOREIGN KEY (programme_id, product_version_id) REFERENCES product_versions(programme_id, id),
  constraint integration_tests_check CHECK (((evidence_url IS NOT NULL) OR (evidence_file_id IS NOT NULL))),
  constraint integration_tests_check1 CHECK (((evidence_file_id IS NULL) = (evidence_file_name IS NULL))),
  constraint integration_tests_check2 CHECK (((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))),
  constraint integration_tests_evidence_url_check CHECK (((evidence_url ~ '^https://'::text) AND (length(evidence_url) <= 500))),
  constraint integration_tests_number_check CHECK (((length(number) >= 1) AND (length(number) <= 100))),
  constraint integration_tests_product_check CHECK (((length(product) >= 1) AND (length(product) <= 200))),
  constraint integration_tests_withdrawal_reason_check CHECK (((length(withdrawal_reason) >= 1) AND (length(withdrawal_reason) <= 1000)))
);
CREATE INDEX integration_tests_by_organisation ON public.integration_tests USING btree (programme_id, organisation_id, tested_on, id);
CREATE INDEX integration_tests_by_version ON public.integration_tests USING btree (programme_id, product_version_id);
alter table integration_tests enable row level security, force row level security;
create policy partner_insert on integration_tests for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on integration_tests for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on integration_tests for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_select on integration_tests for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on integration_tests for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on integration_tests for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on integration_tests for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on integration_tests for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on integration_tests to {{partner}};
grant select on integration_tests to {{vendor}};
grant delete, insert, select, update on integration_tests to {{worker}};
grant update (withdrawn_at, withdrawn_by_name, withdrawal_reason) on integration_tests to {{partner}};

create table public.invitations (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  email text not null,
  name text not null,
  kind text not null,
  invited_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  version integer not null default 1,
  constraint invitations_pkey PRIMARY KEY (programme_id, id),
  constraint invitations_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint invitations_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint invitations_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 320)))),
  constraint invitations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
CREATE INDEX invitations_by_organisation ON public.invitations USING btree (programme_id, organisation_id, id);
alter table invitations enable row level security, force row level security;
create policy owner_select on invitations for select to {{owner}} using (true);
create policy owner_update on invitations for update to {{owner}} using (true) with check (true);
create policy partner_insert on invitations for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_invites_partners on invitations as restrictive for insert to {{partner}} with check ((kind !~~ 'vendor.%'::text));
create policy partner_select on invitations for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on invitations for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on invitations for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on invitations for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on invitations for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on invitations for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on invitations for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on invitations for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on invitations to {{partner}};
grant insert, select, update on invitations to {{vendor}};
grant delete, select, update on invitations to {{worker}};
grant update (revoked_at, version) on invitations to {{partner}};

create table public.join_requests (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  name text not null,
  email text not null,
  status text not null,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  version integer not null default 1,
  constraint join_requests_pkey PRIMARY KEY (programme_id, id),
  constraint join_requests_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint join_requests_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint join_requests_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint join_requests_status_check CHECK ((status = ANY (ARRAY['open'::text, 'invited'::text, 'declined'::text])))
);
CREATE INDEX join_requests_by_organisation ON public.join_requests USING btree (programme_id, organisation_id, created_at, id);
CREATE UNIQUE INDEX join_requests_one_open ON public.join_requests USING btree (programme_id, organisation_id, lower(email)) WHERE (status = 'open'::text);
alter table join_requests enable row level security, force row level security;
create policy partner_select on join_requests for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on join_requests for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_select on join_requests for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on join_requests for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on join_requests for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on join_requests for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on join_requests for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select, update on join_requests to {{partner}};
grant select on join_requests to {{vendor}};
grant delete, insert, select, update on join_requests to {{worker}};

create table public.landscape_states (
  programme_id id not null,
  id id not null,
  partnership text not null,
  described_on date not null,
  created_at timestamp with time zone not null,
  constraint landscape_states_pkey PRIMARY KEY (programme_id, id),
  constraint landscape_states_programme_id_partnership_described_on_key UNIQUE (programme_id, partnership, described_on),
  constraint landscape_states_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE
);
alter table landscape_states enable row level security, force row level security;
create policy vendor_select on landscape_states for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on landscape_states for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on landscape_states for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on landscape_states for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on landscape_states to {{vendor}};
grant delete, insert, select on landscape_states to {{worker}};

create table public.lead_offers (
  programme_id id not null,
  id id not null,
  lead_id id not null,
  organisation_id id not null,
  decision_id id not null,
  attempt integer not null,
  teaser jsonb not null,
  score numeric(6,2),
  status text not null,
  offered_at timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by id,
  decline_reason text,
  decline_note text,
  version integer not null default 1,
  constraint lead_offers_pkey PRIMARY KEY (programme_id, id),
  constraint lead_offers_programme_id_lead_id_fkey FOREIGN KEY (programme_id, lead_id) REFERENCES leads(programme_id, id) ON DELETE CASCADE,
  constraint lead_offers_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint lead_offers_attempt_check CHECK ((attempt >= 1)),
  constraint lead_offers_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'lapsed'::text, 'withdrawn'::text])))
);
CREATE INDEX lead_offers_by_lead ON public.lead_offers USING btree (programme_id, lead_id, attempt);
CREATE INDEX lead_offers_by_organisation ON public.lead_offers USING btree (programme_id, organisation_id, status, offered_at);
CREATE INDEX lead_offers_by_time ON public.lead_offers USING btree (programme_id, offered_at, id);
CREATE UNIQUE INDEX lead_offers_one_at_a_time ON public.lead_offers USING btree (programme_id, lead_id) WHERE (status = ANY (ARRAY['open'::text, 'accepted'::text]));
alter table lead_offers enable row level security, force row level security;
create policy partner_select on lead_offers for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on lead_offers for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (status = 'open'::text))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (status = ANY (ARRAY['accepted'::text, 'declined'::text]))));
create policy vendor_insert on lead_offers for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on lead_offers for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on lead_offers for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on lead_offers for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on lead_offers for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on lead_offers for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on lead_offers for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on lead_offers to {{partner}};
grant insert, select, update on lead_offers to {{vendor}};
grant delete, insert, select, update on lead_offers to {{worker}};
grant update (status, answered_at, answered_by, decline_reason, decline_note, version) on lead_offers to {{partner}};
CREATE TRIGGER offer_accepted AFTER UPDATE ON public.lead_offers FOR EACH ROW EXECUTE FUNCTION app.offer_accepted();

create table public.leads (
  programme_id id not null,
  id id not null,
  account_id id,
  company_name text not null,
  contact_name text,
  contact_email text not null,
  contact_phone text,
  occupation text,
  city text,
  region text,
  postal_code text,
  country character(2),
  industry text,
  employees integer,
  need text,
  product text,
  language text,
  source text not null,
  source_key text,
  personal boolean not null default false,
  deliverable boolean not null default true,
  consent jsonb not null default '{}'::jsonb,
  status text not null,
  inbox_reason jsonb,
  joined_into id,
  organisation_id id,
  decision_id id,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint leads_pkey PRIMARY KEY (programme_id, id),
  constraint leads_programme_id_source_key_key UNIQUE (programme_id, source_key),
  constraint leads_programme_id_account_id_fkey FOREIGN KEY (programme_id, account_id) REFERENCES accounts(programme_id, id),
  constraint leads_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint leads_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id),
  constraint leads_company_name_check CHECK (((length(company_name) >= 1) AND (length(company_name) <= 300))),
  constraint leads_employees_check CHECK ((employees >= 0)),
  constraint leads_source_check CHECK ((source = ANY (ARRAY['form'::text, 'csv'::text, 'api'::text, 'hand'::text, 'campaign'::text]))),
  constraint leads_status_check CHECK ((status = ANY (ARRAY['new'::text, 'offered'::text, 'accepted'::text, 'inbox'::text, 'converted'::text, 'lost'::text, 'joined'::text])))
);
CREATE INDEX leads_by_account ON public.leads USING btree (programme_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX leads_by_company ON public.leads USING btree (programme_id, app.folded(company_name) COLLATE "C", id);
CREATE INDEX leads_by_email ON public.leads USING btree (programme_id, lower(contact_email));
CREATE INDEX leads_by_joined ON public.leads USING btree (programme_id, joined_into) WHERE (joined_into IS NOT NULL);
CREATE INDEX leads_by_organisation ON public.leads USING btree (programme_id, organisation_id, id);
CREATE INDEX leads_by_status ON public.leads USING btree (programme_id, status, created_at, id);
CREATE INDEX leads_by_time ON public.leads USING btree (programme_id, created_at, id);
alter table leads enable row level security, force row level security;
create policy owner_select on leads for select to {{owner}} using (true);
create policy owner_update on leads for update to {{owner}} using (true) with check (true);
create policy partner_select on leads for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (leads.programme_id)::text) AND ((v.record_id)::text = (leads.id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy public_insert on leads for insert to {{public}} with check (((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)));
create policy vendor_insert on leads for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on leads for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on leads for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on leads for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on leads for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on leads for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on leads for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on leads to {{partner}};
grant insert on leads to {{public}};
grant insert, select, update on leads to {{vendor}};
grant delete, insert, select, update on leads to {{worker}};

create table public.mails (
  programme_id id not null,
  id id not null,
  organisation_id id,
  subject_id id,
  template text not null,
  recipient text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  secrecy text not null,
  status text not null default 'queued'::text,
  attempts integer not null default 0,
  next_try_at timestamp with time zone not null,
  last_error text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  version integer not null default 1,
  attachments jsonb not null default '[]'::jsonb,
  unsubscribe_url text,
  constraint mails_pkey PRIMARY KEY (programme_id, id),
  constraint mails_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint mails_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint mails_attachments_check CHECK ((jsonb_typeof(attachments) = 'array'::text)),
  constraint mails_recipient_check CHECK (((length(recipient) >= 3) AND (length(recipient) <= 320))),
  constraint mails_secrecy_check CHECK ((secrecy = ANY (ARRAY['open'::text, 'link'::text, 'code'::text, 'sealed'::text]))),
  constraint mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'outbox'::text])))
);
CREATE INDEX mails_by_organisation ON public.mails USING btree (programme_id, organisation_id);
CREATE INDEX mails_by_time ON public.mails USING btree (programme_id, created_at, id);
CREATE INDEX mails_due ON public.mails USING btree (programme_id, next_try_at) WHERE (status = 'queued'::text);
alter table mails enable row level security, force row level security;
create policy partner_insert on mails for insert to {{partner}} with check (((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy vendor_insert on mails for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on mails for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on mails for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on mails for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on mails for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on mails for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert on mails to {{partner}};
grant insert, select on mails to {{vendor}};
grant delete, insert, select, update on mails to {{worker}};

create table public.meetings (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  topic text not null,
  clause text,
  host_id id not null,
  host_name text not null,
  host_email text not null,
  guest_id id,
  guest_name text,
  guest_email text,
  status text not null,
  starts_at timestamp with time zone,
  minutes integer,
  place text,
  proposed_side text,
  proposed_name text,
  announced boolean not null default false,
  sequence integer not null default 0,
  cancel_reason text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint meetings_pkey PRIMARY KEY (programme_id, id),
  constraint meetings_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint meetings_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint meetings_cancel_reason_check CHECK (((length(cancel_reason) >= 1) AND (length(cancel_reason) <= 500))),
  constraint meetings_check CHECK (((status = ANY (ARRAY['open'::text, 'cancelled'::text])) OR ((starts_at IS NOT NULL) AND (minutes IS NOT NULL) AND (place IS NOT NULL) AND (proposed_side IS NOT NULL)))),
  constraint meetings_check1 CHECK (((status <> ALL (ARRAY['confirmed'::text, 'held'::text])) OR (guest_id IS NOT NULL))),
  constraint meetings_minutes_check CHECK (((minutes >= 5) AND (minutes <= 1440))),
  constraint meetings_place_check CHECK (((length(place) >= 1) AND (length(place) <= 500))),
  constraint meetings_proposed_side_check CHECK ((proposed_side = ANY (ARRAY['vendor'::text, 'partner'::text]))),
  constraint meetings_status_check CHECK ((status = ANY (ARRAY['open'::text, 'proposed'::text, 'confirmed'::text, 'held'::text, 'cancelled'::text]))),
  constraint meetings_topic_check CHECK (((length(topic) >= 1) AND (length(topic) <= 200)))
);
CREATE INDEX meetings_by_organisation ON public.meetings USING btree (programme_id, organisation_id, id);
alter table meetings enable row level security, force row level security;
create policy partner_select on meetings for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_settles on meetings as restrictive for update to {{partner}} using ((status = ANY (ARRAY['open'::text, 'proposed'::text, 'confirmed'::text]))) with check (((status <> 'held'::text) AND (NOT ((status = 'confirmed'::text) AND (proposed_side = 'partner'::text)))));
create policy partner_update on meetings for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on meetings for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on meetings for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_settles on meetings as restrictive for update to {{vendor}} using ((status = ANY (ARRAY['open'::text, 'proposed'::text, 'confirmed'::text]))) with check (((status <> 'held'::text) AND (NOT ((status = 'confirmed'::text) AND (proposed_side = 'vendor'::text)))));
create policy vendor_update on meetings for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on meetings for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on meetings for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on meetings for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on meetings for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on meetings to {{partner}};
grant insert, select on meetings to {{vendor}};
grant delete, insert, select, update on meetings to {{worker}};
grant update (guest_id, guest_name, guest_email, status, starts_at, minutes, place, proposed_side, proposed_name, announced, sequence, cancel_reason, updated_at, version) on meetings to {{partner}};
grant update (guest_id, guest_name, guest_email, status, starts_at, minutes, place, proposed_side, proposed_name, announced, sequence, cancel_reason, updated_at, version) on meetings to {{vendor}};
CREATE TRIGGER own_visibility AFTER INSERT ON public.meetings FOR EACH ROW EXECUTE FUNCTION app.record_own_visibility();

create table public.memberships (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  person_id id not null,
  kind text not null,
  name text not null,
  email text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  language text,
  constraint memberships_pkey PRIMARY KEY (programme_id, id),
  constraint memberships_programme_id_organisation_id_person_id_key UNIQUE (programme_id, organisation_id, person_id),
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES auth.people(id),
  constraint memberships_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint memberships_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint memberships_kind_check CHECK ((kind = ANY (ARRAY['vendor.admin'::text, 'vendor.channel-manager'::text, 'vendor.marketer'::text, 'vendor.seller'::text, 'vendor.finance'::text, 'partner.admin'::text, 'partner.seller'::text, 'partner.marketer'::text, 'distributor.admin'::text, 'distributor.seller'::text, 'influencer'::text]))),
  constraint memberships_language_check CHECK ((language ~ '^[a-z]{2}$'::text))
);
CREATE INDEX memberships_by_person ON public.memberships USING btree (person_id);
alter table memberships enable row level security, force row level security;
create policy auth_insert on memberships for insert to {{auth}} with check (true);
create policy auth_select on memberships for select to {{auth}} using (true);
create policy auth_update on memberships for update to {{auth}} using (true) with check (true);
create policy owner_select on memberships for select to {{owner}} using (true);
create policy owner_update on memberships for update to {{owner}} using (((person_id)::text = app.person())) with check (((person_id)::text = app.person()));
create policy partner_select on memberships for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_stays_partner on memberships as restrictive for update to {{partner}} with check ((kind !~~ 'vendor.%'::text));
create policy partner_update on memberships for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on memberships for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on memberships for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on memberships for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on memberships for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on memberships for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on memberships for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on memberships for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on memberships to {{auth}};
grant select on memberships to {{partner}};
grant insert, select, update on memberships to {{vendor}};
grant delete, insert, select, update on memberships to {{worker}};
grant update (kind, ended_at, version) on memberships to {{partner}};
CREATE TRIGGER end_credentials AFTER UPDATE OF ended_at ON public.memberships FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION app.end_credentials();
CREATE TRIGGER end_keys_of_former_admin AFTER UPDATE OF kind ON public.memberships FOR EACH ROW WHEN (((old.kind ~~ '%.admin'::text) AND (new.kind !~~ '%.admin'::text))) EXECUTE FUNCTION app.end_keys_of_former_admin();

create table public.notification_choices (
  programme_id id not null,
  organisation_id id not null,
  person_id id not null,
  reasons jsonb not null default '{}'::jsonb,
  digest text not null default 'daily'::text,
  digest_hour integer not null default 8,
  digest_sent_at timestamp with time zone,
  version integer not null default 1,
  constraint notification_choices_pkey PRIMARY KEY (programme_id, organisation_id, person_id),
  constraint notification_choices_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint notification_choices_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint notification_choices_digest_check CHECK ((digest = ANY (ARRAY['daily'::text, 'weekly'::text, 'never'::text]))),
  constraint notification_choices_digest_hour_check CHECK (((digest_hour >= 0) AND (digest_hour <= 23))),
  constraint notification_choices_reasons_check CHECK ((jsonb_typeof(reasons) = 'object'::text))
);
alter table notification_choices enable row level security, force row level security;
create policy partner_insert on notification_choices for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy partner_select on notification_choices for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy partner_update on notification_choices for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_insert on notification_choices for insert to {{vendor}} with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_select on notification_choices for select to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_update on notification_choices for update to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy worker_delete on notification_choices for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on notification_choices for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on notification_choices for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on notification_choices for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on notification_choices to {{partner}};
grant insert, select, update on notification_choices to {{vendor}};
grant delete, insert, select, update on notification_choices to {{worker}};

create table public.notifications (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  person_id id not null,
  event_id id not null,
  reason text not null,
  title text not null,
  href text not null,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  digest_from timestamp with time zone,
  constraint notifications_pkey PRIMARY KEY (programme_id, id),
  constraint notifications_programme_id_person_id_organisation_id_event__key UNIQUE (programme_id, person_id, organisation_id, event_id),
  constraint notifications_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint notifications_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint notifications_href_check CHECK (((href ~ '^/'::text) AND (length(href) <= 300))),
  constraint notifications_reason_check CHECK ((reason ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint notifications_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE INDEX notifications_for_digest ON public.notifications USING btree (programme_id, person_id) WHERE (digest_from IS NOT NULL);
CREATE INDEX notifications_open ON public.notifications USING btree (programme_id, person_id, organisation_id, created_at DESC, id DESC) WHERE (done_at IS NULL);
alter table notifications enable row level security, force row level security;
create policy partner_select on notifications for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy partner_update on notifications for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_select on notifications for select to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_update on notifications for update to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy worker_delete on notifications for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on notifications for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on notifications for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on notifications for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select, update on notifications to {{partner}};
grant select, update on notifications to {{vendor}};
grant delete, insert, select, update on notifications to {{worker}};

create table public.order_lines (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  source_key text not null,
  order_number text not null,
  ordered_on date not null,
  product_id id,
  territory text,
  quantity integer not null,
  unit_price numeric(19,6) not null,
  discount_amount numeric(19,6) not null default 0,
  amount numeric(19,6) not null,
  currency character(3) not null,
  promotion text,
  created_at timestamp with time zone not null,
  constraint order_lines_pkey PRIMARY KEY (programme_id, id),
  constraint order_lines_programme_id_source_key_key UNIQUE (programme_id, source_key),
  constraint order_lines_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint order_lines_programme_id_product_id_fkey FOREIGN KEY (programme_id, product_id) REFERENCES products(programme_id, id)
);
CREATE INDEX order_lines_by_day ON public.order_lines USING btree (programme_id, ordered_on, id);
CREATE INDEX order_lines_by_partner ON public.order_lines USING btree (programme_id, organisation_id, ordered_on);
CREATE INDEX order_lines_by_product ON public.order_lines USING btree (programme_id, product_id) WHERE (product_id IS NOT NULL);
alter table order_lines enable row level security, force row level security;
create policy partner_select on order_lines for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on order_lines for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on order_lines for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on order_lines for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on order_lines for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on order_lines for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on order_lines for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on order_lines for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on order_lines to {{partner}};
grant insert, select on order_lines to {{vendor}};
grant delete, insert, select, update on order_lines to {{worker}};
grant update (organisation_id) on order_lines to {{vendor}};

create table public.organisations (
  programme_id id not null,
  id id not null,
  side text not null,
  slug text not null,
  name text not null,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  may_invite boolean not null default true,
  constraint organisations_pkey PRIMARY KEY (programme_id, id),
  constraint organisations_programme_id_slug_key UNIQUE (programme_id, slug),
  constraint organisations_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint organisations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint organisations_side_check CHECK ((side = ANY (ARRAY['vendor'::text, 'partner'::text]))),
  constraint organisations_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,80}$'::text))
);
alter table organisations enable row level security, force row level security;
create policy auth_select on organisations for select to {{auth}} using (true);
create policy owner_select on organisations for select to {{owner}} using (true);
create policy partner_select on organisations for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((id)::text = ( SELECT app.organisation() AS organisation))));
create policy public_select on organisations for select to {{public}} using ((((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)) AND (side = 'partner'::text) AND active));
create policy vendor_delete on organisations for delete to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_insert on organisations for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on organisations for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on organisations for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on organisations for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on organisations for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on organisations for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on organisations for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on organisations to {{auth}};
grant select on organisations to {{partner}};
grant delete, insert, select, update on organisations to {{vendor}};
grant delete, insert, select, update on organisations to {{worker}};
grant update (name) on organisations to {{partner}};
grant select (programme_id, id, slug) on organisations to {{public}};
CREATE TRIGGER end_access AFTER UPDATE OF active ON public.organisations FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION app.end_access();

create table public.outbox (
  programme_id id not null,
  event_id id not null,
  number bigint not null,
  type text not null,
  constraint outbox_pkey PRIMARY KEY (programme_id, event_id),
  constraint outbox_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE
);
CREATE INDEX outbox_in_order ON public.outbox USING btree (number);
alter table outbox enable row level security, force row level security;
create policy owner_insert on outbox for insert to {{owner}} with check (true);
create policy worker_delete on outbox for delete to {{worker}} using (true);
create policy worker_select on outbox for select to {{worker}} using (true);
create policy worker_update on outbox for update to {{worker}} using (true) with check (true);
grant delete, select, update on outbox to {{worker}};

create table public.partner_notes (
  programme_id id not null,
  id id not null,
  subject_id id not null,
  organisation_id id not null,
  author_id id not null,
  author_name text not null,
  body text,
  files jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint partner_notes_pkey PRIMARY KEY (programme_id, id),
  constraint partner_notes_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint partner_notes_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint partner_notes_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000))),
  constraint partner_notes_check CHECK (((deleted_at IS NULL) = (body IS NOT NULL))),
  constraint partner_notes_files_check CHECK ((jsonb_typeof(files) = 'array'::text))
);
CREATE INDEX partner_notes_by_subject ON public.partner_notes USING btree (programme_id, organisation_id, subject_id, id);
alter table partner_notes enable row level security, force row level security;
create policy partner_changes_own on partner_notes as restrictive for update to {{partner}} using (((author_id)::text = ( SELECT app.person() AS person)));
create policy partner_insert on partner_notes for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on partner_notes for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_signs_itself on partner_notes as restrictive for insert to {{partner}} with check (((author_id)::text = ( SELECT app.person() AS person)));
create policy partner_update on partner_notes for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy worker_delete on partner_notes for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on partner_notes for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on partner_notes for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on partner_notes for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on partner_notes to {{partner}};
grant delete, insert, select, update on partner_notes to {{worker}};

create table public.partner_plans (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  aims jsonb not null,
  status text not null,
  proposed_side text not null,
  proposed_by id not null,
  proposed_name text not null,
  proposed_at timestamp with time zone not null,
  agreed_by id,
  agreed_name text,
  agreed_at timestamp with time zone,
  version integer not null default 1,
  constraint partner_plans_pkey PRIMARY KEY (programme_id, id),
  constraint partner_plans_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint partner_plans_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint partner_plans_aims_check CHECK (((jsonb_typeof(aims) = 'array'::text) AND ((jsonb_array_length(aims) >= 1) AND (jsonb_array_length(aims) <= 10)))),
  constraint partner_plans_check CHECK (((agreed_by IS NULL) = (agreed_at IS NULL))),
  constraint partner_plans_check1 CHECK (((status <> 'agreed'::text) OR (agreed_at IS NOT NULL))),
  constraint partner_plans_proposed_side_check CHECK ((proposed_side = ANY (ARRAY['vendor'::text, 'partner'::text]))),
  constraint partner_plans_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'agreed'::text, 'replaced'::text])))
);
CREATE INDEX partner_plans_by_organisation ON public.partner_plans USING btree (programme_id, organisation_id, id);
CREATE UNIQUE INDEX partner_plans_standing ON public.partner_plans USING btree (programme_id, organisation_id, status) WHERE (status <> 'replaced'::text);
alter table partner_plans enable row level security, force row level security;
create policy partner_agrees_to_the_other on partner_plans as restrictive for update to {{partner}} using ((status <> 'replaced'::text)) with check ((NOT ((status = 'agreed'::text) AND (proposed_side = 'partner'::text))));
create policy partner_insert on partner_plans for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on partner_plans for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_signs_itself on partner_plans as restrictive for insert to {{partner}} with check (((status = 'proposed'::text) AND (proposed_side = 'partner'::text) AND ((proposed_by)::text = ( SELECT app.person() AS person))));
create policy partner_update on partner_plans for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_agrees_to_the_other on partner_plans as restrictive for update to {{vendor}} using ((status <> 'replaced'::text)) with check ((NOT ((status = 'agreed'::text) AND (proposed_side = 'vendor'::text))));
create policy vendor_insert on partner_plans for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on partner_plans for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_signs_itself on partner_plans as restrictive for insert to {{vendor}} with check (((status = 'proposed'::text) AND (proposed_side = 'vendor'::text) AND ((proposed_by)::text = ( SELECT app.person() AS person))));
create policy vendor_update on partner_plans for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on partner_plans for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on partner_plans for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on partner_plans for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on partner_plans for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on partner_plans to {{partner}};
grant insert, select on partner_plans to {{vendor}};
grant delete, insert, select, update on partner_plans to {{worker}};
grant update (status, agreed_by, agreed_name, agreed_at, version) on partner_plans to {{partner}};
grant update (status, agreed_by, agreed_name, agreed_at, version) on partner_plans to {{vendor}};

create table public.partner_roles (
  programme_id id not null,
  organisation_id id not null,
  role text not null,
  turn integer not null,
  added_at timestamp with time zone not null,
  add_reason text,
  add_decision_id id,
  dropped_at timestamp with time zone,
  drop_reason text,
  drop_decision_id id,
  constraint partner_roles_pkey PRIMARY KEY (programme_id, organisation_id, role, turn),
  constraint partner_roles_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint partner_roles_add_reason_check CHECK (((length(add_reason) >= 1) AND (length(add_reason) <= 1000))),
  constraint partner_roles_drop_reason_check CHECK (((length(drop_reason) >= 1) AND (length(drop_reason) <= 1000))),
  constraint partner_roles_role_check CHECK (((length(role) >= 1) AND (length(role) <= 100)))
);
CREATE UNIQUE INDEX partner_roles_held ON public.partner_roles USING btree (programme_id, organisation_id, role) WHERE (dropped_at IS NULL);
alter table partner_roles enable row level security, force row level security;
create policy partner_select on partner_roles for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_insert on partner_roles for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on partner_roles for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on partner_roles for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on partner_roles for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on partner_roles for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on partner_roles for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on partner_roles for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on partner_roles to {{partner}};
grant insert, select, update on partner_roles to {{vendor}};
grant delete, insert, select, update on partner_roles to {{worker}};

create table public.partners (
  programme_id id not null,
  id id not null,
  name text not null,
  domain text,
  website text,
  description text not null default ''::text,
  phone text,
  street text,
  city text,
  region text,
  postal_code text,
  country character(2) not null,
  roles text[] not null,
  stage text not null,
  business_type text,
  employees integer,
  specialisations text[] not null default '{}'::text[],
  industries text[] not null default '{}'::text[],
  languages text[] not null default '{}'::text[],
  regions_served text[] not null default '{}'::text[],
  territory text,
  capacity integer,
  tier text not null,
  pending_tier text,
  below_since timestamp with time zone,
  tier_decision_id id,
  metrics jsonb not null default '{}'::jsonb,
  listed boolean not null default true,
  joined_on date,
  left_on date,
  source_key text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  merged_into id,
  constraint partners_pkey PRIMARY KEY (programme_id, id),
  constraint partners_programme_id_source_key_key UNIQUE (programme_id, source_key),
  constraint partners_programme_id_id_fkey FOREIGN KEY (programme_id, id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint partners_programme_id_merged_into_fkey FOREIGN KEY (programme_id, merged_into) REFERENCES partners(programme_id, id),
  constraint partners_capacity_check CHECK ((capacity >= 0)),
  constraint partners_check CHECK (((merged_into IS NULL) OR (((merged_into)::text <> (id)::text) AND (stage = 'left'::text)))),
  constraint partners_employees_check CHECK ((employees >= 0)),
  constraint partners_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint partners_stage_check CHECK ((stage = ANY (ARRAY['prospect'::text, 'applicant'::text, 'onboarding'::text, 'active'::text, 'dormant'::text, 'left'::text])))
);
CREATE INDEX partners_by_country ON public.partners USING btree (programme_id, country, region, id);
CREATE INDEX partners_by_domain ON public.partners USING btree (programme_id, domain);
CREATE INDEX partners_by_folded_name ON public.partners USING btree (programme_id, app.folded(name) COLLATE "C", id);
CREATE INDEX partners_by_lower_name ON public.partners USING btree (programme_id, lower(name));
CREATE INDEX partners_by_name ON public.partners USING btree (programme_id, name, id);
CREATE INDEX partners_by_tier ON public.partners USING btree (programme_id, tier, id);
CREATE INDEX partners_listed_by_name ON public.partners USING btree (programme_id, name, id) WHERE (listed AND (stage = 'active'::text));
alter table partners enable row level security, force row level security;
create policy partner_select on partners for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_update on partners for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((id)::text = ( SELECT app.organisation() AS organisation)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((id)::text = ( SELECT app.organisation() AS organisation))));
create policy public_select on partners for select to {{public}} using ((((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)) AND listed AND (stage = 'active'::text)));
create policy vendor_insert on partners for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on partners for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on partners for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on partners for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on partners for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on partners for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on partners for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on partners to {{partner}};
grant insert, select, update on partners to {{vendor}};
grant delete, insert, select, update on partners to {{worker}};
grant update (website, description, phone, street, specialisations, industries, languages, regions_served, capacity, listed, updated_at, version) on partners to {{partner}};
grant select (programme_id, id, name, website, description, city, region, country, roles, stage, business_type, specialisations, industries, languages, regions_served, tier, listed, joined_on) on partners to {{public}};
CREATE TRIGGER keep_roles AFTER UPDATE OF roles ON public.partners FOR EACH ROW WHEN ((new.roles IS DISTINCT FROM old.roles)) EXECUTE FUNCTION app.keep_roles();
CREATE TRIGGER keep_roles_of_new AFTER INSERT ON public.partners FOR EACH ROW EXECUTE FUNCTION app.keep_roles();

create table public.partnerships (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  partnership text not null,
  tier text not null,
  source_key text not null,
  source_name text not null,
  homepage text,
  joined_on date,
  left_on date,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint partnerships_pkey PRIMARY KEY (programme_id, id),
  constraint partnerships_programme_id_partnership_source_key_key UNIQUE (programme_id, partnership, source_key),
  constraint partnerships_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint partnerships_partnership_check CHECK (((length(partnership) >= 1) AND (length(partnership) <= 100)))
);
CREATE INDEX partnerships_by_organisation ON public.partnerships USING btree (programme_id, organisation_id);
CREATE INDEX partnerships_by_source ON public.partnerships USING btree (programme_id, source_key);
alter table partnerships enable row level security, force row level security;
create policy partner_select on partnerships for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_delete on partnerships for delete to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_insert on partnerships for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on partnerships for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on partnerships for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on partnerships for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on partnerships for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on partnerships for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on partnerships for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on partnerships to {{partner}};
grant delete, insert, select, update on partnerships to {{vendor}};
grant delete, insert, select, update on partnerships to {{worker}};

create table public.policies (
  programme_id id not null,
  id id not null,
  kind text not null,
  number integer not null,
  status text not null,
  title text not null,
  document jsonb not null,
  note text not null default ''::text,
  tried jsonb,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  published_by jsonb,
  published_at timestamp with time zone,
  effective_at timestamp with time zone,
  version integer not null default 1,
  constraint policies_pkey PRIMARY KEY (programme_id, id),
  constraint policies_programme_id_kind_number_key UNIQUE (programme_id, kind, number),
  constraint policies_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint policies_check CHECK (((status = 'published'::text) = ((published_at IS NOT NULL) AND (effective_at IS NOT NULL) AND (published_by IS NOT NULL)))),
  constraint policies_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
  constraint policies_kind_check CHECK ((kind ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)?$'::text)),
  constraint policies_note_check CHECK ((length(note) <= 2000)),
  constraint policies_number_check CHECK ((number > 0)),
  constraint policies_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'trial'::text, 'published'::text]))),
  constraint policies_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX policies_in_force ON public.policies USING btree (programme_id, kind, effective_at DESC, number DESC) WHERE (status = 'published'::text);
alter table policies enable row level security, force row level security;
create policy owner_select on policies for select to {{owner}} using (true);
create policy vendor_insert on policies for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on policies for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on policies for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on policies for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on policies for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on policies for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on policies to {{vendor}};
grant insert, select, update on policies to {{worker}};
CREATE TRIGGER keep_unchanged BEFORE DELETE OR UPDATE ON public.policies FOR EACH ROW WHEN ((old.status = 'published'::text)) EXECUTE FUNCTION app.keep_unchanged();

create table public.policy_publications (
  programme_id id not null,
  policy_id id not null,
  kind text not null,
  number integer not null,
  title text not null,
  document jsonb not null,
  sentences jsonb not null,
  effective_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  constraint policy_publications_pkey PRIMARY KEY (programme_id, policy_id),
  constraint policy_publications_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint policy_publications_programme_id_policy_id_fkey FOREIGN KEY (programme_id, policy_id) REFERENCES policies(programme_id, id) ON DELETE CASCADE
);
CREATE INDEX policy_publications_in_force ON public.policy_publications USING btree (programme_id, kind, effective_at DESC, number DESC);
alter table policy_publications enable row level security, force row level security;
create policy owner_select on policy_publications for select to {{owner}} using (true);
create policy partner_select on policy_publications for select to {{partner}} using (((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy public_select on policy_publications for select to {{public}} using (((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)));
create policy vendor_insert on policy_publications for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on policy_publications for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on policy_publications for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on policy_publications for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on policy_publications to {{partner}};
grant insert, select on policy_publications to {{vendor}};
grant insert, select on policy_publications to {{worker}};
grant select (programme_id, policy_id, kind, number, title, document, sentences, effective_at) on policy_publications to {{public}};
CREATE TRIGGER keep_unchanged BEFORE DELETE OR UPDATE ON public.policy_publications FOR EACH ROW EXECUTE FUNCTION app.keep_unchanged();

create table public.populations (
  programme_id id not null,
  hash text not null,
  kind text not null,
  members jsonb not null,
  created_at timestamp with time zone not null,
  constraint populations_pkey PRIMARY KEY (programme_id, hash),
  constraint populations_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint populations_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint populations_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
  constraint populations_members_check CHECK ((jsonb_typeof(members) = 'array'::text))
);
alter table populations enable row level security, force row level security;
create policy owner_select on populations for select to {{owner}} using (true);
create policy vendor_insert on populations for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on populations for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on populations for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on populations for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on populations to {{vendor}};
grant insert, select on populations to {{worker}};
CREATE TRIGGER keep_unchanged BEFORE DELETE OR UPDATE ON public.populations FOR EACH ROW EXECUTE FUNCTION app.keep_unchanged();

create table public.price_periods (
  programme_id id not null,
  id id not null,
  product_id id not null,
  source_key text not null,
  starts_on date not null,
  ends_on date,
  dealer_price numeric(19,6),
  list_price numeric(19,6),
  standard_cost numeric(19,6),
  currency character(3) not null,
  constraint price_periods_pkey PRIMARY KEY (programme_id, id),
  constraint price_periods_programme_id_source_key_key UNIQUE (programme_id, source_key),
  constraint price_periods_programme_id_product_id_fkey FOREIGN KEY (programme_id, product_id) REFERENCES products(programme_id, id) ON DELETE CASCADE
);
CREATE INDEX price_periods_by_product ON public.price_periods USING btree (programme_id, product_id, starts_on);
alter table price_periods enable row level security, force row level security;
create policy partner_select on price_periods for select to {{partner}} using (((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy vendor_insert on price_periods for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on price_periods for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on price_periods for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on price_periods for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on price_periods for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on price_periods for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on price_periods for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on price_periods to {{vendor}};
grant delete, insert, select, update on price_periods to {{worker}};
grant select (programme_id, id, product_id, starts_on, ends_on, dealer_price, list_price, currency) on price_periods to {{partner}};

create table public.product_versions (
  programme_id id not null,
  id id not null,
  product text not null,
  number text not null,
  released_on date not null,
  declared_by_name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint product_versions_pkey PRIMARY KEY (programme_id, id),
  constraint product_versions_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint product_versions_number_check CHECK (((length(number) >= 1) AND (length(number) <= 100))),
  constraint product_versions_product_check CHECK (((length(product) >= 1) AND (length(product) <= 200)))
);
CREATE UNIQUE INDEX product_versions_once ON public.product_versions USING btree (programme_id, product, number);
alter table product_versions enable row level security, force row level security;
create policy partner_select on product_versions for select to {{partner}} using (((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy vendor_delete on product_versions for delete to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_insert on product_versions for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on product_versions for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on product_versions for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on product_versions for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on product_versions for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on product_versions to {{partner}};
grant delete, insert, select on product_versions to {{vendor}};
grant delete, insert, select on product_versions to {{worker}};

create table public.products (
  programme_id id not null,
  id id not null,
  sku text not null,
  name text not null,
  category text,
  subcategory text,
  family text,
  description text not null default ''::text,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint products_pkey PRIMARY KEY (programme_id, id),
  constraint products_programme_id_sku_key UNIQUE (programme_id, sku),
  constraint products_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint products_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint products_sku_check CHECK (((length(sku) >= 1) AND (length(sku) <= 100)))
);
alter table products enable row level security, force row level security;
create policy partner_select on products for select to {{partner}} using (((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy vendor_insert on products for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on products for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on products for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on products for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on products for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on products for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on products for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on products to {{partner}};
grant insert, select, update on products to {{vendor}};
grant delete, insert, select, update on products to {{worker}};

create table public.programmes (
  id id not null,
  slug text not null,
  name text not null,
  vendor_name text not null,
  vendor_domain text,
  time_zone text not null,
  currency character(3) not null,
  description text not null default ''::text,
  sample boolean not null default false,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint programmes_pkey PRIMARY KEY (id),
  constraint programmes_slug_key UNIQUE (slug),
  constraint programmes_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint programmes_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);
alter table programmes enable row level security, force row level security;
create policy auth_select on programmes for select to {{auth}} using (true);
create policy owner_select on programmes for select to {{owner}} using (true);
create policy partner_select on programmes for select to {{partner}} using (((id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy public_select on programmes for select to {{public}} using (((id)::text = ( SELECT app.programme('public'::text) AS programme)));
create policy vendor_select on programmes for select to {{vendor}} using (((id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on programmes for update to {{vendor}} using (((id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on programmes for delete to {{worker}} using (((id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on programmes for insert to {{worker}} with check (true);
create policy worker_select on programmes for select to {{worker}} using (true);
create policy worker_update on programmes for update to {{worker}} using (true) with check (true);
grant select on programmes to {{auth}};
grant select on programmes to {{partner}};
grant select on programmes to {{public}};
grant select, update on programmes to {{vendor}};
grant delete, insert, select, update on programmes to {{worker}};

create table public.prospects (
  programme_id id not null,
  id id not null,
  name text not null,
  role text not null,
  domain text,
  country character(2) not null,
  region text,
  city text,
  business_type text,
  employees integer,
  industries text[] not null default '{}'::text[],
  specialisations text[] not null default '{}'::text[],
  languages text[] not null default '{}'::text[],
  status text not null default 'open'::text,
  invited_at timestamp with time zone,
  invited_by text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  email text,
  constraint prospects_pkey PRIMARY KEY (programme_id, id),
  constraint prospects_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint prospects_check CHECK (((status <> 'invited'::text) OR (invited_at IS NOT NULL))),
  constraint prospects_email_check CHECK (((length(email) >= 3) AND (length(email) <= 320))),
  constraint prospects_employees_check CHECK ((employees >= 0)),
  constraint prospects_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint prospects_status_check CHECK ((status = ANY (ARRAY['open'::text, 'invited'::text, 'applied'::text, 'joined'::text, 'refused'::text, 'do-not-contact'::text])))
);
CREATE INDEX prospects_by_domain ON public.prospects USING btree (programme_id, domain) WHERE (domain IS NOT NULL);
CREATE INDEX prospects_by_name ON public.prospects USING btree (programme_id, lower(name), id);
alter table prospects enable row level security, force row level security;
create policy vendor_insert on prospects for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on prospects for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on prospects for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on prospects for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on prospects for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on prospects for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on prospects for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on prospects to {{vendor}};
grant delete, insert, select, update on prospects to {{worker}};

create table public.reaction_runs (
  programme_id id not null,
  event_id id not null,
  reaction text not null,
  at timestamp with time zone not null,
  constraint reaction_runs_pkey PRIMARY KEY (programme_id, event_id, reaction),
  constraint reaction_runs_programme_id_event_id_fkey FOREIGN KEY (programme_id, event_id) REFERENCES events(programme_id, id) ON DELETE CASCADE,
  constraint reaction_runs_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE
);
alter table reaction_runs enable row level security, force row level security;
create policy worker_delete on reaction_runs for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on reaction_runs for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on reaction_runs for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant delete, insert, select on reaction_runs to {{worker}};

create table public.record_versions (
  programme_id id not null,
  record_id id not null,
  version integer not null,
  kind text not null,
  facts jsonb not null,
  written_in xid8 not null default pg_current_xact_id(),
  created_at timestamp with time zone not null,
  constraint record_versions_pkey PRIMARY KEY (programme_id, record_id, version),
  constraint record_versions_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint record_versions_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint record_versions_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
  constraint record_versions_version_check CHECK ((version > 0))
);
CREATE INDEX record_versions_by_kind ON public.record_versions USING btree (programme_id, kind, record_id, version DESC);
CREATE INDEX record_versions_by_transaction ON public.record_versions USING btree (programme_id, kind, written_in);
alter table record_versions enable row level security, force row level security;
create policy owner_select on record_versions for select to {{owner}} using (true);
create policy partner_insert on record_versions for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (((record_id)::text = ( SELECT app.organisation() AS organisation)) OR (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (record_versions.programme_id)::text) AND ((v.record_id)::text = (record_versions.record_id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (v.level = 'own'::text)))))));
create policy vendor_insert on record_versions for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on record_versions for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on record_versions for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on record_versions for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert on record_versions to {{partner}};
grant insert, select on record_versions to {{vendor}};
grant insert, select on record_versions to {{worker}};
CREATE TRIGGER keep_unchanged BEFORE DELETE OR UPDATE ON public.record_versions FOR EACH ROW EXECUTE FUNCTION app.keep_unchanged();

create table public.saved_views (
  programme_id id not null,
  id id not null,
  organisation_id id not null,
  person_id id not null,
  list text not null,
  name text not null,
  query text not null,
  shared boolean not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint saved_views_pkey PRIMARY KEY (programme_id, id),
  constraint saved_views_programme_id_organisation_id_person_id_list_nam_key UNIQUE (programme_id, organisation_id, person_id, list, name),
  constraint saved_views_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint saved_views_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES organisations(programme_id, id) ON DELETE CASCADE,
  constraint saved_views_list_check CHECK ((list ~ '^/[a-z][a-z0-9/-]{0,60}$'::text)),
  constraint saved_views_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint saved_views_query_check CHECK ((length(query) <= 4000))
);
alter table saved_views enable row level security, force row level security;
create policy partner_delete on saved_views for delete to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (shared OR ((person_id)::text = ( SELECT app.person() AS person)))));
create policy partner_insert on saved_views for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy partner_select on saved_views for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (shared OR ((person_id)::text = ( SELECT app.person() AS person)))));
create policy partner_update on saved_views for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_delete on saved_views for delete to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (shared OR ((person_id)::text = ( SELECT app.person() AS person)))));
create policy vendor_insert on saved_views for insert to {{vendor}} with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_select on saved_views for select to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND (shared OR ((person_id)::text = ( SELECT app.person() AS person)))));
create policy vendor_update on saved_views for update to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy worker_delete on saved_views for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on saved_views for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on saved_views for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on saved_views for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant delete, insert, select, update on saved_views to {{partner}};
grant delete, insert, select, update on saved_views to {{vendor}};
grant delete, insert, select, update on saved_views to {{worker}};

create table public.seals (
  programme_id id not null,
  "position" bigint not null,
  event_id id not null,
  organisation_id id,
  previous_hash text not null,
  hash text not null,
  constraint seals_pkey PRIMARY KEY (programme_id, "position"),
  constraint seals_programme_id_event_id_key UNIQUE (programme_id, event_id),
  constraint seals_programme_id_event_id_fkey FOREIGN KEY (programme_id, event_id) REFERENCES events(programme_id, id),
  constraint seals_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint seals_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint seals_position_check CHECK (("position" >= 1)),
  constraint seals_previous_hash_check CHECK ((previous_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX seals_by_organisation ON public.seals USING btree (programme_id, organisation_id, "position") WHERE (organisation_id IS NOT NULL);
alter table seals enable row level security, force row level security;
create policy partner_select on seals for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_select on seals for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_insert on seals for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on seals for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on seals to {{partner}};
grant select on seals to {{vendor}};
grant insert, select on seals to {{worker}};
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.seals FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.seals FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

create table public.segments (
  programme_id id not null,
  id id not null,
  name text not null,
  subject text not null,
  condition jsonb not null,
  created_by id,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint segments_pkey PRIMARY KEY (programme_id, id),
  constraint segments_programme_id_subject_name_key UNIQUE (programme_id, subject, name),
  constraint segments_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint segments_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint segments_subject_check CHECK ((subject = ANY (ARRAY['partner'::text, 'lead'::text, 'deal'::text])))
);
alter table segments enable row level security, force row level security;
create policy vendor_delete on segments for delete to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_insert on segments for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on segments for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on segments for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on segments for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on segments for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant delete, insert, select, update on segments to {{vendor}};
grant delete, select on segments to {{worker}};

create table public.territories (
  programme_id id not null,
  id id not null,
  source_key text not null,
  name text not null,
  country text,
  "grouping" text,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint territories_pkey PRIMARY KEY (programme_id, id),
  constraint territories_programme_id_source_key_key UNIQUE (programme_id, source_key),
  constraint territories_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE
);
alter table territories enable row level security, force row level security;
create policy partner_select on territories for select to {{partner}} using (((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)));
create policy vendor_insert on territories for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on territories for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on territories for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on territories for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on territories for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on territories for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on territories for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on territories to {{partner}};
grant insert, select, update on territories to {{vendor}};
grant delete, insert, select, update on territories to {{worker}};

create table public.timers (
  programme_id id not null,
  kind text not null,
  subject_id id not null,
  due_at timestamp with time zone not null,
  attempts integer not null default 0,
  rests_until timestamp with time zone,
  problem text,
  constraint timers_pkey PRIMARY KEY (programme_id, kind, subject_id),
  constraint timers_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint timers_kind_check CHECK ((kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text))
);
CREATE INDEX timers_by_due ON public.timers USING btree (due_at);
alter table timers enable row level security, force row level security;
create policy partner_delete on timers for delete to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (timers.programme_id)::text) AND ((v.record_id)::text = (timers.subject_id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy partner_insert on timers for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (timers.programme_id)::text) AND ((v.record_id)::text = (timers.subject_id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy partner_select on timers for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (timers.programme_id)::text) AND ((v.record_id)::text = (timers.subject_id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy partner_update on timers for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (timers.programme_id)::text) AND ((v.record_id)::text = (timers.subject_id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation))))))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND (EXISTS ( SELECT 1
   FROM visibility v
  WHERE (((v.programme_id)::text = (timers.programme_id)::text) AND ((v.record_id)::text = (timers.subject_id)::text) AND ((v.organisation_id)::text = ( SELECT app.organisation() AS organisation)))))));
create policy public_insert on timers for insert to {{public}} with check (((programme_id)::text = ( SELECT app.programme('public'::text) AS programme)));
create policy vendor_delete on timers for delete to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_insert on timers for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on timers for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on timers for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on timers for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on timers for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on timers for select to {{worker}} using (true);
create policy worker_update on timers for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant delete, insert, select, update on timers to {{partner}};
grant insert on timers to {{public}};
grant delete, insert, select, update on timers to {{vendor}};
grant delete, insert, select, update on timers to {{worker}};

create table public.unsealed_events (
  programme_id id not null,
  event_id id not null,
  xid xid8 not null,
  constraint unsealed_events_pkey PRIMARY KEY (programme_id, event_id),
  constraint unsealed_events_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE
);
CREATE INDEX unsealed_events_in_order ON public.unsealed_events USING btree (programme_id, xid, event_id);
alter table unsealed_events enable row level security, force row level security;
create policy owner_insert on unsealed_events for insert to {{owner}} with check (true);
create policy worker_delete on unsealed_events for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on unsealed_events for select to {{worker}} using (true);
grant delete, select on unsealed_events to {{worker}};

create table public.vendor_assessments (
  programme_id id not null,
  organisation_id id not null,
  terms smallint not null,
  pace smallint not null,
  recommendation smallint not null,
  created_at timestamp with time zone not null,
  constraint vendor_assessments_pkey PRIMARY KEY (programme_id, organisation_id),
  constraint vendor_assessments_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint vendor_assessments_programme_id_organisation_id_fkey FOREIGN KEY (programme_id, organisation_id) REFERENCES partners(programme_id, id) ON DELETE CASCADE,
  constraint vendor_assessments_pace_check CHECK (((pace >= 1) AND (pace <= 5))),
  constraint vendor_assessments_recommendation_check CHECK (((recommendation >= 1) AND (recommendation <= 5))),
  constraint vendor_assessments_terms_check CHECK (((terms >= 1) AND (terms <= 5)))
);
CREATE INDEX vendor_assessments_by_time ON public.vendor_assessments USING btree (programme_id, created_at, organisation_id);
alter table vendor_assessments enable row level security, force row level security;
create policy partner_insert on vendor_assessments for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy partner_select on vendor_assessments for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy worker_delete on vendor_assessments for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on vendor_assessments for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on vendor_assessments for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select on vendor_assessments to {{partner}};
grant delete, insert, select on vendor_assessments to {{worker}};

create table public.vendor_notes (
  programme_id id not null,
  id id not null,
  subject_id id not null,
  author_id id not null,
  author_name text not null,
  body text,
  files jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint vendor_notes_pkey PRIMARY KEY (programme_id, id),
  constraint vendor_notes_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint vendor_notes_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000))),
  constraint vendor_notes_check CHECK (((deleted_at IS NULL) = (body IS NOT NULL))),
  constraint vendor_notes_files_check CHECK ((jsonb_typeof(files) = 'array'::text))
);
CREATE INDEX vendor_notes_by_subject ON public.vendor_notes USING btree (programme_id, subject_id, id);
alter table vendor_notes enable row level security, force row level security;
create policy vendor_changes_own on vendor_notes as restrictive for update to {{vendor}} using (((author_id)::text = ( SELECT app.person() AS person)));
create policy vendor_insert on vendor_notes for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on vendor_notes for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_signs_itself on vendor_notes as restrictive for insert to {{vendor}} with check (((author_id)::text = ( SELECT app.person() AS person)));
create policy vendor_update on vendor_notes for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on vendor_notes for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on vendor_notes for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on vendor_notes for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on vendor_notes for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant insert, select, update on vendor_notes to {{vendor}};
grant delete, insert, select, update on vendor_notes to {{worker}};

create table public.view_defaults (
  programme_id id not null,
  organisation_id id not null,
  person_id id not null,
  list text not null,
  view_id id not null,
  constraint view_defaults_pkey PRIMARY KEY (programme_id, organisation_id, person_id, list),
  constraint view_defaults_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint view_defaults_programme_id_view_id_fkey FOREIGN KEY (programme_id, view_id) REFERENCES saved_views(programme_id, id) ON DELETE CASCADE
);
CREATE INDEX view_defaults_by_view ON public.view_defaults USING btree (programme_id, view_id);
alter table view_defaults enable row level security, force row level security;
create policy partner_delete on view_defaults for delete to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy partner_insert on view_defaults for insert to {{partner}} with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy partner_select on view_defaults for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy partner_update on view_defaults for update to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_delete on view_defaults for delete to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_insert on view_defaults for insert to {{vendor}} with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_select on view_defaults for select to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy vendor_update on view_defaults for update to {{vendor}} using ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person)))) with check ((((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)) AND ((person_id)::text = ( SELECT app.person() AS person))));
create policy worker_delete on view_defaults for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on view_defaults for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on view_defaults for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on view_defaults for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant delete, insert, select, update on view_defaults to {{partner}};
grant delete, insert, select, update on view_defaults to {{vendor}};
grant delete, insert, select, update on view_defaults to {{worker}};

create table public.visibility (
  programme_id id not null,
  record_id id not null,
  organisation_id id not null,
  level text not null,
  granted_at timestamp with time zone not null,
  constraint visibility_pkey PRIMARY KEY (programme_id, record_id, organisation_id),
  constraint visibility_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id) ON DELETE CASCADE,
  constraint visibility_level_check CHECK ((level = ANY (ARRAY['own'::text, 'offered'::text, 'granted'::text, 'downline'::text])))
);
CREATE INDEX visibility_by_organisation ON public.visibility USING btree (programme_id, organisation_id, record_id);
CREATE INDEX visibility_let_in ON public.visibility USING btree (programme_id, organisation_id, record_id) WHERE (level <> 'own'::text);
alter table visibility enable row level security, force row level security;
create policy owner_insert on visibility for insert to {{owner}} with check (true);
create policy partner_select on visibility for select to {{partner}} using ((((programme_id)::text = ( SELECT app.programme('partner'::text) AS programme)) AND ((organisation_id)::text = ( SELECT app.organisation() AS organisation))));
create policy vendor_delete on visibility for delete to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_insert on visibility for insert to {{vendor}} with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_select on visibility for select to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy vendor_update on visibility for update to {{vendor}} using (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('vendor'::text) AS programme)));
create policy worker_delete on visibility for delete to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_insert on visibility for insert to {{worker}} with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_select on visibility for select to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
create policy worker_update on visibility for update to {{worker}} using (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme))) with check (((programme_id)::text = ( SELECT app.programme('worker'::text) AS programme)));
grant select on visibility to {{partner}};
grant delete, insert, select, update on visibility to {{vendor}};
grant delete, insert, select, update on visibility to {{worker}};

CREATE OR REPLACE FUNCTION app.add_link(token_hash text, membership text, target text, made_at timestamp with time zone, ends_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into auth.links (token_hash, programme_id, purpose, subject_id, target, created_at, expires_at)
    select add_link.token_hash, m.programme_id, 'enter', m.id, add_link.target, made_at, ends_at
    from public.memberships m
    where m.programme_id = app.programme('worker') and m.id = membership and m.ended_at is null;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION app.choose_language(chosen text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 UPDATE memberships SET language = choose_language.chosen
   WHERE ((memberships.person_id)::text = app.person());
END
;

CREATE OR REPLACE FUNCTION app.claim(field integer)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  raw text := current_setting('app.context', true);
  body text;
  keys install.context_key%rowtype;
begin
  if raw is null or raw = '' then return null; end if;
  body := split_part(raw, '~', 1);
  select * into keys from install.context_key;
  if encode(sha256(keys.outer_pad || sha256(keys.inner_pad || convert_to(body, 'UTF8'))), 'hex')
     is distinct from split_part(raw, '~', 2) then
    return null;
  end if;
  -- Expiry is machine time on purpose: a moved business clock must not revive a claim.
  if split_part(body, '/', 5)::bigint < extract(epoch from clock_timestamp()) then return null; end if;
  return nullif(split_part(body, '/', field), '-');
end $function$
;

CREATE OR REPLACE FUNCTION app.end_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Machine time, as for the sessions' own expiry.
  update auth.sessions s set ended_at = clock_timestamp()
    from public.memberships m
    where m.programme_id = new.programme_id and m.organisation_id = new.id
      and s.programme_id = m.programme_id and s.membership_id = m.id and s.ended_at is null;
  update public.api_keys set ended_at = clock_timestamp()
    where programme_id = new.programme_id and organisation_id = new.id and ended_at is null;
  update public.invitations set revoked_at = clock_timestamp(), version = version + 1
    where programme_id = new.programme_id and organisation_id = new.id and accepted_at is null and revoked_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.end_credentials()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Machine time, as for the sessions' own expiry.
  update auth.sessions set ended_at = clock_timestamp()
    where programme_id = new.programme_id and membership_id = new.id and ended_at is null;
  update public.api_keys set ended_at = clock_timestamp()
    where programme_id = new.programme_id and membership_id = new.id and ended_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.end_keys_of_former_admin()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Machine time, as for the keys' own expiry.
  update public.api_keys set ended_at = clock_timestamp()
    where programme_id = new.programme_id and membership_id = new.id and ended_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.end_own_session(session text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update auth.sessions set ended_at = clock_timestamp()
    where id = session and person_id = app.person() and ended_at is null;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION app.enter(context text, credential text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  good boolean;
begin
  perform set_config('app.context', context, true);
  if app.claim(1) is null then return false; end if;
  if credential is null then return true; end if;
  if credential like 'sess\_%' then
    select true into good
    from auth.sessions s
    join public.memberships m on m.programme_id = s.programme_id and m.id = s.membership_id
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where s.id = credential and s.ended_at is null and s.expires_at > clock_timestamp()
      and m.ended_at is null and o.active
      and m.programme_id = app.claim(2) and m.organisation_id = app.claim(3) and m.person_id = app.claim(4)
      and m.kind = app.claim(6);
  else
    select true into good
    from public.api_keys k
    join public.memberships m on m.programme_id = k.programme_id and m.id = k.membership_id
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where k.id = credential and k.ended_at is null and k.expires_at > clock_timestamp()
      and m.ended_at is null and o.active
      and m.programme_id = app.claim(2) and m.organisation_id = app.claim(3) and k.id = app.claim(4);
  end if;
  if good is null then perform set_config('app.context', '', true); end if;
  return coalesce(good, false);
end $function$
;

CREATE OR REPLACE FUNCTION app.folded(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (octet_length(value) = char_length(value)) THEN lower((value COLLATE "C")) ELSE lower((translate(value, 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'::text, 'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷÿźżžάέήίόύώαβγδεζηθικλμνξοπρστυφχψωϊϋѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюя'::text) COLLATE "C")) END
;

CREATE OR REPLACE FUNCTION app.guard_registration()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if app.claim(1) = 'partner' and tg_op = 'INSERT' and (
    new.status not in ('draft', 'submitted') or new.protected_from is not null or new.protected_until is not null or new.decided_at is not null
  ) then
    raise exception 'a partner cannot decide its own registration' using errcode = '42501';
  end if;
  if app.claim(1) = 'partner' and tg_op = 'UPDATE' and (
    new.status in ('approved', 'declined', 'rejected', 'under-review', 'returned', 'expired') and new.status is distinct from old.status
    or new.protected_from is distinct from old.protected_from
    -- It may end early (withdrawn), or be prolonged once more by at most a year; the policy's own limits are the rule's.
    or new.protected_until > old.protected_until and (old.status <> 'approved' or new.extensions <> old.extensions + 1
      or new.protected_until > old.protected_until + interval '366 days')
    or (new.protected_until is null) is distinct from (old.protected_until is null)
    or new.decision_by is distinct from old.decision_by and new.status is distinct from 'submitted'
    or new.organisation_id is distinct from old.organisation_id
  ) then
    raise exception 'a partner cannot decide its own registration' using errcode = '42501';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.keep_roles()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' then
    update public.partner_roles set dropped_at = new.updated_at
      where programme_id = new.programme_id and organisation_id = new.id and dropped_at is null and role <> all (new.roles);
  end if;
  insert into public.partner_roles (programme_id, organisation_id, role, turn, added_at)
    select new.programme_id, new.id, wanted.role,
      1 + (select count(*) from public.partner_roles h
        where h.programme_id = new.programme_id and h.organisation_id = new.id and h.role = wanted.role),
      case tg_op when 'INSERT' then new.created_at else new.updated_at end
    from (select distinct unnest(new.roles) as role) wanted
    where not exists (select 1 from public.partner_roles h
      where h.programme_id = new.programme_id and h.organisation_id = new.id and h.role = wanted.role and h.dropped_at is null);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.keep_unchanged()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' and not exists (select 1 from public.programmes p where p.id = old.programme_id) then
    return old;
  end if;
  raise exception '% keeps its rows unchanged', tg_table_name using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION app.offer_accepted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.status = 'accepted' and old.status = 'open' then
    insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at)
    values (new.programme_id, new.lead_id, new.organisation_id, 'granted', new.answered_at)
    on conflict do nothing;
    update public.leads set status = 'accepted', organisation_id = new.organisation_id, updated_at = new.answered_at, version = version + 1
    where programme_id = new.programme_id and id = new.lead_id;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.organisation()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN app.claim(3)
;

CREATE OR REPLACE FUNCTION app.own_memberships()
 RETURNS TABLE(id text, programme_id text, programme_name text, programme_slug text, organisation_id text, organisation_name text, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT m.id,
     m.programme_id,
     p.name,
     p.slug,
     m.organisation_id,
     o.name,
     m.kind
    FROM ((memberships m
      JOIN organisations o ON ((((o.programme_id)::text = (m.programme_id)::text) AND ((o.id)::text = (m.organisation_id)::text))))
      JOIN programmes p ON (((p.id)::text = (m.programme_id)::text)))
   WHERE (((m.person_id)::text = app.person()) AND (m.ended_at IS NULL) AND o.active)
   ORDER BY p.name, o.name, m.id;
END
;

CREATE OR REPLACE FUNCTION app.own_sessions()
 RETURNS TABLE(id text, surface text, device text, created_at timestamp with time zone, expires_at timestamp with time zone, programme_name text, organisation_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.surface,
     s.device,
     s.created_at,
     s.expires_at,
     p.name,
     o.name
    FROM (((auth.sessions s
      JOIN memberships m ON ((((m.programme_id)::text = (s.programme_id)::text) AND ((m.id)::text = (s.membership_id)::text))))
      JOIN organisations o ON ((((o.programme_id)::text = (m.programme_id)::text) AND ((o.id)::text = (m.organisation_id)::text))))
      JOIN programmes p ON (((p.id)::text = (s.programme_id)::text)))
   WHERE (((s.person_id)::text = app.person()) AND (s.ended_at IS NULL) AND (s.expires_at > clock_timestamp()) AND (m.ended_at IS NULL) AND o.active)
   ORDER BY s.created_at DESC, s.id DESC;
END
;

CREATE OR REPLACE FUNCTION app.person()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN app.claim(4)
;

CREATE OR REPLACE FUNCTION app.programme(side text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if app.claim(1) is distinct from side then return null; end if;
  return app.claim(2);
end $function$
;

CREATE OR REPLACE FUNCTION app.programme_of_slug(wanted text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT programmes.id
    FROM programmes
   WHERE (programmes.slug = programme_of_slug.wanted);
END
;

CREATE OR REPLACE FUNCTION app.queue_events()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into public.unsealed_events (programme_id, event_id, xid)
  select f.programme_id, f.id, pg_current_xact_id() from fresh f;
  insert into public.outbox (programme_id, event_id, type)
  select f.programme_id, f.id, f.type from fresh f order by f.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.record_own_visibility()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.organisation_id is not null then
    insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at)
    values (new.programme_id, new.id, new.organisation_id, 'own', new.created_at);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Only a programme that is removed as a whole takes its history along.
  if tg_op = 'DELETE' then
    if not exists (select from public.programmes p where p.id = old.programme_id) then return old; end if;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $function$
;

CREATE OR REPLACE FUNCTION app.switch_own_session(session text, membership text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update auth.sessions s set programme_id = m.programme_id, membership_id = m.id
    from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where s.id = session and s.person_id = app.person() and s.ended_at is null
      and m.id = membership and m.person_id = app.person() and m.ended_at is null and o.active;
  return found;
end $function$
;

CREATE OR REPLACE PROCEDURE install.append_only(IN target regclass)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function app.refuse_change()', target);
  execute format('create trigger append_only_whole before truncate on %s for each statement execute function app.refuse_change()', target);
end $procedure$
;

CREATE OR REPLACE PROCEDURE install.own_visibility(IN target regclass)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('create trigger own_visibility after insert on %s for each row execute function app.record_own_visibility()', target);
end $procedure$
;

CREATE OR REPLACE PROCEDURE install.protect(IN target regclass, IN vendor text DEFAULT ''::text, IN partner text DEFAULT ''::text, IN worker text DEFAULT ''::text, IN visitor text DEFAULT ''::text, IN auth text DEFAULT ''::text, IN owner text DEFAULT ''::text)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  call install.protect_for(target, 'vendor', '{{vendor}}', vendor);
  call install.protect_for(target, 'partner', '{{partner}}', partner);
  call install.protect_for(target, 'worker', '{{worker}}', worker);
  call install.protect_for(target, 'public', '{{public}}', visitor);
  call install.protect_for(target, 'auth', '{{auth}}', auth);
  call install.protect_for(target, 'owner', '{{owner}}', owner);
end $procedure$
;

CREATE OR REPLACE PROCEDURE install.protect_for(IN target regclass, IN side text, IN role_name text, IN rights text)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
declare
  item text;
  parts text[];
  predicate text;
begin
  for item in select trim(x) from unnest(string_to_array(rights, ',')) x where trim(x) <> '' loop
    parts := regexp_match(item, '^(select|insert|update|delete)(?::([a-z]+)(?:\(([a-z_]+)\))?)?$');
    if parts is null then raise exception 'protect: cannot read "%"', item; end if;
    predicate := install.scope_predicate(target, side, coalesce(parts[2], 'programme'), parts[3]);
    if predicate is null then raise exception 'protect: unknown scope in "%"', item; end if;
    execute format('grant %s on %s to %I', parts[1], target, role_name);
    execute format('create policy %I on %s for %s to %I %s',
      side || '_' || parts[1], target, parts[1], role_name,
      case parts[1]
        when 'insert' then format('with check (%s)', predicate)
        when 'update' then format('using (%s) with check (%s)', predicate, predicate)
        else format('using (%s)', predicate)
      end);
  end loop;
end $procedure$
;

CREATE OR REPLACE FUNCTION install.scope_predicate(target regclass, side text, scope text, target_column text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  in_programme text := format('programme_id = (select app.programme(%L))', side);
begin
  return case scope
    when 'any' then 'true'
    when 'self' then format('id = (select app.programme(%L))', side)
    when 'programme' then in_programme
    when 'own' then format('%s and %I = (select app.organisation())', in_programme, coalesce(target_column, 'organisation_id'))
    when 'person' then format('%s and %I = (select app.person())', in_programme, coalesce(target_column, 'person_id'))
    when 'visible' then format(
      '%s and exists (select 1 from public.visibility v where v.programme_id = %s.programme_id and v.record_id = %s.%I and v.organisation_id = (select app.organisation()))',
      in_programme, target, target, coalesce(target_column, 'id'))
    else null
  end;
end $function$
;
