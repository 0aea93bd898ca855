-- People and how they come in. A user belongs to no province: the memberships say where and as what.
CREATE TABLE users (
  id         bigint GENERATED ALWAYS AS IDENTITY,
  username   text NOT NULL,
  full_name  text NOT NULL,
  email      text,
  phone      text,
  title      text,
  state      text NOT NULL DEFAULT 'active',
  version    integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_username_key UNIQUE (username),
  CONSTRAINT users_username_check CHECK (username ~ '^[a-z0-9]+([._-][a-z0-9]+)*$' AND length(username) BETWEEN 2 AND 60),
  CONSTRAINT users_full_name_check CHECK (full_name = btrim(full_name) AND char_length(full_name) BETWEEN 1 AND 200),
  CONSTRAINT users_email_check CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND char_length(email) <= 254),
  CONSTRAINT users_phone_check CHECK (char_length(phone) BETWEEN 1 AND 40),
  CONSTRAINT users_title_check CHECK (char_length(title) BETWEEN 1 AND 200),
  CONSTRAINT users_state_check CHECK (state IN ('active', 'disabled'))
);

CREATE TABLE credentials (
  user_id           bigint NOT NULL,
  password_hash     text,
  changed_at        timestamptz,
  totp_secret       bytea,
  totp_confirmed_at timestamptz,
  totp_last_step    bigint NOT NULL DEFAULT 0,
  CONSTRAINT credentials_pkey PRIMARY KEY (user_id),
  CONSTRAINT credentials_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT credentials_password_check CHECK (password_hash LIKE '$argon2id$v=19$m=%'),
  CONSTRAINT credentials_totp_check CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
);
COMMENT ON COLUMN credentials.totp_secret IS 'sealed with a key outside the database; counts once confirmed';

CREATE TABLE recovery_codes (
  user_id bigint NOT NULL,
  hash    bytea NOT NULL,
  used_at timestamptz,
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, hash),
  CONSTRAINT recovery_codes_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
);

-- A link by which a person sets a password once; only its hash is kept.
CREATE TABLE one_time_tokens (
  hash       bytea NOT NULL,
  user_id    bigint NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  CONSTRAINT one_time_tokens_pkey PRIMARY KEY (hash),
  CONSTRAINT one_time_tokens_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX one_time_tokens_user_idx ON one_time_tokens (user_id);

CREATE TABLE sessions (
  id           bigint GENERATED ALWAYS AS IDENTITY,
  user_id      bigint NOT NULL,
  token_hash   bytea NOT NULL,
  stage        text NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  proved_at    timestamptz NOT NULL,
  ended_at     timestamptz,
  address      text NOT NULL,
  agent        text NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_key UNIQUE (token_hash),
  CONSTRAINT sessions_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT sessions_stage_check CHECK (stage IN ('second_factor', 'enrol', 'full')),
  CONSTRAINT sessions_agent_check CHECK (char_length(agent) <= 300)
);
COMMENT ON COLUMN sessions.stage IS 'second_factor: the code is still owed; enrol: a second factor must be set up first';
COMMENT ON COLUMN sessions.proved_at IS 'when the person last typed a password or code';
CREATE INDEX sessions_user_idx ON sessions (user_id) WHERE ended_at IS NULL;

-- Wrong sign-ins by account ("user:…") and by address ("addr:…").
CREATE TABLE throttle (
  key           text NOT NULL,
  failures      integer NOT NULL,
  first_at      timestamptz NOT NULL,
  blocked_until timestamptz,
  CONSTRAINT throttle_pkey PRIMARY KEY (key)
);

-- Who may do what where (product rules §4). A province left out means the whole system.
CREATE TABLE memberships (
  id             bigint GENERATED ALWAYS AS IDENTITY,
  user_id        bigint NOT NULL,
  role           text NOT NULL,
  province_id    bigint,
  unit_id        bigint,
  substitute_for bigint,
  valid_from     date NOT NULL,
  valid_to       date,
  created_by     text NOT NULL,
  CONSTRAINT memberships_pkey PRIMARY KEY (id),
  CONSTRAINT memberships_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT memberships_province_fkey FOREIGN KEY (province_id) REFERENCES provinces (id),
  CONSTRAINT memberships_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT memberships_substitute_fkey FOREIGN KEY (substitute_for) REFERENCES users (id),
  CONSTRAINT memberships_role_check CHECK (role IN ('admin', 'planner', 'leader', 'officer', 'unit_head')),
  CONSTRAINT memberships_unit_check CHECK ((role IN ('officer', 'unit_head')) = (unit_id IS NOT NULL)),
  CONSTRAINT memberships_place_check CHECK (unit_id IS NULL OR province_id IS NOT NULL),
  CONSTRAINT memberships_wide_check CHECK (province_id IS NOT NULL OR role IN ('admin', 'leader')),
  CONSTRAINT memberships_substitute_check CHECK (substitute_for <> user_id),
  CONSTRAINT memberships_valid_check CHECK (valid_to >= valid_from)
);
CREATE INDEX memberships_user_idx ON memberships (user_id);
CREATE INDEX memberships_unit_idx ON memberships (unit_id) WHERE unit_id IS NOT NULL;

-- The answer to a write form sent twice is the answer to the first. Purged after seven days.
CREATE TABLE idempotency_keys (
  user_id     bigint NOT NULL,
  key         text NOT NULL,
  fingerprint bytea NOT NULL,
  created_at  timestamptz NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key),
  CONSTRAINT idempotency_keys_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT idempotency_keys_key_check CHECK (key ~ '^[A-Za-z0-9_-]{16,64}$')
);
CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at);

CREATE TABLE settings (
  key     text NOT NULL,
  value   jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT settings_pkey PRIMARY KEY (key)
);

GRANT SELECT, INSERT, UPDATE ON users, credentials, recovery_codes, one_time_tokens, sessions, throttle, memberships, settings
  TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT, DELETE ON idempotency_keys TO kehoach_app, kehoach_system;
GRANT DELETE ON throttle, recovery_codes TO kehoach_app, kehoach_system;
