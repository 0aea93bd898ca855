-- Weekly letters: a row is taken before its letter is sent, so that of many servers one sends it, and at most once a week.
CREATE TABLE digests (
  user_id    bigint NOT NULL,
  week       date NOT NULL,
  kind       text NOT NULL,
  address    text NOT NULL,
  subject    text NOT NULL,
  body       text NOT NULL,
  state      text NOT NULL DEFAULT 'claimed',
  attempts   integer NOT NULL DEFAULT 1,
  claimed_at timestamptz NOT NULL,
  sent_at    timestamptz,
  problem    text,
  CONSTRAINT digests_pkey PRIMARY KEY (user_id, week),
  CONSTRAINT digests_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT digests_week_check CHECK (extract(isodow FROM week) = 1),
  CONSTRAINT digests_kind_check CHECK (kind IN ('units', 'overview')),
  CONSTRAINT digests_state_check CHECK (state IN ('claimed', 'sent', 'refused')),
  CONSTRAINT digests_sent_check CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CONSTRAINT digests_problem_check CHECK (char_length(problem) BETWEEN 1 AND 500)
);
CREATE INDEX digests_week_idx ON digests (week);
COMMENT ON TABLE digests IS 'its own log; a row claimed and not sent within an hour is taken again';

-- Only the program itself sends.
GRANT SELECT ON digests TO kehoach_app;
GRANT SELECT, INSERT, UPDATE ON digests TO kehoach_system;
