-- Who may sign in where no OIDC issuer does it: bcrypt hashes, roles separated by commas.
create table app_user (
    name varchar(64) not null primary key,
    password_hash varchar(100) not null,
    roles varchar(200) not null
);
