-- Portable between H2 and PostgreSQL: no identity columns, no vendor functions, no collation-dependent ranges.

-- Rows to lock: whoever holds one is alone in adding books, runs or rulebooks until the transaction ends.
create table sequence_lock (
    name varchar(32) primary key
);
insert into sequence_lock (name) values ('book');
insert into sequence_lock (name) values ('run');
insert into sequence_lock (name) values ('rulebook');

create table book (
    book_id varchar(32) primary key,
    sha256 char(64) not null unique,
    name varchar(256) not null,
    as_of date not null,
    accounts integer not null,
    households integer not null,
    lots integer not null,
    received_at timestamp with time zone not null,
    document bytea not null
);

-- One household and all below it. ordinal is its place in the book's order, so that a range does not depend on collation.
create table book_household (
    book_id varchar(32) not null references book (book_id),
    household_id varchar(64) not null,
    ordinal integer not null,
    document bytea not null,
    primary key (book_id, household_id),
    unique (book_id, ordinal)
);

-- Who holds what, at the book's prices.
create table position (
    book_id varchar(32) not null references book (book_id),
    account_id varchar(64) not null,
    security_id varchar(64) not null,
    household_id varchar(64) not null,
    quantity numeric(24, 6) not null,
    market_value numeric(24, 2) not null,
    primary key (book_id, account_id, security_id)
);
create index position_by_security on position (book_id, security_id);

create table run (
    run_id varchar(40) primary key,
    book_id varchar(32) not null references book (book_id),
    as_of date not null,
    day_sequence integer not null,
    rulebook_version varchar(64) not null,
    rulebook_sha256 varchar(64) not null,
    build_id varchar(64) not null,
    status varchar(16) not null,
    requested_by varchar(256) not null,
    idempotency_key varchar(256) unique,
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    unique (as_of, day_sequence)
);

create table proposal (
    proposal_id varchar(128) primary key,
    run_id varchar(40) not null references run (run_id),
    account_id varchar(64) not null,
    household_id varchar(64) not null,
    revision integer not null,
    outcome varchar(16) not null,
    route varchar(16),
    state varchar(16) not null,
    replaces varchar(128) unique references proposal (proposal_id),
    market_value varchar(32),
    turnover varchar(32),
    estimated_tax varchar(32),
    drift_before varchar(32),
    drift_after varchar(32),
    trades integer not null,
    sha256 char(64) not null,
    document bytea not null,
    created_at timestamp with time zone not null,
    unique (run_id, account_id, revision)
);
create index proposal_by_household on proposal (run_id, household_id);

-- The rules that spoke on a proposal, in order.
create table proposal_rule (
    proposal_id varchar(128) not null references proposal (proposal_id),
    ordinal integer not null,
    rule_name varchar(1000) not null,
    primary key (proposal_id, ordinal)
);

-- Appended to, never changed: one decision a proposal.
create table decision (
    proposal_id varchar(128) primary key references proposal (proposal_id),
    kind varchar(16) not null,
    decided_by varchar(256) not null,
    note varchar(4000) not null,
    decided_at timestamp with time zone not null
);

create table order_batch (
    run_id varchar(40) not null references run (run_id),
    batch varchar(128) not null,
    released_at timestamp with time zone not null,
    primary key (run_id, batch)
);

create table block_order (
    run_id varchar(40) not null,
    order_id varchar(256) not null,
    batch varchar(128) not null,
    ordinal integer not null,
    security_id varchar(64) not null,
    side varchar(4) not null,
    quantity numeric(24, 6) not null,
    price numeric(24, 6) not null,
    amount numeric(24, 2) not null,
    primary key (run_id, order_id),
    foreign key (run_id, batch) references order_batch (run_id, batch)
);

-- The key is the promise: an account's trade in a security leaves once in a run, whatever batch it is in.
create table allocation (
    run_id varchar(40) not null,
    account_id varchar(64) not null,
    security_id varchar(64) not null,
    side varchar(4) not null,
    order_id varchar(256) not null,
    batch varchar(128) not null,
    ordinal integer not null,
    household_id varchar(64) not null,
    quantity numeric(24, 6) not null,
    amount numeric(24, 2) not null,
    primary key (run_id, account_id, security_id, side),
    foreign key (run_id, order_id) references block_order (run_id, order_id)
);

-- ordinal: lots of one sale are relieved in this order.
create table lot_instruction (
    run_id varchar(40) not null,
    order_id varchar(256) not null,
    account_id varchar(64) not null,
    lot_id varchar(64) not null,
    batch varchar(128) not null,
    ordinal integer not null,
    quantity numeric(24, 6) not null,
    primary key (run_id, order_id, account_id, lot_id),
    foreign key (run_id, order_id) references block_order (run_id, order_id)
);

create table rulebook (
    version integer primary key,
    sha256 char(64) not null,
    author varchar(256) not null,
    approver varchar(256),
    activated_at timestamp with time zone not null,
    files bytea not null
);
create index rulebook_by_sha256 on rulebook (sha256);

-- Appended to, never changed. at_micros and facts are kept as they were hashed, to the last digit.
create table audit_entry (
    entry_sequence bigint primary key,
    kind varchar(64) not null,
    subject varchar(256) not null,
    facts varchar(16000) not null,
    by_whom varchar(256) not null,
    at_micros bigint not null,
    previous_hash char(64) not null,
    hash char(64) not null
);
create index audit_entry_by_subject on audit_entry (subject);

-- The end of the chain, so that entries cut from it are missed; its one row is also the lock of who appends.
create table audit_head (
    id integer primary key,
    entry_sequence bigint not null,
    hash char(64) not null
);
insert into audit_head (id, entry_sequence, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
