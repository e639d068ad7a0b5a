-- Times are milliseconds since 1970-01-01 UTC by the database's clock. States: 0 waiting, 1 pending, 2 running,
-- 3 succeeded, 4 failed, 5 cancelled. Lists of words are JSON arrays. The tables of a run name it by its number without a
-- foreign key: each would be checked again at every claim, and a finished run moves to the history. A number as "integer primary
-- key" is the row's own place, and a table "without rowid" is its primary key: each spares a second tree that is written as well.

-- What decides placement: a worker chooses among these few rows, never among runs.
create table lane (
    id integer primary key autoincrement,
    lane_key text not null unique,
    owner text not null,
    tags text not null,
    user_tags text not null,
    limits text not null,
    workflow text not null,
    calculator text not null,
    -- Of the bundles that its runs carry; empty: installed workflows.
    language text not null default '',
    cores integer not null,
    memory_megabytes bigint not null,
    gpus integer not null,
    time_bucket_ms bigint not null
);

-- How long the runs of a lane took: how many for each step of a logarithmic scale.
create table lane_time (
    lane_id bigint not null,
    scale_step integer not null,
    runs bigint not null,
    primary key (lane_id, scale_step)
) without rowid;

-- At most so many runs at once among those that carry this word, as a tag or as a limit.
create table run_limit (
    word text primary key,
    capacity integer not null,
    owner text not null,
    since bigint not null
);

-- A process that works through runs (kind worker) or executes its user's own run (kind here).
create table worker (
    id integer primary key autoincrement,
    kind text not null,
    host text not null,
    pid bigint not null,
    job text,
    owner text not null,
    version text not null,
    tags text not null,
    tag_match text not null,
    calculators text not null,
    languages text not null default '[]',
    cores integer not null,
    memory_megabytes bigint not null,
    gpus integer not null,
    state text not null,
    reason text,
    started_at bigint not null,
    seen_at bigint not null,
    lease_until bigint not null,
    ends_at bigint,
    stop_requested integer not null default 0,
    succeeded integer not null default 0,
    failed integer not null default 0
);
-- Not by lease_until: thousands renew it every few seconds, and each renewal would change the index.
create index worker_live on worker (id) where state in ('IDLE', 'RUNNING');
create index worker_lost on worker (id) where state = 'LOST';

-- What one worker at a time finds out for all, every few seconds.
create table cluster (
    id integer primary key,
    looked_at bigint not null,
    live integer not null,
    idle integer not null,
    -- Behind this run it is looked next for what belongs into the history.
    history_from bigint not null default 0
);
insert into cluster (id, looked_at, live, idle) values (1, 0, 0, 0);

-- How many runs of each owner are running, as of then.
create table owner_load (
    owner text primary key,
    running bigint not null
);

-- The hot table, kept narrow: what is read once a run lies in run_detail.
create table run (
    id integer primary key autoincrement,
    state smallint not null,
    priority smallint not null default 0,
    lane_id bigint,
    attempt integer not null default 0,
    worker_id bigint,
    lost smallint not null default 0,
    failures smallint not null default 0,
    cancel_requested smallint not null default 0,
    hidden smallint not null default 0,
    run_at bigint,
    created_at bigint not null,
    started_at bigint,
    finished_at bigint,
    unique_key text
);
create index run_claim on run (lane_id, priority desc, id) where state = 1;
create index run_running on run (worker_id, lane_id) where state = 2;
create index run_waiting on run (run_at) where state = 0;
create index run_hidden on run (id) where hidden = 1;
create unique index run_unique on run (unique_key) where unique_key is not null and state in (0, 1, 2);

-- Runs that finished long ago: the hot table stays small.
create table run_history (
    id integer primary key,
    state smallint not null,
    priority smallint not null,
    lane_id bigint,
    attempt integer not null,
    worker_id bigint,
    lost smallint not null,
    failures smallint not null,
    cancel_requested smallint not null,
    hidden smallint not null,
    run_at bigint,
    created_at bigint not null,
    started_at bigint,
    finished_at bigint not null,
    unique_key text
);
create index run_history_hidden on run_history (id) where hidden = 1;
create index run_history_unsuccessful on run_history (state, id) where state in (4, 5);
create view any_run as select * from run union all select * from run_history;

-- How many runs of each state lie in the history, without the hidden ones.
create table history_count (
    state smallint primary key,
    runs bigint not null
);

create table run_detail (
    run_id integer primary key,
    workflow text not null,
    workflow_type text not null,
    calculator text not null,
    user_tags text not null,
    subject text,
    parameters text not null,
    owner text not null,
    submission text not null,
    idempotency_key text,
    directory text,
    retries smallint not null default 0,
    retry_delay_ms bigint not null default 0,
    skip_if_parent_fails smallint not null default 0,
    failure_kind text,
    failure_message text,
    -- Of the code that it carries; null: its workflow is installed.
    bundle_hash text,
    version text not null
);
create unique index run_detail_key on run_detail (owner, idempotency_key) where idempotency_key is not null;
create index run_detail_workflow on run_detail (workflow, run_id);

-- Code of user-defined workflows, named by its hash: however many runs carry it, it is stored once and never changed. The text is
-- the very one that was hashed.
create table bundle (
    hash text primary key,
    language text not null,
    workflow text not null,
    canonical text not null,
    owner text not null,
    stored_at bigint not null
);

-- Libraries that bundles need.
create table jar (
    sha256 text primary key,
    content blob not null,
    stored_at bigint not null
);

-- A run waits for its parents: until they have succeeded, or (until_end) have ended in whatever way.
create table run_parent (
    run_id bigint not null,
    parent_id bigint not null,
    until_end smallint not null default 0,
    primary key (run_id, parent_id)
);
create index run_parent_parent on run_parent (parent_id);

create table attempt (
    run_id bigint not null,
    attempt integer not null,
    worker_id bigint not null,
    host text not null,
    directory text,
    started_at bigint not null,
    finished_at bigint,
    outcome text,
    failure_kind text,
    message text,
    primary key (run_id, attempt)
) without rowid;

-- What finished steps of a run gave, so that a later attempt doesn't repeat them.
create table step (
    run_id bigint not null,
    name text not null,
    occurrence integer not null,
    inputs_hash text not null,
    step_value text not null,
    attempt integer not null,
    saved_at bigint not null,
    primary key (run_id, name, occurrence)
);

-- The runs that a step of another run has submitted.
create table child_run (
    parent_id bigint not null,
    name text not null,
    occurrence integer not null,
    place integer not null,
    run_id bigint not null,
    primary key (parent_id, name, occurrence, place)
);

-- One row for each finished run: the columns that people sort and filter by, and all values as JSON.
create table result (
    run_id integer primary key,
    attempt integer not null,
    workflow text not null,
    workflow_type text not null,
    status text not null,
    formula text,
    nsites integer,
    energy double precision,
    energy_per_atom double precision,
    volume double precision,
    volume_change double precision,
    max_force double precision,
    band_gap double precision,
    is_gap_direct smallint,
    energy_fermi double precision,
    saved_at bigint not null,
    -- Last: SQLite walks over a long text to what stands behind it.
    result_values text not null
);
create index result_workflow on result (workflow, run_id);

-- The tables of workflows that declare a result record: which one, and its columns as JSON. The engine makes them when the first
-- result comes, and adds columns, never more.
create table result_table (
    workflow text primary key,
    table_name text not null unique,
    columns text not null
);

create table ionic_step (
    run_id bigint not null,
    attempt integer not null,
    step integer not null,
    energy double precision not null,
    max_force double precision,
    max_stress double precision,
    volume double precision,
    temperature double precision,
    primary key (run_id, step)
);

-- Runs that carry all of these tags are left alone by every worker; no tags: all runs.
create table pause (
    tags text primary key,
    owner text not null,
    since bigint not null
);

-- An SQLite file serves one host: who has it open. A second host is refused by name.
create table host_presence (
    host text not null,
    process text not null,
    seen_at bigint not null,
    primary key (host, process)
);
