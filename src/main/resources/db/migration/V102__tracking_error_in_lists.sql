-- Lists show them beside drift; none without a risk model, and none in lists of proposals from before this was kept.
alter table proposal add column tracking_error_before varchar(32);
alter table proposal add column tracking_error_after varchar(32);
